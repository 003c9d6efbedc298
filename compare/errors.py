"""What a user can be told.  A message names the file, the cause and (as ``hint``) the next step; only the CLI catches."""

from __future__ import annotations


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
