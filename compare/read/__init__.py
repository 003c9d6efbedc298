"""Path or standard input -> Document.  ``READERS`` maps a format's name to its reader; content decides, then suffix.

A reader takes bytes and a :class:`Source`; it loses nothing: a visible word is in a block, in furniture or in a note.
"""

from __future__ import annotations

import hashlib
from typing import BinaryIO

from compare.errors import UnsupportedFormat, nearest
from compare.model import Document, Source
from compare.read.base import Reader
from compare.read.raw import load, tell_format

__all__ = ["READERS", "Reader", "read"]


def _text(data: bytes, source: Source, *, keep_furniture: bool) -> Document:
    from compare.read.plain import read_text

    return read_text(data, source, keep_furniture=keep_furniture)


def _markdown(data: bytes, source: Source, *, keep_furniture: bool) -> Document:
    from compare.read.markdown import read_markdown

    return read_markdown(data, source, keep_furniture=keep_furniture)


def _html(data: bytes, source: Source, *, keep_furniture: bool) -> Document:
    from compare.read.html import read_html

    return read_html(data, source, keep_furniture=keep_furniture)


#: Name of a format -> its reader.  Each is loaded when first used.
READERS: dict[str, Reader] = {"text": _text, "markdown": _markdown, "html": _html}


def read(
    source: str, *, stdin_format: str = "", keep_furniture: bool = False, stdin: BinaryIO | None = None
) -> Document:
    """Read *source*: a path, or ``-`` for *stdin* (default: standard input) in *stdin_format* (default: told).

    With *keep_furniture* nothing is set aside.  Raises :class:`ReadError` where it cannot be read,
    :class:`UnsupportedFormat` where no reader knows it, :class:`EmptyDocument` where it holds no text.
    """
    if stdin_format and stdin_format not in READERS:
        hint = f"did you mean {nearest(stdin_format, READERS)}? choose one of {', '.join(READERS)}"
        raise UnsupportedFormat(f'unknown format "{stdin_format}" of standard input', hint)
    data = load(source, stdin)
    name = tell_format(data, source, tuple(READERS), stdin_format if source == "-" else "")
    origin = Source(path=source, format=name, sha256=hashlib.sha256(data).hexdigest())
    return READERS[name](data, origin, keep_furniture=keep_furniture)
