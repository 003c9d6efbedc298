"""One seam for all ways to share work: the same results from each, whatever dies on the way."""

from __future__ import annotations

import os
import signal
import struct
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from importlib.util import find_spec
from itertools import islice
from multiprocessing.connection import Connection
from pathlib import Path

import pytest

from compare.errors import SettingsError, StorydiffError
from compare.site.pace import Pace
from compare.site.work import Lost, chunked, cores, run
from tests.cluster import Running, started

ROOT = Path(__file__).parent.parent
needs_dask = pytest.mark.skipif(not find_spec("distributed"), reason="dask is not installed: the extra [cluster]")
needs_signals = pytest.mark.skipif(os.name != "posix", reason="ends processes by signals")
SQUARES = {index: tuple(n * n for n in chunk) for index, chunk in enumerate(chunked(range(100), 7))}


def squares(chunk: tuple[int, ...]) -> tuple[int, ...]:
    return tuple(n * n for n in chunk)


def refuse_five(chunk: tuple[int, ...]) -> tuple[int, ...]:
    if 5 in chunk:
        raise SettingsError("five is not welcome", "leave it out")
    return chunk


def die_on_five(chunk: tuple[int, ...]) -> tuple[int, ...]:
    """The worker of 5 ends each time, as out of memory."""
    if 5 in chunk:
        os.kill(os.getpid(), signal.SIGKILL)
    return chunk


def die_always(chunk: tuple[int, ...]) -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def die_once(chunk: tuple[Path, ...]) -> str:
    """The first worker that comes here ends; what it leaves tells the next one."""
    (mark,) = chunk
    if not mark.exists():
        mark.touch()
        os.kill(os.getpid(), signal.SIGKILL)
    return mark.name


def die_in_mid_sentence(chunk: tuple[Path, ...]) -> str:
    """The first worker that comes here is killed when it has sent half of its result."""

    def half(self: Connection, message: bytes) -> None:
        os.write(self.fileno(), struct.pack("!i", len(message)) + message[: len(message) // 2])
        os.kill(os.getpid(), signal.SIGKILL)

    (mark,) = chunk
    if mark.name == "0" and not mark.exists():
        mark.touch()
        Connection._send_bytes = half  # type: ignore[attr-defined]
    return mark.name


def dawdle(chunk: tuple[float, ...]) -> int:
    time.sleep(sum(chunk))
    return os.getpid()


@pytest.fixture(scope="module")
def cluster() -> Iterator[Running]:
    with started() as running:
        yield running


@pytest.mark.parametrize(("count", "size", "lengths"), [(0, 3, []), (3, 3, [3]), (7, 3, [3, 3, 1]), (2, 9, [2])])
def test_chunks_hold_all_items_in_order(count: int, size: int, lengths: list[int]) -> None:
    chunks = list(chunked(iter(range(count)), size))
    assert [len(chunk) for chunk in chunks] == lengths
    assert [n for chunk in chunks for n in chunk] == list(range(count))


@pytest.mark.parametrize("jobs", [1, 2, 4])
def test_loop_and_pool_give_the_same(jobs: int) -> None:
    assert dict(run(squares, chunked(range(100), 7), jobs=jobs)) == SQUARES


@needs_dask
def test_cluster_gives_the_same(cluster: Running) -> None:
    assert dict(run(squares, chunked(range(100), 7), scheduler=cluster.address)) == SQUARES


def test_nothing_to_do_gives_nothing() -> None:
    assert list(run(squares, [], jobs=2)) == []


@pytest.mark.parametrize("jobs", [1, 2])
def test_trouble_of_a_task_is_told_with_its_hint(jobs: int) -> None:
    with pytest.raises(SettingsError, match="five is not welcome; leave it out"):
        list(run(refuse_five, chunked(range(50), 2), jobs=jobs))


@needs_dask
def test_trouble_of_a_task_comes_back_from_the_cluster(cluster: Running) -> None:
    with pytest.raises(SettingsError, match="five is not welcome; leave it out"):
        list(run(refuse_five, chunked(range(50), 2), scheduler=cluster.address))


@pytest.mark.parametrize("jobs", [1, 2])
def test_chunks_are_drawn_only_as_they_are_needed(jobs: int) -> None:
    drawn = 0

    def endless() -> Iterator[tuple[int, ...]]:
        nonlocal drawn
        while True:
            drawn += 1
            yield (drawn,)

    with closing(run(squares, endless(), jobs=jobs)) as results:
        for _ in range(10):
            next(results)
        assert drawn <= 10 + 2 * jobs


@needs_signals
def test_only_the_chunk_that_kills_its_worker_is_lost() -> None:
    found = dict(run(die_on_five, chunked(range(20), 2), jobs=2))
    assert {index for index, result in found.items() if isinstance(result, Lost)} == {2}
    assert found[3] == (6, 7)
    assert len(found) == 10


@needs_signals
@needs_dask
def test_cluster_loses_only_the_chunk_that_kills_its_worker() -> None:
    with started() as own:
        found = dict(run(die_on_five, chunked(range(20), 2), scheduler=own.address))
    assert isinstance(found[2], Lost)
    assert len(found) == 10
    assert found[9] == (18, 19)


@needs_signals
@pytest.mark.parametrize("jobs", [2, 3])
def test_chunk_of_a_worker_that_died_once_is_done_by_another(jobs: int, tmp_path: Path) -> None:
    chunks = [(tmp_path / str(n),) for n in range(3)]
    assert dict(run(die_once, chunks, jobs=jobs)) == {0: "0", 1: "1", 2: "2"}


@needs_signals
def test_worker_killed_while_it_sends_a_result_holds_nobody_up(tmp_path: Path) -> None:
    code = f"""if __name__ == "__main__":
    from pathlib import Path
    from compare.site.work import run
    from tests.test_work import die_in_mid_sentence
    print(sorted(run(die_in_mid_sentence, [(Path({str(tmp_path)!r}, str(n)),) for n in range(6)], jobs=2)))
"""
    script = tmp_path / "run.py"
    script.write_text(code, encoding="utf-8")
    told = subprocess.run(
        [sys.executable, script],
        check=True,
        env=os.environ | {"PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        timeout=60,
    )
    assert (told.stdout, told.stderr) == (f"{[(n, str(n)) for n in range(6)]}\n", "")


@needs_signals
@needs_dask
def test_cluster_goes_on_when_a_worker_is_killed_in_mid_run() -> None:
    with started() as own:
        found = {}
        for index, result in run(dawdle, [(0.2,)] * 20, scheduler=own.address):
            found[index] = result
            if len(found) == 4:
                os.kill(own.workers[0], signal.SIGKILL)
        assert sorted(found) == list(range(20))
        assert own.workers[1] in found.values()


@needs_signals
def test_where_no_worker_lives_one_line_says_so() -> None:
    with pytest.raises(StorydiffError, match=r"no worker process lives.*run with --jobs 1"):
        list(run(die_always, chunked(range(50), 1), jobs=2))


@needs_dask
@pytest.mark.parametrize("address", ["tcp://127.0.0.1:1", "nonsense://x", "tcp://no-such-host.invalid:8786"])
def test_cluster_that_is_not_there_is_told_in_one_line(address: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("compare.site.cluster._REACH", 1)
    with pytest.raises(StorydiffError, match=f"cannot reach a Dask scheduler at {address}; give the address"):
        list(run(squares, [(1,)], scheduler=address))


def test_missing_dask_is_told_with_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "distributed", None)
    with pytest.raises(StorydiffError, match=r"needs dask, which is not installed.*pip install 'storydiff\[cluster\]'"):
        list(run(squares, [(1,)], scheduler="tcp://127.0.0.1:8786"))


@needs_dask
def test_workers_of_another_version_are_refused(cluster: Running, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("compare.site.cluster.__version__", "99.0")
    with pytest.raises(
        StorydiffError, match=r"the worker tcp://\S+ of tcp://\S+ has storydiff \d.*, this is 99.0; install"
    ):
        list(run(squares, [(1,)], scheduler=cluster.address))


@needs_dask
def test_worker_of_another_version_that_joins_later_is_refused(
    cluster: Running, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("compare.site.work.__version__", "99.0")
    with pytest.raises(StorydiffError, match=r"a worker has storydiff \d.*, this is 99.0; install the same"):
        list(run(squares, [(1,)], scheduler=cluster.address))


@needs_dask
def test_workers_without_storydiff_are_refused_and_live_on() -> None:
    with started("bare") as own:
        for _ in range(2):
            with pytest.raises(StorydiffError, match=r"the worker tcp://\S+ of tcp://\S+ has no storydiff; install"):
                list(run(squares, [(1,)], scheduler=own.address))


SLOW = """
import sys
from compare.site.work import run
from tests.test_work import dawdle
if __name__ == "__main__":
    print("started", flush=True)
    try:
        for index, pid in run(dawdle, [(0.2,)] * 4 + [(60.0,)] * 40, {how}):
            print(pid, flush=True)
    except KeyboardInterrupt:
        sys.exit(130)
"""


@contextmanager
def slow(tmp_path: Path, how: str) -> Iterator[subprocess.Popen[str]]:
    script = tmp_path / "slow.py"
    script.write_text(SLOW.format(how=how), encoding="utf-8")
    with subprocess.Popen(
        [sys.executable, script],
        env=os.environ | {"PYTHONPATH": str(ROOT)},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    ) as process:
        try:
            yield process
        finally:
            with suppress(ProcessLookupError):
                os.killpg(process.pid, signal.SIGKILL)


def gone(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return True
    # A process that ended and that nobody has asked after.
    stat = Path(f"/proc/{pid}/stat")
    return stat.exists() and stat.read_text().rpartition(")")[2].split()[0] == "Z"


def wait_until_gone(pids: set[int]) -> bool:
    for _ in range(100):
        if all(gone(pid) for pid in pids):
            return True
        time.sleep(0.1)
    return False


def interrupted(process: subprocess.Popen[str]) -> tuple[float, str, set[int]]:
    """How long the interrupt of a whole terminal took, what stood on stderr, and the workers there were."""
    assert process.stdout
    lines = [process.stdout.readline() for _ in range(5)]
    start = time.monotonic()
    os.killpg(process.pid, signal.SIGINT)
    _, told = process.communicate(timeout=30)
    return time.monotonic() - start, told, {int(line) for line in lines[1:]}


@needs_signals
@pytest.mark.parametrize("how", ["jobs=1", "jobs=2", "jobs=4"])
def test_interrupt_stops_within_two_seconds_and_leaves_no_worker(how: str, tmp_path: Path) -> None:
    with slow(tmp_path, how) as process:
        seconds, told, workers = interrupted(process)
    assert process.returncode == 130
    assert told == ""
    assert seconds < 2
    assert wait_until_gone(workers)


@needs_signals
@pytest.mark.parametrize("leave", [False, True])
def test_interrupt_never_meets_a_lock_of_a_future_in_the_hands_of_the_main_thread(
    leave: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    taken = threading.Condition.__enter__
    seen: list[bool] = []

    def watched(self: threading.Condition) -> bool:
        caller = sys._getframe(1).f_code.co_filename
        if threading.get_ident() == threading.main_thread().ident and "concurrent" in Path(caller).parts:
            seen.append(signal.SIGINT in signal.pthread_sigmask(signal.SIG_BLOCK, []))
        return taken(self)

    monkeypatch.setattr(threading.Condition, "__enter__", watched)
    with closing(run(squares, chunked(range(100), 7), jobs=2)) as results:
        assert len(list(islice(results, 3 if leave else None))) == (3 if leave else len(SQUARES))
    assert seen
    assert all(seen)


@needs_signals
@needs_dask
def test_interrupt_leaves_the_cluster_alone(tmp_path: Path) -> None:
    with started() as own, slow(tmp_path, f"scheduler={own.address!r}") as process:
        seconds, told, workers = interrupted(process)
        assert (process.returncode, told) == (130, "")
        assert seconds < 2
        assert workers == set(own.workers)


@needs_signals
def test_workers_end_with_a_parent_that_is_killed(tmp_path: Path) -> None:
    with slow(tmp_path, "jobs=2") as process:
        assert process.stdout
        workers = {int(line) for line in [process.stdout.readline() for _ in range(5)][1:]}
        process.kill()
        process.communicate(timeout=30)
        assert wait_until_gone(workers)


@pytest.mark.parametrize(
    ("total", "done", "seconds", "line"),
    [
        pytest.param(1000, 120, 2.8, "120 of 1,000 stories, 43 a second, 0:21 left", id="rate and time left"),
        pytest.param(10, 1, 2.0, "1 of 10 stories, 0.5 a second, 0:18 left", id="slow"),
        pytest.param(20_000, 1, 1.0, "1 of 20,000 stories, 1.0 a second, 5:33:19 left", id="hours"),
        pytest.param(10, 10, 2.0, "10 of 10 stories, 5.0 a second", id="done"),
        pytest.param(0, 30, 1.0, "30 stories, 30 a second", id="total not known"),
        pytest.param(10, 0, 0.0, "0 of 10 stories", id="not begun"),
    ],
)
def test_pace_tells_rate_and_time_left(total: int, done: int, seconds: float, line: str) -> None:
    assert Pace(print, total, done=done).line(seconds) == line


@pytest.mark.parametrize("jobs", [1, 2])
def test_pace_counts_items_not_chunks(jobs: int) -> None:
    told: list[str] = []
    pace = Pace(told.append, 100)
    list(run(squares, chunked(range(100), 7), jobs=jobs, pace=pace))
    assert pace.done == 100
    assert told[-1].startswith("100 of 100 stories, ")


def test_cores_are_at_least_one() -> None:
    assert 1 <= cores() <= (os.cpu_count() or 1)
