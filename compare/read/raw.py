"""A path or standard input -> bytes, and what those bytes are: told by content where the suffix lies."""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import BinaryIO

from compare.errors import EmptyDocument, ReadError, UnsupportedFormat, nearest
from compare.limits import LIMITS, MEGABYTE, Limits
from compare.read.base import display
from compare.read.charset import wide_charset

_BLANK = b" \t\r\n\f\v"
#: First bytes -> what a user would call the file.
_MAGIC: tuple[tuple[bytes, str], ...] = (
    (b"\x89PNG\r\n", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"GIF8", "a GIF image"),
    (b"II*\x00", "a TIFF image"),
    (b"MM\x00*", "a TIFF image"),
    (b"PK\x03\x04", "a ZIP archive"),
    (b"PK\x05\x06", "a ZIP archive"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"\xfd7zXZ\x00", "an xz archive"),
    (b"7z\xbc\xaf\x27\x1c", "a 7z archive"),
    (b"Rar!\x1a\x07", "a RAR archive"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old Office file"),
    (b"{\\rtf", "an RTF file"),
    (b"\x7fELF", "a program"),
    (b"MZ\x90\x00", "a program"),
    (b"SQLite format 3\x00", "an SQLite database"),
)
#: Members of a ZIP archive -> what it holds.
_MEMBERS = (
    (b"xl/", "an Excel file"),
    (b"mimetypeapplication/vnd.oasis", "an OpenDocument file"),
    (b"mimetypeapplication/epub", "an EPUB book"),
)
_SUFFIXES = {
    ".txt": "text",
    ".text": "text",
    ".md": "markdown",
    ".markdown": "markdown",
    ".html": "html",
    ".htm": "html",
    ".xhtml": "html",
    ".mhtml": "mhtml",
    ".mht": "mhtml",
    ".webarchive": "webarchive",
    ".docx": "docx",
    ".pdf": "pdf",
    ".json": "json",
    ".jsonl": "json",
    ".ndjson": "json",
    ".xml": "xml",
    ".nitf": "xml",
}
#: Formats whose bytes are no text: a file so named that holds something else is read as what it holds.
_PACKED = frozenset({"docx", "pdf", "mhtml", "webarchive"})
#: Control bytes that a text may hold: tab, line ends, form feed, bell, backspace, escape (terminal logs).
_CONTROL = bytes(set(range(0x20)) - set(b"\t\n\r\f\v\a\b\x1b")) + b"\x7f"
# Patterns are compiled when first met: most runs need none of them.
_PAGE = (
    rb"(?>\s|<!--.*?-->|<\?xml[^>]*>)*+"
    rb"<(?:!doctype\s+html|html|head|body|article|main|div|p|h1|meta|title)\b"
)
_XML_ROOTS = rb"(?>\s|<!--.*?-->|<\?.*?\?>)*+<(?:!DOCTYPE\s+)?(?:[\w-]+:)?(?:nitf|newsItem|newsMessage|NewsML)\b"
_TAG = rb"<(?:!doctype|/?[a-zA-Z][a-zA-Z0-9]*)[^<]*>"
#: A message of several parts: what a mail program calls it too, so it must begin with headers.
_MIME_HEAD = rb"\A(?:[\w-]+:[^\n]*\r?\n(?:[ \t][^\n]*\r?\n)*)*Content-Type:\s*multipart/(?:related|mixed|alternative)\b"
_FEED = rb"\s*<\?xml\b|\s*<(?:newsItem|nitf|rss|feed)\b"
_DRAFT = rb"---[ \t]*\r?\n[A-Za-z_-]+:|\s*# \S"


def load(source: str, stdin: BinaryIO | None, limits: Limits = LIMITS) -> bytes:
    """The bytes of the file *source*, or of *stdin* (default: standard input) where it is ``-``.

    Raises :class:`ReadError` where it cannot be read or is too large, :class:`EmptyDocument` where it is blank.
    """
    most = limits.text * MEGABYTE
    name = display(source)
    if source == "-" and not stdin and sys.stdin is None:
        raise ReadError(f"{name}: is closed", "send it the text of a version, or give a file")
    data = (stdin or sys.stdin.buffer).read(most + 1) if source == "-" else _file(source, most + 1)
    if len(data) > most:
        raise ReadError(f"{name}: larger than {limits.text} MB", limits.hint("text", "give the text of one story"))
    if blank(data):
        raise EmptyDocument(
            f"{name}: {'holds white space only' if data else 'is empty'}", "give a file with the wording of a story"
        )
    return data


def is_known(name: str) -> bool:
    """Whether the suffix of *name* is one of a format that is read, and the file may be a text of its folder."""
    return os.path.splitext(name)[1].lower() in _SUFFIXES and not is_readme(name)  # noqa: PTH122 - a path is not always one


def is_file(entry: os.DirEntry[str]) -> bool:
    """Whether *entry* leads to a file: one that leads round in a circle is none, as one that leads nowhere is."""
    return os.path.isfile(entry.path)  # noqa: PTH113 - the entry's own answer is an error where it leads round


def is_folder(entry: os.DirEntry[str]) -> bool:
    """Whether *entry* leads to a folder, as :func:`is_file` does."""
    return os.path.isdir(entry.path)  # noqa: PTH112


def is_readme(name: str) -> bool:
    """Whether a file of this name tells about its folder rather than being a text of it."""
    return re.split(r"[\\/]", name)[-1].split(".")[0].casefold() == "readme"


def blank(data: bytes) -> bool:
    """Whether *data* is white space only."""
    return not data.strip(_BLANK)


def _file(path: str, most: int) -> bytes:
    try:
        with Path(path).open("rb") as file:
            return file.read(most)
    except FileNotFoundError:
        raise ReadError(f"{path}: no such file", _like(path)) from None
    except IsADirectoryError:
        raise ReadError(
            f"{path}: is a directory", "name a file in it; storydiff history takes a folder of versions"
        ) from None
    except PermissionError:
        raise ReadError(f"{path}: no permission to read it", "check the file's permissions") from None
    except (OSError, ValueError) as error:  # ValueError: a NUL in the name
        cause = getattr(error, "strerror", None) or str(error)
        raise ReadError(f"{path}: cannot be read ({cause})", "check the path") from None


def _like(path: str) -> str:
    """A hint that names the file that may have been meant."""
    folder, name = os.path.split(path)
    try:
        names = sorted(entry.name for entry in os.scandir(folder or ".") if is_file(entry))[:1000]
    except OSError:
        return f"there is no folder {folder}"
    best = nearest(name, names) if names else ""
    near = best and len({*_pairs(best)} & {*_pairs(name)}) >= 0.6 * len({*_pairs(name)})
    return f"did you mean {os.path.join(folder, best)}?" if near else "check the path"  # noqa: PTH118


def _pairs(word: str) -> list[str]:
    return [word[at : at + 2].lower() for at in range(len(word) - 1)]


def tell_format(data: bytes, source: str, known: Sequence[str], given: str = "") -> str:
    """The name of the format of *data*: as *given*, else told.  Raises :class:`UnsupportedFormat`, naming its kind."""
    name, hint = display(source), f"save it as one of: {', '.join(known)}"
    if packed := _packed(data):
        return packed
    if kind := _binary(data):
        if kind == "a ZIP archive" and name.lower().endswith(".zip"):
            hint = f"name one of its members: {name}#story.txt"
        raise UnsupportedFormat(f"{name}: looks like {kind}, which is not text", hint)
    if given:
        return given
    told = _SUFFIXES.get(os.path.splitext(source)[1].lower(), "")  # noqa: PTH122 - a path is not always one
    return _by_text(data, "" if told in _PACKED else told, name, hint)


def _by_text(data: bytes, told: str, name: str, hint: str) -> str:
    """The format of a text whose suffix *told* one, or ""."""
    head = data[:4000].removeprefix(b"\xef\xbb\xbf").removeprefix(b"\xff\xfe").removeprefix(b"\xfe\xff")
    head = head.replace(b"\x00", b"")
    if head.lstrip()[:1] == b"<":
        if re.match(_XML_ROOTS, head, re.S):
            return "xml"
        if told != "markdown" and re.match(_PAGE, head, re.I | re.S):
            return "html"
    if told == "html" and re.search(_TAG, data, re.I):
        return "html"
    if told != "markdown" and (kind := _structured(head, data)):
        if kind == "json":
            return kind
        if not told or told == "xml":
            raise UnsupportedFormat(f"{name}: looks like {kind}", hint)
    if told in {"text", "html", "xml"}:
        return "text"
    return told or ("markdown" if re.match(_DRAFT, head) else "text")


def _packed(data: bytes) -> str:
    """The name of the format where *data* is one of those that pack a text, else ""."""
    if data.startswith(b"%PDF-"):
        return "pdf"
    if data.startswith(b"bplist00") and b"WebMainResource" in data:
        return "webarchive"
    if b"multipart/" in data[:4000].lower() and re.search(
        _MIME_HEAD, data[:4000].split(b"\r\n\r\n")[0].split(b"\n\n")[0], re.I
    ):
        return "mhtml"
    return "docx" if data.startswith(b"PK\x03\x04") and b"word/" in data and b"[Content_Types].xml" in data else ""


def _binary(data: bytes) -> str:
    """What a binary file looks like, or "" where it is text."""
    for magic, kind in _MAGIC:
        if data.startswith(magic):
            head = data[:4000]
            return next((inner for member, inner in _MEMBERS if member in head), kind)
    if data[4:8] == b"ftyp":
        return "a video or HEIC image"
    if data[:4] == b"RIFF":
        return "a WebP, WAV or AVI file"
    if data.startswith((b"\xff\xfe", b"\xfe\xff", b"\x00\x00\xfe\xff")) or wide_charset(data):
        return ""
    sample = data[:65536]
    control = len(sample) - len(sample.translate(None, _CONTROL))
    return "a binary file" if b"\x00" in data or control > 0.1 * len(sample) else ""


def _structured(head: bytes, data: bytes) -> str:
    """``json`` where *data* is objects of JSON, "XML" where it is some XML, else ""."""
    if re.match(_FEED, head):
        return "XML that is neither NITF nor NewsML-G2"
    if head.lstrip()[:1] in (b"{", b"["):
        import json

        for candidate in (data, head.lstrip().split(b"\n")[0]):
            try:
                value = json.loads(candidate)
            except (ValueError, RecursionError):
                continue
            listed = value if isinstance(value, list) else [value]
            return "json" if any(isinstance(one, dict) for one in listed) else ""
    return ""
