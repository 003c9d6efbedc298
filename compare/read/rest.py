"""What a file holds and a reader did not tell: the safety net of readers that pick fields by name.

A wording counts as told where all its words stand somewhere in the text or the notes; so a note tells too little
rather than the same twice.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

_WORD = re.compile(r"\w+")
#: Letters that are told in the middle of longer words (scripts without spaces) are looked up so many times.
_LOOKUPS = 500
_LONGEST = 2000


def untold(held: Iterable[tuple[str, str]], told: Iterable[str]) -> Iterator[str]:
    """A note for each of the wordings that are *held*, by the name of their place, and are not *told*."""
    whole = " ".join(told).casefold()
    known = set(_WORD.findall(whole))
    found: dict[str, list[str]] = {}
    lookups = _LOOKUPS
    for name, wording in held:
        missing = [word for word in _WORD.findall(wording.casefold()) if word not in known]
        if missing and lookups:
            lookups -= 1
            missing = [word for word in missing if word.isascii() or word not in whole]
        if missing:
            found.setdefault(name, []).append(" ".join(wording.split()))
    for name, wordings in found.items():
        yield f"{name}: {cut(' / '.join(wordings))}"


def cut(wording: str) -> str:
    """*wording*, or its beginning and how long it is."""
    return wording if len(wording) <= _LONGEST else f"{wording[:_LONGEST]} … ({len(wording)} signs)"
