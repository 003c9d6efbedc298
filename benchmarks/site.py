"""What sharing the work of a site costs, what a second run costs, and how memory grows: ``python -m benchmarks.site``.

Stories of two versions are written by the hand of ``benchmarks.scale`` into a manifest.  Printed: CPU of a pool of
processes as a ratio to the plain loop, CPU of a run with nothing to do as a share of the first, and the peak memory of
sites that grow fivefold.  ``--check`` exits 1 where a bound (1.15, .05, 1.5) is broken.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import NamedTuple

from benchmarks.peers import ROOT
from benchmarks.scale import Writer

POOL, RERUN, MEMORY = 1.15, 0.05, 1.5


class Run(NamedTuple):
    """CPU seconds of a run with all its workers, and the most memory that one of its processes had, in megabytes."""

    cpu: float
    peak: float


def manifest(path: Path, count: int, words: int, seed: int) -> None:
    """Write *count* stories of two versions."""
    writer = Writer(seed)
    with path.open("w", encoding="utf-8") as file:
        for number in range(count):
            left = writer.story(words)
            versions = []
            for paragraphs in (left, writer.edited(left)):
                text = f"Story {number}\n\n" + "\n\n".join(" ".join(paragraph) for paragraph in paragraphs)
                versions.append({"text": text, "published": f"2026-01-{number % 28 + 1:02}"})
            file.write(json.dumps({"story": f"story-{number}", "kind": "pair", "versions": versions}) + "\n")


def build(source: Path, out: Path, *options: str) -> Run:
    """Build a site in a process of its own."""
    command = [sys.executable, "-m", "compare", "site", str(source), "-o", str(out), "-q", *options]
    child = subprocess.Popen(command, cwd=ROOT)
    _, status, used = os.wait4(child.pid, 0)
    child.returncode = os.waitstatus_to_exitcode(status)
    if child.returncode:
        raise SystemExit(f"{' '.join(command)} ended with {child.returncode}")
    # Linux counts kilobytes, macOS bytes.
    return Run(used.ru_utime + used.ru_stime, used.ru_maxrss / (1e6 if sys.platform == "darwin" else 1e3))


def main() -> int:
    """Print the ratios; with ``--check`` 1 where one is over its bound."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--stories", type=int, default=2_000, help="stories of pool and second run (default 2,000)")
    parser.add_argument("--sizes", type=int, nargs="*", default=[2_000, 10_000], help="stories for the peak of memory")
    parser.add_argument("--words", type=int, default=250, help="words a version (default 250, a short news story)")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--check", action="store_true", help="exit 1 where a bound is broken")
    options = parser.parse_args()
    broken = []
    with tempfile.TemporaryDirectory() as folder:
        here = Path(folder)
        source = here / "stories.jsonl"
        manifest(source, options.stories, options.words, options.seed)
        loop = build(source, here / "loop")
        print(f"loop      {options.stories:>7,} stories  {loop.cpu:7.1f} s CPU  peak {loop.peak:.0f} MB", flush=True)
        again = build(source, here / "loop")
        print(f"again                         {again.cpu:7.1f} s CPU  share {again.cpu / loop.cpu:.3f}", flush=True)
        broken += [again.cpu / loop.cpu > RERUN]
        for jobs in (1, 2, 4):
            out = here / f"pool-{jobs}"
            pool = build(source, out, "--jobs", str(jobs))
            print(
                f"jobs {jobs}                        {pool.cpu:7.1f} s CPU  ratio {pool.cpu / loop.cpu:.2f}", flush=True
            )
            broken += [pool.cpu / loop.cpu > POOL]
        peaks = []
        for size in options.sizes:
            manifest(source, size, options.words, options.seed)
            peaks.append(build(source, here / f"size-{size}", "--jobs", "2").peak)
            print(f"memory    {size:>7,} stories  peak {peaks[-1]:.0f} MB", flush=True)
        broken += [len(peaks) > 1 and peaks[-1] / peaks[0] > MEMORY]
    return int(options.check and any(broken))


if __name__ == "__main__":
    sys.exit(main())
