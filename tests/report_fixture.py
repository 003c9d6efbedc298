"""A report made by hand, without any stage: an invented story in two versions that holds every shape of change."""

# ruff: noqa: E501 - a paragraph of the stories is one line

from __future__ import annotations

import difflib
import hashlib
import re
from dataclasses import replace

from compare.model import (
    Alignment,
    Bead,
    Block,
    BlockKind,
    Change,
    Comparison,
    Document,
    EditOp,
    Excerpt,
    Finding,
    Furniture,
    Label,
    Link,
    Report,
    Role,
    Severity,
    Source,
    Span,
    Statement,
    Version,
)

LEFT = """\
Harbour ferry stopped for the winter after engine fire
By Lena Okafor
PORT ELDIN — The harbour ferry Marigold will stay in dock until March after a fire in its engine room on Tuesday, the port authority said. Nobody was hurt.
“The crew did exactly what they had trained for,” said harbour master Ruth Adeyemi. “We owe them our thanks.”
About 1,400 people cross the bay on the ferry every day. Buses will replace it from Thursday, according to the transit agency.
The fire may have started in a fuel line, investigators said. They expect to report in January.
The ferry, built in 1987, was refitted twice. Its last refit cost $3.2 million.
A union representative, Tom Hale, said the crew had warned of leaks in the spring. The authority has not answered that claim.
Shops on the island fear a hard winter. A petition for a second boat had 900 names by Wednesday evening.
Leave a Reply
"""
RIGHT = """\
Ferry fire strands islanders as winter closes in
By Lena Okafor
A petition for a second boat had 900 names by Wednesday evening. The harbour ferry Marigold will stay in dock until April after a blaze in its engine room on Tuesday, the port authority said. Nobody was hurt.
"The crew did exactly what they had trained for," said harbour master Ruth Adeyemi.
Some 1,400 commuters cross the bay on the ferry every day, and buses will replace it from Thursday.
The fire started in a fuel line. Investigators expect to report in January.
The ferry, built in 1987, was refitted twice. Its last refit cost $3.2 million.
Island grocers are bracing for empty shelves and a long, costly detour by road.
The mayor called the shutdown a disgrace. A replacement boat would cost far more than the town can raise on its own. Officials have promised a plan.
Share.
"""
#: Wording that tries to act as a page, a template, markup of a terminal or of Markdown, or a control sequence.
HOSTILE = (
    "Nobody <script>document.title='owned'</script><img src=x onerror=\"document.title='owned'\"> [bold]was[/bold] [/foo] "
    ":smile: {{ 7 * 7 }} \x1b[31mred\x1b[0m \x1b]8;;http://evil.example\x07link\x1b]8;;\x07 \x9b32m \u202etxet\u202c "
    "@someone #12 ![p](http://evil.example/p.png) <b>bold</b> https://evil.example | `code` \ud800 hurt."
)
_END = re.compile(r"(?<=[.”\"])\s+(?=[A-Z“\"])")
_TOKEN = re.compile(r"\w+|\s+|[^\w\s]")


def version(text: str, name: str) -> Version:
    """*text* as a version: a line a block, the first a headline, the second a byline, the last furniture."""
    blocks, statements, furniture, at = [], [], [], 0
    lines = text.splitlines(keepends=True)
    for number, line in enumerate(lines, 1):
        span = Span(at, at + len(line.rstrip("\n")))
        at += len(line)
        if number == len(lines):
            furniture.append(Furniture(span, "comment prompt"))
            continue
        kind: BlockKind = "headline" if number == 1 else "byline" if number == 2 else "paragraph"
        blocks.append(Block(kind, span, number))
        start = span.start
        for end in [*(m.start() for m in _END.finditer(line)), len(line.rstrip("\n"))]:
            cut = Span(start, span.start + end)
            lead = number == 3 and cut.start == span.start
            role: Role = (
                "headline" if kind == "headline" else "byline" if kind == "byline" else "lead" if lead else "body"
            )
            statements.append(Statement(cut, cut.of(text), role, len(blocks) - 1))
            start = cut.end + len(text[cut.end :]) - len(text[cut.end :].lstrip())
    source = Source(
        path=f"stories/{name}.txt",
        sha256=hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest(),
        outlet=name.capitalize(),
        title=statements[0].text,
        byline="Lena Okafor",
        published="2025-11-05",
    )
    notes = ("1 picture left out",) if name == "early" else ()
    document = Document(source, text, tuple(blocks), tuple(furniture), notes, "en")
    return Version(document, tuple(statements), (), "en", f"{name.capitalize()} edition")


def operations(left: Version, right: Version, bead: Bead) -> tuple[EditOp, ...]:
    """A plain word diff of a bead, cut where a statement ends."""
    here = [s for i in bead.left for s in _tokens(left, i)]
    there = [s for i in bead.right for s in _tokens(right, i)]
    a, b = [s.of(left.text) for s in here], [s.of(right.text) for s in there]
    found: list[EditOp] = []
    at, to = here[0].start if here else 0, there[0].start if there else 0
    for tag, i, j, k, m in difflib.SequenceMatcher(None, a, b, autojunk=False).get_opcodes():
        pairs = zip(here[i:j], there[k:m], strict=True) if tag == "equal" else None
        if pairs is not None:
            found += [EditOp("equal", one, two) for one, two in pairs]
        else:
            found += [EditOp("delete", one, Span(to, to)) for one in here[i:j]]
            found += [EditOp("insert", Span(at, at), two) for two in there[k:m]]
        at, to = (here[j - 1].end if j else at), (there[m - 1].end if m else to)
    return tuple(found)


def _tokens(version: Version, index: int) -> list[Span]:
    span = version.statements[index].span
    return [Span(span.start + m.start(), span.start + m.end()) for m in _TOKEN.finditer(version.statements[index].text)]


def find(version: Version, wording: str) -> int:
    """The statement that holds *wording*."""
    return next(n for n, s in enumerate(version.statements) if wording in s.text)


def excerpt(versions: tuple[Version, Version], side: int, wording: str, part: str = "") -> Excerpt:
    """The statement that holds *wording*, or *part* of it."""
    index = find(versions[side], wording)
    statement = versions[side].statements[index]
    start = statement.span.start + statement.text.index(part)
    span = Span(start, start + len(part)) if part else statement.span
    return Excerpt(side, index, span, span.of(versions[side].text))


def marks(cited: Excerpt, *wordings: str) -> tuple[Span, ...]:
    """The spans of *wordings* in an excerpt."""
    found = []
    for wording in wordings:
        start = cited.span.start + cited.text.index(wording)
        found.append(Span(start, start + len(wording)))
    return tuple(found)


def report(left_text: str = LEFT, right_text: str = RIGHT) -> Report:
    """The report of the invented story."""
    left, right = version(left_text, "early"), version(right_text, "late")
    both = (left, right)

    def bead(here: tuple[str, ...], there: tuple[str, ...], score: float = 0.0, moved: bool = False) -> Bead:
        reasons = (("shared-words", round(score * 0.8, 3)), ("position", 0.5)) if score else ()
        return Bead(tuple(find(left, w) for w in here), tuple(find(right, w) for w in there), score, moved, reasons)

    plan: tuple[tuple[Bead, Label, bool], ...] = (
        (bead(("engine fire",), ("strands",), 0.61), "reworded", False),
        (bead(("By Lena",), ("By Lena",), 1.0), "unchanged", True),
        (bead(("petition",), ("petition",), 1.0, True), "unchanged", True),
        (bead(("Marigold",), ("Marigold",), 0.97), "reworded", True),
        (bead(("Nobody",), ("Nobody",), 1.0), "unchanged", True),
        (bead(("exactly",), ("exactly",), 0.99), "unchanged", True),
        (bead(("We owe",), ()), "dropped", True),
        (bead(("About 1,400", "Buses"), ("Some 1,400",), 0.88), "reworded", True),
        (bead(("may have", "They expect"), ("fire started", "Investigators expect"), 0.81), "reworded", True),
        (bead(("built in",), ("built in",), 1.0), "unchanged", True),
        (bead(("last refit",), ("last refit",), 1.0), "unchanged", True),
        (bead(("Tom Hale",), ()), "dropped", True),
        (bead(("not answered",), ()), "dropped", True),
        (bead(("Shops",), ("grocers",), 0.42), "reworded", False),
        (bead((), ("disgrace",)), "added", True),
        (bead((), ("replacement boat",)), "added", True),
        (bead((), ("promised",)), "added", True),
    )
    changes = tuple(Change(b, label, operations(left, right, b), diffed) for b, label, diffed in plan)
    links = (
        *(Link(b.left[0], b.right[0], b.score, "same") for b, _, _ in plan if b.left and b.right),
        Link(find(left, "petition"), find(right, "replacement boat"), 0.31, "partial"),
        Link(find(left, "not answered"), find(right, "promised"), 0.22, "partial"),
    )
    beads = tuple(b for b, _, _ in plan)
    comparison = Comparison(Alignment(left, right, links, beads), changes)
    return Report(
        kind="comparison",
        title="Early edition / Late edition",
        versions=both,
        comparisons=(comparison,),
        findings=findings(both),
        signature="storydiff 0.1.0|profile:versions|lang:auto|furniture:aside",
        notes=(),
    )


def hostile() -> Report:
    """The same report with :data:`HOSTILE` in both stories, a finding, the labels, notes and furniture."""
    made = report(LEFT.replace("Nobody was hurt.", HOSTILE), RIGHT.replace("Nobody was hurt.", HOSTILE))
    versions = tuple(
        replace(
            v,
            label=f"{HOSTILE} {n}",
            document=replace(
                v.document, notes=(HOSTILE,), source=replace(v.document.source, outlet=HOSTILE, path=HOSTILE)
            ),
        )
        for n, v in enumerate(made.versions)
    )
    cited = excerpt((versions[0], versions[1]), 0, "Nobody")
    alarm = Finding(
        "f0f0", "quote-altered", "fact", HOSTILE, cited, None, (Span(cited.span.start + 7, cited.span.end),)
    )
    alignment = replace(made.comparisons[0].alignment, left=versions[0], right=versions[1])
    comparison = replace(made.comparisons[0], alignment=alignment)
    return replace(
        made,
        title=HOSTILE,
        versions=versions,
        comparisons=(comparison,),
        findings=(alarm, *made.findings),
        notes=(HOSTILE,),
    )


def findings(both: tuple[Version, Version]) -> tuple[Finding, ...]:
    """Findings of every severity, ranked; more than ten, so that some wait below."""

    def cite(side: int, wording: str, part: str = "") -> Excerpt:
        return excerpt(both, side, wording, part)

    month, later = cite(0, "Marigold"), cite(1, "Marigold")
    hedge, flat = cite(0, "may have"), cite(1, "fire started")
    crowd, some = cite(0, "About 1,400"), cite(1, "Some 1,400")
    rows: list[tuple[str, Severity, str, Excerpt | None, Excerpt | None, tuple[Span, ...], tuple[Span, ...]]] = [
        ("quote-dropped", "fact", "A quote of Ruth Adeyemi is gone: “We owe them our thanks.”", cite(0, "We owe"), None, (), ()),
        ("date-changed", "fact", "March became April", month, later, marks(month, "March"), marks(later, "April")),
        ("attribution-dropped", "stance", "“according to the transit agency” is gone", cite(0, "Buses", ", according to the transit agency"), some, (), ()),
        ("attribution-dropped", "stance", "“investigators said” is gone", cite(0, "may have", ", investigators said"), flat, (), ()),
        ("hedge-dropped", "stance", "“may have started” became “started”", hedge, flat, marks(hedge, "may have started"), marks(flat, "started")),
        ("claim-dropped", "structure", "Only in Early edition: the crew had warned of leaks", cite(0, "Tom Hale"), None, (), ()),
        ("claim-dropped", "structure", "Only in Early edition: the authority has not answered", cite(0, "not answered"), None, (), ()),
        ("headline-changed", "structure", "The headline has another angle", cite(0, "engine fire"), cite(1, "strands"), (), ()),
        ("promoted", "structure", "The petition moved up from 13th to 1st", cite(0, "petition"), cite(1, "petition"), (), ()),
        ("claim-added", "structure", "Only in Late edition: the mayor", None, cite(1, "disgrace"), (), ()),
        ("merged", "structure", "2 statements became one", crowd, some, (), ()),
        ("claim-added", "structure", "Only in Late edition: the cost of a replacement", None, cite(1, "replacement boat"), (), ()),
        ("reworded", "style", "“people” became “commuters”", crowd, some, marks(crowd, "people"), marks(some, "commuters")),
        ("typography", "style", "curly quote marks became straight ones", cite(0, "exactly"), cite(1, "exactly"), (), ()),
    ]  # fmt: skip
    return tuple(
        Finding(
            hashlib.sha256(f"{rule}{message}".encode()).hexdigest()[:10], rule, severity, message, left, right, a, b
        )
        for rule, severity, message, left, right, a, b in rows
    )
