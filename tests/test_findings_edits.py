"""Edits as desks make them: each is told once, by the rule that names it, and what only looks like one is silent."""

from __future__ import annotations

import pytest

from compare.align import align
from compare.findings import find
from compare.label import label
from compare.language import load
from compare.mentions import sources
from compare.model import Block, Document, Finding, Source, Span, Version
from compare.segment import segment
from compare.settings import Settings
from tests.findings_fixture import grave


def _version(text: str, lang: str) -> Version:
    return segment(Document(Source(), text, (Block("paragraph", Span(0, len(text))),), lang=lang), Settings())


def _told(left: str, right: str, lang: str) -> tuple[Finding, ...]:
    versions = _version(left, lang), _version(right, lang)
    return find(versions, (label(align(*versions, Settings())),), Settings())


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
    ],
)  # fmt: skip
def test_what_only_looks_like_a_change_is_silent(lang: str, left: str, right: str) -> None:
    assert grave(_told(left, right, lang)) == []


@pytest.mark.parametrize(
    ("lang", "left", "right", "expected"),
    [
        pytest.param(
            "pt",
            "O porto abre em maio se o conselho aprovar a obra.",
            "O porto abre em maio.",
            ["condition-changed: Condition dropped: “se o conselho aprovar a obra”"],
            id="pt condition",
        ),
        pytest.param(
            "pt",
            "Se chover forte, a ponte do vale fecha na quarta-feira.",
            "A ponte do vale fecha na quarta-feira.",
            ["condition-changed: Condition dropped: “Se chover forte”"],
            id="pt condition first",
        ),
        pytest.param(
            "en",
            "Only a few residents want the bridge to stay.",
            "Many residents want the bridge to stay.",
            ["scope-changed: Scope changed: “Only a few” became “Many”"],
            id="two quantifiers are one",
        ),
        pytest.param(
            "en",
            "The new wall may not protect the harbour against spring tides.",
            "The new wall does not protect the harbour against spring tides.",
            ["hedge-dropped: Hedge dropped: “may not protect”"],
            id="a hedge before a denial",
        ),
        pytest.param(
            "en",
            "The pilots tested boats that were not self-driving on the lake.",
            "The pilots tested boats that were self-driving on the lake.",
            ["polarity-flipped: Denial dropped: “not self-driving” is no longer denied"],
            id="a word with a hyphen is cited whole",
        ),
        pytest.param(
            "en",
            "“We lost control of the ferry,” said Harbour Line captain Ann Roe.",
            "“We lost control of the ferry,” said Lake Line captain Ann Roe.",
            ["name-changed: Name changed: “Harbour Line” became “Lake Line”"],
            id="who said it stands behind house and office",
        ),
        pytest.param(
            "en",
            "The strike will go on, said Olav Brent, the union's secretary.",
            "The strike will go on, said Olav Brent, the union's chairman.",
            ["title-changed: Title of Olav Brent changed: “union's secretary” became “union's chairman”"],
            id="title behind the name",
        ),
        pytest.param(
            "en",
            "Jane Dole, the Lakeland museum's historian, wrote a book on the dam.",
            "Jane Dole, the Lakeland museum's geologist, wrote a book on the dam.",
            ["title-changed: Description of Jane Dole changed: “historian” became “geologist”"],
            id="description with its house",
        ),
        pytest.param(
            "en",
            "Hanne Thorsen, vice president of Nordhavn Bank, resigned on Sunday.",
            "Hanne Thorsen, president of Nordhavn Bank, resigned on Sunday.",
            ["title-changed: Title of Hanne Thorsen changed: “vice president” became “president”"],
            id="vice president",
        ),
        pytest.param(
            "en",
            "The former mayor, Nils Aas, opened the hall.",
            "The mayor, Nils Aas, opened the hall.",
            ["title-changed: Title of Nils Aas changed: “former mayor” became “mayor”"],
            id="title before a comma",
        ),
        pytest.param(
            "en",
            "The mayor, Per Moe, cut the ribbon of the bridge.",
            "The governor, Per Moe, cut the ribbon of the bridge.",
            ["title-changed: Title of Per Moe changed: “mayor” became “governor”"],
            id="another title before a comma",
        ),
        pytest.param(
            "en",
            "Acting police chief Ivar Lund led the search on the lake.",
            "Police chief Ivar Lund led the search on the lake.",
            ["title-changed: Title of Ivar Lund changed: “Acting police chief” became “chief”"],
            id="acting police chief",
        ),
        pytest.param(
            "pt",
            "A ponte abre em maio, disse o ex-prefeito Rui Campos.",
            "A ponte abre em maio, disse o prefeito Rui Campos.",
            ["title-changed: Title of Rui Campos changed: “ex-prefeito” became “prefeito”"],
            id="pt former",
        ),
        pytest.param(
            "fr",
            "Le port ferme lundi, a annoncé l'ancien maire Luc Hébert.",
            "Le port ferme lundi, a annoncé le maire Luc Hébert.",
            ["title-changed: Title of Luc Hébert changed: “l'ancien maire” became “maire”"],
            id="fr former",
        ),
        pytest.param(
            "de",
            "Der Hafen schließt, sagte der frühere Minister Jens Harder.",
            "Der Hafen schließt, sagte der Minister Jens Harder.",
            ["title-changed: Title of Jens Harder changed: “frühere Minister” became “Minister”"],
            id="de former",
        ),
        pytest.param(
            "es",
            "El puente abre el lunes, dijo el exalcalde Tomás Rueda.",
            "El puente abre el lunes, dijo el alcalde Tomás Rueda.",
            ["title-changed: Title of Tomás Rueda changed: “exalcalde” became “alcalde”"],
            id="es former",
        ),
        pytest.param(
            "en",
            "The crane is safe, according to him.",
            "The crane is safe.",
            ["attribution-dropped: Source dropped: “according to him”"],
            id="according to him",
        ),
    ],
)  # fmt: skip
def test_an_edit_is_told_once(lang: str, left: str, right: str, expected: list[str]) -> None:
    found = [one for one in _told(left, right, lang) if one.severity != "style"]
    assert [f"{one.rule}: {one.message}" for one in found] == expected


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
    version = _version(text, lang)
    assert [one.source.of(text) for one in sources(version.statements[0], load(lang))] == [expected]
