"""One frozen value with every setting that can change a result, and the signature that names them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, fields, replace
from typing import Literal

from compare import __version__
from compare.errors import SettingsError, meant
from compare.limits import LIMITS, Limits

Profile = Literal["versions", "outlets"]
PROFILES: tuple[Profile, ...] = ("versions", "outlets")
Unit = Literal["sentence", "clause"]
UNITS: tuple[Unit, ...] = ("sentence", "clause")


@dataclass(frozen=True, slots=True)
class Settings:
    """Settings of one run.

    ``profile``: "versions" of one text keep order and share wording, "outlets" share neither.  ``lang``: an ISO 639-1
    code, or "" to tell it from each text.  ``select``/``ignore``: rule names.  ``match``: overrides the profile's
    least score (0-1) of a pair.  ``unit``: what a statement is.  ``limits``: what a reader takes before it refuses.
    """

    profile: Profile = "versions"
    lang: str = ""
    keep_furniture: bool = False
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    match: float | None = None
    unit: Unit = "sentence"
    limits: Limits = LIMITS

    def __post_init__(self) -> None:
        if self.profile not in PROFILES:
            raise SettingsError(f"unknown profile {self.profile!r}", f"choose one of {', '.join(PROFILES)}")
        if self.unit not in UNITS:
            raise SettingsError(f"unknown unit {self.unit!r}", f"choose one of {', '.join(UNITS)}")
        if self.lang and not (self.lang.isascii() and self.lang.isalpha() and len(self.lang) in (2, 3)):
            raise SettingsError(f"{self.lang!r} is no language code", "give one of ISO 639-1, as en, de or pt")
        if not all(isinstance(most := getattr(self.limits, one.name), int) and most > 0 for one in fields(Limits)):
            raise SettingsError(f"a limit is no whole number above 0: {self.limits}", "Limits() are the usual ones")
        if self.match is not None and not 0 < self.match < 1:
            raise SettingsError(f"match is {self.match}", "give a number between 0 and 1")

    @property
    def signature(self) -> str:
        """``storydiff 0.1.0|profile:versions|lang:auto|...``: two reports with one signature were made alike."""
        parts = [
            f"storydiff {__version__}",
            f"profile:{self.profile}",
            f"lang:{self.lang or 'auto'}",
            f"furniture:{'kept' if self.keep_furniture else 'aside'}",
        ]
        if self.unit != "sentence":
            parts.append(f"unit:{self.unit}")
        if self.match is not None:
            parts.append(f"match:{self.match:g}")
        if self.select:
            parts.append("select:" + ",".join(sorted(self.select)))
        if self.ignore:
            parts.append("ignore:" + ",".join(sorted(self.ignore)))
        return "|".join(parts)


def limits_of(told: Sequence[str]) -> Limits:
    """The usual limits but for those *told* as ``NAME=N``.  Raises :class:`SettingsError`."""
    known = [field.name for field in fields(Limits)]
    chosen: dict[str, int] = {}
    for one in told:
        name, _, number = (part.strip() for part in one.partition("="))
        if name not in known:
            raise SettingsError(f"unknown limit {name!r}", meant(name, known, f"choose one of {', '.join(known)}"))
        if not (number.isascii() and number.isdigit() and 0 < int(number[:12]) < 10**9):
            raise SettingsError(f"limit {name} is {number!r}", "give a whole number above 0, as in --limit text=40")
        chosen[name] = int(number)
    return replace(LIMITS, **chosen)
