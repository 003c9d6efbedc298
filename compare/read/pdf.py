"""PDF -> Document: lines of the page put together as paragraphs, running heads and page numbers set aside.

The file is parsed in a child process with limits (``pdfchild``); what comes back is lines with their places and sizes.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from compare.errors import EmptyDocument, ReadError
from compare.limits import LIMITS, Limits
from compare.model import BlockKind, Document, Source
from compare.read.base import Part, display, document, ends_sentence
from compare.read.roles import told

#: How much longer by the clock than by the processor we wait for the child.
PATIENCE = 1.5
#: How a process ends that used up its time: SIGXCPU, SIGKILL.
_KILLED = (-24, -9)
_DIGITS = re.compile(r"\d+")
_NUMBER = re.compile(r"\W*\d{1,4}\W*")
_NO_SIGN = re.compile(r"\(cid:\d+\)")
_BROKEN = re.compile(r"([^\W\d_]+)[-\u2010\u00ad]$")
_LIGATURES = dict(zip(map(ord, "ﬀﬁﬂﬃﬄﬅﬆ"), ("ff", "fi", "fl", "ffi", "ffl", "st", "st"), strict=True))
#: Words put together that a note names.
_TOLD = 40
#: How much of the page, at its top and bottom, running heads stand in.
_MARGIN = 0.12


@dataclass(frozen=True, slots=True)
class _Line:
    text: str
    x0: float
    x1: float
    y0: float
    y1: float
    size: float


@dataclass(frozen=True, slots=True)
class _Page:
    number: int
    width: float
    height: float
    boxes: tuple[tuple[_Line, ...], ...]
    images: int
    flat: str


def read_pdf(data: bytes, source: Source, *, keep_furniture: bool, limits: Limits = LIMITS) -> Document:
    """The document of a PDF file that has text; one of pictures alone says so."""
    name = display(source.path)
    pages = [_page(number, page) for number, page in enumerate(_parsed(data, name, limits), 1)]
    if not any(page.boxes for page in pages):
        if any(page.images for page in pages):
            raise EmptyDocument(f"{name}: has no text, its pages are pictures (scanned)", "run OCR on it first")
        raise EmptyDocument(f"{name}: holds no text", "give a file with the wording of a story")
    aside, boxes = _running(pages)
    parts, joined = _paragraphs(boxes)
    parts, known = told([*parts, *aside], source)
    return document(parts, known, keep_furniture=keep_furniture, notes=_said(pages, joined, parts))


def _parsed(data: bytes, name: str, limits: Limits) -> list[dict[str, Any]]:
    """What the child makes of *data*.  Raises :class:`ReadError`."""
    import os
    import subprocess
    import sys
    from pathlib import Path

    home = str(Path(__file__).resolve().parents[2])
    paths = os.pathsep.join(filter(None, (home, os.environ.get("PYTHONPATH", ""))))
    found: dict[str, Any]
    try:
        # -P: the current folder is not searched, where a file may have the name of a module.
        code = f"from compare.read.pdfchild import main; main({limits.memory}, {limits.seconds}, {limits.pages})"
        done = subprocess.run(
            [sys.executable, "-P", "-c", code],
            input=data,
            capture_output=True,
            timeout=PATIENCE * limits.seconds,
            check=False,
            env={**os.environ, "PYTHONPATH": paths},
        )
        if done.returncode == 0:
            found = json.loads(done.stdout)
        else:
            slow = done.returncode in _KILLED
            cause = f"{limits.seconds} seconds of work" if slow else f"{limits.memory} MB of memory"
            found = {"error": f"asks for more than {cause}", "limit": "seconds" if slow else "memory"}
    except subprocess.TimeoutExpired:
        found = {"error": f"takes longer than {PATIENCE * limits.seconds:.0f} seconds", "limit": "seconds"}
    except (OSError, ValueError) as error:
        found = {"error": f"could not be parsed ({type(error).__name__})"}
    if "error" in found:
        hint = "save it again, or save its text"
        hint = limits.hint(found["limit"], "save the story alone") if "limit" in found else hint
        raise ReadError(f"{name}: {found['error']}", hint)
    pages: list[dict[str, Any]] = found["pages"]
    return pages


def _page(number: int, page: dict[str, Any]) -> _Page:
    boxes = tuple(
        tuple(_Line(**{**line, "text": line["text"].translate(_LIGATURES)}) for line in box) for box in page["boxes"]
    )
    return _Page(number, page["width"], page["height"], boxes, page["images"], page["flat"])


def _running(pages: Sequence[_Page]) -> tuple[list[Part], list[tuple[_Line, ...]]]:
    """Running heads and page numbers as furniture, and the boxes that are left, in reading order."""
    edges = Counter(
        key for page in pages for key in {_key(line.text) for box in page.boxes for line in box if _at_edge(line, page)}
    )
    aside, boxes = [], []
    for page in pages:
        kept_boxes = []
        for box in page.boxes:
            kept = []
            for line in box:
                repeats = edges[_key(line.text)] >= max(2, 0.4 * len(pages))
                if _at_edge(line, page) and (repeats or _NUMBER.fullmatch(line.text)):
                    number = bool(_NUMBER.fullmatch(line.text))
                    aside.append(Part(line.text, reason="page number" if number else "running head of the page"))
                else:
                    kept.append(line)
            kept_boxes += [tuple(kept)] if kept else []
        boxes += _ordered(kept_boxes)
    return aside, boxes


def _key(text: str) -> str:
    return _DIGITS.sub("#", text.casefold())


def _at_edge(line: _Line, page: _Page) -> bool:
    return line.y0 > (1 - _MARGIN) * page.height or line.y1 < _MARGIN * page.height


def _ordered(boxes: Sequence[tuple[_Line, ...]]) -> list[tuple[_Line, ...]]:
    """Boxes of a page as they are read: down a column, then the next; one that spans columns parts them."""
    rest = sorted(boxes, key=lambda box: (-_top(box), _left(box)))
    found: list[tuple[_Line, ...]] = []
    band: list[tuple[_Line, ...]] = []
    for box in rest:
        if _spans(box, rest):
            found += _columns(band)
            band = []
            found.append(box)
        else:
            band.append(box)
    return [*found, *_columns(band)]


def _spans(box: Sequence[_Line], boxes: Sequence[Sequence[_Line]]) -> bool:
    """Whether *box* stands above or below two boxes that stand beside one another."""
    under = [one for one in boxes if one is not box and _left(one) < _right(box) and _left(box) < _right(one)]
    return any(_right(one) < _left(other) for one in under for other in under)


def _columns(boxes: Sequence[tuple[_Line, ...]]) -> list[tuple[_Line, ...]]:
    """Boxes without one that spans several columns: grouped by what stands above one another, from the left."""
    columns: list[list[tuple[_Line, ...]]] = []
    for box in sorted(boxes, key=_left):
        for column in columns:
            if any(_left(box) < _right(one) and _left(one) < _right(box) for one in column):
                column.append(box)
                break
        else:
            columns.append([box])
    return [box for column in columns for box in sorted(column, key=lambda one: -_top(one))]


def _left(box: Sequence[_Line]) -> float:
    return min(line.x0 for line in box)


def _right(box: Sequence[_Line]) -> float:
    return max(line.x1 for line in box)


def _top(box: Sequence[_Line]) -> float:
    return max(line.y1 for line in box)


def _paragraphs(boxes: Sequence[tuple[_Line, ...]]) -> tuple[list[Part], list[str]]:
    """The paragraphs of *boxes*, and how many words were broken over a line."""
    sizes = Counter[float]()
    for box in boxes:
        for line in box:
            sizes[line.size] += len(line.text)
    usual = max(sizes, key=lambda size: (sizes[size], size))
    largest = max(sizes)
    whole = frozenset(word for box in boxes for line in box for word in line.text.casefold().split())
    parts: list[Part] = []
    joined: list[str] = []
    last = 0.0
    for run in (run for box in boxes for run in _runs(box)):
        size = run[0].size
        text, broken = _joined([line.text for line in run], whole)
        joined += broken
        if parts and size == last == usual and _goes_on(parts[-1].text, text):
            text, broken = _joined([parts.pop().text, text], whole)
            joined += broken
        elif parts and size == last > 1.15 * usual and not ends_sentence(parts[-1].text):
            text = f"{parts.pop().text} {text}"
        parts.append(Part(text, _kind(size, usual, largest, parts)))
        last = size
    return parts, joined


def _runs(box: Sequence[_Line]) -> Iterator[list[_Line]]:
    """The lines of each paragraph of a box: one ends with a short line, the next may begin with an indent."""
    left, right = _left(box), _right(box)
    run: list[_Line] = []
    for line in sorted(box, key=lambda line: -line.y1):
        if run:
            before = run[-1]
            short = before.x1 < right - 0.15 * (right - left) and ends_sentence(before.text)
            indented = line.x0 > left + 0.8 * line.size and before.x0 <= left + 0.4 * line.size
            gap = before.y0 - line.y1 > 0.6 * line.size
            if short or indented or gap or abs(before.size - line.size) > 0.1 * line.size:
                yield run
                run = []
        run.append(line)
    if run:
        yield run


def _goes_on(text: str, after: str) -> bool:
    """Whether a paragraph runs on in the next column or on the next page."""
    return not ends_sentence(text) and (after[:1].islower() or bool(_BROKEN.search(text)))


def _joined(lines: Sequence[str], whole: frozenset[str]) -> tuple[str, list[str]]:
    """Lines as one, and the words that were put together.

    A word broken at a hyphen is one word, unless the text elsewhere writes it with the hyphen or a number follows.
    """
    text, joined = lines[0], []
    for line in lines[1:]:
        broken = _BROKEN.search(text)
        if broken and line[:1].islower():
            tail = line.split()[0].casefold().rstrip(".,;:!?)”’\"'")
            head = broken[1].casefold()
            if any(word.startswith(f"{head}-{tail}") for word in whole) and f"{head}{tail}" not in whole:
                text = f"{text}{line}"
            else:
                text = f"{text[:-1]}{line}"
                joined.append(f"{broken[1]}{line.split()[0]}".rstrip(".,;:!?)”’\"'"))
        elif broken and line[:1].isdigit():
            text = f"{text}{line}"
        else:
            text = f"{text} {line}"
    return text, joined


def _kind(size: float, usual: float, largest: float, before: Sequence[Part]) -> BlockKind:
    if size == largest > 1.15 * usual and not any(part.kind == "headline" for part in before):
        return "headline"
    return "heading" if size > 1.15 * usual else "paragraph"


def _said(pages: Sequence[_Page], joined: Sequence[str], parts: Sequence[Part]) -> Iterator[str]:
    if joined:
        told = ", ".join(joined[:_TOLD]) + (" ..." if len(joined) > _TOLD else "")
        yield f"{len(joined)} word(s) broken at a line's end put together, of which some may want their hyphen: {told}"
    if images := sum(page.images for page in pages):
        yield f"{images} picture(s) left out"
    for page in pages:
        if page.images and not page.boxes:
            yield f"page {page.number} is a picture without text (scanned)"
    if flat := " ".join(filter(None, (page.flat for page in pages))):
        count = len("".join(flat.split()))
        yield f'{count} sign(s) without a width, and so without a place on the page, left out: "{flat[:2000]}"'
    if unknown := sum(len(_NO_SIGN.findall(part.text)) for part in parts):
        yield f"{unknown} sign(s) whose font does not tell what they are, shown as (cid:n)"
