"""Lines that recur in several stories of one outlet are furniture; sentences of a story never are."""

from __future__ import annotations

import json
from itertools import pairwise
from pathlib import Path

import pytest

from compare.model import Document, tiles
from compare.pipeline import compare_outlets
from compare.read import repeated
from compare.settings import Settings
from tests.shared import need
from tests.test_read_plain import plain, told

STORIES = (
    ("Ferry line cut to two boats", "The harbour board cut the ferry line to two boats on Monday, its chair said.",
     "Commuters from the north shore will wait forty minutes longer under the new timetable."),
    ("School roof to be replaced", "A school in Norrby will get a new roof after part of it fell in on Friday.",
     "Nobody was hurt, the head teacher told parents in a letter that went out on Saturday."),
    ("Orchestra finds its hall", "The city orchestra moves into the old grain store next autumn, the mayor announced.",
     "Tickets for the first concert go on sale in June and will cost no more than they do today."),
    ("Bridge tolls frozen", "Tolls on the swing bridge stay where they are for two more years, ministers decided.",
     "Hauliers had asked for a lower rate at night and said that they would appeal."),
)  # fmt: skip
REASON = "*repeated in other stories of the outlet"


def pages(count: int = 3, /, *, top: str = "", middle: str = "", bottom: str = "") -> list[Document]:
    """*count* stories of one outlet, each with the same lines around and between its paragraphs."""
    found = []
    for headline, first, second in STORIES[:count]:
        lines = [top, headline, first, middle, second, bottom]
        found.append(plain("\n\n".join(line for line in lines if line)))
    return found


def aside(document: Document) -> list[str]:
    return [wording for kind, wording in told(document) if kind == REASON]


@pytest.mark.parametrize(
    "lines",
    [
        pytest.param({"top": "Harbour Gazette since 1871"}, id="above the headline"),
        pytest.param({"top": "Gazette"}, id="a name that was taken for a headline"),
        pytest.param({"middle": "The tale goes on below the picture"}, id="between two paragraphs"),
        pytest.param({"bottom": "Know more about this story than we do?"}, id="a prompt that asks at the end"),
        pytest.param({"bottom": "Room 4, Quayside, third floor"}, id="below the last paragraph"),
    ],
)
def test_a_line_that_recurs_in_three_stories_is_set_aside(lines: dict[str, str]) -> None:
    (wording,) = lines.values()
    for document, (headline, _, _) in zip(repeated(pages(**lines)), STORIES, strict=False):
        assert [one.span.of(document.text) for one in document.furniture] == [wording]
        assert document.source.title == headline
        spans = sorted([*(block.span for block in document.blocks), *(one.span for one in document.furniture)])
        assert tiles(document.text, spans)


@pytest.mark.parametrize(
    "lines",
    [
        pytest.param({"bottom": "The inquiry goes on."}, id="a short sentence at the end"),
        pytest.param({"bottom": "Police asked anyone who saw the crash to call them."}, id="a sentence at the end"),
        pytest.param({"middle": "She did not answer."}, id="a short sentence between paragraphs"),
        pytest.param({"middle": '"No comment"'}, id="speech between paragraphs"),
        pytest.param({"middle": "The mayor's answer:"}, id="a line that leads to what follows"),
        pytest.param({"top": "By Ada Lind"}, id="a byline"),
        pytest.param({"bottom": "Correction: an earlier version gave the wrong year"}, id="a correction"),
        pytest.param({"middle": "Norrby\n\nSundby\n\nVestby\n\nAskby"}, id="a list of names"),
    ],
)
def test_what_may_belong_to_the_story_stays(lines: dict[str, str]) -> None:
    documents = pages(**lines)
    assert list(repeated(documents)) == documents


def test_two_stories_are_not_enough() -> None:
    documents = pages(2, middle="The tale goes on below the picture")
    assert list(repeated(documents)) == documents
    assert list(repeated([*documents, plain("\n\n".join(STORIES[2]))])) == [*documents, plain("\n\n".join(STORIES[2]))]


def test_versions_of_one_story_are_one_story() -> None:
    headline, first, second = STORIES[0]
    versions = [plain(f"{headline}\n\n{first}\n\nWhat comes next\n\n{second}\n\nFiled {at}") for at in "abc"]
    assert list(repeated(versions)) == versions


def test_versions_joined_by_a_third_are_one_story() -> None:
    told_by = [(0, 1), (2, 3), (0, 2)]
    texts = ["\n\n".join(["Ferry line cut", *(STORIES[n][1] for n in pair), "Page 4"]) for pair in told_by]
    documents = [plain(text) for text in texts]
    assert list(repeated(documents)) == documents


def test_outlets_are_told_apart() -> None:
    documents = pages(middle="The tale goes on below the picture")
    assert list(repeated(documents, ["Courier", "Courier", "Mirror"])) == documents
    assert all(aside(one) for one in repeated(documents, ["Courier"] * 3))


def test_one_outlets_lines_do_not_touch_the_others() -> None:
    line = "The tale goes on below the picture"
    mine, other = pages(middle=line), pages(4, middle=line)[3]
    *found, last = repeated([*mine, other], ["Courier", "courier", "Courier", "Mirror"])
    assert [aside(one) for one in found] == [[line]] * 3
    assert last == other


def test_furniture_can_be_kept() -> None:
    documents = pages(top="Gazette", middle="The tale goes on below the picture")
    assert repeated(documents, keep_furniture=True) == tuple(documents)


def test_a_headline_that_nothing_can_follow_stays() -> None:
    documents = [plain(f"Morning briefing\n\n{first}\n\n{second}") for _, first, second in STORIES[:3]]
    assert list(repeated(documents)) == documents


def test_a_line_told_by_the_lists_counts_as_one_that_recurs() -> None:
    """Above a headline it is furniture already; alone on top of another page it was taken for the headline."""
    documents = [plain("\n\n".join(["Gazette", *STORIES[n]])) for n in range(2)]
    documents.append(plain("\n\n".join(["Gazette", "Orchestra hall", *STORIES[2][1:]])))
    found = repeated(documents)
    assert {one.source.title for one in found} == {STORIES[0][0], STORIES[1][0], "Orchestra hall"}


def test_setting_aside_twice_changes_nothing() -> None:
    once = repeated(pages(top="Gazette", bottom="Room 4, Quayside, third floor"))
    assert repeated(once) == once


def test_blocks_stay_in_order_and_keep_their_lines() -> None:
    for document in repeated(pages(top="Gazette of the harbour", middle="The tale goes on below the picture")):
        assert all(one.span < after.span and one.line < after.line for one, after in pairwise(document.blocks))


def test_no_paragraph_of_real_stories_is_set_aside() -> None:
    """All dev articles of one outlet together: short paragraphs, quotes and lists that recur by chance stay."""
    rows = [json.loads(line) for line in need("gold", "outlets.dev.jsonl").read_text(encoding="utf-8").splitlines()]
    articles = [article for row in rows for article in row["articles"].values()]
    paragraphs = ["\n\n".join(" ".join(one) for one in article["paragraphs"]) for article in articles]
    documents = [plain(f"{article['title']}\n\n{body}") for article, body in zip(articles, paragraphs, strict=True)]
    found = repeated(documents, [article["outlet"] for article in articles])
    assert len(documents) > 10
    assert [wording for one in found for wording in aside(one)] == []


@pytest.mark.parametrize("keep", [False, True])
def test_accounts_of_one_outlet_are_read_without_its_lines(tmp_path: Path, keep: bool) -> None:
    line = "The tale goes on below the picture"
    paths = []
    for number, (headline, first, second) in enumerate(STORIES):
        outlet = "Harbour Gazette" if number < 3 else "Quay Post"
        meta = f'<meta property="og:site_name" content="{outlet}">'
        told_here = "".join(f"<p>{one}</p>" for one in (first, line, second))
        page = f"<html><head><title>{headline}</title>{meta}</head><body><article><h1>{headline}</h1>{told_here}"
        paths.append(tmp_path / f"{number}.html")
        paths[-1].write_text(f"{page}</article></body></html>", encoding="utf-8")
    report = compare_outlets([str(path) for path in paths], Settings(keep_furniture=keep))
    found = {v.document.source.outlet: [one.span.of(v.text) for one in v.document.furniture] for v in report.versions}
    assert found == {"Harbour Gazette": [] if keep else [line], "Quay Post": []}
