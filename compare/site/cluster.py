"""A Dask cluster that somebody runs, as an executor: the one door of dask, which is an extra (``[cluster]``)."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from concurrent.futures import Executor
from contextlib import contextmanager
from dataclasses import dataclass, field
from pkgutil import resolve_name
from time import monotonic
from typing import Any

from compare import __version__
from compare.errors import StorydiffError

_REACH, _JOIN, _RECOUNT = 10, 300, 2  # seconds: to reach the scheduler, for a worker to join, between two counts
_AHEAD = 2  # chunks under way for each thread of a worker: one at work, one waiting


@dataclass(slots=True)
class Room:
    """How many chunks may be under way: the cluster is counted again and again, since workers come and go."""

    client: Any  # a distributed.Client, which has no types
    address: str
    _counted: float = 0.0
    _threads: int = 1
    _alive: float = field(default_factory=monotonic)

    def __call__(self) -> int:
        """Twice the threads of the workers.  Raises StorydiffError when there was no worker for five minutes."""
        now = monotonic()
        if now - self._counted > _RECOUNT:
            found = sum(self.client.nthreads().values())
            self._counted, self._threads = now, max(found, 1)
            self._alive = now if found else self._alive
            if now - self._alive > _JOIN:
                raise _deserted(self.address)
        return self._threads * _AHEAD


@contextmanager
def cluster(address: str, tell: Callable[[str], None]) -> Iterator[tuple[Executor, Room]]:
    """The cluster of the scheduler at *address* ("tcp://host:port") as an executor, and how much it takes at once.

    Raises StorydiffError where dask is not installed, the scheduler does not answer or no worker joins.
    """
    client = _client(address)
    executor = client.get_executor(pure=False)
    try:
        tell(f"waiting for a worker of {address}")
        try:
            client.wait_for_workers(1, timeout=_JOIN)
        except TimeoutError as error:
            raise _deserted(address) from error
        _check(client, address)
        yield executor, Room(client, address)
    finally:
        executor.shutdown(wait=False)
        client.close(timeout=1)


def _client(address: str) -> Any:
    import logging

    try:
        from distributed import Client
    except ImportError as error:
        raise StorydiffError(
            f"--scheduler needs dask, which is not installed ({error})",
            "pip install 'storydiff[cluster]', or use --jobs",
        ) from error
    # What goes wrong is said by our own errors; the log of the client would be a second, longer telling.
    for name in ("distributed", "distributed.client"):
        logging.getLogger(name).setLevel(logging.CRITICAL)
    try:
        return Client(address, timeout=_REACH, set_as_default=False, name="storydiff")
    except (OSError, ValueError) as error:
        raise StorydiffError(
            f"cannot reach a Dask scheduler at {address}",
            "give the address that the scheduler printed, such as tcp://127.0.0.1:8786, or use --jobs",
        ) from error


def _check(client: Any, address: str) -> None:
    """Raise StorydiffError where a worker has no storydiff, or another one.

    A task that a worker cannot load ends the worker, so this is asked by a function that every Python has.
    """
    told = client.run(resolve_name, "compare:__version__", on_error="return")
    for worker, version in sorted(told.items()):
        if version != __version__:
            found = (
                f"has storydiff {version}, this is {__version__}" if isinstance(version, str) else "has no storydiff"
            )
            raise StorydiffError(
                f"the worker {worker} of {address} {found}", "install the same version on every worker"
            )


def _deserted(address: str) -> StorydiffError:
    return StorydiffError(
        f"the scheduler at {address} has no worker", f"start one with: dask worker {address}, or use --jobs"
    )


def is_killed(error: BaseException) -> bool:
    """Whether *error* says that the workers which had a chunk died, each time."""
    from distributed import KilledWorker

    return isinstance(error, KilledWorker)
