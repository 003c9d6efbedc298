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
