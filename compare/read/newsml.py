"""News XML -> Document: NITF, and NewsML-G2 whose story is inline XML (XHTML or NITF) or inline text.

The body is renamed to HTML and read by the walk that reads pages, so both give the same paragraphs.  No DTD, no entity
and no network: a file that declares a document type with a subset is refused.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from compare.errors import ReadError
from compare.limits import LIMITS, Limits
from compare.model import BlockKind, Document, Source
from compare.read.base import Part, display, document, iso_moment, language_code, stating
from compare.read.rest import untold
from compare.read.roles import told

#: NITF element -> the HTML element that means the same to a reader.
_AS_HTML = {
    "hl1": "h1", "hl2": "h2", "bq": "blockquote", "block": "div", "note": "aside", "media": "figure",
    "media-caption": "figcaption", "media-producer": "figcaption", "fn": "div", "credit": "cite", "hedline": "div",
    "abstract": "div", "body.content": "div", "tagline": "p", "bibliography": "p", "nitf-table": "table",
    "datasource": "p", "copyrite": "p",
}  # fmt: skip
#: NITF elements without visible text.
_SILENT = frozenset({
    "media-reference", "media-metadata", "media-object", "virtloc", "nitf-table-metadata", "custom-table", "col",
    "colgroup", "nitf-col", "nitf-colgroup",
})  # fmt: skip
_TYPE = re.compile(rb"<!DOCTYPE|<!ENTITY", re.I)
_DECLARED = re.compile(rb"<!DOCTYPE[^>\[]*>", re.I)
#: Moments of NewsML-G2, and the values of a source that they are.
_MOMENTS = {"versionCreated": "published", "contentModified": "modified"}
#: The parser goes no deeper of itself; beyond, it has to be told to.
_OWN_DEPTH = 255
_XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"


def read_xml(
    data: bytes, source: Source, *, keep_furniture: bool, selector: str = "", limits: Limits = LIMITS
) -> Document:
    """The document of a NITF file or of a NewsML-G2 item; of several items, of the one that *selector* names."""
    try:
        return _read(_parsed(data, source.path, limits), source, keep_furniture, selector)
    except RecursionError:  # the limit was raised beyond what can be walked
        raise _too_deep(source.path, limits) from None


def _read(root: Any, source: Source, keep_furniture: bool, selector: str) -> Document:
    kind = local(root)
    if kind == "nitf" and selector:
        raise ReadError(f"{source.path}: is one story, of which no part is named", "give the file alone")
    if kind == "nitf":
        item = root
        parts, known, notes, lang = _nitf(root, source)
    elif kind in {"newsItem", "newsMessage"}:
        item = _item(root, source.path, selector)
        parts, known, notes, lang = _newsml(item, source)
    else:
        cause = f"{display(source.path)}: is XML of a kind that is not read (<{kind[:40]}>)"
        raise ReadError(cause, "give NITF, NewsML-G2, or save it as text")
    notes += untold(_held(item), (*(part.text for part in parts), *notes, known.outlet))
    parts, known = told(_one_headline(parts), known)
    return document(parts, known, keep_furniture=keep_furniture, notes=notes, lang=lang)


def local(element: Any) -> str:
    """The name of *element* without its namespace; "" for a comment."""
    return element.tag.rsplit("}", 1)[-1] if isinstance(element.tag, str) else ""


def _held(item: Any) -> Iterator[tuple[str, str]]:
    """Every text in *item* by the name of its element, but for the moments, which the source tells."""
    for one in item.iter():
        if (name := local(one)) and name not in _MOMENTS:
            yield from ((name, text) for text in (one.text, *(child.tail for child in one)) if text and text.strip())


def _too_deep(path: str, limits: Limits) -> ReadError:
    cause = f"{display(path)}: XML nested more than {limits.depth} levels deep"
    return ReadError(cause, limits.hint("depth", "save it without the layout"))


def _parsed(data: bytes, path: str, limits: Limits) -> Any:
    from lxml import etree

    ascii_view = data.replace(b"\x00", b"")  # so that a declaration in UTF-16 is seen too
    # The line that names NITF's own DTD is usual and harmless: it is never fetched.  A subset is neither.
    if _TYPE.search(_DECLARED.sub(b"", ascii_view, count=1)):
        raise ReadError(f"{display(path)}: declares a document type (DTD) or entities", "save it without them")
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, huge_tree=limits.depth > _OWN_DEPTH, load_dtd=False,
        remove_pis=True, remove_comments=True,
    )  # fmt: skip
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError, LookupError) as error:
        cause = " ".join(str(error).split())[:120]
        if "depth" in cause:
            raise _too_deep(path, limits) from None
        raise ReadError(f"{display(path)}: is not well formed XML ({cause})", "mend it or save it again") from None
    depth = 0
    for event, _ in etree.iterwalk(root, events=("start", "end")):
        depth += 1 if event == "start" else -1
        if depth > limits.depth:
            raise _too_deep(path, limits)
    return root


def _item(root: Any, path: str, selector: str) -> Any:
    """The news item of a message, or the one that is the file; of that guid or number where one is named."""
    items = [one for one in root.iter() if local(one) == "newsItem"]
    names = [str(one.get("guid") or number) for number, one in enumerate(items, 1)]
    if selector:
        for number, (name, item) in enumerate(zip(names, items, strict=True), 1):
            if selector in {name, str(number)}:
                return item
        raise ReadError(f"{path}: no news item of that name", f"it holds {', '.join(names[:5])}")
    if not items:
        raise ReadError(f"{display(path)}: holds no news item", "give a message that does")
    if len(items) > 1:
        cause = f"{display(path)}: holds {len(items)} news items"
        raise ReadError(cause, f"name one: {display(path)}#{names[0]}, of {', '.join(names[:5])}")
    return items[0]


_Read = tuple[list[Part], Source, list[str], str]


def _nitf(root: Any, source: Source) -> _Read:
    head, body = _first(root, "head"), _first(root, "body")
    notes = [*_declared_of(head)]
    parts: list[Part] = []
    title = _text(_first(head, "title"))
    places: list[str] = []
    moment = ""
    opening = _first(body, "body.head")
    for one in opening if opening is not None else ():
        name = local(one)
        if name == "dateline":
            places.append(_text(one))
            moment = moment or iso_moment(_norm(_attribute(one, "story.date", "norm")))
        elif name in {"hedline", "abstract"}:
            kind: BlockKind = "standfirst" if name == "abstract" else "paragraph"
            parts += [replace(part, kind=kind) if kind != "paragraph" else part for part in _body(one, notes)]
        elif name in {"byline", "distributor"}:
            reason = "distributor" if name == "distributor" else ""
            parts.append(Part(_text(one), "byline", int(one.sourceline or 0), reason))
        else:
            notes += [f'{name}: "{_text(one)}"'] if _text(one) else []
    if title and not any(part.kind == "headline" for part in parts):
        parts.insert(0, Part(title, "headline"))
    elif title and title not in {part.text for part in parts}:
        notes.append(f'title of the file: "{title}"')
    story = _body(_first(body, "body.content"), notes)
    parts += _with_dateline(story, places)
    parts += _body(_first(body, "body.end"), notes)
    moments = [_norm(_attribute(head, name, "norm")) for name in ("date.issue", "date.release")]
    published = next(filter(None, map(iso_moment, moments)), moment)
    outlet = _attribute(head, "pubdata", "name") or _attribute(head, "doc.copyright", "holder")
    lang = language_code(str(root.get(_XML_LANG) or body.get(_XML_LANG) or "")) if body is not None else ""
    return (
        [part for part in parts if part.text],
        stating(source, "nitf", published=published, outlet=outlet),
        notes,
        lang,
    )


def _declared_of(head: Any) -> Iterator[str]:
    """What the head of a NITF file says of the version, as notes."""
    for name, attribute in (("ed-msg", "info"), ("du-key", "version"), ("doc-scope", "scope"), ("fixture", "fix-id")):
        if value := _attribute(head, name, attribute):
            yield f"{name} {attribute}: {value}"
    for one in head.iter() if head is not None else ():
        if local(one) == "keyword" and one.get("key"):
            yield f"keyword: {one.get('key')}"


def _newsml(item: Any, source: Source) -> _Read:
    meta, content = _first(item, "itemMeta"), _first(item, "contentMeta")
    notes = [f"version: {item.get('version')}"] if item.get("version") else []
    parts: list[Part] = []
    facts = {"published": "", "outlet": ""}
    places: list[str] = []
    for one in (*(meta if meta is not None else ()), *(content if content is not None else ())):
        name, text = local(one), _text(one)
        if name in _MOMENTS:
            facts[_MOMENTS[name]] = iso_moment(text)
            notes += [f'{name} "{text}" is no ISO 8601 date'] if text and not iso_moment(text) else []
        elif name == "provider":
            facts["outlet"] = _named(one) or text
        elif name == "headline" and text:
            parts.append(Part(text, "headline", int(one.sourceline or 0)))
        elif name == "by" and text:
            parts.append(Part(text, "byline", int(one.sourceline or 0)))
        elif name == "dateline" and text:
            places.append(text)
        elif text or one.get("qcode"):
            notes.append(f"{name}: {text or one.get('qcode')}")
    contents = _first(item, "contentSet")
    story: list[Part] = []
    lang = str(item.get(_XML_LANG) or "")
    for one in contents if contents is not None else ():
        name = local(one)
        lang = str(one.get(_XML_LANG) or lang)
        if name in {"inlineXML", "inlineData"} and not story:
            story = _inline(one, notes)
        elif name:
            notes.append(f"another {name} ({one.get('contenttype') or one.get('href') or 'no type'}) left out")
    shown = {_key(part.text) for part in parts}
    repeats = [replace(part, reason="repeats the head") if _key(part.text) in shown else part for part in story]
    known = stating(source, "newsml", **facts)
    return [*parts, *_with_dateline(repeats, places)], known, notes, language_code(lang)


def _inline(element: Any, notes: list[str]) -> list[Part]:
    """The story of ``inlineXML`` (XHTML or NITF) or ``inlineData`` (text)."""
    if local(element) == "inlineData":
        from compare.read.base import even_lines
        from compare.read.plain import paragraphs

        return [Part(part.text) for part in paragraphs(even_lines(element.text or ""))]
    inner = next((one for one in element if local(one)), None)
    if inner is None:
        return [Part(_text(element))] if _text(element) else []
    if local(inner) == "nitf":
        parts, _, said, _ = _nitf(inner, Source())
        notes += said
        return parts
    return _body(inner, notes)


def _body(element: Any, notes: list[str]) -> list[Part]:
    """The paragraphs of a piece of XHTML or NITF."""
    if element is None:
        return []
    from copy import deepcopy

    from lxml import etree

    from compare.read.html import fragment

    tree = deepcopy(element)
    tree.tail = None
    for one in [*tree.iter()]:
        name = local(one)
        if not name:
            continue
        one.tag = _AS_HTML.get(name, "meta" if name in _SILENT else name)
        for key in [key for key in one.attrib if key.startswith("{")]:
            del one.attrib[key]
    etree.cleanup_namespaces(tree)
    parts, said = fragment(etree.tostring(tree, encoding="unicode", method="html"), int(element.sourceline or 0))
    notes += said
    return parts


def _with_dateline(story: list[Part], places: list[str]) -> list[Part]:
    """The dateline before the first paragraph, where wire copy prints it, unless it stands there already."""
    at = next((at for at, part in enumerate(story) if part.kind == "paragraph" and not part.reason), -1)
    place = ", ".join(filter(None, places))
    if not place or at < 0:
        return [*([Part(place)] if place else []), *story]
    first = story[at]
    if _key(first.text).startswith(_key(place.split(",")[0])):
        return [*story[:at], Part(place, reason="repeats the dateline"), *story[at:]]
    return [*story[:at], replace(first, text=f"{place} — {first.text}"), *story[at + 1 :]]


def _one_headline(parts: list[Part]) -> list[Part]:
    first = next((at for at, part in enumerate(parts) if part.kind == "headline"), -1)
    return [
        replace(part, kind="heading") if part.kind == "headline" and at != first else part
        for at, part in enumerate(parts)
    ]


def _first(element: Any, name: str) -> Any:
    """The first element of that local name within *element*, or None."""
    return next((one for one in element.iter() if local(one) == name), None) if element is not None else None


def _attribute(element: Any, name: str, attribute: str) -> str:
    found = _first(element, name)
    return str(found.get(attribute) or "").strip() if found is not None else ""


def _named(element: Any) -> str:
    return _text(_first(element, "name"))


def _text(element: Any) -> str:
    return " ".join("".join(element.itertext()).split()) if element is not None else ""


def _key(text: str) -> str:
    return "".join(sign for sign in text.casefold() if sign.isalnum())


def _norm(stamp: str) -> str:
    """NITF's ``20260131T120000Z`` with the dashes that ISO 8601 in full has."""
    found = re.fullmatch(r"(\d{4})(\d\d)(\d\d)(?:T(\d\d)(\d\d)(\d\d)?(Z|[+-]\d\d:?\d\d)?)?", stamp)
    if not found:
        return stamp
    year, month, day, hour, minute, second, zone = found.groups()
    clock = f"T{hour}:{minute}:{second or '00'}{zone or ''}" if hour else ""
    return f"{year}-{month}-{day}{clock}"
