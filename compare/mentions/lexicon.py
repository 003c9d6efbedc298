"""The word lists that mentions are found with: a language profile and its ``languages/facets/<code>.toml``.

Phrases of all facets go into one table by their first word, so that one walk over a statement finds them all.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from compare.language import FOLDER, Language
from compare.mentions.elision import parts
from compare.text import fold, keys

#: A phrase: the folded words after the first, the facet it belongs to and the value it stands for.
Phrase = tuple[tuple[str, ...], str, str]


@dataclass(frozen=True, slots=True, eq=False)
class Lexicon:
    """Word lists of one language, folded as words are.  Maps give values as text, as the data files do.

    ``according_to`` has its phrases by their first word; ``source_starts``, ``number_starts`` and ``date_starts`` are
    the words that what ties a source to a statement, a number or a date can begin with, digits aside; ``apart`` has
    phrases that one finder each reads.  ``relative`` maps "last week" to its step from the day of publication, unit and
    count: "w-1" ("x0": a Monday, where words are not parted by blanks); ``ago_units`` are those of "three weeks ago",
    ``weekday_numbers`` begin with Monday, 0.  ``bounds`` has "at least" and its like with their kind, ``bound_ends``
    the last word of each, ``steps`` what tells by how much from to how much ("by", "to"), ``rough`` the least and the
    most of a rough count ("dozens": "24-140"), ``units`` measures with one name for each ("kilometres": "km"),
    ``multiples`` words like "twice", ``short_forms`` a contraction or its ending with what it stands for ("'d":
    "would/had"), ``seats`` the capitals that stand for governments, ``plurals`` those that no ending makes ("people"),
    ``plural_endings`` the endings of one with that of several, ``told_as_fact`` what is told once without its source
    ("would": "will"), ``told_endings`` the same by the ending of the verb ("ría": "rá"), ``standings`` words like
    "former" by kind, ``standings_behind`` those that follow their noun, ``standings_hyphened`` those that are told by
    the hyphen behind them ("oud-"), ``standings_glued`` those that are the first part of it, ``opposites`` those of
    "rose" ("fell"), ``deeds`` the forms of what somebody does to others ("beat": "beaten"), ``fates`` what tells
    of a deed as if it had only happened ("died": "killed"), ``families`` words of which only one can be true of a thing
    ("north", "west"), each with the number of its family and of its sense, ``superlatives`` each with the plain word
    ("largest": "large"), "" where that is not known.  ``parted_speech`` has verbs of two words by the first ("räumte
    ... ein").
    ``verb_first`` tells that a subject stands behind its verb, ``verb_second`` where anything else opens the clause,
    ``postpositions`` that a source stands before "according to".  Where every noun has a capital, words that end in
    ``noun_endings`` or ``adjective_cases`` are no names by themselves, and a name stands behind ``name_heads``.
    """

    language: Language
    decimal_mark: str
    capital_dates: bool
    verb_first: bool
    verb_second: bool
    postpositions: bool
    numbers: dict[str, int]
    scales: dict[str, int]
    ordinals: dict[str, int]
    fractions: dict[str, int]
    currencies: dict[str, str]
    units: dict[str, str]
    multiples: dict[str, int]
    meridiem: dict[str, int]
    relative: dict[str, str]
    bounds: dict[str, str]
    steps: dict[str, str]
    bound_ends: frozenset[str]
    rough: dict[str, str]
    ago_units: dict[str, str]
    seasons: dict[str, str]
    opposites: dict[str, frozenset[str]]
    families: dict[str, tuple[int, int]]
    superlatives: dict[str, str]
    deeds: dict[str, str]
    fates: dict[str, str]
    short_forms: dict[str, str]
    weekday_numbers: dict[str, int]
    sets: dict[str, frozenset[str]]
    aliases: dict[str, str]
    nicknames: dict[str, str]
    seats: dict[str, str]
    plurals: dict[str, str]
    plural_endings: dict[str, str]
    told_endings: dict[str, str]
    told_as_fact: dict[str, str]
    standings: dict[str, str]
    standings_behind: dict[str, str]
    standings_hyphened: dict[str, str]
    standings_glued: dict[str, str]
    standings_else: dict[str, str]
    title_forms: dict[str, str]
    titles: frozenset[str]
    speech: dict[str, str]
    parted_speech: dict[str, tuple[tuple[str, str], ...]]
    according_to: dict[str, tuple[tuple[str, ...], ...]]
    source_starts: frozenset[str]
    number_starts: frozenset[str]
    date_starts: frozenset[str]
    phrases: dict[str, tuple[Phrase, ...]]
    apart: dict[str, dict[str, tuple[tuple[str, ...], ...]]]
    noun_endings: tuple[str, ...]
    adjective_cases: tuple[str, ...]
    name_heads: tuple[str, ...]

    @property
    def capital_nouns(self) -> bool:
        """Whether every noun is written with a capital, not names alone."""
        return self.language.capital_nouns

    def has(self, name: str, key: str) -> bool:
        """Whether the folded word *key* is in the list *name*; False where the language has no such list."""
        return key in self.sets.get(name, _NONE)

    def is_source(self, key: str) -> bool:
        """Whether the folded word *key* is a usual source ("officials") or an office."""
        return self.has("sources", key) or key in self.titles

    def title_of(self, words: Sequence[str]) -> str:
        """The folded *words* of a title as one value: "sen" is "senator", "chief executive" and "ceo" are one."""
        value = " ".join([self.title_forms.get(word, word) for word in words])
        return self.title_forms.get(value, value)


_NONE: frozenset[str] = frozenset()
_SETS = (
    "articles", "determiners", "joins", "of", "to", "approximators", "hedges_before_to", "ordinal_suffixes",
    "percent", "points", "request_verbs", "date_prepositions", "name_suffixes", "not_names", "title_prefixes",
    "courtesy", "place_prepositions", "directions", "direction_prepositions", "sources", "source_pronouns",
    "speech_nouns", "asking", "prepositions", "saying", "passives", "stand_ins", "accusing", "adverbs", "auxiliaries",
    "informed", "source_kinds", "finding", "findings", "persons", "definite", "reacting", "issuing", "rates",
    "adjective_hedges", "adjective_endings", "loose", "perfect", "conditions_behind", "others", "citing", "quoted_as",
    "ago", "telling", "media", "before_nouns", "relatives", "complements", "channels", "times", "core_speech",
    "negative_conditions", "proper", "name_adjectives", "inner_adjectives", "contracted", "clitics", "reported",
    "postposed", "clock", "clock_before", "abilities", "object_pronouns", "sure_parts", "plans", "regions",
    "open_before", "done", "schedules", "minus", "in_each", "no_more", "no_more_words", "comparing",
    "degrees", "title_middles", "ordinals_alone", "partitives", "limits_behind", "not_limits",
    "clitic_endings", "infinitive_endings", "denying", "reasons",
)  # fmt: skip
#: Lists of the facets file that give phrases, with the facet they stand for.  Facets in brackets only set others aside.
_PHRASES = {
    "conditions": "condition",
    "not_conditions": "(condition)",
    "open_lists": "open-list",
    "not_negations": "(negation)",
    "not_hedges": "(hedge)",
    "not_charged": "(charged)",
    "more_hedges": "hedge",
    "plans": "hedge",
    "schedules": "hedge",
    "negative_words": "negative",
    "charged": "charged",
    "causes": "cause",
    "circumstances": "circumstance",
}
#: The value of a hedge of a claim as a whole begins with this; its kind follows.
CAVEAT = "caveat"
#: Tables of caveats with their kinds, with the facet they stand for; a proof is one where it is denied.
_CAVEATS = {"caveats": "hedge", "proofs": "proof"}
#: Lists of phrases that serve one finder each.
_APART = {
    "relative_dates": "relative",
    "source_phrases": "source",
    "hearsay": "hearsay",
    "links": "link",
    "no_speech": "no-speech",
    "told_to": "told-to",
}


@lru_cache(maxsize=32)
def lexicon(language: Language) -> Lexicon:
    """The lists of *language*; empty ones where it has no facets file."""
    data, elided = _facets(language.code), language.elided
    attached = data.get("attached", ())
    for name in (*_PHRASES, "sources") if attached else ():
        data[name] = [part + word for word in data.get(name, ()) for part in ("", *attached)]
    before = ("", *data.get("attached_to_verbs", ()))
    speech = {part + word: strength for word, strength in language.speech_verbs.items() for part in before}
    numbers, scales, ordinals = _number_words(language, data)
    speech = {**dict.fromkeys(data.get("more_speech", ()), "said"), **speech}
    parted = _parted(speech)
    speech = {verb: strength for verb, strength in speech.items() if " " not in verb}
    fused: dict[str, list[str]] = {}
    for pair in data.get("fused", ()):
        plain, _, form = pair.partition("+")
        fused.setdefault(plain, []).append(form)
    for name in ("causes", "circumstances") if fused else ():
        data[name] = [form for wording in data.get(name, ()) for form in _forms(wording, fused)]
    according_to = _by_first(
        tuple(parts(keys(one), elided)) for phrase in language.according_to for one in _forms(phrase, fused)
    )
    apart = {
        facet: _rests([one for wording in data.get(name, ()) for one in _forms(wording, fused)], elided)
        for name, facet in _APART.items()
    }
    return Lexicon(
        language=language,
        decimal_mark=data.get("decimal_mark", "."),
        capital_dates=data.get("capital_dates", False),
        verb_first=data.get("verb_first", False),
        verb_second=data.get("verb_second", False),
        postpositions=data.get("postpositions", False),
        numbers=numbers,
        scales=scales,
        ordinals=ordinals,
        fractions=_ints(data.get("fractions", {})),
        currencies=dict(data.get("currencies", {})),
        units=dict(data.get("units", {})),
        multiples=_ints(data.get("multiples", {})),
        meridiem=_ints(data.get("meridiem", {})),
        relative={" ".join(parts(_words(word), elided)): step for word, step in data.get("relative_dates", {}).items()},
        bounds=dict(data.get("bounds", {})),
        steps=dict(data.get("steps", {})),
        seasons=dict(data.get("seasons", {})),
        bound_ends=frozenset(wording.rpartition(" ")[2] for wording in data.get("bounds", {})),
        rough=dict(data.get("rough_counts", {})),
        ago_units=dict(data.get("ago_units", {})),
        opposites=_opposites(data.get("opposites", ())),
        families=_families(data.get("families", ())),
        superlatives=_senses(data.get("superlatives", {})),
        deeds=dict(data.get("deeds", {})),
        fates=dict(data.get("fates", {})),
        short_forms={fold(word): long for word, long in data.get("short_forms", {}).items()},
        weekday_numbers={fold(word): int(number) for word, number in data.get("weekdays_from", {}).items()},
        sets={
            **{name: frozenset(map(fold, data.get(name, ()))) for name in _SETS},
            "name_particles": language.particles | frozenset(data.get("name_particles", ())),
        },
        aliases=dict(data.get("aliases", {})),
        seats=dict(data.get("seats", {})),
        plurals=dict(data.get("plurals", {})),
        plural_endings=dict(data.get("plural_endings", {})),
        standings=dict(data.get("standings", {})),
        standings_behind=dict(data.get("standings_behind", {})),
        standings_hyphened=dict(data.get("standings_hyphened", {})),
        standings_glued=dict(data.get("standings_glued", {})),
        standings_else=dict(data.get("standings_else", {})),
        told_as_fact=dict(data.get("told_as_fact", {})),
        told_endings=dict(data.get("told_endings", {})),
        nicknames=dict(data.get("nicknames", {})),
        title_forms=dict(data.get("title_forms", {})),
        titles=language.titles | frozenset(data.get("more_titles", ())) | frozenset(data.get("title_forms", ())),
        speech=speech,
        parted_speech=parted,
        according_to=according_to,
        source_starts=language.tag_verbs.union(speech, parted, according_to, apart["source"], apart["told-to"]),
        number_starts=frozenset(
            word
            for name in (
                numbers,
                scales,
                ordinals,
                data.get("fractions", ()),
                data.get("multiples", ()),
                data.get("articles", ()),
            )
            for word in name
        ),
        date_starts=frozenset(
            (
                *language.months,
                *language.weekdays,
                *(day.partition("-")[0] for day in language.weekdays),
                *data.get("seasons", ()),
            )
        ),
        phrases=_phrases(language, data),
        apart=apart,
        noun_endings=tuple(data.get("noun_endings", ())),
        adjective_cases=tuple(data.get("adjective_cases", ())),
        name_heads=tuple(map(fold, data.get("name_heads", ()))),
    )


def _by_first(phrases: Iterable[tuple[str, ...]]) -> dict[str, tuple[tuple[str, ...], ...]]:
    """Phrases by their first word, the longest first."""
    found: dict[str, tuple[tuple[str, ...], ...]] = {}
    for phrase in sorted(phrases, key=len, reverse=True):
        found[phrase[0]] = (*found.get(phrase[0], ()), phrase)
    return found


def _forms(phrase: str, fused: Mapping[str, Sequence[str]]) -> list[str]:
    """A phrase and those in which its last word is one with an article: "stando a", "stando alla"."""
    head, _, last = phrase.rpartition(" ")
    return [phrase, *(f"{head} {form}" for form in fused.get(last, ()) if head)]


def _parted(speech: Mapping[str, str]) -> dict[str, tuple[tuple[str, str], ...]]:
    """The particle and the class of each verb of two words ("räumte ... ein"), by the first."""
    found: dict[str, tuple[tuple[str, str], ...]] = {}
    for verb, strength in speech.items():
        first, blank, particle = verb.partition(" ")
        if blank:
            found[first] = (*found.get(first, ()), (particle, strength))
    return found


def _rests(wordings: Iterable[str], elided: Set[str]) -> dict[str, tuple[tuple[str, ...], ...]]:
    """The words after the first of each wording, by the first."""
    table = _by_first(tuple(parts(_words(wording), elided)) for wording in wordings)
    return {first: tuple(phrase[1:] for phrase in some) for first, some in table.items()}


def _words(wording: str) -> list[str]:
    """The folded words of a list's entry; most are plain lower-case words, which need no regular expression."""
    return wording.split() if wording.replace(" ", "").isalpha() and wording.isascii() else keys(wording)


def _facets(code: str) -> dict[str, Any]:
    """The facets file of a language: texts of words become lists, those of ``word:value`` pairs tables."""
    import tomllib

    path = FOLDER / "facets" / f"{code}.toml"
    data = tomllib.loads(path.read_text(encoding="utf-8")) if path.is_file() else {}
    for name, given in data.items():
        if isinstance(given, str) and name != "decimal_mark":
            words = [word.replace("_", " ") for word in given.split()]
            table = ":" in words[0] and name != "opposites"
            data[name] = dict(word.rsplit(":", 1) for word in words) if table else words
    return data


def _opposites(pairs: Iterable[str]) -> dict[str, frozenset[str]]:
    """The opposites of each word of *pairs* ("rose:fell"); it may have several."""
    found: dict[str, frozenset[str]] = {}
    for one, other in (map(fold, pair.split(":")) for pair in pairs):
        found[one] = found.get(one, frozenset()) | {other}
        found[other] = found.get(other, frozenset()) | {one}
    return found


def _families(lines: Iterable[str]) -> dict[str, tuple[int, int]]:
    """The family and the sense of each word: a line is a family, a slash stands between words of one sense."""
    return {
        fold(word): (family, sense)
        for family, line in enumerate(lines)
        for sense, words in enumerate(line.split())
        for word in words.split("/")
    }


def _senses(given: Mapping[str, str] | Sequence[str]) -> dict[str, str]:
    """A table as it is given; words of a plain list stand for nothing."""
    return dict(given) if isinstance(given, Mapping) else dict.fromkeys(map(fold, given), "")


def _ints(texts: dict[str, str]) -> dict[str, int]:
    return {word: int(value) for word, value in texts.items()}


def _number_words(language: Language, data: dict[str, Any]) -> tuple[dict[str, int], dict[str, int], dict[str, int]]:
    """Cardinals below 100, multipliers from 100 up (and a dozen), ordinals: the profile's words fill the gaps."""
    numbers, scales, ordinals = (_ints(data.get(name, {})) for name in ("numbers", "scales", "ordinals"))
    fractions = data.get("fractions", {})
    for word, text in language.number_words.items():
        key = fold(word)
        if text.endswith(".") and text[:-1].isdigit():
            ordinals.setdefault(key, int(text[:-1]))
        if not text.isdigit() or key in ordinals or key in fractions:
            continue
        value = int(text)
        if value >= 100:
            scales.setdefault(key, value)
        elif key not in scales:
            numbers.setdefault(key, value)
    return numbers, scales, ordinals


def _phrases(language: Language, data: dict[str, Any]) -> dict[str, tuple[Phrase, ...]]:
    found: dict[str, dict[Phrase, None]] = {}
    before = ("", *data.get("attached", ()))
    lists: list[tuple[str, Any]] = [
        (facet, [part + word for word in sorted(words) for part in before])
        for facet, words in (("hedge", language.hedges), ("negation", language.negations))
    ]
    lists += [(facet, data.get(name, ())) for name, facet in _PHRASES.items()]
    for facet, wordings in lists:
        for wording in wordings:
            first, *rest = parts(_words(wording), language.elided) or [""]
            found.setdefault(first, {})[(tuple(rest), facet, " ".join([first, *rest]))] = None
    for word, kind in data.get("quantifiers", {}).items():
        found.setdefault(fold(word), {})[((), "scope", kind)] = None
    for name, facet in _CAVEATS.items():
        for wording, kind in data.get(name, {}).items():
            first, *rest = parts(_words(wording), language.elided)
            found.setdefault(first, {})[(tuple(rest), facet, f"{CAVEAT} {kind}")] = None
    return {first: tuple(sorted(some, key=lambda p: (-len(p[0]), p[1]))) for first, some in found.items()}
