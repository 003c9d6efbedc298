"""The review sidecar: findings that someone has looked at and accepted, and pairs that someone made or broke.

An id depends on the rule and both wordings, so a finding stays acknowledged however often the comparison is run, and
asks again as soon as one of its wordings changes.  Pairs are named by the wordings of their two statements, for the
same reason.  Format (JSON; the same keys in TOML)::

    {"format": 1,
     "acknowledged": [{"id": "0a1b2c3d4e", "note": "agreed with the desk"}],
     "pinned": [{"left": "He fell.", "right": "The mayor slipped."}],
     "broken": [{"left": "She declined to comment.", "right": "The minister declined to comment."}]}

``rule`` and ``message`` may stand in an acknowledged entry, ``note`` in any, for whoever reads the file; apart from the
note of an acknowledged finding, which is shown, they decide nothing.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from compare.errors import ReadError, meant
from compare.model import Finding, Version
from compare.review import Pins, Review
from compare.text import fold

FORMAT = 1
_KEYS = ("format", "acknowledged", "pinned", "broken")
_ENTRY = ("id", "note", "rule", "message")
_PAIR = ("left", "right", "note")


def parse(data: bytes, name: str) -> Review:
    """What the review in a file called *name* says; the note of a finding is "" where there is none.

    TOML where *name* ends in ``.toml``, else JSON.  Raises :class:`ReadError` where it is no review file.
    """
    try:
        return _review(_loaded(data, name))
    except (ValueError, RecursionError) as error:
        raise ReadError(f"{name}: {error}", "docs/cli.md shows what a review file looks like") from error


def acknowledge(findings: Iterable[Finding], review: Review) -> tuple[Finding, ...]:
    """*findings*, those that *review* names marked as acknowledged, each with its note."""
    notes = review.acknowledged
    return tuple(
        replace(finding, acknowledged=True, note=notes[finding.id]) if finding.id in notes else finding
        for finding in findings
    )


def unmet(findings: Iterable[Finding], versions: Iterable[Version], review: Review) -> tuple[str, ...]:
    """Sentences on what *review* names and is not there: ids that no finding has, wordings that no statement has."""
    ids = len(review.acknowledged.keys() - {finding.id for finding in findings})
    named = {wording for pair in (*review.pins.pinned, *review.pins.broken) for wording in pair}
    lost = {fold(wording) for wording in named}
    lost -= {fold(s.text) for version in versions for s in version.statements} if lost else set()
    told = []
    if ids:
        subject = "1 finding that the review acknowledges is" if ids == 1 else f"{ids} findings of the review are"
        told.append(f"{subject} not among these: its wording has changed, or it is gone or left out")
    if lost:
        subject = "1 statement that the review pairs or parts is" if len(lost) == 1 else f"{len(lost)} statements are"
        told.append(f"{subject} in no version as the review words it: the pair is left to the program")
    return tuple(told)


def _loaded(data: bytes, name: str) -> Any:
    text = data.decode("utf-8-sig")
    if name.lower().endswith(".toml"):
        import tomllib

        return tomllib.loads(text)
    import json

    return json.loads(text)


def _review(loaded: Any) -> Review:
    table = _table(loaded, _KEYS, "the file")
    if table.get("format") != FORMAT:
        told = f"format is {table['format']!r}, not {FORMAT}" if "format" in table else f'no "format": {FORMAT} is told'
        raise ValueError(told)
    acknowledged = {
        entry["id"]: " ".join(entry.get("note", "").split()) for entry in _entries(table, "acknowledged", _ENTRY, 1)
    }
    pinned, broken = (
        tuple((e["left"], e["right"]) for e in _entries(table, key, _PAIR, 2)) for key in ("pinned", "broken")
    )
    for left, right in {_folded(pair) for pair in pinned} & {_folded(pair) for pair in broken}:
        raise ValueError(f'"{left}" and "{right}" are pinned and broken')
    return Review(acknowledged, Pins(pinned, broken))


def _folded(pair: tuple[str, str]) -> tuple[str, str]:
    return fold(pair[0]), fold(pair[1])


def _entries(table: dict[str, Any], key: str, known: tuple[str, ...], needed: int) -> list[dict[str, str]]:
    """The entries of the list *key*: tables of texts, of which the first *needed* of *known* must not be empty."""
    entries = table.get(key, [])
    if not isinstance(entries, list):
        raise ValueError(f"{key} is not a list")
    found = []
    for number, entry in enumerate(entries, 1):
        one = _table(entry, known, f"{key} entry {number}")
        for name in known:
            if not isinstance(one.get(name, ""), str):
                raise ValueError(f"{name} of {key} entry {number} is not text")
        for name in known[:needed]:
            if not one.get(name, "").strip():
                raise ValueError(f"{key} entry {number} has no {name}")
        found.append(one)
    return found


def _table(value: Any, known: tuple[str, ...], what: str) -> dict[str, Any]:
    if not isinstance(value, dict):
        raise ValueError(f"{what} is not a table of {', '.join(known)}")
    for key in value:
        if key not in known:
            hint = meant(key, known, "")
            raise ValueError(f"unknown key {key!r} in {what}{f' ({hint})' if hint else ''}")
    return value
