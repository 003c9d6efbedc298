"""A Report turned into what a reader is shown, once, for every reporter: verdict, bars, ranked findings, rows, ledgers.

A reporter dresses this value and computes nothing: all numbers and all wording of a report come from here.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from compare.language import load
from compare.model import SEVERITIES, Comparison, Report, Version
from compare.report.ledger import Ledger, ledgers
from compare.report.rows import SHOWN, Columns, Row, Run, Tag, clean, runs
from compare.report.told import Teller, Told, shown_path

#: Findings on top; the rest waits one click below.
TOP = 10
LONG = 150
STYLE = "typography"
ADMITTED = (
    "Statements are paired by the words they share: a pure paraphrase can be missed, and shows as dropped and added.",
    "A finding is a pointer, not a verdict: it says where to look, never what is true.",
    "Shared is not verified: two stories that agree may both be wrong.",
)


class Part(NamedTuple):
    """A share of a bar: ``at`` and ``wide`` are per cent of it."""

    name: str
    number: int
    at: float
    wide: float


class Bar(NamedTuple):
    """What became of the body statements of one version."""

    name: str
    total: int
    says: str
    parts: tuple[Part, ...]


class Head(NamedTuple):
    """A version as its column is headed and its input listed."""

    id: str
    name: str
    lang: str
    direction: str
    title: str
    outlet: str
    byline: str
    published: str
    path: str
    format: str
    sha256: str
    statements: int
    words: int
    about: str
    origins: str


#: What says a value of a source -> as a reader is told of it; the title is the headline, which is shown.
_ORIGINS = {
    "jsonld": "JSON-LD",
    "og": "OpenGraph",
    "meta": "a meta tag",
    "time": "a marked time",
    "byline": "the byline",
    "timestamp": "the timestamp",
    "front-matter": "the front matter",
    "field": "its field",
    "nitf": "NITF",
    "newsml": "NewsML-G2",
    "git": "the git commit",
    "given": "the caller",
}


class Aside(NamedTuple):
    """A line of site furniture that was set aside, and why."""

    name: str
    text: str
    reason: str


class Pairing(NamedTuple):
    """One comparison: its two heads, bars and rows."""

    left: Head
    right: Head
    bars: tuple[Bar, Bar]
    rows: tuple[Row, ...]
    runs: tuple[Run, ...]
    counts: tuple[tuple[str, int], ...]

    @property
    def long(self) -> bool:
        """Whether a page had better lay out only the rows in sight."""
        return len(self.rows) > LONG


class View(NamedTuple):
    """All that a reader is shown.

    ``top`` are at most ten findings, ``rest`` the others; ``typography`` stands apart.  ``weighed`` counts them
    by severity, in words.
    """

    title: str
    verdict: str
    weighed: str
    found: str
    typographic: str
    heads: tuple[Head, ...]
    pairings: tuple[Pairing, ...]
    top: tuple[Told, ...]
    rest: tuple[Told, ...]
    typography: tuple[Told, ...]
    acknowledged: tuple[Told, ...]
    rules: tuple[tuple[str, str, int], ...]
    ledgers: tuple[Ledger, ...]
    asides: tuple[Aside, ...]
    notes: tuple[str, ...]
    admitted: tuple[str, ...]
    signature: str
    date: str

    @property
    def told(self) -> tuple[Told, ...]:
        """Every finding: the ranked ones first."""
        return (*self.top, *self.rest, *self.acknowledged, *self.typography)

    @property
    def more(self) -> tuple[tuple[str, str, tuple[Told, ...]], ...]:
        """What waits below the top: an id, how it is announced, and the findings."""
        waiting = (
            ("rest", plural(len(self.rest), "more finding"), self.rest),
            ("acknowledged", f"{len(self.acknowledged):,} acknowledged", self.acknowledged),
            ("typography", self.typographic, self.typography),
        )
        return tuple(one for one in waiting if one[2])


def look_at(report: Report) -> View:
    """The view of *report*."""
    names = names_of(report.versions)
    places = _places(report)
    heads = tuple(_head(n, version, names[n]) for n, version in enumerate(report.versions))
    pairings = tuple(_pairing(report, n, heads, places) for n in range(len(report.comparisons)))
    row_of = {cell.id: row.id for p in pairings for row in p.rows if not row.ghost for cell in (*row.left, *row.right)}
    teller = Teller(report, names, row_of)
    told = [teller.tell(finding) for finding in report.findings]
    ranked = [t for t in told if t.rule != STYLE and not t.acknowledged]
    style = tuple(t for t in told if t.rule == STYLE and not t.acknowledged)
    return View(
        title=clean(report.title) or " / ".join(names),
        verdict=_verdict(report, pairings),
        weighed=_weighed(ranked),
        heads=heads,
        pairings=pairings,
        top=tuple(ranked[:TOP]),
        rest=tuple(ranked[TOP:]),
        found=f"first {TOP} of {len(ranked)}" if len(ranked) > TOP else str(len(ranked)),
        typographic=plural(len(style), "typographic difference"),
        typography=style,
        acknowledged=tuple(t for t in told if t.acknowledged),
        rules=tuple((rule, rule.replace("-", " "), number) for rule, number in tally(t.rule for t in told)),
        ledgers=ledgers(report),
        asides=_asides(report, names),
        notes=tuple(clean(note) for note in _notes(report, names)),
        admitted=ADMITTED,
        signature=clean(report.signature),
        date=clean(report.date),
    )


def _weighed(findings: Iterable[Told]) -> str:
    """``3 findings of fact, 1 of style.``, or "" where there is none."""
    count = dict(tally(told.severity for told in findings))
    parts = [(count[severity], severity) for severity in SEVERITIES if severity in count]
    said = [f"{number:,} of {severity}" for number, severity in parts[1:]]
    first = [f"{plural(parts[0][0], 'finding')} of {parts[0][1]}"] if parts else []
    return ", ".join([*first, *said]) + "." if parts else ""


def names_of(versions: Iterable[Version]) -> tuple[str, ...]:
    """A name for each version: its label, outlet or file name; a number is added where two would be alike."""
    found: list[str] = []
    for number, version in enumerate(versions, 1):
        source = version.document.source
        name = clean(version.label or source.outlet or re.split(r"[\\/]", source.path)[-1]).strip()
        name = name if name and name != "-" else f"version {number}"
        found.append(f"{name} ({number})" if name in found else name)
    return tuple(found)


def tally(names: Iterable[str]) -> tuple[tuple[str, int], ...]:
    """Each name with how often it occurs, in the order of first occurrence."""
    count: dict[str, int] = {}
    for name in names:
        count[name] = count.get(name, 0) + 1
    return tuple(count.items())


def plural(count: int, one: str, many: str = "") -> str:
    """``1 statement``, ``2 statements``."""
    return f"{count:,} {one if count == 1 else many or one + 's'}"


def indices(report: Report, position: int) -> tuple[int, int]:
    """Which two versions a comparison is about: by identity, as two versions may be equal; else its own place."""
    known = {id(version): n for n, version in enumerate(report.versions)}
    pair = report.comparisons[position].alignment
    return known.get(id(pair.left), position), known.get(id(pair.right), position + 1)


def _places(report: Report) -> dict[tuple[int, int], list[Tag]]:
    """Findings by version and statement."""
    found: dict[tuple[int, int], list[Tag]] = {}
    for finding in report.findings:
        for excerpt in (finding.left, finding.right):
            if excerpt:
                tag = Tag(finding.id, finding.rule, finding.severity, finding.rule.replace("-", " "))
                found.setdefault((excerpt.version, excerpt.statement), []).append(tag)
    return found


def _pairing(
    report: Report, position: int, heads: tuple[Head, ...], places: Mapping[tuple[int, int], list[Tag]]
) -> Pairing:
    comparison = report.comparisons[position]
    left, right = indices(report, position)
    names = heads[left].name, heads[right].name
    prefix = f"c{position + 1}-" if len(report.comparisons) > 1 else ""
    columns = Columns(comparison, (heads[left].id, heads[right].id), names, prefix)
    sides = {left: "left", right: "right"}
    here = {(sides[version], statement): tags for (version, statement), tags in places.items() if version in sides}
    rows = columns.rows(here)
    bars = (_bar(comparison, "left", names[0]), _bar(comparison, "right", names[1]))
    counts = tally(tag for row in rows if not row.ghost for tag in row.tags)
    order = ("dropped", "added", "reworded", "moved", "split", "merged", "repeated", "kept")
    ordered = tuple(sorted(counts, key=lambda c: order.index(c[0])))
    return Pairing(heads[left], heads[right], bars, rows, runs(rows), ordered)


def _bar(comparison: Comparison, side: str, name: str) -> Bar:
    version: Version = getattr(comparison.alignment, side)
    body = frozenset(version.body)
    only = "dropped" if side == "left" else "added"
    count: dict[str, int] = dict.fromkeys(("kept", "reworded", "moved", only), 0)
    for change in comparison.changes:
        kind: str = "moved" if change.bead.moved else SHOWN.get(change.label, change.label)
        count[kind] = count.get(kind, 0) + sum(i in body for i in getattr(change.bead, side))
    total, at, parts = len(body), 0.0, []
    for kind, number in count.items():
        if number:
            wide = round(100 * number / total, 3)
            parts.append(Part(kind, number, round(at, 3), wide))
            at += wide
    return Bar(name, total, plural(total, "statement"), tuple(parts))


def _head(position: int, version: Version, name: str) -> Head:
    source, profile = version.document.source, load(version.lang)
    # The headline, the dateline and the like are none of the statements that are counted.
    count, words = len(version.body), sum(len(s.text.split()) for s in version.statements)
    changed = source.modified and f"modified {source.modified}"
    told = (source.outlet, source.byline, source.published, changed, plural(count, "statement"), plural(words, "word"))
    return Head(
        id=f"v{position + 1}",
        name=name,
        # "" is HTML's own word for an unknown language; its direction is then told from the first letter.
        lang="" if profile.code == "und" else profile.code,
        direction="auto" if profile.code == "und" else profile.direction,
        title=clean(source.title),
        outlet=clean(source.outlet),
        byline=clean(source.byline),
        published=clean(source.published),
        path=clean(shown_path(source.path)),
        format=clean(source.format),
        sha256=clean(source.sha256) or "unknown",
        statements=count,
        words=words,
        about=", ".join(clean(part) for part in told if part and part != name),
        origins="; ".join(
            f"{value} from {_ORIGINS.get(origin, clean(origin))}"
            for value, origin in source.origins
            if value not in {"title", origin}
        ),
    )


def _asides(report: Report, names: tuple[str, ...]) -> tuple[Aside, ...]:
    return tuple(
        Aside(names[n], clean(aside.span.of(version.text)).strip(), clean(aside.reason))
        for n, version in enumerate(report.versions)
        for aside in version.document.furniture
    )


def _notes(report: Report, names: tuple[str, ...]) -> list[str]:
    own = [f"{names[n]}: {note}" for n, v in enumerate(report.versions) for note in v.document.notes]
    return [*report.notes, *own]


def _verdict(report: Report, pairings: tuple[Pairing, ...]) -> str:
    """One sentence per comparison: how many body statements have a counterpart, and what stands on one side only."""
    said = []
    for comparison, pairing in zip(report.comparisons, pairings, strict=True):
        left, right = pairing.bars
        dropped = sum(p.number for p in left.parts if p.name == "dropped")
        added = sum(p.number for p in right.parts if p.name == "added")
        changed = any(change.label != "unchanged" or change.bead.moved for change in comparison.changes)
        one, other = (v.document.source.sha256 for v in (comparison.alignment.left, comparison.alignment.right))
        if not changed and not left.total and not right.total:
            said.append(f"Nothing changed: {left.name} and {right.name} hold no statement of a story.")
            continue
        if not changed and one == other and one:
            said.append(f"Nothing changed: {left.name} and {right.name} are the same, byte for byte.")
            continue
        if not changed:
            only = " but typography" if any(finding.rule == STYLE for finding in report.findings) else ""
            verb = "stands" if left.total == 1 else "stand"
            said.append(f"Nothing changed{only}: {_every(left.total)} of {left.name} {verb} in {right.name}.")
            continue
        said.append(verdict(left, right, dropped, added))
    return " ".join(said)


def _every(count: int) -> str:
    return {1: "the one statement", 2: "both statements"}.get(count) or f"all {count:,} statements"


def verdict(left: Bar, right: Bar, dropped: int, added: int) -> str:
    """The sentence on two versions of which *dropped* and *added* statements have no counterpart."""
    return f"{_answered(left, right, dropped)}{_alone(left, right, dropped, added)}."


def _answered(left: Bar, right: Bar, dropped: int) -> str:
    """How many statements of the left have a counterpart."""
    kept, every = left.total - dropped, plural(left.total, "statement")
    if not left.total:
        return f"{left.name} tells nothing"
    if left.total == dropped == 1:
        return f"The one statement of {left.name} has no counterpart in {right.name}"
    if not dropped:
        who, verb = _every(kept), "have" if kept > 1 else "has"
    else:
        who, verb = (f"{kept} of {every}" if kept else f"none of the {every}"), "have" if kept > 1 else "has"
    return f"{who[0].upper()}{who[1:]} of {left.name} {verb} a counterpart in {right.name}"


def _alone(left: Bar, right: Bar, dropped: int, added: int) -> str:
    """What stands on one side only."""
    if not dropped or dropped == left.total:
        return f"; {added} {_verb(added)} only in {right.name}" if added else ", which adds none" if not dropped else ""
    return f"; {dropped} {_verb(dropped)} only in {left.name}, {added or 'none'} only in {right.name}"


def _verb(count: int) -> str:
    return "is" if count == 1 else "are"
