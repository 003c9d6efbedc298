"""What each part of a story is: headline, standfirst, byline, timestamp, heading, list item, caption, note.

Told from the wording and the place, once furniture is marked; a kind that a reader already gave stands.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache

from compare.language import Language, detect, known, load
from compare.model import BlockKind, Source
from compare.read.base import Part, ends_sentence, stating, tells
from compare.read.furniture import follow, is_menu, mark, only_begins_so, opening, page_reason, words_for
from compare.text import QUOTE_MARKS, fold, keys

_ITEM = re.compile(r"(?:[-*•·▪◦‣]|\d{1,2}[.)])[ \t\xa0]+\S")
_YEAR = r"(?<!\d)(?:19|20)\d\d(?!\d)"
_ISO = r"(?<!\d)((?:19|20)\d\d)-(\d\d)-(\d\d)(?!\d)"
_CLOCK = r"\d{1,2}[:.h]\d\d(?:\s?[ap]\.?m\.?)?(?:\s[A-Z]{2,4})?"
_DOTTED = r"(?:\w\.){2,}\W*$"
#: Between the pieces of a line of credits.
_BETWEEN = r"\s+[|·•/–—-]\s+|\n"
_DIGIT = re.compile(r"\d")
#: Longest headline, and longest byline or timestamp, in signs.
_HEADLINE, _CREDIT = 160, 120
_ABOVE, _BELOW = "above the headline", "below the last paragraph"


def told(parts: Sequence[Part], source: Source) -> tuple[list[Part], Source]:
    """*parts* with their kinds and, on furniture, reasons; and *source* with byline and publication as stated."""
    found = follow(mark(parts))
    start = _opening(found)
    found = _head(found, start)
    last = max((at for at, part in enumerate(found) if _plain(part) and tells(part.text)), default=-1)
    for at, part in enumerate(found):
        if _plain(part):
            found[at] = _body(part, found[at + 1 : at + 2], tail=0 <= last < at, begun=at > start >= 0)
    return found, _stated(found, source)


def is_list_item(text: str) -> bool:
    """Whether *text* begins with a bullet or a number."""
    return bool(_ITEM.match(text))


def is_byline(text: str) -> bool:
    """Whether *text* is a byline: "By Jane Doe", "By JANE DOE, Associated Press"."""
    return bool(names_of(text))


def names_of(text: str) -> str:
    """The names in a byline as they stand there, or ""."""
    if len(text) > _CREDIT or not (start := opening(text, "byline")):
        return ""
    line = " ".join(text.split())
    names = line[len(start) :].lstrip(" :：")
    words = names.split()
    if not words or len(words) > 12 or any(sign.isdigit() for sign in names):
        return ""
    if ends_sentence(line) and not re.search(_DOTTED, line) and words[-1].rstrip(".").lower() not in {"jr", "sr"}:
        return ""
    first, lower = words[0][:1], sum(word[:1].islower() for word in words)
    return names if not first.islower() and first.isalpha() and lower * 3 <= len(words) else ""


def is_timestamp(text: str) -> bool:
    """Whether *text* says when the story was published or updated, and nothing else."""
    if len(text) > _CREDIT or not _DIGIT.search(text):
        return False
    words = text.split()
    if len(words) <= 14 and opening(text, "timestamp"):
        return not tells(text) or len(words) <= 8
    return bool(re.fullmatch(_CLOCK, text.strip(), re.I) or (re.match(_ISO, text) and len(words) <= 4))


def is_dated(text: str) -> bool:
    """Whether *text* is a line of credits with a date in it: "4 March 2025", "By Ann Lee | March 4, 2025, 7:30 am"."""
    if len(text) > _CREDIT or tells(text) or not (year := re.search(_YEAR, text)):
        return False
    pieces = [piece for piece in re.split(_BETWEEN, text) if piece.strip()]
    dated = next((piece for piece in pieces if year[0] in piece), "")
    words = keys(dated)
    # Of other words no more than a weekday's name; "am", "de" and the like do not count.
    others = [word for word in words if word not in _months() and len(word) > 2 and not _DIGIT.search(word)]
    day = _DIGIT.search(dated.replace(year[0], "", 1))
    return bool(day) and len(pieces) <= 4 and len(others) <= 1 and any(word in _months() for word in words)


@lru_cache(maxsize=1)
def _months() -> frozenset[str]:
    """The names of the months in all languages."""
    return frozenset(name for code in known() for name in load(code).months)


def _plain(part: Part) -> bool:
    """Whether nothing has been said of *part* yet."""
    return not part.reason and part.kind == "paragraph"


def _opening(parts: Sequence[Part]) -> int:
    """Index of the first part that tells the story, or -1."""
    first = True
    for at, part in enumerate(parts):
        if part.reason:
            continue
        if part.kind in {"paragraph", "quote"} and _opens(part.text, first):
            return at
        first = False
    return -1


def _opens(text: str, first: bool) -> bool:
    if is_timestamp(text) or is_byline(text):
        return False
    last = text.rstrip("\"'”’»)]")[-1:]
    if first and len(text.split()) <= 16 and len(text) <= _HEADLINE:
        # A headline may ask or shout, and may close with "the U.S."
        return last in {".", "。", "।", "۔"} and not re.search(_DOTTED, text)
    return tells(text) or last == "."


def _head(parts: Sequence[Part], start: int) -> list[Part]:
    """*parts* with the headline and what stands about it told apart, as far as the story's first paragraph."""
    found = list(parts)
    if start < 0:
        return found
    lines = [at for at in range(start) if _plain(found[at]) and not _other(found[at].text)]
    if any(part.kind == "headline" and not part.reason for part in found):
        title = next(at for at, part in enumerate(found) if part.kind == "headline" and not part.reason)
    else:
        title = _headline([(at, found[at].text) for at in lines])
    if title < 0:
        return _with_doubtful_headline(found, start)
    standing = False
    for at in lines:
        if at < title and _lesser(found[at].text, found[title].text):
            menu = "navigation" if is_menu(found[at].text) else _ABOVE
            found[at] = replace(found[at], reason=page_reason(found[at].text) or menu)
        elif at == title:
            found[at] = replace(found[at], kind="headline")
        elif is_dated(found[at].text):
            named = any(is_byline(piece) for piece in re.split(_BETWEEN, found[at].text))
            found[at] = replace(found[at], kind="byline" if named else "timestamp")
        else:
            kind: BlockKind = "heading"
            if not standing and at > title and len(found[at].text.split()) >= 5 and not _same(found[at], found[title]):
                kind, standing = "standfirst", True
            found[at] = replace(found[at], kind=kind)
    return found


def _with_doubtful_headline(parts: list[Part], start: int) -> list[Part]:
    """*parts* with the first line that only began like furniture ("Watch: ...") as headline, as there is no other."""
    for at in range(start):
        if parts[at].reason and len(parts[at].text.split()) >= 4 and only_begins_so(parts[at].text):
            parts[at] = replace(parts[at], reason="", kind="headline")
            break
    return parts


def _same(part: Part, other: Part) -> bool:
    return keys(part.text) == keys(other.text)


def _headline(lines: Sequence[tuple[int, str]]) -> int:
    """Index of the headline among the short lines before the first paragraph, or -1."""
    for rank, (at, text) in enumerate(lines):
        if len(text) <= _HEADLINE and not any(_lesser(text, other) for _, other in lines[rank + 1 :]):
            return at
    return -1


def _lesser(text: str, other: str) -> bool:
    """Whether *text* is a menu or a label, seeing that *other* would make a better headline."""
    size, rival = len(text.split()), len(other.split())
    if is_menu(other):
        return False
    if is_menu(text):
        return rival >= 3
    if size <= 2:
        return rival >= 4 or (size == 1 and rival >= 3)
    capitals = sum(not word[:1].islower() for word in other.split())
    return size == 3 and rival >= 6 and capitals >= 0.6 * rival and not _upper(text)


def _upper(text: str) -> bool:
    return text.isupper()


def _other(text: str) -> BlockKind | None:
    """The kind of a line that is neither headline nor paragraph, wherever it stands."""
    if is_timestamp(text):
        return "timestamp"
    if is_byline(text):
        return "byline"
    if opening(text, "note"):
        return "note"
    if len(text) <= 300 and (opening(text, "caption") or _is_credited(text)):
        return "caption"
    return "list-item" if is_list_item(text) else None


def _is_credited(text: str) -> bool:
    """Whether *text* closes with the credit of a picture: "(AP Photo/Jane Doe)", "/Getty Images"."""
    end = fold(text[-60:])
    inside = end.rpartition("(")[2] if end.endswith((")", "]")) else ""
    return end.endswith(words_for("credit")) or any(word in inside for word in words_for("credit"))


def _body(part: Part, after: Sequence[Part], *, tail: bool, begun: bool) -> Part:
    if kind := _other(part.text):
        return replace(part, kind=kind)
    if ends_sentence(part.text) or part.text.rstrip()[-1:] in ":;,：，" or part.text[:1] in QUOTE_MARKS:
        return part
    words = part.text.split()
    if tail and len(words) <= 4 and len(part.text) <= 40 and not any(sign.isdigit() for sign in part.text):
        return replace(part, reason=_BELOW)
    leads = bool(after) and not after[0].reason and tells(after[0].text)
    if begun and leads and len(words) <= 12 and len(part.text) <= 90 and not part.text[:1].islower():
        return replace(part, kind="heading")
    return part


def _stated(parts: Sequence[Part], source: Source) -> Source:
    for part in parts:
        if part.kind == "byline" and not source.byline and not part.reason:
            names = next(filter(None, map(names_of, (part.text, *re.split(_BETWEEN, part.text)))), "")
            source = stating(source, "byline", byline=names or " ".join(part.text.split()))
        dated = part.kind == "timestamp" or (part.kind == "byline" and is_dated(part.text))
        if dated and not source.published and not part.reason:
            source = stating(source, "timestamp", published=date_of(part.text, parts))
    return source


def date_of(text: str, parts: Sequence[Part]) -> str:
    """The day that a timestamp states, as ISO 8601, or "" where it does not say it beyond doubt."""
    if found := re.search(_ISO, text):
        return found[0] if _possible(int(found[2]), int(found[3])) else ""
    language = load(detect(" ".join(part.text for part in parts)))
    return _spelled(text, language)


def _spelled(text: str, language: Language) -> str:
    year = re.search(_YEAR, text)
    month = next((language.months[key] for key in keys(text) if key in language.months), 0)
    rest = text.replace(year[0], " ", 1) if year else ""
    days = [int(day) for day in re.findall(r"(?<![\d:.])(\d{1,2})(?:st|nd|rd|th|er|º|\.)?(?![\d:]|\.\d)", rest)]
    if year and month and days and _possible(month, days[0]):
        return f"{year[0]}-{month:02d}-{days[0]:02d}"
    return ""


def _possible(month: int, day: int) -> bool:
    return 1 <= month <= 12 and 1 <= day <= 31
