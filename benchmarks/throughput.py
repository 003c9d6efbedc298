"""How fast statements are aligned and diffed: ``python -m benchmarks.throughput``.

Stories of 20,000 to 200,000 sentences are written and edited by the hand of ``benchmarks.scale`` (of a hundred
sentences 7 dropped, 7 added, 25 edited; 2 paragraphs of a hundred moved), cut into sentences already, as for a program
that has them.  Printed per size: CPU seconds of alignment and word diff, sentences of the left version a second, the
share of true pairs found (recall), and the seconds of difflib over the sentences of the same two texts, which finds no
edited one.
"""

from __future__ import annotations

import argparse
import gc
from difflib import SequenceMatcher
from time import process_time

from benchmarks.scale import Writer, exponent
from compare.align import align
from compare.label import label
from compare.segment import version_from_sentences
from compare.settings import Settings

SIZES = (20_000, 50_000, 100_000, 200_000)
#: Words of a sentence that Writer makes, about.
WORDS = 21


def main() -> None:
    """Print one line a size, then the exponent."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--sizes", type=int, nargs="+", default=SIZES, help="sentences of the left version")
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    points = []
    for size in options.sizes:
        writer = Writer(options.seed)
        story = writer.story(size * WORDS)
        pairs = writer.traced(story)
        left, right = version_from_sentences(story), version_from_sentences(pairs.paragraphs)
        gc.collect()
        began = process_time()
        comparison = label(align(left, right, Settings()))
        spent = process_time() - began
        found = {(i, j) for bead in comparison.beads for i in bead.left for j in bead.right}
        sentences = len(left.statements)
        points.append((sentences, spent))
        began = process_time()
        ones, others = ([s.text for s in version.statements] for version in (left, right))
        SequenceMatcher(None, ones, others, autojunk=False).get_opcodes()
        peer = process_time() - began
        print(
            f"{sentences:>8} sentences {spent:7.2f} s {sentences / spent:9,.0f} a second  recall "
            f"{len(found & pairs.truth) / len(pairs.truth):.4f}  precision "
            f"{len(found & pairs.truth) / len(found):.4f}  difflib on lines {peer:.2f} s",
            flush=True,
        )
    if len(points) > 1:
        print(f"exponent {exponent(points):.2f}")


if __name__ == "__main__":
    main()
