"""What a matrix costs: ``python -m benchmarks.matrix_cost``.

Sources of about 1,000 words are drawn, with a fixed seed, from three labelled events of ``outlets.train``: each source
takes paragraphs of one outlet or another, so that any two tell much of the same in different words.
Compared are processor times of whole commands, the cheapest of seven runs each, taken in turn: one pair of them with
``compare``, one pair with ``outlets``, all eight with ``outlets``.  Modules are compiled once, as they are for an
installed program, whatever ``PYTHONDONTWRITEBYTECODE`` says.  Then ten sources with ``outlets`` beside two of
them through collatex (``pip install '.[bench]'``), in the same run.
"""

from __future__ import annotations

import json
import sys
import tempfile
from pathlib import Path
from random import Random

from benchmarks.gold import digest, path
from benchmarks.peers import cpu

WORDS, RUNS, SEED = 1_000, 7, 3
NAME = "outlets.train"
COLLATEX = """
import sys
from collatex import Collation, collate
collation = Collation()
for name in sys.argv[1:]:
    collation.add_plain_witness(name, open(name, encoding="utf-8").read())
collate(collation)
"""


def sources(folder: Path, count: int) -> list[str]:
    """The paths of *count* sources, written to *folder*."""
    events = [json.loads(line) for line in path(NAME).read_text(encoding="utf-8").splitlines()[:3]]
    draw = Random(SEED)
    written = []
    for number in range(count):
        told: list[str] = []
        for event in events:
            articles = [article["paragraphs"] for _, article in sorted(event["articles"].items())]
            longest = max(map(len, articles))
            for at in range(longest):
                article = articles[draw.randrange(len(articles))]
                if at < len(article) and draw.random() < 0.85:
                    told.append(" ".join(article[at]))
        while sum(len(paragraph.split()) for paragraph in told) > WORDS:
            told.pop(draw.randrange(len(told)))
        target = folder / f"{number}.txt"
        target.write_text("\n\n".join(told) + "\n", encoding="utf-8")
        written.append(str(target))
    return written


def main() -> None:
    with tempfile.TemporaryDirectory() as name:
        made = sources(Path(name), 10)
        out = ("-f", "json", "-o", f"{name}/out.json")
        commands = {
            "pair, compare": ("-m", "compare", "compare", *made[:2], *out),
            "pair, outlets": ("-m", "compare", "outlets", *made[:2], *out),
            "eight, outlets": ("-m", "compare", "outlets", *made[:8], *out),
            "ten, outlets": ("-m", "compare", "outlets", *made, *out),
            "two, collatex": ("-c", COLLATEX, *made[:2]),
        }
        best: dict[str, float] = {}
        for _ in range(RUNS):
            for label, command in commands.items():
                best[label] = min(best.get(label, 1e9), cpu([sys.executable, *command]))
        lengths = [len(Path(one).read_text(encoding="utf-8").split()) for one in made]
    print(f"{NAME} digest {digest([NAME])}, words of each source {min(lengths)} to {max(lengths)}")
    for label, seconds in best.items():
        print(f"{label:16}{seconds:8.2f} s")
    pair = best["pair, compare"]
    print(f"eight sources cost {best['eight, outlets'] / pair:.1f} times one pair (compare),", end=" ")
    print(f"{best['eight, outlets'] / best['pair, outlets']:.1f} times one pair (outlets)")
    print(f"ten sources cost {best['ten, outlets'] / best['two, collatex']:.2f} times two through collatex")


if __name__ == "__main__":
    main()
