"""Bytes -> text: byte order mark, declared charset, strict UTF-8, Windows-1252, and only then a guess, with a note."""

from __future__ import annotations

import codecs
import re

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16, whose mark it begins with
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
#: What browsers take these labels for.
_MEANT = {"iso8859-1": "cp1252", "ascii": "cp1252", "gb2312": "gb18030", "gbk": "gb18030", "iso8859-9": "cp1254"}
#: Signs that stand between letters when another eight-bit charset is read as Windows-1252.
_ODD = "[^\\W\\d_][¡¢£¤¥¦§¨©ª¬®¯°±²³´¶¸¹º¼½¾¿×÷‡†‰ˆ˜][^\\W\\d_]"
_ACCENTED = "[\u00c0-\u00ff]"
#: Charset -> signs that are frequent in what is written in it, and the least share of them among those beyond ASCII.
#: Read in the wrong charset, other letters of the alphabet come out, or none.
_FREQUENT = (
    ("shift_jis", "[\u3040-\u30ff]", 0.25),
    ("euc_jp", "[\u3040-\u30ff]", 0.25),
    ("euc_kr", "[\uac00-\ud7a3]", 0.9),
    ("cp1251", "[оеаинтсрвл]", 0.5),
    ("koi8-r", "[оеаинтсрвл]", 0.5),
    ("cp1253", "[αοιετσνηυρπόάίέή]", 0.5),
)
#: Upper bytes of UTF-16: Latin, Greek, Cyrillic, Hebrew, Arabic.  In a text of one byte a sign they are control signs.
_ALPHABETS = (0x00, 0x03, 0x04, 0x05, 0x06)
_LETTER = r"[^\W\d_]"


def decode(data: bytes, declared: str = "") -> tuple[str, tuple[str, ...]]:
    """The text of *data* and notes on what had to be guessed.  *declared* is the charset the file itself names."""
    for mark, name in _MARKS:
        if data.startswith(mark):
            return _certain(data[len(mark) :], name)
    if wide := wide_charset(data):
        text, notes = _certain(data, wide)
        return text, (f"no byte order mark: read as {wide.upper()}, which is a guess", *notes)
    if declared:
        return _as_declared(data, declared)
    try:
        return data.decode("utf-8"), ()
    except UnicodeDecodeError:
        return _guess(data)


def wide_charset(data: bytes) -> str:
    """``utf-16-le`` or ``utf-16-be`` where every other byte is mostly the one that names an alphabet, else ""."""
    sample = data[:4000]
    half = len(sample) // 2
    even, odd = (max(map(sample[at::2].count, _ALPHABETS)) for at in (0, 1))
    if half >= 4 and odd >= 0.6 * half and even <= 0.05 * half:
        return "utf-16-le"
    if half >= 4 and even >= 0.6 * half and odd <= 0.05 * half:
        return "utf-16-be"
    return ""


def _certain(data: bytes, name: str) -> tuple[str, tuple[str, ...]]:
    try:
        return data.decode(name), ()
    except UnicodeDecodeError:
        return data.decode(name, "replace"), (f"some bytes are not {name.upper()}: shown as \ufffd",)


def _as_declared(data: bytes, declared: str) -> tuple[str, tuple[str, ...]]:
    try:
        name = codecs.lookup(declared.strip()).name
    except (LookupError, ValueError):
        text, notes = decode(data)
        return text, (f'declared charset "{declared[:40]}" is unknown and was not used', *notes)
    name = _MEANT.get(name, name)
    if name.startswith(("utf-16", "utf-32")):  # a declaration that could be read as ASCII was not in UTF-16
        name = "utf-8"
    if name != "utf-8" and _is_utf8(data):
        return data.decode("utf-8"), (f"declared as {declared}, but read as UTF-8, which it is",)
    try:
        return data.decode(name), ()
    except (UnicodeError, LookupError):  # LookupError: a codec that does not give text; "undefined" gives nothing
        text, notes = _guess(data)
        return text, (f"not all bytes are {declared}, as declared", *notes)


def _is_utf8(data: bytes) -> bool:
    """Whether *data* has signs beyond ASCII, all of them well formed UTF-8: hardly ever by chance."""
    if data.isascii():
        return False
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _guess(data: bytes) -> tuple[str, tuple[str, ...]]:
    text = data.decode("utf-8", "replace")
    broken = text.count("\ufffd")
    if sum(sign > "\x7f" for sign in text) > 4 * broken:  # UTF-8 with a few bad bytes, not another charset
        return text, (f"not all of it is UTF-8: {broken} bad byte(s) shown as \ufffd",)
    try:
        western = data.decode("cp1252")
    except UnicodeDecodeError:
        western = ""
    if western and _looks_western(western):
        return western, ("no charset declared and not UTF-8: read as Windows-1252, which is a guess",)
    return _detect(data)


def _looks_western(text: str) -> bool:
    letters = len(re.findall(_LETTER, text))
    return not re.search(_ODD, text) and len(re.findall(_ACCENTED, text)) <= 0.25 * max(letters, 4)


def _detect(data: bytes) -> tuple[str, tuple[str, ...]]:
    best, most = "", 0.0
    for name, signs, least in _FREQUENT:
        try:
            text = data.decode(name)
        except UnicodeDecodeError:
            continue
        beyond = sum(sign > "\x7f" for sign in text)
        share = len(re.findall(signs, text)) / beyond
        if share >= max(least, most) and beyond >= 0.5 * len(re.findall(_LETTER, text)):
            best, most = name, share
    if best:
        return data.decode(best), (f"no charset declared and not UTF-8: read as {best}, which is a guess",)
    from charset_normalizer import from_bytes

    match = from_bytes(data).best()
    if match is None:
        return data.decode("cp1252", "replace"), ("charset unknown: read as Windows-1252, which is a guess",)
    return str(match), (f"no charset declared and not UTF-8: read as {match.encoding}, which is a guess",)
