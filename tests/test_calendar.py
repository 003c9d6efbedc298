"""Dates told by the day of publication: one day said in two ways is no finding."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from compare.align import align
from compare.findings import find
from compare.label import label
from compare.language import load
from compare.mentions.calendar import days, published_on, same_days
from compare.mentions.lexicon import lexicon
from compare.model import Version
from compare.segment import version_from_sentences
from compare.settings import Settings
from tests.findings_fixture import grave

EN = lexicon(load("en"))
#: A Thursday.
PUBLISHED = date(2026, 11, 19)


@pytest.mark.parametrize(
    ("moment", "expected"),
    [
        pytest.param("2026-11-19", PUBLISHED, id="date"),
        pytest.param("2026-11-19T08:00:00+01:00", PUBLISHED, id="moment"),
        pytest.param("last Thursday", None, id="no date"),
        pytest.param("0001-01-01", None, id="the first day there is"),
        pytest.param("", None, id="nothing"),
    ],
)
def test_the_day_of_publication_is_read(moment: str, expected: date | None) -> None:
    assert published_on(moment) == expected


@pytest.mark.parametrize(
    ("left", "right", "expected"),
    [
        pytest.param("weekday tuesday", "--11-17", True, id="weekday and date"),
        pytest.param("weekday tuesday", "--11-24", True, id="next weekday"),
        pytest.param("weekday thursday", "relative today", True, id="the day itself"),
        pytest.param("relative yesterday", "weekday wednesday", True, id="yesterday"),
        pytest.param("relative last week", "2026-11-10", True, id="last week"),
        pytest.param("relative last month", "2026-10", True, id="last month"),
        pytest.param("relative this year", "2026", True, id="this year"),
        pytest.param("2020s", "2026-11-19", True, id="decade"),
        pytest.param("--12-31", "2026-12-31", True, id="day without a year"),
        pytest.param("relative yesterday", "weekday monday", False, id="another day"),
        pytest.param("relative last week", "relative this month", True, id="a week in the month"),
        pytest.param("relative next week", "2026-11-10", False, id="another week"),
        pytest.param("time 17:00", "relative today", False, id="a time is no day"),
        pytest.param("2026-02-30", "2026-02", False, id="no such day"),
    ],
)
def test_dates_are_read_from_the_day_of_publication(left: str, right: str, expected: bool) -> None:
    assert same_days(days(left, PUBLISHED, EN), days(right, PUBLISHED, EN)) is expected


def _version(text: str, published: str, lang: str = "en") -> Version:
    version = version_from_sentences([[text, "3 4 5."]], lang=lang)
    source = replace(version.document.source, published=published)
    return replace(version, document=replace(version.document, source=source))


def _told(left: Version, right: Version) -> list[str]:
    comparison = label(align(left, right, Settings()))
    return grave(find((left, right), (comparison,), Settings()))


@pytest.mark.parametrize(
    ("left", "right", "published", "expected"),
    [
        pytest.param("on Tuesday", "on Nov. 17", ("2026-11-19", "2026-11-20"), [], id="one day, two ways"),
        pytest.param("yesterday", "on Tuesday", ("2026-11-18", "2026-11-20"), [], id="each from its own day"),
        pytest.param("on Tuesday", "on Nov. 16", ("2026-11-19", "2026-11-20"), ["date-changed"], id="another day"),
        pytest.param("yesterday", "on Monday", ("2026-11-19", "2026-11-20"), ["date-changed"], id="yesterday"),
        pytest.param(
            "on Tuesday", "on Nov. 16", ("2026-11-19", ""), ["detail-added", "detail-dropped"], id="one day is unknown"
        ),
    ],
)
def test_one_day_said_in_two_ways_is_no_finding(
    left: str, right: str, published: tuple[str, str], expected: list[str]
) -> None:
    told = "The council of the valley closed the old bridge over the Lem {} after a long debate."
    versions = _version(told.format(left), published[0]), _version(told.format(right), published[1])
    assert _told(*versions) == expected
