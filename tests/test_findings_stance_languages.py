"""How surely it is told, beyond English: plans, caveats, open lists and what is no longer so."""

from __future__ import annotations

import pytest

from tests.findings_fixture import found_in

FRAMES = {
    "de": ("In Hohenmoor wird über das alte Kraftwerk gestritten.", "Zwei Bäcker verkauften Brot an die Menge."),
    "nl": ("In Oudermeer wordt over de oude centrale getwist.", "Twee bakkers verkochten brood aan de menigte."),
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
            "nl",
            "De Wit vreest dat de schoorsteen bij storm instorten kan.",
            "De Wit vreest dat de schoorsteen bij storm instort.",
            "hedge-dropped: Hedge dropped: “instorten kan”",
            id="nl a hedge behind its verb",
        ),
    ],
)
def test_an_edit_is_told(lang: str, left: str, right: str, expected: str) -> None:
    assert told(left, right, lang) == [expected]
