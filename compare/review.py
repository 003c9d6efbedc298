"""What a reviewer said of a comparison: the value that a review file is read into (``findings/review.py``)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Pins:
    """What a reviewer says of pairs, by the wordings of both statements (left, right): pinned ones belong together,
    broken ones do not.  Wordings are folded before they are compared."""

    pinned: tuple[tuple[str, str], ...] = ()
    broken: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Review:
    """What a reviewer said: ids of acknowledged findings with their notes, and which statements belong together."""

    acknowledged: Mapping[str, str] = field(default_factory=dict)
    pins: Pins = Pins()
