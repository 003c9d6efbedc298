"""A Word file with real tracked changes: reject all and the left text stands there, accept all and it is the right.

Both texts become one stream of wording and paragraph ends.  What the alignment holds to be equal stands once, all else
is deleted or inserted, paragraph ends too; moved wording is deleted in one place and inserted in the other.  Site
furniture is no part of the story and is left out.  Findings are comments, except those of style: their changes show.
The package is python-docx's own, the markup of the changes is ours, and two runs give the same bytes.
"""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any, NamedTuple

from compare.errors import SettingsError
from compare.model import Comparison, Finding, Report, Span, Version
from compare.report import Look
from compare.report.rows import clean
from compare.report.view import indices, look_at

if TYPE_CHECKING:
    from docx.document import Document

#: A paragraph end in a stream; no text that was cleaned holds a line feed.
END = "\n"
AUTHOR = "storydiff"
#: Kind of a block -> style of Word's own.
_STYLES = {
    "headline": "Title", "standfirst": "Subtitle", "heading": "Heading 2", "quote": "Quote", "list-item": "List Bullet",
    "caption": "Caption",
}  # fmt: skip
_NOWHERE = Span(-1, -1)
_EPOCH = (1980, 1, 1, 0, 0, 0)
_EFFECTS = "http://schemas.microsoft.com/office/2007/relationships/stylesWithEffects"
#: Most signs of a property of the file.
_LONGEST = 255


class Bit(NamedTuple):
    """Wording of one version, or a paragraph end; ``span`` is its place in the document, ``style`` of its block."""

    span: Span
    text: str
    style: str


class Step(NamedTuple):
    """A bit of the merged stream: ``left`` alone was deleted, ``right`` alone inserted, both are the same wording."""

    left: Bit | None
    right: Bit | None

    @property
    def bit(self) -> Bit:
        """The bit to show."""
        bit = self.right or self.left
        assert bit is not None
        return bit

    @property
    def mark(self) -> str:
        """The element that tracks it, or ""."""
        return "" if self.left and self.right else "w:del" if self.left else "w:ins"


def render(report: Report, look: Look) -> bytes:  # noqa: ARG001
    """*report* as the bytes of a .docx file.  Raises SettingsError where it is not one comparison."""
    if len(report.comparisons) != 1:
        raise SettingsError("docx shows the changes between two versions", "choose another format")
    from docx import Document

    document = Document()
    view, sides = look_at(report), indices(report, 0)
    steps = _steps(report.comparisons[0])
    writer = _Writer(document, author=view.heads[sides[1]].name, date=report.date)
    for finding in report.findings:
        if finding.severity != "style":
            writer.comment(_reach(steps, finding, sides), _said(finding))
    writer.write(steps)
    told = document.core_properties
    told.author = told.last_modified_by = AUTHOR
    told.title, told.comments = view.title[:_LONGEST], view.signature[:_LONGEST]
    _lighten(document)
    packed = io.BytesIO()
    document.save(packed)
    return _without_clock(packed)


def _steps(comparison: Comparison) -> list[Step]:
    """Both texts as one stream, without the paragraph end that closes them."""
    left, right = (_bits(comparison, side) for side in ("left", "right"))
    partner = dict(_equal(comparison))
    place = {bit.span: position for position, bit in enumerate(right)}
    found: list[Step] = []
    to = 0
    for bit in left:
        mate = place.get(partner.get(bit.span, _NOWHERE), -1)
        if mate < to or right[mate].text != bit.text:
            found.append(Step(bit, None))
            continue
        found += [Step(None, one) for one in right[to:mate]]
        found.append(Step(bit, right[mate]))
        to = mate + 1
    return [*found, *(Step(None, one) for one in right[to:])]


def _bits(comparison: Comparison, side: str) -> list[Bit]:
    """One version as wording cut by its edit operations, with blanks and paragraph ends between its statements."""
    version: Version = getattr(comparison.alignment, side)
    cuts = sorted(getattr(op, side) for change in comparison.changes for op in change.ops)
    blocks, found, at = version.document.blocks, [], 0
    for index, statement in enumerate(version.statements):
        style = _STYLES.get(blocks[statement.paragraph].kind, "")
        while at < len(cuts) and cuts[at].start < statement.span.end:
            if cuts[at].end > cuts[at].start:
                found.append(Bit(cuts[at], clean(cuts[at].of(version.text)), style))
            at += 1
        between = _between(version, index)
        if between:
            found.append(between._replace(style=style))
    return found


def _between(version: Version, index: int) -> Bit | None:
    """What stands between a statement and the next: a blank, a paragraph end, or nothing."""
    if index + 1 >= len(version.statements):
        return None
    here, there = version.statements[index : index + 2]
    gap = Span(here.span.end, there.span.start)
    if here.paragraph != there.paragraph:
        return Bit(gap, END, "")
    return Bit(gap, " ", "") if gap.start < gap.end else None


def _equal(comparison: Comparison) -> Iterator[tuple[Span, Span]]:
    """Places of the left and right that are the same wording in the same order; moved wording is not."""
    left, right = comparison.alignment.left, comparison.alignment.right
    for change in comparison.changes:
        bead = change.bead
        if bead.moved or not (bead.left and bead.right):
            continue
        if change.diffed:
            yield from ((op.left, op.right) for op in change.ops if op.tag == "equal")
        here, there = _between(left, bead.left[-1]), _between(right, bead.right[-1])
        if here and there:
            yield here.span, there.span


def _reach(steps: list[Step], finding: Finding, sides: tuple[int, int]) -> range:
    """The steps that a finding is about: its marked words, else the statement it cites; the right side first."""
    cited = ((finding.right, finding.marks_right), (finding.left, finding.marks_left))
    for excerpt, marks in sorted((one for one in cited if one[0]), key=lambda one: not one[1]):
        assert excerpt is not None
        whole = Span(min(m.start for m in marks), max(m.end for m in marks)) if marks else excerpt.span
        side = sides.index(excerpt.version)
        met = [n for n, step in enumerate(steps) if (bit := step[side]) and bit.text != END and bit.span.meets(whole)]
        if met:
            return range(met[0], met[-1] + 1)
    return range(0)


def _said(finding: Finding) -> str:
    words = [f"{finding.severity}, {finding.rule.replace('-', ' ')}", clean(finding.message)]
    if finding.acknowledged:
        words.append(f"acknowledged{': ' if finding.note else ''}{clean(finding.note)}")
    return "\n".join(words)


class _Writer:
    """Writes a stream into a document, each run of steps that is tracked alike as one run of Word."""

    def __init__(self, document: Document, author: str, date: str) -> None:
        self.document = document
        self.author = author
        self.date = f"{date[:10]}T00:00:00Z" if date else ""
        self.tracked = 0
        self.opens: dict[int, list[int]] = {}
        self.closes: dict[int, list[int]] = {}

    def comment(self, reach: range, text: str) -> None:
        """Have *text* stand as a comment on the steps of *reach*, which may be none."""
        if not reach:
            return
        made = self.document.comments.add_comment(text, author=AUTHOR, initials="sd")
        # python-docx asks the clock; a report is dated by its reader, or not at all.
        made._comment_elm.attrib.pop(self.name("w:date"), "")
        self.opens.setdefault(reach[0], []).append(made.comment_id)
        self.closes.setdefault(reach[-1], []).append(made.comment_id)

    def write(self, steps: Iterable[Step]) -> None:
        """Write all *steps*."""
        paragraph, text, mark, style = self.document.add_paragraph(), "", "", ""
        for position, step in enumerate(steps):
            if text and (step.mark != mark or position in self.opens or step.bit.text == END):
                self.run(paragraph._p, text, mark)
                text = ""
            for number in self.opens.get(position, ()):
                self.element(paragraph._p, "w:commentRangeStart", number)
            mark, style = step.mark, step.bit.style
            if step.bit.text == END:
                self.end(paragraph, style, mark)
                paragraph = self.document.add_paragraph()
            else:
                text += step.bit.text
            if position in self.closes:
                self.run(paragraph._p, text, mark)
                text = ""
                for number in self.closes[position]:
                    self.element(paragraph._p, "w:commentRangeEnd", number)
                    self.element(self.element(paragraph._p, "w:r"), "w:commentReference", number)
        if text:
            self.run(paragraph._p, text, mark)
        self.end(paragraph, style, "")

    def run(self, parent: Any, text: str, mark: str) -> None:
        """A run of *text* in *parent*, tracked as *mark* says."""
        inside = self.track(parent, mark) if mark else parent
        wording = self.element(self.element(inside, "w:r"), "w:delText" if mark == "w:del" else "w:t")
        wording.text = text
        wording.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")

    def end(self, paragraph: Any, style: str, mark: str) -> None:
        """Style a paragraph and track its end."""
        if style:
            paragraph.style = self.document.styles[style]
        if mark:
            self.track(self.element(paragraph._p.get_or_add_pPr(), "w:rPr"), mark)

    def track(self, parent: Any, mark: str) -> Any:
        """An insertion or deletion with a number of its own."""
        self.tracked += 1
        made = self.element(parent, mark, self.tracked)
        made.set(self.name("w:author"), self.author)
        if self.date:
            made.set(self.name("w:date"), self.date)
        return made

    def element(self, parent: Any, tag: str, number: int | None = None) -> Any:
        """A new last child of *parent*."""
        from docx.oxml import OxmlElement

        made = OxmlElement(tag)
        if number is not None:
            made.set(self.name("w:id"), str(number))
        parent.append(made)
        return made

    @staticmethod
    def name(tag: str) -> str:
        """*tag* with its namespace."""
        from docx.oxml.ns import qn

        return str(qn(tag))


def _lighten(document: Document) -> None:
    """Leave out what python-docx's template brings along: styles of tables, twice, and a picture of itself."""
    from docx.enum.style import WD_STYLE_TYPE
    from docx.opc.constants import RELATIONSHIP_TYPE
    from docx.shared import Pt

    # Its title is set for the cover of a book; a headline that changed stands there twice.
    document.styles["Title"].font.size = Pt(18)
    for style in list(document.styles):
        if style.type == WD_STYLE_TYPE.TABLE and style.name != "Normal Table":
            style.delete()
    package = document.part.package
    unused = (RELATIONSHIP_TYPE.THUMBNAIL, _EFFECTS)
    for rels in (package.rels, document.part.rels):
        for number in [number for number, one in rels.items() if one.reltype in unused]:
            rels.pop(number)


def _without_clock(packed: io.BytesIO) -> bytes:
    """The same package with no time in it, and not compressed: another zlib would give other bytes."""
    from zipfile import ZIP_STORED, ZipFile, ZipInfo

    plain = io.BytesIO()
    with ZipFile(packed) as source, ZipFile(plain, "w", ZIP_STORED) as target:
        for name in source.namelist():
            target.writestr(ZipInfo(name, _EPOCH), source.read(name))
    return plain.getvalue()
