"""DOCX -> Document: paragraphs, tables and text boxes in reading order, then footnotes; headers set aside.

Tracked changes are read as accepted unless the other side is asked for; what that leaves out, and every comment, is a
note.  The package is python-docx's, the walk over its XML our own (``docxwalk``).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from io import BytesIO
from typing import Any

from compare.errors import ReadError
from compare.limits import LIMITS, Limits
from compare.model import Document, Source
from compare.read.archive import checked
from compare.read.base import Part, display, document
from compare.read.docxwalk import Side, Style, Walk, attribute, child_of, local, value_of
from compare.read.roles import told

#: Parts with visible text of their own -> what a note calls them.
_SHAPES = {"chart": "chart", "diagramData": "diagram"}
_INSERTED, _DELETED = ("ins", "moveTo", "cellIns"), ("del", "moveFrom", "cellDel")


def read_docx(
    data: bytes, source: Source, *, keep_furniture: bool, side: Side = "accepted", limits: Limits = LIMITS
) -> Document:
    """The document of a Word file with its tracked changes *accepted* or *rejected*."""
    checked(data, source.path, limits).close()
    file = _opened(data, source.path)
    walk = Walk(side, file.styles)
    body = walk.parts(file.body)
    notes = [part for kind, number in walk.notes_met for part in _note(walk, file.footnotes.get((kind, number)))]
    for name in dict.fromkeys(walk.notes_gone):
        if name not in walk.notes_met and (element := file.footnotes.get(name)) is not None:
            walk.gone += [part.text for part in walk.parts(element)]
    margins = [*_margins(walk, file)]
    parts, known = told([*body, *notes], source)
    heads = [part for where, part in margins if where == "header"]
    feet = [part for where, part in margins if where == "footer"]
    return document(
        [*heads, *parts, *feet],
        known,
        keep_furniture=keep_furniture,
        notes=[*_said(walk), *file.shapes, *file.comments],
    )


def is_tracked(data: bytes, path: str, limits: Limits = LIMITS) -> bool:
    """Whether a Word file holds tracked changes.  Raises :class:`ReadError`."""
    checked(data, path, limits).close()
    file = _opened(data, path)
    walk = Walk("accepted", file.styles)
    walk.parts(file.body)
    for element in file.footnotes.values():
        walk.parts(element)
    return bool(+walk.tracked)


@dataclass(frozen=True, slots=True)
class _File:
    body: Any
    styles: dict[str, Style]
    footnotes: dict[tuple[str, str], Any]
    margins: tuple[tuple[str, Any], ...]
    comments: tuple[str, ...]
    shapes: tuple[str, ...]


def _opened(data: bytes, path: str) -> _File:
    """The parts of the package.  Whatever is wrong with it becomes one :class:`ReadError`."""
    from docx.package import Package

    try:
        main = _main(Package.open(BytesIO(data)))
        related = {(_last(one.reltype), one.rId): one for one in main.rels.values() if not one.is_external}
        roots: dict[str, list[Any]] = {}
        for (kind, _), one in sorted(related.items()):
            if kind in {"styles", "footnotes", "endnotes", "header", "footer", "comments"}:
                roots.setdefault(kind, []).append(_root(one.target_part))
        shapes = tuple(f'text of a {kind} left out: "{text}"' for kind, text in _shapes(related) if text)
        body = child_of(_root(main), "body")
    except Exception as error:  # the library raises KeyError, ValueError, XMLSyntaxError and others of no common base
        cause = " ".join(str(error).split())[:120] or type(error).__name__
        raise ReadError(
            f"{display(path)}: is no Word file that can be read ({cause})", "save it again as DOCX"
        ) from None
    if body is None:
        raise ReadError(f"{display(path)}: is no Word document", "save it as DOCX in a word processor")
    return _File(
        body,
        {attribute(one, "styleId"): _style(one) for root in roots.get("styles", ()) for one in root},
        {
            (kind[:-1], attribute(one, "id")): one
            for kind in ("footnotes", "endnotes")
            for root in roots.get(kind, ())
            for one in root
        },
        tuple((kind, root) for kind in ("header", "footer") for root in roots.get(kind, ())),
        tuple(_comment(one) for root in roots.get("comments", ()) for one in root if local(one) == "comment"),
        shapes,
    )


def _main(package: Any) -> Any:
    """The main part, also of a file saved as "strict", whose names of relations the library does not know."""
    return next(one.target_part for one in package.rels.values() if _last(one.reltype) == "officeDocument")


def _shapes(related: Mapping[tuple[str, str], Any]) -> Iterator[tuple[str, str]]:
    """The wording of diagrams and charts, which stand in parts of their own."""
    for (kind, _), one in sorted(related.items()):
        if kind in _SHAPES:
            texts = [(t.text or "").strip() for t in _root(one.target_part).iter() if local(t) in {"t", "v"}]
            yield _SHAPES[kind], " / ".join(filter(None, texts))


def _last(reltype: str) -> str:
    return reltype.rsplit("/", 1)[-1]


def _root(part: Any) -> Any:
    """The root element of a part.  Parts that the library does not model come as bytes."""
    from docx.oxml.parser import parse_xml

    return part.element if hasattr(part, "element") else parse_xml(part.blob)


def _style(element: Any) -> Style:
    name, base = child_of(element, "name"), child_of(element, "basedOn")
    return Style(
        value_of(name).lower() if name is not None else "",
        value_of(base) if base is not None else "",
    )


def _comment(element: Any) -> str:
    author = attribute(element, "author") or "unnamed"
    paragraphs = (one for one in element.iter() if local(one) == "p")
    lines = ("".join(t.text or "" for t in p.iter() if local(t) in {"t", "delText"}).strip() for p in paragraphs)
    return f'comment by {author}: "{" / ".join(filter(None, lines))}"'


def _note(walk: Walk, element: Any) -> list[Part]:
    if element is None:
        return []
    return [Part(part.text, "note" if part.kind == "paragraph" else part.kind) for part in walk.parts(element)]


def _margins(walk: Walk, file: _File) -> Iterator[tuple[str, Part]]:
    """Page headers and footers, each wording once."""
    seen = set()
    for kind, root in file.margins:
        for part in walk.parts(root):
            if (kind, part.text) not in seen:
                seen.add((kind, part.text))
                yield kind, Part(part.text, reason=f"page {kind}")


def _said(walk: Walk) -> Iterator[str]:
    """What the file holds that is not in the text."""
    found: Counter[str] = +walk.tracked
    inserted, deleted = (sum(found[name] for name in names) for names in (_INSERTED, _DELETED))
    if inserted or deleted:
        told = f"tracked changes read as {walk.side}: {inserted} insertion(s), {deleted} deletion(s)"
        gone = " / ".join(f'"{" ".join(text.split())}"' for text in walk.gone)
        yield f"{told}; not in this text: {gone}" if gone else told
    if walk.hidden and (words := " ".join(" ".join(walk.hidden).split())):
        yield f'hidden text left out: "{words}"'
    for what, wording in walk.drawn:
        yield f'{what} left out: "{" ".join(wording.split())}"'
    for what, count in sorted(walk.left_out.items()):
        yield f"{count} {what} left out"
