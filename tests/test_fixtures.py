"""Five files of every format read as expected, and no word that can be seen in one is lost in silence."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pytest

from compare.errors import ReadError
from compare.model import tiles
from compare.read import READERS
from tests.command import Command
from tests.fixtures.matrix import EXPECTED, FIXTURES, KINDS, PLAIN, Fixture, document, listing

_WORD = re.compile(r"[^\W_]+")
#: Signs that are shown but stand within a word, and that a charset note may not know.
_WITHIN = dict.fromkeys(map(ord, "\u00ad\u200b\u202c\u202e"))
EMPTY = {name: one for name, one in FIXTURES.items() if name.endswith("-empty")}
FULL = {name: one for name, one in FIXTURES.items() if name not in EMPTY}


def counted(text: str) -> Counter[str]:
    return Counter(_WORD.findall(text.translate(_WITHIN).casefold()))


@pytest.mark.parametrize("fixture", FIXTURES.values(), ids=FIXTURES.keys())
def test_file_reads_as_expected(fixture: Fixture, tmp_path: Path) -> None:
    expected = (EXPECTED / f"{fixture.name}.txt").read_text(encoding="utf-8")
    assert listing(fixture, tmp_path) == expected


@pytest.mark.parametrize("fixture", FULL.values(), ids=FULL.keys())
def test_every_word_that_is_seen_is_in_the_text_set_aside_or_in_a_note(fixture: Fixture, tmp_path: Path) -> None:
    found = document(fixture, tmp_path)
    pieces = sorted([block.span for block in found.blocks] + [one.span for one in found.furniture])
    assert tiles(found.text, pieces)
    seen = counted(fixture.visible)
    stated = () if found.source.byline in found.text else (found.source.byline,)
    assert seen
    assert seen - counted(" ".join((found.text, *found.notes, *stated))) == Counter()


@pytest.mark.parametrize("fixture", FULL.values(), ids=FULL.keys())
def test_no_word_stands_there_that_is_not_seen(fixture: Fixture, tmp_path: Path) -> None:
    found = document(fixture, tmp_path)
    assert counted(found.text) - counted(fixture.visible) == Counter()
    assert not set(counted(fixture.unseen)) & set(counted(found.text))


@pytest.mark.parametrize("fixture", EMPTY.values(), ids=EMPTY.keys())
def test_empty_file_is_refused_in_one_line(fixture: Fixture, storydiff: Command) -> None:
    Path(fixture.file).write_bytes(fixture.data)
    done = storydiff("compare", fixture.file, fixture.file, "-o", "out.md")
    assert (done.code, done.out, done.err.count("\n")) == (2, "", 1)
    assert f"{fixture.file}: h" in done.err
    assert not Path("out.md").exists()


def test_every_format_has_its_five_files() -> None:
    assert set(FIXTURES) == {f"{name}-{kind}" for name in PLAIN for kind in KINDS}
    assert {path.stem for path in EXPECTED.iterdir()} == set(FIXTURES)
    told = set()
    for fixture in FULL.values():
        told.add((EXPECTED / f"{fixture.name}.txt").read_text(encoding="utf-8").split()[1])
    assert told == set(READERS)


def outcome(fixture: Fixture, folder: Path) -> str:
    try:
        return document(fixture, folder).text
    except ReadError as error:
        return str(error).splitlines()[0]


@pytest.mark.parametrize("share", [0.5, 0.99])
def test_file_cut_off_is_read_or_refused(tmp_path: Path, share: float) -> None:
    for fixture in FULL.values():
        cut = fixture._replace(data=fixture.data[: int(len(fixture.data) * share)])
        assert outcome(cut, tmp_path).strip()
