"""What a site keeps of a story beside its page: ``story.json``, from which index, lists and feed are made.

The record is written after the page and holds the digest of all that the page was made from: so it alone says whether
the page is still what a new run would make.
"""

from __future__ import annotations

import json
from typing import Any, NamedTuple

from compare.model import SEVERITIES

FORMAT = 1


class Noted(NamedTuple):
    """A finding as the index tells it; ``id`` is its anchor on the page of the story."""

    id: str
    rule: str
    severity: str
    message: str


class Told(NamedTuple):
    """A version: its name in the report, who published it and when; ``score`` is -1 where no grouping gave one."""

    name: str
    outlet: str
    published: str
    score: float


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
    def published(self) -> str:
        """When the latest version was published, or ""."""
        return max((version.published for version in self.versions), default="")

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
        data["versions"] = tuple(Told(**{"score": -1.0, **one}) for one in data["versions"])
        data["counts"] = tuple(data["counts"].items())
        data["findings"] = tuple(Noted(**one) for one in data["findings"])
        return Record(**data)
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError):
        return None
