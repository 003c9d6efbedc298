"""Pages that a browser saved in one file: the page is read as the page is, its frames are set aside."""

from __future__ import annotations

import plistlib
from pathlib import Path

import pytest

from compare.errors import EmptyDocument, ReadError
from compare.model import Document
from compare.read import read
from tests.command import Command
from tests.fixtures import ARABIC, HARBOUR, Story, html
from tests.fixtures.saved import ADDRESS, mhtml, webarchive

FRAME = b"<p>Half price at Dock &amp; Sons, this week only.</p><script>hidden()</script>"
SAVED = f"saved from {ADDRESS}"


def told(path: Path, data: bytes) -> Document:
    path.write_bytes(data)
    return read(str(path))


def wording(document: Document) -> list[str]:
    return [block.span.of(document.text) for block in document.blocks]


@pytest.mark.parametrize("encoding", ["quoted-printable", "base64", "binary"])
@pytest.mark.parametrize("line", ["\r\n", "\n"], ids=["crlf", "lf"])
@pytest.mark.parametrize("story", [HARBOUR, ARABIC], ids=["latin", "arabic"])
def test_mhtml_is_the_page_it_holds(tmp_path: Path, encoding: str, line: str, story: Story) -> None:
    found = told(tmp_path / "a.mhtml", mhtml(story, encoding=encoding, line=line))
    page = told(tmp_path / "a.html", html(story))
    assert wording(found) == wording(page)
    assert (found.source.format, found.lang) == ("mhtml", page.lang)
    assert found.notes == (f"{SAVED}, Mon, 2 Mar 2026 12:00:00 -0000",)


@pytest.mark.parametrize("story", [HARBOUR, ARABIC], ids=["latin", "arabic"])
def test_web_archive_is_the_page_it_holds(tmp_path: Path, story: Story) -> None:
    found = told(tmp_path / "a.webarchive", webarchive(story))
    assert wording(found) == wording(told(tmp_path / "a.html", html(story)))
    assert (found.source.format, found.notes) == ("webarchive", (SAVED,))


@pytest.mark.parametrize("make", [mhtml, webarchive])
def test_charset_of_the_archive_goes_before_that_of_the_page(tmp_path: Path, make) -> None:  # type: ignore[no-untyped-def]
    page = html().decode().replace('charset="utf-8"', 'charset="koi8-r"').encode("cp1252")
    assert "“We are not going to cut off" in told(tmp_path / "a", make(page=page, charset="windows-1252")).text


@pytest.mark.parametrize("make", [mhtml, webarchive])
def test_text_of_frames_is_set_aside(tmp_path: Path, make) -> None:  # type: ignore[no-untyped-def]
    found = told(tmp_path / "a", make(frames=[FRAME]))
    assert [(one.span.of(found.text), one.reason) for one in found.furniture] == [
        ("Half price at Dock & Sons, this week only.", "frame of the page")
    ]


def test_frame_written_into_the_page_is_set_aside(tmp_path: Path) -> None:
    page = html().replace(b"</article>", b'<iframe srcdoc="<p>Half price &amp;amp; more</p>"></iframe></article>')
    found = told(tmp_path / "a.html", page)
    assert [one.span.of(found.text) for one in found.furniture] == ["Half price & more"]


@pytest.mark.parametrize(
    "comment",
    [
        f"<!-- saved from url=(0029){ADDRESS} -->",
        f"<!--\n Page saved with SingleFile \n url: {ADDRESS} \n saved date: x\n-->",
    ],
    ids=["browser", "extension"],
)
def test_page_that_says_where_it_was_saved_from_tells_it(tmp_path: Path, comment: str) -> None:
    page = html().replace(b"<html>", f"<html>{comment}".encode())
    found = told(tmp_path / "a.html", page)
    assert found.notes == (SAVED,)
    assert wording(found) == wording(told(tmp_path / "b.html", html()))


def test_saved_shadow_root_is_shown_and_another_template_is_not(tmp_path: Path) -> None:
    shadow = b"<x-p><template shadowrootmode=open><p>The ferry sails at nine on most mornings.</p></template></x-p>"
    found = told(tmp_path / "a.html", html().replace(b"</article>", shadow + b"<template>unseen</template></article>"))
    assert wording(found)[-1] == "The ferry sails at nine on most mornings."
    assert "unseen" not in found.text


def test_root_that_the_head_names_is_the_page(tmp_path: Path) -> None:
    parts = [("<a@x>", "<p>An advertisement, on a page of its own.</p>"), ("<b@x>", html().decode())]
    body = "".join(f"--q\nContent-ID: {name}\nContent-Type: text/html\n\n{text}\n" for name, text in parts)
    head = 'MIME-Version: 1.0\nContent-Type: multipart/related; boundary=q; start="<b@x>"\n\n'
    assert wording(told(tmp_path / "a.mht", (head + body + "--q--\n").encode()))[0] == HARBOUR.title


def test_page_in_an_inner_multipart_is_found(tmp_path: Path) -> None:
    inner = b"--r\nContent-Type: text/html; charset=utf-8\n\n" + html() + b"\n--r--\n"
    outer = b"--q\nContent-Type: multipart/alternative; boundary=r\n\n" + inner + b"\n--q--\n"
    found = told(tmp_path / "a.mht", b"Content-Type: multipart/related; boundary=q\n\n" + outer)
    assert wording(found)[0] == HARBOUR.title


def test_story_with_a_line_like_a_header_is_text(tmp_path: Path) -> None:
    found = told(tmp_path / "a.txt", b"Note: this is a story.\n\nContent-Type: multipart/related is what a file says.")
    assert found.source.format == "text"


NESTED = "".join(f"Content-Type: multipart/related; boundary=b{n}\n\n--b{n}\n" for n in range(3000))
LOOP: dict[str, object] = {"WebMainResource": {"WebResourceData": b"<p>One.", "WebResourceMIMEType": "image/png"}}
BAD = [
    pytest.param(
        b"MIME-Version: 1.0\nContent-Type: multipart/related; boundary=q\n\n--q--\n", "without a page", id="none"
    ),
    pytest.param(b"Content-Type: multipart/related\n\nno boundary", "without a page", id="no-boundary"),
    pytest.param(NESTED.encode(), "without a page", id="nested"),
    pytest.param(webarchive()[:-40], "damaged web archive", id="cut-archive"),
    pytest.param(plistlib.dumps(LOOP, fmt=plistlib.FMT_BINARY), "web archive without a page", id="picture"),
    pytest.param(mhtml(page=b"<html><body></body></html>"), "text", id="page-without-text"),
]


@pytest.mark.parametrize(("data", "cause"), BAD)
def test_bad_archive_is_refused_in_one_line(
    storydiff: Command, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, data: bytes, cause: str
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("bad.page").write_bytes(data)
    done = storydiff("compare", "bad.page", "bad.page", "-o", "out.md")
    assert (done.code, done.out, done.err.count("\n")) == (2, "", 1)
    assert cause in done.err
    assert not Path("out.md").exists()


def test_cut_off_archive_keeps_what_came(tmp_path: Path) -> None:
    whole = mhtml(encoding="base64")
    found = told(tmp_path / "a.mht", whole[: whole.index(b"------Bound--x----\r\nContent-Type: text/css") - 101])
    assert found.text.startswith(HARBOUR.title)


def test_empty_page_says_so(tmp_path: Path) -> None:
    with pytest.raises((EmptyDocument, ReadError)):
        told(tmp_path / "a.mht", mhtml(page=b"<html></html>"))
