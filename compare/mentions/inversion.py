"""Whether the source follows its verb: "...," said X; "..., said a spokesman for the company"."""

from __future__ import annotations

from compare.mentions.lexicon import Lexicon
from compare.mentions.nouns import noun_after, past_day
from compare.mentions.scan import Scan
from compare.mentions.speakers import REACH, before
from compare.model import Mention
from compare.text import QUOTE_MARKS

_HEAD = 4  # words behind a verb in which the source that ends a statement stands
_TOLD = 3  # words before the verb that such a source tells at least


def inverted(scan: Scan, lexicon: Lexicon, named: dict[int, Mention], at: int) -> bool:
    """ "...," said Jalali; "...," according to the verb's place right after a closed quotation or a comma."""
    # "..., a dit X": the perfect has its auxiliary before the verb.
    gap = scan.gaps[at - 1 if at and lexicon.has("perfect", scan.bare[at - 1]) else at]
    if not gap or not (any(sign in QUOTE_MARKS for sign in gap) or "," in gap) or at + 1 >= len(scan.raw):
        return False
    next_ = past_day(scan, lexicon, at + 1)
    key = scan.bare[next_]
    return bool(
        (
            next_ in named
            or key in lexicon.titles
            or lexicon.has("sources", key)
            or lexicon.has("articles", key)
            or key in lexicon.language.stop_words
            or key in lexicon.numbers
            or noun_after(scan, lexicon, named, at)
        )
        and scan.gaps[next_] == " "
        and (
            any(sign in QUOTE_MARKS for sign in gap)
            or (next_ in named and _closes(scan, lexicon, named, next_))
            or _described_tail(scan, lexicon, named, at, next_)
        )
    )


def _described_tail(scan: Scan, lexicon: Lexicon, named: dict[int, Mention], at: int, next_: int) -> bool:
    """Whether a statement ends with who said it, described: "..., said a spokesman for the company."."""
    ends = (index for index in range(next_, len(scan.bare)) if lexicon.has("relatives", scan.bare[index]))
    rest = scan.bare[next_ : next(ends, None)]  # "..., said two officials, who asked not to be named"
    if lexicon.has("telling", scan.bare[at]) or (at - 1 in named and not lexicon.has("determiners", scan.bare[next_])):
        return False  # "the prosecutor, X, told reporters outside"
    if lexicon.has("complements", scan.bare[next_]):
        return False  # "X, a news site, reported that House Speaker Y, who ..."
    if not (any(map(lexicon.is_source, rest[:_HEAD])) or noun_after(scan, lexicon, named, at)):
        return False
    if any("," in gap for gap in scan.gaps[1 : at - 1]) and before(scan, lexicon, named, at):
        return False  # "X, a witness, said the man fled"
    bound = any(
        lexicon.has("passives", key) or lexicon.has("auxiliaries", key) or key in lexicon.speech for key in rest
    )
    start = at - 1 if lexicon.has("perfect", scan.bare[at - 1]) else at
    told = start >= _TOLD and "," not in scan.gaps[start - 1]
    return told and not bound and len(rest) <= REACH


def _closes(scan: Scan, lexicon: Lexicon, named: dict[int, Mention], first: int) -> bool:
    """Whether a name ends what is told: "..., said X.", not "Y, the envoy, said X will go"."""
    end = first
    while end < len(scan.raw) and (_continues(scan, first, end) or named.get(end) is named[first]):
        end += 1
    if end == len(scan.raw) or scan.gaps[end] != " ":
        return not scan.owns(end - 1)
    if lexicon.has("joins", scan.bare[end]) and end + 1 in named:
        return _closes(scan, lexicon, named, end + 1)  # "..., said X and Y."
    return lexicon.has("prepositions", scan.bare[end])


def _continues(scan: Scan, first: int, at: int) -> bool:
    """Whether a capital goes on with the name that began at *first*."""
    return scan.raw[at][0].isupper() and (at == first or scan.gaps[at] in {" ", ". ", "-"})
