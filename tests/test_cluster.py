"""What a cluster may lose on the way: a result, its workers, its scheduler.  No run waits for ever.

Results are lost here at the client of dask, where it fetches them, as they are by workers that die at that moment.
"""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest

from compare.errors import SettingsError, StorydiffError
from compare.site.cluster import Room
from compare.site.work import KILLED, TRIES, Lost, chunked, run
from tests.cluster import ROOT, Running, started
from tests.command import apart
from tests.sites import made, manifest
from tests.test_work import SQUARES, die_always, needs_signals, squares

pytestmark = pytest.mark.skipif(not find_spec("distributed"), reason="dask is not installed: the extra [cluster]")
PATIENCE = 60  # seconds in which each of these runs has long ended
Way = Callable[[Any, Any, Any], Any]


def refuse(chunk: tuple[Path, ...]) -> None:
    with chunk[0].open("a", encoding="utf-8") as mark:
        mark.write("once\n")
    raise SettingsError("it is not welcome", "leave it out")


def begin(chunk: tuple[Path, ...]) -> None:
    """Quick with the first, slow with the others."""
    chunk[0].touch()
    time.sleep(0 if chunk[0].name == "0" else 1)


@pytest.fixture(scope="module")
def cluster() -> Iterator[Running]:
    with started() as running:
        yield running


def results(task: Any, chunks: Iterable[Any], address: str) -> dict[int, Any]:
    """Of ``run``, in a thread that may be left behind: a run that waits for ever fails its test and no other."""
    found: list[tuple[int, Any]] = []
    trouble: list[BaseException] = []

    def collect() -> None:
        try:
            found.extend(run(task, chunks, scheduler=address))
        except BaseException as error:
            trouble.append(error)

    thread = threading.Thread(target=collect, daemon=True)
    thread.start()
    thread.join(PATIENCE)
    assert not thread.is_alive(), "the run waits for ever"
    if trouble:
        raise trouble[0]
    return dict(found)


async def told_as_lost_meanwhile(client: Any, futures: Any, fetch: Any) -> Any:
    """The result has come, and the scheduler says that the worker which has it died."""
    result = await fetch
    futures[0]._state.lose()
    return result


async def cut_off(client: Any, futures: Any, fetch: Any) -> Any:
    """The connection to what holds the result breaks."""
    fetch.close()
    raise OSError("Timed out during handshake")


async def cancelled(client: Any, futures: Any, fetch: Any) -> Any:
    """The scheduler has forgotten the key."""
    await client._cancel(futures, reason="already forgotten")
    return await fetch


async def forgotten(client: Any, futures: Any, fetch: Any) -> Any:
    """The client itself has."""
    client.futures.pop(futures[0].key)
    return await fetch


WAYS = [told_as_lost_meanwhile, cut_off, cancelled, forgotten]


def lose(monkeypatch: pytest.MonkeyPatch, way: Way, times: int) -> list[str]:
    """Lose the first *times* results that are fetched, in this *way*; the keys of all that were fetched."""
    from distributed import Client

    gather = Client._gather
    fetched: list[str] = []

    async def gather_less(self: Any, futures: Any, *args: Any, **named: Any) -> Any:
        fetched.append(futures[0].key)
        fetch = gather(self, futures, *args, **named)
        return await (way(self, futures, fetch) if len(fetched) <= times else fetch)

    monkeypatch.setattr(Client, "_gather", gather_less)
    return fetched


@pytest.mark.parametrize("way", WAYS)
def test_chunk_whose_result_was_lost_is_done_again(cluster: Running, monkeypatch: pytest.MonkeyPatch, way: Way) -> None:
    lose(monkeypatch, way, 3)
    assert results(squares, chunked(range(100), 7), cluster.address) == SQUARES


@pytest.mark.parametrize("way", [cut_off, cancelled, forgotten])
def test_chunk_whose_result_is_lost_each_time_is_given_up(
    cluster: Running, monkeypatch: pytest.MonkeyPatch, way: Way
) -> None:
    fetched = lose(monkeypatch, way, TRIES)
    found = results(squares, [(1,)], cluster.address)
    assert isinstance(found[0], Lost)
    assert found[0].cause.startswith("its result was lost each time on its way from the worker (")
    assert len(set(fetched)) == TRIES


def test_trouble_of_a_task_is_raised_at_once_and_not_tried_again(cluster: Running, tmp_path: Path) -> None:
    mark = tmp_path / "tries"
    with pytest.raises(SettingsError, match="not welcome"):
        results(refuse, [(mark,)], cluster.address)
    assert mark.read_text(encoding="utf-8") == "once\n"


def test_what_cannot_be_sent_is_raised(cluster: Running) -> None:
    with pytest.raises(TypeError, match="serialize"):
        results(squares, [(threading.Lock(),)], cluster.address)


@needs_signals
def test_every_chunk_that_kills_its_worker_is_lost() -> None:
    with started() as own:
        found = results(die_always, [(1,), (2,)], own.address)
    assert found == {0: Lost(KILLED), 1: Lost(KILLED)}


class Deserted:
    """A client whose workers have all gone; or, where *error* is given, its scheduler."""

    def __init__(self, error: Exception | None = None) -> None:
        self.error = error

    def nthreads(self) -> dict[str, int]:
        if self.error:
            raise self.error
        return {}


def test_workers_that_never_come_back_are_told(monkeypatch: pytest.MonkeyPatch) -> None:
    room = Room(Deserted(), "tcp://one:8786")
    assert room() == 2
    monkeypatch.setattr("compare.site.cluster._JOIN", -1)
    monkeypatch.setattr("compare.site.cluster._RECOUNT", -1)
    with pytest.raises(StorydiffError, match="the scheduler at tcp://one:8786 has no worker; start one with"):
        room()


@pytest.mark.parametrize("error", [OSError("Stream is closed"), AttributeError("ncores")])
def test_scheduler_that_goes_away_while_workers_are_counted_is_told(error: Exception) -> None:
    with pytest.raises(StorydiffError, match="the scheduler at tcp://one:8786 has gone; start it again"):
        Room(Deserted(error), "tcp://one:8786")()


def test_worker_that_dies_while_it_is_asked_its_version_stops_nothing(
    cluster: Running, monkeypatch: pytest.MonkeyPatch
) -> None:
    from distributed import Client

    asked = Client.run

    def half_dead(self: Any, *args: Any, **named: Any) -> Any:
        told = asked(self, *args, **named)
        told[min(told)] = OSError("Timed out trying to connect")
        return told

    monkeypatch.setattr(Client, "run", half_dead)
    assert results(squares, chunked(range(100), 7), cluster.address) == SQUARES


TELL = """
from compare.errors import StorydiffError
from compare.site.work import run
from tests.test_work import dawdle
try:
    for index, _ in run(dawdle, [(0.2,)] * 4 + [(60.0,)] * 40, scheduler={address!r}):
        print(index, flush=True)
except StorydiffError as error:
    print(error)
"""


@needs_signals
@pytest.mark.parametrize("address", ["nowhere", "http://nowhere:8786", "tcp://[::1"])
def test_address_that_is_none_is_told_in_one_line(address: str, tmp_path: Path) -> None:
    source = manifest(tmp_path / "in.jsonl", [made(0)])
    done = apart("site", source, "-o", tmp_path / "out", "--scheduler", address)
    assert done.returncode == 2
    assert done.stderr.count(b"\n") == 1
    assert f"cannot reach a Dask scheduler at {address}; give".encode() in done.stderr


def test_scheduler_that_goes_away_is_told_in_one_line() -> None:
    with started() as own:
        code = TELL.format(address=own.address)
        with subprocess.Popen(
            [sys.executable, "-c", code], cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
        ) as process:
            assert process.stdout
            process.stdout.readline()
            os.kill(own.scheduler, signal.SIGKILL)
            told, trouble = process.communicate(timeout=60)
    last = told.splitlines()[-1]
    assert last == f"the scheduler at {own.address} has gone; start it again and run once more"
    assert trouble == ""


def test_run_that_is_left_drops_what_no_worker_has_begun(cluster: Running, tmp_path: Path) -> None:
    from distributed import Client

    chunks = [(tmp_path / str(n),) for n in range(20)]
    with closing(run(begin, chunks, scheduler=cluster.address)) as found:
        next(found)
    with Client(cluster.address, set_as_default=False) as client:
        deadline = time.monotonic() + PATIENCE
        while any(client.processing().values()) and time.monotonic() < deadline:
            time.sleep(0.1)
    # Four were sent; of the three slow ones two workers had begun one each.
    assert len(list(tmp_path.iterdir())) <= 3


@pytest.mark.parametrize("slow", [TRIES - 1, TRIES])
def test_a_client_that_is_slow_to_begin_is_asked_again(
    cluster: Running, monkeypatch: pytest.MonkeyPatch, slow: int
) -> None:
    """The client asserts that its thread begins within ten seconds; on a machine that stands still it does not."""
    import distributed

    begun = distributed.Client
    asked: list[str] = []

    def late(address: str, **named: Any) -> Any:
        asked.append(address)
        if len(asked) <= slow:
            raise AssertionError
        return begun(address, **named)

    monkeypatch.setattr(distributed, "Client", late)
    if slow < TRIES:
        assert results(squares, [(2,)], cluster.address) == {0: (4,)}
    else:
        with pytest.raises(StorydiffError, match="too busy for a client of dask"):
            results(squares, [(1,)], cluster.address)
    assert len(asked) == TRIES
