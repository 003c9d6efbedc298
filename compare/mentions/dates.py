"""Dates and times with their normal form: "2022", "2022-02-24", "--02-24", "1990s", "weekday tuesday", "season
spring", "time 17:00".

A year is a date, not a number.  Parts of dates are compared as far as both sides give them (:func:`agree`).
"""

from __future__ import annotations

import re

from compare.mentions.lexicon import Lexicon
from compare.mentions.scan import Scan
from compare.model import Mention

_TIME = re.compile(r"([01]?\d|2[0-3])[:.]([0-5]\d)")
#: "6am", "6.30pm": the half of the day written with the hour.
_TIED = re.compile(r"(1[0-2]|0?[1-9])(?:[:.]([0-5]\d))?([^\W\d_]+)")
_DECADE = re.compile(r"(1[5-9]|20)?(\d)0s")
_DAY = re.compile(r"([0-3]?\d)[^\W\d_]{0,2}")
#: "18h", and what stands behind the hour in "6h30" or "14 Uhr 30".
_HOUR, _MINUTES = re.compile(r"(\d{1,2})(h?)"), re.compile(r"(h?)([0-5]\d)")
_MIDNIGHT = 24
_LONGEST = 3  # digits of a count of days, weeks or years
_HOURS = "h"  # the unit
#: Lists of words of which one stands before a season: "fall" alone may be a verb, "spring" another noun.
_BEFORE_SEASONS = ("definite", "determiners", "prepositions", "date_prepositions")
_CURRENCY = "$€£¥₹₽₩"


def dates(scan: Scan, lexicon: Lexicon, taken: set[int]) -> list[Mention]:
    """The dates and times of *scan*; the words they take are added to *taken*."""
    found = []
    for at in scan.begins(lexicon.date_starts):
        hit = None if at in taken else _month(scan, lexicon, at) or _date(scan, lexicon, at)
        if hit:
            value, first, end = hit
            found.append(Mention("date", scan.span(first, end - 1), value))
            taken.update(range(first, end))
    return found


def agree(left: str, right: str) -> bool:
    """Whether two date values can stand for one date: every part that both give is the same."""
    if left == right:
        return True
    one, other = _fields(left), _fields(right)
    shared = [part for part in one if part in other]
    return bool(shared) and all(one[part] == other[part] for part in shared)


def half_agree(left: str, right: str) -> bool:
    """Whether two dates share a part and differ in another: the 14th of two months."""
    one, other = _fields(left), _fields(right)
    return any(one[part] == other[part] for part in one if part in other)


def kind(value: str) -> str:
    """What a date value gives: "year", "day", "month", "decade", "weekday", "season", "time" or "relative"."""
    word = value.partition(" ")[0]
    if word in {"weekday", "season", "time", "relative"}:
        return word
    if value.endswith("s"):
        return "decade"
    if value.startswith("--"):
        return "day" if len(value) > 4 else "month"
    return "year" if len(value) == 4 else "day" if len(value) > 7 else "month"


def ago(scan: Scan, lexicon: Lexicon, taken: set[int]) -> list[Mention]:
    """ "three weeks ago", "a year ago": steps back from the day of publication; their words are added to *taken*."""
    found: list[Mention] = []
    if lexicon.sets["ago"].isdisjoint(scan.bare):
        return found
    for at, key in enumerate(scan.bare):
        unit = lexicon.ago_units.get(scan.bare[at - 1], "") if at > 1 and lexicon.has("ago", key) else ""
        count = _count(scan, lexicon, at - 2) if unit else 0
        if count and not taken & {at - 2, at - 1}:
            each = int(unit[1:] or 1)  # a decade is ten years: "y10"
            found.append(Mention("date", scan.span(at - 2, at), f"relative {unit[0]}-{count * each}"))
            taken.update(range(at - 2, at + 1))
    return found


def _count(scan: Scan, lexicon: Lexicon, at: int) -> int:
    key = scan.bare[at]
    if key.isdecimal() and len(key) <= _LONGEST:
        return int(key)
    return lexicon.numbers.get(key, 0) or int(lexicon.has("articles", key))


def _fields(value: str) -> dict[str, str]:
    name = kind(value)
    if name in {"weekday", "season", "time", "relative", "decade"}:
        return {name: value}
    year, *rest = value.removeprefix("--").split("-") if not value.startswith("--") else ["", *value[2:].split("-")]
    parts = dict(zip(("month", "day"), rest, strict=False))
    return {"year": year, **parts} if year else parts


def _date(scan: Scan, lexicon: Lexicon, at: int) -> tuple[str, int, int] | None:
    raw, key = scan.raw[at], scan.bare[at]
    if raw[0].isdigit():
        return _digits(scan, lexicon, at)
    both = f"{key}-{scan.bare[at + 1]}" if at + 1 < len(scan.raw) and scan.gaps[at + 1] == "-" else ""
    if both in lexicon.language.weekdays:
        return f"weekday {both}", at, at + 2  # "terça-feira" is two words
    if key in lexicon.language.weekdays and (not raw[0].islower() or not lexicon.capital_dates):
        return f"weekday {key}", at, at + 1
    if key in lexicon.seasons and at and _tells_when(lexicon, scan.bare[at - 1]):
        return f"season {lexicon.seasons[key]}", at, at + 1
    return None


def _tells_when(lexicon: Lexicon, before: str) -> bool:
    """Whether the word before a season makes it one: "in the fall", "last spring", not "prices fall"."""
    return before in lexicon.apart["relative"] or any(lexicon.has(name, before) for name in _BEFORE_SEASONS)


def _digits(scan: Scan, lexicon: Lexicon, at: int) -> tuple[str, int, int] | None:
    raw = scan.raw[at]
    decade = _DECADE.fullmatch(raw)
    if decade:
        century = decade[1] or ("20" if int(decade[2]) < 3 else "19")
        return f"{century}{decade[2]}0s", at, at + 1
    after = scan.bare[at + 1] if at + 1 < len(scan.raw) else ""
    time = _TIME.fullmatch(raw)
    tied = _TIED.fullmatch(raw)
    if tied and (half_day := lexicon.meridiem.get(tied[3].casefold())) is not None:
        return f"time {int(tied[1]) % 12 + half_day:02}:{tied[2] or '00'}", at, at + 1
    half_day = lexicon.meridiem.get(after)
    if half_day is not None and (time or (raw.isdecimal() and len(raw) <= 2 and int(raw) <= 12)):
        hour = int(time[1] if time else raw) % 12 + half_day
        return f"time {hour:02}:{time[2] if time else '00'}", at, at + 2
    if hit := _clock(scan, lexicon, at, sure=":" in raw):
        return hit
    if raw.isdecimal() and len(raw) == 4 and _is_year(scan, lexicon, at):
        return _iso(scan, at) or (raw, at, at + 1)
    return None


def _clock(scan: Scan, lexicon: Lexicon, at: int, *, sure: bool) -> tuple[str, int, int] | None:
    """A time of day by the word behind or before it: "14.30 Uhr", "14 Uhr 30", "6h30", "alle 6.30".

    It is *sure* where it has a colon.  Where the point is no decimal mark, "6.30 horas" is a time and no length.
    """
    raw, after = scan.raw[at], scan.bare[at + 1] if at + 1 < len(scan.raw) and _near(scan.gaps[at + 1]) else ""
    led = at > 0 and scan.gaps[at] == " " and lexicon.has("clock_before", scan.bare[at - 1])
    clock, hours = lexicon.has("clock", after), lexicon.units.get(after) == _HOURS
    pointed = lexicon.decimal_mark == "," and (clock or hours or led)
    time = _TIME.fullmatch(raw) if sure or pointed else None
    if time:
        return f"time {int(time[1]):02}:{time[2]}", at, at + 1 + (clock or hours)
    whole = _HOUR.fullmatch(raw)
    if not whole or int(whole[1]) > _MIDNIGHT:
        return None
    hour = f"time {int(whole[1]):02}"
    parted = clock or after == _HOURS  # "6 h 30"
    behind = at + 1 + parted
    minutes = _MINUTES.fullmatch(scan.raw[behind]) if behind < len(scan.raw) and _near(scan.gaps[behind]) else None
    if minutes and (minutes[1] or parted):
        return f"{hour}:{minutes[2]}", at, behind + 1
    if clock or (led and (hours or whole[2])):
        return f"{hour}:00", at, at + 1 + (clock or hours)
    return None


def _iso(scan: Scan, at: int) -> tuple[str, int, int] | None:
    tail = scan.raw[at + 1 : at + 3]
    if len(tail) == 2 and scan.gaps[at + 1 : at + 3] == ("-", "-") and all(len(t) == 2 and t.isdecimal() for t in tail):
        return "-".join((scan.raw[at], *tail)), at, at + 3
    return None


def _is_year(scan: Scan, lexicon: Lexicon, at: int) -> bool:
    year = int(scan.raw[at])
    if not 1500 <= year <= 2100 or (scan.gaps[at][-1:] in _CURRENCY and scan.gaps[at]):
        return False
    after = scan.bare[at + 1] if at + 1 < len(scan.raw) else ""
    if scan.gaps[at + 1].lstrip()[:1] == "%" or after in lexicon.scales or after in lexicon.currencies:
        return False
    if lexicon.has("percent", after):
        return False
    before = scan.bare[at - 1] if at else ""
    return 1900 <= year <= 2059 or lexicon.has("date_prepositions", before)


def _month(scan: Scan, lexicon: Lexicon, at: int) -> tuple[str, int, int] | None:
    """A month with the day before or after it and the year after; alone it needs a capital that tells something."""
    number = lexicon.language.months.get(scan.bare[at])
    if number is None or (lexicon.capital_dates and not scan.raw[at][0].isupper()):
        return None
    first, end, day, year = at, at + 1, 0, ""
    link = at - 2 if at >= 2 and lexicon.has("of", scan.bare[at - 1]) else at - 1
    for before in (at - 1, link):
        if before >= 0 and not day and _day(scan.raw[before]) and all(_near(g) for g in scan.gaps[before + 1 : at + 1]):
            day, first = _day(scan.raw[before]), before
    if not day and end < len(scan.raw) and _near(scan.gaps[end]) and _day(scan.raw[end]):
        day, end = _day(scan.raw[end]), end + 1
    year_at = end + 1 if end + 1 < len(scan.raw) and lexicon.has("of", scan.bare[end]) else end
    for place in (end, year_at):
        if not year and place < len(scan.raw) and re.fullmatch(r"(?:1[5-9]|20)\d\d", scan.raw[place]):
            year, end = scan.raw[place], place + 1
    if not day and not year and not _month_alone(scan, lexicon, at):
        return None
    tail = f"-{number:02}" + (f"-{day:02}" if day else "")
    return (year + tail if year else "-" + tail), first, end


def _month_alone(scan: Scan, lexicon: Lexicon, at: int) -> bool:
    raw, key = scan.raw[at], scan.bare[at]
    if not raw[0].isupper():
        return False
    ambiguous = key in lexicon.language.stop_words or key in lexicon.language.hedges or len(key) <= 3
    if not ambiguous:
        return True
    before = scan.bare[at - 1] if at else ""
    named = at > 0 and scan.raw[at - 1][0].isupper() and before not in lexicon.language.stop_words  # "Theresa May"
    after = scan.raw[at + 1] if at + 1 < len(scan.raw) and scan.gaps[at + 1] == " " else ""
    named = named or after[:1].isupper() or after in lexicon.language.particles  # "Jan Berg", "Jan de Wit"
    if not lexicon.capital_dates and key not in lexicon.language.stop_words:
        return False  # where months are written small, a short one with a capital is a name
    return not scan.opens(at) and not scan.gaps[at].strip() and not raw.isupper() and not named


def _day(raw: str) -> int:
    match = _DAY.fullmatch(raw)
    value = int(match[1]) if match else 0
    return value if value <= 31 else 0


def _near(gap: str) -> bool:
    return gap.strip() in {"", ".", "-"}
