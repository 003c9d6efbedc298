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
        pytest.param("de", "Dem Gutachten zufolge war er spröde.", ["according: dem gutachten"], id="de zufolge"),
        pytest.param(
            "de",
            "Er war einem Bericht der Wache zufolge zu.",
            ["according: einem bericht der wache"],
            id="de zufolge behind a verb",
        ),
        pytest.param(
            "fr",
            "La cheffe, Lise Aubert, a promis d'écouter l'opposition.",
            ["promised: lise aubert"],
            id="fr the object is no source",
        ),
        pytest.param(
            "pt",
            "Para o engenheiro Caio Brandão, o aço era ruim.",
            ["according: caio brandão"],
            id="pt para with a name",
        ),
        pytest.param("pt", "Para a polícia, o aço era ruim.", ["according: a polícia"], id="pt para with a source"),
        pytest.param("pt", "O farol, caro, serve para o estudo dos raios.", [], id="pt para with an aim"),
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


@pytest.mark.parametrize(
    ("lang", "text", "expected"),
    [
        pytest.param("fr", "1 234,5 millions d'euros", ["EUR 1234500000"], id="fr blank between thousands"),
        pytest.param("fr", "près de 15\u202f000 fans", ["15000"], id="fr narrow blank"),
        pytest.param("es", "15 000 personas", ["15000"], id="es blank between thousands"),
        pytest.param("de", "1.234,5 Millionen Euro", ["EUR 1234500000"], id="de points and comma"),
        pytest.param("de", "12 345 678 Euro", ["EUR 12345678"], id="de two blanks"),
        pytest.param("it", "15mila tifosi", ["15000"], id="it scale without a blank"),
        pytest.param("en", "Route 15 200 miles north", ["15", "200"], id="en sets no thousands apart by blanks"),
        pytest.param("de", "Zimmer 2 und 300 Gäste", ["2", "300"], id="de two numbers"),
    ],
)
def test_numbers_with_the_separators_of_their_language(lang: str, text: str, expected: list[str]) -> None:
    assert _values(lang, text, "number") == expected


@pytest.mark.parametrize(
    ("lang", "text", "expected"),
    [
        pytest.param("de", "Er kam um 14.30 Uhr.", ["time 14:30"], id="de point"),
        pytest.param("de", "Er kam um 14:30 Uhr.", ["time 14:30"], id="de colon"),
        pytest.param("de", "Er kam um 14 Uhr 30.", ["time 14:30"], id="de minutes behind"),
        pytest.param("de", "Er kam gegen 9 Uhr.", ["time 09:00"], id="de full hour"),
        pytest.param("de", "Er wiegt 14.30 Tonnen.", [], id="de weight"),
        pytest.param("fr", "Il part à 6 h 30.", ["time 06:30"], id="fr blanks"),
        pytest.param("fr", "Il part à 6h30.", ["time 06:30"], id="fr no blanks"),
        pytest.param("fr", "Il part à 18h et revient vers 20 heures.", ["time 18:00", "time 20:00"], id="fr hours"),
        pytest.param("fr", "Il attend 20 heures.", [], id="fr length"),
        pytest.param("es", "Sale a las 6.30 horas.", ["time 06:30"], id="es"),
        pytest.param("pt", "Volta às 6h30.", ["time 06:30"], id="pt"),
        pytest.param("it", "Parte alle 6.30.", ["time 06:30"], id="it"),
        pytest.param("nl", "Hij vertrekt om 6.30 uur.", ["time 06:30"], id="nl"),
        pytest.param("nl", "Hij wacht 3 uur.", [], id="nl length"),
        pytest.param("pt", "Volta na terça-feira.", ["weekday terça-feira"], id="pt weekday of two words"),
    ],
)
def test_times_as_each_language_writes_them(lang: str, text: str, expected: list[str]) -> None:
    assert _values(lang, text, "date") == expected
