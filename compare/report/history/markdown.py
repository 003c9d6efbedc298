"""A history as Markdown that fits a pull-request comment: a table of lifelines, the lives, the steps."""

from __future__ import annotations

from compare.model import Report
from compare.report import Look
from compare.report.history.lines import Line, Mark
from compare.report.history.view import HistoryView, Marked, StepView, look_back
from compare.report.markdown import RESERVE, Page, escape, foot, words

#: What a cell of the table says; a claim told as before is a line.
_CELLS = {"kept": "—", "absent": "", "dropped": "dropped"}


def render(report: Report, look: Look) -> str:
    """*report* as GitHub-flavoured Markdown of at most ``look.limit`` code points."""
    view = look_back(report)
    end = foot(view.view._replace(admitted=view.admitted))
    page = Page(look.limit - len(end) - RESERVE)
    page.add([f"## {escape(view.title)}\n", f"{escape(view.verdict)}\n"])
    page.add(f"- {escape(says)}" for says, _ in view.said)
    page.add(["\n### Versions\n"])
    page.add(
        (f"- **{one.id}** {escape(' '.join(filter(None, [one.time, one.name])))}" for one in view.moments), "version"
    )
    page.add(["\n### Lifelines\n", f"| claim | {' | '.join(one.id for one in view.moments)} |"])
    page.add([f"|---{'|---' * len(view.moments)}|"])
    page.add((_row(line) for line in view.every), "claim")
    page.add(["\n— told as before"])
    page.add(["\n### What happened to each claim\n"] if view.lines else [])
    page.add((_life(line) for line in view.lines), "life")
    for step in view.steps:
        page.add(_step(step), "line")
    page.add(_notes(view), "note")
    return page.text() + end


def _row(line: Line) -> str:
    return f"| {escape(line.short)} | {' | '.join(_cell(mark) for mark in line.marks)} |"


def _cell(mark: Mark) -> str:
    told = _CELLS.get(mark.kind, mark.kind)
    return f"{told}, **{_short(mark.notice)}**" if mark.notice else told


def _short(notice: str) -> str:
    return {"unnamed": "silent", "late": "announced later"}.get(notice, notice)


def _life(line: Line) -> str:
    role = f"{line.role}: " if line.role else ""
    found = [f"- {role}**{escape(line.wording)}**"]
    for event in line.events:
        told = f" (**{_short(event.notice)}**)" if event.notice else ""
        found.append(f"  - {event.version}: {escape(event.says)}{told}")
        if event.pieces:
            found.append(f"    <br>{words(event.pieces)}")
    found += [f"  - {escape(fact)}" for fact in line.facts]
    return "\n".join(found)


def _step(step: StepView) -> list[str]:
    times = f" ({step.right.time})" if step.right.time else ""
    found = [f"\n### {step.left.id} → {step.right.id}{escape(times)}: {step.says}\n"]
    found += [f"- Note: {escape(note)}" for note in step.came]
    found += [f"- Note taken away: {escape(note)}" for note in step.gone]
    found += [_told(marked, number) for number, marked in enumerate((*step.findings, *step.lesser), 1)]
    return found if len(found) > 1 else [*found, "No finding."]


def _told(marked: Marked, number: int) -> str:
    told = marked.told
    says = f" (**{escape(marked.says)}**)" if marked.says else ""
    lines = [f"{number}. **{told.severity}, {told.rule}**: {escape(told.brief)}{says}"]
    lines += [
        f"{' ' * len(f'{number}. ')}- v{quote.version + 1} {quote.number}: {words(quote.pieces)}"
        for quote in told.quotes
    ]
    return "\n".join(lines)


def _notes(view: HistoryView) -> list[str]:
    return ["\n### Notes\n", *(f"- {escape(note)}" for note in view.notes)] if view.notes else []
