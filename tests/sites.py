"""Small sites for tests: stories made by rule, the bytes of a folder, links of a page."""

from __future__ import annotations

import json
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from random import Random
from typing import Any

WORDS = tuple(
    "council minister police school budget river bridge mayor court report vote teacher storm port union hospital "  # noqa: SIM905
    "train company price harvest museum garden ferry library market tunnel theatre stadium factory committee".split()
)
#: Ids that must not act as paths, meet on a file system that folds names, or break a page.
HOSTILE = (
    "../../x", "..", ".", "/etc/passwd", "C:\\x", "\\\\host\\share", "a/b", "a\\b", "x", "X", "x ", " x", "x.", "CON",
    "con", "nul.txt", "COM1", "index", "assets", "site.json", "\u00e9", "e\u0301", "\x1b]0;t\x07", "a\x00b", "y" * 300,
    "\u202egnp.exe", "<script>alert(1)</script>",
)  # fmt: skip


def made(number: int, *, seed: int = 7) -> dict[str, Any]:
    """A story of two versions, the same for the same *number*."""
    random = Random(f"{seed}-{number}")

    def statement() -> str:
        words = [random.choice(WORDS) for _ in range(random.randint(6, 12))]
        return " ".join([*words, *random.choice(((), (f"{random.randint(2, 900)}",)))]).capitalize() + "."

    head = " ".join(random.choice(WORDS) for _ in range(5)).capitalize()
    left = [statement() for _ in range(random.randint(4, 8))]
    right = [one if random.random() < 0.7 else statement() for one in left]
    day = f"2026-{random.randint(1, 12):02}-{random.randint(1, 28):02}"
    texts = ("\n\n".join([head, *side]) for side in (left, right))
    versions = [{"text": text, "outlet": "Courier", "published": day} for text in texts]
    return {"story": f"story-{number}", "kind": "pair", "versions": versions}


def manifest(path: Path, stories: list[dict[str, Any]]) -> Path:
    """A manifest of *stories* at *path*."""
    path.write_text("".join(json.dumps(one) + "\n" for one in stories), encoding="utf-8")
    return path


def folder(path: Path, count: int) -> Path:
    """A folder of *count* stories, each with two files."""
    for number in range(count):
        place = path / f"story-{number}"
        place.mkdir(parents=True)
        for name, version in zip(("01.txt", "02.txt"), made(number)["versions"], strict=True):
            (place / name).write_text(version["text"], encoding="utf-8")
    return path


def bytes_of(site: Path) -> dict[str, bytes]:
    """Every file below *site*, by its path."""
    return {one.relative_to(site).as_posix(): one.read_bytes() for one in sorted(site.rglob("*")) if one.is_file()}


class _Links(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.hrefs: list[str] = []
        self.ids: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        for name, value in attrs:
            if name in {"href", "src"} and value:
                self.hrefs.append(value)
            if name == "id" and value:
                self.ids.add(value)


def links(page: Path) -> tuple[list[str], set[str]]:
    """Where *page* leads, and what can be led to in it."""
    parser = _Links()
    parser.feed(page.read_text(encoding="utf-8"))
    return parser.hrefs, parser.ids


def dead_links(site: Path) -> Iterator[str]:
    """Links of all pages of *site* that lead nowhere, or out of it."""
    known = {page: links(page) for page in site.rglob("*.html")}
    for page, (hrefs, own) in known.items():
        for href in hrefs:
            if href.startswith("data:"):
                continue
            path, _, anchor = href.partition("#")
            target = (page.parent / path).resolve() if path else page
            ids = own if target == page else known.get(target, ([], set()))[1]
            inside = target.is_relative_to(site.resolve()) and target.is_file()
            if not inside or (anchor and anchor not in ids):
                yield f"{page.relative_to(site)}: {href}"
