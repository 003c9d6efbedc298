"""Path or standard input -> Document.  ``READERS`` maps a format's name to its reader; content decides, then suffix.

A reader takes bytes and a :class:`Source`; it loses nothing: a visible word is in a block, in furniture or in a note.
"""

from __future__ import annotations

import hashlib
from dataclasses import replace
from typing import BinaryIO

from compare.errors import ReadError, UnsupportedFormat, nearest
from compare.model import Document, Source
from compare.read.base import Reader, stating
from compare.read.raw import tell_format
from compare.read.sources import obtain

__all__ = ["READERS", "Reader", "read", "read_tracked", "versions_in"]


def _text(data: bytes, source: Source, *, keep_furniture: bool) -> Document:
    from compare.read.plain import read_text

    return read_text(data, source, keep_furniture=keep_furniture)


def _markdown(data: bytes, source: Source, *, keep_furniture: bool) -> Document:
    from compare.read.markdown import read_markdown

    return read_markdown(data, source, keep_furniture=keep_furniture)


def _html(data: bytes, source: Source, *, keep_furniture: bool) -> Document:
    from compare.read.html import read_html

    return read_html(data, source, keep_furniture=keep_furniture)


def _docx(data: bytes, source: Source, *, keep_furniture: bool) -> Document:
    from compare.read.docx import read_docx

    return read_docx(data, source, keep_furniture=keep_furniture)


def _json(data: bytes, source: Source, *, keep_furniture: bool, selector: str = "") -> Document:
    from compare.read.ninjs import read_json

    return read_json(data, source, keep_furniture=keep_furniture, selector=selector)


def _xml(data: bytes, source: Source, *, keep_furniture: bool, selector: str = "") -> Document:
    from compare.read.newsml import read_xml

    return read_xml(data, source, keep_furniture=keep_furniture, selector=selector)


def _pdf(data: bytes, source: Source, *, keep_furniture: bool) -> Document:
    from compare.read.pdf import read_pdf

    return read_pdf(data, source, keep_furniture=keep_furniture)


#: Name of a format -> its reader.  Each is loaded when first used.
READERS: dict[str, Reader] = {
    "text": _text,
    "markdown": _markdown,
    "html": _html,
    "docx": _docx,
    "pdf": _pdf,
    "json": _json,
    "xml": _xml,
}
#: Formats that can hold several stories, one of which ``FILE#ID`` names.
_SELECTING = {"json": _json, "xml": _xml}


def read(
    source: str,
    *,
    stdin_format: str = "",
    keep_furniture: bool = False,
    stdin: BinaryIO | None = None,
    allow_private: bool = False,
) -> Document:
    """Read *source*: a path, ``FILE#ID``, ``FILE.zip#MEMBER``, ``REVISION:PATH`` of git, a URL, or ``-`` for *stdin*.

    Standard input is in *stdin_format* (default: told).  With *keep_furniture* nothing is set aside; only with
    *allow_private* may a URL lead to an address of a private network.
    Raises :class:`ReadError` where it cannot be
    read, :class:`UnsupportedFormat` where no reader knows it, :class:`EmptyDocument` where it holds no text.
    """
    if stdin_format and stdin_format not in READERS:
        hint = f"did you mean {nearest(stdin_format, READERS)}? choose one of {', '.join(READERS)}"
        raise UnsupportedFormat(f'unknown format "{stdin_format}" of standard input', hint)
    found = obtain(source, stdin, allow_private=allow_private)
    name = tell_format(found.data, found.name, tuple(READERS), stdin_format if source == "-" else "")
    origin = Source(path=source, format=name, sha256=hashlib.sha256(found.data).hexdigest())
    if found.selector and name in _SELECTING:
        return _SELECTING[name](found.data, origin, keep_furniture=keep_furniture, selector=found.selector)
    document = READERS[name](found.data, origin, keep_furniture=keep_furniture)
    if found.committed and not document.source.published:
        document = replace(document, source=stating(document.source, "git", published=found.committed))
    return replace(document, notes=(*found.notes, *document.notes)) if found.notes else document


def read_tracked(path: str, *, keep_furniture: bool = False) -> tuple[Document, Document]:
    """The Word file *path* with all its tracked changes rejected, and with all accepted.

    Raises :class:`ReadError` where it is no Word file or holds no tracked changes.
    """
    found = obtain(path, None)
    if tell_format(found.data, found.name, tuple(READERS)) != "docx":
        raise UnsupportedFormat(f"{path}: is no Word file, so it holds no tracked changes", "give a .docx file")
    from compare.read.docx import is_tracked, read_docx

    if not is_tracked(found.data, path):
        raise ReadError(f"{path}: holds no tracked changes", "compare it with another file")
    origin = Source(path=path, format="docx", sha256=hashlib.sha256(found.data).hexdigest())
    left = read_docx(found.data, origin, keep_furniture=keep_furniture, side="rejected")
    return left, read_docx(found.data, origin, keep_furniture=keep_furniture, side="accepted")


def versions_in(path: str, *, keep_furniture: bool = False) -> tuple[str, ...]:
    """The versions that lie in the folder or ZIP archive *path*, oldest first, as sources that :func:`read` takes.

    The times that the versions state decide, or their names where one states none;
    :func:`compare.read.versions.history_of` says which.  Raises :class:`ReadError`.
    """
    from compare.read.versions import history_of

    return history_of(path, keep_furniture=keep_furniture).sources
