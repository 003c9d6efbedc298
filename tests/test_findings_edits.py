"""Edits as desks make them: each is told once, by the rule that names it, and what only looks like one is silent."""

from __future__ import annotations

import pytest

from compare.align import align
from compare.findings import find
from compare.label import label
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
    ],
)  # fmt: skip
def test_an_edit_is_told_once(lang: str, left: str, right: str, expected: list[str]) -> None:
    found = [one for one in _told(left, right, lang) if one.severity != "style"]
    assert [f"{one.rule}: {one.message}" for one in found] == expected
