"""A folder or a ZIP archive of versions: which files they are, and in which order."""

from __future__ import annotations

import json
import zipfile
from itertools import permutations
from pathlib import Path

import pytest

from compare.errors import EmptyDocument, ReadError
from compare.read import read, versions_in
from compare.read.versions import history_of, natural
from tests.fixtures.word import docx

TELLING = "The council voted 7 to 4 on Monday to keep the ferry.\n"


def dated(day: str) -> str:
    return f"---\ntitle: The ferry stays\ndate: {day}\n---\n\n{TELLING}"


def folder(tmp_path: Path, files: dict[str, str]) -> str:
    for name, text in files.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    return str(tmp_path)


def archive(tmp_path: Path, files: dict[str, str]) -> str:
    path = tmp_path / "story.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as written:
        for name, text in files.items():
            written.writestr(name, text)
    return str(path)


def names(sources: tuple[str, ...]) -> list[str]:
    return [Path(source.rpartition("#")[2]).name for source in sources]


ORDERS = [
    pytest.param({"v10.txt": TELLING, "v2.txt": TELLING, "V1.txt": TELLING}, "name", "V1 v2 v10", id="natural-names"),
    pytest.param(
        {"a.md": dated("2026-03-03"), "b.md": dated("2026-03-01"), "c.md": dated("2026-03-02")},
        "time", "b c a", id="own-times",
    ),
    pytest.param({"a.md": dated("2026-03-03"), "b.md": dated("2026-03-01"), "c.txt": TELLING}, "name", "a b c",
                 id="one-without-a-time"),
    pytest.param(
        {"a.md": dated("2026-03-01T12:00:00+02:00"), "b.md": dated("2026-03-01T11:00:00+00:00"),
         "c.md": dated("2026-03-01T10:30:00Z")},
        "time", "a c b", id="time-zones",
    ),
    pytest.param(
        {"a.md": dated("2026-03-01T12:00:00"), "b.md": dated("2026-03-01"), "c.md": dated("2026-02-28")},
        "time", "c a b", id="a-day-beside-a-clock",
    ),
    pytest.param({"b.md": dated("2026-03-01"), "a.md": dated("2026-03-01")}, "time", "a b", id="same-time"),
]  # fmt: skip


@pytest.mark.parametrize(("files", "by", "expected"), ORDERS)
@pytest.mark.parametrize("make", [folder, archive])
def test_oldest_comes_first(tmp_path: Path, make, files: dict[str, str], by: str, expected: str) -> None:  # type: ignore[no-untyped-def]
    for order in permutations(files):
        path = make(tmp_path, {name: files[name] for name in order})
        found = history_of(path)
        assert [Path(name).stem for name in names(found.sources)] == expected.split()
        assert (found.by, found.notes) == (by, ())
        (tmp_path / "story.zip").unlink(missing_ok=True)


def test_every_source_can_be_read(tmp_path: Path) -> None:
    path = archive(tmp_path, {"harbour/v1.txt": "First wording of it.", "harbour/v2.md": "# Second\n\nWording of it."})
    sources = versions_in(path)
    assert sources == (f"{path}#harbour/v1.txt", f"{path}#harbour/v2.md")
    found = [read(source) for source in sources]
    assert [one.source.format for one in found] == ["text", "markdown"]
    assert [one.source.path for one in found] == list(sources)
    assert found[0].text == "First wording of it."


def test_word_file_in_an_archive_is_a_version(tmp_path: Path) -> None:
    path = tmp_path / "story.zip"
    with zipfile.ZipFile(path, "w") as written:
        written.writestr("v1.docx", docx())
        written.writestr("v2.txt", TELLING)
    assert [read(one).source.format for one in versions_in(str(path))] == ["docx", "text"]


def test_modified_goes_before_published(tmp_path: Path) -> None:
    def page(modified: str) -> str:
        story = {"@type": "NewsArticle", "headline": "The ferry stays", "datePublished": "2026-03-01"}
        data = json.dumps({**story, "dateModified": modified})
        head = f'<html><head><script type="application/ld+json">{data}</script></head>'
        return f"{head}<body><article><h1>The ferry stays</h1><p>{TELLING}</p></article></body></html>"

    path = folder(tmp_path, {"a.html": page("2026-03-03"), "b.html": page("2026-03-02")})
    assert names(versions_in(path)) == ["b.html", "a.html"]


@pytest.mark.parametrize("make", [folder, archive])
def test_what_is_no_version_is_named(tmp_path: Path, make) -> None:  # type: ignore[no-untyped-def]
    others = {"map.png": "x", ".hidden.txt": "x", "README.md": "How the versions came here."}
    found = history_of(make(tmp_path, {"v1.txt": TELLING, "v2.txt": TELLING, **others}))
    assert names(found.sources) == ["v1.txt", "v2.txt"]
    assert found.notes == ("left aside, being no version: map.png, README.md",)


def test_outermost_folder_of_an_archive_holds_the_versions(tmp_path: Path) -> None:
    files = {"s/v1.html": TELLING, "s/v2.html": TELLING, "s/v2_files/ad.html": "x", "__MACOSX/s/._v1.html": "x"}
    assert names(versions_in(archive(tmp_path, files))) == ["v1.html", "v2.html"]
    assert history_of(archive(tmp_path, files)).notes == ("left aside, being no version: s/v2_files/ad.html",)


def bomb(path: Path) -> None:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as written:
        written.writestr("v1.txt", b"a" * 30_000_000)
        written.writestr("v2.txt", TELLING)


@pytest.mark.parametrize(
    ("make", "cause"),
    [
        pytest.param(lambda path: path.write_text(TELLING), "is one file, no folder or ZIP archive", id="file"),
        pytest.param(lambda path: path.write_bytes(b""), "is empty", id="empty"),
        pytest.param(lambda path: path.write_bytes(docx()), "is one Office file", id="word"),
        pytest.param(lambda path: path.write_bytes(b"PK\x03\x04 nothing"), "damaged ZIP archive", id="damaged"),
        pytest.param(bomb, "unpacks to more than 200 times its size", id="bomb"),
        pytest.param(lambda path: path.mkdir(), "holds no version", id="nothing-in-it"),
        pytest.param(lambda path: None, "no such file", id="missing"),
    ],
)
def test_what_is_no_history_is_told(tmp_path: Path, make, cause: str) -> None:  # type: ignore[no-untyped-def]
    path = tmp_path / "story.zip"
    make(path)
    with pytest.raises(ReadError, match=cause) as caught:
        versions_in(str(path))
    assert str(path) in str(caught.value)


def test_single_version_is_no_history(tmp_path: Path) -> None:
    with pytest.raises(ReadError, match="only one version"):
        versions_in(folder(tmp_path, {"v1.txt": TELLING}))


def test_version_that_cannot_be_read_is_named(tmp_path: Path) -> None:
    with pytest.raises(EmptyDocument, match=r"v2\.txt: is empty"):
        versions_in(folder(tmp_path, {"v1.txt": TELLING, "v2.txt": ""}))


@pytest.mark.parametrize("name", ["none.txt", "s/", "../v1.txt"])
def test_member_that_is_not_there_is_told(tmp_path: Path, name: str) -> None:
    path = archive(tmp_path, {"s/v1.txt": TELLING})
    with pytest.raises(ReadError, match=r"has no member .* it holds s/v1\.txt"):
        read(f"{path}#{name}")


def test_natural_order_knows_numbers_and_no_other_digits() -> None:
    listed = ["v1.txt", "v02.txt", "v2.txt", "v10.txt", "v²", "va", "v" + "9" * 5000]
    assert sorted([*listed[::-1]], key=natural)[:4] == ["v1.txt", "v02.txt", "v2.txt", "v10.txt"]
    assert len({natural(name) for name in listed}) == len(listed)
