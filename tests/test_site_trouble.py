"""What may happen to a run of ``storydiff site``: killed, interrupted, no room, no right to write, input unreadable."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from random import Random
from urllib.error import HTTPError
from urllib.request import Request, urlopen

import pytest

from compare.errors import WriteError
from compare.settings import Settings
from compare.site.build import Site, make
from tests.command import Command, apart
from tests.sites import bytes_of, dead_links, folder, made, manifest
from tests.stories import ROOT

STORIES = 60
posix = pytest.mark.skipif(os.name == "nt", reason="needs signals and limits of POSIX")


@pytest.fixture(scope="module")
def source(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return manifest(tmp_path_factory.mktemp("in") / "in.jsonl", [made(number) for number in range(STORIES)])


@pytest.fixture(scope="module")
def whole(source: Path) -> tuple[dict[str, bytes], float]:
    """What a run without trouble writes, and how long it takes in a process of its own."""
    out = source.parent / "whole"
    start = time.monotonic()
    assert apart("site", source, "-o", out).returncode == 0
    return bytes_of(out), time.monotonic() - start


def begun(*arguments: str | Path) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        [sys.executable, "-m", "compare", "site", *map(str, arguments)],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )


def test_same_bytes_from_another_folder_hash_seed_locale_and_time_zone(tmp_path: Path) -> None:
    stories = folder(tmp_path / "in", 4)
    (stories / "story-2/02.txt").write_bytes(b" ")
    make(Site(stories, tmp_path / "out", Settings()))
    (tmp_path / "other/deep").mkdir(parents=True)
    elsewhere = {"PYTHONHASHSEED": "7", "LC_ALL": "C", "TZ": "Pacific/Apia", "PYTHONPATH": str(ROOT)}
    assert apart("site", "../../in", "-o", "out", cwd=tmp_path / "other/deep", environment=elsewhere).returncode == 2
    assert bytes_of(tmp_path / "other/deep/out") == bytes_of(tmp_path / "out")


@posix
@pytest.mark.parametrize("jobs", [1, 2])
@pytest.mark.parametrize("moment", range(4))
def test_killed_run_leaves_a_working_site_and_the_next_finishes_it(
    source: Path, whole: tuple[dict[str, bytes], float], tmp_path: Path, moment: int, jobs: int
) -> None:
    expected, took = whole
    run = begun(source, "-o", tmp_path / "out", "--jobs", str(jobs))
    # Eight moments in all, spread over the run, the start of Python included.
    time.sleep(took * (0.1 + 0.22 * moment + 0.2 * Random(f"{moment}-{jobs}").random()))
    run.kill()
    run.communicate()
    if (tmp_path / "out/index.html").exists():
        assert list(dead_links(tmp_path / "out")) == []
    assert apart("site", source, "-o", tmp_path / "out", "-q").returncode == 0
    assert bytes_of(tmp_path / "out") == expected


@posix
def test_killed_run_over_an_older_site_leaves_its_index_whole(source: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    make(Site(source, out, Settings()))
    before = (out / "index.html").read_bytes()
    run = begun(source, "-o", out, "--date", "2026-01-01")
    page = out / "stories/story-9/index.html"
    stamp = page.stat().st_mtime_ns
    while page.stat().st_mtime_ns == stamp and run.poll() is None:
        time.sleep(0.01)
    run.kill()
    run.communicate()
    assert (out / "index.html").read_bytes() == before
    assert list(dead_links(out)) == []
    make(Site(source, out, Settings(), date="2026-01-01"))
    make(Site(source, tmp_path / "fresh", Settings(), date="2026-01-01"))
    assert bytes_of(out) == bytes_of(tmp_path / "fresh")


@posix
@pytest.mark.parametrize(("jobs", "after"), [(1, 0.0), (2, 0.0), (2, 0.03), (2, 0.06), (2, 0.1)])
def test_interrupt_ends_within_two_seconds_with_130(source: Path, tmp_path: Path, jobs: int, after: float) -> None:
    out = tmp_path / "out"
    run = begun(source, "-o", out, "--jobs", str(jobs))
    while not (out / "stories").exists() and run.poll() is None:
        time.sleep(0.01)
    time.sleep(after)
    run.send_signal(signal.SIGINT)
    start = time.monotonic()
    said, wrong = run.communicate(timeout=20)
    assert time.monotonic() - start <= 2
    assert (run.returncode, said, wrong.strip()) == (130, b"", b"")
    assert {one.name for one in out.iterdir()} <= {
        "assets",
        "findings",
        "stories",
        "index.html",
        "site.json",
        "feed.xml",
    }
    assert list(dead_links(out)) == []


@posix
def test_watch_serves_this_machine_only_and_builds_what_changes(tmp_path: Path) -> None:
    stories = folder(tmp_path / "in", 2)
    run = begun(stories, "-o", tmp_path / "out", "--watch", "--port", "0")
    assert run.stdout
    try:
        assert run.stdout.readline().endswith(b"2 of 2 stories built\n")
        address = run.stdout.readline().decode().split()[0]
        assert address.startswith("http://127.0.0.1:")
        assert b"story-1" in urlopen(address, timeout=5).read()
        with pytest.raises(HTTPError, match="Only for this machine"):
            urlopen(Request(address, headers={"Host": "example.org"}), timeout=5)
        (stories / "story-1/02.txt").write_text("Another story\n\nIt is new.\n", encoding="utf-8")
        assert run.stdout.readline().endswith(b"1 of 2 stories built\n")
        assert b"It is new" in urlopen(f"{address}stories/story-1/index.html", timeout=5).read()
        (stories / "story-1/02.txt").write_text(" ", encoding="utf-8")
        assert run.stdout.readline().endswith(b"0 of 2 stories built\n")
    finally:
        run.send_signal(signal.SIGINT)
        _, wrong = run.communicate(timeout=20)
    assert run.returncode == 130
    assert b"story story-1: story-1/02.txt: holds white space only" in wrong


@contextmanager
def limited(size: int) -> Iterator[None]:
    """No file may grow over *size* bytes: what a full disk does, from the system itself."""
    import resource

    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)


@posix
def test_no_room_is_one_line_and_leaves_the_older_site(storydiff: Command, source: Path, tmp_path: Path) -> None:
    storydiff("site", source, "-o", "out", "-q")
    before = bytes_of(tmp_path / "out")
    with limited(20_000):
        done = storydiff("site", source, "-o", "out", "--date", "2026-01-01")
    assert done.code == 2
    assert done.err.count("\n") == 1
    assert "cannot write out/stories/story-0/index.html: File too large; make room" in done.err
    assert bytes_of(tmp_path / "out") == before
    assert storydiff("site", source, "-o", "out", "--date", "2026-01-01").code == 0


@posix
def test_no_right_to_write_is_one_line(storydiff: Command, source: Path, tmp_path: Path) -> None:
    if os.geteuid() == 0:
        target = Path("/proc/site")  # where not even the superuser can make a folder
    else:
        (tmp_path / "closed").mkdir(mode=0o500)
        target = tmp_path / "closed/site"
    done = storydiff("site", source, "-o", target)
    assert done.code == 2
    assert done.err.count("\n") == 1
    assert f"cannot write {target}: " in done.err


def test_folder_that_turns_unwritable_in_mid_run_keeps_the_older_site(
    source: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    make(Site(source, tmp_path / "out", Settings()))
    before = bytes_of(tmp_path / "out")

    def refuse(*_: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "replace", refuse)
    with pytest.raises(WriteError, match="Permission denied"):
        make(Site(source, tmp_path / "out", Settings(), date="2026-01-01"))
    assert bytes_of(tmp_path / "out") == before


def test_input_that_cannot_be_read_is_told_of_and_the_rest_is_built(storydiff: Command, tmp_path: Path) -> None:
    stories = folder(tmp_path / "in", 3)
    (stories / "story-1/02.txt").unlink()
    (stories / "story-1/02.txt").symlink_to(tmp_path / "gone.txt")
    (stories / "story-1/03.txt").mkdir()
    done = storydiff("site", stories, "-o", "out")
    assert done.code == 2
    assert done.err == "storydiff: story story-1: holds one version that can be read; give it two or more\n"
    assert done.out == "out/index.html: 2 of 3 stories built\n"


def test_link_that_leads_round_in_a_circle_stops_no_story(storydiff: Command, tmp_path: Path) -> None:
    stories = folder(tmp_path / "in", 2)
    for place in (stories, stories / "story-1"):
        (place / "round").symlink_to("round")
    assert storydiff("site", stories, "-o", "out") == (0, "out/index.html: 2 of 2 stories built\n", "")
    assert storydiff("history", stories / "story-1").code == 0
    assert "did you mean" in storydiff("compare", stories / "story-1/01.tx", stories / "story-1/02.txt").err


def test_score_without_end_is_one_bad_story(storydiff: Command, tmp_path: Path) -> None:
    source = manifest(tmp_path / "in.jsonl", [made(0)])
    odd = '{"story": "odd", "versions": [{"text": "x", "score": ' + "9" * 400 + "}]}"
    source.write_text(f"{source.read_text()}{odd}\n", encoding="utf-8")
    done = storydiff("site", source, "-o", "out")
    assert (done.code, done.out) == (2, "out/index.html: 1 of 2 stories built\n")
    assert "in.jsonl:2: score is 999" in done.err


@pytest.mark.parametrize(
    "options", [[], ["--check"], ["--watch", "--port", "0"]], ids=lambda options: "".join(options[:1])
)
@pytest.mark.parametrize(
    ("name", "content"),
    [
        pytest.param("none.jsonl", "", id="empty-jsonl"),
        pytest.param("blank.jsonl", "\n \n", id="blank-lines"),
        pytest.param("head.csv", "story,path\n", id="csv-of-a-head"),
        pytest.param("none.csv", "", id="empty-csv"),
        pytest.param("folder", None, id="empty-folder"),
    ],
)
def test_input_without_stories_leaves_the_older_site(
    storydiff: Command, tmp_path: Path, name: str, content: str | None, options: list[str]
) -> None:
    out = tmp_path / "site"
    assert storydiff("site", manifest(tmp_path / "in.jsonl", [made(0), made(1)]), "-o", out).code == 0
    before = bytes_of(out)
    if content is None:
        Path(name).mkdir()
    else:
        Path(name).write_text(content)
    for place in (out, tmp_path / "fresh"):
        done = storydiff("site", name, "-o", place, *options)
        assert (done.code, done.out, done.err.count("\n")) == (2, "", 1)
        assert done.err.startswith(f"storydiff: {name}")
    assert bytes_of(out) == before
    assert not (tmp_path / "fresh").exists()


def test_input_of_faults_alone_leaves_the_older_site(storydiff: Command, tmp_path: Path) -> None:
    out = tmp_path / "site"
    assert storydiff("site", manifest(tmp_path / "in.jsonl", [made(0), made(1)]), "-o", out).code == 0
    before = bytes_of(out)
    # A corpus given in place of its manifest.
    Path("corpus.jsonl").write_text('{"id": "a", "text": "The ferry sank."}\n{"id": "b", "text": "It did."}\n')
    done = storydiff("site", "corpus.jsonl", "-o", out)
    assert (done.code, done.out, done.err.count("\n")) == (2, "", 1)
    assert "storydiff group sorts loose articles" in done.err
    assert bytes_of(out) == before


def test_folder_without_stories_is_one_line(storydiff: Command, tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    done = storydiff("site", "in", "-o", "out")
    assert (done.code, done.err) == (
        2,
        "storydiff: in: has no sub-folder; give each story a folder with its versions; storydiff group sorts loose "
        "articles\n",
    )
    assert not Path("out").exists()
    Path("out").mkdir()
    storydiff("site", "in", "-o", "out")
    assert Path("out").is_dir()
    assert not (tmp_path / "out/index.html").exists()
