"""A history as a reader is shown it, once for every reporter: verdict, lifelines, steps, facts that changed back.

It stands on the view of all steps (``compare.report.view``), which tells the findings and cuts the rows.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from compare.chronicle import Chronicle, Notice
from compare.model import ClaimMatrix, Report, Version
from compare.report.history.lines import Happening, Line, Lines, wrapped
from compare.report.rows import clean, clip, numbers
from compare.report.told import Told
from compare.report.view import Head, View, look_at, plural, tally

ADMITTED = (
    "Claims are followed by the words their statements share: one that was told in quite other words shows as dropped"
    " and as another that came.",
    "A finding is a pointer, not a verdict: it says where to look, never what is true.",
    "Announced means that a note of the page holds words of the change; silent means that none was found, not that none"
    " was given elsewhere.",
)
#: So many claims that came back are named one by one.
SHOWN = 3
#: Code points of a claim of which a fact was changed back.
SHORT = 60
#: What is said of a change of a fact.
NOTICES = {
    "announced": "announced in {version}",
    "late": "announced only in {version}",
    "unnamed": "silent: the note of {version} does not name it",
    "silent": "silent",
}


class Moment(NamedTuple):
    """A version as the head of its column: ``v3``, its name, when it was made (as it says; "" where it does not)."""

    id: str
    name: str
    time: str
    stamp: str
    head: Head


class Marked(NamedTuple):
    """A finding with what is said of its announcement: the ``notice`` is a kind of notice, or ""."""

    told: Told
    notice: str
    says: str

    @property
    def silent(self) -> bool:
        """Whether no note names the change."""
        return self.notice in {"silent", "unnamed"}


class StepView(NamedTuple):
    """One version against the one before: what it says of itself (notes), what happened, its findings as ranked."""

    id: str
    left: Moment
    right: Moment
    says: str
    came: tuple[str, ...]
    gone: tuple[str, ...]
    findings: tuple[Marked, ...]
    lesser: tuple[Marked, ...]

    @property
    def also(self) -> str:
        """How the lesser ones are announced."""
        return ", ".join(f"{number} {name}" for name, number in tally(_lesser(one.told) for one in self.lesser))


class Passage(NamedTuple):
    """A statement in the full text of its version."""

    id: str
    number: str
    role: str
    text: str


class HistoryView(NamedTuple):
    """All that a reader of a history is shown.

    ``lines`` had events, ``steady`` are claims that every version tells in the same words; ``texts`` are the versions
    in full, by paragraph.
    """

    title: str
    verdict: str
    said: tuple[tuple[str, str], ...]
    moments: tuple[Moment, ...]
    lines: tuple[Line, ...]
    steady: tuple[Line, ...]
    steps: tuple[StepView, ...]
    texts: tuple[tuple[tuple[Passage, ...], ...], ...]
    rules: tuple[tuple[str, str, int], ...]
    tags: tuple[tuple[str, int], ...]
    notes: tuple[str, ...]
    admitted: tuple[str, ...]
    view: View

    @property
    def ranked(self) -> tuple[tuple[StepView, Marked], ...]:
        """The findings of all steps, the gravest first, each with its step."""
        found = [(step, marked) for step in self.steps for marked in (*step.findings, *step.lesser)]
        order = {told.id: at for at, told in enumerate((*self.view.top, *self.view.rest, *self.view.typography))}
        return tuple(sorted(found, key=lambda one: order.get(one[1].told.id, len(order))))

    @property
    def every(self) -> tuple[Line, ...]:
        """All lines, those with events first."""
        return (*self.lines, *self.steady)


def look_back(report: Report) -> HistoryView:
    """The view of a report of kind ``history``."""
    view = look_at(report)
    matrix, chronicle = _parts(report)
    moments = _moments(view, chronicle)
    notices = {notice.finding: notice for notice in chronicle.notices}
    every = Lines(report, view, matrix, chronicle).lines()
    lines = tuple(line for line in every if line.tags)
    steps = tuple(_step(report, view, moments, chronicle, notices, at) for at in range(len(chronicle.steps)))
    told = [marked.told for step in steps for marked in (*step.findings, *step.lesser)]
    return HistoryView(
        title=view.title,
        verdict=_verdict(moments, every),
        said=_said(chronicle, tuple(every)),
        moments=moments,
        lines=lines,
        steady=tuple(line for line in every if not line.tags),
        steps=steps,
        texts=tuple(_paragraphs(version, f"v{at}") for at, version in enumerate(report.versions, 1)),
        rules=tuple((rule, rule.replace("-", " "), number) for rule, number in tally(one.rule for one in told)),
        tags=tally(tag for tag in _TAGS for line in lines if tag in line.tags),
        notes=view.notes,
        admitted=ADMITTED,
        view=view,
    )


#: What a line may be asked for, in the order of the buttons.
_TAGS = (
    "silent", "announced", "changed-back", "back", "dropped", "came", "reworded", "split", "merged", "cut",
    "moved",
)  # fmt: skip


def _parts(report: Report) -> tuple[ClaimMatrix, Chronicle]:
    assert report.matrix, "a history has a matrix"
    assert report.chronicle, "a history has a chronicle"
    return report.matrix, report.chronicle


def _moments(view: View, chronicle: Chronicle) -> tuple[Moment, ...]:
    """The versions; where all were made on one day the clock is enough, and in one time zone it needs none."""
    stated = [clean(time) for time in chronicle.times]
    days = {time[:10] for time in stated if time}
    zones = {_zone(time) for time in stated if time[11:16]}
    found = []
    for head, time in zip(view.heads, stated, strict=True):
        clock = time[11:16] + (_zone(time) if len(zones) > 1 else "")
        shown = clock if clock and len(days) == 1 else f"{time[:10]} {clock}".strip()
        found.append(Moment(head.id, head.name, shown, time, head))
    return tuple(found)


def _zone(time: str) -> str:
    """The time zone of an ISO 8601 date-time as it is stated, or ""."""
    return "Z" if time.endswith("Z") else time[-6:] if time[-6:-5] in {"+", "-"} and ":" in time[:-6] else ""


def _step(
    report: Report,
    view: View,
    moments: tuple[Moment, ...],
    chronicle: Chronicle,
    notices: Mapping[str, Notice],
    at: int,
) -> StepView:
    step, pairing = chronicle.steps[at], view.pairings[at]
    ranked = view.told
    back = {
        one: f"told before, up to v{event.since + 1}"
        for life in chronicle.lives
        for event in life.events
        if event.kind == "back" and event.since is not None
        for one in event.findings
    }
    told = [_marked(one, notices, back.get(one.id, "")) for one in ranked if _step_of(one) == at]
    grave = tuple(one for one in told if one.told.severity != "style" and not one.told.acknowledged)
    # A note that came is told as a note, and is no statement that was added.
    noted = Counter(tag for row in pairing.rows if row.noted for tag in row.tags)
    counts = [f"{n - noted[name]} {name}" for name, n in pairing.counts if name != "kept" and n > noted[name]]
    return StepView(
        id=f"step-{at + 1}",
        left=moments[step.left],
        right=moments[step.right],
        says=", ".join(counts) or "nothing changed",
        came=_together(report.versions[step.right], step.came),
        gone=_together(report.versions[step.left], step.gone),
        findings=grave,
        lesser=tuple(one for one in told if one not in grave),
    )


def _paragraphs(version: Version, own: str) -> tuple[tuple[Passage, ...], ...]:
    """The statements of a version, by paragraph."""
    found: dict[int, list[Passage]] = {}
    for at, (statement, number) in enumerate(zip(version.statements, numbers(version), strict=True), 1):
        passage = Passage(f"{own}.s{at}", number, statement.role, wrapped(statement.text))
        found.setdefault(statement.paragraph, []).append(passage)
    return tuple(tuple(some) for some in found.values())


def _returned(back: list[tuple[Line, Happening]]) -> Iterator[tuple[str, str]]:
    """The claims that came back: each once, or where there are many of them in one sentence."""
    claims: dict[str, list[tuple[Line, Happening]]] = {}
    for one in back:
        claims.setdefault(one[0].id, []).append(one)
    if len(claims) > SHOWN:
        versions = ", ".join(dict.fromkeys(happened.version for _, happened in back))
        yield f"{len(back)} times a claim was dropped and came back: in {versions}.", back[0][1].id
        return
    for some in claims.values():
        line, first = some[0]
        versions = ", ".join(happened.version for _, happened in some)
        yield f"Dropped and back in {versions}: {line.short}", first.id


def _together(version: Version, notes: Iterable[int]) -> tuple[str, ...]:
    """Notes as they stand: the sentences of one paragraph together."""
    found: dict[int, list[str]] = {}
    for index in notes:
        statement = version.statements[index]
        found.setdefault(statement.paragraph, []).append(wrapped(statement.text))
    return tuple(" ".join(some) for some in found.values())


def _lesser(told: Told) -> str:
    return (
        "acknowledged" if told.acknowledged else "reworded without a finding" if told.rule == "reworded" else told.rule
    )


def _step_of(told: Told) -> int:
    """The step a finding belongs to."""
    cited = told.quotes[-1]
    return cited.version - cited.column


def _marked(told: Told, notices: Mapping[str, Notice], back: str) -> Marked:
    notice = notices.get(told.id)
    if notice is None:
        return Marked(told, "", back)
    return Marked(told, notice.kind, NOTICES[notice.kind].format(version=f"v{notice.version + 1}"))


def _verdict(moments: tuple[Moment, ...], every: Iterable[Line]) -> str:
    """How many versions, and how the claims fared."""
    lines = tuple(every)
    whole = sum(not line.absent for line in lines)
    stand = sum(line.marks[-1].told for line in lines)
    times = [moment.time for moment in moments if moment.time]
    between = f" from {times[0]} to {times[-1]}" if len(times) > 1 and times[0] != times[-1] else ""
    days = {moment.stamp[:10] for moment in moments if moment.time}
    if between and len(days) == 1:
        between += f" on {days.pop()}"
    parts = [
        f"{len(moments)} versions{between} tell {plural(len(lines), 'claim')}",
        f"{whole} of them in every version",
        f"{stand} in the last",
    ]
    return ", ".join(parts) + "."


def _said(chronicle: Chronicle, every: tuple[Line, ...]) -> tuple[tuple[str, str], ...]:
    """What an editor should see first, each with the id of its place: facts changed back, facts changed silently,
    claims that came back, notes that were taken away."""
    found = []
    for reversal in chronicle.reversals:
        way = " → ".join(f"“{wrapped(wording)}” (v{at + 1})" for wording, at in reversal.sides)
        line = every[reversal.claim]
        found.append((f"Changed and changed back ({reversal.facet}): {way}, in: {clip(line.wording, SHORT)}", line.id))
    kinds = tally(notice.kind for notice in chronicle.notices)
    if kinds:
        number = dict(kinds)
        quiet = sum(notice.quiet for notice in chronicle.notices)
        parts = [
            f"{count} {name}"
            for name, count in (
                ("announced", number.get("announced", 0)),
                ("announced only later", number.get("late", 0)),
                ("silently", quiet),
            )
            if count
        ]
        said = f"{plural(len(chronicle.notices), 'fact')} changed or dropped: {', '.join(parts)}."
        found.append((said, "findings"))
    back = [(line, happened) for line in every for happened in line.events if "back" in happened.kinds]
    gone = [step.right for step in chronicle.steps if step.gone]
    return (
        *found,
        *_returned(back),
        *((f"A note (correction, update) was taken away in v{at + 1}.", f"step-{at}") for at in gone),
    )
