"""The XML of a Word file -> its paragraphs in reading order, with tracked changes accepted or rejected.

Our own walk: the library's ``paragraph.text`` drops tracked words, tables, fields and text boxes in silence.
Elements are told by local name, so that the transitional and the strict namespace read alike.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

from compare.model import BlockKind
from compare.read.base import Part

Side = Literal["accepted", "rejected"]

#: Elements that are in the text on one side only.
_GONE: dict[Side, frozenset[str]] = {
    "accepted": frozenset({"del", "moveFrom", "cellDel"}),
    "rejected": frozenset({"ins", "moveTo", "cellIns"}),
}
_TRACKED = _GONE["accepted"] | _GONE["rejected"]
_SIGNS = {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "\u2011", "softHyphen": "\u00ad", "ptab": "\t"}
#: What carries visible text that we cannot read -> what a note calls it.
_OPAQUE = {
    "chart": "chart(s)",
    "relIds": "diagram(s)",
    "OLEObject": "embedded object(s)",
    "pic": "picture(s)",
    "imagedata": "picture(s)",
    "altChunk": "embedded document(s)",
}
_KINDS: dict[str, BlockKind] = {
    "title": "headline",
    "subtitle": "standfirst",
    "quote": "quote",
    "intense quote": "quote",
    "block text": "quote",
    "caption": "caption",
    "list paragraph": "list-item",
    "byline": "byline",
    "author": "byline",
    "date": "timestamp",
    "headline": "headline",
    "standfirst": "standfirst",
    "footnote text": "note",
    "endnote text": "note",
}
_CELL = 200


@dataclass(frozen=True, slots=True)
class Style:
    """A paragraph style: its lower-case name and the style it is based on."""

    name: str
    base: str = ""


@dataclass(slots=True)
class Walk:
    """One walk through the parts of a file: what it met that is not in the text is counted for the notes."""

    side: Side
    styles: Mapping[str, Style]
    notes_met: list[tuple[str, str]] = field(default_factory=list)  # ("footnote" or "endnote", id)
    notes_gone: list[tuple[str, str]] = field(default_factory=list)
    gone: list[str] = field(default_factory=list)
    hidden: list[str] = field(default_factory=list)
    drawn: list[tuple[str, str]] = field(default_factory=list)  # what it is and its wording
    left_out: Counter[str] = field(default_factory=Counter)
    tracked: Counter[str] = field(default_factory=Counter)
    titled: bool = False
    _boxes: list[Any] = field(default_factory=list)
    _open: list[str] = field(default_factory=list)  # text of paragraphs whose mark is gone: they run into the next

    def parts(self, body: Any) -> list[Part]:
        """The paragraphs under *body*, in reading order."""
        found = [*self._blocks(body)]
        found += self._paragraph("".join(self._open), "paragraph") if self._open else []
        self._open = []
        return found

    def _blocks(self, parent: Any) -> Iterator[Part]:
        for child in parent:
            name = local(child)
            if name == "p":
                yield from self._read(child)
            elif name == "tbl":
                yield from self._table(child)
            elif name in _GONE[self.side]:
                self._lose(child, name)
            elif name == "AlternateContent":
                yield from self._blocks(_chosen(child))
            elif name in _OPAQUE:
                self.left_out[_OPAQUE[name]] += 1
            elif name not in {"sectPr", "pPr", "tblPr", "sdtPr", "sdtEndPr", "tcPr", "trPr", "tblGrid"}:
                self.tracked[name] += name in _TRACKED
                yield from self._blocks(child)

    def _read(self, paragraph: Any) -> Iterator[Part]:
        outer, self._boxes = self._boxes, []
        text = self._inline(paragraph)
        boxes, self._boxes = self._boxes, outer
        properties = child_of(paragraph, "pPr")
        if self._mark_is_gone(properties):
            self._open.append(text)
        else:
            text = "".join((*self._open, text))
            self._open = []
            yield from self._paragraph(text, self._kind(properties))
        for box in boxes:
            yield from self._blocks(box)

    def _paragraph(self, text: str, kind: BlockKind) -> Iterator[Part]:
        wording = "\n".join(line.strip(" \t") for line in text.split("\n")).strip()
        if not wording:
            return
        if kind == "headline":
            kind = "heading" if self.titled else kind
            self.titled = True
        yield Part(wording, kind)

    def _mark_is_gone(self, properties: Any) -> bool:
        """Whether the end of the paragraph itself was inserted or deleted, on the side where it is not there."""
        marks = child_of(properties, "rPr")
        names = {local(one) for one in marks} & _TRACKED if marks is not None else set()
        self.tracked.update(names)
        return bool(names & _GONE[self.side])

    def _kind(self, properties: Any) -> BlockKind:
        if properties is None:
            return "paragraph"
        if self.side == "rejected":
            before = child_of(child_of(properties, "pPrChange"), "pPr")
            properties = properties if before is None else before
        style = child_of(properties, "pStyle")
        kind = self._styled(value_of(style)) if style is not None else None
        if kind is None and child_of(properties, "outlineLvl") is not None:
            kind = "heading" if value_of(child_of(properties, "outlineLvl")) in "012345678" else None
        if child_of(properties, "numPr") is not None and kind in {None, "list-item"}:
            self.left_out["list number(s) or bullet(s)"] += 1
            return "list-item"
        return kind or "paragraph"

    def _styled(self, style: str) -> BlockKind | None:
        """The kind that a style or one it is based on tells."""
        for _ in range(10):
            known = self.styles.get(style)
            if known is None:
                return None
            if known.name in _KINDS:
                return _KINDS[known.name]
            if known.name.startswith("heading "):
                first = known.name == "heading 1" and not self.titled
                return "headline" if first else "heading"
            if known.name.startswith("list "):
                return "list-item"
            style = known.base
        return None

    def _table(self, table: Any) -> Iterator[Part]:
        for row in children(table, "tr"):
            if self._is_gone(row, "trPr"):
                continue
            cells = [[*self._blocks(cell)] for cell in children(row, "tc") if not self._is_gone(cell, "tcPr")]
            if len(cells) > 1 and all(len(cell) < 2 and sum(len(p.text) for p in cell) <= _CELL for cell in cells):
                wording = "\t".join(part.text for cell in cells for part in cell or [Part("")]).strip("\t")
                if wording:
                    yield Part(wording, "list-item")
            else:
                yield from (part for cell in cells for part in cell)

    def _is_gone(self, element: Any, properties: str) -> bool:
        """Whether a row or cell was inserted or deleted, on the side where it is not there."""
        marks = child_of(element, properties)
        names = {local(one) for one in marks} & _TRACKED if marks is not None else set()
        self.tracked.update(names)
        if names & _GONE[self.side]:
            self._lose(element, "")
            return True
        return False

    def _inline(self, parent: Any) -> str:
        found = []
        for child in parent:
            name = local(child)
            if name in _GONE[self.side]:
                self._lose(child, name)
            elif name == "r":
                found.append(self._run(child))
            elif name == "AlternateContent":
                found.append(self._inline(_chosen(child)))
            elif name in {"oMath", "oMathPara"}:
                found.append("".join(one.text or "" for one in child.iter() if local(one) == "t"))
            elif name not in {"pPr", "sdtPr", "sdtEndPr", "smartTagPr"}:
                self.tracked[name] += name in _TRACKED
                found.append(self._inline(child))
        return "".join(found)

    def _run(self, run: Any) -> str:
        text = "".join(self._piece(child) for child in run)
        properties = child_of(run, "rPr")
        if is_on(child_of(properties, "vanish")) or is_on(child_of(properties, "webHidden")):
            self.hidden.append(text)
            return ""
        return text

    def _piece(self, child: Any) -> str:
        name = local(child)
        if name in {"t", "delText"}:
            text = child.text or ""
            preserved = child.get("{http://www.w3.org/XML/1998/namespace}space") == "preserve"
            return text if preserved else text.strip(" \t\n\r")
        if name in _SIGNS:
            return _SIGNS[name]
        if name == "sym":
            return self._symbol(child)
        if name in {"footnoteReference", "endnoteReference"}:
            self.notes_met.append((name.removesuffix("Reference"), attribute(child, "id")))
        elif name == "ruby":
            base, above = child_of(child, "rubyBase"), child_of(child, "rt")
            self.drawn += [("reading above the line", self._inline(above))] if above is not None else []
            return self._inline(base) if base is not None else ""
        elif name == "AlternateContent":
            return "".join(self._piece(one) for one in _chosen(child))
        elif name in {"drawing", "pict", "object"}:
            self._drawing(child)
        return ""

    def _symbol(self, sign: Any) -> str:
        """A sign of a symbol font: its code, where that is a letter's and not the font's own."""
        code = int(attribute(sign, "char") or "0", 16)
        if 0xE000 <= code <= 0xF8FF or code < 0x20 or code > 0x10FFFF or 0xD800 <= code <= 0xDFFF:
            self.left_out["sign(s) of a symbol font"] += 1
            return ""
        return chr(code)

    def _drawing(self, drawing: Any) -> None:
        """Text boxes are read after the paragraph that holds them; what else is drawn is named in a note."""
        waiting, boxes = [drawing], len(self._boxes)
        opaque: Counter[str] = Counter()
        while waiting:
            one = waiting.pop()
            name = local(one)
            if name == "txbxContent":
                self._boxes.append(one)
                continue
            if name in _OPAQUE:
                opaque[_OPAQUE[name]] = 1
            if name == "textpath" and attribute(one, "string"):
                self.drawn.append(("drawn lettering", attribute(one, "string")))
            waiting += reversed([*_chosen(one)] if name == "AlternateContent" else [*one])
        if len(self._boxes) == boxes:
            self.left_out.update(opaque)

    def _lose(self, element: Any, name: str) -> None:
        """Keep the wording of *element*, which is not in this version."""
        self.tracked[name] += name in _TRACKED
        text = "".join(one.text or "" for one in element.iter() if local(one) in {"t", "delText"}).strip()
        if text:
            self.gone.append(text)
        for one in element.iter():
            if (kind := local(one)) in {"footnoteReference", "endnoteReference"}:
                self.notes_gone.append((kind.removesuffix("Reference"), attribute(one, "id")))


def local(element: Any) -> str:
    """The name of *element* without its namespace; "" for a comment."""
    tag = element.tag
    return tag.rsplit("}", 1)[-1] if isinstance(tag, str) else ""


def children(element: Any, name: str) -> Iterator[Any]:
    """Children of that local name, also those wrapped in content controls or custom XML."""
    for child in element:
        inner = local(child)
        if inner == name:
            yield child
        elif inner in {"sdt", "sdtContent", "customXml", "ins", "moveTo", "del", "moveFrom"}:
            yield from children(child, name)


def child_of(element: Any, name: str) -> Any:
    """The first child of that local name, or None."""
    return next((child for child in element if local(child) == name), None) if element is not None else None


def attribute(element: Any, name: str) -> str:
    """The attribute of that local name in whatever namespace, or ""."""
    return next((str(value) for key, value in element.attrib.items() if key.rsplit("}", 1)[-1] == name), "")


def value_of(element: Any) -> str:
    """The ``w:val`` of *element*."""
    return attribute(element, "val")


def is_on(element: Any) -> bool:
    """Whether a switch such as ``w:vanish`` is there and on."""
    return element is not None and value_of(element) not in {"0", "false", "off"}


def _chosen(alternatives: Any) -> Any:
    """The branch of ``mc:AlternateContent`` to read: the first, unless only the fallback holds text."""
    first, last = child_of(alternatives, "Choice"), child_of(alternatives, "Fallback")
    if first is None or (last is not None and not _holds_text(first) and _holds_text(last)):
        first = last
    return first if first is not None else ()


def _holds_text(element: Any) -> bool:
    return any(local(one) == "t" and one.text for one in element.iter())
