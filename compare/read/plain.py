"""Plain text -> Document: the file's own text, cut into paragraphs, nothing moved and nothing dropped.

An empty line ends a paragraph.  A single line feed ends one too, unless the text is hard-wrapped: then it is a blank,
and wrapping the same text at another width gives the same paragraphs.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from compare.model import Document, Source
from compare.read.base import Part, document, ends_sentence, even_lines
from compare.read.charset import decode
from compare.read.roles import is_byline, is_list_item, is_timestamp, told

#: Lines beyond this width were not wrapped by hand or by an editor.
_WIDEST = 120


class _Wrap(NamedTuple):
    """How a text is wrapped: 0 where it is not; *ragged* where lines were broken by hand and may be short."""

    width: int
    ragged: bool


class _Line(NamedTuple):
    at: int
    number: int
    text: str  # without white space at its end

    @property
    def ink(self) -> str:
        return self.text.strip()


def read_text(data: bytes, source: Source, *, keep_furniture: bool) -> Document:
    """The document of a plain text file."""
    decoded, notes = decode(data)
    text = even_lines(decoded)
    return document(*told(paragraphs(text), source), keep_furniture=keep_furniture, text=text, notes=notes)


def paragraphs(text: str) -> list[Part]:
    """The paragraphs of *text*, in order; each begins and ends with ink."""
    runs = list(_runs(text))
    wrap = _wrap(runs)
    found = []
    for run in runs:
        start = 0
        for at in range(1, len(run) + 1):
            if at == len(run) or not (wrap.width and _soft(run[at - 1], run[at], wrap)):
                found.append(_part(text, run[start], run[at - 1]))
                start = at
    return found


def _part(text: str, first: _Line, last: _Line) -> Part:
    raw = text[first.at : last.at + len(last.text)]
    indent = len(raw) - len(raw.lstrip())
    return Part(raw[indent:].rstrip(), line=first.number, at=first.at + indent)


def _runs(text: str) -> Iterator[list[_Line]]:
    """Lines that no empty line parts."""
    run: list[_Line] = []
    at = 0
    for number, line in enumerate(text.split("\n"), 1):
        if line.strip():
            run.append(_Line(at, number, line.rstrip()))
        elif run:
            yield run
            run = []
        at += len(line) + 1
    if run:
        yield run


def _wrap(runs: Sequence[Sequence[_Line]]) -> _Wrap:
    """The width the text was wrapped at, if it was.

    A wrapped line is full: the next line's first word would not have fitted.  Its end is seldom a sentence's.
    """
    inner = [(line, after) for run in runs for line, after in pairwise(run)]
    inner = [(line, after) for line, after in inner if not _parted(line, after)]
    long = sum(len(line.text) for run in runs for line in run if _long(line))
    short = sum(len(line.text) for line, _ in inner if not _long(line))
    if not inner or long > short:
        return _Wrap(0, False)
    widths = sorted(len(line.text) for line, _ in inner if not _long(line))
    # The widest may stick out (an address that could not be broken): one in twenty does not count.
    width = widths[-1 - len(widths) // 20]
    full = sum(_full(line, after, width) for line, after in inner)
    open_ended = [(line, after) for line, after in inner if not ends_sentence(line.text)]
    if full < 0.6 * len(inner) or len(open_ended) <= 0.5 * len(inner):
        return _Wrap(0, False)
    return _Wrap(width, sum(_full(line, after, width) for line, after in open_ended) < 0.9 * len(open_ended))


def _long(line: _Line) -> bool:
    return len(line.text) > _WIDEST and " " in line.ink


def _full(line: _Line, after: _Line, width: int) -> bool:
    return len(line.text) + 1 + len(after.ink.split(" ", 1)[0]) > width


def _soft(line: _Line, after: _Line, wrap: _Wrap) -> bool:
    """Whether the line feed between two lines of a wrapped text is only a blank."""
    if _parted(line, after):
        return False
    if _full(line, after, wrap.width):
        return True
    # Not full: the last line of a paragraph, or a title.  Lines broken by hand are ragged, but not by half.
    return wrap.ragged and not ends_sentence(line.text) and len(line.text) >= 0.6 * wrap.width


def _parted(line: _Line, after: _Line) -> bool:
    """Whether two lines are no one paragraph in any text: list items, bylines and timestamps, a new indent."""
    if _credits(line.ink) or _credits(after.ink):
        return True
    # A wrapped line may begin with a dash or a number too: an item follows an item, or a sentence that has ended.
    if is_list_item(after.ink) and (ends_sentence(line.text) or line.text.endswith(":") or is_list_item(line.ink)):
        return True
    indent = len(after.text) - len(after.text.lstrip()) - (len(line.text) - len(line.text.lstrip()))
    return indent > 1 and ends_sentence(line.text)


@lru_cache(maxsize=64)
def _credits(line: str) -> bool:
    return len(line) <= _WIDEST and (is_byline(line) or is_timestamp(line))
