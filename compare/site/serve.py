"""A preview: the folder of a site served on 127.0.0.1, built again whenever its input changes.

Nothing is served to another machine, and nothing to a page of another site that found the port: the request must
name this machine as its host.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import suppress
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from time import sleep
from typing import Any

from compare.errors import StorydiffError, WriteError
from compare.site.build import Outcome, Site, make
from compare.site.manifest import stories

_HOST = "127.0.0.1"
_OFTEN = 0.5  # seconds between two looks at the input


class _Handler(SimpleHTTPRequestHandler):
    """Files of one folder, to this machine; quiet."""

    def send_head(self) -> Any:
        """Refuse a request that came under another name than this machine's."""
        host = self.headers.get("Host", "").rpartition(":")[0] or self.headers.get("Host", "")
        if host not in {_HOST, "localhost"}:
            self.send_error(403, "Only for this machine")
            return None
        return super().send_head()

    def end_headers(self) -> None:
        """Nothing is kept by the browser: the next look shows the next build."""
        self.send_header("Cache-Control", "no-store")
        super().end_headers()

    def log_message(self, format: str, *args: Any) -> None:
        """Say nothing."""


def server(folder: Path, port: int) -> ThreadingHTTPServer:
    """A server of *folder* that listens on 127.0.0.1.  Raises WriteError where the port is taken."""
    try:
        return ThreadingHTTPServer((_HOST, port), partial(_Handler, directory=os.fspath(folder)))
    except OSError as error:
        cause = error.strerror or error
        raise WriteError(f"cannot listen on {_HOST}:{port}: {cause}", "give another --port, or 0") from error


def watch(
    site: Site,
    port: int,
    told: Callable[[Outcome], None],
    say: Callable[[str], None],
    progress: Callable[[str], None],
) -> None:
    """Build *site*, serve it and build again on each change, until it is interrupted.

    *told* gets each outcome, *say* a line for the user.  What is wrong with the input later on is said and waited for.
    Raises what the first build raises, and WriteError where the port is taken.
    """
    look = Inputs(site)
    seen = look.state()
    told(make(site, progress))
    with server(site.out, port) as serving:
        Thread(target=serving.serve_forever, daemon=True).start()
        say(f"http://{_HOST}:{serving.server_address[1]}/ shows it; Ctrl-C ends")
        try:
            while True:
                sleep(_OFTEN)
                now = look.state()
                if now == seen:
                    continue
                seen = now
                try:
                    told(make(site, progress))
                except StorydiffError as error:
                    say(str(error))
        finally:
            serving.shutdown()


class Inputs:
    """The files that a site is made from."""

    def __init__(self, site: Site) -> None:
        self._site = site
        self._manifest: tuple[int, int] | None = None
        self._named: tuple[Path, ...] = ()

    def state(self) -> frozenset[tuple[str, int, int]]:
        """Name, size and time of each, as far as it can be seen."""
        return frozenset((os.fspath(path), *known) for path in self.paths() if (known := _known(path)))

    def paths(self) -> Iterator[Path]:
        """All of a folder, or a manifest and what it names; it is read again only when it has changed."""
        source = self._site.source
        if source.is_dir():
            for folder, _, names in os.walk(source):
                yield from (Path(folder, name) for name in names)
            return
        known = _known(source)
        if known != self._manifest:
            with suppress(StorydiffError):
                told = (one.path for story in stories(source) for one in story.versions if one.path)
                self._named = tuple(self._site.base / path for path in told)
            self._manifest = known
        yield source
        yield from self._named


def _known(path: Path) -> tuple[int, int] | None:
    """Size and time of a file, or None where it cannot be seen."""
    try:
        seen = path.stat()
    except (OSError, ValueError):
        return None
    return seen.st_size, seen.st_mtime_ns
