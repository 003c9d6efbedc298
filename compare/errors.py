"""What a user can be told: a message names the file and the cause, a hint the next step.  Only the CLI catches."""

from __future__ import annotations

from collections.abc import Iterable


class StorydiffError(Exception):
    """Base of all our errors: one line for the user, no traceback."""

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint

    def __str__(self) -> str:
        line = f"{self.message}; {self.hint}" if self.hint else self.message
        return " ".join(line.split())


class ReadError(StorydiffError):
    """A source cannot be read."""


class UnsupportedFormat(ReadError):
    """A source is of a kind that no reader knows."""


class EmptyDocument(ReadError):
    """A source holds no text."""


class SettingsError(StorydiffError):
    """A setting or option has a value that cannot be used."""


class TemplateError(StorydiffError):
    """A template is missing or broken."""


class WriteError(StorydiffError):
    """An output cannot be written."""


def nearest(word: str, known: Iterable[str]) -> str:
    """The known word that *word* was most likely meant to be: most letter pairs in common, then nearest in length."""
    pairs = {word[at : at + 2] for at in range(len(word) - 1)}

    def likeness(one: str) -> tuple[int, int]:
        return len(pairs & {one[at : at + 2] for at in range(len(one) - 1)}), -abs(len(one) - len(word))

    return max(sorted(known), key=likeness)


def meant(word: str, known: Iterable[str], otherwise: str) -> str:
    """The hint for an unknown *word*: the known one that it is nearly, else *otherwise*."""
    one = nearest(word, known)
    pairs = {word[at : at + 2] for at in range(len(word) - 1)}
    shared = pairs & {one[at : at + 2] for at in range(len(one) - 1)}
    slip = set(word) <= set(one) and abs(len(word) - len(one)) <= 2
    return f"did you mean {one}?" if slip or 4 * len(shared) >= 3 * len(pairs) > 0 else otherwise
