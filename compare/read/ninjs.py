"""JSON -> Document: ninjs 1 to 3 of the IPTC, and plain objects with ``title`` and ``text`` or ``paragraphs``.

What a field is called differs between versions (``body_xhtml``, ``bodies``); one table says what each name means.
Fields that are no part of the story are named in a note with what they hold.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

from compare.errors import ReadError
from compare.limits import LIMITS, Limits
from compare.model import BlockKind, Document, Source
from compare.read.base import Part, display, document, iso_moment, language_code, stating
from compare.read.charset import decode
from compare.read.rest import cut, untold
from compare.read.roles import told

#: Meaning -> the names of fields that have it, the surest first; folded: lower case, without ``_`` and ``-``.
_FIELDS = {
    "title": ("headline", "headlines", "title", "titles", "name"),
    "standfirst": ("standfirst", "subtitle", "subheadline", "dek", "descriptiontext", "description", "descriptions"),
    "byline": ("byline", "by", "author", "authors", "bylines"),
    "html": ("bodyxhtml", "bodyhtml", "contenthtml", "html"),
    "body": ("bodies",),
    "paragraphs": ("paragraphs",),
    "text": ("bodytext", "text", "body", "content", "articlebody", "maintext"),
    "outlet": ("outlet", "provider", "publisher", "source", "infosources", "sitename"),
    "published": (
        "published", "publishedat", "datepublished", "versioncreated", "firstcreated", "contentcreated", "date",
    ),
    "modified": ("modified", "modifiedat", "datemodified", "updated", "updatedat", "contentmodified"),
    "lang": ("lang", "language", "inlanguage"),
}  # fmt: skip
_NAMES = ("id", "uri", "guid", "_id", "altids", "url")
#: Meanings that are told by the source and not by the text, and inner fields that say what another one is.
_FACTS = ("outlet", "published", "modified", "lang")
_LABELS = frozenset({
    "role", "contenttype", "type", "@type", "rel", "lang", "language", "uri", "url", "href", "id", "@id", "code",
    "wordcount", "charcount",
})  # fmt: skip


def read_json(
    data: bytes, source: Source, *, keep_furniture: bool, selector: str = "", limits: Limits = LIMITS
) -> Document:
    """The document of a JSON object, or of the one of several that *selector* names."""
    text, notes = decode(data)
    stories = _parsed(text, source.path, limits)
    if _is_deep(stories, limits.depth):
        raise _too_deep(source.path, limits)
    try:
        return _Story(_chosen(stories, source.path, selector)).document(source, keep_furniture, notes)
    except RecursionError:  # the limit was raised beyond what can be walked
        raise _too_deep(source.path, limits) from None


def _too_deep(path: str, limits: Limits) -> ReadError:
    cause = f"{display(path)}: JSON nested more than {limits.depth} levels deep"
    return ReadError(cause, limits.hint("depth", "give the story as a flat object"))


def _is_deep(value: Any, most: int) -> bool:
    """Whether *value* has more than *most* levels; those above it, and scalars, do not count."""
    level: list[Any] = list(value)
    for _ in range(most):
        inner = (one.values() if isinstance(one, dict) else one for one in level if isinstance(one, dict | list))
        level = [one for many in inner for one in many if isinstance(one, dict | list)]
        if not level:
            return False
    return True


def _parsed(text: str, path: str, limits: Limits) -> list[dict[str, Any]]:
    """The objects of a file: one, a list of them, or one a line."""
    try:
        value = json.loads(text)
    except RecursionError:
        raise _too_deep(path, limits) from None
    except ValueError as error:
        value = [*_lines(text, path, error)]
    found = value if isinstance(value, list) else [value]
    if isinstance(value, dict) and isinstance(value.get("items"), list) and not _has_text(value):
        found = value["items"]
    stories: list[dict[str, Any]] = [one for one in found if isinstance(one, dict)]
    if not stories:
        raise ReadError(f"{display(path)}: is JSON without an object", 'give {"title": ..., "text": ...}')
    return stories


def _lines(text: str, path: str, error: ValueError) -> Iterator[Any]:
    """JSON Lines; where its first line is no object either, *error* tells what is wrong with the file."""
    # At line feeds alone: a text may hold the line ends of Unicode as they are.
    for number, line in enumerate(text.split("\n"), 1):
        if not line.strip():
            continue
        try:
            value = json.loads(line)
        except (ValueError, RecursionError) as cause:
            told, where = (error, "") if number == 1 else (cause, f"line {number} ")
            raise ReadError(f"{display(path)}: {where}is not valid JSON ({told})", "mend it or save it again") from None
        yield value


def _chosen(stories: list[dict[str, Any]], path: str, selector: str) -> dict[str, Any]:
    names = [_name(story) for story in stories]
    if selector:
        by_name: dict[str, dict[str, Any]] = dict(zip(reversed(names), reversed(stories), strict=True))
        if selector in by_name:
            return by_name[selector]
        if selector.isascii() and selector.isdigit() and len(selector) < 10 and 0 < int(selector) <= len(stories):
            return stories[int(selector) - 1]
        raise ReadError(f"{path}: no story of that name", f"it holds {_some(names)}")
    if len(stories) > 1:
        bare = display(path)
        raise ReadError(f"{bare}: holds {len(stories)} stories", f"name one: {bare}#{names[0] or 1}, of {_some(names)}")
    return stories[0]


def _name(story: dict[str, Any]) -> str:
    return next((str(story[key]) for key in _NAMES if isinstance(story.get(key), str | int)), "")


def _some(names: list[str]) -> str:
    shown = [name or str(number) for number, name in enumerate(names[:5], 1)]
    return ", ".join(shown) + (f" and {len(names) - 5} more" if len(names) > 5 else "")


def _has_text(story: dict[str, Any]) -> bool:
    names = {name for meaning in ("html", "body", "paragraphs", "text") for name in _FIELDS[meaning]}
    return any(_folded(key) in names and value for key, value in story.items())


def _folded(key: str) -> str:
    return "".join(sign for sign in key.lower() if sign not in "_-.")


class _Story:
    """One object being read; a field that was used is not told of again."""

    def __init__(self, story: dict[str, Any]) -> None:
        self.story = story
        self.by_name: dict[str, str] = {}
        for key in story:
            self.by_name.setdefault(_folded(key), key)
        self.used: set[str] = set()
        self.notes: list[str] = []

    def document(self, source: Source, keep_furniture: bool, notes: tuple[str, ...]) -> Document:
        title, standfirst, byline = self._text("title"), self._text("standfirst"), self._text("byline")
        stated = (Part(title, "headline"), Part(standfirst, "standfirst"), Part(byline, "byline"))
        head = [part for part in stated if part.text]
        body = self._body()
        moments = {name: self._moment(name) for name in ("published", "modified")}
        known = stating(source, "field", outlet=self._text("outlet"), title=title, **moments)
        if title and body and body[0].text == title:
            body = body[1:]
        lang = language_code(self._text("lang"))
        parts, known = told([*head, *body], known)
        said = [*notes, *self.notes, *self._others()]
        told_before = (*(part.text for part in parts), *said, *(self._text(name) for name in _FACTS))
        said += untold(self._used(), told_before)
        return document(parts, known, keep_furniture=keep_furniture, notes=said, lang=lang)

    def _get(self, meaning: str) -> Any:
        for name in _FIELDS[meaning]:
            key = self.by_name.get(name)
            if key is not None and self.story[key]:
                self.used.add(key)
                return self.story[key]
        return None

    def _text(self, meaning: str) -> str:
        return _plain(self._get(meaning))

    def _moment(self, name: str) -> str:
        stated = self._text(name)
        moment = iso_moment(stated)
        if stated and not moment:
            self.notes.append(f'{name} "{stated[:80]}" is no ISO 8601 date')
        return moment

    def _body(self) -> list[Part]:
        """The paragraphs of the fullest field; another wording of the same text is not told twice."""
        if markup := self._get("html"):
            return self._same_text(self._markup(str(markup)))
        if bodies := self._get("body"):
            return self._same_text([part for one in _chosen_bodies(bodies) for part in self._value(*one)])
        if listed := self._get("paragraphs"):
            items = listed if isinstance(listed, list) else [listed]
            return self._same_text([Part(text, kind) for text, kind in map(_paragraph, items) if text])
        return self._value("", self._get("text"))

    def _same_text(self, parts: list[Part]) -> list[Part]:
        if parts and (other := self._text("text")):
            wording = " ".join(" ".join(part.text for part in parts).split())
            if " ".join(other.split()) not in wording:
                self.notes.append(f'another wording of the body left out: "{" ".join(other.split())}"')
        return parts or self._value("", self._get("text"))

    def _value(self, kind: str, value: Any) -> list[Part]:
        from compare.read.plain import paragraphs

        if isinstance(value, list):
            return [Part(text, role) for text, role in map(_paragraph, value) if text]
        wording = value if isinstance(value, str) else ""
        if "html" in kind.lower() or "xml" in kind.lower():
            return self._markup(wording)
        from compare.read.base import even_lines

        return [Part(part.text, part.kind, part.line and 0) for part in paragraphs(even_lines(wording))]

    def _markup(self, markup: str) -> list[Part]:
        from compare.read.html import fragment

        parts, notes = fragment(markup, 0)
        self.notes += notes
        return [Part(part.text, part.kind) for part in parts]

    def _used(self) -> Iterator[tuple[str, str]]:
        """What the fields hold that were used, piece by piece."""
        from compare.read.html import fragment

        for key in self.story:
            for wording in _leaves(self.story[key], _LABELS) if key in self.used else ():
                marked = re.search(r"<\w", wording)
                shown = " ".join(part.text for part in fragment(wording, 0)[0]) if marked else wording
                yield f"field {key}", shown

    def _others(self) -> Iterator[str]:
        """Every field that was not used, with what it holds."""
        for key, value in self.story.items():
            if key in self.used:
                continue
            if held := " / ".join(_leaves(value)):
                yield f"field {key}: {cut(held)}"


def _chosen_bodies(bodies: Any) -> list[tuple[str, Any]]:
    """ninjs 2 and 3: bodies of several kinds that hold one text; the one marked up best is taken."""
    listed = [one for one in (bodies if isinstance(bodies, list) else [bodies]) if isinstance(one, dict)]
    kinds = [(str(one.get("contenttype") or one.get("contentType") or ""), one.get("value")) for one in listed]
    ranked = sorted(kinds, key=lambda one: not ("html" in one[0] or "xml" in one[0]))
    return ranked[:1]


def _paragraph(value: Any) -> tuple[str, BlockKind]:
    """A paragraph: a string, its sentences, or an object with ``text``."""
    if isinstance(value, list):
        return " ".join(_plain(one) for one in value), "paragraph"
    return _plain(value), "paragraph"


def _plain(value: Any) -> str:
    """The wording of a field: a string, the first of several headlines, the names of several authors."""
    if isinstance(value, str):
        return value.strip()
    if isinstance(value, dict):
        inner = next((value[key] for key in ("value", "name", "text", "headline") if value.get(key)), "")
        return _plain(inner) if not isinstance(inner, dict | list) else ""
    if isinstance(value, list):
        return ", ".join(filter(None, (_plain(one) for one in value if not isinstance(one, list))))
    return ""


def _leaves(value: Any, silent: frozenset[str] = frozenset()) -> Iterator[str]:
    """Whatever *value* holds, but for the fields named in *silent*."""
    if isinstance(value, dict):
        for key, one in value.items():
            if isinstance(one, dict | list) or _folded(key) not in silent:
                yield from _leaves(one, silent)
    elif isinstance(value, list):
        for one in value:
            yield from _leaves(one, silent)
    elif value is not None and value != "":
        yield " ".join(str(value).split())
