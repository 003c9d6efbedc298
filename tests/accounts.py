"""Accounts of one invented event by several outlets, and reports of them."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from compare.model import Report, Version
from compare.pipeline import compare_outlet_versions, compare_outlets
from compare.segment import version_from_sentences
from compare.settings import Settings
from tests.stories import GOLDEN

SETTINGS = Settings(profile="outlets")
OUTLETS = ("courier", "ledger", "wire")
DAM = tuple(str(GOLDEN / "dam-outlets" / f"{name}.md") for name in OUTLETS)
#: A fourth account, in which a sentence tells two claims of the others.
RADIO = [
    ["Seventeen homes stood under water in Lower Hamm after a gate of the Orsel dam opened on Tuesday night."],
    ["Former Mayor Anton Reis told Radio Orsel that the water board was warned about the control system."],
    ["Two firefighters were treated for hypothermia, and the water board expects to publish a first report in April."],
]


def radio() -> Version:
    return version_from_sentences(RADIO, outlet="Radio Orsel", lang="en")


@cache
def dam() -> Report:
    """The three accounts of the golden story."""
    return compare_outlets(DAM, SETTINGS)


def told(*accounts: Sequence[str], lang: str = "en") -> Report:
    """A report on *accounts*, each a list of sentences; the outlets are called A, B, C ..."""
    versions = [
        version_from_sentences([list(one)], outlet=name, lang=lang)
        for name, one in zip("ABCDEFGH", accounts, strict=False)
    ]
    return compare_outlet_versions(versions, SETTINGS)
