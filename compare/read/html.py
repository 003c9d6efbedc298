"""HTML -> Document: our own walk yields every visible piece of text, trafilatura judges which of them are the article.

What it rejects becomes furniture with a reason told from the page; between the first and the last paragraph, and inside
the article's own element, we know better than to drop a sentence.  Nothing is fetched, no entity or DTD is resolved.
"""

from __future__ import annotations

import logging
import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from compare.errors import EmptyDocument
from compare.model import Document, Source
from compare.read.article import Verdict, key_of, sort_out
from compare.read.base import Part, display, document, even_lines
from compare.read.charset import decode
from compare.read.doubts import doubts
from compare.read.metadata import stated
from compare.read.page import Page, pieces_of
from compare.read.roles import told

_DECLARED = re.compile(
    rb"<meta\b[^>]*?charset\s*=\s*[\"']?\s*([\w.:-]+)|<\?xml[^>]*?encoding\s*=\s*[\"']([\w.:-]+)", re.I
)
#: The comment of a browser, or of an extension, that says which page it saved.
_SAVED = re.compile(r"<!--\s*(?:saved from url=\(\d+\)|Page saved with SingleFile\s+url:\s*)([^\s>]+)")
#: Levels of nesting that we walk as they are; libxml2 itself drops what lies below 256.
_DEEPEST = 100
#: So many hidden words are worth a note; fewer are labels for the ear.
_SENTENCE = 12
_CONTROL = dict.fromkeys({*range(0x20), 0x7F} - {0x09, 0x0A, 0x0D})
#: The judge's time grows faster than the page; beyond this the page's own tags decide.
_MOST_ELEMENTS = 20_000


def read_html(
    data: bytes, source: Source, *, keep_furniture: bool, charset: str = "", aside: Sequence[Part] = ()
) -> Document:
    """The document of an HTML page.  *charset* is that of its sender; *aside* is text that was sent along with it."""
    found = _DECLARED.search(data[:4096])
    text, notes = decode(data, charset or ((found[1] or found[2]).decode("ascii") if found else ""))
    root, flattened = _tree(even_lines(text))
    if root is None:
        raise EmptyDocument(f"{display(source.path)}: is a page without text", "save the page with its text")
    page = pieces_of(root)
    said = stated(root)
    saved = _SAVED.search(text[:4096])
    notes = (
        *([f"saved from {saved[1][:500]}"] if saved else []),
        *notes,
        *flattened,
        *([f"{page.unseen} word(s) shown only without scripts left out"] if page.unseen else []),
        *_readings(page),
        *([f"{page.hidden} word(s) of the article that the page hides left out"] if page.hidden >= _SENTENCE else []),
    )
    pieces, judged = sort_out(_judge(root), page.pieces, said)
    parts = [Part(piece.text, piece.kind, 0 if flattened else piece.line, piece.reason) for piece in pieces]
    parts, known = told(parts, said.fill(source))
    doubted = doubts(root, pieces, parts, said.free)
    notes = (*notes, *judged, *doubted)
    parts += [*framed(root), *aside]
    return document(parts, known, keep_furniture=keep_furniture, notes=notes, lang=said.lang)


def fragment(markup: str, line: int) -> tuple[list[Part], list[str]]:
    """The visible parts of a piece of HTML that begins on *line* of its file, and notes on what was left out."""
    root, notes = _tree(f"<html><body>{markup}</body></html>")
    if root is None:
        return [], list(notes)
    page = pieces_of(root)
    parts = [
        Part(piece.text, "headline" if piece.tag == "h1" else piece.kind, line + max(piece.line - 1, 0))
        for piece in page.pieces
    ]
    notes = (*notes, *_readings(page))
    unseen = sorted({str(one.tag) for one in root.iter("script", "style", "template", "noscript", "iframe")})
    return parts, [*notes, *(f"a <{tag}> element left out" for tag in unseen)]


def _readings(page: Page) -> list[str]:
    return [f'readings above the line left out: "{" / ".join(page.readings)}"'] if page.readings else []


def framed(root: Any) -> Iterator[Part]:
    """Text of the frames that the page itself holds (``srcdoc``), set aside."""
    for frame in root.iter("iframe"):
        if markup := frame.get("srcdoc"):
            yield from in_frame(markup)


def in_frame(markup: str) -> Iterator[Part]:
    """The parts of a frame, which is a page of its own and so set aside."""
    for part in fragment(markup, 0)[0]:
        yield Part(part.text, reason="frame of the page")


def _tree(markup: str) -> tuple[Any, tuple[str, ...]]:
    """The parsed page, or None where it is empty; deep nesting is flattened, which the notes say."""
    root = _parse(markup)
    if root is None or not _is_deep(root):
        return root, ()
    note = f"nested more than {_DEEPEST} levels deep: the layout below was flattened, its text kept"
    return _parse(_flattened(markup)), (note,)


def _parse(markup: str) -> Any:
    from lxml import etree
    from lxml.html import HTMLParser

    parser = HTMLParser(encoding="utf-8", no_network=True, huge_tree=False, remove_pis=True)
    try:
        return etree.fromstring(markup.encode("utf-8", "replace"), parser)
    except etree.XMLSyntaxError:  # nothing in it
        return None


def _is_deep(root: Any) -> bool:
    from lxml import etree

    depth = 0
    for event, _ in etree.iterwalk(root, events=("start", "end")):
        depth += 1 if event == "start" else -1
        if depth > _DEEPEST:
            return True
    return False


def _flattened(markup: str) -> str:
    """*markup* with the tags below the deepest level as mere breaks.  The standard library's scanner has no limit."""
    from html import escape
    from html.parser import HTMLParser

    class Flattener(HTMLParser):
        def __init__(self) -> None:
            super().__init__(convert_charrefs=True)
            self.out: list[str] = []
            self.depth = 0

        def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002
            self.depth += tag not in _VOID
            if self.depth < _DEEPEST - 20 or tag in {"script", "style", "template", "noscript"}:
                self.out.append(self.get_starttag_text() or "")
            elif tag not in _INLINE:
                self.out.append("<br><br>")

        def handle_endtag(self, tag: str) -> None:
            if self.depth < _DEEPEST - 20 or tag in {"script", "style", "template", "noscript"}:
                self.out.append(f"</{tag}>")
            elif tag not in _INLINE:
                self.out.append("<br><br>")
            self.depth = max(self.depth - 1, 0)

        def handle_data(self, data: str) -> None:
            self.out.append(data if self.cdata_elem else escape(data))

    flattener = Flattener()
    flattener.feed(markup)
    flattener.close()
    return "".join(flattener.out)


_VOID = frozenset({
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr",
})  # fmt: skip
_INLINE = frozenset({
    "a", "abbr", "b", "bdi", "bdo", "cite", "code", "data", "del", "dfn", "em", "font", "i", "ins", "kbd", "mark",
    "q", "s", "samp", "small", "span", "strong", "sub", "sup", "time", "u", "var", "wbr",
})  # fmt: skip


def _clean_copy(root: Any) -> Any:
    """A copy without control signs, at which the extractor gives up; ours keeps them."""
    from copy import deepcopy

    copied = deepcopy(root)
    for element in copied.iter():
        for place in ("text", "tail"):
            if (wording := getattr(element, place)) and not wording.isprintable():
                setattr(element, place, wording.translate(_CONTROL))
    return copied


def _judge(root: Any) -> Verdict:
    from trafilatura import bare_extraction

    # Without a handler of its own the library's warnings would reach standard error.
    logging.getLogger("trafilatura").addHandler(logging.NullHandler())
    best = Verdict()
    if sum(1 for _ in root.iter()) > _MOST_ELEMENTS:
        return best
    for tables in (True, False):
        found = bare_extraction(_clean_copy(root), include_comments=False, include_tables=tables, with_metadata=False)
        body = getattr(found, "body", None)
        if body is None:
            continue
        blocks = [
            element for element in body.iter() if element.tag in {"p", "head", "item", "cell", "quote", "code", "ab"}
        ]
        lines = {key_of(line) for block in blocks for line in _lines(block)} - {""}
        verdict = Verdict(frozenset(lines), key_of("".join(body.itertext())))
        if len(verdict.whole) > 1.2 * len(best.whole):
            best = verdict
        if best.whole and max(map(len, best.lines), default=0) < 5000:
            break
    return best


def _lines(block: Any) -> Iterable[str]:
    """The lines of a block as the extractor cut it: whole, and between its breaks."""
    yield "".join(block.itertext())
    yield from "\n".join(block.itertext()).split("\n")
