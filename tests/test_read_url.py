"""URLs, against a server of our own on 127.0.0.1: nothing here leaves the machine."""

from __future__ import annotations

import gzip
import ssl
import threading
import time
import zlib
from collections.abc import Iterator
from datetime import UTC, datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
import trustme

import compare
from compare.errors import ReadError
from compare.limits import Limits
from compare.read import read, url
from compare.read.url import is_public
from tests.command import Command
from tests.fixtures import HARBOUR, html
from tests.fixtures.paper import paper
from tests.fixtures.saved import mhtml

LATIN = html(HARBOUR).replace(b'<meta charset="utf-8">', b"").decode().encode("cp1252")
TEASER = "<article><h3><a href='/1'>Ferry stays</a></h3><p>The council voted on Monday to keep the ferry.</p></article>"
LIST = f"<html><body><main><h1>The Tide</h1>{TEASER * 5}</main></body></html>".encode()
LOGIN = b"<html><body><form><p>Sign in<input type='password'></form></body></html>"
#: Path -> status, headers, body.
PAGES: dict[str, tuple[int, dict[str, str], bytes]] = {
    "/story": (200, {"Content-Type": "text/html"}, html()),
    "/latin": (200, {"Content-Type": "text/html; charset=windows-1252"}, LATIN),
    "/packed": (200, {"Content-Type": "text/html", "Content-Encoding": "gzip"}, gzip.compress(html())),
    "/story.pdf": (200, {"Content-Type": "application/pdf"}, paper()),
    "/moved": (301, {"Location": "/story#top"}, b""),
    "/loop": (302, {"Location": "/loop"}, b""),
    "/inside": (302, {"Location": "http://10.1.2.3/story"}, b""),
    "/file": (302, {"Location": "file:///etc/passwd"}, b""),
    "/film": (200, {"Content-Type": "video/mp4"}, b"0000"),
    "/huge": (200, {"Content-Type": "text/plain"}, b"word " * 4_200_000),
    "/bomb": (200, {"Content-Type": "text/plain", "Content-Encoding": "gzip"}, gzip.compress(bytes(60_000_000))),
    "/bad-gzip": (200, {"Content-Type": "text/plain", "Content-Encoding": "gzip"}, b"no gzip at all"),
    "/deflated": (200, {"Content-Type": "text/html", "Content-Encoding": "deflate"}, zlib.compress(html())),
    "/saved": (200, {"Content-Type": "multipart/related"}, mhtml()),
    "/lied": (200, {"Content-Type": "text/html; charset=utf-8"}, LATIN),
    "/odd": (200, {"Content-Type": "text/html; charset=x-unheard-of"}, html()),
    "/over": (200, {"Content-Type": "text/html; charset=koi8-r"}, html()),
    "/list": (200, {"Content-Type": "text/html"}, LIST),
    **{f"/hop{n}": (302, {"Location": f"/hop{n - 1}"}, b"") for n in range(1, 7)},
    "/hop0": (200, {"Content-Type": "text/html"}, html()),
    "/login": (200, {"Content-Type": "text/html"}, LOGIN),
    "/empty": (200, {"Content-Type": "text/html"}, b""),
    **{f"/{status}": (status, {}, b"") for status in (401, 403, 404, 500)},
}


class Pages(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        if self.path == "/slow":
            time.sleep(1)
        if self.path in {"/drip", "/chunked"}:
            self.drip(html(), pause=0.15 if self.path == "/drip" else 0)
            return
        status, headers, body = PAGES.get(self.path, (404, {}, b""))
        self.send_response(status)
        for name, value in {**headers, "Content-Length": str(len(body))}.items():
            self.send_header(name, value)
        self.end_headers()
        try:
            self.wfile.write(body)
        except OSError:
            self.close_connection = True

    def drip(self, data: bytes, pause: float) -> None:
        """*data* in chunks, never silent for long."""
        self.protocol_version = "HTTP/1.1"
        self.send_response(200)
        for header in (("Content-Type", "text/html"), ("Transfer-Encoding", "chunked"), ("Connection", "close")):
            self.send_header(*header)
        self.end_headers()
        try:
            for at in range(0, len(data), 50):
                piece = data[at : at + 50]
                self.wfile.write(b"%x\r\n%s\r\n" % (len(piece), piece))
                time.sleep(pause)
            self.wfile.write(b"0\r\n\r\n")
        except OSError:
            self.close_connection = True

    def log_message(self, format: str, *arguments: object) -> None:
        pass


def serve(context: ssl.SSLContext | None = None) -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), Pages)
    if context:
        server.socket = context.wrap_socket(server.socket, server_side=True, do_handshake_on_connect=False)
    server.handle_error = lambda *_: None  # type: ignore[method-assign]
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    yield f"{'https' if context else 'http'}://127.0.0.1:{server.server_port}"
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.fixture(scope="module")
def site() -> Iterator[str]:
    yield from serve()


@pytest.fixture(scope="module")
def authority() -> trustme.CA:
    return trustme.CA()


@pytest.fixture(scope="module")
def secure(authority: trustme.CA) -> Iterator[str]:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority.issue_cert("127.0.0.1").configure_cert(context)
    yield from serve(context)


@pytest.mark.parametrize(
    "path", ["/story", "/latin", "/packed", "/deflated", "/chunked", "/story.pdf", "/saved", "/moved"]
)
def test_page_is_read_whatever_way_it_comes(site: str, path: str) -> None:
    found = read(site + path, allow_private=True)
    wording = [block.span.of(found.text) for block in found.blocks if block.kind == "paragraph"]
    assert wording == list(HARBOUR.paragraphs)
    assert found.source.path == site + path


def test_redirect_is_told(site: str) -> None:
    assert f"redirected to {site}/story" in read(f"{site}/moved", allow_private=True).notes


@pytest.mark.parametrize(
    ("path", "cause"),
    [
        ("/loop", "redirects more than 5 times"),
        ("/file", "leads to an address of another kind (file)"),
        ("/film", "is video/mp4"),
        ("/huge", "larger than 20 MB"),
        ("/bomb", "larger than 20 MB"),
        ("/bad-gzip", "cannot be fetched"),
        ("/login", "asks for a login"),
        ("/empty", "holds no text"),
        ("/401", "asks for a login or payment (401)"),
        ("/403", "the server refuses us (403)"),
        ("/404", "no such page (404)"),
        ("/500", "the server answers 500"),
    ],
)
def test_what_cannot_be_read_is_told_in_one_line(storydiff: Command, site: str, path: str, cause: str) -> None:
    done = storydiff("compare", site + path, site + path, "--allow-private", "-o", "out.md")
    assert (done.code, done.out, done.err.count("\n")) == (2, "", 1)
    assert cause in done.err
    assert site + path in done.err
    assert not Path("out.md").exists()


def test_slow_server_is_given_up(site: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(url, "SILENCE", 0.2)
    with pytest.raises(ReadError, match="the server is silent"):
        read(f"{site}/slow", allow_private=True)


def test_server_that_drips_is_given_up(site: str) -> None:
    before = time.monotonic()
    with pytest.raises(ReadError, match="takes longer than 1 seconds; try again later, or raise it: --limit wait=2"):
        read(f"{site}/drip", allow_private=True, limits=Limits(wait=1))
    assert time.monotonic() - before < 3


def test_redirects_are_counted(site: str) -> None:
    with pytest.raises(ReadError, match=r"redirects more than 5 times; .* or raise it: --limit redirects=10"):
        read(f"{site}/hop6", allow_private=True)
    assert read(f"{site}/hop6", allow_private=True, limits=Limits(redirects=6)).source.title == HARBOUR.title
    assert read(f"{site}/hop5", allow_private=True).source.title == HARBOUR.title


@pytest.mark.parametrize(
    ("path", "note"),
    [
        pytest.param("/lied", "not all bytes are utf-8, as declared", id="header-says-utf-8"),
        pytest.param("/odd", 'declared charset "x-unheard-of" is unknown', id="header-says-nothing-known"),
        pytest.param("/over", "declared as koi8-r, but read as UTF-8, which it is", id="header-says-another"),
    ],
)
def test_charset_of_the_header_that_does_not_hold_is_told(site: str, path: str, note: str) -> None:
    found = read(site + path, allow_private=True)
    assert HARBOUR.paragraphs[1] in found.text
    assert any(note in one for one in found.notes)


def test_page_that_is_no_article_says_so(site: str) -> None:
    assert any("looks like a list of 5 stories" in note for note in read(f"{site}/list", allow_private=True).notes)


def test_python_allows_private_addresses_only_when_asked(site: str) -> None:
    with pytest.raises(ReadError, match="private network"):
        compare.compare(f"{site}/story", f"{site}/story")
    report = compare.compare(f"{site}/story", f"{site}/packed", allow_private=True)
    assert report.counts["unchanged"] == len(report.comparisons[0].beads)


def test_certificate_that_ran_out_is_refused(
    authority: trustme.CA, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority.issue_cert("127.0.0.1", not_after=datetime(2020, 1, 1, tzinfo=UTC)).configure_cert(context)
    authority.cert_pem.write_to_path(str(tmp_path / "ca.pem"))
    monkeypatch.setenv("SSL_CERT_FILE", str(tmp_path / "ca.pem"))
    for address in serve(context):
        with pytest.raises(ReadError, match=r"the certificate does not hold .*expired"):
            read(f"{address}/story", allow_private=True)


def test_certificate_of_nobody_we_trust_is_refused(secure: str) -> None:
    with pytest.raises(ReadError, match="the certificate does not hold"):
        read(f"{secure}/story", allow_private=True)


def test_certificate_must_be_trusted_and_of_that_host(
    secure: str, authority: trustme.CA, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    authority.cert_pem.write_to_path(str(tmp_path / "ca.pem"))
    monkeypatch.setenv("SSL_CERT_FILE", str(tmp_path / "ca.pem"))
    assert read(f"{secure}/story", allow_private=True).source.title == HARBOUR.title
    monkeypatch.setattr(url, "_resolve", lambda *_: ["127.0.0.1"])
    with pytest.raises(ReadError, match="the certificate does not hold"):
        read(f"{secure.replace('127.0.0.1', 'news.example')}/story", allow_private=True)


def test_redirect_from_https_to_http_is_refused(
    secure: str, authority: trustme.CA, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    authority.cert_pem.write_to_path(str(tmp_path / "ca.pem"))
    monkeypatch.setenv("SSL_CERT_FILE", str(tmp_path / "ca.pem"))
    with pytest.raises(ReadError, match="leads from https to an address that is not"):
        read(f"{secure}/inside", allow_private=True)


def test_server_that_is_not_there(site: str) -> None:
    with pytest.raises(ReadError, match="no connection to the server"):
        read("http://127.0.0.1:9/story", allow_private=True)


def test_own_machine_is_refused_unless_allowed(site: str) -> None:
    with pytest.raises(ReadError, match=r"private network \(127\.0\.0\.1: 127\.0\.0\.1\); give --allow-private"):
        read(f"{site}/story")


def test_redirect_to_a_private_address_is_refused(site: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(url, "is_public", lambda address: address.startswith("127."))
    with pytest.raises(ReadError, match=r"private network \(10\.1\.2\.3"):
        read(f"{site}/inside")


def test_name_that_resolves_to_a_private_address_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(url, "_resolve", lambda *_: ["93.184.216.34", "192.168.0.7"])
    with pytest.raises(ReadError, match=r"private network \(news\.example: 192\.168\.0\.7"):
        read("https://news.example/story")


@pytest.mark.parametrize(
    "address",
    [
        "127.0.0.1", "10.0.0.1", "172.16.0.1", "192.168.1.1", "169.254.169.254", "0.0.0.0", "100.64.0.1", "224.0.0.1",
        "255.255.255.255", "::1", "::", "fe80::1%eth0", "fc00::1", "::ffff:127.0.0.1", "64:ff9b::7f00:1",
        "2002:7f00:1::",
    ],
)  # fmt: skip
def test_addresses_inside_are_known(address: str) -> None:
    assert not is_public(address)


@pytest.mark.parametrize("address", ["93.184.216.34", "2606:2800:220:1::1", "::ffff:93.184.216.34"])
def test_addresses_outside_are_known(address: str) -> None:
    assert is_public(address)


@pytest.mark.parametrize(
    ("address", "cause"),
    [
        ("http://user:secret@127.0.0.1/", "holds a user name or password"),
        ("http://", "is no address"),
        ("http://127.0.0.1:99999/", "is no address"),
        ("http://exa mple/", "is no address"),
    ],
)
def test_odd_addresses_are_refused(address: str, cause: str) -> None:
    with pytest.raises(ReadError, match=cause) as caught:
        read(address)
    assert "secret" not in str(caught.value)
