"""What is read in languages other than English: their elisions, verbs of two words, numbers, times and names."""

from __future__ import annotations

import pytest

from compare.language import load
from compare.mentions import find, sources
from compare.model import Span, Statement


def _statement(text: str) -> Statement:
    return Statement(Span(0, len(text)), text, "body", 0)


def _told(lang: str, text: str, facet: str) -> list[str]:
    return [text[one.span.start : one.span.end] for one in find(_statement(text), load(lang)) if one.facet == facet]


def _values(lang: str, text: str, facet: str) -> list[str]:
    return [one.value for one in find(_statement(text), load(lang)) if one.facet == facet]


def _sources(lang: str, text: str) -> list[str]:
    return [f"{one.strength}: {one.key}" for one in sources(_statement(text), load(lang))]


@pytest.mark.parametrize(
    ("lang", "text", "expected"),
    [
        pytest.param("fr", "Le pont d'Évreil relie la ville à l'Orvanie.", ["Évreil", "Orvanie"], id="fr"),
        pytest.param("fr", "L'Orvanie et l’Altanie ont signé.", ["Orvanie", "Altanie"], id="fr at the beginning"),
        pytest.param("fr", "Le groupe L'Aurande ferme.", ["L'Aurande"], id="fr a capital of its own"),
        pytest.param("it", "Il sindaco dell'Orvania è all'Aquilosa.", ["Orvania", "Aquilosa"], id="it"),
        pytest.param("en", "Mayor O'Dare met D'Arno there.", ["O'Dare", "D'Arno"], id="en has none"),
    ],
)
def test_a_name_stands_behind_an_elided_article(lang: str, text: str, expected: list[str]) -> None:
    assert _told(lang, text, "name") == expected


@pytest.mark.parametrize(
    ("lang", "text", "expected"),
    [
        pytest.param("fr", "Le pont ferme, d'après l'Orva.", ["according: orva"], id="fr elided phrase and name"),
        pytest.param("fr", "« Il ferme », a assuré l'avocate.", ["claimed: avocate"], id="fr elided noun"),
        pytest.param("it", "Il ponte chiude, ha precisato l'azienda.", ["said: azienda"], id="it elided noun"),
        pytest.param("de", "Der Hafen gab bekannt, dass er schließt.", ["said: hafen"], id="de gab bekannt"),
        pytest.param("de", "Die Ermittler gaben an, er sei zu.", ["said: ermittler"], id="de gaben an"),
        pytest.param("de", "Der Wirt räumte den Fehler ein.", ["admitted: wirt"], id="de räumte ein"),
        pytest.param("de", "Der Wirt räumte am Abend die Straße.", [], id="de räumte"),
        pytest.param("de", "Es gab drei Brände.", [], id="de es gab"),
        pytest.param("de", "Am Abend teilte die Polizei mit, dass er zu ist.", ["said: polizei"], id="de verb second"),
        pytest.param("de", "Das teilte die Hafenwache mit.", ["said: hafenwache"], id="de das teilte mit"),
        pytest.param("de", "Der Wirt teilte das Brot mit Anna Lunt.", [], id="de teilte with a preposition"),
        pytest.param("nl", "De politie deelde mee dat hij dicht is.", ["said: politie"], id="nl deelde mee"),
        pytest.param("nl", "De kok deelde het brood met Anna Lunt.", [], id="nl deelde"),
        pytest.param("nl", "De haven gaat dicht, meldde het bedrijf.", ["said: bedrijf"], id="nl het is an article"),
        pytest.param("nl", "‘Hij gaat dicht’, zei kok Jan Smeets.", ["said: jan smeets"], id="nl single marks"),
    ],
)
def test_who_is_said_to_have_said_it(lang: str, text: str, expected: list[str]) -> None:
    assert _sources(lang, text) == expected


def test_a_source_is_cited_with_the_second_word_of_its_verb() -> None:
    text = "Der Hafen ist zu, teilte die Polizei mit."
    (one,) = sources(_statement(text), load("de"))
    assert text[one.span.start : one.span.end] == "teilte die Polizei mit"


def test_what_stands_in_single_marks_is_no_source() -> None:
    assert _sources("nl", "‘Zij zeggen dat ze gaan’, stond op het bord.") == []
