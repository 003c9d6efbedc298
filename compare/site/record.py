"""What a site keeps of a story beside its page: ``story.json``, from which index, lists and feed are made.

The record is written after the page and holds the digest of all that the page was made from: so it alone says whether
the page is still what a new run would make.
"""

from __future__ import annotations

import json
from typing import Any, NamedTuple

from compare.model import SEVERITIES

FORMAT = 1
#: What stands for a time that nothing states.
UNDATED = "1970-01-01T00:00:00Z"


class Noted(NamedTuple):
    """A finding as the index tells it; ``at`` is where the page of the story tells of it: ``#`` and an id, or ""."""

    id: str
    rule: str
    severity: str
    message: str
    at: str = ""


class Told(NamedTuple):
    """A version: its name in the report, who published it, when it was published and last changed ("" if unknown).

    ``score`` is -1 where no grouping gave one.
    """

    name: str
    outlet: str
    published: str
    score: float = -1.0
    modified: str = ""


class Record(NamedTuple):
    """A story that was built, or (``error``) why it was not.  ``counts`` are statements by label, or claims."""

    id: str
    kind: str = ""
    title: str = ""
    versions: tuple[Told, ...] = ()
    counts: tuple[tuple[str, int], ...] = ()
    findings: tuple[Noted, ...] = ()
    error: str = ""
    digest: str = ""

    @property
    def when(self) -> str:
        """The latest time that a version states, or ""."""
        times = (time for version in self.versions for time in (version.published, version.modified) if time)
        return max(times, key=lambda time: seconds(moment(time)), default="")

    @property
    def severities(self) -> tuple[int, ...]:
        """How many findings of each severity, the gravest first."""
        return tuple(sum(one.severity == severity for one in self.findings) for severity in SEVERITIES)


def to_json(record: Record) -> dict[str, Any]:
    """*record* as what JSON can hold."""
    data = {"format": FORMAT, **record._asdict()}
    data["versions"] = [_version(one) for one in record.versions]
    data["counts"] = dict(record.counts)
    data["findings"] = [one._asdict() for one in record.findings]
    return data


def _version(told: Told) -> dict[str, Any]:
    data = told._asdict()
    return data if told.score >= 0 else {key: data[key] for key in data if key != "score"}


def dumped(data: Any, *, indent: int | None = 1) -> bytes:
    """*data* as JSON in UTF-8; half a surrogate pair, which a file name may hold, becomes its escape."""
    return (json.dumps(data, ensure_ascii=False, indent=indent) + "\n").encode("utf-8", "backslashreplace")


def from_json(text: bytes) -> Record | None:
    """The record that *text* holds, or None where it is none of ours or of another format."""
    try:
        data = json.loads(text)
        if data.pop("format") != FORMAT:
            return None
        data["versions"] = tuple(Told(**one) for one in data["versions"])
        data["counts"] = tuple(data["counts"].items())
        data["findings"] = tuple(Noted(**one) for one in data["findings"])
        return Record(**data)
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError):
        return None


def moment(published: str) -> str:
    """A date or date-time as RFC 3339 wants it; midnight and UTC where it does not say."""
    from datetime import UTC, datetime

    try:
        when = datetime.fromisoformat(published)
    except ValueError:
        return UNDATED
    told = (when if when.tzinfo else when.replace(tzinfo=UTC)).isoformat(timespec="seconds")
    return told.replace("+00:00", "Z")


def seconds(told: str) -> float:
    """*told* (RFC 3339) as seconds, to be put in order."""
    from datetime import UTC, datetime

    # By hand, since years before 1970 have no timestamp on every system.
    return (datetime.fromisoformat(told) - datetime(1970, 1, 1, tzinfo=UTC)).total_seconds()
