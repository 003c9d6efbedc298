"""Markdown that fits a pull-request comment.  Wording of a source is escaped so that nothing in it acts:
no markup, link, picture, mention, issue number or formula.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from compare.model import Report
from compare.report import Look
from compare.report.ledger import Entry
from compare.report.rows import Cell, Piece, Row
from compare.report.told import Told
from compare.report.view import View, look_at

_SIGNS = re.compile(r"[\\`*_\[\]|~^$#!]")
#: Left alone by Markdown itself, yet acted on by what shows it: @names, #1, GH-1, addresses and :emoji:.
_ACTIVE = re.compile(r"(?i)@(?=\w)|#(?=\d)|:(?=//)|www(?=\.)|\bgh(?=-\d)|:(?=[\w+-]+:)")
#: What would begin a list, were it the first of a line.
_START = re.compile(r"^(\s*)(?=[-+=])|^(\s*\d+)(?=[.)](?:\s|$))")
#: Parts a word and shows nothing.
_NOTHING = "<!-- -->"
#: What waits below the top findings, as it is counted where it finds no room.
MORE = {"rest": "finding", "acknowledged": "acknowledged finding", "typography": "typographic difference"}
#: Room kept for the parts that must never be cut: the note on what was left out, and the foot.
RESERVE = 2_000


def render(report: Report, look: Look) -> str:
    """*report* as GitHub-flavoured Markdown of at most ``look.limit`` code points."""
    view = look_at(report)
    end = foot(view)
    page = Page(look.limit - len(end) - RESERVE)
    page.add(
        [
            f"## {escape(view.title)}\n",
            f"{escape(view.verdict)}\n",
            *([f"{view.weighed}\n"] if view.weighed else []),
            _bars(view),
        ]
    )
    page.add([f"### Findings ({view.found})\n"] if view.top else ["No finding.\n"])
    page.add(_numbered(view.top), "finding")
    for kind, says, waiting in view.more:
        page.fold(says, _numbered(waiting, len(view.top) + 1 if kind == "rest" else 1), MORE[kind])
    if view.ledgers:
        page.add(["\n### Ledgers\n", _ledgers(view)])
    for pairing in view.pairings:
        rows = (line for run in pairing.runs for line in ([f"- *{run.says}*"] if run.folded else map(_row, run.rows)))
        names = f"**{escape(pairing.left.name)} → {escape(pairing.right.name)}**\n"
        page.fold("Statement by statement", [names, *rows], "row")
    page.add(apparatus(view), "line")
    return page.text() + end


def escape(text: str) -> str:
    """*text* so that it reads the same and acts nowhere."""
    return _START.sub(lambda match: match[0] + "\\", within(text))


def within(text: str) -> str:
    """As ``escape``, for text that never begins a line."""
    text = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    text = _SIGNS.sub(lambda match: "\\" + match[0], text)
    return _ACTIVE.sub(lambda match: match[0] + _NOTHING, text)


class Page:
    """Lines up to a number of code points, and an honest count of those that found no room."""

    def __init__(self, room: int) -> None:
        self.room = room
        self.lines: list[str] = []
        self.left_out: dict[str, int] = {}

    def add(self, lines: Iterable[str], what: str = "line") -> None:
        """Take *lines* in as long as there is room; *what* names them where they are counted."""
        for line in lines:
            # Once one is left out the rest of its kind is, too: a report must not skip and go on.
            if what in self.left_out or len(line) + 1 > self.room:
                self.left_out[what] = self.left_out.get(what, 0) + 1
            else:
                self.room -= len(line) + 1
                self.lines.append(line)

    def fold(self, summary: str, lines: Iterable[str], what: str) -> None:
        """Take *lines* in behind *summary*, words of ours, which a click opens; it is closed whatever finds no room."""
        begin, end = f"\n<details><summary>{summary}</summary>\n", "\n</details>"
        self.room -= len(begin) + len(end) + 2
        self.lines.append(begin)
        self.add(lines, what)
        self.lines.append(end)

    def text(self) -> str:
        """All lines, and what was left out."""
        more = [f"{count:,} more {what}{'' if count == 1 else 's'}" for what, count in self.left_out.items()]
        said = [f"\n**Left out for length: {', '.join(more)}.**"] if more else []
        return "\n".join([*self.lines, *said]) + "\n"


def words(pieces: tuple[Piece, ...]) -> str:
    """Wording with its changes as ``del`` and ``ins``; it stands behind the number of its statement."""
    tags = {"gone": "<del>{}</del>", "come": "<ins>{}</ins>"}
    return "".join(tags.get(piece.kind, "{}").format(within(piece.text)) for piece in pieces)


def _bars(view: View) -> str:
    lines = [
        f"- **{escape(bar.name)}**: " + ", ".join(f"{part.number} {part.name}" for part in bar.parts)
        for pairing in view.pairings
        for bar in pairing.bars
    ]
    return "\n".join(lines) + "\n"


def _numbered(findings: Iterable[Told], first: int = 1) -> Iterator[str]:
    for number, told in enumerate(findings, first):
        indent = " " * len(f"{number}. ")
        lines = [f"{number}. **{told.severity}, {told.rule}**: {escape(told.brief)}"]
        lines += [f"{indent}- {escape(q.name)} {q.number}: {words(q.pieces)}" for q in told.quotes]
        yield "\n".join(lines)


def _ledgers(view: View) -> str:
    """A table: what only the left has, what only the right has, what both have."""
    left, right = (escape(head.name) for head in view.heads)
    lines = [f"| | only in {left} | only in {right} | in both |", "|---|---|---|---|"]
    for ledger in view.ledgers:
        cells = (_entries(entries) for _, entries in ledger.columns)
        lines.append(f"| **{ledger.name}** | {' | '.join(cells)} |")
    return "\n".join(lines)


def _entries(entries: tuple[Entry, ...]) -> str:
    return "; ".join(escape(f"{entry.wording} {entry.aside}".rstrip()) for entry in entries)


def _row(row: Row) -> str:
    tags = ", ".join(row.tags)
    if row.ghost:
        return f"- *{row.note}*: {_cells(row.left)}"
    note = f" ({row.note})" if row.note else ""
    if row.label == "unchanged":
        return f"- *{tags}{note}* {_cells(row.right)}"
    if row.inline:
        numbers = f"{_numbers(row.left)} → {_numbers(row.right)}"
        return f"- *{tags}{note}* {numbers}: {words(row.inline)}"
    if row.left and row.right:
        return f"- *{tags}{note}*\n  - {_cells(row.left)}\n  - {_cells(row.right)}"
    near = "".join(f"\n  - nearest, not a match: {escape(n.side)} {n.number}: {escape(n.text)}" for n in row.near)
    return f"- *{tags}* {_cells(row.left or row.right)}{near}"


def _numbers(cells: tuple[Cell, ...]) -> str:
    return ", ".join(cell.number for cell in cells)


def _cells(cells: tuple[Cell, ...]) -> str:
    return " ".join(f"{cell.number}: {words(cell.pieces)}" for cell in cells)


def apparatus(view: View) -> list[str]:
    """What was set aside as site furniture, and the notes."""
    lines = ["\n### Set aside as site furniture\n"] if view.asides else []
    lines += [f"- {escape(a.name)}: “{escape(a.text)}” ({escape(a.reason)})" for a in view.asides]
    lines += ["\n### Notes\n"] if view.notes else []
    lines += [f"- {escape(note)}" for note in view.notes]
    return lines


def foot(view: View) -> str:
    """The inputs, what is admitted, the signature."""
    inputs = ""
    for head in view.heads:
        read = f"{escape(head.path)} ({escape(head.format)}), sha256 {escape(head.sha256)}"
        inputs += f"- {escape(head.name)}: {escape(head.about)}; {read}"
        inputs += f"; {escape(head.origins)}\n" if head.origins else "\n"
    return f"\n### Inputs\n\n{inputs}\n---\n{' '.join(view.admitted)}\n\n{escape(view.signature)}\n"
