"""Statements: cut right in twelve languages, span-exact, with their roles, in linear time, mostly without nltk."""

from __future__ import annotations

import subprocess
import sys
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from compare.language import load
from compare.model import Block, BlockKind, Document, Furniture, Source, Span, Version, tiles
from compare.segment import segment, version_from_sentences
from compare.segment.sentences import sentences
from compare.settings import Settings
from tests.cases import Case, cases
from tests.shared import need

#: Cases that we know to fail, by title, and why.
KNOWN_FAILURES = {
    "a rule of procedure in four pieces": "the bank of that name ends sentences, and no list holds every court's rules",
    "a band with an end mark in its name": "only a list of all such names could tell",
}
LANGUAGES = ("ar", "de", "en", "es", "fr", "hi", "it", "ja", "nl", "pt", "ru", "zh")


def cut(text: str, lang: str = "en", ask: str = "doubt") -> list[str]:
    found = sentences(text, Span(0, len(text)), load(lang), ask=ask)  # type: ignore[arg-type]
    return [" ".join(span.of(text).split()) for span in found]


def version(*blocks: tuple[BlockKind, str], lang: str = "en") -> Version:
    text, made = "", []
    for kind, wording in blocks:
        made.append(Block(kind, Span(len(text), len(text) + len(wording))))
        text += wording + "\n\n"
    return segment(Document(Source(), text, tuple(made), lang=lang), Settings())


def told(story: Version) -> list[tuple[str, str]]:
    return [(statement.role, statement.text) for statement in story.statements]


@pytest.mark.parametrize("case", [case for lang in LANGUAGES for case in cases(f"segment.{lang}", KNOWN_FAILURES)])
@pytest.mark.parametrize("ask", ["doubt", "always"])
def test_sentences_end_where_a_reader_ends_them(case: Case, ask: str, request: pytest.FixtureRequest) -> None:
    lang = request.node.callspec.id.split("segment.")[1][:2]
    assert "\n".join(cut(case.given, lang, ask)) == case.expected


TOKENS = """
    The mayor U.S. Gen. Lund No. 5 p.m. Monday said left . ... ? ! “ ” " ' ( ) — - iPhone e.g. Strs. Brg. vgl. tnt. 3.5
    etc. www.a.org @ann failed.Democrats A. J.K. Inc. 1998. a. 1. Mr. sun. He “It went. gone.” “Why?” Ada 。 他说 г. » «
"""
PROSE = st.lists(st.sampled_from(TOKENS.split()), max_size=30).map(" ".join)


@settings(max_examples=500, deadline=None)
@given(PROSE | st.text(max_size=80), st.sampled_from(LANGUAGES))
def test_statements_cut_the_text_and_leave_only_white_space_out(text: str, lang: str) -> None:
    found = list(sentences(text.strip(), Span(0, len(text.strip())), load(lang)))
    assert tiles(text.strip(), found)
    assert all(span.of(text.strip()) == span.of(text.strip()).strip() != "" for span in found)


@settings(max_examples=500, deadline=None)
@given(PROSE, st.sampled_from(LANGUAGES))
def test_asking_punkt_always_changes_no_cut(text: str, lang: str) -> None:
    assert cut(text, lang, "always") == cut(text, lang)


@settings(max_examples=500, deadline=None)
@given(PROSE, st.sampled_from(LANGUAGES), st.sampled_from(["\n", "\r\n", "\t", "  "]), st.integers(1, 7))
def test_line_ends_and_wrapping_change_no_cut(text: str, lang: str, gap: str, every: int) -> None:
    words = text.split(" ")
    wrapped = "".join(word + (gap if index % every == 0 else " ") for index, word in enumerate(words, 1)).strip()
    assert cut(wrapped, lang) == cut(" ".join(words).strip(), lang)


def test_a_doubtful_word_is_left_to_punkt_and_a_known_one_is_not() -> None:
    code = (
        "import sys; from compare.language import load; from compare.model import Span;"
        "from compare.segment.sentences import sentences;"
        "run = lambda t: list(sentences(t, Span(0, len(t)), load('en'))); run({!r}); print('nltk' in sys.modules)"
    )
    for text, loaded in (("Mr. Lund left the U.S. In May it rained.", "False"), ("See Strs. Lund now.", "True")):
        run = subprocess.run([sys.executable, "-c", code.format(text)], capture_output=True, text=True, check=True)
        assert run.stdout.strip() == loaded, text


@pytest.mark.parametrize("name", ["satellites-1.txt", "satellites-2.txt"])
def test_a_news_story_is_cut_without_loading_nltk(name: str) -> None:
    code = (
        "import sys; from compare.read import read; from compare.segment import segment;"
        "from compare.settings import Settings;"
        "print(len(segment(read(sys.argv[1]), Settings()).statements) > 15, 'nltk' in sys.modules)"
    )
    run = subprocess.run(
        [sys.executable, "-c", code, str(need("stories", name))], capture_output=True, text=True, check=True
    )
    assert run.stdout.split() == ["True", "False"]


@pytest.mark.parametrize(
    "piece",
    [
        pytest.param("word ", id="no sentence end"),
        pytest.param("...", id="dots"),
        pytest.param('"', id="quotes"),
        pytest.param(". ", id="spaced dots"),
        pytest.param("x. ", id="initials"),
        pytest.param("He left. ", id="sentences"),
        pytest.param(".“", id="marks"),
        pytest.param(" ", id="blanks"),
        pytest.param("?! ", id="questions"),
        pytest.param("(", id="brackets"),
        pytest.param("“a ‘b ", id="unclosed quotations"),
    ],
)
def test_a_megabyte_takes_linear_time(piece: str) -> None:
    def seconds(size: int) -> float:
        text = (piece * size)[:size]
        begun = time.process_time()
        version(("paragraph", "A" + text + "."))
        return time.process_time() - begun

    seconds(1000)
    small, large = seconds(62_500), seconds(500_000 if len(piece) > 1 else 1_000_000)
    assert large < 48 * small + 0.5, f"8 or 16 times the text took {large / small:.0f} times as long"


@pytest.mark.parametrize(
    ("text", "line"),
    [
        pytest.param("MOSCOW — In a speech, he left.", "MOSCOW —", id="place"),
        pytest.param("WASHINGTON (AP) — The bill failed.", "WASHINGTON (AP) —", id="place and agency"),
        pytest.param("LONDON, March 3 (Reuters) - Shares fell.", "LONDON, March 3 (Reuters) -", id="date and agency"),
        pytest.param("PARIS – Le maire est parti.", "PARIS –", id="en dash"),
        pytest.param("NEW YORK -- The bill failed.", "NEW YORK --", id="two hyphens"),
        pytest.param("KYIV, Ukraine — “We stay,” she said.", "KYIV, Ukraine —", id="before a quotation"),
        pytest.param("ST. LOUIS, Mo. — Police came.", "ST. LOUIS, Mo. —", id="abbreviations"),
        pytest.param("Berlin (dpa) - Der Plan scheiterte.", "Berlin (dpa) -", id="small place with agency"),
        pytest.param("Lyon, 3 March — The bill failed.", "Lyon, 3 March —", id="small place with date"),
        pytest.param("WASHINGTON/MOSCOW — Talks began.", "WASHINGTON/MOSCOW —", id="two places"),
        pytest.param("PORT-AU-PRINCE, Haiti — Rain fell.", "PORT-AU-PRINCE, Haiti —", id="hyphens in the place"),
        pytest.param("MOSCOW—In a speech, he left.", "MOSCOW—", id="no blanks"),
        pytest.param("(Reuters) - Shares fell.", "(Reuters) -", id="agency alone"),
        pytest.param("(CNN)The bill failed.", "(CNN)", id="agency glued"),
        pytest.param("Lund — who left — spoke.", "", id="a name and an aside"),
        pytest.param("Lund – The mayor – spoke.", "", id="a name and a capital"),
        pytest.param("NATO — an alliance — met.", "", id="capitals and an aside"),
        pytest.param("BREAKING — The bill failed.", "", id="a label"),
        pytest.param("MAYOR LEAVES — COUNCIL STAYS", "", id="all in capitals"),
        pytest.param("The U.S. - Mexico border closed.", "", id="a hyphen in a sentence"),
        pytest.param("In May — The Month of Rain — it rained.", "", id="a phrase"),
        pytest.param("The mayor (Lund) — a man — left.", "", id="a name in brackets"),
        pytest.param("F-16 — The plane fell.", "", id="a machine"),
        pytest.param("MOSCOW is cold.", "", id="no dash"),
    ],
)
def test_a_dateline_is_a_statement_of_its_own(text: str, line: str) -> None:
    story = version(("paragraph", text))
    rest = text[len(line) :].strip()
    assert told(story)[: 1 + bool(line)] == ([("dateline", line)] if line else []) + [("lead", cut(rest)[0])]


def test_only_the_lead_has_a_dateline() -> None:
    story = version(("paragraph", "It rained."), ("paragraph", "MOSCOW — It snowed."))
    assert told(story) == [("lead", "It rained."), ("body", "MOSCOW — It snowed.")]


@pytest.mark.parametrize(
    ("text", "stamp"),
    [
        pytest.param("Update, 3:15 p.m.: All are safe.", "Update, 3:15 p.m.:", id="time"),
        pytest.param("UPDATE (4 p.m. EDT): All are safe.", "UPDATE (4 p.m. EDT):", id="brackets-and-zone"),
        pytest.param("Updated Tuesday, 4 p.m. — All are safe.", "Updated Tuesday, 4 p.m. —", id="day-and-dash"),
        pytest.param("Breaking news, March 4: All are safe.", "Breaking news, March 4:", id="two-words-and-date"),
        pytest.param("Update: All are safe.", "", id="no-time"),
        pytest.param("3:15 p.m.: All were safe.", "", id="a-timeline"),
        pytest.param("Update: 3 people were heard: all are safe.", "", id="a-number-of-the-news"),
        pytest.param("Update 3 of the plan: All are safe.", "", id="no-time-alone"),
        pytest.param("Updated 3:15 p.m.", "", id="nothing-behind-it"),
    ],
)
def test_a_stamp_before_news_is_a_statement_of_its_own(text: str, stamp: str) -> None:
    told_first = told(version(("paragraph", "It rained."), ("paragraph", text)))[1:]
    assert told_first == ([("timestamp", stamp)] if stamp else []) + [("body", text[len(stamp) :].strip())]


def test_a_stamp_before_the_first_news_leaves_it_the_lead_and_its_dateline() -> None:
    story = version(("paragraph", "Update, 15.30 Uhr: LEM – Alle sind gerettet."), lang="de")
    expected = [("timestamp", "Update, 15.30 Uhr:"), ("dateline", "LEM –"), ("lead", "Alle sind gerettet.")]
    assert told(story) == expected


def test_roles_come_from_blocks() -> None:
    story = version(
        ("headline", "It rained. Again."),
        ("standfirst", "Rain fell. Roads flooded."),
        ("byline", "By J. Lund"),
        ("timestamp", "5 p.m. March 3"),
        ("paragraph", "It rained. It snowed."),
        ("heading", "What next? Nobody knows."),
        ("list-item", "Rain."),
        ("quote", "We stay."),
        ("caption", "A road."),
        ("note", "Corrected."),
        ("paragraph", "It stopped."),
    )
    assert [statement.role for statement in story.statements] == [
        "headline", "standfirst", "standfirst", "byline", "timestamp", "lead", "body", "heading", "list-item", "quote",
        "caption", "note", "body",
    ]  # fmt: skip
    assert [statement.paragraph for statement in story.statements] == [0, 1, 1, 2, 3, 4, 4, 5, 6, 7, 8, 9, 10]


def test_a_block_of_white_space_holds_no_statement_and_no_lead() -> None:
    story = version(("paragraph", " \n "), ("paragraph", " It rained. "))
    assert told(story) == [("lead", "It rained.")]
    assert story.statements[0].span.of(story.text) == "It rained."


def test_statements_and_furniture_tile_the_text() -> None:
    text = "Head\n\nShare.\n\nMOSCOW — It rained. It snowed."
    document = Document(
        Source(), text, (Block("headline", Span(0, 4)), Block("paragraph", Span(14, len(text)))),
        (Furniture(Span(6, 12), "share prompt"),),
    )  # fmt: skip
    story = segment(document, Settings())
    spans = [s.span for s in story.statements] + [f.span for f in document.furniture]
    assert tiles(text, sorted(spans))


def test_the_language_is_the_settings_then_the_documents_then_the_texts() -> None:
    document = Document(Source(), "Der Plan ist am 3. Oktober gescheitert.", (Block("paragraph", Span(0, 39)),))
    assert segment(document, Settings()).lang == "de"
    assert segment(document, Settings(lang="en")).lang == "en"


def test_an_unknown_language_is_cut_by_marks_and_said_so() -> None:
    document = Document(Source(), "Bron stängdes. Ingen skadades.", (Block("paragraph", Span(0, 30)),), lang="sv")
    story = segment(document, Settings())
    assert len(story.statements) == 2
    assert story.document.notes == ('no word lists for language "sv": statements are cut by marks alone',)


def test_sentences_given_are_kept_as_given() -> None:
    story = version_from_sentences([["Mr. A. left? no", " It… "], ["", "  "], ["End"]], outlet="X", title="Head")
    assert story.text == "Head\n\nMr. A. left? no  It… \n\nEnd"
    assert told(story) == [("headline", "Head"), ("lead", "Mr. A. left? no"), ("body", " It… "), ("body", "End")]
    assert [s.paragraph for s in story.statements] == [0, 1, 1, 2]
    assert all(s.span.of(story.text) == s.text for s in story.statements)
    assert (story.label, story.document.source.outlet, story.headline) == ("X", "X", story.statements[0])


def test_a_quotation_over_two_statements_is_known_whole() -> None:
    story = version(("paragraph", "“We lost. We go on,” she said."))
    assert len(story.statements) == 2
    assert [quote.inner.of(story.text) for quote in story.quotations] == ["We lost. We go on,"]
