"""Hand-labelled alignments as pairs of versions with their gold links; the texts of others stay where they are.

They are looked for in the folder that ``STORYDIFF_SHARED`` names (default ``../shared`` beside the checkout).  Our own
stand in ``benchmarks/labelled``: invented stories and their retelling in plain language.
"""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from compare.model import Version
from compare.segment import version_from_sentences

ROOT = Path(__file__).parent.parent
OWN = Path(__file__).parent / "labelled"
SHARED = ROOT / os.environ.get("STORYDIFF_SHARED", "../shared")


@dataclass(frozen=True, slots=True)
class Labelled:
    """Two versions and their gold links: (left, right) statement indices -> level.  Folds never split a ``group``.

    ``copy``: made from others for training alone (``benchmarks.copies``).
    """

    group: str
    id: str
    left: Version
    right: Version
    gold: dict[tuple[int, int], str]
    copy: bool = False


def labelled(name: str) -> Iterator[Labelled]:
    """The pairs of one file, by name without suffix or by path."""
    for line in path(name).read_text(encoding="utf-8").splitlines():
        data = json.loads(line)
        yield from (_outlets(data) if "articles" in data else _pair(data))


def path(name: str) -> Path:
    """Where the file *name* lies."""
    if name.endswith(".jsonl"):
        return Path(name)
    own = OWN / f"{name}.jsonl"
    return own if own.is_file() else SHARED / "gold" / own.name


def digest(names: list[str]) -> str:
    """A short checksum of the files, so that a figure names the data it was measured on."""
    checksum = hashlib.sha256()
    for name in names:
        checksum.update(path(name).read_bytes())
    return checksum.hexdigest()[:12]


def _pair(data: dict[str, Any]) -> Iterator[Labelled]:
    left, right = (version_from_sentences([data[side]], lang=str(data["lang"])) for side in ("a", "b"))
    yield Labelled(str(data["id"]), str(data["id"]), left, right, {(i, j): level for i, j, level in data["pairs"]})


def _outlets(data: dict[str, Any]) -> Iterator[Labelled]:
    """Gold indices count body sentences; a title takes the first place of a version."""
    for pair in data["pairs"]:
        sides = [data["articles"][pair[side]] for side in ("a", "b")]
        left, right = (
            version_from_sentences(side["paragraphs"], outlet=side["outlet"], lang="en", title=side["title"])
            for side in sides
        )
        shift = [int(version.headline is not None) for version in (left, right)]
        gold = {(i + shift[0], j + shift[1]): level for i, j, level in pair["matches"]}
        yield Labelled(data["event"], f"{data['event']}-{pair['a']}-{pair['b']}", left, right, gold)
