"""Dates told by the day of publication: "Tuesday", "yesterday" and "Nov. 18" may be one day.

A date's value is read as the days it may stand for, counted from the day its version was published.  A week runs from
Sunday to the Sunday after, since houses begin it on either day.
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import NamedTuple

from compare.mentions.dates import kind
from compare.mentions.lexicon import Lexicon


class Days(NamedTuple):
    """A run of days, both ends included."""

    first: date
    last: date


def published_on(moment: str) -> date | None:
    """The day of an ISO 8601 date or date-time, or None where there is none."""
    try:
        day = date.fromisoformat(moment[:10])
    except ValueError:
        return None
    return day if 1000 <= day.year <= 9000 else None  # so that no step leaves the calendar


def days(value: str, published: date, lexicon: Lexicon) -> tuple[Days, ...]:
    """The days that the date *value* may stand for in a story *published* then; empty for a time of day."""
    sort, _, rest = value.partition(" ")
    if sort == "weekday":
        number = lexicon.weekday_numbers.get(rest)
        return () if number is None else _weekday(number, published)
    if sort == "relative":
        step = lexicon.relative.get(rest, rest if rest[1:2] == "-" else "")
        if step.startswith("x"):
            return _weekday(int(step[1:]), published)
        return (_stepped(step[0], int(step[1:]), published),) if step else ()
    if kind(value) in {"time", "season"}:
        return ()
    if kind(value) == "decade":
        year = int(value[:4])
        return (Days(date(year, 1, 1), date(year + 9, 12, 31)),)
    return _written(value, published)


def same_days(left: tuple[Days, ...], right: tuple[Days, ...]) -> bool:
    """Whether two dates may stand for one day."""
    return any(one.first <= other.last and other.first <= one.last for one in left for other in right)


def _weekday(number: int, published: date) -> tuple[Days, ...]:
    """The weekday last before (or on) the day of publication, and the next one."""
    back = published - timedelta((published.weekday() - number) % 7)
    return Days(back, back), *((Days(next_ := back + timedelta(7), next_),) if back != published else ())


def _stepped(unit: str, count: int, published: date) -> Days:
    """The day, week, month or year *count* units from that of publication."""
    if unit == "d":
        day = published + timedelta(count)
        return Days(day, day)
    if unit == "w":
        sunday = published - timedelta((published.weekday() + 1) % 7) + timedelta(7 * count)
        return Days(sunday, sunday + timedelta(7))
    if unit == "m":
        at = published.year * 12 + published.month - 1 + count
        return _month(at // 12, at % 12 + 1)
    return Days(date(published.year + count, 1, 1), date(published.year + count, 12, 31))


def _month(year: int, month: int) -> Days:
    after = date(year + month // 12, month % 12 + 1, 1)
    return Days(date(year, month, 1), after - timedelta(1))


def _written(value: str, published: date) -> tuple[Days, ...]:
    """ "2022", "2022-02", "2022-02-24"; without a year ("--02-24") the one nearest to the day of publication."""
    if value.startswith("--"):
        near = [f"{published.year + step}{value[1:]}" for step in (-1, 0, 1)]
        every = [run for one in near for run in _written(one, published)]
        return tuple(sorted(every, key=lambda run: abs((run.first - published).days))[:1])
    year, *rest = (int(part) for part in value.split("-"))
    try:
        if not rest:
            return (Days(date(year, 1, 1), date(year, 12, 31)),)
        if len(rest) == 1:
            return (_month(year, rest[0]),)
        return (Days(day := date(year, rest[0], rest[1]), day),)
    except ValueError:  # 30 February
        return ()
