"""One-edit copies of a story, each with the rule that must tell the edit, and copies that must stay silent.

A recipe looks for the first places in a story that it fits and changes one thing; it knows no particular text.
A story is a headline and paragraphs of sentences, as :func:`compare.version_from_sentences` takes it.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass

Paragraphs = list[list[str]]


@dataclass(frozen=True, slots=True)
class Edit:
    """An edited copy: what was done, the rules of which one must fire, once and alone (none: silence), and the copy."""

    recipe: str
    expected: tuple[str, ...]
    headline: str
    paragraphs: Paragraphs


@dataclass(frozen=True, slots=True)
class Story:
    """A story to edit."""

    name: str
    headline: str
    paragraphs: Paragraphs


#: Name, pattern, replacement and rule of edits that change words of one sentence outside quotation marks.
_SWAPS: tuple[tuple[str, str, str, str], ...] = (
    ("number word", r"\b(?:two|three|four|five|six|seven|nine|ten)\b(?! of\b)", "eleven", "number-changed"),
    ("number digits", r"(?<=[a-z] )\d{2,3}(?= (?!percent)[a-z]{4})", "641", "number-changed"),
    ("percent", r"\b\d+(?:\.\d+)? percent", "88 percent", "number-changed"),
    ("money", r"[$£€]\d[\d.,]*(?= (?:million|billion))", "$777", "number-changed"),
    ("year", r"\b(?:in|since|until|of) (?:19|20)\d\d\b", "in 1973", "date-changed"),
    ("weekday", r"\bon (?:Monday|Tuesday|Wednesday|Thursday|Friday)\b", "on Sunday", "date-changed"),
    ("hedge", r"\b(?:could|may|might) (?=[a-z]{4})", "will ", "hedge-dropped"),
    (
        "denial",
        r"\b(?:is|are|was|were) (?=(?:expected|held|paid|built|charged|found|planted|used|alive|divided)\b)",
        "was not ",
        "polarity-flipped",
    ),
    ("source", r", according to [A-Za-z' ]+(?=[.,])", "", "attribution-dropped"),
    ("charged word", r"\b(?=said that\b)", "brazenly ", "charged-word-added"),
    ("strong verb", r"(?<=[a-z] )said that\b", "claimed that", "attribution-changed"),
)
_SILENT: tuple[tuple[str, str, str], ...] = (
    ("that left out", r"\bsaid that\b", "said"),
    ("percent sign", r" percent\b", "%"),
    ("number in digits", r"\bthree\b(?! of\b)", "3"),
    ("ordinal in digits", r"\bsecond\b(?= [a-z])", "2nd"),
    ("million short", r"(?<=\d) million\b", "m"),
    ("plain verb", r"(?<=[a-z] )said that\b", "noted that"),
)  # fmt: skip


def edits(story: Story) -> Iterator[Edit]:
    """The edited copies of *story* that must be told, a few of each recipe."""
    for recipe, pattern, replacement, rule in _SWAPS:
        yield from _swapped(story, recipe, pattern, replacement, (rule,), most=2)
    yield from _quotes(story)
    yield from _names(story)
    yield from _statements(story)
    yield Edit(
        "headline", ("headline-changed",), story.headline.rsplit(" ", 2)[0] + " amid angry protests", story.paragraphs
    )


def silent(story: Story) -> Iterator[Edit]:
    """The copies of *story* that must have no finding above style."""
    copies: tuple[tuple[str, Callable[[str], str]], ...] = (
        ("nothing", lambda text: text),
        ("straight quotes", _straight),
        ("curly quotes", _curly),
        ("no-break spaces", lambda text: text.replace(" of ", "\u00a0of\u00a0").replace(" in ", " in\u00a0")),
        ("wrapped", lambda text: text.replace(" and ", "\nand ").replace(" the ", "\r\nthe ")),
        ("decomposed", lambda text: unicodedata.normalize("NFD", text)),
        ("dashes", lambda text: text.replace(" - ", " — ").replace(" -- ", " – ")),
    )
    for recipe, copy in copies:
        yield Edit(recipe, (), copy(story.headline), [[copy(one) for one in some] for some in story.paragraphs])
    for recipe, pattern, replacement in _SILENT:
        yield from _swapped(story, recipe, pattern, replacement, (), most=2)


def _swapped(
    story: Story, recipe: str, pattern: str, replacement: str, expected: tuple[str, ...], most: int
) -> Iterator[Edit]:
    """Copies with one match of *pattern* replaced, outside quotation marks, in different sentences."""
    found = 0
    for row, column, sentence in _sentences(story):
        plain = re.sub(r"[“\"][^”\"]*[”\"]?", lambda m: "\0" * len(m[0]), sentence)
        match = re.search(pattern, plain)
        if match and found < most:
            changed = sentence[: match.start()] + match.expand(replacement) + sentence[match.end() :]
            if changed != sentence:
                found += 1
                yield Edit(recipe, expected, story.headline, _with(story, row, column, changed))


def _quotes(story: Story) -> Iterator[Edit]:
    """A word of a quotation replaced, its tail cut, its marks taken off."""
    found = 0
    for row, column, sentence in _sentences(story):
        match = re.search(r"([“\"])([^“”\"]{30,}?)([,.?!]?[”\"])", sentence)
        if not match or found == 2:
            continue
        found += 1
        words = match[2].split(" ")
        middle = len(words) // 2
        bent = " ".join([*words[:middle], "marmalade", *words[middle + 1 :]])
        yield _requoted(story, "quote word", "quote-altered", (row, column, sentence), match, bent)
        if len(words) >= 8:
            yield _requoted(
                story, "quote tail", "quote-truncated", (row, column, sentence), match, " ".join(words[:-4])
            )


def _requoted(story: Story, recipe: str, rule: str, at: tuple[int, int, str], match: re.Match[str], inner: str) -> Edit:
    row, column, sentence = at
    changed = f"{sentence[: match.start()]}{match[1]}{inner}{match[3]}{sentence[match.end() :]}"
    return Edit(recipe, (rule,), story.headline, _with(story, row, column, changed))


def _names(story: Story) -> Iterator[Edit]:
    """A full name that is spelled differently in one sentence."""
    found = 0
    for row, column, sentence in _sentences(story):
        match = re.search(r"(?<=[a-z,] )[A-Z][a-z]{3,} [A-Z][a-z]{2}([a-z])[a-z]{2,}(?=[ ,.])", sentence)
        if match and found < 2 and sentence.count(match[0]) == 1:
            found += 1
            at = match.start(1)
            other = "u" if match[1] != "u" else "o"
            changed = sentence[:at] + other + sentence[at + 1 :]
            yield Edit("name", ("name-changed", "quote-altered"), story.headline, _with(story, row, column, changed))


def _statements(story: Story) -> Iterator[Edit]:
    """A sentence dropped, one added, two joined, a paragraph moved."""
    rows = [row for row, some in enumerate(story.paragraphs) if len(some) > 1 and row]
    for row in rows[:3]:
        shorter = [some[:-1] if at == row else some for at, some in enumerate(story.paragraphs)]
        yield Edit("dropped", ("claim-dropped", "quote-dropped", "quote-truncated"), story.headline, shorter)
    for row in rows[:2]:
        extra = "Beekeepers from the northern plateau complained about drifting pollen."
        longer = [[*some, extra] if at == row else some for at, some in enumerate(story.paragraphs)]
        yield Edit("added", ("claim-added",), story.headline, longer)
    plain = [row for row in rows if not re.search(r"[“”\"]", " ".join(story.paragraphs[row][:2]))]
    for row in plain[:1]:
        first, second, *rest = story.paragraphs[row]
        joined = f"{first.rstrip('.')}, and {second[0].lower()}{second[1:]}"
        merged = [[joined, *rest] if at == row else some for at, some in enumerate(story.paragraphs)]
        yield Edit("joined", ("merged",), story.headline, merged)
    if len(story.paragraphs) > 5:
        *others, last = story.paragraphs
        yield Edit("moved up", ("promoted",), story.headline, [others[0], last, *others[1:]])


def _sentences(story: Story) -> Iterator[tuple[int, int, str]]:
    for row, some in enumerate(story.paragraphs):
        for column, sentence in enumerate(some):
            yield row, column, sentence


def _with(story: Story, row: int, column: int, changed: str) -> Paragraphs:
    copy = [list(some) for some in story.paragraphs]
    copy[row][column] = changed
    return copy


def _straight(text: str) -> str:
    return text.translate(str.maketrans("“”‘’", "\"\"''"))


def _curly(text: str) -> str:
    opened = re.sub(r"(?<![^\s(\[])\"", "“", re.sub(r"(?<![^\s(\[])'(?=\w)", "‘", text))
    return opened.replace('"', "”").replace("'", "’")
