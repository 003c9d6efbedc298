"""One story in all formats reads alike; every visible word of a file is in the text, set aside, or in a note."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable
from itertools import permutations
from pathlib import Path

import pytest

from compare.model import Document, Version, tiles
from compare.pipeline import compare_versions
from compare.read import read
from compare.segment import segment
from compare.settings import Settings
from tests.fixtures import ARABIC, HARBOUR, Story, html, markdown, plain
from tests.fixtures.feeds import json_lines, newsml, ninjs, nitf, plain_json
from tests.fixtures.paper import paper
from tests.fixtures.saved import mhtml, webarchive
from tests.fixtures.word import docx, rich, tracked

MAKERS: dict[str, Callable[[Story], bytes]] = {
    "txt": plain,
    "md": markdown,
    "html": html,
    "mhtml": mhtml,
    "webarchive": webarchive,
    "docx": docx,
    "jsonl": json_lines,
    "json": plain_json,
    "ninjs": ninjs,
    "nitf": nitf,
    "newsml": newsml,
    "pdf": paper,
}
PAIRS = [pytest.param(*pair, id="-".join(pair)) for pair in permutations(MAKERS, 2)]
_WORD = re.compile(r"\w+")


@pytest.fixture(scope="module")
def versions(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Version]:
    folder = tmp_path_factory.mktemp("formats")
    found = {}
    for name, make in MAKERS.items():
        path = folder / f"story.{name}"
        path.write_bytes(make(HARBOUR))
        found[name] = segment(read(str(path)), Settings())
    return found


@pytest.mark.parametrize("name", MAKERS)
def test_every_format_gives_the_same_statements(versions: dict[str, Version], name: str) -> None:
    def told(version: Version) -> list[tuple[str, str]]:
        return [(one.role, one.text) for one in version.statements]

    assert told(versions[name]) == told(versions["txt"])


@pytest.mark.parametrize(("left", "right"), PAIRS)
def test_compared_crosswise_nothing_stands_above_style(versions: dict[str, Version], left: str, right: str) -> None:
    report = compare_versions(versions[left], versions[right], Settings())
    assert [finding.rule for finding in report.findings if finding.severity != "style"] == []
    assert report.counts["unchanged"] == len(report.comparisons[0].beads)


def everything(document: Document) -> Counter[str]:
    return Counter(_WORD.findall(" ".join((document.text, *document.notes)).casefold()))


def visible(story: Story) -> Counter[str]:
    return Counter(_WORD.findall(" ".join((story.title, story.byline, *story.paragraphs)).casefold()))


# Our PDF generator has no font for Arabic.
@pytest.mark.parametrize(
    ("name", "story"),
    [(name, story) for name in MAKERS for story in (HARBOUR, ARABIC) if (name, story) != ("pdf", ARABIC)],
)
def test_every_visible_word_is_in_the_text_set_aside_or_in_a_note(tmp_path: Path, name: str, story: Story) -> None:
    path = tmp_path / f"story.{name}"
    path.write_bytes(MAKERS[name](story))
    document = read(str(path))
    assert visible(story) - everything(document) == Counter()
    pieces = sorted([block.span for block in document.blocks] + [piece.span for piece in document.furniture])
    assert tiles(document.text, pieces)


@pytest.mark.parametrize("make", [rich, tracked], ids=["rich", "tracked"])
def test_every_word_that_word_shows_is_somewhere(tmp_path: Path, make: Callable[[], bytes]) -> None:
    import zipfile

    path = tmp_path / "story.docx"
    path.write_bytes(make())
    seen: Counter[str] = Counter()
    with zipfile.ZipFile(path) as archive:
        for name in ("document", "footnotes", "comments", "header", "footer"):
            if f"word/{name}.xml" in archive.namelist():
                xml = archive.read(f"word/{name}.xml").decode()
                xml = re.sub(r"<mc:Fallback>.*?</mc:Fallback>", "", xml, flags=re.DOTALL)
                paragraphs = re.split(r"</w:p>|<w:br/>|<w:tab/>", xml)
                shown = ("".join(re.findall(r"<w:(?:t|delText)\b[^>]*>([^<]*)<", one)) for one in paragraphs)
                hidden = re.findall(r"<w:vanish/></w:rPr><w:t[^>]*>([^<]*)<", xml)
                seen += Counter(_WORD.findall(" ".join(shown).casefold()))
                seen -= Counter(["seenunseen", *hidden]) if hidden else Counter()
    # The changed number stands in one word run in the file, in two places with us.
    assert seen - everything(read(str(path))) <= Counter({"54": 1})


def test_versions_of_two_formats_still_show_what_changed(tmp_path: Path) -> None:
    changed = HARBOUR._replace(paragraphs=(HARBOUR.paragraphs[0].replace("7 to 4", "8 to 3"), *HARBOUR.paragraphs[1:]))
    (tmp_path / "left.docx").write_bytes(docx())
    (tmp_path / "right.json").write_bytes(ninjs(changed))
    pair = [segment(read(str(tmp_path / name)), Settings()) for name in ("left.docx", "right.json")]
    report = compare_versions(pair[0], pair[1], Settings())
    assert {finding.rule for finding in report.findings} >= {"number-changed"}
