"""Relative clauses between a source and its verb: "two officials, who asked not to be named, said"."""

from __future__ import annotations

from compare.mentions.lexicon import Lexicon
from compare.mentions.scan import Scan
from compare.model import Mention
from compare.text import QUOTE_MARKS

#: Words of a relative clause at most.
_LONG = 24


def relative(scan: Scan, lexicon: Lexicon, named: dict[int, Mention], verb: int) -> int:
    """Where the relative clause begins that ends right before the word *verb*, or -1: what it is told of says so.

    Between commas ("X, who ..., said") any will do.  Without them ("officials who spoke in private said") it must
    stand right behind a source and go on with a verb: in "people who the mayor said were there" it is the mayor's.
    """
    if verb and lexicon.has("perfect", scan.bare[verb - 1]):
        verb -= 1  # "X, qui ..., a dit"
    closed = scan.gaps[verb].strip() == ","
    if not closed and scan.gaps[verb] != " ":
        return -1
    for at in range(verb - 2, max(0, verb - _LONG), -1):
        if scan.quoted[at] or any(
            sign in QUOTE_MARKS or not (sign.isspace() or sign == "-") for sign in scan.gaps[at + 1]
        ):
            return -1
        if lexicon.has("relatives", scan.bare[at]):
            if closed:
                return at if scan.gaps[at].strip() == "," else -1
            return at if _told_of_source(scan, lexicon, named, at) else -1
    return -1


def _told_of_source(scan: Scan, lexicon: Lexicon, named: dict[int, Mention], at: int) -> bool:
    """Whether a source stands right before the word *at* and no subject right behind it."""
    if scan.gaps[at] != " " or not (at - 1 in named or lexicon.is_source(scan.bare[at - 1])):
        return False
    key = scan.bare[at + 1]
    subject = any(lexicon.has(name, key) for name in ("determiners", "articles", "source_pronouns"))
    return not (subject or at + 1 in named or lexicon.is_source(key))
