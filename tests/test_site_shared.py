"""One site from many hands: a cluster builds the same bytes, and a story that kills its worker is lost alone."""

from __future__ import annotations

import os
import signal
from collections.abc import Iterator, Sequence
from importlib.util import find_spec
from multiprocessing import active_children
from pathlib import Path
from time import sleep
from typing import Any

import pytest

from compare.settings import Settings
from compare.site.build import Site, make
from compare.site.page import Built, Order, build
from compare.site.stories import Story
from tests.cluster import Running, started
from tests.sites import bytes_of, dead_links, folder, made, manifest

needs_dask = pytest.mark.skipif(not find_spec("distributed"), reason="dask is not installed: the extra [cluster]")
needs_signals = pytest.mark.skipif(os.name == "nt", reason="needs signals of POSIX")


def deadly(order: Order, chunk: Sequence[Story]) -> tuple[Built, ...]:
    """As ``build``, but the story ``story-5`` takes its worker down."""
    if any(story.id == "story-5" for story in chunk):
        os.kill(os.getpid(), signal.SIGKILL)
    return build(order, chunk)


@pytest.fixture(scope="module")
def cluster() -> Iterator[Running]:
    with started() as own:
        yield own


@pytest.fixture(scope="module")
def source(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return folder(tmp_path_factory.mktemp("in") / "in", 20)


@pytest.fixture(scope="module")
def expected(source: Path) -> dict[str, bytes]:
    make(Site(source, source.parent / "loop", Settings()))
    return bytes_of(source.parent / "loop")


@needs_dask
@pytest.mark.parametrize("ship", [False, True], ids=["names", "texts"])
@pytest.mark.parametrize("chunk", [1, 8])
def test_cluster_builds_the_same_bytes(
    cluster: Running, source: Path, expected: dict[str, bytes], tmp_path: Path, chunk: int, ship: bool
) -> None:
    make(Site(source, tmp_path / "out", Settings(), scheduler=cluster.address, chunk=chunk, ship=ship))
    assert bytes_of(tmp_path / "out") == expected


@needs_dask
@needs_signals
def test_same_bytes_after_a_worker_was_killed_in_mid_run(
    source: Path, expected: dict[str, bytes], tmp_path: Path
) -> None:
    with started() as own:
        killed: list[int] = []

        def progress(line: str) -> None:
            if " of 20 stories" in line and not killed:
                killed.append(own.workers[0])
                os.kill(own.workers[0], signal.SIGKILL)

        make(Site(source, tmp_path / "out", Settings(), scheduler=own.address, chunk=1), progress)
    assert killed
    assert bytes_of(tmp_path / "out") == expected


@needs_signals
@pytest.mark.parametrize("moment", range(3))
def test_same_bytes_after_a_process_of_the_pool_was_killed(
    source: Path, expected: dict[str, bytes], tmp_path: Path, moment: int
) -> None:
    killed: list[Any] = []

    def progress(line: str) -> None:
        if " of 20 stories" in line and not killed and active_children():
            sleep(0.03 * moment)
            killed.append(active_children()[0])
            killed[0].kill()

    make(Site(source, tmp_path / "out", Settings(), jobs=2, chunk=2), progress)
    assert killed
    assert bytes_of(tmp_path / "out") == expected


@needs_signals
def test_story_that_kills_its_worker_is_named_and_the_rest_of_its_chunk_is_built(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("compare.site.build.build", deadly)
    source = manifest(tmp_path / "in.jsonl", [made(number) for number in range(12)])
    outcome = make(Site(source, tmp_path / "out", Settings(), jobs=2, chunk=4))
    assert outcome.built == 11
    ((id, cause),) = outcome.failed
    assert id == "story-5"
    assert "worker process" in cause
    assert list(dead_links(tmp_path / "out")) == []
    monkeypatch.setattr("compare.site.build.build", build)
    assert make(Site(source, tmp_path / "out", Settings())).built == 1
