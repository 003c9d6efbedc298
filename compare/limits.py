"""How much a reader takes before it refuses a file: what guards the machine, and what a newsroom may want higher.

A limit never changes a result, it only refuses; so none is part of a report's signature.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Limits:
    """The most that is taken; whole numbers above 0.

    ``text``: megabytes of one file, git object or page.  Of a ZIP archive (Word files too): ``members``; ``member``,
    megabytes of one text in it; ``unpacked``, megabytes of all; ``ratio``, how many times its size one may unpack to;
    ``tags``, in the XML of a Word file.  ``depth``: levels of nesting in JSON and XML.  Of a PDF: ``pages``;
    ``memory``, megabytes, and ``seconds`` of processor time of the process that parses it.  Of a URL: ``redirects``;
    ``wait``, seconds for all of it.
    """

    text: int = 20
    members: int = 3000
    member: int = 20
    unpacked: int = 100
    ratio: int = 200
    tags: int = 600_000
    depth: int = 200
    pages: int = 300
    memory: int = 1000
    seconds: int = 60
    redirects: int = 5
    wait: int = 40

    def hint(self, name: str, instead: str) -> str:
        """The next step where limit *name* is met: *instead*, or how to raise it."""
        return f"{instead}, or raise it: --limit {name}={2 * int(getattr(self, name))}"


#: What holds where nobody says otherwise.
LIMITS = Limits()
MEGABYTE = 1_000_000
