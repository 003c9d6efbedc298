"""A real Dask LocalCluster with two worker processes, in a process of its own: it prints its address and their pids.

``python -m tests.cluster`` ends when its standard input is closed.
"""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).parent.parent


class Running(NamedTuple):
    """A cluster that runs: its address, and the process ids of its workers and of its scheduler."""

    address: str
    workers: tuple[int, ...]
    scheduler: int


@contextmanager
def started(*arguments: str) -> Iterator[Running]:
    """A cluster for the time of a test; "bare": its workers find no storydiff."""
    process = subprocess.Popen(
        [sys.executable, "-m", "tests.cluster", *arguments],
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    )
    assert process.stdin
    assert process.stdout
    try:
        address, workers = json.loads(process.stdout.readline())
        yield Running(address, tuple(workers), process.pid)
    finally:
        process.stdin.close()
        process.wait(30)
        process.stdout.close()


def hide() -> None:
    """In a worker: there is no storydiff."""
    import sys

    sys.modules["compare"] = None  # type: ignore[assignment]  # as Python itself says that there is none


def main() -> None:
    import os

    from distributed import Client, LocalCluster

    with (
        LocalCluster(n_workers=2, threads_per_worker=1, processes=True, dashboard_address=None) as cluster,
        Client(cluster) as client,
    ):
        if "bare" in sys.argv:
            client.run(hide)
        print(json.dumps([cluster.scheduler_address, list(client.run(os.getpid).values())]), flush=True)
        sys.stdin.read()


if __name__ == "__main__":
    main()
