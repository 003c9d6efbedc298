"""A Dask cluster that somebody runs, as an executor: the one door of dask, which is an extra (``[cluster]``)."""

from __future__ import annotations

from asyncio import run_coroutine_threadsafe
from collections.abc import Callable, Iterator
from concurrent.futures import Executor, Future
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pkgutil import resolve_name
from time import monotonic
from typing import Any

from compare import __version__
from compare.errors import StorydiffError
from compare.site.work import KILLED, TRIES, Lost

_REACH, _JOIN, _RECOUNT = 10, 300, 2  # seconds: to reach the scheduler, for a worker to join, between two counts
_AHEAD = 2  # chunks under way for each thread of a worker: one at work, one waiting


@dataclass(frozen=True, slots=True)
class Workers(Executor):
    """The workers of *client*, a ``distributed.Client``; a chunk that is given up has :class:`Lost` for its result.

    Not dask's own executor (``Client.get_executor``): it follows each future in a coroutine that raises when the worker
    dies as its result is fetched, and whoever waits for that result waits for ever.  This coroutine sends the chunk
    again, and always ends.
    """

    client: Any
    address: str

    def submit(self, task: Callable[..., Any], /, *given: Any, **named: Any) -> Future[Any]:
        """The result of *task*, or StorydiffError when the scheduler has gone."""
        return run_coroutine_threadsafe(self._result(task, given, named), self.client.loop.asyncio_loop)

    async def _result(self, task: Callable[..., Any], given: tuple[Any, ...], named: dict[str, Any]) -> Any:
        from distributed import KilledWorker

        cause = ""
        for _ in range(TRIES):
            if self.client.status != "running":
                break
            future = self.client.submit(task, *given, pure=False, **named)
            try:
                return await future
            except Exception as error:
                if isinstance(error, KilledWorker):
                    return Lost(KILLED)
                if future.status == "error":  # the task's own
                    raise
                cause = type(error).__name__
        if self.client.status != "running":
            raise _gone(self.address)
        return Lost(f"its result was lost each time on its way from the worker ({cause})")


@dataclass(slots=True)
class Room:
    """How many chunks may be under way: the cluster is counted again and again, since workers come and go."""

    client: Any  # a distributed.Client, which has no types
    address: str
    _counted: float = 0.0
    _threads: int = 1
    _alive: float = field(default_factory=monotonic)

    def __call__(self) -> int:
        """Twice the threads of the workers.

        Raises StorydiffError when there was no worker for five minutes, or when the scheduler has gone.
        """
        now = monotonic()
        if now - self._counted > _RECOUNT:
            with _listening(self.address):
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
    try:
        tell(f"waiting for a worker of {address}")
        with _listening(address):
            try:
                client.wait_for_workers(1, timeout=_JOIN)
            except TimeoutError as error:
                raise _deserted(address) from error
            _check(client, address)
        yield Workers(client, address), Room(client, address)
    finally:
        # What is under way is dropped by the scheduler, whether or not the client has the time to say good-bye.
        with suppress(TimeoutError):
            client.close(timeout=1)


def _client(address: str) -> Any:
    import logging

    try:
        from distributed import Client
        from distributed.comm.addressing import parse_address
        from distributed.comm.registry import get_backend
    except ImportError as error:
        raise StorydiffError(
            f"--scheduler needs dask, which is not installed ({error})",
            "pip install 'storydiff[cluster]', or use --jobs",
        ) from error
    # What goes wrong is said by our own errors; the log of the client would be a second, longer telling.
    for name in ("distributed", "distributed.client"):
        logging.getLogger(name).setLevel(logging.CRITICAL)
    for _ in range(TRIES):
        try:
            # A client that meets an address it cannot read waits twenty seconds in its end, and leaves a traceback.
            scheme, place = parse_address(address)
            get_backend(scheme).get_address_host(place)
            return Client(address, timeout=_REACH, set_as_default=False, name="storydiff")
        except (OSError, ValueError) as error:
            raise StorydiffError(
                f"cannot reach a Dask scheduler at {address}",
                "give the address that the scheduler printed, such as tcp://127.0.0.1:8786, or use --jobs",
            ) from error
        except AssertionError:  # the thread of the client had not begun after ten seconds
            continue
    raise StorydiffError("this machine is too busy for a client of dask to begin", "try again later, or use --jobs")


def _check(client: Any, address: str) -> None:
    """Raise StorydiffError where a worker has no storydiff, or another one.

    A task that a worker cannot load ends the worker, so this is asked by a function that every Python has.
    """
    told = client.run(resolve_name, "compare:__version__", on_error="return")
    for worker, version in sorted(told.items()):
        # A worker that could not be reached has died meanwhile.
        if version != __version__ and not isinstance(version, OSError):
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


def _gone(address: str) -> StorydiffError:
    return StorydiffError(f"the scheduler at {address} has gone", "start it again and run once more")


@contextmanager
def _listening(address: str) -> Iterator[None]:
    """Raise StorydiffError where the scheduler does not answer a question of the client."""
    try:
        yield
    except (OSError, AttributeError) as error:  # AttributeError: a client that has given up has no scheduler
        raise _gone(address) from error
