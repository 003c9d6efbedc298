"""An http(s) URL that the user gave -> the bytes of its page.  Nothing else is ever fetched.

Certificates are always checked.  Every host, also that of each redirect, is resolved once, its addresses are judged,
and the connection goes to one that was judged: a name that resolves otherwise a moment later cannot lead us inside.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, NoReturn
from urllib.parse import SplitResult, urljoin, urlsplit

from compare import __version__
from compare.errors import ReadError, UnsupportedFormat
from compare.limits import MEGABYTE, Limits
from compare.read.charset import decode

#: Seconds for a connection or a stretch of silence.
SILENCE = 10.0
_SAVE = "open it in a browser, save the page and give the file"
_TYPES = re.compile(
    r"text/(?:html|plain|markdown|x-markdown|xml)|multipart/related|message/rfc822|application/(?:[\w.+-]*xml|[\w.+-]*json|pdf|x-ndjson|octet-stream"
    r"|vnd\.openxmlformats-officedocument\.wordprocessingml\.document)|",
)
_PASSWORD = re.compile(rb"<input\b[^>]*\btype\s*=\s*[\"']?password\b", re.I)
_PARAGRAPH = re.compile(rb"<p\b", re.I)
_CHUNK = 65536


@dataclass(frozen=True, slots=True)
class Page:
    """The bytes of a page, the path in its address, whose suffix may tell the format, and notes."""

    data: bytes
    name: str
    notes: tuple[str, ...] = ()


def fetch(url: str, limits: Limits, *, allow_private: bool = False) -> Page:
    """The page at *url*, unpacked, within the *limits*.  Raises :class:`ReadError`."""
    from time import monotonic

    end = monotonic() + limits.wait
    at, notes = url, []
    for _ in range(limits.redirects + 1):
        status, headers, data = _get(url, _parts(url, at), limits, end, allow_private=allow_private)
        target = headers.get("location", "")
        if status not in {301, 302, 303, 307, 308} or not target:
            break
        # What a server sends may hold any byte: spaces and control signs have no place in an address.
        onward = urljoin(at, "".join(sign for sign in target.strip() if sign.isprintable() and sign != " "))
        if urlsplit(at).scheme == "https" and urlsplit(onward).scheme != "https":
            _refuse(url, "leads from https to an address that is not")
        at = onward.partition("#")[0]
        notes = [f"redirected to {at}"]
    else:
        _refuse(url, f"redirects more than {limits.redirects} times", limits.hint("redirects", _SAVE))
    _check(url, status)
    kind, _, rest = headers.get("content-type", "").partition(";")
    if not _TYPES.fullmatch(kind.strip().lower()):
        raise UnsupportedFormat(
            f"{url}: is {kind.strip()}, which is no text of a story", "give the address of the story"
        )
    if _PASSWORD.search(data):
        if len(_PARAGRAPH.findall(data)) < 3:
            _refuse(url, "is a page that asks for a login")
        notes.append("the page has a login form: what is shown only after a login was not read")
    data, said = _in_utf8(data, kind, rest)
    return Page(data, urlsplit(at).path, (*notes, *said))


def _refuse(url: str, cause: str, hint: str = _SAVE) -> NoReturn:
    raise ReadError(f"{url}: {cause}", hint) from None


def _parts(url: str, at: str) -> SplitResult:
    """The parts of the address *at*, which the user's *url* led to."""
    try:
        parts = urlsplit(at)
        _ = parts.port
    except ValueError:
        _refuse(url, "is no address that can be read", "check the address")
    if parts.scheme not in {"http", "https"}:
        _refuse(url, f"leads to an address of another kind ({parts.scheme[:20]})")
    if parts.username or parts.password:
        # The address is printed in reports: a password must not be in it.
        raise ReadError(f"{parts.hostname}: the address holds a user name or password", _SAVE)
    if not parts.hostname or any(sign.isspace() or not sign.isprintable() for sign in at):
        _refuse(url, "is no address that can be read", "check the address")
    return parts


def _check(url: str, status: int) -> None:
    if status in {401, 402, 407}:
        _refuse(url, f"asks for a login or payment ({status})")
    if status in {403, 429, 451}:
        _refuse(url, f"the server refuses us ({status})")
    if status in {404, 410}:
        _refuse(url, f"no such page ({status})", "check the address")
    if status != 200:
        _refuse(url, f"the server answers {status} instead of the page", "try again later, or save the page")


def _get(
    url: str, parts: SplitResult, limits: Limits, end: float, *, allow_private: bool
) -> tuple[int, dict[str, str], bytes]:
    """Status, headers and body of one request; no redirect is followed here."""
    import urllib3

    host = str(parts.hostname)
    port = parts.port or (443 if parts.scheme == "https" else 80)
    target = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
    for address in _judged(url, host, port, allow_private=allow_private)[:3]:
        pool = _pool(parts.scheme, address, port, host)
        try:
            with pool:
                answer = pool.urlopen(
                    "GET",
                    target,
                    headers=_headers(parts),
                    redirect=False,
                    retries=False,
                    preload_content=False,
                    decode_content=True,
                )
                headers = {name.lower(): value for name, value in answer.headers.items()}
                body = b"".join(_body(url, answer, limits, end))
                return answer.status, headers, body
        except urllib3.exceptions.SSLError as error:
            _refuse(url, f"the certificate does not hold ({_cause(error)})")
        except (urllib3.exceptions.ConnectTimeoutError, urllib3.exceptions.NewConnectionError):
            continue  # its next address may answer
        except urllib3.exceptions.TimeoutError:
            _refuse(url, f"the server is silent for {SILENCE:.0f} seconds", "try again later")
        except (urllib3.exceptions.HTTPError, ValueError, OSError) as error:
            _refuse(url, f"cannot be fetched ({_cause(error)})", "try again later")
    _refuse(url, "no connection to the server", "check the address and the network")


def _pool(scheme: str, address: str, port: int, host: str) -> Any:
    """Connections to *address* alone; a certificate must be that of *host*.  No proxy is asked."""
    import urllib3

    timeout = urllib3.Timeout(connect=SILENCE, read=SILENCE)
    if scheme == "http":
        return urllib3.HTTPConnectionPool(address, port, timeout=timeout, retries=False)
    return urllib3.HTTPSConnectionPool(
        address,
        port,
        timeout=timeout,
        retries=False,
        cert_reqs="CERT_REQUIRED",
        server_hostname=host,
        assert_hostname=host,
    )


def _headers(parts: SplitResult) -> dict[str, str]:
    return {
        "Host": parts.netloc.encode("idna").decode("ascii") if not parts.netloc.isascii() else parts.netloc,
        "User-Agent": f"storydiff/{__version__}",
        "Accept": "text/html, application/xhtml+xml, text/plain, */*;q=0.5",
        "Accept-Encoding": "gzip, deflate",
    }


def _body(url: str, answer: Any, limits: Limits, end: float) -> Iterator[bytes]:
    """The body, unpacked piece by piece, so that neither its size nor its slowness can run away."""
    from time import monotonic

    size = 0
    for piece in answer.stream(_CHUNK, decode_content=True):
        size += len(piece)
        if size > limits.text * MEGABYTE:
            _refuse(url, f"larger than {limits.text} MB", limits.hint("text", "give the address of one story"))
        if monotonic() > end:
            _refuse(url, f"takes longer than {limits.wait} seconds", limits.hint("wait", "try again later"))
        yield piece


def _judged(url: str, host: str, port: int, *, allow_private: bool) -> list[str]:
    """The addresses of *host*, all of them public unless private ones are allowed."""
    addresses = _resolve(url, host, port)
    private = [address for address in addresses if not is_public(address)]
    if private and not allow_private:
        cause = f"leads to an address of a private network ({host}: {private[0]})"
        _refuse(url, cause, "give --allow-private if that is meant")
    return addresses


def _resolve(url: str, host: str, port: int) -> list[str]:
    import socket

    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError):
        _refuse(url, f"no such host ({host[:80]})", "check the address and the network")
    return list(dict.fromkeys(str(one[4][0]) for one in found))


def is_public(address: str) -> bool:
    """Whether *address* is one of the open internet, also where IPv6 only wraps an IPv4 address."""
    from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network

    ip: IPv4Address | IPv6Address = ip_address(address.partition("%")[0])
    if isinstance(ip, IPv6Address):
        inner = ip.ipv4_mapped or ip.sixtofour or (ip.teredo[1] if ip.teredo else None)
        if ip in ip_network("64:ff9b::/96"):
            inner = IPv4Address(int(ip) & 0xFFFFFFFF)
        if inner is not None:
            return is_public(str(inner))
    return ip.is_global and not ip.is_multicast and not ip.is_reserved


def _cause(error: BaseException) -> str:
    inner = error.args[-1] if error.args else error
    text = " ".join(str(inner).split())
    return re.sub(r"^.*?: (?=\S)|\(_ssl.*$", "", text)[:100].strip() or type(error).__name__


def _in_utf8(data: bytes, kind: str, parameters: str) -> tuple[bytes, tuple[str, ...]]:
    """Text in UTF-8 with a mark, where the header declares its charset: that goes before what the page says."""
    found = re.search(r"charset\s*=\s*[\"']?([\w.:-]+)", parameters, re.I)
    if found is None or not kind.strip().lower().startswith("text/") or data.startswith(codecs.BOM_UTF8):
        return data, ()
    text, notes = decode(data, found[1])
    return codecs.BOM_UTF8 + text.encode("utf-8", "replace"), notes
