"""When each version was made, as its own metadata says it, and whether that is the order they were given in."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime

from compare.model import Version


def times_of(versions: Sequence[Version]) -> tuple[str, ...]:
    """The time each version states: when it was modified, else published; "" where it states none."""
    return tuple(version.document.source.modified or version.document.source.published for version in versions)


def out_of_order(versions: Sequence[Version]) -> tuple[tuple[int, int], ...]:
    """Neighbours of which the later one states an earlier time than the latest before it: (that one, the later)."""
    found = []
    latest: tuple[int, str] | None = None
    for at, time in enumerate(times_of(versions)):
        if not time:
            continue
        if latest and _before(time, latest[1]):
            found.append((latest[0], at))
        else:
            latest = (at, time)
    return tuple(found)


def _before(time: str, other: str) -> bool:
    """Whether *time* lies before *other*; clocks count only where both tell one in the same way."""
    try:
        moments = [datetime.fromisoformat(one) for one in (time, other)]
    except ValueError:  # a caller may state a time in other words
        return False
    if min(len(time), len(other)) <= 10 or (moments[0].tzinfo is None) != (moments[1].tzinfo is None):
        return time[:10] < other[:10]
    one, two = (moment.astimezone(UTC) if moment.tzinfo else moment for moment in moments)
    return one < two
