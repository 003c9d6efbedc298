"""Sentence ends on hand-split news: ours beside bare Punkt, pysbd and nupunkt (those that are installed), in one run.

    python -m benchmarks.segmentation [--errors] [outlets.train outlets.dev ...]

Paragraphs are joined with blanks and split again.  The labelled data keeps several sentences of a quotation
together, so ends inside quotations count for nobody.  An end is placed by the ink before it, since splitters differ in
white space.
"""

from __future__ import annotations

import argparse
import json
import time
from collections.abc import Callable, Iterator, Sequence
from importlib import import_module
from typing import NamedTuple

from benchmarks.gold import digest, path
from compare.language import load
from compare.mentions.quotes import quotations
from compare.model import Span
from compare.segment.sentences import sentences

Splitter = Callable[[str], Sequence[str]]
NAMES = ["outlets.train", "outlets.dev"]


class Paragraph(NamedTuple):
    """A paragraph, its gold ends and the stretches that count for nobody, both in signs of ink."""

    text: str
    ends: frozenset[int]
    quoted: tuple[range, ...]


class Score(NamedTuple):
    """Ends found rightly, found wrongly and missed, and the CPU seconds it took."""

    right: int
    wrong: int
    missed: int
    seconds: float

    @property
    def precision(self) -> float:
        return self.right / max(1, self.right + self.wrong)

    @property
    def recall(self) -> float:
        return self.right / max(1, self.right + self.missed)

    @property
    def f1(self) -> float:
        return 2 * self.right / max(1, 2 * self.right + self.wrong + self.missed)


def paragraphs(names: Sequence[str]) -> Iterator[Paragraph]:
    """The labelled paragraphs of the files *names*."""
    language = load("en")
    for name in names:
        for line in path(name).read_text(encoding="utf-8").splitlines():
            for article in json.loads(line)["articles"].values():
                for given in article["paragraphs"]:
                    text = " ".join(given)
                    quotes = quotations(text, [Span(0, len(text))], language)
                    quoted = tuple(range(_ink(text[: q.span.start]) + 1, _ink(text[: q.span.end])) for q in quotes)
                    yield Paragraph(text, _ends(given), quoted)


def _ink(text: str) -> int:
    return len("".join(text.split()))


def _ends(cut: Sequence[str]) -> frozenset[int]:
    """Where sentences end, but for the last, in signs of ink."""
    ends, at = [], 0
    for sentence in filter(str.strip, cut):
        at += _ink(sentence)
        ends.append(at)
    return frozenset(ends[:-1])


def splitters() -> dict[str, Splitter]:
    """Ours first, then the peers that can be imported."""
    language = load("en")
    found: dict[str, Splitter] = {
        "storydiff": lambda text: [span.of(text) for span in sentences(text, Span(0, len(text)), language)]
    }
    from nltk.tokenize.punkt import PunktSentenceTokenizer

    found["Punkt, bare"] = PunktSentenceTokenizer().tokenize
    for name, find in {"pysbd": _pysbd, "nupunkt": _nupunkt}.items():
        try:
            found[name] = find()
        except ImportError:
            print(f"{name} is not installed: left out")
    return found


def _pysbd() -> Splitter:
    segment: Splitter = import_module("pysbd").Segmenter(language="en", clean=False).segment
    return segment


def _nupunkt() -> Splitter:
    tokenize: Splitter = import_module("nupunkt").sent_tokenize
    return tokenize


def score(split: Splitter, data: Sequence[Paragraph], errors: list[str] | None = None) -> Score:
    """Score *split* on *data*; the sentences around each wrong or missed end go to *errors*."""
    split("Warm up. Then run.")
    begun = time.process_time()
    cuts = [split(paragraph.text) for paragraph in data]
    seconds = time.process_time() - begun
    right = wrong = missed = 0
    for paragraph, cut in zip(data, cuts, strict=True):
        found = {end for end in _ends(cut) if not any(end in quoted for quoted in paragraph.quoted)}
        gold = {end for end in paragraph.ends if not any(end in quoted for quoted in paragraph.quoted)}
        right, wrong, missed = right + len(found & gold), wrong + len(found - gold), missed + len(gold - found)
        if errors is not None:
            errors += [f"wrong   {_around(paragraph.text, end)}" for end in sorted(found - gold)]
            errors += [f"missed  {_around(paragraph.text, end)}" for end in sorted(gold - found)]
    return Score(right, wrong, missed, seconds)


def _around(text: str, ink: int) -> str:
    at = seen = 0
    while seen < ink:
        seen += not text[at].isspace()
        at += 1
    return f"{text[max(0, at - 70) : at]} | {text[at : at + 70].strip()}"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("names", nargs="*", default=NAMES)
    parser.add_argument("--errors", action="store_true", help="list what our splitter gets wrong")
    arguments = parser.parse_args()
    data = list(paragraphs(arguments.names))
    ends = sum(len(paragraph.ends) for paragraph in data)
    print(f"{', '.join(arguments.names)} ({digest(arguments.names)}): {len(data)} paragraphs, {ends} ends")
    print(f"{'':12}  precision  recall      F   CPU s  paragraphs/s")
    errors: list[str] = []
    for name, split in splitters().items():
        result = score(split, data, errors if name == "storydiff" else None)
        print(
            f"{name:12}  {result.precision:9.4f} {result.recall:7.4f} {result.f1:6.4f} {result.seconds:7.3f}"
            f"  {len(data) / result.seconds:12.0f}"
        )
    if arguments.errors:
        print(*errors, sep="\n")


if __name__ == "__main__":
    main()
