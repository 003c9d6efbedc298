"""Limits of what is read: each is named where it is met, and set on the command line, in a file and from Python."""

from __future__ import annotations

import json
import random
from dataclasses import fields
from pathlib import Path

import pytest

import compare
from compare.errors import ReadError, SettingsError
from compare.limits import LIMITS, Limits
from compare.read import read, versions_in
from compare.settings import Settings, limits_of
from tests.command import LEFT, RIGHT, Command
from tests.fixtures import HARBOUR
from tests.fixtures.feeds import nitf, plain_json
from tests.fixtures.paper import lines, pdf
from tests.fixtures.word import docx, p, package, r

NOISE = "".join(random.Random(8).choices("abcdefgh ", k=2_500_000))
PAGE = lines([" ".join(HARBOUR.paragraphs)] * 4, 70)
MANY = 240
DEEP = b"".join(b'{"a":' for _ in range(20)) + b"1" + b"}" * 20
NESTED = nitf().replace(b"<p>", b"<p>" + b"<em>" * 300, 1).replace(b"</p>", b"</em>" * 300 + b"</p>", 1)
MET = [
    pytest.param("a.txt", NOISE.encode(), Limits(text=2), LIMITS, id="text"),
    pytest.param("a.docx", docx(), Limits(members=4), LIMITS, id="members"),
    pytest.param("a.docx", package(p(r(NOISE))), Limits(member=2), LIMITS, id="member"),
    pytest.param("a.docx", package(p(r(NOISE))), Limits(unpacked=2), LIMITS, id="unpacked"),
    pytest.param("a.docx", package(*[p(r("The same. "))] * 5000), Limits(ratio=2), Limits(ratio=900), id="ratio"),
    pytest.param("a.docx", docx(), Limits(tags=10), LIMITS, id="tags"),
    pytest.param("a.json", plain_json(extra=json.loads(DEEP)), Limits(depth=20), LIMITS, id="depth"),
    pytest.param("a.xml", nitf(), Limits(depth=3), LIMITS, id="depth"),
    pytest.param("a.xml", NESTED,
                 LIMITS, Limits(depth=400), id="depth"),
    pytest.param("a.pdf", pdf([PAGE] * 3), Limits(pages=2), LIMITS, id="pages"),
    pytest.param("a.pdf", pdf([PAGE]), Limits(memory=30), LIMITS, id="memory"),
    pytest.param("a.pdf", pdf([PAGE] * MANY), Limits(seconds=1), LIMITS, id="seconds"),
]  # fmt: skip


@pytest.mark.parametrize(("name", "data", "low", "high"), MET)
def test_limit_is_named_with_how_to_raise_it(
    request: pytest.FixtureRequest, tmp_path: Path, name: str, data: bytes, low: Limits, high: Limits
) -> None:
    limit = request.node.callspec.id.rstrip("0123456789")
    path = tmp_path / name
    path.write_bytes(data)
    with pytest.raises(ReadError) as caught:
        read(str(path), limits=low)
    raised = f"--limit {limit}={2 * getattr(low, limit)}"
    assert str(caught.value).startswith(f"{path}: ")
    assert str(caught.value).endswith(f"or raise it: {raised}")
    assert str(getattr(low, limit)) in caught.value.message
    assert read(str(path), limits=high).text


def test_every_limit_that_a_file_can_meet_is_met_above() -> None:
    met = {str(one.id) for one in MET}
    assert met | {"redirects", "wait"} == {field.name for field in fields(Limits)}


def test_limits_hold_for_members_of_an_archive_too(tmp_path: Path) -> None:
    import zipfile

    with zipfile.ZipFile(tmp_path / "story.zip", "w") as archive:
        archive.writestr("v1.txt", HARBOUR.title)
        archive.writestr("v2.txt", HARBOUR.title)
    with pytest.raises(ReadError, match="--limit members=2"):
        versions_in(str(tmp_path / "story.zip"), limits=Limits(members=1))


def test_command_line_and_settings_file_set_limits(storydiff: Command) -> None:
    Path("long.txt").write_text(NOISE)
    Path("storydiff.toml").write_text('limit = ["text=1"]')
    refused = storydiff("compare", "long.txt", "long.txt", "-f", "line")
    assert (refused.code, refused.err.count("\n")) == (2, 1)
    assert "larger than 1 MB; give the text of one story, or raise it: --limit text=2" in refused.err
    assert storydiff("compare", LEFT, RIGHT, "-f", "line", "--limit", "text=3,depth=9", "--limit", "pages=2").code == 0


@pytest.mark.parametrize(
    ("told", "cause"),
    [
        pytest.param("txt=3", "unknown limit 'txt'; did you mean text?", id="name"),
        pytest.param("text=0", "limit text is '0'", id="zero"),
        pytest.param("text=-1", "limit text is '-1'", id="negative"),
        pytest.param("text=many", "give a whole number above 0", id="word"),
        pytest.param("text=" + "9" * 5000, "give a whole number above 0", id="beyond-all"),
        pytest.param("text", "limit text is ''", id="no-value"),
    ],
)
def test_limit_that_is_none_is_told(storydiff: Command, told: str, cause: str) -> None:
    done = storydiff("compare", LEFT, RIGHT, "--limit", told)
    assert (done.code, done.out, done.err.count("\n")) == (2, "", 1)
    assert cause in done.err
    with pytest.raises(SettingsError):
        limits_of([told])


def test_limits_are_no_part_of_the_signature() -> None:
    assert Settings(limits=Limits(text=1)).signature == Settings().signature


def test_python_sets_limits(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text(NOISE)
    with pytest.raises(ReadError, match="--limit text=2"):
        compare.compare(path, path, limits=compare.Limits(text=1))
