"""What a pair costs once the program is warm: ``python -m benchmarks.warm`` (needs redlines; exit 1 above a bound).

A story of 800 words is made as in ``benchmarks.scale`` and written anew by a seeded hand: lightly, one word of twenty
exchanged; heavily, every other word exchanged, each fifth sentence dropped, each fifth added, and neighbours now and
then in another order.  Compared in one process, in turn, the fastest of several runs each: reading two files, aligning,
labelling, finding and rendering the HTML report, beside what redlines needs for its diff of the two texts alone.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections.abc import Callable, Sequence
from importlib import import_module
from pathlib import Path
from random import Random
from statistics import median
from time import process_time

from benchmarks.scale import Writer, written
from compare.pipeline import compare_sources
from compare.report import render
from compare.settings import Settings

WORDS, RUNS, STORIES = 800, 7, 3
#: How many times redlines' seconds we may take.
BOUNDS = {"light": 3.0, "heavy": 12.0}


def lightly(story: Sequence[Sequence[str]], writer: Writer, draw: Random) -> list[list[str]]:
    """*story* with one word of twenty exchanged."""
    return [[_exchanged(sentence, 0.05, writer, draw) for sentence in paragraph] for paragraph in story]


def heavily(story: Sequence[Sequence[str]], writer: Writer, draw: Random) -> list[list[str]]:
    """*story* written anew."""
    found = []
    for paragraph in story:
        kept = [_exchanged(sentence, 0.5, writer, draw) for sentence in paragraph if draw.random() >= 0.2]
        kept += [writer.sentence()] * (draw.random() < 0.2 * len(paragraph))
        if draw.random() < 0.3:
            kept.reverse()
        found.append(kept)
    return [paragraph for paragraph in found if paragraph]


def _exchanged(sentence: str, share: float, writer: Writer, draw: Random) -> str:
    words = sentence.split()
    # The last word keeps the sentence's end.
    return " ".join([writer.word() if draw.random() < share else word for word in words[:-1]] + words[-1:])


def fastest(work: Callable[[], object], other: Callable[[], object]) -> tuple[float, float]:
    """CPU seconds of the fastest run of each, run in turn."""
    best = [1e9, 1e9]
    for _ in range(RUNS):
        for at, one in enumerate((work, other)):
            began = process_time()
            one()
            best[at] = min(best[at], process_time() - began)
    return best[0], best[1]


def ratio(story: Sequence[Sequence[str]], other: Sequence[Sequence[str]]) -> float:
    """How many times redlines' seconds a report on the two takes; both are printed."""
    redlines = import_module("redlines").Redlines
    with tempfile.TemporaryDirectory() as folder:
        left, right = Path(folder) / "left.txt", Path(folder) / "right.txt"
        written(left, story)
        written(right, other)
        texts = left.read_text(encoding="utf-8"), right.read_text(encoding="utf-8")
        ours, peer = fastest(
            lambda: render(compare_sources(str(left), str(right), Settings()), "html"),
            lambda: redlines(*texts).opcodes,
        )
    print(f"storydiff {ours * 1000:6.1f} ms  redlines {peer * 1000:6.1f} ms  ratio {ours / peer:.1f}", flush=True)
    return ours / peer


def main() -> None:
    """Print one line a story, and one a kind of rewriting."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--seed", type=int, default=1)
    seed = parser.parse_args().seed
    over = False
    for kind, rewrite in (("light", lightly), ("heavy", heavily)):
        ratios = []
        for number in range(STORIES):
            writer, draw = Writer(seed + number), Random(seed + number)
            story = writer.story(WORDS)
            ratios.append(ratio(story, rewrite(story, writer, draw)))
        print(f"{kind}: {median(ratios):.1f} times redlines, at most {BOUNDS[kind]:.0f} wanted")
        over = over or median(ratios) > BOUNDS[kind]
    sys.exit(over)


if __name__ == "__main__":
    main()
