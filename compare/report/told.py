"""Findings as they are told: the wording they cite, cut to the words around the change, with a place to go to."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from compare.model import Excerpt, Finding, Report, Span
from compare.report.rows import Piece, clean, marked, numbers
from compare.text import single

#: Code points of wording kept on each side of a changed place.
AROUND = 70
CRUMB = 12
#: From this length on a message does not repeat its quote.
REPEATED = 30
#: Most code points from the first mark on, where marks stand far apart.
MOST = 260
_ABSOLUTE = re.compile(r"^(?:[\\/]|[A-Za-z]:[\\/])")


class Quote(NamedTuple):
    """The wording a finding cites, with the changed words marked.

    ``column`` is 0 for the left side, 1 for the right; ``version`` indexes the heads of the view.  ``line`` is
    the 1-based line of the file on which its paragraph begins, where the reader knows it, else the line of the
    extracted text; ``offset`` the 1-based column in the wording of that line.  ``place`` names its column, and
    "alone" where the other side cites nothing.
    """

    column: int
    version: int
    name: str
    id: str
    number: str
    pieces: tuple[Piece, ...]
    path: str
    line: int
    offset: int
    place: str


class Told(NamedTuple):
    """A finding.  ``name`` is its rule in words, ``row`` the id of the row it stands in, or ""."""

    id: str
    rule: str
    name: str
    severity: str
    message: str
    quotes: tuple[Quote, ...]
    row: str
    acknowledged: bool
    note: str = ""

    @property
    def parts(self) -> tuple[str, str, str]:
        """The message cut in three: the middle cites what the quotes begin with, so it need not be read twice.

        A few words are worth repeating: they tell the findings apart at a glance.
        """
        some = f"“([^”]{{{REPEATED},}})”"
        cited = re.search(f": {some}" if len(self.quotes) == 1 else f": {some} became {some}", self.message)
        if cited and all(self.begins(at, wording) for at, wording in enumerate(cited.groups())):
            return self.message[: cited.start()], cited[0], self.message[cited.end() :]
        return self.message, "", ""

    def begins(self, at: int, wording: str) -> bool:
        """Whether the quote at this place begins with *wording*, which may have been cut."""
        # A message has single marks within its own.
        text = "".join(piece.text for piece in self.quotes[at].pieces)
        return single(text).startswith(wording.removesuffix(" …"))

    @property
    def brief(self) -> str:
        """As ``said``, without what the quote beneath it says again."""
        before, _, after = self.parts
        return before + after + (f" (note: {self.note})" if self.note else "")

    @property
    def where(self) -> str:
        """The numbers of the statements it cites: ``4 → 5``, or one alone."""
        return " → ".join(quote.number for quote in self.quotes)

    @property
    def said(self) -> str:
        """The message; of an acknowledged finding with the reviewer's note."""
        return f"{self.message} (note: {self.note})" if self.note else self.message


def shown_path(path: str) -> str:
    """*path* as the user gave it; of an absolute one only the file name, so that no machine shows in a report."""
    return re.split(r"[\\/]", path)[-1] if _ABSOLUTE.match(path) else path


class Spot(NamedTuple):
    """A statement and the marks in it, ascending."""

    whole: Span
    marks: tuple[Span, ...]

    @property
    def middle(self) -> float:
        """Where the first mark stands in the statement, from 0 to 1."""
        first = self.marks[0]
        return ((first.start + first.end) / 2 - self.whole.start) / max(1, self.whole.end - self.whole.start)


class Teller:
    """Tells the findings of one report; *row_of* leads from a statement's id to its row."""

    def __init__(self, report: Report, names: tuple[str, ...], row_of: Mapping[str, str]) -> None:
        self.report = report
        self.names = names
        self.row_of = row_of
        self.numbers = [numbers(version) for version in report.versions]
        self.paths = [clean(shown_path(version.document.source.path)) for version in report.versions]
        self.lines = [[0, *(m.end() for m in re.finditer("\n", version.text))] for version in report.versions]

    def tell(self, finding: Finding) -> Told:
        """One finding with what it cites."""
        sides = ((finding.left, finding.marks_left), (finding.right, finding.marks_right))
        spots = [self.spot(excerpt, marks) if excerpt else None for excerpt, marks in sides]
        quotes = []
        for column, (excerpt, _) in enumerate(sides):
            spot, other = spots[column], spots[1 - column]
            if excerpt and spot:
                quotes.append(self.quote(column, excerpt, spot, other))
        row = next((self.row_of[q.id] for q in reversed(quotes) if q.id in self.row_of), "")
        return Told(
            id=clean(finding.id),
            rule=finding.rule,
            name=finding.rule.replace("-", " "),
            severity=finding.severity,
            message=clean(finding.message),
            quotes=tuple(quotes),
            row=row,
            acknowledged=finding.acknowledged,
            note=clean(finding.note),
        )

    def spot(self, excerpt: Excerpt, marks: tuple[Span, ...]) -> Spot:
        """The statement an excerpt stands in; an excerpt that is only a part of it is itself the mark."""
        whole = self.report.versions[excerpt.version].statements[excerpt.statement].span
        if not whole.holds(excerpt.span):
            whole = excerpt.span
        if not marks and excerpt.span != whole:
            marks = (excerpt.span,)
        # Where all of it is meant nothing stands out, and a sentence struck from end to end is hard to read.
        marks = _phrases(self.report.versions[excerpt.version].text, marks)
        marks = () if any(mark.holds(whole) for mark in marks) else marks
        return Spot(whole, marks)

    def number(self, excerpt: Excerpt) -> str:
        """The number of the statement an excerpt stands in; of one that holds several those of the first and last."""
        counted, statements = self.numbers[excerpt.version], self.report.versions[excerpt.version].statements
        last = excerpt.statement
        while last + 1 < len(statements) and statements[last + 1].span.start < excerpt.span.end:
            last += 1
        first = counted[excerpt.statement]
        return first if counted[last] == first else f"{first}–{counted[last]}"

    def quote(self, column: int, excerpt: Excerpt, spot: Spot, other: Spot | None) -> Quote:
        """What a finding cites on one side."""
        version = self.report.versions[excerpt.version]
        starts = self.lines[excerpt.version]
        line = bisect_right(starts, excerpt.span.start)
        block = version.document.blocks[version.statements[excerpt.statement].paragraph]
        begins = max(starts[line - 1], block.span.start)
        own = block.line + line - bisect_right(starts, block.span.start)
        return Quote(
            column=column,
            version=excerpt.version,
            name=self.names[excerpt.version],
            id=f"v{excerpt.version + 1}.s{excerpt.statement + 1}",
            number=self.number(excerpt),
            pieces=cited(version.text, spot, other, ("gone", "come")[column]),
            path=self.paths[excerpt.version],
            line=own if block.line else line,
            place=("left", "right")[column] + ("" if other else " alone"),
            offset=max(1, excerpt.span.start - begins + 1),
        )


def _phrases(text: str, marks: Iterable[Span]) -> tuple[Span, ...]:
    """Marks in order; those with no letter or digit between them are one phrase."""
    found: list[Span] = []
    for mark in sorted(marks):
        if found and not any(sign.isalnum() for sign in text[found[-1].end : mark.start]):
            found[-1] = Span(found[-1].start, max(found[-1].end, mark.end))
        else:
            found.append(mark)
    return tuple(found)


def cited(text: str, spot: Spot, other: Spot | None, kind: str) -> tuple[Piece, ...]:
    """A statement with what changed marked, cut down to the words around the marks.

    Where only the other side has marks, the words at about their place are shown: there is what they were changed to.
    """
    whole, marks = spot
    if marks:
        around = _window(text, whole, marks[0].start, min(marks[-1].end, marks[0].start + MOST), AROUND)
    elif other and other.marks:
        middle = whole.start + round(other.middle * (whole.end - whole.start))
        around = _window(text, whole, middle, middle, AROUND)
    else:
        around = _window(text, whole, whole.start, whole.start, 3 * AROUND)
    start = (Piece("same", "… "),) if around.start > whole.start else ()
    end = (Piece("same", " …"),) if around.end < whole.end else ()
    return (*start, *marked(text, around, marks, kind), *end)


def _window(text: str, whole: Span, start: int, end: int, size: int) -> Span:
    """*whole* cut to *size* code points before *start* and after *end*, at blanks; no crumb is left behind."""
    first, last = whole
    # What one side does not need, the other may have.
    spare_before, spare_after = max(0, size - (start - first)), max(0, size - (last - end))
    before, after = size + spare_after, size + spare_before
    if start - first > before + CRUMB:
        blank = text.find(" ", start - before, start)
        first = blank + 1 if blank >= 0 else first
    if last - end > after + CRUMB:
        blank = text.rfind(" ", end, end + after)
        last = end + len(text[end:blank].rstrip(" ,;:–—-")) if blank >= 0 else last
    return Span(first, last)
