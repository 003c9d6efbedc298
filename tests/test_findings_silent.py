"""What only looks like a change is no finding, and who speaks behind house and office."""

from __future__ import annotations

import pytest

from compare.language import load
from compare.mentions import sources
from tests.findings_fixture import found_in, grave, version_in


@pytest.mark.parametrize(
    ("lang", "left", "right"),
    [
        pytest.param(
            "pt",
            "O conselho do porto aprovou a ponte e se reuniu em segredo.",
            "O conselho do porto aprovou a ponte.",
            id="pt: a pronoun is no condition",
        ),
        pytest.param(
            "pt",
            "A ponte abriu-se as onze horas da manhã, disse a polícia.",
            "A ponte abriu as onze horas da manhã, disse a polícia.",
            id="pt: nor behind a hyphen",
        ),
        pytest.param(
            "es",
            "El alcalde quiso saber si la obra del puente seguía.",
            "El alcalde preguntó si la obra del puente continuaba.",
            id="es: what is asked is no condition",
        ),
        pytest.param(
            "en",
            "Nearly every ferry on the lake runs quickly on diesel.",
            "Nearly every ferry on the lake runs rapidly on diesel.",
            id="quantifiers that both sides have",
        ),
        pytest.param(
            "en",
            "All lorries use the pier, and some lorries use the old ramp in winter.",
            "All lorries use the pier, and some lorries take the old ramp in winter.",
            id="two quantifiers of one word",
        ),
        pytest.param(
            "en",
            "For example, the crane lifts stones that weigh a tonne each.",
            "Besides, the crane lifts stones that weigh a tonne each.",
            id="an example is no list",
        ),
        pytest.param(
            "en",
            "Likewise, the pier was mended before the winter storms came.",
            "Lastly, the pier was mended before the winter storms came.",
            id="a first word is no name",
        ),
        pytest.param(
            "en",
            "The crane could not lift the second turbine, engineers said.",
            "The crane did not lift the second turbine, engineers said.",
            id="could not is no hedge",
        ),
        pytest.param(
            "pt",
            "Segundo ele, a ponte do vale é segura.",
            "Ele diz que a ponte do vale é segura.",
            id="a pronoun by phrase and by verb",
        ),
        pytest.param(
            "pt",
            "As universidades dos EUA compraram o barco do vale.",
            "As universidades dos Estados Unidos compraram o barco do vale.",
            id="a short name of a country",
        ),
        pytest.param(
            "pt",
            "A obra do porto custa US$ 1 bilhão.",
            "A obra do porto custa 1 bilhão de dólares.",
            id="one sum with its sign and its word",
        ),
        pytest.param(
            "en",
            "The harbour board failed to report the leak.",
            "The harbour board did not report the leak.",
            id="two ways to deny",
        ),
        pytest.param(
            "en",
            "The ferry has not been repaired since the storm.",
            "The ferry has yet to be repaired since the storm.",
            id="two more ways to deny",
        ),
        pytest.param(
            "pt",
            "O barco leva, no máximo, 25 pessoas.",
            "O barco leva 25 pessoas no máximo.",
            id="a bound behind a comma",
        ),
        pytest.param(
            "en",
            "A new ferry — the third of the line — sailed at noon.",
            "A new ferry, the third of the line, sailed at noon.",
            id="a sentence with a dash has no dateline",
        ),
        pytest.param(
            "pt",
            "O barco leva cerca de 25 pessoas até a ilha do vale.",
            "O barco leva mais ou menos 25 pessoas até a ilha do vale.",
            id="about, in other words",
        ),
    ],
)  # fmt: skip
def test_what_only_looks_like_a_change_is_silent(lang: str, left: str, right: str) -> None:
    assert grave(found_in(left, right, lang)) == []


@pytest.mark.parametrize(
    ("lang", "text", "expected"),
    [
        pytest.param("en", "“We lost,” said Rovers coach Ann Roe.", "Ann Roe", id="house and office"),
        pytest.param("en", "“We lost,” said Rovers striker Ann Roe after dark.", "Ann Roe", id="house and noun"),
        pytest.param("en", "“We lost,” said former Rovers captain Ann Roe.", "Ann Roe", id="former"),
        pytest.param("en", "“We lost,” said Roe outside Harwick Hall.", "Roe", id="no noun behind the name"),
        pytest.param("en", "“We lost,” said the club's chairman, Ann Roe.", "Ann Roe", id="behind a comma"),
        pytest.param("en", "The pier is shut, said the mayor of Ashford, Kent.", "mayor", id="a place behind it"),
        pytest.param("es", "«No», dijo el entrenador del Rovers, Pablo Rueda.", "Pablo Rueda", id="es comma"),
        pytest.param("fr", "« Non », a déclaré l'entraîneur du club, Luc Hébert.", "Luc Hébert", id="fr comma"),
        pytest.param(
            "pt", "O diretor do Instituto Paulo Prado, Alcir Matos, diz que não.", "Alcir Matos", id="pt house first"
        ),
    ],
)
def test_the_person_behind_house_and_office_is_the_source(lang: str, text: str, expected: str) -> None:
    version = version_in(text, lang)
    assert [one.source.of(text) for one in sources(version.statements[0], load(lang))] == [expected]
