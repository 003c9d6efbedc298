"""What every reader shares: parts of a page in reading order, and the document that is assembled from them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Protocol

from compare.errors import EmptyDocument
from compare.model import Block, BlockKind, Document, Furniture, Source, Span

#: Line ends that some program wrote: all become one line feed.
_LINE_ENDS = ("\r\n", "\r", "\x85", "\u2028", "\u2029")
_CLOSING = "\"'”’»›“」』)]}*_ \u00a0"
#: What ends a sentence in the scripts we read; an abbreviation's point is not told from a full stop here.
SENTENCE_ENDS = ".?!…。！？｡؟۔।॥"

#: The values of a source that a text may state, in the order of their origins.
STATED = ("outlet", "title", "byline", "published", "modified")


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of visible text on its way to a block, or to furniture where *reason* is given.

    ``line`` is the 1-based line of the file.  ``at`` is the offset in the document's text, where the text is the file's
    own; -1 where the text is put together from the parts.
    """

    text: str
    kind: BlockKind = "paragraph"
    line: int = 0
    reason: str = ""
    at: int = -1


class Reader(Protocol):
    """Bytes of one format in, a document out.  *source* already has path, format and sha256."""

    def __call__(self, data: bytes, source: Source, *, keep_furniture: bool) -> Document:
        """Raise :class:`EmptyDocument` where there is no text."""
        ...


def display(path: str) -> str:
    """What a message calls a source."""
    return "standard input" if path == "-" else path


def even_lines(text: str) -> str:
    """*text* with every line end (CRLF, CR, NEL, LS, PS) as one line feed."""
    for end in _LINE_ENDS:
        text = text.replace(end, "\n")
    return text


def ends_sentence(text: str) -> bool:
    """Whether *text* closes with an end mark, quotation marks and brackets set aside."""
    last = text.rstrip(_CLOSING)[-1:]
    return bool(last) and last in SENTENCE_ENDS


def tells(text: str) -> bool:
    """Whether *text* reads like a sentence of a story: it runs long, or is of some length and ends as sentences do."""
    size = len(text)
    if size >= 160:
        return True
    # Signs of scripts without spaces carry a syllable or a word each.
    wide = 0 if text.isascii() else sum(sign > "\u2e7f" for sign in text)
    if size + wide >= 160:
        return True
    if not ends_sentence(text):
        return False
    return len(text.split()) >= 5 or wide >= 8


def document(
    parts: Sequence[Part],
    source: Source,
    *,
    keep_furniture: bool,
    text: str = "",
    notes: Iterable[str] = (),
    lang: str = "",
) -> Document:
    """The document of *parts*.  Without *text* it is put together from them, an empty line between two.

    The headline gives ``Source.title`` where the parts have one.  Raises :class:`EmptyDocument`.
    """
    notes = list(notes)
    if not text:  # a character reference may stand for a line end too
        parts = [replace(part, text=even_lines(part.text).strip("\n")) for part in parts]
    if not keep_furniture and parts and all(part.reason for part in parts):
        notes.append("all of it looks like site furniture, so nothing was set aside")
        keep_furniture = True
    if keep_furniture:
        parts = [replace(part, reason="") for part in parts]
    if not any(part.text.strip() for part in parts):
        raise EmptyDocument(f"{display(source.path)}: holds no text", "give a file with the wording of a story")
    whole = text or "\n\n".join(part.text for part in parts)
    blocks: list[Block] = []
    furniture: list[Furniture] = []
    at = 0
    for part in parts:
        start = part.at if text else at
        span = Span(start, start + len(part.text))
        at = span.end + 2
        if part.reason:
            furniture.append(Furniture(span, part.reason))
        else:
            blocks.append(Block(part.kind, span, part.line))
    headline = next((part.text for part in parts if part.kind == "headline" and not part.reason), "")
    title = " ".join(headline.split())
    source = source if title == source.title else stating(source, "headline", title=title)
    return Document(source, whole, tuple(blocks), tuple(furniture), tuple(dict.fromkeys(notes)), lang)


def stating(source: Source, origin: str, **values: str) -> Source:
    """*source* with those of *values* that are not empty, each with *origin* as what says so; others stand."""
    found = {name: value for name, value in values.items() if value}
    origins = {**dict(source.origins), **dict.fromkeys(found, origin)}
    ordered = tuple((name, origins[name]) for name in STATED if name in origins)
    return replace(source, **found, origins=ordered) if found else source


def iso_moment(stated: str) -> str:
    """*stated* as ISO 8601 where it is such a date or date-time, else ""."""
    from datetime import date, datetime

    day, clock = stated.strip()[:10], stated.strip()[10:].lstrip("Tt").replace(" ", "")
    try:
        if day[4:5] != "-" or not clock:
            return date.fromisoformat(day).isoformat() if day[4:5] == "-" else ""
        return datetime.fromisoformat(f"{day}T{clock}").isoformat()
    except ValueError:
        return ""


def language_code(tag: str) -> str:
    """``en`` of ``en-GB`` or ``en_GB``; "" where it is no ISO 639-1 code."""
    code = tag.strip().replace("_", "-").split("-")[0].lower()
    return code if len(code) == 2 and code.isascii() and code.isalpha() else ""
