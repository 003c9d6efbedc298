"""How names are spelled: slips of a letter or two, and one foreign name in the spellings of two houses."""

from __future__ import annotations

import re

from compare.mentions.names import plain

#: Letters that different houses put for one sound of a foreign name, the longer ones first.
_SOUNDS = (
    ("tch", "c"), ("sch", "s"), ("kh", "k"), ("gh", "k"), ("dh", "d"), ("th", "t"), ("ph", "f"), ("ch", "c"),
    ("sh", "s"), ("ck", "k"), ("q", "k"), ("g", "k"), ("c", "k"), ("z", "s"), ("w", "v"), ("j", "y"),
)  # fmt: skip
_SILENT = re.compile(r"[aeiouyh'-]")
_DOUBLE = re.compile(r"(.)\1+")
_LEAST = 5  # letters of a name whose spellings are compared by sound
_SOUNDED = 3  # consonants such a name has at least
_APART = 3  # letters in which two spellings of one name differ at most


def misspelled(left: str, right: str, *, surname: bool = False) -> bool:
    """One or two letters apart, with the same first letter, or of one sound; a plural or possessive is not.

    Nor is another form of one word ("Mexico", "Mexican"), unless it is a *surname*, whose first name is the same.
    """
    if min(len(left), len(right)) < 4 or left.rstrip("s") == right.rstrip("s"):
        return False
    if left.isdigit() or right.isdigit() or plain(left) == plain(right):
        return False
    shared = next((at for at, pair in enumerate(zip(left, right, strict=False)) if pair[0] != pair[1]), len(left))
    if not surname and len(left) != len(right) and shared >= min(len(left), len(right)) - 2:
        return False
    if left[0] != right[0]:
        return transliterated(left, right)
    return _distance(left, right) <= (1 if min(len(left), len(right)) < 6 else 2) or transliterated(left, right)


def _distance(left: str, right: str) -> int:
    """Edits (a swap of neighbours counts one) between two words, by rows."""
    before: list[int] = []
    row = list(range(len(right) + 1))
    for i, one in enumerate(left, 1):
        last, before, row = before, row, [i]
        for j, other in enumerate(right, 1):
            best = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (one != other))
            if i > 1 and j > 1 and one == right[j - 2] and left[i - 2] == other:
                best = min(best, last[j - 2] + 1)
            row.append(best)
    return row[-1]


def transliterated(left: str, right: str) -> bool:
    """Whether two words spell one foreign name as two houses do: "gadhafi" and "qaddafi"."""
    if min(len(left), len(right)) < _LEAST:
        return False
    sounds = _skeleton(left), _skeleton(right)
    return sounds[0] == sounds[1] and len(sounds[0]) >= _SOUNDED and _distance(left, right) <= _APART


def _skeleton(word: str) -> str:
    """The consonants of a word by their sound, each once where it is doubled."""
    word = plain(word)
    for letters, sound in _SOUNDS:
        word = word.replace(letters, sound)
    return _DOUBLE.sub(r"\1", _SILENT.sub("", word))
