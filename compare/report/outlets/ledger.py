"""What each outlet has: the sources it cites, its loaded words, and how many statements name no source."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from compare.language import load
from compare.mentions import find, sources, unsourced
from compare.model import Version
from compare.report.rows import clean, clip, numbers

#: Statements that are listed for one entry, and code points of its wording.
PLACES, LONG = 4, 110


class Entry(NamedTuple):
    """A wording with the statements it stands in as (id, number) pairs; ``more`` counts those that are not listed."""

    wording: str
    places: tuple[tuple[str, str], ...]
    more: int


class Ledger(NamedTuple):
    """One kind of thing: for each outlet its entries, and a line that sums them up or ""."""

    name: str
    columns: tuple[tuple[tuple[Entry, ...], str], ...]


def ledgers(versions: Sequence[Version]) -> tuple[Ledger, ...]:
    """The ledgers of *versions*; one that is empty for all is left out."""
    cited = Ledger("Sources cited", tuple(_cited(n, version) for n, version in enumerate(versions)))
    charged = Ledger("Loaded words", tuple((_charged(n, version), "") for n, version in enumerate(versions)))
    return tuple(one for one in (cited, charged) if any(entries or line for entries, line in one.columns))


def _cited(position: int, version: Version) -> tuple[tuple[Entry, ...], str]:
    language = load(version.lang)
    found = (
        (source.key, source.source.of(version.text), index)
        for index, statement in enumerate(version.statements)
        for one in sources(statement, language)
        for source in one.subjects
        if not (source.pronoun or source.told)
    )
    without = len(unsourced(version))
    line = f"{without} of {len(version.body)} statements name no source" if version.body else ""
    return _entries(position, version, found), line


def _charged(position: int, version: Version) -> tuple[Entry, ...]:
    language = load(version.lang)
    found = (
        (mention.value, mention.span.of(version.text), index)
        for index, statement in enumerate(version.statements)
        for mention in find(statement, language)
        if mention.facet == "charged"
    )
    return _entries(position, version, found)


def _entries(position: int, version: Version, found: Iterator[tuple[str, str, int]]) -> tuple[Entry, ...]:
    """Entries by key, in the order of the text; a last name stands for the full name before it."""
    counted = numbers(version)
    wordings: dict[str, str] = {}
    places: dict[str, dict[int, None]] = {}
    for key, wording, index in found:
        full = next((held for held in wordings if held.endswith(f" {key}")), key)
        wordings.setdefault(full, clip(clean(wording).strip(), LONG))
        places.setdefault(full, {})[index] = None
    return tuple(
        Entry(
            wording,
            tuple((f"v{position + 1}.s{index + 1}", counted[index]) for index in list(places[key])[:PLACES]),
            max(0, len(places[key]) - PLACES),
        )
        for key, wording in wordings.items()
    )
