"""Markdown -> Document, through markdown-it-py: the text a reader sees, without the signs that dress it.

Links give their text, images their description as a caption, a table row one line with tabs between its cells.  Nothing
is rendered, so HTML in the source can do nothing: its visible text is kept.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from compare.model import BlockKind, Document, Source
from compare.read.base import Part, document, even_lines, iso_moment, language_code, stating
from compare.read.charset import decode
from compare.read.roles import told
from compare.text import keys

if TYPE_CHECKING:
    from markdown_it.token import Token

_PAIR = re.compile(r"([A-Za-z][\w-]*)[ \t]*:(?:[ \t]+(.*))?$")
_REFERENCE = re.compile(r" {0,3}\[[^\]]+\]:")
_PREFIX = re.compile(r"[\s>]*(?:[-*+]\s+)*")
#: Tags that only dress the words between them; any other tag in a line is shown as it stands.
_DRESS = re.compile(
    r"</?(?:a|abbr|b|bdi|bdo|big|cite|code|del|dfn|em|font|i|ins|kbd|mark|q|s|samp|small|span|strong|sub|sup|time|u|var|wbr)"
    r"(?:\s[^>]*)?/?>|<!--.*?-->",
    re.I | re.S,
)
_BREAK = re.compile(r"<br\s*/?>", re.I)
_BETWEEN_CELLS = re.compile(r"(?<!\\)\|")
#: markdown-it gives up on brackets nested deeper than this, and the rest of the paragraph with them.
_NESTED = 90


@dataclass(slots=True)
class _Reading:
    """What has been read so far; ``base`` is the number of lines before the Markdown begins."""

    base: int
    parts: list[Part] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    open: list[str] = field(default_factory=list)
    row: list[str] = field(default_factory=list)
    row_line: int = 0
    headed: bool = False

    def add(self, text: str, kind: BlockKind, line: int) -> None:
        if text.strip():
            self.parts.append(Part(text.strip(), kind, line))


def read_markdown(data: bytes, source: Source, *, keep_furniture: bool) -> Document:
    """The document of a Markdown file; front matter fills its source and, where it has no ``#``, gives the headline."""
    decoded, notes = decode(data)
    text = even_lines(decoded)
    fields, begin, left_out = _front_matter(text.split("\n"))
    body = "\n".join(text.split("\n")[begin:])
    reading = _Reading(begin, notes=[*notes, *left_out])
    _walk(body, reading)
    title, line = fields.get("title", ("", 0))
    if title and not reading.headed:
        reading.parts.insert(0, Part(title, "headline", line))
    elif title and keys(title) != keys(next(part.text for part in reading.parts if part.kind == "headline")):
        reading.notes.append(f'the front matter has another title: "{title}"')
    stated = stating(
        source,
        "front-matter",
        title=title,
        byline=_first(fields, "author", "authors", "byline"),
        outlet=_first(fields, "outlet", "publication", "publisher"),
        published=iso_moment(_first(fields, "date", "published")),
        modified=iso_moment(_first(fields, "modified", "updated", "lastmod")),
    )
    parts, stated = told(reading.parts, stated)
    lang = language_code(_first(fields, "lang", "language"))
    return document(parts, stated, keep_furniture=keep_furniture, notes=reading.notes, lang=lang)


_KNOWN = {
    "title",
    "author",
    "authors",
    "byline",
    "outlet",
    "publication",
    "publisher",
    "date",
    "published",
    "modified",
    "updated",
    "lastmod",
    "lang",
    "language",
}


def _first(fields: dict[str, tuple[str, int]], *names: str) -> str:
    return next((fields[name][0] for name in names if name in fields), "")


def _front_matter(lines: Sequence[str]) -> tuple[dict[str, tuple[str, int]], int, list[str]]:
    """Fields with the line each stands on, the number of lines to skip, and notes on what was left out."""
    if not lines or lines[0].rstrip() != "---":
        return {}, 0, []
    end = next((at for at, line in enumerate(lines[1:200], 1) if line.rstrip() in {"---", "..."}), 0)
    fields: dict[str, tuple[str, int]] = {}
    name = ""
    for at, line in enumerate(lines[1:end], 2):
        if pair := _PAIR.match(line):
            name = pair[1].lower()
            fields[name] = (_value(pair[2] or ""), at)
        elif name and (line[:1] in " \t-" or not line.strip()):
            item = _value(line.strip().removeprefix("- "))
            fields[name] = (", ".join(filter(None, (fields[name][0], item))), fields[name][1])
        elif not line.startswith("#"):
            return {}, 0, []
    if not fields:
        return {}, 0, []
    notes = []
    if other := [f"{key}: {value}" for key, (value, _) in fields.items() if key not in _KNOWN and value]:
        notes.append(f"front matter left out: {'; '.join(other)}")
    dates = (_first(fields, "date", "published"), _first(fields, "modified", "updated", "lastmod"))
    wrong = (date for date in dates if date and not iso_moment(date))
    notes += [f'front matter date "{date}" is not an ISO 8601 date: left out' for date in wrong]
    return {key: found for key, found in fields.items() if found[0]}, end + 1, notes


def _value(raw: str) -> str:
    value = raw.strip()
    if value[:1] == "[" and value[-1:] == "]":
        return ", ".join(_value(item) for item in value[1:-1].split(",") if item.strip())
    if len(value) > 1 and value[0] == value[-1] and value[0] in "\"'":
        return value[1:-1]
    return "" if value in {"|", ">"} else value


def _walk(body: str, reading: _Reading) -> None:
    from markdown_it import MarkdownIt

    reader = MarkdownIt("js-default", {"html": True, "linkify": False, "typographer": False})
    lines = body.split("\n")
    seen = 0
    for token in reader.parse(body):
        if token.map and token.type in {"inline", "fence", "code_block", "html_block", "hr"}:
            _rescue(lines, range(seen, token.map[0]), reading)
            seen = max(seen, token.map[1])
        if token.type == "tr_close":
            cells = _beyond(lines[reading.row_line - reading.base - 1], len(reading.row))
            reading.row += [_cell(reader.parseInline(cell)[0]) for cell in cells]
        _take(token, reading)
    _rescue(lines, range(seen, len(lines)), reading)


def _beyond(row: str, columns: int) -> list[str]:
    """The cells of a *row* beyond the *columns* of its table: a reader of the file sees them, the parser drops them."""
    cells = _BETWEEN_CELLS.split(_PREFIX.sub("", row, count=1).strip())
    begin, end = int(not cells[0]), len(cells) - (not cells[-1])
    return cells[begin:end][columns:]


def _rescue(lines: Sequence[str], unread: range, reading: _Reading) -> None:
    """Keep the *unread* lines, which no token stands for, where they hold words: nested too deep for the parser."""
    for at in unread:
        words = _PREFIX.sub("", lines[at], count=1)
        if any(sign.isalnum() for sign in words) and not _REFERENCE.match(lines[at]):
            reading.add(words, "paragraph", reading.base + at + 1)
            reading.notes.append("text nested more than 100 levels deep is kept as plain paragraphs")


def _take(token: Token, reading: _Reading) -> None:
    line = reading.base + token.map[0] + 1 if token.map else 0
    if token.type == "tr_close":
        reading.add("\t".join(reading.row), "list-item", reading.row_line)
        reading.row = []
    if token.type == "tr_open":
        reading.row_line = line
    if token.nesting == 1:
        reading.open.append(token.tag)
    elif token.nesting == -1:
        reading.open.pop()
    elif token.type == "inline":
        _inline(token, line, reading)
    elif token.type in {"fence", "code_block"}:
        reading.add(token.content.strip("\n"), "paragraph", line)
    elif token.type == "html_block":
        _html(token.content, line, reading)


def _inline(token: Token, line: int, reading: _Reading) -> None:
    tag = reading.open[-1] if reading.open else ""
    if tag in {"td", "th"}:
        reading.row.append(_cell(token))
        return
    text, images = _visible(token)
    kind: BlockKind = "paragraph"
    if tag[:1] == "h":
        kind = "heading" if reading.headed or tag != "h1" else "headline"
        reading.headed = reading.headed or tag == "h1"
    elif "li" in reading.open:
        kind = "list-item"
    elif "blockquote" in reading.open:
        kind = "quote"
    reading.add(text, kind, line)
    for image in images:
        reading.add(image, "caption", line)


def _cell(token: Token) -> str:
    """A cell as text on one line."""
    text, images = _visible(token)
    return " ".join([text.strip(), *images]).strip()


def _visible(token: Token) -> tuple[str, list[str]]:
    """The text of a line, and the descriptions of its images."""
    if token.content.count("[") > _NESTED:
        return token.content, []
    words: list[str] = []
    images: list[str] = []
    for child in token.children or ():
        if child.type == "softbreak":
            words.append(" ")
        elif child.type == "hardbreak":
            words.append("\n")
        elif child.type == "image":
            images.append(child.content)
        elif child.type == "html_inline":
            words.append("\n" if _BREAK.fullmatch(child.content) else _DRESS.sub("", child.content))
        else:
            words.append(child.content)
    return "".join(words), images


def _html(content: str, line: int, reading: _Reading) -> None:
    from compare.read.html import fragment

    parts, notes = fragment(content, line)
    for part in parts:
        second = part.kind == "headline" and reading.headed
        reading.headed = reading.headed or part.kind == "headline"
        reading.parts.append(replace(part, kind="heading") if second else part)
    reading.notes += notes
