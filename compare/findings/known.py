"""Names that only the whole story knows: mentions are read from one statement each.

Where a sentence begins a capital tells nothing: "Three Rivers closed its pool", "Three Republicans left".  Where every
noun has one, a surname alone is a name because the story has it in full.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from compare.language import load
from compare.mentions import read
from compare.mentions.lexicon import lexicon
from compare.model import Mention, Span, Version
from compare.text import fold

if TYPE_CHECKING:
    from compare.findings.pair import Side


def whole_names(side: Side, found: dict[str, list[Mention]]) -> dict[str, list[Mention]]:
    """*found*, mentions by facet, with a number that begins a statement put to the name behind it where it is its."""
    starts = {statement.span.start for statement in side.statements}
    for number in [one for one in found.get("number", ()) if one.span.start in starts]:
        if side.version.text[number.span.start].isdigit():
            continue
        name = next((one for one in found.get("name", ()) if one.span.start == number.span.end + 1), None)
        whole = Span(number.span.start, name.span.end) if name else number.span
        known = side.story.counted_names if name else frozenset()
        value = fold(side.wording(whole))
        if name and any(other == value or other.startswith(f"{value} ") for other in known):
            found["number"].remove(number)
            found["name"][found["name"].index(name)] = Mention("name", whole, value)
    return found


def counted_names(version: Version) -> frozenset[str]:
    """The names of *version* that begin with a word for a number: "three rivers"."""
    language = load(version.lang)
    numbers = lexicon(language).number_starts
    every = (mention for one in version.statements for mention in read(one, language).mentions)
    return frozenset(m.value for m in every if m.facet == "name" and m.value.partition(" ")[0] in numbers)


def surnames(version: Version) -> frozenset[str]:
    """The last words of the names of *version*."""
    language = load(version.lang)
    every = (mention for one in version.statements for mention in read(one, language).mentions)
    return frozenset(mention.value.rpartition(" ")[2] for mention in every if mention.facet == "name")
