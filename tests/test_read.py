"""Any source -> bytes -> the right reader, in the right charset; every source that cannot be read is one clear line."""

from __future__ import annotations

import hashlib
import io
import os
from pathlib import Path

import pytest

from compare.errors import EmptyDocument, ReadError, StorydiffError, UnsupportedFormat
from compare.limits import LIMITS
from compare.model import Document, tiles
from compare.read import READERS, read
from compare.read.charset import decode

STORY = (
    "Council backs flood wall for the quay\n\nThe council voted 7-4 on Monday to build a flood wall along the quay.\n"
)
PAGE = "<!doctype html><html lang=fr><body><h1>Le mur</h1><p>Le conseil a voté lundi la construction du mur.</p></body>"


def piped(data: bytes, stdin_format: str = "") -> Document:
    return read("-", stdin=io.BytesIO(data), stdin_format=stdin_format)


def spans_tile(document: Document) -> bool:
    spans = [block.span for block in document.blocks] + [one.span for one in document.furniture]
    return tiles(document.text, sorted(spans))


def test_source_keeps_path_as_given_and_hash_of_the_bytes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "story.txt").write_bytes(STORY.encode())
    monkeypatch.chdir(tmp_path)
    source = read("./story.txt").source
    assert (source.path, source.format) == ("./story.txt", "text")
    assert source.sha256 == hashlib.sha256(STORY.encode()).hexdigest()
    assert source.title == STORY.partition("\n")[0]


def test_every_reader_says_its_name() -> None:
    assert set(READERS) == {"text", "markdown", "html", "mhtml", "webarchive", "docx", "pdf", "json", "xml"}
    for name in ("text", "markdown", "html"):
        assert piped(b"# A title\n\nThe story says that it rained on Monday.", name).source.format == name


@pytest.mark.parametrize(
    ("name", "content", "format"),
    [
        pytest.param("a.txt", STORY, "text", id="suffix-txt"),
        pytest.param("a.md", STORY, "markdown", id="suffix-md"),
        pytest.param("a.html", PAGE, "html", id="suffix-html"),
        pytest.param("A.HTM", PAGE, "html", id="suffix-upper-case"),
        pytest.param("a.txt", PAGE, "html", id="page-under-a-text-suffix"),
        pytest.param("a.html", STORY, "text", id="text-under-a-page-suffix"),
        pytest.param("story", STORY, "text", id="no-suffix"),
        pytest.param("story", "# Title\n\nIt rained on Monday.", "markdown", id="no-suffix-markdown"),
        pytest.param("story", "---\ntitle: Rain\n---\nIt rained.", "markdown", id="no-suffix-front-matter"),
        pytest.param("a.txt", "# Title\n\nIt rained on Monday.", "text", id="text-with-a-hash-stays-text"),
        pytest.param("a.md", "<div>\nA page in Markdown it is not.\n</div>", "markdown", id="markdown-with-html"),
        pytest.param("a.txt", "The clerk typed <script>alert(1)</script> on Monday.", "text", id="tags-inside-a-story"),
        pytest.param("a.txt", '{"title": "Rain"}', "json", id="json-under-a-text-suffix"),
        pytest.param("a.md", '{"title": "Rain"}', "markdown", id="json-under-a-markdown-suffix"),
    ],
)
def test_content_decides_where_the_suffix_lies(tmp_path: Path, name: str, content: str, format: str) -> None:
    path = tmp_path / name
    path.write_text(content, encoding="utf-8")
    assert read(str(path)).source.format == format


@pytest.mark.parametrize(
    ("data", "format"),
    [
        pytest.param(STORY.encode(), "text", id="text"),
        pytest.param(PAGE.encode(), "html", id="html"),
        pytest.param(b"# T\n\nIt rained.", "markdown", id="markdown"),
        pytest.param(("\ufeff" + PAGE).encode("utf-16-le"), "html", id="html-utf16"),
    ],
)
def test_standard_input_is_told_by_its_content(data: bytes, format: str) -> None:
    assert piped(data).source.format == format


def test_standard_input_format_can_be_given() -> None:
    assert piped(PAGE.encode(), "text").text == PAGE


@pytest.mark.parametrize(
    ("name", "data", "error", "says"),
    [
        pytest.param("e.txt", b"", EmptyDocument, "is empty", id="empty"),
        pytest.param("w.txt", b" \n\t\r\n ", EmptyDocument, "white space only", id="white-space"),
        pytest.param("n.txt", "\u00a0\u2003\n".encode(), EmptyDocument, "holds no text", id="wide-blanks"),
        pytest.param("b.txt", b"\xef\xbb\xbf", EmptyDocument, "holds no text", id="byte-order-mark-only"),
        pytest.param("e.html", b"<html><body></body></html>", EmptyDocument, "no text", id="page-without-text"),
        pytest.param("c.html", b"<!-- a --><html>", EmptyDocument, "no text", id="page-of-a-comment"),
        pytest.param("e.md", b"---\ntitle:\n---\n", EmptyDocument, "no text", id="front-matter-only"),
        pytest.param("p.txt", b"\x89PNG\r\n\x1a\n\x00\x00", UnsupportedFormat, "a PNG image", id="png"),
        pytest.param("p.txt", b"%PDF-1.7\n%\xe2\xe3", ReadError, "is a damaged PDF file", id="pdf"),
        pytest.param(
            "z.md", b"PK\x03\x04\x14\x00xx", UnsupportedFormat, "ZIP archive, which is not text; save it", id="zip"
        ),
        pytest.param("z.zip", b"PK\x03\x04\x14\x00xx", UnsupportedFormat, "z.zip#story.txt", id="member-of-a-zip"),
        pytest.param("d.docx", b"PK\x03\x04\x14\x00word/document.xml", UnsupportedFormat, "a ZIP archive", id="docx"),
        pytest.param("o.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", UnsupportedFormat, "old Office file", id="doc"),
        pytest.param("r.rtf", b"{\\rtf1 Hello}", UnsupportedFormat, "an RTF file", id="rtf"),
        pytest.param("x.txt", b"abc\x00def", UnsupportedFormat, "a binary file", id="nul"),
        pytest.param("x.txt", bytes(range(1, 32)) * 9, UnsupportedFormat, "a binary file", id="control-bytes"),
        pytest.param("f.json", b'{"title": ', ReadError, "is not valid JSON", id="json"),
        pytest.param("f.xml", b"<?xml version='1.0'?><rss/>", UnsupportedFormat, "looks like XML", id="xml"),
    ],
)
def test_what_cannot_be_read_is_one_line(
    tmp_path: Path, name: str, data: bytes, error: type[ReadError], says: str
) -> None:
    path = tmp_path / name
    path.write_bytes(data)
    with pytest.raises(error) as caught:
        read(str(path))
    line = str(caught.value)
    assert line.startswith(str(path))
    assert says in line
    assert caught.value.hint
    assert "\n" not in line


def test_missing_file_names_its_likely_neighbour(tmp_path: Path) -> None:
    (tmp_path / "draft-final.txt").write_text(STORY)
    with pytest.raises(ReadError, match=r"no such file; did you mean .*draft-final\.txt\?"):
        read(str(tmp_path / "draft-fnal.txt"))
    with pytest.raises(ReadError, match="no such file; check the path"):
        read(str(tmp_path / "zzz"))
    with pytest.raises(ReadError, match="there is no folder"):
        read(str(tmp_path / "nowhere" / "a.txt"))


def test_directory_is_not_a_file(tmp_path: Path) -> None:
    with pytest.raises(ReadError, match="is a directory; name a file in it; storydiff history"):
        read(str(tmp_path))


@pytest.mark.skipif(os.geteuid() == 0, reason="the super-user may read anything")
def test_file_without_permission(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text(STORY)
    path.chmod(0)
    with pytest.raises(ReadError, match="no permission"):
        read(str(path))


def test_refused_permission_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise PermissionError

    monkeypatch.setattr(Path, "open", refuse)
    with pytest.raises(ReadError, match=r"a\.txt: no permission to read it"):
        read("a.txt")


@pytest.mark.parametrize("path", ["a\x00b", "x" * 5000], ids=["nul-in-name", "name-too-long"])
def test_impossible_name_is_an_error_of_ours(path: str) -> None:
    with pytest.raises(ReadError, match="cannot be read"):
        read(path)


def test_too_large_is_said_before_it_is_read_whole(tmp_path: Path) -> None:
    path = tmp_path / "big.txt"
    with path.open("wb") as file:
        file.truncate(LIMITS.text * 50_000_000)
    with pytest.raises(ReadError, match="larger than 20 MB"):
        read(str(path))


def test_unknown_format_of_standard_input_suggests_the_nearest() -> None:
    with pytest.raises(StorydiffError, match="did you mean markdown"):
        piped(b"x", "markdwon")


def test_binary_on_standard_input_is_refused_whatever_format_is_given() -> None:
    with pytest.raises(UnsupportedFormat, match="standard input: looks like a PNG image"):
        piped(b"\x89PNG\r\n\x1a\n", "text")


@pytest.mark.parametrize(
    ("data", "declared", "text", "noted"),
    [
        pytest.param("für".encode(), "", "für", "", id="utf-8"),
        pytest.param("\ufefffür".encode(), "", "für", "", id="utf-8-mark"),
        pytest.param("\ufefffür".encode("utf-16-le"), "", "für", "", id="utf-16-little"),
        pytest.param("\ufefffür".encode("utf-16-be"), "", "für", "", id="utf-16-big"),
        pytest.param("\ufefffür".encode("utf-32-le"), "", "für", "", id="utf-32"),
        pytest.param(STORY.encode("utf-16-le"), "", STORY, "no byte order mark", id="utf-16-without-mark"),
        pytest.param("caf\xe9".encode("latin-1"), "iso-8859-1", "café", "", id="declared"),
        pytest.param(b"\x93Yes\x94", "iso-8859-1", "“Yes”", "", id="declared-latin-1-means-windows"),
        pytest.param("für".encode(), "iso-8859-1", "für", "declared as iso-8859-1", id="declared-wrongly"),
        pytest.param("привет".encode("koi8-r"), "koi8-r", "привет", "", id="declared-cyrillic"),
        pytest.param(b"caf\xe9 au lait", "utf-8", "café au lait", "not all bytes are utf-8", id="not-as-declared"),
        pytest.param(b"plain", "klingon", "plain", 'declared charset "klingon"', id="declared-unknown"),
        pytest.param(b"plain", "base64", "plain", "base64", id="declared-no-charset"),
        pytest.param(b"plain", "undefined", "plain", "undefined", id="declared-undefined"),
        pytest.param(b"\x93Caf\xe9\x94 \x96 he said", "", "“Café” – he said", "Windows-1252", id="windows-1252"),
        pytest.param("“Él” — “Où” ".encode() + b"\xff", "", "“Él” — “Où” \ufffd", "1 bad byte", id="bad-byte"),
    ],
)
def test_charset(data: bytes, declared: str, text: str, noted: str) -> None:
    found, notes = decode(data, declared)
    assert found == text
    assert noted in " ".join(notes)
    assert bool(noted) == bool(notes)


@pytest.mark.parametrize(
    ("text", "charset"),
    [
        pytest.param(
            "Совет проголосовал в понедельник за закрытие старого моста на три недели. " * 4, "cp1251", id="ru"
        ),
        pytest.param(
            "市議会は月曜日、古い橋を三週間閉鎖することを決めた。技術者は危険ではないと述べた。" * 4,
            "shift_jis",
            id="ja",
        ),
        pytest.param("Το συμβούλιο αποφάσισε τη Δευτέρα να κλείσει τη γέφυρα. " * 4, "cp1253", id="el"),
        pytest.param("시의회는 월요일에 오래된 다리를 삼 주 동안 닫기로 했다. " * 4, "euc_kr", id="ko"),
        pytest.param("市议会星期一决定关闭旧桥三个星期，工程师说裂缝并不危险。" * 8, "gb18030", id="zh"),
        pytest.param(
            "Rada miejska zagłosowała w poniedziałek za zamknięciem mostu na trzy tygodnie. " * 8, "cp1250", id="pl"
        ),
        pytest.param("Совет проголосовал в понедельник за закрытие старого моста. " * 4, "koi8-r", id="ru-koi8"),
    ],
)
def test_other_charsets_are_guessed_with_a_note(text: str, charset: str) -> None:
    found, notes = decode(text.encode(charset))
    assert found == text
    assert "guess" in notes[0]


def test_guess_of_a_charset_reaches_the_document() -> None:
    assert "Windows-1252" in piped(b"The caf\xe9 was closed on Monday, the owner said.").notes[0]


def test_charset_declared_in_a_page_is_used() -> None:
    page = '<html><head><meta charset="windows-1251"></head><body><p>Совет проголосовал за мост.</p></body></html>'
    document = piped(page.encode("cp1251"))
    assert "Совет проголосовал за мост." in document.text
    assert not any("charset" in note for note in document.notes)


@pytest.mark.parametrize(
    "end", ["\n", "\r\n", "\r", "\x85", "\u2028", "\u2029"], ids=["lf", "crlf", "cr", "nel", "ls", "ps"]
)
@pytest.mark.parametrize("format", ["text", "markdown"])
def test_every_line_end_is_a_line_feed(end: str, format: str) -> None:
    document = piped(STORY.replace("\n", end).encode(), format)
    assert document.text == piped(STORY.encode(), format).text
    assert document.blocks == piped(STORY.encode(), format).blocks


def test_hidden_signs_stay_in_the_text() -> None:
    told = "The clerk\u00a0typed \x1b[31mred\x1b[0m and so\u00adft and z\u200bero and \u202ertl\u202c on Monday."
    assert piped(told.encode(), "text").text == told
    assert piped(told.encode(), "markdown").text == told
    page = f"<html><body><article><p>{told}</p></article></body></html>"
    assert piped(page.encode(), "html").text == told


def test_when_all_looks_like_furniture_nothing_is_set_aside() -> None:
    document = piped(b"Share.\n\nLeave a reply\n")
    assert not document.furniture
    assert len(document.blocks) == 2
    assert "nothing was set aside" in document.notes[0]
    assert spans_tile(document)


def test_many_comments_before_text_do_not_stall_the_guess() -> None:
    assert piped(b"<!---->" * 500 + b"It rained on Monday.").source.format == "text"
