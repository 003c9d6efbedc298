"""The report for a terminal, in the order of the page: two columns from 100 columns on, one flow below.

rich wraps and colours.  Every line is a ``Text`` made of cleaned wording, so that no markup or control byte of a source
acts.  Without colour the signs ``[-gone-]`` and ``{+come+}`` mark what changed.
"""

from __future__ import annotations

import io
from collections.abc import Iterable
from typing import TYPE_CHECKING

from compare.model import Report
from compare.report import Look
from compare.report.rows import Cell, Piece, Row, Run
from compare.report.told import Told
from compare.report.view import Bar, Pairing, View, look_at

if TYPE_CHECKING:
    from rich.console import Console
    from rich.text import Text

#: From this many columns on the two versions stand side by side.
SIDE_BY_SIDE = 100
_LEAST, _MOST = 40, 1000
#: The bright red and blue: the plain ones can hardly be read on a dark ground.
_STYLES = {
    "gone": "bright_red strike", "come": "bright_blue underline", "shared": "underline", "quiet": "dim underline",
    "fact": "bold bright_red", "stance": "bold magenta", "structure": "bold yellow", "style": "dim",
    "kept": "dim", "reworded": "yellow", "moved": "magenta",
    "dropped": "bright_red", "added": "bright_blue", "split": "yellow", "merged": "yellow",
    "repeated": "dim", "odd": "bold",
}  # fmt: skip
_SIGNS = {"gone": ("[-", "-]"), "come": ("{+", "+}"), "odd": ("«", "»")}
_FILL = {"kept": "·", "reworded": "~", "moved": "^", "dropped": "-", "added": "+"}


def render(report: Report, look: Look) -> str:
    """*report* as lines of at most ``look.width`` columns (40 to 1000); ends in a line feed."""
    return Screen(look).render(look_at(report))


def graded(told: Told, state: str = "") -> tuple[str, str]:
    """Severity and rule of a finding, in the colour of the severity: the word is for those who see no colour."""
    return f"{told.severity}, {state}{told.rule}", told.severity


class Screen:
    """One rendering: how wide, with which signs."""

    def __init__(self, look: Look) -> None:
        from rich.console import Console

        self.width = min(max(look.width, _LEAST), _MOST)
        self.color = look.color
        self.rule, self.bar, self.arrow = ("-", "|", "->") if look.ascii else ("─", "│", "→")
        self.fill = {**_FILL, "kept": "."} if look.ascii else _FILL
        self.lines: list[Text] = []
        self.console: Console = Console(
            file=io.StringIO(),
            width=self.width,
            color_system="standard" if look.color else None,
            force_terminal=look.color,
            no_color=not look.color,
            markup=False,
            emoji=False,
            highlight=False,
            legacy_windows=False,
            _environ={},
        )

    def render(self, view: View) -> str:
        """The whole report of a comparison."""
        self.head(view)
        self.findings(view)
        self.ledgers(view)
        for pairing in view.pairings:
            self.pairing(pairing)
        self.apparatus(view)
        return self.printed()

    def printed(self) -> str:
        """All lines as text."""
        for line in self.lines:
            line.rstrip()
            self.console.print(line, soft_wrap=True, crop=False)
        file = self.console.file
        assert isinstance(file, io.StringIO)
        return file.getvalue()

    def text(self, *parts: str | tuple[str, str]) -> Text:
        """A Text of plain strings and (string, style name) pairs."""
        from rich.text import Text

        made = Text()
        for part in parts:
            wording, style = (part, "") if isinstance(part, str) else part
            made.append(wording, _STYLES.get(style, style))
        return made

    def words(self, pieces: Iterable[Piece]) -> Text:
        """Wording with its changes in colour, or between signs."""
        made, last = self.text(), ""
        for kind, wording in pieces:
            before, after = ("", "") if self.color else _SIGNS.get(kind, ("", ""))
            # No sign parts them: "occasiontime" would be read as one word.
            if self.color and (last, kind) == ("gone", "come") and not made.plain[-1:].isspace():
                made.append(" ")
            made.append(before + wording + after, _STYLES.get(kind, ""))
            last = kind
        return made

    def put(self, text: Text, indent: str = "", first: str | tuple[str, str] | None = None) -> None:
        """*text* wrapped, each line behind *indent*, the first behind *first*."""
        lead = indent if first is None else first
        for line in text.wrap(self.console, self.width - len(indent)):
            line.rstrip()
            self.lines.append(self.text(lead) + line)
            lead = indent

    def blank(self) -> None:
        """An empty line."""
        self.lines.append(self.text())

    def section(self, title: str, aside: str = "") -> None:
        """The heading of a part of the report."""
        self.blank()
        head = f"{title} {aside}".strip()
        self.put(self.text((title, "bold"), f" {aside}" if aside else ""))
        self.lines.append(self.text((self.rule * min(self.width, max(len(head), 3)), "dim")))

    def head(self, view: View) -> None:
        """Title, verdict and bars."""
        self.put(self.text((view.title, "bold")))
        self.put(self.text(view.verdict))
        if view.weighed:
            self.put(self.text(view.weighed))
        self.blank()
        for pairing in view.pairings:
            for bar in pairing.bars:
                self.one_bar(bar)

    def one_bar(self, bar: Bar) -> None:
        """``name`` and a bar of signs with its legend beneath."""
        room = min(self.width, 60)
        drawn = self.text()
        for part in bar.parts:
            upto = round((part.at + part.wide) * room / 100)
            drawn.append(self.fill[part.name] * (upto - len(drawn.plain)), _STYLES[part.name])
        self.put(self.text((bar.name, "bold"), ": ", ", ".join(f"{p.number} {p.name}" for p in bar.parts)))
        self.lines.append(drawn)

    def findings(self, view: View) -> None:
        """The findings, the rest in one line each."""
        self.section("Findings", f"({view.found})")
        if not view.top:
            self.put(self.text("No finding."))
        for number, told in enumerate(view.top, 1):
            self.told(told, f"{number}.")
        for _, says, waiting in view.more:
            self.blank()
            self.put(self.text((says, "bold")))
            for told in waiting:
                where = f" ({told.where.replace('→', self.arrow)})" if told.where else ""
                self.put(self.text(graded(told), ": ", told.said, (where, "dim")), "      ", "  ")

    def told(self, told: Told, number: str) -> None:
        """One finding with what it cites."""
        self.put(self.text(graded(told), ": ", (told.brief, "bold")), "    ", f"{number:<4}")
        for quote in told.quotes:
            self.put(self.text((f"{quote.name} {quote.number}: ", "dim")) + self.words(quote.pieces), "      ")

    def ledgers(self, view: View) -> None:
        """What only one version has, and what both have."""
        if view.ledgers:
            self.section("Ledgers")
        for ledger in view.ledgers:
            self.put(self.text((ledger.name, "bold")))
            titles = (*(f"only in {head.name}: " for head in view.heads), "in both: ")
            for title, (_, entries) in zip(titles, ledger.columns, strict=True):
                if entries:
                    said = "; ".join(f"{entry.wording} {entry.aside}".rstrip() for entry in entries)
                    self.put(self.text((title, "dim"), said), "    ", "  ")

    def pairing(self, pairing: Pairing) -> None:
        """The rows of one comparison."""
        self.section("Statement by statement", f"{pairing.left.name} {self.arrow} {pairing.right.name}")
        for run in pairing.runs:
            self.run(run, pairing)

    def run(self, run: Run, pairing: Pairing) -> None:
        """Rows in sequence; a folded run is only named."""
        if run.folded:
            self.put(self.text((f"  ({run.says})", "dim")))
            return
        for row in run.rows:
            self.row(row, pairing)

    def row(self, row: Row, pairing: Pairing) -> None:
        """The label, then the two wordings beside or below each other."""
        label = self.text()
        for tag in row.tags:
            # The note says where from and where to, so it stands for the tag.
            label.append(", " if label else "", "dim")
            label.append(row.note if tag == "moved" and row.note else tag, _STYLES[tag])
        if row.percent and row.label == "reworded":
            label.append(f", pairing {row.percent}%", "dim")
        self.put(label)
        if row.ghost:
            self.put(self.cells(row.left), "  ")
        elif self.width >= SIDE_BY_SIDE:
            self.beside(self.side(row, row.left, pairing.left.name), self.side(row, row.right, pairing.right.name))
        else:
            self.stacked(row)

    def side(self, row: Row, cells: tuple[Cell, ...], name: str) -> Text:
        """One column of a row; an empty one says so and names the nearest statements."""
        if cells:
            return self.cells(cells)
        made = self.text((f"not in {name}", "dim"))
        for near in row.near:
            made.append(f"\nnearest, not a match: {near.number}: {near.text}", "dim")
        return made

    def cells(self, cells: tuple[Cell, ...]) -> Text:
        """Statements below each other."""
        made = self.text()
        for position, cell in enumerate(cells):
            made += self.text("\n" if position else "", (f"{cell.number}: ", "dim")) + self.words(cell.pieces)
        return made

    def beside(self, left: Text, right: Text) -> None:
        """Two texts in two columns."""
        from rich.cells import cell_len

        room = (self.width - 5) // 2
        here, there = left.wrap(self.console, room), right.wrap(self.console, room)
        for number in range(max(len(here), len(there))):
            one = here[number] if number < len(here) else self.text()
            other = there[number] if number < len(there) else self.text()
            one.rstrip()
            other.rstrip()
            pad = " " * (room - cell_len(one.plain))
            self.lines.append(self.text("  ") + one + self.text(pad, (f" {self.bar} ", "dim")) + other)

    def stacked(self, row: Row) -> None:
        """Both wordings in one flow, or below each other."""
        if row.label == "unchanged":
            self.put(self.cells(row.right), "  ")
        elif row.inline:
            numbers = [", ".join(cell.number for cell in cells) for cells in (row.left, row.right)]
            self.put(self.text((f" {self.arrow} ".join(numbers) + ": ", "dim")) + self.words(row.inline), "  ")
        else:
            for sign, cells in (("- ", row.left), ("+ ", row.right)):
                if cells:
                    self.put(self.cells(cells), "    ", "  " + sign)
            for near in row.near:
                self.put(self.text((f"nearest, not a match: {near.side} {near.number}: {near.text}", "dim")), "    ")

    def apparatus(self, view: View) -> None:
        """What was set aside, notes, inputs, what is admitted, the signature."""
        if view.asides:
            self.section("Set aside as site furniture")
            for aside in view.asides:
                self.put(self.text((f"{aside.name}: ", "dim"), aside.text, (f" ({aside.reason})", "dim")), "  ")
        if view.notes:
            self.section("Notes")
            for note in view.notes:
                self.put(self.text(note), "  ")
        self.section("Inputs")
        for head in view.heads:
            self.put(self.text((f"{head.name}: ", "bold"), head.about), "  ")
            self.put(self.text((f"{head.path} ({head.format}) sha256 {head.sha256}", "dim")), "    ")
            if head.origins:
                self.put(self.text((head.origins, "dim")), "    ")
        self.blank()
        for line in view.admitted:
            self.put(self.text((line, "dim")))
        self.put(self.text((view.signature, "dim")))
