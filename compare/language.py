"""What we know of a language, read from one data file each (``languages/<code>.toml``); the code knows none by name.

An unknown language gets the neutral profile (``und``): marks and digits, no lists.  A profile costs some milliseconds
to read, so telling the language of a text reads none: ``languages/common.txt`` has the commonest words of each.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any, Literal

FOLDER = Path(__file__).parent / "languages"
#: Languages told by their letters: the least share of a text, and the code points.  Japanese mixes kana with Chinese
#: signs, so that a tenth of kana settles it.
_SCRIPTS = (
    ("ar", 0.4, "\u0600", "\u077f"),
    ("ja", 0.1, "\u3040", "\u30ff"),
    ("zh", 0.4, "\u4e00", "\u9fff"),
    ("hi", 0.4, "\u0900", "\u097f"),
    ("ru", 0.4, "\u0400", "\u04ff"),
)
#: Letters that stand together; most words are plain ones before a blank, a comma or a full stop, told in half the time.
_WORD = re.compile(r"[A-Za-z]++(?=[ ,.])|[^\W\d_]+")
_BEYOND_LATIN = re.compile(r"[^\W\d_\x00-\u03ff]")
_SAMPLE = 20_000
#: Rank from which a word is as rare as can be: twice as many as a list of ranks names.
_RARE = 4_000
_LEAST_SHARE = 0.12  # of the words of a text that must be among the commonest words of its language


@dataclass(frozen=True, slots=True, eq=False, repr=False)  # one value a code; generated methods cost start-up time
class Language:
    """One language profile.  Words are lower case; abbreviations keep their letters' case and have no final dot.

    Abbreviations are of three classes: ``never_end`` a sentence, ``may_end`` one before one of the ``starters``, or
    ``before_number`` only ("No. 5").  ``speech_verbs`` maps a verb form to its class: "said", "claimed", "admitted",
    "denied", "promised" or "warned".  ``number_words`` maps a word to its value as text, cardinals as "12" ("dozen",
    too), ordinals with a period: "7.".  ``quote_pairs`` are (opening, closing) marks.

    Some languages have more: name ``particles`` ("de"), ``time_zones`` behind a time of day, ``elisions`` (written with
    an apostrophe in front), ``elided`` (with one behind: "l" of "l'acqua"), ``labels`` that stand before a dash like a
    dateline and are none ("update"), ``tag_verbs`` that tell a speaker only next to a quotation ("continued"),
    ``and_so_on`` (abbreviations that end a sentence before any capital), ``after_quote`` (what goes on with the
    sentence behind a closed quotation).  A clause begins with one of ``clause_breaks`` ("because") or, behind a comma,
    of ``clause_joins`` ("but"), ``clause_openers`` ("who"), a word with one of ``participle_endings`` or one before
    ``agents`` ("by").  ``ordinal_dot``: "3." is "third".  A verb of saying may be two words ("räumte ein").
    ``dash_speech``: a dash may open speech.  ``capital_nouns``: every noun is written with a capital, not names alone.
    ``endings``: letters at most that the ending of a noun or verb has, where words are told by what they begin with;
    English has few endings, and cutting them makes kin of strangers ("state", "station").
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
    particles: frozenset[str] = frozenset()
    time_zones: frozenset[str] = frozenset()
    elisions: frozenset[str] = frozenset()
    elided: frozenset[str] = frozenset()
    labels: frozenset[str] = frozenset()
    tag_verbs: frozenset[str] = frozenset()
    and_so_on: frozenset[str] = frozenset()
    clause_joins: frozenset[str] = frozenset()
    clause_openers: frozenset[str] = frozenset()
    clause_breaks: frozenset[str] = frozenset()
    agents: frozenset[str] = frozenset()
    participle_endings: tuple[str, ...] = ()
    after_quote: tuple[str, ...] = ()
    ordinal_dot: bool = False
    dash_speech: bool = False
    capital_nouns: bool = False
    endings: int = 2

    def __repr__(self) -> str:
        return f"Language({self.code!r})"


_SETS = ("stop_words", "never_end", "may_end", "before_number", "starters", "titles", "weekdays", "hedges", "negations")
#: Lists that only some languages need.
_OWN_SETS = (
    "particles", "time_zones", "elisions", "elided", "labels", "tag_verbs", "and_so_on", "clause_joins",
    "clause_openers", "clause_breaks", "agents",
)  # fmt: skip


@lru_cache(maxsize=32)
def load(code: str) -> Language:
    """The profile of *code* (ISO 639-1, lower case), or the neutral one where we have none."""
    import tomllib

    path = FOLDER / f"{code}.toml"
    if not re.fullmatch(r"[a-z]{2,3}", code) or not path.is_file():
        path = FOLDER / "und.toml"
    data: dict[str, Any] = tomllib.loads(path.read_text(encoding="utf-8"))
    return Language(
        code=data["code"],
        name=data["name"],
        direction=data["direction"],
        spaced=data["spaced"],
        end_marks=data["end_marks"],
        quote_pairs=tuple((opening, closing) for opening, closing in data["quote_pairs"]),
        speech_verbs={verb: kind for kind, verbs in data["speech_verbs"].items() for verb in _words(verbs)},
        number_words=_table(data["number_words"]),
        according_to=tuple(data["according_to"]),
        months={name: number for number, names in enumerate(data["months"], 1) for name in names},
        after_quote=tuple(data.get("after_quote", ())),
        participle_endings=tuple(_words(data.get("participle_endings", ""))),
        ordinal_dot=data.get("ordinal_dot", False),
        dash_speech=data.get("dash_speech", False),
        capital_nouns=data.get("capital_nouns", False),
        endings=data.get("endings", 2),
        **{name: frozenset(_words(data[name])) for name in _SETS},
        **{name: frozenset(_words(data.get(name, ""))) for name in _OWN_SETS},
    )


def _words(given: str | list[str]) -> list[str]:
    """A list, or a text of words between blanks, which is faster to parse; "_" stands for a blank within a word."""
    return [word.replace("_", " ") for word in given.split()] if isinstance(given, str) else given


def _table(given: str | dict[str, str]) -> dict[str, str]:
    """A table, or a text of ``word:value`` pairs between blanks."""
    return dict(pair.rsplit(":", 1) for pair in _words(given)) if isinstance(given, str) else given


def known() -> tuple[str, ...]:
    """Codes of the languages that have a profile of their own, sorted."""
    return tuple(sorted(path.stem for path in FOLDER.glob("*.toml") if path.stem != "und"))


def detect(text: str) -> str:
    """The language code of *text* by script, then by its commonest words; "und" where neither tells.

    Only the first 20,000 code points are read.
    """
    sample = text[:_SAMPLE]
    words = _WORD.findall(sample)
    letters = sum(map(len, words))
    if not letters:
        return "und"
    beyond = [] if sample.isascii() else _BEYOND_LATIN.findall(sample)
    for code, share, first, last in _SCRIPTS:
        if beyond and sum(first <= letter <= last for letter in beyond) > share * letters:
            return code
    return _by_common_words(Counter(map(str.lower, words)))


def _by_common_words(count: Counter[str]) -> str:
    """A word that several languages share tells as much less."""
    known_in, total = _known_in(), count.total()
    best, best_weight = "und", 0.0
    for code, common in _common().items():
        met = [word for word in common if word in count]
        enough = sum(count[word] for word in met) >= _LEAST_SHARE * total
        weight = sum(count[word] / known_in[word] for word in met)
        if enough and weight > best_weight:
            best, best_weight = code, weight
    return best


@lru_cache(maxsize=1)
def _known_in() -> Counter[str]:
    """In how many languages each of their commonest words is one."""
    return Counter(word for common in _common().values() for word in common)


@lru_cache(maxsize=1)
def _common() -> dict[str, tuple[str, ...]]:
    """The commonest words of each language in Latin script, one language a line: ``en: the of and ...``."""
    found = {}
    for line in (FOLDER / "common.txt").read_text(encoding="utf-8").splitlines():
        code, colon, words = line.partition(":")
        if colon and not line.startswith("#"):
            found[code] = tuple(words.split())
    return found


@lru_cache(maxsize=16)
def rarity(code: str) -> Mapping[str, float]:
    """How rare each of the commonest words (folded) of a language is, 0-1; what is not in it is as rare as can be, 1.

    By Zipf's law (1935) the logarithm of its rank says how rare a word is, so a list in order is all that is needed.
    Empty for a language without a list: there every word is as rare as any.
    """
    path = FOLDER / "ranks" / f"{code}.txt"
    if not re.fullmatch(r"[a-z]{2,3}", code) or not path.is_file():
        return {}
    lines = path.read_text(encoding="utf-8").splitlines()
    words = [word for line in lines if not line.startswith("#") for word in line.split()]
    return {word: math.log(4 * rank) / math.log(4 * _RARE) for rank, word in enumerate(words, 1)}
