"""What we know of a language, read from one data file each (``languages/<code>.toml``); the code knows none by name.

An unknown language gets the neutral profile (``und``): marks and digits, no lists.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Literal

FOLDER = Path(__file__).parent / "languages"
_SCRIPTS = (
    ("ar", re.compile("[\u0600-\u06ff\u0750-\u077f]")),
    ("ja", re.compile("[\u3040-\u30ff]")),
    ("zh", re.compile("[\u4e00-\u9fff]")),
    ("hi", re.compile("[\u0900-\u097f]")),
    ("ru", re.compile("[\u0400-\u04ff]")),
)
_LETTER = re.compile(r"[^\W\d_]")
_LATIN_WORD = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True, slots=True)
class Language:
    """One language profile.  Words are lower case; abbreviations keep their letters' case and have no final dot.

    ``speech_verbs`` maps a verb form to its class: "said", "claimed", "admitted", "denied", "promised" or "warned".
    ``number_words`` maps a word to its value as text ("dozen": "12").  ``quote_pairs`` are (opening, closing) marks.
    """

    code: str
    name: str
    direction: Literal["ltr", "rtl"]
    spaced: bool
    stop_words: frozenset[str]
    never_end: frozenset[str]
    may_end: frozenset[str]
    before_number: frozenset[str]
    starters: frozenset[str]
    end_marks: str
    quote_pairs: tuple[tuple[str, str], ...]
    speech_verbs: dict[str, str]
    according_to: tuple[str, ...]
    titles: frozenset[str]
    months: dict[str, int]
    weekdays: frozenset[str]
    number_words: dict[str, str]
    hedges: frozenset[str]
    negations: frozenset[str]

    def __hash__(self) -> int:
        return hash(self.code)


@lru_cache(maxsize=32)
def load(code: str) -> Language:
    """The profile of *code* (ISO 639-1, lower case), or the neutral one where we have none."""
    import tomllib

    path = FOLDER / f"{code}.toml"
    if not re.fullmatch(r"[a-z]{2,3}", code) or not path.is_file():
        path = FOLDER / "und.toml"
    data = tomllib.loads(path.read_text(encoding="utf-8"))
    sets = ("stop_words", "never_end", "may_end", "before_number", "starters", "titles", "weekdays", "hedges", "negations")
    return Language(
        code=data["code"],
        name=data["name"],
        direction=data["direction"],
        spaced=data["spaced"],
        end_marks=data["end_marks"],
        quote_pairs=tuple((opening, closing) for opening, closing in data["quote_pairs"]),
        speech_verbs={verb: kind for kind, verbs in data["speech_verbs"].items() for verb in verbs},
        according_to=tuple(data["according_to"]),
        months={name: number for number, names in enumerate(data["months"], 1) for name in names},
        number_words=dict(data["number_words"]),
        **{name: frozenset(data[name]) for name in sets},
    )


def known() -> tuple[str, ...]:
    """Codes of the languages that have a profile of their own, sorted."""
    return tuple(sorted(path.stem for path in FOLDER.glob("*.toml") if path.stem != "und"))


def detect(text: str) -> str:
    """The language code of *text* by script, then by stop words; "und" where neither tells.

    Only the first 20,000 code points are read.
    """
    sample = text[:20_000]
    letters = len(_LETTER.findall(sample))
    if not letters:
        return "und"
    for code, script in _SCRIPTS:
        # Japanese mixes kana with Chinese signs: a tenth of kana settles it.
        if len(script.findall(sample)) > letters * (0.1 if code == "ja" else 0.4):
            return code
    count = Counter(word.lower() for word in _LATIN_WORD.findall(sample))
    return _by_stop_words(count)


def _by_stop_words(count: Counter[str]) -> str:
    total = sum(count.values())
    best, best_share = "und", 0.0
    for code in known():
        share = sum(count[word] for word in _stop_words(code)) / total if total else 0.0
        if share > best_share:
            best, best_share = code, share
    return best if best_share >= 0.12 else "und"


def _stop_words(code: str) -> frozenset[str]:
    return load(code).stop_words
