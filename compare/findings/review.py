"""The review sidecar: findings that someone has looked at and accepted, by id, with a note.

An id depends on the rule and both wordings, so a finding stays acknowledged however often the comparison is run, and
asks again as soon as one of its wordings changes.  Format (JSON; the same keys in TOML)::

    {"format": 1, "acknowledged": [{"id": "0a1b2c3d4e", "note": "agreed with the desk"}]}

``rule`` and ``message`` may stand in an entry for whoever reads the file; they decide nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

from compare.errors import ReadError, nearest
from compare.model import Finding

FORMAT = 1
_KEYS = ("format", "acknowledged")
_ENTRY = ("id", "note", "rule", "message")


def parse(data: bytes, name: str) -> dict[str, str]:
    """Ids of acknowledged findings with their notes ("" for none), from a file called *name*.

    TOML where *name* ends in ``.toml``, else JSON.  Raises :class:`ReadError` where it is no review file.
    """
    try:
        return _acknowledged(_loaded(data, name))
    except (ValueError, RecursionError) as error:
        raise ReadError(f"{name}: {error}", "docs/cli.md shows what a review file looks like") from error


def acknowledge(findings: Iterable[Finding], review: Mapping[str, str]) -> tuple[Finding, ...]:
    """*findings*, those that *review* names marked as acknowledged, each with its note."""
    return tuple(
        replace(finding, acknowledged=True, note=review[finding.id]) if finding.id in review else finding
        for finding in findings
    )


def unmet(findings: Iterable[Finding], review: Mapping[str, str]) -> str:
    """A sentence on the ids of *review* that no finding has, or ""."""
    count = len(review.keys() - {finding.id for finding in findings})
    if not count:
        return ""
    subject = "1 finding that the review acknowledges is" if count == 1 else f"{count} findings of the review are"
    return f"{subject} not among these: its wording has changed, or it is gone or left out"


def _loaded(data: bytes, name: str) -> Any:
    text = data.decode("utf-8-sig")
    if name.lower().endswith(".toml"):
        import tomllib

        return tomllib.loads(text)
    import json

    return json.loads(text)


def _acknowledged(loaded: Any) -> dict[str, str]:
    table = _table(loaded, _KEYS, "the file")
    if table.get("format") != FORMAT:
        raise ValueError(f"format is {table.get('format')!r}, not {FORMAT}")
    entries = table.get("acknowledged", [])
    if not isinstance(entries, list):
        raise ValueError("acknowledged is not a list")
    found: dict[str, str] = {}
    for number, entry in enumerate(entries, 1):
        one = _table(entry, _ENTRY, f"acknowledged entry {number}")
        for key in _ENTRY:
            if not isinstance(one.get(key, ""), str):
                raise ValueError(f"{key} of acknowledged entry {number} is not text")
        if not one.get("id"):
            raise ValueError(f"acknowledged entry {number} has no id")
        found[one["id"]] = " ".join(one.get("note", "").split())
    return found


def _table(value: Any, known: tuple[str, ...], what: str) -> dict[str, Any]:
    if not isinstance(value, dict):
        raise ValueError(f"{what} is not a table of {', '.join(known)}")
    for key in value:
        if key not in known:
            raise ValueError(f"unknown key {key!r} in {what}; did you mean {nearest(key, known)}?")
    return value
