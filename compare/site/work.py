"""The one seam over ``concurrent.futures.Executor``: this process, a pool of processes, or a Dask cluster that runs.

``run(task, chunks)`` gives the result of each chunk as soon as it is there.  A task is a top-level function of one
chunk, a chunk a tuple of small values that can be pickled (names of files rather than text).  Only so many chunks are
under way at once, so memory stays bounded however many there are.

A worker that dies takes its chunk with it, and in a pool every chunk under way: those are tried again one at a time,
so that only the chunk which kills its worker each time is given up, as :class:`Lost`, and the rest is done.  A task may
so be run twice on one chunk; its result is given once.  What a cluster loses is sent again by ``cluster.py``.
Processes are spawned, never forked: the same on every system.

An interrupt may come at any moment.  One that met the main thread with a lock of a future in its hands would leave it
locked, and the thread that looks after the workers would wait for it for ever; so the main thread touches futures only
while interrupts are held back, and waits at a queue that needs no lock of Python's.
"""

from __future__ import annotations

import os
import signal
import sys
from collections import Counter, deque
from collections.abc import Callable, Generator, Iterable, Iterator
from concurrent.futures import BrokenExecutor, CancelledError, Executor, Future, ProcessPoolExecutor
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from functools import partial
from itertools import islice
from multiprocessing import get_context, parent_process
from multiprocessing.connection import wait
from queue import Empty, SimpleQueue
from threading import Thread
from typing import Any, TypeVar

from compare import __version__
from compare.errors import StorydiffError
from compare.site.pace import Pace

Item = TypeVar("Item")
Result = TypeVar("Result")
Chunk = tuple[Item, ...]
Task = Callable[[Chunk[Item]], Result]
Numbered = tuple[int, Chunk[Any]]
#: Number of the chunk, the chunk, its result.
Results = Generator[tuple[int, Chunk[Any], Any], None, None]

TRIES = 3  # how often a chunk may take its worker down, or its result be lost
_AHEAD = 2  # chunks under way for each process: one at work, one waiting
_HOPELESS = 3  # chunks lost, and none done: no worker can live here
#: The cause for a reader.
KILLED = "each worker process that had it was ended (out of memory, or killed)"
_RECOUNT = 2.0  # seconds after which a cluster may have grown
_WINDOWS = 61  # processes that Windows can wait for


@dataclass(frozen=True, slots=True)
class Lost:
    """In place of a result: the worker died each time it had this chunk.  ``cause`` is one line for a reader."""

    cause: str


def cores() -> int:
    """How many processors this process may use."""
    found = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    return min(found, _WINDOWS) if sys.platform == "win32" else found


def chunked(items: Iterable[Item], size: int) -> Iterator[Chunk[Item]]:
    """*items* in tuples of *size*, the last one of what is left."""
    rest = iter(items)
    while chunk := tuple(islice(rest, size)):
        yield chunk


def run(
    task: Task[Item, Result],
    chunks: Iterable[Chunk[Item]],
    *,
    jobs: int = 1,
    scheduler: str = "",
    pace: Pace | None = None,
) -> Generator[tuple[int, Result | Lost], None, None]:
    """The result of *task* for each of *chunks* with the number of its chunk, in the order in which they get ready.

    With a *scheduler* address ("tcp://host:port") the chunks go to that Dask cluster; else ``jobs=1`` is a plain loop
    in this process, and more are so many worker processes.  *chunks* are drawn as they are needed.  What *task* raises
    is raised here and stops the rest.  Leave early through ``contextlib.closing``: workers then end at once.

    Raises StorydiffError where the cluster cannot be reached or used, or where no worker lives.
    """
    numbered = enumerate(chunks)
    if scheduler:
        found = _spread(task, numbered, scheduler, pace)
    elif jobs > 1:
        found = _pooled(task, numbered, min(jobs, _WINDOWS) if sys.platform == "win32" else jobs)
    else:
        found = ((index, chunk, task(chunk)) for index, chunk in numbered)
    with closing(found):
        for index, chunk, result in found:
            if pace:
                pace.add(len(chunk))
            yield index, result


def _spread(task: Task[Any, Any], numbered: Iterator[Numbered], address: str, pace: Pace | None) -> Results:
    """Through a Dask cluster.  Its scheduler tries the chunk of a lost worker again by itself, before it gives up."""
    from compare.site.cluster import cluster

    with cluster(address, pace.show if pace else _say_nothing) as (executor, room):
        yield from _Flow(executor, task).results(numbered, room)


def _say_nothing(_: str) -> None:
    """What is waited for is not asked for."""


def _pooled(task: Task[Any, Any], numbered: Iterator[Numbered], jobs: int) -> Results:
    """Through worker processes of our own.  Where one dies, all that was under way goes again, one chunk at a time."""
    suspects: deque[Numbered] = deque()
    tries = Counter[int]()
    done = 0
    while True:
        try:
            with _pool(jobs) as executor:
                flow = _Flow(executor, task, idle=partial(_check, executor))
                while suspects:
                    yield from flow.results(iter([suspects[0]]), lambda: 1)
                    suspects.popleft()
                    done += 1
                for one in flow.results(numbered, lambda: jobs * _AHEAD):
                    done += 1
                    yield one
                return
        except BrokenExecutor:
            tries.update(flow.flying.keys())
            suspects = suspects or deque(sorted(flow.flying.items()))
        if tries[suspects[0][0]] >= TRIES:
            if not done and sum(count >= TRIES for count in tries.values()) >= _HOPELESS:
                raise StorydiffError("no worker process lives, each was ended from outside", "run with --jobs 1")
            yield (*suspects.popleft(), Lost(KILLED))


def _nothing() -> None:
    """A cluster says by itself what became of a chunk."""


@dataclass(slots=True)
class _Flow:
    """Chunks on their way through one executor; ``flying`` are those whose result has not been given.

    *idle* is called when nothing has come for a while.
    """

    executor: Executor
    task: Task[Any, Any]
    idle: Callable[[], None] = _nothing
    flying: dict[int, Chunk[Any]] = field(default_factory=dict)
    _landed: SimpleQueue[tuple[int, Any, BaseException | None]] = field(default_factory=SimpleQueue)

    def results(self, queue: Iterator[Numbered], room: Callable[[], int]) -> Results:
        """Send as many of *queue* as there is *room* for and give what comes back, until nothing is left."""
        while True:
            for index, chunk in islice(queue, max(room() - len(self.flying), 0)):
                self.flying[index] = chunk
                with _no_interrupt():
                    future = self.executor.submit(_call, __version__, self.task, chunk)
                    future.add_done_callback(partial(self._land, index))
            if not self.flying:
                return
            try:
                index, result, error = self._landed.get(timeout=_RECOUNT)
            except Empty:
                self.idle()
                continue
            if error is not None:
                raise error
            yield index, self.flying.pop(index), result

    def _land(self, index: int, future: Future[Any]) -> None:
        """Called by the executor's own thread, in the order in which chunks get done."""
        error = CancelledError() if future.cancelled() else future.exception()
        self._landed.put((index, future.result() if error is None else None, error))


def _call(version: str, task: Task[Item, Result], chunk: Chunk[Item]) -> Result:
    """In the worker: *task* on *chunk*, unless the worker has another storydiff, whose results would differ.

    Workers that join later than :func:`compare.site.cluster.cluster` asked them all are asked here.
    """
    if version != __version__:
        raise StorydiffError(f"a worker has storydiff {__version__}, this is {version}", "install the same on both")
    return task(chunk)


@contextmanager
def _pool(jobs: int) -> Iterator[ProcessPoolExecutor]:
    """Worker processes; when it is left by an error or an interrupt they are ended in mid-work."""
    executor = ProcessPoolExecutor(jobs, get_context("spawn"), _born)
    try:
        yield executor
    except BaseException:
        with _no_interrupt():
            # There is no public way before Python 3.14, whose terminate_workers() does the same.
            for worker in list((executor._processes or {}).values()):
                worker.terminate()
            # Of a worker that was ended while it sent a result, its reader would wait for the rest, were this end open.
            executor._result_queue._writer.close()  # type: ignore[attr-defined]
        raise
    finally:
        executor.shutdown(cancel_futures=True)


def _check(executor: ProcessPoolExecutor) -> None:
    """Raise BrokenExecutor where a worker is gone and *executor* has not noticed.

    It notices at once, but not while it waits for the rest of a result whose worker was killed in mid-sentence.
    """
    if wait([worker.sentinel for worker in list((executor._processes or {}).values())], 0):
        raise BrokenExecutor


def _born() -> None:
    """In a new worker: an interrupt is for the parent to handle, and when the parent dies the worker dies with it."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    Thread(target=_die_with_parent, daemon=True).start()


def _die_with_parent() -> None:
    # A worker whose parent was killed would wait for work for ever, or write into what the next run writes.
    parent = parent_process()
    if parent:
        parent.join()
        signal.raise_signal(signal.SIGTERM)


@contextmanager
def _no_interrupt() -> Iterator[None]:
    """Hold an interrupt back; in a process started meanwhile for good, since while it is born it has no handler."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)
