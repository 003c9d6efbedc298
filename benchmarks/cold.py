"""What a cold start costs against redlines: ``python -m benchmarks.cold``.  Exit code 1 where a bound is broken.

CPU time, medians of interleaved runs, so that what else the machine does falls on both alike.  The pair is a real one
where ``STORYDIFF_SHARED`` has it, else a golden story.
"""

from __future__ import annotations

import argparse
import compileall
import statistics
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from benchmarks.peers import ROOT, SHARED, cpu, installed

#: What we may cost, as a multiple of redlines.
HELP_BOUND, COMPARE_BOUND = 0.5, 1.8


Command = Sequence[str | Path]


def pair() -> tuple[Path, Path]:
    """Two texts to compare."""
    real = SHARED / "stories" / "satellites-1.txt", SHARED / "stories" / "satellites-2.txt"
    story = ROOT / "tests" / "golden" / "court-rewrite"
    return real if all(path.is_file() for path in real) else (story / "01.left.txt", story / "02.right.txt")


def medians(commands: Sequence[Command], runs: int) -> list[float]:
    """Median CPU seconds of each command, after one run of each that is not counted."""
    for command in commands:
        cpu(command)
    times = [[cpu(command) for command in commands] for _ in range(runs)]
    return [statistics.median(column) for column in zip(*times, strict=True)]


def main() -> int:
    """Print both ratios; 1 where one is over its bound."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=15, help="runs of each command (default 15)")
    runs = parser.parse_args().runs
    ours, peer = installed("storydiff"), installed("redlines")
    if not peer:
        sys.exit("redlines is not installed; pip install -e '.[bench]'")
    # pip compiled redlines when it was installed; so are we, unless the checkout is run as it stands.
    compileall.compile_dir(ROOT / "compare", quiet=2)
    left, right = pair()
    broken = 0
    with tempfile.TemporaryDirectory() as folder:
        page = Path(folder) / "page.html"
        compared: Command = [ours, "compare", left, right, "-f", "html", "-o", page]
        measured: list[tuple[str, float, Command, Command]] = [
            ("--help", HELP_BOUND, [ours, "--help"], [peer, "--help"]),
            (f"compare {left.name}", COMPARE_BOUND, compared, [peer, "text", left, right]),
        ]
        for name, bound, mine, theirs in measured:
            here, there = medians((mine, theirs), runs)
            ratio = here / there
            broken += ratio > bound
            told = f"storydiff {here * 1000:6.1f} ms  redlines {there * 1000:6.1f} ms  ratio {ratio:.2f}  bound {bound}"
            print(f"{name:<28}{told}  {'over' if ratio > bound else 'ok'}")
    return int(broken > 0)


if __name__ == "__main__":
    sys.exit(main())
