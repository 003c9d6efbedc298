"""A parsed HTML page -> every visible piece of its text, in order, with what its place on the page says of it.

Our own walk, not an extractor's: nothing visible is left out, so nothing can be lost before it is judged.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

from compare.model import BlockKind
from compare.read.base import tells
from compare.read.furniture import marks, reason_of
from compare.read.roles import is_byline, is_timestamp
from compare.text import QUOTE_MARKS

_UNSEEN = frozenset({
    "script", "style", "template", "head", "noscript", "iframe", "object", "embed", "video", "audio", "canvas",
    "datalist", "input", "img", "source", "track", "title", "desc", "defs", "metadata", "param", "area", "base",
    "link", "meta", "noframes", "frame",
})  # fmt: skip
_BLOCKS = frozenset({
    "address", "article", "aside", "blockquote", "body", "button", "caption", "center", "dd", "details", "dialog",
    "dir", "div", "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5",
    "h6", "header", "hgroup", "hr", "html", "label", "legend", "li", "main", "menu", "nav", "ol", "optgroup",
    "option", "p", "pre", "search", "section", "select", "summary", "svg", "table", "tbody", "td", "template",
    "textarea", "tfoot", "th", "thead", "tr", "ul",
})  # fmt: skip
_KINDS: dict[str, BlockKind] = {
    **dict.fromkeys(("h1", "h2", "h3", "h4", "h5", "h6"), "heading"),
    **dict.fromkeys(("li", "dd", "dt"), "list-item"),
    **dict.fromkeys(("figcaption", "caption"), "caption"),
    "blockquote": "quote",
}
#: Words of a class or id that say what an element of the story is.
_CLASSES: tuple[tuple[frozenset[str], BlockKind], ...] = (
    (frozenset({"byline", "author", "authors", "writer"}), "byline"),
    (frozenset({"timestamp", "dateline", "published", "pubdate", "datetime", "posted"}), "timestamp"),
    (frozenset({"standfirst", "dek", "subtitle", "subheadline", "subhead", "subheading", "kicker"}), "standfirst"),
    (frozenset({"caption", "credit", "cutline"}), "caption"),
)
_TAGS = {
    "nav": "navigation",
    "menu": "navigation",
    "footer": "footer",
    "aside": "beside the article",
    "dialog": "pop-up",
    "svg": "graphic",
    **dict.fromkeys(("form", "button", "select", "textarea", "label", "fieldset", "search"), "form or button"),
}
_PLACES = {
    "navigation": "navigation",
    "banner": "navigation",
    "menu": "navigation",
    "menubar": "navigation",
    "toolbar": "navigation",
    "search": "form or button",
    "contentinfo": "footer",
    "complementary": "beside the article",
    "dialog": "pop-up",
    "alertdialog": "pop-up",
}
_HIDDEN_STYLE = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.I)
_HIDDEN_CLASSES = frozenset({"sr-only", "visually-hidden", "visuallyhidden", "screen-reader-text", "screenreader-only"})
_BLANKS = re.compile(r"[ \t\n\r\f]+")
_WORD = re.compile(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])")
_CELL = 200
#: What browsers print around a ``<q>``, and around one in another.
_MARKS = (("“", "”"), ("‘", "’"))


@dataclass(slots=True)
class Piece:
    """Visible text of one block.  ``flags`` are the elements around it that say it is no story, with what they say."""

    text: str
    kind: BlockKind
    line: int
    element: Any
    flags: tuple[tuple[Any, str], ...]
    linked: int
    tag: str
    reason: str = ""


@dataclass(slots=True)
class Page:
    """The pieces of a page.

    ``unseen`` counts the words that are shown only where scripts are off, ``hidden`` those of the article that the page
    hides, until something is clicked or for good.  ``readings`` stand above the line (``<rt>``).
    """

    pieces: list[Piece] = field(default_factory=list)
    unseen: int = 0
    hidden: int = 0
    readings: list[str] = field(default_factory=list)


def pieces_of(root: Any) -> Page:
    """Every visible piece of text under the lxml element *root*, in order.  Its nesting must be shallow."""
    walk = _Walk()
    walk.visit(root, in_link=False)
    walk.flush()
    return walk.page


@dataclass(slots=True)
class _Walk:
    page: Page = field(default_factory=Page)
    lines: list[list[str]] = field(default_factory=lambda: [[]])
    linked: int = 0
    timed: int = 0
    blocks: list[tuple[Any, str]] = field(default_factory=list)
    kinds: list[BlockKind] = field(default_factory=list)
    flags: list[tuple[Any, str]] = field(default_factory=list)
    row: int = 0
    pre: int = 0
    quotes: int = 0

    def visit(self, element: Any, *, in_link: bool) -> None:
        tag = element.tag if isinstance(element.tag, str) else ""
        tag = tag.rsplit("}", 1)[-1].lower()
        # A template with a shadow root (as pages are saved) is shown, any other is not.
        shown = tag == "template" and element.get("shadowrootmode")
        if not tag or (tag in _UNSEEN and not shown) or _is_hidden(element):
            if tag == "noscript":
                self.page.unseen += len(" ".join(element.itertext()).split())
            elif tag and tag not in _UNSEEN and any(up.tag in {"article", "main"} for up in element.iterancestors()):
                self.page.hidden += _words_in(element)
            return
        if tag == "br":
            self.lines.append([])
        elif tag in {"rt", "rp"}:
            # A bracket for browsers that know no readings is not shown; words in its place would be told.
            wording = " ".join("".join(element.itertext()).split())
            self.page.readings += [wording] if any(sign.isalnum() for sign in wording) else []
        elif tag in _BLOCKS and not (self.row and tag in {"td", "th"}):
            self._block(element, tag, in_link=in_link)
        else:
            cell = tag in {"td", "th"}
            if cell and any(self.lines[-1]):
                self.lines[-1].append("\t")
            # Summed up for moments only: a block may hold a hundred thousand words, each in an element of its own.
            before = self._size() if tag == "time" else 0
            self._inside(element, in_link=in_link or tag == "a") if tag != "q" else self._quoted(element, in_link)
            if tag == "time":
                self.timed += self._size() - before

    def _block(self, element: Any, tag: str, *, in_link: bool) -> None:
        self.flush()
        flag = _flag(element, tag)
        kind = _kind(element, tag)
        row = tag == "tr" and _is_row(element)
        self.blocks.append((element, tag))
        if flag:
            self.flags.append((element, flag))
        if kind or row:
            self.kinds.append(kind or "list-item")
        self.row += row
        self.pre += tag == "pre"
        self._inside(element, in_link=in_link)
        self.flush()
        self.pre -= tag == "pre"
        self.row -= row
        if kind or row:
            self.kinds.pop()
        if flag:
            self.flags.pop()
        self.blocks.pop()

    def _inside(self, element: Any, *, in_link: bool) -> None:
        self._text(element.text, in_link=in_link)
        bare = len(element) > 1 and not self.pre and _is_bare(element)
        apart = bare and not self.row and _holds_a_moment(element)
        for child in element:
            if apart and child.tag == "time":
                self.flush()
                self.visit(child, in_link=in_link)
                self.flush()
            else:
                self._part(child, bare=bare)
                self.visit(child, in_link=in_link)
            self._text(child.tail, in_link=in_link)

    def _part(self, child: Any, *, bare: bool) -> None:
        """A blank between words that only the style of the page sets apart: ``<b>Ann Lee</b><b>Reporter</b>``."""
        last = self.lines[-1][-1][-1:] if self.lines[-1] else ""
        # A comment has no words, and one that stands between two elements does not join them.
        opens = next(child.itertext(), "")[:1] if bare and isinstance(child.tag, str) else ""
        if (last.islower() or last.isdigit()) and opens.isupper():
            self.lines[-1].append(" ")

    def _quoted(self, element: Any, in_link: bool) -> None:
        """``<q>``: the browser prints the marks, unless the page has typed its own."""
        wording = "".join(element.itertext()).strip()
        last = self.lines[-1][-1][-1:] if self.lines[-1] else ""
        typed = not wording or wording[0] in QUOTE_MARKS or (last and last in QUOTE_MARKS)
        marks = ("", "") if typed else _MARKS[self.quotes % 2]
        self.quotes += 1
        self._text(marks[0], in_link=False)
        self._inside(element, in_link=in_link)
        self._text(marks[1], in_link=False)
        self.quotes -= 1

    def _text(self, text: str | None, *, in_link: bool) -> None:
        if not text:
            return
        if self.pre:
            first, *rest = text.split("\n")
            self.lines[-1].append(first)
            self.lines += [[line] for line in rest]
        else:
            self.lines[-1].append(_BLANKS.sub(" ", text))
        if in_link:
            self.linked += len(text.split())

    def flush(self) -> None:
        """End the block: an empty line (two breaks) parts it in paragraphs."""
        paragraph: list[str] = []
        for line in [*self.lines, []]:
            wording = _tidy("".join(line))
            if wording:
                paragraph.append(wording)
            elif paragraph:
                for text in _parted(paragraph):
                    self._piece(text)
                paragraph = []
        self.lines, self.linked, self.timed = [[]], 0, 0

    def _size(self) -> int:
        return sum(map(len, self.lines[-1]))

    def _piece(self, text: str) -> None:
        element, tag = self.blocks[-1] if self.blocks else (None, "")
        kind = self.kinds[-1] if self.kinds else "paragraph"
        if self.timed >= len(text):
            kind = "timestamp"
        line = int(element.sourceline or 0) if element is not None else 0
        self.page.pieces.append(Piece(text, kind, line, element, tuple(self.flags), self.linked, tag))


def _parted(lines: list[str]) -> list[str]:
    """Lines between single breaks: one text, unless one of them is a byline, a timestamp or furniture."""
    if any(is_byline(line) or is_timestamp(line) or reason_of(line) for line in lines):
        return lines
    return ["\n".join(lines)]


def _tidy(line: str) -> str:
    cells = (re.sub(" {2,}", " ", cell).strip(" ") for cell in line.split("\t"))
    wording = "\t".join(cells).strip("\t")
    return wording if wording.strip() else ""


def _is_hidden(element: Any) -> bool:
    if element.get("hidden") is not None and element.get("hidden") != "until-found":
        return True
    if element.tag == "dialog" and element.get("open") is None:
        return True
    style, names = element.get("style"), element.get("class")
    return bool(style and _HIDDEN_STYLE.search(style)) or bool(names and _HIDDEN_CLASSES & set(names.lower().split()))


def _is_bare(element: Any) -> bool:
    """Whether *element* has no words of its own beside those of its children."""
    own = (element.text, *(child.tail for child in element))
    return not any(sign.isalnum() for text in own if text for sign in text)


def _holds_a_moment(element: Any) -> bool:
    """Whether a block is a line of credits with a moment in it ("5 minutes ago", name), and no sentence."""
    if element.tag not in _BLOCKS or not any(child.tag == "time" for child in element):
        return False
    text = " ".join(" ".join(element.itertext()).split())
    return len(text) <= _CELL and not tells(text)


def _words_in(element: Any) -> int:
    """How many words stand in *element*, scripts and the like set aside."""
    silent = element.iter("script", "style", "template", "noscript")
    return len(" ".join(element.itertext()).split()) - sum(len((one.text or "").split()) for one in silent)


def _is_row(row: Any) -> bool:
    """Whether a table row holds data: several short cells without a block or a break in any."""
    cells = [cell for cell in row if cell.tag in {"td", "th"}]
    inner = (one.tag for cell in cells for one in cell.iter() if one is not cell)
    return (
        len(cells) > 1
        and not any(isinstance(tag, str) and (tag in _BLOCKS or tag == "br") for tag in inner)
        and all(len("".join(cell.itertext())) <= _CELL for cell in cells)
    )


def _names(element: Any) -> str:
    return f"{element.get('class') or ''} {element.get('id') or ''} {element.get('itemprop') or ''}".strip()


@lru_cache(maxsize=4096)
def _words(names: str) -> frozenset[str]:
    """The words of class names: ``article__shareTools`` -> article, share, tools."""
    return frozenset(word.lower() for word in _WORD.findall(names[:500]))


def _kind(element: Any, tag: str) -> BlockKind | None:
    if tag in _KINDS:
        return _KINDS[tag]
    if tag in {"p", "div", "address", "section", "header"}:
        words = _words(_names(element))
        # Only the element that holds the text itself: "author" on a wrapper may mean the whole article.
        if words and not _holds_blocks(element):
            return next((kind for known, kind in _CLASSES if words & known), None)
    return None


def _holds_blocks(element: Any) -> bool:
    return any(isinstance(child.tag, str) and child.tag in _BLOCKS for child in element)


def _flag(element: Any, tag: str) -> str:
    """What an element says of all it holds: "navigation", "reader comments" ...; "" where it may be the story."""
    if tag in {"html", "body", "main", "article"}:
        return ""
    place = _PLACES.get(str(element.get("role") or "").lower(), "")
    if place or tag in _TAGS:
        said = next(_said(_names(element)), "")
        return said or place or _TAGS[tag]
    if tag == "header" and not any(up.tag in {"article", "main"} for up in element.iterancestors()):
        return "navigation" if next(element.iter("h1"), None) is None else ""
    return next(_said(_names(element)), "")


def _said(names: str) -> Iterator[str]:
    words = _words(names)
    for mark, reason in marks():
        if mark <= words:
            yield reason
