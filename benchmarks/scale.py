"""How time grows with length: ``python -m benchmarks.scale``.

Pairs of 10,000 to 200,000 words are made from the sentences of our golden stories, with names, numbers and other words
exchanged so that few sentences are alike, then edited, moved, dropped and added to by a seeded hand.  Printed: CPU
seconds of a whole run (read, align, report), the exponent (least squares on logarithms) and the ratio to a word diff of
the same two files in the same run.
"""

from __future__ import annotations

import argparse
import math
import random
import re
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from benchmarks.peers import ROOT, cpu, installed

SIZES = (10_000, 20_000, 50_000, 100_000, 200_000)
STORIES = ("council-copy-edit", "court-rewrite", "science-short")
_WORD = re.compile(r"[A-Za-z]{5,}")
_NUMBER = re.compile(r"\d+")
_SYLLABLES = (
    "ba",
    "cor",
    "den",
    "el",
    "fa",
    "gri",
    "hol",
    "in",
    "ka",
    "lor",
    "mi",
    "nor",
    "os",
    "pel",
    "ri",
    "sta",
    "tun",
    "ver",
)


def sentences() -> list[str]:
    """The body sentences of the golden stories."""
    found: list[str] = []
    for story in STORIES:
        text = (ROOT / "tests" / "golden" / story / "01.left.txt").read_text(encoding="utf-8")
        for paragraph in text.split("\n\n")[1:]:
            found += re.findall(r"[^.?!]+[.?!][\"”]?", " ".join(paragraph.split()))
    return [sentence.strip() for sentence in found if len(sentence.split()) > 5]


class Traced(NamedTuple):
    """An edited story and its true pairs: (place of a sentence in the story, place of what it became)."""

    paragraphs: list[list[str]]
    truth: frozenset[tuple[int, int]]


class Writer:
    """Writes stories; the same seed writes the same."""

    def __init__(self, seed: int) -> None:
        self._random = random.Random(seed)
        self._sentences = sentences()
        made = {"".join(self._random.choices(_SYLLABLES, k=self._random.randint(2, 4))) for _ in range(30_000)}
        self._words = sorted(made)

    def word(self) -> str:
        """A made-up word."""
        # Few words are frequent and many rare, as in any text.
        return self._words[int(len(self._words) ** self._random.random()) - 1]

    def sentence(self) -> str:
        """A sentence of a story with most of its longer words and its numbers exchanged."""

        def exchange(match: re.Match[str]) -> str:
            word = self.word() if self._random.random() < 0.6 else match[0]
            return word.capitalize() if match[0][0].isupper() else word

        text = _NUMBER.sub(lambda _: str(self._random.randint(2, 900)), self._random.choice(self._sentences))
        return _WORD.sub(exchange, text)

    def story(self, size: int) -> list[list[str]]:
        """Paragraphs of about *size* words in all."""
        paragraphs: list[list[str]] = []
        written = 0
        while written < size:
            paragraphs.append([self.sentence() for _ in range(self._random.randint(1, 5))])
            written += sum(len(sentence.split()) for sentence in paragraphs[-1])
        return paragraphs

    def edited(self, paragraphs: Sequence[Sequence[str]]) -> list[list[str]]:
        """A version of the story: of a hundred sentences 7 are dropped, 7 added, 25 edited; 2 paragraphs move."""
        return self.traced(paragraphs).paragraphs

    def traced(self, paragraphs: Sequence[Sequence[str]]) -> Traced:
        """The same, with the pairs that it is made of."""
        versions: list[list[tuple[int, str]]] = []
        number = 0
        for paragraph in paragraphs:
            versions.append([])
            for sentence in paragraph:
                kept, *added = self._edited(sentence) or [""]
                versions[-1] += [(number, kept)] * bool(kept) + [(-1, new) for new in added]
                number += 1
        for _ in range(len(versions) // 50):
            moved = versions.pop(self._random.randrange(len(versions)))
            versions.insert(self._random.randrange(len(versions) + 1), moved)
        every = [origin for paragraph in versions for origin, _ in paragraph]
        truth = frozenset((origin, place) for place, origin in enumerate(every) if origin >= 0)
        return Traced([[sentence for _, sentence in paragraph] for paragraph in versions if paragraph], truth)

    def _edited(self, sentence: str) -> list[str]:
        """What becomes of a sentence: nothing, itself (edited or not), itself and a new one."""
        chance = self._random.random()
        if chance < 0.07:
            return []
        if chance < 0.14:
            return [sentence, self.sentence()]
        if chance < 0.39:
            words = sentence.split()
            for _ in range(self._random.randint(1, 4)):
                words[self._random.randrange(len(words) - 1)] = self.word()
            return [" ".join(words)]
        return [sentence]


def written(path: Path, paragraphs: Sequence[Sequence[str]]) -> int:
    """Write a story; how many words it has."""
    text = "A story of many words\n\n" + "\n\n".join(" ".join(paragraph) for paragraph in paragraphs) + "\n"
    path.write_text(text, encoding="utf-8")
    return len(text.split())


def exponent(points: Sequence[tuple[float, float]]) -> float:
    """The power of the size by which time grows: the slope of the best line through the logarithms."""
    logs = [(math.log(size), math.log(seconds)) for size, seconds in points]
    mean = [sum(axis) / len(logs) for axis in zip(*logs, strict=True)]
    above = sum((x - mean[0]) * (y - mean[1]) for x, y in logs)
    return float(above / sum((x - mean[0]) ** 2 for x, _ in logs))


def main() -> None:
    """Print one line a size, then the exponents."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--sizes", type=int, nargs="+", default=SIZES, help="words a side")
    parser.add_argument("--format", default="json", help="format of the report (default json)")
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    ours = installed("storydiff")
    peer, command = (
        ("wdiff", [installed("wdiff")]) if installed("wdiff") else ("redlines", [installed("redlines"), "text"])
    )
    points, peers = [], []
    with tempfile.TemporaryDirectory() as folder:
        left, right, out = (Path(folder) / name for name in ("left.txt", "right.txt", "report"))
        for size in options.sizes:
            writer = Writer(options.seed)
            story = writer.story(size)
            words = written(left, story)
            written(right, writer.edited(story))
            seconds = cpu([ours, "compare", left, right, "-f", options.format, "-o", out])
            points.append((words, seconds))
            line = f"{words:>8} words  storydiff {seconds:7.2f} s"
            if command[0]:
                peers.append((words, cpu([*command, left, right], allowed=(0, 1))))
                line += f"  {peer} {peers[-1][1]:7.2f} s  ratio {seconds / peers[-1][1]:.1f}"
            print(line, flush=True)
    if len(points) > 1:
        told = f"exponent {exponent(points):.2f}"
        print(told + (f"; {peer} {exponent(peers):.2f}" if peers else ""))


if __name__ == "__main__":
    main()
