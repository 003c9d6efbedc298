"""Names among other capitals: nouns of German, a dateline, places called after a number, titles behind a name."""

from __future__ import annotations

import pytest

from compare.language import load
from compare.mentions import find
from compare.model import Facet, Span, Statement


def wordings(lang: str, text: str, facet: Facet) -> list[str]:
    found = find(Statement(Span(0, len(text)), text, "body", 0), load(lang))
    return [mention.span.of(text) for mention in found if mention.facet == facet]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Blinde Menschen fanden den Steg nicht.", id="adjective and noun open"),
        pytest.param("Es hieß: Trockene Kiefern brennen schnell.", id="the same behind a colon"),
        pytest.param("Gesetzlich Versicherte zahlen nichts.", id="adverb and noun open"),
        pytest.param("Kaufen Sie bitte Ihre Karte vorher.", id="address"),
        pytest.param("Er warnte, dass Bahnhöfe von dem Gesetz ausgenommen seien.", id="nouns tied by an article"),
        pytest.param("Das ist der kurze Weg zur Schule.", id="nouns tied by a contraction"),
        pytest.param("Dort hingen Bilder von Pferden.", id="nouns tied without an article"),
        pytest.param("Nun bekommen mehr Menschen Hilfe.", id="two nouns of two phrases"),
        pytest.param("Die Köchin schöpfte einen Teller Suppe.", id="a measure and its noun"),
        pytest.param("Forscher von der Hochschule prüfen das.", id="a noun behind two particles"),
    ],
)
def test_nouns_and_address_are_no_names_in_german(text: str) -> None:
    assert wordings("de", text, "name") == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("Clara Seidel lobte den Chor.", ["Clara Seidel"], id="opens"),
        pytest.param("Silke Brandner lobte den Chor.", ["Silke Brandner"], id="a first name like an adjective"),
        pytest.param("Gestern sang Thomas Müller im Chor.", ["Thomas Müller"], id="common words that are names"),
        pytest.param("Am Abend redete Ute von der Heyden.", ["Ute von der Heyden"], id="particles"),
        pytest.param("Bäcker Anton Brix buk Brot.", ["Anton Brix"], id="a trade before the name"),
        pytest.param("Die SPD war dagegen.", ["SPD"], id="capitals"),
        pytest.param("Deutsche Bahn streicht Züge.", ["Deutsche Bahn"], id="an adjective that begins names"),
        pytest.param("Wir trafen uns auf der Alten Brücke.", ["Alten Brücke"], id="an adjective with a capital within"),
        pytest.param("Das Boot kam von der Insel Wörde.", ["Insel Wörde"], id="behind the noun that says what it is"),
        pytest.param("Sie spielten gegen St. Veiten.", ["St. Veiten"], id="a short form"),
        pytest.param("Helfen Sie Jule Färber?", ["Jule Färber"], id="behind an address"),
    ],
)
def test_names_stay_among_the_nouns_of_german(text: str, expected: list[str]) -> None:
    assert wordings("de", text, "name") == expected


@pytest.mark.parametrize(
    ("lang", "text", "expected"),
    [
        pytest.param("en", "He lives in “Thousand Oaks” now.", ["Thousand Oaks"], id="a scale in a quotation"),
        pytest.param("en", "Thousand Oaks has a new baker.", ["Thousand Oaks"], id="a scale opens"),
        pytest.param("en", "The flood reached Three Rivers.", ["Three Rivers"], id="a number within"),
        pytest.param("en", "They swam at Million Dollar Beach.", ["Million Dollar Beach"], id="money within"),
        pytest.param("en", "Half Moon Bay lost its pier.", ["Half Moon Bay"], id="a half opens"),
        pytest.param("en", "Three Mile Island lost its pier.", ["Three Mile Island"], id="a measure opens"),
        pytest.param("en", "They cited the Second Charter.", ["Second Charter"], id="a rank within"),
        pytest.param("fr", "Trois-Collines a perdu son quai.", ["Trois-Collines"], id="fr a hyphen opens"),
        pytest.param("es", "La barca volvió a Tres Molinos.", ["Tres Molinos"], id="es a number within"),
    ],
)
def test_a_number_word_inside_a_name_is_no_number(lang: str, text: str, expected: list[str]) -> None:
    assert wordings(lang, text, "number") == []
    assert wordings(lang, text, "name") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("Three Republicans said no.", ["Three"], id="opens before a name"),
        pytest.param("“Five Democrats left,” he said.", ["Five"], id="opens a quotation"),
        pytest.param("It rained — Two Bretons drowned.", ["Two"], id="opens behind a dash"),
        pytest.param("Two men left.", ["Two"], id="opens before a noun"),
        pytest.param("Twenty-Two Bretons left.", ["Twenty-Two"], id="two words"),
        pytest.param("Five Million Bretons left.", ["Five Million"], id="a scale with its number"),
        pytest.param("He owed Five Million Dollars.", ["Five Million Dollars"], id="an amount in capitals"),
    ],
)
def test_a_number_word_before_a_name_counts(text: str, expected: list[str]) -> None:
    assert wordings("en", text, "number") == expected


@pytest.mark.parametrize(
    ("lang", "text", "expected"),
    [
        pytest.param("ja", "月曜日、佐藤さんは橋を開いた。", ["佐藤"], id="ja a form of address"),
        pytest.param("ja", "町の田中一郎氏が述べた。", ["田中一郎"], id="ja a number in a name"),
        pytest.param("ja", "隣国のプーシキナ大統領は語った。", ["プーシキナ"], id="ja by sound"),
        pytest.param("ja", "ジョン・ロウ氏は述べた。", ["ジョン・ロウ"], id="ja a point within"),
        pytest.param("ja", "前首相は語った。", [], id="ja what limits an office"),
        pytest.param("ja", "皆さんに話した。", [], id="ja everybody"),
        pytest.param("ja", "同氏は住所氏名を書いた。", [], id="ja the same, and no address"),
        pytest.param("zh", "周一王先生打开了大桥。", ["王"], id="zh a form of address"),
        pytest.param("zh", "记者采访了张伟先生。", ["张伟"], id="zh behind a sign that ties"),
        pytest.param("zh", "唐纳·费舍尔总统说桥很安全。", ["唐纳·费舍尔"], id="zh a point within"),
        pytest.param("zh", "总统费舍尔先生说桥很安全。", ["费舍尔"], id="zh behind a title"),
        pytest.param("zh", "国家主席和前总统打开了大桥。", [], id="zh what limits an office"),
    ],
)
def test_a_name_before_a_title_is_found_where_words_are_not_parted(lang: str, text: str, expected: list[str]) -> None:
    assert wordings(lang, text, "name") == expected


def test_a_form_of_address_is_no_office() -> None:
    assert wordings("ja", "佐藤さんは語った。", "title") == []
    assert wordings("ja", "佐藤首相は語った。", "title") == ["首相"]
