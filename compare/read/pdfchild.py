"""Runs in a process of its own: PDF bytes on standard input -> the lines of its pages as JSON on standard output.

A PDF is a program in all but name.  Whatever it makes the parser do, the limits end this process and no other.
"""

from __future__ import annotations

import json
import logging
from collections.abc import Iterator
from io import BytesIO
from typing import Any


def main(memory: int, seconds: int, pages: int) -> None:
    """Read, parse, write, with *memory* in megabytes, processor *seconds* and *pages* at most.

    A cause that is known is told as ``{"error": ...}``, and a limit that was met as ``"limit"``.
    """
    _limit(memory * 1_000_000, seconds)
    with open(0, "rb") as given, open(1, "wb") as out:
        out.write(json.dumps(told(given.read(), memory, pages)).encode())


def told(data: bytes, memory: int, most: int) -> dict[str, Any]:
    """``{"pages": [...]}``, or ``{"error": cause}``."""
    from pdfminer.high_level import extract_pages
    from pdfminer.layout import LAParams
    from pdfminer.pdfdocument import PDFEncryptionError, PDFPasswordIncorrect
    from pdfminer.pdfexceptions import PDFException
    from pdfminer.psexceptions import PSException

    logging.disable(logging.CRITICAL)
    try:
        pages: list[dict[str, Any]] = []
        for page in extract_pages(BytesIO(data), laparams=LAParams(all_texts=True), maxpages=most + 1):
            if len(pages) == most:
                return {"error": f"has more than {most} pages", "limit": "pages"}
            pages.append(_page(page))
    except (PDFPasswordIncorrect, PDFEncryptionError):
        return {"error": "is protected by a password"}
    except MemoryError:
        return {"error": f"needs more than {memory} MB of memory", "limit": "memory"}
    except (PDFException, PSException, ValueError, TypeError, LookupError, AttributeError, RecursionError) as error:
        return {"error": f"is a damaged PDF file ({type(error).__name__})"}
    return {"pages": pages}


def _limit(memory: int, seconds: int) -> None:
    try:
        import resource
    except ImportError:  # no such limits on Windows: the caller's clock still ends us
        return
    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))


def _page(page: Any) -> dict[str, Any]:
    from pdfminer.layout import LTImage, LTTextBox, LTTextLine

    boxes = [[*_lines(one)] for one in page if isinstance(one, LTTextBox)]
    images = sum(isinstance(one, LTImage) for one in _all(page))
    # What the layout drops: a line whose signs have no width (the font does not tell it) has no place on the page.
    flat = [one.get_text().strip() for one in page if isinstance(one, LTTextLine)]
    size = {"width": page.width, "height": page.height}
    return {**size, "boxes": [box for box in boxes if box], "images": images, "flat": " ".join(filter(None, flat))}


def _all(container: Any) -> Iterator[Any]:
    from pdfminer.layout import LTContainer, LTTextContainer

    for one in container:
        yield one
        if isinstance(one, LTContainer) and not isinstance(one, LTTextContainer):
            yield from _all(one)


def _lines(box: Any) -> Iterator[dict[str, Any]]:
    from pdfminer.layout import LTChar, LTTextLine

    for line in box:
        if isinstance(line, LTTextLine) and (text := line.get_text().strip()):
            sizes = sorted(sign.size for sign in line if isinstance(sign, LTChar))
            size = sizes[len(sizes) // 2] if sizes else line.height
            yield {"text": text, "x0": line.x0, "x1": line.x1, "y0": line.y0, "y1": line.y1, "size": round(size, 1)}
