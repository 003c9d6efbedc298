"""A Report on several outlets turned into what a reader is shown, once, for every reporter.

A reporter dresses this value and computes nothing: all numbers and all wording come from here.  What outlets share is
counted by likely origins too, and wherever agreement is shown it is said that it verifies nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from compare.errors import SettingsError
from compare.mentions import unsourced
from compare.model import BODY_ROLES, Cell, Claim, ClaimMatrix, Conflict, Report, Span, Version
from compare.report.outlets.ledger import Ledger, ledgers
from compare.report.outlets.marks import marks_of
from compare.report.outlets.values import (
    CALLED,
    Clash,
    Full,
    Place,
    Quoted,
    Row,
    Said,
    Shared,
    Side,
    Tally,
    origins_told,
)
from compare.report.rows import Piece, clean, marked, numbers
from compare.report.told import Told
from compare.report.view import View, look_at, plural
from compare.text import keys, words

SHARED = "Shared is not verified: sources that agree may have copied one another, and may all be wrong."
ADMITTED = (
    "Claims are joined by the words their statements share: a pure paraphrase can be missed, and stands in a row of its"
    " own.",
    "A conflict is a pointer, not a verdict: no side wins, however many sources have it, and the order of the sides"
    " says nothing.",
    SHARED,
)
#: What a side of a conflict is called that tells the claim without.
WITHOUT = {
    "attribution": "no source found",
    "negation": "not denied",
    "hedge": "without a hedge",
    "condition": "without a condition",
    "scope": "not said",
    "title": "not said",
}
#: Facets as a reader is told of them.
FACETS = {
    "quote": "quotation", "speaker": "speaker of a quotation", "number": "number", "date": "date", "name": "name",
    "title": "title", "attribution": "source", "negation": "denial", "hedge": "certainty", "condition": "condition",
    "scope": "scope", "opposite": "opposite", "cause": "cause",
}  # fmt: skip
HEADLINE = "headline"
#: Fit of a source (0-1, see ``Scores.fit``) below which it likelier tells something else than the claim.
DOUBTED = 0.5
#: A side of at most so many signs is shown with the words around it.
SHORT = 40
#: Facets that are no plain facts, by their place behind those.
_GRAVITY = {"source": 1, "denial": 1, "opposite": 1, "cause": 1, "certainty": 2, "condition": 2, "scope": 2}
FORMS = {"whole": "whole", "cut": "cut", "altered": "other words"}


class OutletsView(NamedTuple):
    """All that a reader is shown; ``plain`` holds what every kind of report has: heads, findings, notes, inputs."""

    plain: View
    verdict: str
    shared: str
    called: dict[str, str]
    rows: tuple[Row, ...]
    counts: tuple[tuple[str, str, int], ...]
    tallies: tuple[Tally, ...]
    origins: tuple[Shared, ...]
    quotes: tuple[Quoted, ...]
    ledgers: tuple[Ledger, ...]
    texts: tuple[Full, ...]
    admitted: tuple[str, ...]

    @property
    def clashes(self) -> str:
        """How many conflicts there are, counted as the verdict does; headlines are no claims."""
        heads = sum(len(row.clashes) for row in self.rows if row.headline)
        claims = sum(len(row.clashes) for row in self.rows) - heads
        return f"{claims}{f' and {heads} of headlines' if heads else ''}"

    @property
    def counted(self) -> str:
        """How many rows there are; headlines have one and are no claim."""
        heads = sum(row.headline for row in self.rows)
        return f"{len(self.rows) - heads}{' and a row of headlines' if heads else ''}"

    @property
    def contested(self) -> tuple[Row, ...]:
        """The rows in conflict: those with a fact in it first, then sources, then how surely it is told."""
        held = [row for row in self.rows if row.clashes]
        return tuple(sorted(held, key=lambda row: (min(_GRAVITY.get(c.facet, 0) for c in row.clashes), row.number)))


def view_of(report: Report) -> OutletsView:
    """The view of *report*.  Raises :class:`SettingsError` for a report without a claim matrix."""
    matrix = report.matrix
    if matrix is None:
        raise SettingsError("this report has no claim matrix", "make it with compare.outlets")
    plain = look_at(report)
    names = tuple(head.name for head in plain.heads)
    told = {one.id: one for one in plain.told}
    rows = tuple(_row(matrix, number, claim, names, told) for number, claim in enumerate(matrix.claims, 1))
    body = [row for row in rows if not row.headline]
    return OutletsView(
        plain=plain,
        verdict=_verdict(body, names, matrix),
        shared=SHARED,
        called=CALLED,
        rows=rows,
        counts=_counts(body, len(names)),
        tallies=tuple(_tally(body, position, name) for position, name in enumerate(names)),
        origins=tuple(
            Shared(_listed(names[n] for n in origin.versions), tuple(map(clean, origin.runs)))
            for origin in matrix.origins
        ),
        quotes=tuple(_quotes(matrix, names)),
        ledgers=ledgers(matrix.versions),
        texts=tuple(_full(position, version, plain) for position, version in enumerate(report.versions)),
        admitted=ADMITTED,
    )


def _row(matrix: ClaimMatrix, number: int, claim: Claim, names: tuple[str, ...], findings: Mapping[str, Told]) -> Row:
    holders = [n for n, cell in enumerate(claim.cells) if cell]
    reach = "one" if len(holders) == 1 else "all" if len(holders) == len(names) else "some"
    told = "only in one source" if reach == "one" else f"{len(holders)} of {len(names)} sources"
    origins = _origins(matrix, holders)
    if origins < len(holders):
        told += f", likely {origins_told(origins)}"
    told += _doubt(claim, names)
    headline = _is_headline(matrix, claim)
    if headline:
        # Headlines stand beside each other by their role: that says nothing about what they tell.
        told, reach = "headlines, not compared as claims", HEADLINE
    return Row(
        id=f"c-{claim.id}",
        number=number,
        wording=clean(claim.wording),
        kinds=(*(("conflict",) if claim.conflicts else ()), reach),
        told=told,
        percent=round(100 * claim.score),
        places=tuple(_place(matrix, claim, n, cell, names[n], headline=headline) for n, cell in enumerate(claim.cells)),
        clashes=tuple(
            _clash(matrix, claim, conflict, names)._replace(finding=findings.get(conflict.finding))
            for conflict in claim.conflicts
        ),
        headline=headline,
    )


def _doubt(claim: Claim, names: Sequence[str]) -> str:
    """Which sources may not belong to the claim: their statements fit those of the others badly."""
    fits = {n: cell.score >= DOUBTED for n, cell in enumerate(claim.cells) if cell}
    if all(fits.values()):
        return ""
    if not any(fits.values()):
        return ", which may tell different things"
    return f", of which {_listed(names[n] for n, well in fits.items() if not well)} may tell something else"


def _is_headline(matrix: ClaimMatrix, claim: Claim) -> bool:
    found = [
        matrix.versions[n].statements[i].role for n, cell in enumerate(claim.cells) if cell for i in cell.statements
    ]
    return set(found) == {"headline"}


def _origins(matrix: ClaimMatrix, holders: Iterable[int]) -> int:
    """How many origins *holders* are when likely copies count as one."""
    copies = {n: at for at, origin in enumerate(matrix.origins) for n in origin.versions}
    return len({copies.get(n, -1 - n) for n in holders})


def _clash(matrix: ClaimMatrix, claim: Claim, conflict: Conflict, names: tuple[str, ...]) -> Clash:
    told = (
        Side(
            _worded(conflict.facet, clean(said).rstrip(",")) if said else WITHOUT.get(conflict.facet, "without"),
            tuple(names[n] for n in held),
            _origins(matrix, held),
            _around(matrix, claim, conflict, number),
        )
        for number, (said, held) in enumerate(conflict.sides)
    )
    return Clash(FACETS.get(conflict.facet, conflict.facet), tuple(told))


def _worded(facet: str, said: str) -> str:
    """What stands on a side: words of the source in quotation marks, a list of its sources as it is."""
    return said if facet == "attribution" else f"“{said}”"


def _around(matrix: ClaimMatrix, claim: Claim, conflict: Conflict, number: int) -> tuple[Piece, ...]:
    """The words around a short side, in the first version that has it; where it is missing nothing can be shown."""
    said, held = conflict.sides[number]
    cell = claim.cells[held[0]]
    if conflict.facet == "quote":
        return _quoted_apart(said.rstrip(","), [other for other, _ in conflict.sides])
    if not said or len(said) > SHORT or cell is None or conflict.facet == "attribution":
        return ()
    version = matrix.versions[held[0]]
    for index in cell.statements:
        whole = version.statements[index].span
        for mark in marks_of(matrix, claim, conflict, number, held[0], index):
            around = _window(version.text, whole, mark)
            found = [Piece(one.kind, clean(one.text)) for one in marked(version.text, around, (mark,), "odd")]
            before = [Piece("same", "… ")] if around.start > whole.start else []
            after = [Piece("same", " …")] if around.end < whole.end else []
            return (*before, *found, *after)
    return ()


def _quoted_apart(said: str, wordings: Iterable[str]) -> tuple[Piece, ...]:
    """A wording of a quotation with the words marked that not every wording has."""
    shared = set(keys(said)).intersection(*(keys(other) for other in wordings))
    odd = [Span(word.start, word.end) for word in words(said) if word.key not in shared]
    pieces = marked(said, Span(0, len(said)), odd, "odd")
    return (Piece("same", "“"), *(Piece(one.kind, clean(one.text)) for one in pieces), Piece("same", "”"))


def _window(text: str, whole: Span, mark: Span) -> Span:
    """*mark* with about ``SHORT`` signs of its statement on each side, cut at blanks."""
    start, end = max(whole.start, mark.start - SHORT), min(whole.end, mark.end + SHORT)
    if start > whole.start:
        start = text.find(" ", start, mark.start) + 1 or mark.start
    if end < whole.end:
        end = max(text.rfind(" ", mark.end, end), mark.end)
    return Span(start, end)


def _place(matrix: ClaimMatrix, claim: Claim, position: int, cell: Cell | None, name: str, *, headline: bool) -> Place:
    if cell is None:
        return Place(name, "", ())
    counted = numbers(matrix.versions[position])
    said = tuple(_said(matrix, claim, position, index, counted[index]) for index in cell.statements)
    stance = HEADLINE if headline and cell.stance == "says" else cell.stance
    return Place(name, stance, said, doubted=not headline and cell.score < DOUBTED)


def _said(matrix: ClaimMatrix, claim: Claim, position: int, index: int, number: str) -> Said:
    version = matrix.versions[position]
    marks = {
        mark
        for conflict in claim.conflicts
        for side in range(len(conflict.sides))
        for mark in marks_of(matrix, claim, conflict, side, position, index)
    }
    return Said(
        f"v{position + 1}.s{index + 1}",
        number,
        tuple(
            Piece(piece.kind, clean(piece.text))
            for piece in marked(version.text, version.statements[index].span, marks, "odd")
        ),
        _beside(version, index, -1),
        _beside(version, index, 1),
    )


def _beside(version: Version, index: int, step: int) -> str:
    """The statement before or after, where it tells the story."""
    at = index + step
    if 0 <= at < len(version.statements) and version.statements[at].role in BODY_ROLES:
        return clean(version.statements[at].text)
    return ""


def _quotes(matrix: ClaimMatrix, names: tuple[str, ...]) -> Iterator[Quoted]:
    for saying in matrix.sayings:
        forms = tuple(_carried(matrix, n, cell, names[n]) for n, cell in enumerate(saying.cells))
        yield Quoted(f"“{clean(saying.wording).rstrip(',')}”", clean(saying.speaker), forms)


def _carried(matrix: ClaimMatrix, position: int, cell: Cell | None, name: str) -> tuple[str, str, str, str]:
    """A source, how it carries a quotation, and the id and number of the statement where; "" where it does not."""
    if cell is None:
        return name, "", "", ""
    first = cell.statements[0]
    return name, FORMS[cell.stance], f"v{position + 1}.s{first + 1}", numbers(matrix.versions[position])[first]


def _counts(rows: Iterable[Row], sources: int) -> tuple[tuple[str, str, int], ...]:
    """What rows can be filtered by: a kind, its name and how many rows have it."""
    held = [kind for row in rows for kind in row.kinds]
    named = (
        ("conflict", "in conflict"),
        ("all", "in both" if sources == 2 else "in all"),
        ("some", "in some"),
        ("one", "in one only"),
    )
    return tuple((kind, name, held.count(kind)) for kind, name in named if kind in held)


def _tally(rows: Iterable[Row], position: int, name: str) -> Tally:
    here = [row for row in rows if row.places[position].stance]
    told = [row.places[position] for row in here if "one" not in row.kinds]
    return Tally(
        name,
        len(here),
        sum(place.stance == "says" and not place.doubted for place in told),
        sum(place.stance == "differs" for place in told),
        sum(place.stance == "says" and place.doubted for place in told),
        len(here) - len(told),
    )


def _verdict(rows: list[Row], names: tuple[str, ...], matrix: ClaimMatrix) -> str:
    count = {kind: sum(kind in row.kinds for row in rows) for kind in ("all", "some", "one", "conflict")}
    every = "both" if len(names) == 2 else "all of them"
    parts = [f"{count['all'] or 'none'} in {every}"]
    parts += [f"{count['some']} in some"] if count["some"] else []
    parts += [f"{count['one']} in one only"] if count["one"] else []
    said = f"{len(names)} sources tell {plural(len(rows), 'claim')}: {', '.join(parts)}."
    clashes = sum(len(row.clashes) for row in rows)
    said += f" {plural(clashes, 'conflict')} in {plural(count['conflict'], 'claim')}." if clashes else " No conflict."
    for origin in matrix.origins:
        said += f" {_listed(names[n] for n in origin.versions)} are likely one origin."
    silent = [names[n] for n, version in enumerate(matrix.versions) if _names_nobody(version)]
    if silent:
        said += f" {_listed(silent)} {'names' if len(silent) == 1 else 'name'} no source."
    return said


def _names_nobody(version: Version) -> bool:
    """Whether no statement of a version says where it is from."""
    return 0 < len(version.body) == len(unsourced(version))


def _listed(names: Iterable[str]) -> str:
    *first, last = names
    return f"{', '.join(first)} and {last}" if first else last


def _full(position: int, version: Version, plain: View) -> Full:
    head = plain.heads[position]
    counted = numbers(version)
    told = (
        (f"v{position + 1}.s{index + 1}", counted[index], statement.role, clean(statement.text))
        for index, statement in enumerate(version.statements)
    )
    return Full(head.name, head.lang, head.direction, tuple(told))
