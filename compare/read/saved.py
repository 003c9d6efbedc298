"""Pages that a browser saved in one file -> Document: MHTML (Chrome, Edge, Opera) and Safari's web archive.

The page itself goes to the HTML reader with the charset that the archive names; text of its frames is set aside.
MIME is cut by its boundaries here: the library's parser recurses as deep as a hostile file likes.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Any, NamedTuple

from compare.errors import ReadError
from compare.model import Document, Source
from compare.read.base import display
from compare.read.charset import decode
from compare.read.html import in_frame, read_html

#: Levels of multiparts in multiparts, and parts of one file, that are looked at.
_DEEPEST, _MOST_PARTS = 4, 2000
_PAGES = ("text/html", "application/xhtml+xml")
_HINT = "save the page again, as HTML"


class _Resource(NamedTuple):
    """A page of the archive: its bytes, the charset that it was sent with, its address."""

    data: bytes
    charset: str
    address: str


def read_mhtml(data: bytes, source: Source, *, keep_furniture: bool) -> Document:
    """The document of an MHTML file.  Raises :class:`ReadError` where it holds no page."""
    head, _ = _headed(data)
    resources = [*_resources(data, 0)]
    if not resources:
        raise ReadError(f"{display(source.path)}: is MHTML without a page", _HINT)
    saved = " ".join(str(head.get("Date") or "").split())[:60]
    address = str(head.get("Snapshot-Content-Location") or "") or resources[0].address
    return _document(resources, source, keep_furniture, address, saved)


def read_webarchive(data: bytes, source: Source, *, keep_furniture: bool) -> Document:
    """The document of a Safari web archive.  Raises :class:`ReadError` where it holds no page."""
    import plistlib

    try:
        resources = [*_archived(plistlib.loads(data), 0)]
    except Exception as error:  # the library raises errors of no common base on a damaged file
        cause = " ".join(f"{type(error).__name__} {error}".split())[:80]
        raise ReadError(f"{display(source.path)}: is a damaged web archive ({cause})", _HINT) from None
    if not resources:
        raise ReadError(f"{display(source.path)}: is a web archive without a page", _HINT)
    return _document(resources, source, keep_furniture, resources[0].address, "")


def _document(resources: list[_Resource], source: Source, keep_furniture: bool, address: str, saved: str) -> Document:
    page, *frames = resources
    aside = [part for one in frames for part in in_frame(decode(one.data, one.charset)[0])]
    found = read_html(page.data, source, keep_furniture=keep_furniture, charset=page.charset, aside=aside)
    if not address:
        return found
    note = f"saved from {address[:500]}, {saved}" if saved else f"saved from {address[:500]}"
    return replace(found, notes=(note, *found.notes))


def _headed(data: bytes) -> tuple[Any, bytes]:
    """The headers of a MIME part, and its body."""
    from email.parser import BytesHeaderParser

    end = re.search(rb"\r?\n\r?\n", data)
    at = end.start() if end else len(data)
    return BytesHeaderParser().parsebytes(data[: min(at, 20_000)]), data[end.end() :] if end else b""


def _resources(data: bytes, depth: int) -> Iterator[_Resource]:
    """The pages of a MIME part: the root that it names first, else in their order."""
    head, body = _headed(data)
    kind = head.get_content_type()
    if kind in _PAGES:
        charset, address = head.get_content_charset(), head.get("Content-Location")
        yield _Resource(_plain(head, body), str(charset or ""), str(address or ""))
    elif kind.startswith("multipart/") and depth < _DEEPEST and (boundary := head.get_boundary()):
        mark = re.escape(boundary.encode("utf-8", "replace"))
        cut = re.split(rb"(?:^|\r?\n)--" + mark + rb"(?:--)?[ \t]*(?=\r?\n|$)", body)
        # Of what the mark cuts, the first stands before all parts; a part begins behind the line feed.
        parts = [part.removeprefix(b"\r").removeprefix(b"\n") for part in cut[1 : _MOST_PARTS + 1]]
        root = str(head.get_param("start") or "")
        parts.sort(key=lambda part: bool(root) and str(_headed(part)[0].get("Content-ID") or "").strip() != root)
        for part in parts:
            yield from _resources(part, depth + 1)


def _plain(head: Any, body: bytes) -> bytes:
    """*body* without its transfer encoding."""
    import base64
    import quopri

    encoding = str(head.get("Content-Transfer-Encoding") or "").strip().lower()
    if encoding == "quoted-printable":
        return quopri.decodestring(body)
    if encoding == "base64":
        signs = re.sub(rb"[^A-Za-z0-9+/]", b"", body)
        # Cut off in transit: one sign left over says nothing, two or three say one or two bytes.
        signs = signs[: len(signs) - (len(signs) % 4 == 1)]
        return base64.b64decode(signs + b"=" * (-len(signs) % 4))
    return body


def _archived(value: Any, depth: int) -> Iterator[_Resource]:
    """The main page of an archive and those of its frames."""
    main = value["WebMainResource"]
    if main.get("WebResourceMIMEType", "text/html") in _PAGES:
        data, charset = bytes(main["WebResourceData"]), str(main.get("WebResourceTextEncodingName") or "")
        yield _Resource(data, charset, str(main.get("WebResourceURL") or ""))
    if depth < _DEEPEST:
        for frame in value.get("WebSubframeArchives", ())[:_MOST_PARTS]:
            yield from _archived(frame, depth + 1)
