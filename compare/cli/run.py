"""What is known about one run outside its command, and what it says on stderr: progress, and what is wrong."""

from __future__ import annotations

import os
import sys
from typing import TextIO

from compare.cli.output import hush, is_plain

_WIDEST = 72  # columns of a line of progress


class Progress:
    """One line on stderr that says what is being done, on a terminal only, gone when the work is done."""

    def __init__(self) -> None:
        self.quiet = False
        self.width = 0
        self._shown = False

    def __call__(self, message: str) -> None:
        """Show *message* in place of the one before."""
        stream = sys.stderr
        if self.quiet or stream is None or not stream.isatty() or os.environ.get("TERM") == "dumb":
            return
        from compare.text import show_hidden

        more = " …" if (stream.encoding or "utf-8").lower() == "utf-8" else " ..."
        shown = _sayable(show_hidden(message), stream, "replace")
        stream.write(f"\r\x1b[K{shown[: self._columns(stream) - len(more)]}{more}")
        stream.flush()
        self._shown = True

    def clear(self) -> None:
        """Take the line away."""
        if self._shown:
            sys.stderr.write("\r\x1b[K")
            sys.stderr.flush()
            self._shown = False

    def _columns(self, stream: TextIO) -> int:
        """How wide a line may be: of one that is wrapped only the last row could be taken away."""
        told = os.environ.get("COLUMNS", "")
        try:
            own = os.get_terminal_size(stream.fileno()).columns
        except (OSError, ValueError):
            own = 0
        asked = self.width or (int(told) if told.isascii() and told.isdigit() else 0)
        return max(10, min(filter(None, (own, asked, _WIDEST))))


class Run:
    """What is known about one run outside its command: click's ``obj``."""

    def __init__(self) -> None:
        self.debug = False
        self.plain = False
        self.progress = Progress()

    def complain(self, message: str) -> None:
        """Say what is wrong in one line on stderr; on a terminal our name before it is red, unless colours are off."""
        from compare.text import show_hidden

        self.progress.clear()
        stream = sys.stderr
        if stream is None:
            return
        # A file name may hold control signs: they are shown, they do not act.
        line = show_hidden(" ".join(message.split()))
        name = "storydiff:"
        if stream.isatty() and not is_plain(self.plain):
            name = f"\x1b[1;91m{name}\x1b[0m"
        try:
            stream.write(f"{name} {_sayable(line, stream, 'backslashreplace')}\n")
            stream.flush()
        except OSError:  # nobody can be told, but by the exit code
            hush(stream)


def _sayable(text: str, stream: TextIO, errors: str) -> str:
    """*text* with what *stream* cannot take put otherwise."""
    encoding = stream.encoding or "utf-8"
    return text.encode(encoding, errors).decode(encoding)
