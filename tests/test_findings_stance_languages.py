"""How surely it is told, beyond English: plans, caveats, open lists and what is no longer so."""

from __future__ import annotations

import pytest

from tests.findings_fixture import found_in

FRAMES = {
    "de": ("In Hohenmoor wird über das alte Kraftwerk gestritten.", "Zwei Bäcker verkauften Brot an die Menge."),
    "es": ("En Valdoria se discute sobre la vieja central.", "Dos panaderos vendieron pan a la gente."),
    "fr": ("À Montravel, on se dispute au sujet de la vieille centrale.", "Deux boulangers ont vendu du pain."),
    "it": ("A Valmora si discute della vecchia centrale.", "Due fornai hanno venduto pane alla folla."),
    "nl": ("In Oudermeer wordt over de oude centrale getwist.", "Twee bakkers verkochten brood aan de menigte."),
    "pt": ("Em Vale Dourado discute-se sobre a velha central.", "Dois padeiros venderam pão à multidão."),
}


def told(left: str, right: str, lang: str) -> list[str]:
    """The findings above style between two stories that differ in one passage."""
    before, behind = FRAMES[lang]
    found = found_in(f"{before} {left} {behind}", f"{before} {right} {behind}", lang)
    return [f"{one.rule}: {one.message}" for one in found if one.severity != "style"]


@pytest.mark.parametrize(
    ("lang", "left", "right", "expected"),
    [
        pytest.param(
            "de",
            "Krüger fürchtet, dass der Kamin im Sturm umstürzen könnte.",
            "Krüger fürchtet, dass der Kamin im Sturm umstürzt.",
            "hedge-dropped: Hedge dropped: “umstürzen könnte”",
            id="de a hedge behind its verb",
        ),
        pytest.param(
            "de",
            "Der Kreis erwägt, den Steinbruch am Lindberg zu verkaufen.",
            "Der Kreis verkauft den Steinbruch am Lindberg.",
            "hedge-dropped: Hedge dropped: “erwägt, den Steinbruch”",
            id="de a plan",
        ),
        pytest.param(
            "de",
            "Es heißt, dass der Kreis den Steinbruch verkauft.",
            "Es heißt, dass der Kreis den Steinbruch verkaufen will.",
            "hedge-added: Hedge added: “verkaufen will”",
            id="de a plan at the end of its clause",
        ),
        pytest.param(
            "de",
            "Die Aufnahme, die sich nicht unabhängig prüfen ließ und unbestätigt ist, zeigt zwei Boote.",
            "Die Aufnahme zeigt zwei Boote.",
            "hedge-dropped: Caveat dropped: “unbestätigt”",
            id="de unconfirmed",
        ),
        pytest.param(
            "de",
            "Die Ursache des Brandes ist nicht von unabhängiger Seite bestätigt.",
            "Die Ursache des Brandes ist bestätigt.",
            "hedge-dropped: Caveat dropped: “nicht von unabhängiger Seite bestätigt”",
            id="de not confirmed",
        ),
        pytest.param(
            "de",
            "Das Werk wird verkauft, sagte ein Ingenieur, der ungenannt bleiben möchte.",
            "Das Werk wird verkauft, sagte ein Ingenieur.",
            "hedge-dropped: Caveat dropped: “ungenannt bleiben”",
            id="de a source that is not named",
        ),
        pytest.param(
            "de",
            "Nach ersten Ergebnissen der Prüfung war der Kessel zu alt.",
            "Nach Ergebnissen der Prüfung war der Kessel zu alt.",
            "hedge-dropped: Caveat dropped: “ersten Ergebnissen”",
            id="de first results",
        ),
        pytest.param(
            "de",
            "Anke Lüders ist nicht länger Vorsitzende des Vereins.",
            "Anke Lüders ist Vorsitzende des Vereins.",
            "polarity-flipped: Denial dropped: “nicht länger Vorsitzende” is no longer denied",
            id="de no longer",
        ),
        pytest.param(
            "nl",
            "De Wit vreest dat de schoorsteen bij storm instorten kan.",
            "De Wit vreest dat de schoorsteen bij storm instort.",
            "hedge-dropped: Hedge dropped: “instorten kan”",
            id="nl a hedge behind its verb",
        ),
        pytest.param(
            "pt",
            "A cooperativa pretende vender a pedreira do monte.",
            "A cooperativa venderá a pedreira do monte.",
            "hedge-dropped: Hedge dropped: “pretende vender”",
            id="pt a plan",
        ),
        pytest.param(
            "pt",
            "As marcas apontam para um erro do maquinista.",
            "As marcas mostram um erro do maquinista.",
            "hedge-dropped: Hedge dropped: “apontam para um erro”",
            id="pt what points at a cause",
        ),
        pytest.param(
            "pt",
            "A central será vendida, disse um engenheiro sob condição de anonimato.",
            "A central será vendida, disse um engenheiro.",
            "hedge-dropped: Caveat dropped: “sob condição de anonimato”",
            id="pt a source that is not named",
        ),
        pytest.param(
            "pt",
            "A causa do fogo, que não foi confirmada, é um curto-circuito.",
            "A causa do fogo é um curto-circuito.",
            "hedge-dropped: Caveat dropped: “não foi confirmada”",
            id="pt not confirmed",
        ),
        pytest.param(
            "pt",
            "A central está fechada, disse o prefeito de Serra Verde, Bahia.",
            "A central está fechada, disse o vereador de Serra Verde, Bahia.",
            "attribution-changed: Source changed: “prefeito” became “vereador”",
            id="pt a state behind a town",
        ),
        pytest.param(
            "pt",
            "Lima já não é presidente do clube.",
            "Lima é presidente do clube.",
            "polarity-flipped: Denial dropped: “já não é presidente” is no longer denied",
            id="pt no longer",
        ),
        pytest.param(
            "es",
            "La cooperativa pretende vender la cantera del monte.",
            "La cooperativa venderá la cantera del monte.",
            "hedge-dropped: Hedge dropped: “pretende vender”",
            id="es a plan",
        ),
        pytest.param(
            "es",
            "Las marcas apuntan a un error del maquinista.",
            "Las marcas muestran un error del maquinista.",
            "hedge-dropped: Hedge dropped: “apuntan a un error”",
            id="es what points at a cause",
        ),
        pytest.param(
            "es",
            "La central será vendida, dijo un ingeniero bajo condición de anonimato.",
            "La central será vendida, dijo un ingeniero.",
            "hedge-dropped: Caveat dropped: “bajo condición de anonimato”",
            id="es a source that is not named",
        ),
        pytest.param(
            "es",
            "La causa del fuego, que no ha sido confirmada, es un cortocircuito.",
            "La causa del fuego es un cortocircuito.",
            "hedge-dropped: Caveat dropped: “no ha sido confirmada”",
            id="es not confirmed",
        ),
        pytest.param(
            "es",
            "La central está cerrada, dijo el alcalde de Sierra Verde, Sonora.",
            "La central está cerrada, dijo el gobernador de Sierra Verde, Sonora.",
            "attribution-changed: Source changed: “alcalde” became “gobernador”",
            id="es a state behind a town",
        ),
        pytest.param(
            "es",
            "Lima ya no es presidente del club.",
            "Lima es presidente del club.",
            "polarity-flipped: Denial dropped: “ya no es presidente” is no longer denied",
            id="es no longer",
        ),
        pytest.param(
            "fr",
            "La coopérative compte vendre la carrière du mont.",
            "La coopérative vendra la carrière du mont.",
            "hedge-dropped: Hedge dropped: “compte vendre”",
            id="fr a plan",
        ),
        pytest.param(
            "fr",
            "La centrale sera vendue, a dit un ingénieur qui a requis l'anonymat.",
            "La centrale sera vendue, a dit un ingénieur.",
            "hedge-dropped: Caveat dropped: “requis l'anonymat”",
            id="fr a source that is not named",
        ),
        pytest.param(
            "fr",
            "La cause du feu, qui n'a pas été confirmée, est un court-circuit.",
            "La cause du feu est un court-circuit.",
            "hedge-dropped: Caveat dropped: “n'a pas été confirmée”",
            id="fr not confirmed",
        ),
        pytest.param(
            "fr",
            "Mme Lacaze n'est plus présidente du club.",
            "Mme Lacaze est présidente du club.",
            "polarity-flipped: Denial dropped: “n'est plus présidente” is no longer denied",
            id="fr no longer",
        ),
        pytest.param(
            "it",
            "La cooperativa intende vendere la cava del monte.",
            "La cooperativa venderà la cava del monte.",
            "hedge-dropped: Hedge dropped: “intende vendere”",
            id="it a plan",
        ),
        pytest.param(
            "it",
            "La centrale sarà venduta, ha detto un ingegnere che ha chiesto l'anonimato.",
            "La centrale sarà venduta, ha detto un ingegnere.",
            "hedge-dropped: Caveat dropped: “chiesto l'anonimato”",
            id="it a source that is not named",
        ),
        pytest.param(
            "it",
            "La causa del fuoco, che non è stata confermata, è un corto circuito.",
            "La causa del fuoco è un corto circuito.",
            "hedge-dropped: Caveat dropped: “non è stata confermata”",
            id="it not confirmed",
        ),
        pytest.param(
            "it",
            "La cooperativa gestisce tra l'altro la cava e il mulino.",
            "La cooperativa gestisce la cava e il mulino.",
            "scope-changed: Open list closed: “tra l'altro la cava e il mulino”",
            id="it an open list",
        ),
        pytest.param(
            "it",
            "Lima non è più presidente del circolo.",
            "Lima è presidente del circolo.",
            "polarity-flipped: Denial dropped: “non è più presidente” is no longer denied",
            id="it no longer",
        ),
        pytest.param(
            "nl",
            "De coöperatie is van plan de groeve op de heuvel te verkopen.",
            "De coöperatie verkoopt de groeve op de heuvel.",
            "hedge-dropped: Hedge dropped: “van plan de groeve”",
            id="nl a plan",
        ),
        pytest.param(
            "nl",
            "De centrale wordt verkocht, zei een ingenieur die anoniem wil blijven.",
            "De centrale wordt verkocht, zei een ingenieur.",
            "hedge-dropped: Caveat dropped: “anoniem wil blijven”",
            id="nl a source that is not named",
        ),
        pytest.param(
            "nl",
            "De oorzaak van de brand, die niet is bevestigd, is kortsluiting.",
            "De oorzaak van de brand is kortsluiting.",
            "hedge-dropped: Caveat dropped: “niet is bevestigd”",
            id="nl not confirmed",
        ),
        pytest.param(
            "nl",
            "De centrale is dicht, zei de burgemeester van Heidorp, Drenthe.",
            "De centrale is dicht, zei de wethouder van Heidorp, Drenthe.",
            "attribution-changed: Source changed: “burgemeester” became “wethouder”",
            id="nl a province behind a town",
        ),
        pytest.param(
            "nl",
            "Lammers is niet meer voorzitter van de club.",
            "Lammers is voorzitter van de club.",
            "polarity-flipped: Denial dropped: “niet meer voorzitter” is no longer denied",
            id="nl no longer",
        ),
    ],
)
def test_an_edit_is_told(lang: str, left: str, right: str, expected: str) -> None:
    assert told(left, right, lang) == [expected]


@pytest.mark.parametrize(
    ("lang", "left", "right"),
    [
        pytest.param(
            "de",
            "Der Kreis plant, den Steinbruch am Lindberg zu verkaufen.",
            "Nun will der Kreis den Steinbruch am Lindberg verkaufen.",
            id="de a plan behind its subject and before it",
        ),
        pytest.param(
            "de",
            "Der Kreis will den Steinbruch am Lindberg verkaufen.",
            "Die Opposition forderte den Kreis auf, den Steinbruch am Lindberg zu verkaufen.",
            id="de what is asked for is not done",
        ),
        pytest.param(
            "de",
            "Der vorläufige Insolvenzverwalter sah den Steinbruch am Mittag.",
            "Der Insolvenzverwalter sah den Steinbruch am Mittag.",
            id="de a preliminary office",
        ),
        pytest.param(
            "de",
            "Anke Lüders ist nicht mehr Vorsitzende des Vereins.",
            "Anke Lüders ist ehemalige Vorsitzende des Vereins.",
            id="de no longer and former",
        ),
        pytest.param(
            "de",
            "Das Werk liefert nicht mehr nach Wörde und Brück.",
            "Das Werk beendete die Lieferungen nach Wörde und Brück.",
            id="de no longer and ended",
        ),
        pytest.param(
            "pt",
            "Se repetiu o apagão que parou a central na véspera.",
            "O apagão parou a central na véspera.",
            id="pt a pronoun that opens a sentence",
        ),
        pytest.param(
            "pt",
            "Lima já não é presidente do clube.",
            "Lima deixou de ser presidente do clube.",
            id="pt no longer and stopped being",
        ),
        pytest.param(
            "es",
            "Los vecinos quieren que la cooperativa venda la cantera.",
            "Los vecinos piden que la cooperativa venda la cantera.",
            id="es what others want is no plan",
        ),
        pytest.param(
            "pt",
            "Rui Lopes, presidente interino da cooperativa, visitou a velha pedreira.",
            "Rui Lopes, presidente provisório da cooperativa, visitou a velha pedreira.",
            id="pt an office for a while",
        ),
        pytest.param(
            "pt",
            "Dois vizinhos foram detidos ao tentar impedir a venda da pedreira.",
            "Dois vizinhos detidos tentavam impedir a venda da pedreira.",
            id="pt trying in another form",
        ),
        pytest.param(
            "es",
            "Lima ya no es presidente del club.",
            "Lima es el antiguo presidente del club.",
            id="es no longer and former",
        ),
        pytest.param(
            "fr",
            "La loi prévoit des amendes de 300 euros.",
            "La loi fixe des amendes de 300 euros.",
            id="fr what a law provides for",
        ),
        pytest.param(
            "fr",
            "La centrale compte trois fours et deux tours.",
            "La centrale possède trois fours et deux tours.",
            id="fr what somewhere has is no plan",
        ),
        pytest.param(
            "it",
            "La legge prevede multe di 300 euro.",
            "La legge fissa multe di 300 euro.",
            id="it what a law provides for",
        ),
        pytest.param(
            "it",
            "Lima non è più presidente del circolo.",
            "Lima ha smesso di essere presidente del circolo.",
            id="it no longer and stopped being",
        ),
        pytest.param(
            "nl",
            "De coöperatie wil de groeve verkopen.",
            "De provincie vroeg de coöperatie de groeve te verkopen.",
            id="nl what is asked for is not done",
        ),
        pytest.param(
            "nl",
            "Lammers is niet langer voorzitter van de club.",
            "Lammers is voormalig voorzitter van de club.",
            id="nl no longer and former",
        ),
    ],
)
def test_the_same_in_other_words_is_silent(lang: str, left: str, right: str) -> None:
    assert told(left, right, lang) == []
