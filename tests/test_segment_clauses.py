"""Clauses: parts of a sentence that carry a claim of their own, span-exact, quotations whole."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from compare.language import load
from compare.mentions.clauses import clauses
from compare.mentions.quotes import quotations
from compare.model import Block, Document, Source, Span, tiles
from compare.segment import segment
from compare.settings import Settings


def cut(text: str, lang: str = "en") -> list[str]:
    whole = Span(0, len(text))
    language = load(lang)
    return [span.of(text) for span in clauses(text, whole, language, quotations(text, [whole], language))]


@pytest.mark.parametrize(
    ("marked", "lang"),
    [
        pytest.param("The mayor closed the old bridge.", "en", id="one claim"),
        pytest.param("The mayor closed the bridge,| but the council opened it again.", "en", id="coordinated"),
        pytest.param("The mayor closed the bridge| because the river had risen.", "en", id="no comma"),
        pytest.param("When the river rose again,| the mayor closed the bridge.", "en", id="subordinate first"),
        pytest.param("The mayor of Lund,| who took office in May,| closed the bridge.", "en", id="relative"),
        pytest.param("The mayor closed the bridge,| leaving the town without a road.", "en", id="participle"),
        pytest.param("The old bridge in Lund,| built by prisoners in 1904,| is closed for good.", "en", id="insertion"),
        pytest.param("He closed the bridge,| a decision that shops opposed.", "en", id="apposition"),
        pytest.param("The bridge will stay closed,| according to the mayor.", "en", id="source"),
        pytest.param("The bridge will stay closed| – a blow to every shop.", "en", id="dash"),
        pytest.param("The old bridge| (built by prisoners in 1904)| is closed for good.", "en", id="brackets"),
        pytest.param("The bridge is closed;| the road is open.", "en", id="semicolon"),
        pytest.param("They lost chairs, tables, and books.", "en", id="list"),
        pytest.param("They lost chairs, tables and two big books.", "en", id="list without a last comma"),
        pytest.param("On Monday, the bridge closed.", "en", id="a short opening stays"),
        pytest.param("She said “the bridge, which I love, is closed” twice.", "en", id="a quotation stays whole"),
        pytest.param("Repairs will cost about $120,000,| according to the builders.", "en", id="a number stays whole"),
        pytest.param("Die Brücke kostet 1,5 Millionen,| weil der Stahl knapp ist.", "de", id="a decimal comma"),
        pytest.param("The rain-soaked mid-river bridge is closed.", "en", id="hyphens"),
        pytest.param("Die Brücke bleibt gesperrt,| weil der Fluss gestiegen ist.", "de", id="German"),
        pytest.param("Le pont reste fermé,| selon le maire de la ville.", "fr", id="French"),
        pytest.param("El puente sigue cerrado,| pero la carretera está abierta.", "es", id="Spanish"),
        pytest.param("Мост остаётся закрытым,| потому что река поднялась.", "ru", id="Russian"),
        pytest.param("暴风雨过后大桥关闭，|市长宣布道路开放。", "zh", id="Chinese"),
    ],
)
def test_clauses_begin_where_a_claim_begins(marked: str, lang: str) -> None:
    assert cut(marked.replace("|", ""), lang) == [part.strip() for part in marked.split("|")]


WORDS = "the mayor who said, and but – because ; ( ) “ ” closing it, closed; which, by a town . 12"


@settings(max_examples=500)
@given(
    st.lists(st.sampled_from(WORDS.split()), min_size=1, max_size=40).map(" ".join),
    st.sampled_from(["en", "de", "ru", "zh", "und"]),
)
def test_clauses_tile_their_sentence(text: str, lang: str) -> None:
    whole = Span(0, len(text))
    language = load(lang)
    found = clauses(text, whole, language, quotations(text, [whole], language))
    assert tiles(text, found)
    assert (found[0].start, found[-1].end) == whole
    assert all(span.of(text) == span.of(text).strip() for span in found)


def test_clauses_can_be_the_unit_of_a_version() -> None:
    text = "MOSCOW — The mayor closed the bridge, but the council opened it again."
    document = Document(Source(), text, (Block("paragraph", Span(0, len(text))),), lang="en")
    assert [(s.role, s.text) for s in segment(document, Settings(unit="clause")).statements] == [
        ("dateline", "MOSCOW —"),
        ("lead", "The mayor closed the bridge,"),
        ("body", "but the council opened it again."),
    ]
    assert Settings(unit="clause").signature != Settings().signature
