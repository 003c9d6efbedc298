"""Causes, doers, standings, superlatives, rough counts and the like beyond English: ``cases/findings.*.md``."""

from __future__ import annotations

import pytest

from tests.cases import Case, cases
from tests.test_findings_stance_languages import told


def expected(case: Case, lang: str) -> None:
    """What *case* expects is what is told, in a story of its language."""
    left, right = case.given.split("\n->\n")
    assert told(left, right, lang) == ([] if case.expected == "none" else case.expected.split("\n"))


@pytest.mark.parametrize("case", cases("findings.de"))
def test_german(case: Case) -> None:
    expected(case, "de")


@pytest.mark.parametrize("case", cases("findings.pt"))
def test_portuguese(case: Case) -> None:
    expected(case, "pt")


@pytest.mark.parametrize("case", cases("findings.es"))
def test_spanish(case: Case) -> None:
    expected(case, "es")


@pytest.mark.parametrize("case", cases("findings.fr"))
def test_french(case: Case) -> None:
    expected(case, "fr")


@pytest.mark.parametrize("case", cases("findings.it"))
def test_italian(case: Case) -> None:
    expected(case, "it")


@pytest.mark.parametrize("case", cases("findings.nl"))
def test_dutch(case: Case) -> None:
    expected(case, "nl")
