"""Path or standard input -> Document.  ``READERS`` maps a format's name to its reader; content decides, then suffix.

A reader takes bytes and a :class:`Source`; it loses nothing: a visible word is in a block, in furniture or in a note.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any, BinaryIO

from compare.errors import ReadError, UnsupportedFormat, nearest
from compare.limits import LIMITS, Limits
from compare.model import Document, Source
from compare.read.base import Reader, stating
from compare.read.raw import tell_format
from compare.read.sources import obtain

if TYPE_CHECKING:
    from compare.read.docxwalk import Side

__all__ = ["READERS", "Reader", "read", "read_tracked", "repeated", "versions_in"]


def _text(data: bytes, source: Source, *, keep_furniture: bool) -> Document:
    from compare.read.plain import read_text

    return read_text(data, source, keep_furniture=keep_furniture)


def _markdown(data: bytes, source: Source, *, keep_furniture: bool) -> Document:
    from compare.read.markdown import read_markdown

    return read_markdown(data, source, keep_furniture=keep_furniture)


def _html(data: bytes, source: Source, *, keep_furniture: bool) -> Document:
    from compare.read.html import read_html

    return read_html(data, source, keep_furniture=keep_furniture)


def _mhtml(data: bytes, source: Source, *, keep_furniture: bool) -> Document:
    from compare.read.saved import read_mhtml

    return read_mhtml(data, source, keep_furniture=keep_furniture)


def _webarchive(data: bytes, source: Source, *, keep_furniture: bool) -> Document:
    from compare.read.saved import read_webarchive

    return read_webarchive(data, source, keep_furniture=keep_furniture)


def _docx(
    data: bytes, source: Source, *, keep_furniture: bool, limits: Limits = LIMITS, side: Side = "accepted"
) -> Document:
    from compare.read.docx import read_docx

    return read_docx(data, source, keep_furniture=keep_furniture, side=side, limits=limits)


def _json(
    data: bytes, source: Source, *, keep_furniture: bool, selector: str = "", limits: Limits = LIMITS
) -> Document:
    from compare.read.ninjs import read_json

    return read_json(data, source, keep_furniture=keep_furniture, selector=selector, limits=limits)


def _xml(data: bytes, source: Source, *, keep_furniture: bool, selector: str = "", limits: Limits = LIMITS) -> Document:
    from compare.read.newsml import read_xml

    return read_xml(data, source, keep_furniture=keep_furniture, selector=selector, limits=limits)


def _pdf(data: bytes, source: Source, *, keep_furniture: bool, limits: Limits = LIMITS) -> Document:
    from compare.read.pdf import read_pdf

    return read_pdf(data, source, keep_furniture=keep_furniture, limits=limits)


#: Name of a format -> its reader.  Each is loaded when first used.
READERS: dict[str, Callable[..., Document]] = {
    "text": _text,
    "markdown": _markdown,
    "html": _html,
    "mhtml": _mhtml,
    "webarchive": _webarchive,
    "docx": _docx,
    "pdf": _pdf,
    "json": _json,
    "xml": _xml,
}
#: Formats that can hold several stories, one of which ``FILE#ID`` names, and those whose readers have limits.
_SELECTING, _LIMITED = frozenset({"json", "xml"}), frozenset({"docx", "pdf", "json", "xml"})


def read(
    source: str,
    *,
    stdin_format: str = "",
    keep_furniture: bool = False,
    stdin: BinaryIO | None = None,
    allow_private: bool = False,
    limits: Limits = LIMITS,
) -> Document:
    """Read *source*: a path, ``FILE#ID``, ``FILE.zip#MEMBER``, ``REVISION:PATH`` of git, a URL, or ``-`` for *stdin*.

    Standard input is in *stdin_format* (default: told).  With *keep_furniture* nothing is set aside; only with
    *allow_private* may a URL lead to an address of a private network.  What is beyond *limits* is refused.
    Raises :class:`ReadError` where it cannot be read, :class:`UnsupportedFormat` where no reader knows it,
    :class:`EmptyDocument` where it holds no text.
    """
    if stdin_format and stdin_format not in READERS:
        hint = f"did you mean {nearest(stdin_format, READERS)}? choose one of {', '.join(READERS)}"
        raise UnsupportedFormat(f'unknown format "{stdin_format}" of standard input', hint)
    found = obtain(source, stdin, allow_private=allow_private, limits=limits)
    name = tell_format(found.data, found.name, tuple(READERS), stdin_format if source == "-" else "")
    origin = Source(path=source, format=name, sha256=hashlib.sha256(found.data).hexdigest())
    own: dict[str, Any] = {"limits": limits} if name in _LIMITED else {}
    if name in _SELECTING:
        own["selector"] = found.selector
    elif found.selector:
        own["side"] = _side(source, name, found.selector)
    document = READERS[name](found.data, origin, keep_furniture=keep_furniture, **own)
    if found.committed and not document.source.published:
        document = replace(document, source=stating(document.source, "git", published=found.committed))
    return replace(document, notes=(*found.notes, *document.notes)) if found.notes else document


def _side(source: str, name: str, selector: str) -> str:
    """The side of a Word file's tracked changes that *selector* names.  Raises :class:`ReadError`."""
    if name != "docx" or selector not in {"accepted", "rejected"}:
        raise ReadError(f"{source}: has no part of that name", "a Word file has #accepted and #rejected")
    return selector


def read_tracked(path: str, *, keep_furniture: bool = False, limits: Limits = LIMITS) -> tuple[Document, Document]:
    """The Word file *path* with all its tracked changes rejected, and with all accepted.

    Raises :class:`ReadError` where it is no Word file or holds no tracked changes.
    """
    found = obtain(path, None, limits=limits)
    if tell_format(found.data, found.name, tuple(READERS)) != "docx":
        raise UnsupportedFormat(f"{path}: is no Word file, so it holds no tracked changes", "give a .docx file")
    from compare.read.docx import is_tracked, read_docx

    if not is_tracked(found.data, path, limits):
        raise ReadError(f"{path}: holds no tracked changes", "compare it with another file")
    origin = Source(path=path, format="docx", sha256=hashlib.sha256(found.data).hexdigest())
    left = read_docx(found.data, origin, keep_furniture=keep_furniture, side="rejected", limits=limits)
    right = read_docx(found.data, origin, keep_furniture=keep_furniture, side="accepted", limits=limits)
    return left, right


def repeated(
    documents: Sequence[Document], outlets: Sequence[str] = (), *, keep_furniture: bool = False
) -> tuple[Document, ...]:
    """*documents*, in their order, with the short lines as furniture that three or more stories of one outlet share.

    *outlets* names the outlet of each document; where it is empty, ``Source.outlet`` counts, and documents without any
    count as one outlet's.  With *keep_furniture* the documents are given back as they are.
    """
    if keep_furniture or len(documents) < 3:
        return tuple(documents)
    from compare.read.recurring import set_aside

    return set_aside(documents, outlets or [""] * len(documents))


def versions_in(path: str, *, keep_furniture: bool = False, limits: Limits = LIMITS) -> tuple[str, ...]:
    """The versions that lie in the folder or ZIP archive *path*, oldest first, as sources that :func:`read` takes.

    The times that the versions state decide, or their names where one states none;
    :func:`compare.read.versions.history_of` says which.  Raises :class:`ReadError`.
    """
    from compare.read.versions import history_of

    return history_of(path, keep_furniture=keep_furniture, limits=limits).sources
