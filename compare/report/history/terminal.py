"""A history for a terminal: lifelines drawn with one sign a version, then each step with its findings."""

from __future__ import annotations

from compare.model import Report
from compare.report import Look
from compare.report.history.lines import NOTICED, Line, Mark
from compare.report.history.view import HistoryView, Marked, StepView, look_back
from compare.report.rows import clip
from compare.report.terminal import Screen, graded

#: Kind of a mark -> its sign.  A fact that changed has a sign of its own: it is what an editor looks for.
SIGNS = {
    "came": "+", "reworded": "~", "moved": "^", "split": "<", "merged": ">", "cut": "%", "dropped": "x", "back": "+",
    "kept": "─", "absent": " ",
}  # fmt: skip
FACT = {"silent": "!", "unnamed": "!", "late": "*", "announced": "*"}
WAITS = "·"
#: Columns kept for the claims beside their lines.
_WORDS = 24
_LEGEND = (
    "+ came or came back, ~ reworded, ^ moved, < split, > merged, % lost a statement, x dropped, · absent for a while, "
    "! a fact changed silently, * a fact changed and announced"
)
_STYLES = {"silent": "fact", "unnamed": "fact", "late": "stance", "announced": "added"}


def render(report: Report, look: Look) -> str:
    """*report* as lines of at most ``look.width`` columns (40 to 1000); ends in a line feed."""
    return _Screen(look).back(look_back(report))


class _Screen(Screen):
    """One rendering of a history."""

    def back(self, view: HistoryView) -> str:
        """All of it as text."""
        self.put(self.text((view.title, "bold")))
        self.put(self.text(view.verdict))
        for says, _ in view.said:
            self.put(self.text(says), "  ", "- ")
        self.versions(view)
        self.lifelines(view)
        for line in view.lines:
            self.life(line)
        for step in view.steps:
            self.one_step(step)
        self.foot(view)
        return self.printed()

    def versions(self, view: HistoryView) -> None:
        self.section("Versions")
        for moment in view.moments:
            self.put(self.text((f"{moment.id}  ", "bold"), f"{moment.time}  {moment.name}".strip()), "      ", "  ")

    def lifelines(self, view: HistoryView) -> None:
        self.section("Lifelines", f"({len(view.every)} claims)")
        step = next((wide for wide in (3, 2) if wide * len(view.moments) <= self.width - _WORDS), 1)
        # One column a version leaves room for the last digit of its number.
        head = "".join(f"{moment.id[1:][-step if step < 2 else 0 :]:<{step}}" for moment in view.moments).rstrip()
        self.lines.append(self.text((head, "dim")))
        room = step * len(view.moments)
        beside = self.width - room - 2 >= _WORDS
        for line in view.every:
            drawn = self.text(*((sign, style) for mark in line.marks for sign, style in self.drawn(mark, step)))
            if beside:
                self.lines.append(drawn + self.text("  " + clip(line.wording, self.width - room - 4)))
            else:
                self.lines.append(drawn)
                self.put(self.text((line.short, "dim")), "  ")
        self.put(self.text((_LEGEND if self.rule != "-" else _LEGEND.replace("·", "."), "dim")))

    def drawn(self, mark: Mark, step: int) -> list[tuple[str, str]]:
        """One version of a line, *step* columns wide: its sign, and the line that goes on."""
        dash = self.rule
        sign = FACT[mark.notice] if mark.notice else SIGNS[mark.kind].replace("─", dash)
        waits = "." if dash == "-" else WAITS
        if mark.waits and mark.kind == "absent":
            sign = waits
        style = _STYLES.get(mark.notice, {"back": "added", "came": "added", "kept": "dim"}.get(mark.kind, mark.kind))
        on = dash if mark.leaves else waits if mark.waits else " "
        return [(sign, style), (on * (step - 1), "dim")]

    def life(self, line: Line) -> None:
        """What happened to one claim."""
        if line.events:
            self.blank()
            self.put(self.text((f"{line.role}: " if line.role else "", "dim"), (line.wording, "bold")))
        for event in line.events:
            style = _STYLES.get(event.notice, "")
            told = f" [{NOTICED[event.notice]}]" if event.notice else ""
            self.put(self.text((f"{event.version}: ", "dim"), event.says, (told, style)), "      ", "  ")
            if event.pieces:
                self.put(self.words(event.pieces), "      ")
        for fact in line.facts:
            self.put(self.text((fact, "dim")), "      ")

    def one_step(self, step: StepView) -> None:
        times = f"{step.left.time} {self.arrow} {step.right.time}: ".lstrip() if step.right.time else ""
        self.section(f"{step.left.id} {self.arrow} {step.right.id}", f"({times}{step.says})")
        for note in step.came:
            self.put(self.text(("note: ", "added"), note), "    ", "  ")
        for note in step.gone:
            self.put(self.text(("note taken away: ", "dropped"), note), "    ", "  ")
        if not step.findings and not step.lesser:
            self.put(self.text("No finding."))
        for number, marked in enumerate(step.findings, 1):
            self.one(marked, f"{number}.")
        for marked in step.lesser:
            self.slight(marked)

    def slight(self, marked: Marked) -> None:
        """A finding of style, or one that was acknowledged, on one line."""
        told = marked.told
        rule, style = graded(told, "acknowledged " if told.acknowledged else "")
        head = self.text((f"{rule}: {told.said}" if told.acknowledged else f"{rule}:", style), " ")
        cited = told.quotes[-1]
        self.put(
            head + self.text((f"v{cited.version + 1} {cited.number} ", "dim")) + self.words(cited.pieces),
            "      ",
            "  ",
        )

    def one(self, marked: Marked, number: str) -> None:
        told = marked.told
        says = f" [{marked.says}]" if marked.says else ""
        style = _STYLES.get(marked.notice, "")
        self.put(self.text(graded(told), ": ", (told.brief, "bold"), (says, style)), "    ", f"{number:<4}")
        for quote in told.quotes:
            head = self.text((f"v{quote.version + 1} {quote.number}: ", "dim"))
            self.put(head + self.words(quote.pieces), "      ")

    def foot(self, view: HistoryView) -> None:
        self.apparatus(view.view._replace(admitted=view.admitted))
