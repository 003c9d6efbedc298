"""Ledgers: which quotes, sources, numbers, names and loaded words stand in one version only, and which in both."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Set
from itertools import pairwise, takewhile
from typing import NamedTuple

from compare.language import Language, load
from compare.mentions import read, unsourced
from compare.mentions.dates import kind
from compare.mentions.lexicon import lexicon
from compare.mentions.scan import HEADINGS
from compare.model import BODY_ROLES, Mention, Report, Span, Statement, Version
from compare.report.rows import clean, clip, numbers
from compare.text import QUOTE_MARKS, fold, keys

#: Ledger -> facets of the mentions it holds.
FACETS: dict[str, tuple[str, ...]] = {
    "Numbers and dates": ("number", "date"),
    "Names, titles, places": ("name", "title", "place"),
    "Hedges and conditions": ("hedge", "condition"),
    "Loaded words": ("charged",),
}
_LEDGER_OF = {facet: name for name, facets in FACETS.items() for facet in facets}
NAMES = ("Quotes", "Sources", *FACETS)
#: Above this many statements in all the ledgers are left out: nobody reads them, and they cost more than the rest.
MOST = 3_000
#: Statements that are listed for one entry.
PLACES = 4
_LONG = 110
_NAMED = ("Sources", "Names, titles, places")

#: Ledger, key and wording of something that a statement mentions.
_Said = tuple[str, str, str]


class Entry(NamedTuple):
    """A wording with the statements it stands in as (id, number) pairs.

    ``aside`` says, in brackets, who speaks; ``more`` counts the statements beyond those listed.
    """

    wording: str
    places: tuple[tuple[str, str], ...]
    aside: str = ""
    more: int = 0


class Ledger(NamedTuple):
    """One kind of thing in three columns: "lost" (only the left has it), "gained" (only the right) and "both"."""

    name: str
    columns: tuple[tuple[str, tuple[Entry, ...]], ...]


class _Found(NamedTuple):
    ledger: str
    key: str
    wording: str
    statement: int
    aside: str = ""


def ledgers(report: Report) -> tuple[Ledger, ...]:
    """The ledgers of a report on two versions, in a fixed order; an empty ledger is left out."""
    if len(report.versions) != 2 or sum(len(v.statements) for v in report.versions) > MOST:
        return ()
    held: dict[str, dict[str, list[list[tuple[str, str]]]]] = {name: {} for name in NAMES}
    first: dict[tuple[str, str], _Found] = {}
    inside = _capitals(report.versions)
    known: dict[tuple[str, bool, Language], list[_Said]] = {}
    told = [list(_read(version, inside, known)) for version in report.versions]
    stops = frozenset[str]().union(*(load(version.lang).stop_words for version in report.versions))
    whole = _surnames((found for side in told for found in side), stops)
    for side, version in enumerate(report.versions):
        counted = numbers(version)
        for one in told[side]:
            name = whole.get((one.ledger, one.key))
            found = one._replace(key=name) if name else one
            known_as = first.setdefault((found.ledger, found.key), found)
            if found.aside and not known_as.aside:
                first[found.ledger, found.key] = known_as._replace(aside=found.aside)
            places = held[found.ledger].setdefault(found.key, [[], []])[side]
            place = (f"v{side + 1}.s{found.statement + 1}", counted[found.statement])
            if place not in places:
                places.append(place)
    named = (_ledger(name, held[name], first) for name in NAMES if held[name])
    return tuple(_with_count(one, report) if one.name == "Sources" else one for one in named)


def _with_count(ledger: Ledger, report: Report) -> Ledger:
    """The ledger of sources with the statements of each version that name none, counted as its last entry."""
    columns = dict(ledger.columns)
    for column, side, version in zip(("lost", "gained"), (1, 2), report.versions, strict=True):
        bare, counted = unsourced(version), numbers(version)
        body = sum(statement.role in BODY_ROLES for statement in version.statements)
        if bare:
            places = tuple((f"v{side}.s{at + 1}", counted[at]) for at in bare[:PLACES])
            told = f"no source in {len(bare)} of {body} statements"
            columns[column] += (Entry(told, places, more=len(bare[PLACES:])),)
    return Ledger(ledger.name, tuple(columns.items()))


def _surnames(every: Iterable[_Found], stops: Set[str]) -> dict[tuple[str, str], str]:
    """The longer name behind the end of it ("Reyes", "Paula Reyes"), by ledger and end, where there is just one.

    A source may be told with what somebody is ("chief executive Paula Reyes"); "spokesman for Reyes" is another one.
    """
    full: dict[tuple[str, str], set[str]] = {}
    for ledger, key, wording in {(one.ledger, one.key, one.wording) for one in every if one.ledger in _NAMED}:
        said, words = wording.split(), key.split()
        name = list(takewhile(_capital, reversed(said)))
        before = said[: len(said) - len(name)]
        told = ledger == "Sources" and not any(word.lower() in stops for word in before)
        if told or (ledger != "Sources" and not before):
            for at in range(max(1, len(words) - len(name)), len(words)):
                full.setdefault((ledger, " ".join(words[at:])), set()).add(key)
    return {end: max(names, key=len) for end, names in full.items() if _nested(names)}


def _capital(word: str) -> bool:
    return word.isalpha() and word[0].isupper()


def _nested(names: set[str]) -> bool:
    """Whether of *names* each longer one only adds to the beginning of the shorter."""
    ordered = sorted(names, key=len)
    return all(longer.endswith(f" {shorter}") for shorter, longer in pairwise(ordered))


def _ledger(name: str, held: dict[str, list[list[tuple[str, str]]]], first: dict[tuple[str, str], _Found]) -> Ledger:
    columns: dict[str, list[Entry]] = {"lost": [], "gained": [], "both": []}
    for key, (left, right) in held.items():
        found = first[name, key]
        kind = "both" if left and right else "lost" if left else "gained"
        # Of what both have, the left tells where.
        places = left or right
        aside = f"({found.aside})" if found.aside else ""
        columns[kind].append(Entry(found.wording, tuple(places[:PLACES]), aside, len(places[PLACES:])))
    return Ledger(name, tuple((kind, tuple(entries)) for kind, entries in columns.items()))


def _capitals(versions: Iterable[Version]) -> frozenset[str]:
    """Words that are capitalised where no statement or quotation begins, folded."""
    plain = (
        (one, load(version.lang)) for version in versions for one in version.statements if one.role not in HEADINGS
    )
    return frozenset[str]().union(*(read(one, language).large for one, language in plain))


def _read(
    version: Version, inside: frozenset[str], known: dict[tuple[str, bool, Language], list[_Said]]
) -> Iterator[_Found]:
    """What *version* holds, quotes first; *known* keeps what a wording holds: most stand in both versions."""
    language = load(version.lang)
    yield from _quotes(version, language)
    for n, statement in enumerate(version.statements):
        key = statement.text, statement.role in HEADINGS, language
        if key not in known:
            known[key] = list(_held(statement, language, inside))
        for ledger, value, wording in known[key]:
            yield _Found(ledger, value, wording, n)


def _held(statement: Statement, language: Language, inside: frozenset[str]) -> Iterator[_Said]:
    text, articles = statement.text, lexicon(language).sets["articles"]
    found, said, _ = read(statement, language)
    for source in said:
        if not (source.pronoun or source.told):
            yield "Sources", source.key, _shown(source.source.of(text))
    for mention in _whole(found):
        ledger, wording = _LEDGER_OF.get(mention.facet), mention.span.of(text)
        # "un" may count and mostly does not: an article stands in no list of numbers.
        article = mention.facet == "number" and fold(wording) in articles
        # "The winter" is a date, "as winter closes in" is not told from other words: no list could say who has it.
        season = mention.facet == "date" and kind(mention.value) == "season"
        if ledger and not article and not season and not _opening(mention, text, inside):
            yield ledger, mention.value, _shown(wording)


def _whole(found: Iterable[Mention]) -> list[Mention]:
    """*found*, in which hedges that share a word are one ("is expected", "expected to"), with the value of the last."""
    whole: list[Mention] = []
    for mention in found:
        last = whole[-1] if whole else None
        if last and last.facet == mention.facet == "hedge" and last.span.meets(mention.span):
            whole[-1] = Mention("hedge", Span(last.span.start, max(last.span.end, mention.span.end)), mention.value)
        else:
            whole.append(mention)
    return whole


def _opening(mention: Mention, text: str, inside: frozenset[str]) -> bool:
    """Whether one word owes its capital to its place ("Wages took up ..."): nothing else says that it is a name."""
    start = mention.span.start
    if mention.facet != "name" or not (start == 0 or text[start - 1] in QUOTE_MARKS):
        return False
    found = keys(mention.span.of(text))
    return len(found) == 1 and found[0] not in inside


def _quotes(version: Version, language: Language) -> Iterator[_Found]:
    for quotation in version.quotations:
        place = bisect_right(version.statements, quotation.span.start, key=lambda statement: statement.span.end)
        if place < len(version.statements) and version.statements[place].span.meets(quotation.span):
            statement = version.statements[place]
            said = [one for one in read(statement, language).sources if not one.told]
            # "He" is no answer to who said it, and whom it stands for is not known here.
            speaker = _shown(said[0].source.of(statement.text)) if said and not said[0].pronoun else ""
            wording = quotation.inner.of(version.text)
            # A closing comma or full stop belongs to the sentence around the quote, not to what was said.
            bare = _shown(wording.rstrip(".,;: "))
            yield _Found("Quotes", fold(wording).rstrip(".,;: "), f"“{bare}”", place, speaker)


def _shown(wording: str) -> str:
    return clip(clean(wording).strip(), _LONG)
