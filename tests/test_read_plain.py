"""Plain text: paragraphs whatever the wrapping, roles, and site furniture set aside with its reason."""

from __future__ import annotations

import json
import textwrap
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from compare.model import Document, Source, tiles
from compare.read import read
from compare.read.furniture import pieces_of
from compare.read.plain import paragraphs, read_text
from tests.shared import need
from tests.strategies import paragraphs as stories

LEAD = "The council voted 7-4 on Monday to close the old swing bridge for three weeks, officials said."
SECOND = "Engineers said that the cracks were not dangerous, but that heavy lorries could make them worse."
HEAD = "Swing bridge to close after cracks are found"


def plain(text: str, *, keep_furniture: bool = False) -> Document:
    return read_text(text.encode(), Source(path="story.txt"), keep_furniture=keep_furniture)


def told(document: Document) -> list[tuple[str, str]]:
    """(kind, wording) of each block and ("*reason", wording) of each piece of furniture, in text order."""
    found = [(block.span, block.kind) for block in document.blocks]
    aside = [(one.span, f"*{one.reason}") for one in document.furniture]
    return [(str(kind), span.of(document.text)) for span, kind in sorted([*found, *aside])]


def kinds(*lines: str) -> list[str]:
    return [kind for kind, _ in told(plain("\n\n".join(lines)))]


def kind_of(line: str) -> str:
    """What *line* is told to be between two paragraphs."""
    return kinds(HEAD, LEAD, line, SECOND)[2]


# Paragraphs


def test_empty_line_ends_a_paragraph() -> None:
    assert [part.text for part in paragraphs(f"{LEAD}\n \t\n\n{SECOND}\n")] == [LEAD, SECOND]


def test_long_lines_are_a_paragraph_each() -> None:
    long = f"{LEAD} {SECOND}"
    assert [part.text for part in paragraphs(f"{HEAD}\n{long}\n{long}\n{long}")] == [HEAD, long, long, long]


def test_short_lines_that_end_sentences_are_a_paragraph_each() -> None:
    lines = ["It rained on Monday.", "It rained on Tuesday too.", "Nobody knew why it did."]
    assert [part.text for part in paragraphs("\n".join(lines))] == lines


@pytest.mark.parametrize("width", [40, 60, 72, 100])
def test_wrapped_paragraph_is_one(width: int) -> None:
    wrapped = "\n\n".join(textwrap.fill(f"{one} {LEAD} {SECOND}", width) for one in (HEAD, SECOND, LEAD))
    assert len(paragraphs(wrapped)) == 3


def test_wrapped_text_without_empty_lines_parts_at_the_short_line() -> None:
    first, second = f"{LEAD} {SECOND}", f"{SECOND} {LEAD} He left."
    wrapped = "\n".join(textwrap.fill(one, 64) for one in (first, second, first))
    assert [" ".join(part.text.split()) for part in paragraphs(wrapped)] == [first, second, first]


def test_indent_begins_a_paragraph_of_a_wrapped_text() -> None:
    wrapped = "\n".join(textwrap.fill(f"{one} {LEAD}", 60, initial_indent="    ") for one in (LEAD, SECOND, LEAD))
    assert len(paragraphs(wrapped)) == 3


def test_headline_and_byline_above_a_wrapped_paragraph_stand_alone() -> None:
    document = plain(f"{HEAD}\nBy Jane Doe\n{textwrap.fill(f'{LEAD} {SECOND}', 60)}\n\n{textwrap.fill(SECOND, 60)}")
    assert [kind for kind, _ in told(document)] == ["headline", "byline", "paragraph", "paragraph"]


def test_hand_broken_lines_are_one_paragraph() -> None:
    ragged = (
        "The council voted on Monday to close the old\nswing bridge for three weeks, after an\n"
        "inspection found cracks in two of its bearings,\nwhich are a century old, and in the pier."
    )
    assert len(paragraphs(f"{ragged}\n\n{ragged}")) == 2


def test_list_items_of_a_wrapped_text_stand_alone() -> None:
    wrapped = textwrap.fill(f"{LEAD} {SECOND}", 60)
    assert kinds(HEAD, wrapped, "- one ferry from the quay\n- one bus from the square", wrapped) == [
        "headline", "paragraph", "list-item", "list-item", "paragraph"
    ]  # fmt: skip


def test_lines_are_counted_from_one() -> None:
    assert [block.line for block in plain(f"{HEAD}\r\n\r\n{LEAD}\r\n{LEAD}").blocks] == [1, 3, 4]


@given(stories, st.sampled_from([28, 40, 72, 100]))
@settings(max_examples=200, deadline=None)
def test_wrapping_changes_no_paragraph(story: list[list[str]], width: int) -> None:
    whole = [" ".join(sentences) for sentences in story]
    # A sentence that happens to end where each line ends looks like a paragraph of one line.
    filled = [textwrap.wrap(one, width) for one in whole]
    if any(line.rstrip("”").endswith(".") for lines in filled for line in lines[:-1]):
        return
    wrapped = "\n\n".join("\n".join(lines) for lines in filled)
    assert [" ".join(part.text.split()) for part in paragraphs(wrapped)] == whole


@given(
    st.lists(st.sampled_from([HEAD, LEAD, "Share.", "By Jane Doe", "Comments", "a\u00a0b", "\x85", "x\n", " ", "1. y"]))
)
@settings(max_examples=300, deadline=None)
def test_page_like_text_tiles(lines: list[str]) -> None:
    text = "\n".join(lines)
    if text.strip():
        check(plain(text), text)


@given(st.text(st.characters(codec="utf-8"), min_size=1).filter(lambda text: text.strip("\ufeff \x00").strip()))
@settings(max_examples=500, deadline=None)
def test_no_sign_of_any_text_is_lost(text: str) -> None:
    check(plain(text), text)


def check(document: Document, text: str) -> None:
    spans = sorted([block.span for block in document.blocks] + [one.span for one in document.furniture])
    assert tiles(document.text, spans)
    assert "".join(document.text.split()) == "".join(text.removeprefix("\ufeff").split())
    assert all(one.reason for one in document.furniture)
    assert document.blocks


# Roles


@pytest.mark.parametrize(
    "headline",
    [
        HEAD,
        "Who pays for the bridge?",
        "Bridge closed!",
        "Mayor Resigns From the U.S.",
        "‘A bridge too old’",
        "2,000 left without a bridge",
        "Watch: the bridge opens for the last time",
        "More on the quay are out of work, figures show",
        "Мост закроют на три недели",
    ],
)
def test_short_first_line_is_the_headline(headline: str) -> None:
    document = plain(f"{headline}\n\n{LEAD}\n\n{SECOND}")
    assert told(document)[0] == ("headline", headline)
    assert document.source.title == headline


@pytest.mark.parametrize("first", [LEAD, "Nobody slept.", f"{LEAD} {SECOND}"], ids=["sentence", "short", "long"])
def test_first_sentence_is_no_headline(first: str) -> None:
    document = plain(f"{first}\n\n{LEAD}")
    assert [kind for kind, _ in told(document)] == ["paragraph", "paragraph"]
    assert document.source.title == ""


def test_question_under_a_headline_opens_the_story() -> None:
    assert kinds(HEAD, "Will the old bridge ever open again?", LEAD) == ["headline", "paragraph", "paragraph"]


def test_title_that_is_repeated_is_one_headline() -> None:
    assert kinds(HEAD, HEAD, LEAD) == ["headline", "heading", "paragraph"]


def test_standfirst_byline_and_timestamp_under_the_headline() -> None:
    document = plain(f"{HEAD}\n\nShopkeepers fear for the summer season\nBy Jane Doe\nPublished 3 March 2024\n\n{LEAD}")
    assert [kind for kind, _ in told(document)] == ["headline", "standfirst", "byline", "timestamp", "paragraph"]
    assert (document.source.byline, document.source.published) == ("Jane Doe", "2024-03-03")


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("By Jane Doe", "Jane Doe"),
        ("By JANE DOE, Associated Press", "JANE DOE, Associated Press"),
        ("by Jane Doe and John Roe", "Jane Doe and John Roe"),
        ("Words by Jane Doe", "Jane Doe"),
        ("Von Jana Doe", "Jana Doe"),
        ("Par Jeanne Doe", "Jeanne Doe"),
        ("Автор: Анна До", "Анна До"),
        ("By John Doe Jr.", "John Doe Jr."),
    ],
)
def test_byline(line: str, names: str) -> None:
    document = plain(f"{HEAD}\n{line}\n\n{LEAD}")
    assert told(document)[1] == ("byline", line)
    assert document.source.byline == names


@pytest.mark.parametrize("line", ["By Monday the bridge was shut.", "By the numbers", "By 1987 it was old", "By"])
def test_not_every_line_with_by_is_a_byline(line: str) -> None:
    assert kind_of(line) != "byline"


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("Published 3 March 2024", "2024-03-03"),
        ("Updated: March 3, 2024 at 5:30 pm", "2024-03-03"),
        ("Published: 2024-03-03", "2024-03-03"),
        ("2024-03-03", "2024-03-03"),
        ("Published 03/04/2024", ""),
        ("Published: 2024-13-45", ""),
        ("Last updated 5 minutes ago, 10:15", ""),
    ],
)
def test_timestamp_is_taken_only_where_it_is_beyond_doubt(line: str, day: str) -> None:
    document = plain(f"{HEAD}\n{line}\n\n{LEAD}")
    assert told(document)[1] == ("timestamp", line)
    assert document.source.published == day


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("Correction: an earlier version gave the wrong year.", "note"),
        ("Editor's note: the writer lives on the quay.", "note"),
        ("This version corrects the number of boats to 14.", "note"),
        ("This story was corrected on Monday: 14 boats sank.", "note"),
        ("In einer früheren Version dieses Artikels war von 15 Booten die Rede.", "note"),
        ("Una versión anterior de este artículo hablaba de 15 barcos.", "note"),
        ("An earlier version of this story gave the wrong year.", "note"),
        ("Photo: The bridge in winter", "caption"),
        ("The bridge in winter. (AP Photo/Jane Doe)", "caption"),
        ("The bridge in winter. Jane Doe/Getty Images", "caption"),
        ("The picture was sold on Monday, according to Getty Images.", "paragraph"),
        ("- one ferry from the quay", "list-item"),
        ("• one ferry from the quay", "list-item"),
        ("2) one ferry from the quay", "list-item"),
        ("What the engineers found", "heading"),
        ("He was not there:", "paragraph"),
        ("“I was not there”", "paragraph"),
        ("no capital, no heading", "paragraph"),
        ("Short.", "paragraph"),
        ("- Yes, said the mayor, who had not been on the bridge that day.", "list-item"),
        ("–Yes, said the mayor.", "paragraph"),
    ],
)
def test_role_of_a_line_between_paragraphs(line: str, kind: str) -> None:
    assert kind_of(line) == kind


# Furniture


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("Share.", "share prompt"),
        ("SHARE THIS ARTICLE", "share prompt"),
        ("Share on Facebook", "share prompt"),
        ("Follow us on Twitter @quaypost", "share prompt"),
        ("Leave A Reply", "comment prompt"),
        ("Be the first to comment", "comment prompt"),
        ("Your email address will not be published. Required fields are marked *", "comment prompt"),
        ("Sign up for our morning newsletter", "newsletter box"),
        ("Sign up for the Morning Tide newsletter and get the best of the quay each day.", "newsletter box"),
        ("Subscribe to continue reading this story.", "subscription prompt"),
        ("Read more: Five questions that the trial left open", "related links"),
        ("Related: Who pays for the bridge?", "related links"),
        ("We use cookies to improve your experience on our site.", "cookie notice"),
        ("Accept all cookies", "cookie notice"),
        ("Advertisement", "advertisement"),
        ("ADVERTISEMENT - SCROLL TO CONTINUE", "advertisement"),
        ("Story continues below advertisement", "advertisement"),
        ("Home | News | Sport | Weather", "navigation"),
        ("Home\u00a0\u00a0 News\u00a0\u00a0 Sport", "navigation"),
        ("Skip to content", "navigation"),
        ("© 2025 The Quay Post. All rights reserved.", "copyright line"),
        ("Copyright 2003 Quay Post", "copyright line"),
        ("About the author", "author box"),
        ("(Reporting by Jane Doe; Editing by John Roe)", "production credit"),
        ("(Reporting by Jane Doe in Eastmarch; additional reporting by John Roe.)", "production credit"),
        ("* * *", "ornament"),
        ("-----", "ornament"),
        ("Compartir", "share prompt"),
        ("À lire aussi : le pont ferme", "related links"),
        ("Anzeige", "advertisement"),
        ("Leia também: a ponte fecha", "related links"),
        ("Читайте также: мост закрыт", "related links"),
        ("اقرأ أيضا", "related links"),
        ("यह भी पढ़ें", "related links"),
        ("相关阅读", "related links"),
        ("関連記事", "related links"),
    ],
)
def test_furniture_between_paragraphs_is_set_aside_with_its_reason(line: str, reason: str) -> None:
    document = plain(f"{HEAD}\n\n{LEAD}\n\n{line}\n\n{SECOND}\n\n{LEAD}")
    assert told(document)[2] == (f"*{reason}", line)
    assert len(document.furniture) == 1


@pytest.mark.parametrize(
    "line",
    [
        "Share prices fell on Monday after the bridge was closed to traffic.",
        "Share of the vote for the mayor fell to a third, the count showed.",
        "Sign up for the ferry ends on Friday, the council said in a letter to residents.",
        "By signing up to the treaty, the town accepts the terms of its neighbours.",
        "Comments by the mayor on Monday drew anger from the shopkeepers.",
        "Advertisements for the ferry went up on Monday along the quay.",
        "Related cases were heard in the court on Monday.",
        "More from the quay were out of work by the summer than ever before.",
        "“Share,” he said.",
        '"Leave a reply," said the machine.',
        "Read the full letter from the mayor here:",
        "Copyright law was at the heart of the case, the judge said on Monday.",
        "Weather was to blame for the delay, the engineers said.",
        "Follow the money, the prosecutor told the jury on Monday.",
        "Cookies were sold on the quay on Monday to pay for the ferry.",
        "Menu prices rose by a tenth on the quay this year.",
        "Print is dead, the last printer on the quay said on Monday.",
        "Reporting by the ferry company is due in May, the council said.",
        "Continue reading the minds of voters, he urged his party on Monday.",
        "He left.",
    ],
)
def test_sentence_of_the_story_is_not_furniture(line: str) -> None:
    for text in (f"{HEAD}\n\n{LEAD}\n\n{line}\n\n{SECOND}", f"{HEAD}\n\n{LEAD}\n\n{SECOND}\n\n{line}"):
        assert not plain(text).furniture


def test_end_of_a_sentence_that_was_broken_is_not_furniture() -> None:
    document = plain(f"{HEAD}\n\n{LEAD}\n\nThe clerk found the names of the dogs in the town\n\nregister\n\n{SECOND}")
    assert not document.furniture


def test_menu_and_image_text_above_the_headline_are_set_aside() -> None:
    document = plain(f"Harbour view\nWeather\u00a0 \u00a0 Live Markets\nPOLITICS\n\n{HEAD}\n\n{LEAD}")
    assert [kind for kind, _ in told(document)] == [
        "*above the headline", "*weather and market ticker", "*navigation", "headline", "paragraph"
    ]  # fmt: skip


def test_short_headline_above_a_standfirst_stays() -> None:
    assert kinds("Bridge shuts", "cracks found", LEAD) == ["headline", "heading", "paragraph"]
    assert kinds("Council closes bridge", "three weeks of ferries for the people of the quay", LEAD) == [
        "headline", "standfirst", "paragraph"
    ]  # fmt: skip


def test_short_line_under_the_last_paragraph_is_set_aside() -> None:
    document = plain(f"{HEAD}\n\n{LEAD}\n\n{SECOND}\n\nQuay Post Eastmarch")
    assert told(document)[-1] == ("*below the last paragraph", "Quay Post Eastmarch")


@pytest.mark.parametrize("line", ["“Not me”", "He said:", "Toll: 14", "The bridge stays shut until the end of May"])
def test_last_line_that_may_tell_something_stays(line: str) -> None:
    assert not plain(f"{HEAD}\n\n{LEAD}\n\n{SECOND}\n\n{line}").furniture


def test_comments_after_the_story_are_set_aside_to_the_last() -> None:
    document = plain(
        "\n\n".join([HEAD, LEAD, SECOND, LEAD, "3 Comments", "quaydweller", "It was never safe, believe me."])
    )
    assert [kind for kind, _ in told(document)][-3:] == ["*reader comments"] * 3


def test_comment_button_above_the_story_takes_nothing_with_it() -> None:
    assert kinds(HEAD, "Comments", LEAD, SECOND, LEAD) == [
        "headline", "*reader comments", "paragraph", "paragraph", "paragraph"
    ]  # fmt: skip


def test_links_under_a_heading_of_links_are_set_aside() -> None:
    document = plain(
        "\n\n".join([HEAD, LEAD, "Related stories", "Ferry company loses its licence", "Fish market opens", SECOND])
    )
    assert [kind for kind, _ in told(document)] == ["headline", "paragraph", *["*related links"] * 3, "paragraph"]


def test_kept_furniture_is_paragraphs() -> None:
    text = f"{HEAD}\n\n{LEAD}\n\nShare.\n\nLeave a reply"
    kept = plain(text, keep_furniture=True)
    assert not kept.furniture
    assert [block.span for block in kept.blocks] == sorted(
        [block.span for block in plain(text).blocks] + [one.span for one in plain(text).furniture]
    )


# Real stories


@pytest.mark.parametrize(("name", "paragraph_count", "furniture"), [("1", 7, 1), ("2", 6, 4)])
def test_real_pages_keep_their_paragraphs_and_lose_their_furniture(
    name: str, paragraph_count: int, furniture: int
) -> None:
    document = read(str(need("stories", f"satellites-{name}.txt")))
    assert [block.kind for block in document.blocks] == ["headline"] + ["paragraph"] * paragraph_count
    assert len(document.furniture) == furniture


@pytest.mark.parametrize("part", ["dev", "train"])
@pytest.mark.parametrize("gap", ["\n\n", "\n"], ids=["empty-lines", "single-line-feeds"])
def test_no_sentence_of_real_articles_is_furniture(part: str, gap: str) -> None:
    aside = []
    for line in need("gold", f"outlets.{part}.jsonl").read_text(encoding="utf-8").splitlines():
        for article in json.loads(line)["articles"].values():
            body = [" ".join(sentences) for sentences in article["paragraphs"]]
            document = plain(gap.join([article["title"], *filter(str.strip, body)]))
            aside += [one.span.of(document.text) for one in document.furniture]
            assert [block.kind for block in document.blocks].count("headline") == 1
            assert replace(document.source, title="", origins=()) == Source(
                path="story.txt", byline=document.source.byline
            )
    assert aside == []


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        pytest.param("Home News Weather", 1, id="single blanks"),
        pytest.param("Home  News", 2, id="wide blanks"),
        pytest.param("Home \n News", 2, id="a line feed between blanks"),
        pytest.param("Home\nNews", 1, id="a line feed alone"),
        pytest.param("Home\tNews", 2, id="a tab"),
        pytest.param("Home\xa0News", 2, id="a blank that does not break"),
        pytest.param("Home\u3000\u3000News", 2, id="wide signs"),
        pytest.param("Home|News", 2, id="a bar"),
        pytest.param("Home / News", 2, id="a stroke between blanks"),
        pytest.param("Home/News", 1, id="a stroke within a word"),
        pytest.param("  ", 0, id="nothing"),
    ],
)
def test_a_flattened_menu_falls_into_its_pieces(line: str, expected: int) -> None:
    assert len(pieces_of(line)) == expected
