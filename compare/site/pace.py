"""How far a long run is, how fast it goes and how long it will take, in one line."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from time import monotonic

_OFTEN = 0.1  # seconds between two lines


@dataclass(slots=True)
class Pace:
    """Counts what is done of *total* items and tells it through *show*; *total* is 0 where it is not known.

    Whether anything is seen is for *show* to decide: ``Progress`` of the command line writes on a terminal only.
    """

    show: Callable[[str], None]
    total: int = 0
    unit: str = "stories"
    done: int = 0
    _start: float = field(default_factory=monotonic)
    _told: float = 0.0

    def add(self, count: int) -> None:
        """*count* more items are done; told ten times a second at most, and at the end."""
        self.done += count
        now = monotonic()
        if now - self._told >= _OFTEN or self.done == self.total:
            self._told = now
            self.show(self.line(now - self._start))

    def line(self, seconds: float) -> str:
        """``120 of 1,000 stories, 43 a second, 0:20 left``: what stands after *seconds* of work."""
        parts = [f"{self.done:,} of {self.total:,} {self.unit}" if self.total else f"{self.done:,} {self.unit}"]
        rate = self.done / seconds if seconds > 0 else 0.0
        if rate:
            parts.append(f"{rate:,.0f} a second" if rate >= 10 else f"{rate:.1f} a second")
        if rate and self.total > self.done:
            parts.append(f"{clock((self.total - self.done) / rate)} left")
        return ", ".join(parts)


def clock(seconds: float) -> str:
    """*seconds* as ``m:ss`` or ``h:mm:ss``."""
    minutes, rest = divmod(round(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{rest:02}" if hours else f"{minutes}:{rest:02}"
