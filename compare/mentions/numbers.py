"""Numbers with their normal form: "three" is "3", "seventh" "#7", "$43 million" "USD 43000000", "half" "1/2".

"Twice" is "x2".  A value carries its kind, so that three and third, or five and five percent, never pass for one.
A tally (a score, a vote, a range) in digits is one number: "3-2", "3:2" and "3–2" are "3-2".
"""

from __future__ import annotations

import math
import re
from collections.abc import Sequence

from compare.mentions.lexicon import Lexicon
from compare.mentions.scan import Scan
from compare.model import Mention, Span
from compare.text import DASHES

_FRACTION = re.compile(r"(\d{1,2})/(\d{1,2})")
#: From here on a row of digits counts nothing: it is a key, a serial number, noise.  What lies below fits a float.
_MOST = 10**30
#: Thousands set apart by a blank: "15 000", "1 234,5".
_HEAD, _GROUP = re.compile(r"[1-9]\d{0,2}"), re.compile(r"\d{3}(?:,\d+)?")
_LONGEST = 40  # digits and marks of a number below it
_DIGITS = re.compile(r"(\d+(?:[.,]\d+)*)([^\W\d_]*)")
#: A minus before a number; what follows a word or a digit without a blank is a hyphen.
_TALLY = re.compile(r"(\d{1,3}):(\d{1,3})")
_MINUS = re.compile(r"[\s(][-−]$")
_SHORT = 3  # digits of each number of a tally at most: longer ones are years and telephone numbers
_SIGNS = {"$": "USD", "€": "EUR", "£": "GBP", "¥": "JPY", "₹": "INR", "₽": "RUB", "₩": "KRW", "₺": "TRY", "₴": "UAH"}
_PREFIXES = {"us": "USD", "a": "AUD", "au": "AUD", "c": "CAD", "ca": "CAD", "nz": "NZD", "hk": "HKD", "r": "BRL"}


def numbers(scan: Scan, lexicon: Lexicon, taken: set[int]) -> list[Mention]:
    """The numbers of *scan*; words whose index is in *taken* (dates) are passed over.  Found words are added to it."""
    found = []
    passed = 0
    for at in scan.begins(lexicon.number_starts):
        hit = None if at in taken or at < passed else _number(scan, lexicon, at)
        if hit:
            mention, passed = hit
            if _in_name(scan, lexicon, at, passed):
                continue
            found.append(mention)
            taken.update(range(at, passed))
    return _joined(scan, found)


def _joined(scan: Scan, found: Sequence[Mention]) -> list[Mention]:
    """*found* with two numbers on both sides of a dash as one; three ("555-12-34") are no tally."""
    runs: list[list[Mention]] = []
    for one in found:
        if runs and _goes_on(scan, runs[-1][-1], one):
            runs[-1].append(one)
        else:
            runs.append([one])
    return [one for run in runs for one in (_tally(run) if len(run) == 2 else run)]


def _tally(run: Sequence[Mention]) -> list[Mention]:
    one, other = run
    return [Mention("number", Span(one.span.start, other.span.end), f"{one.value}-{other.value}")]


def _goes_on(scan: Scan, one: Mention, other: Mention) -> bool:
    """Whether nothing but a dash stands between two short numbers in digits."""
    at = scan.within(other.span).start
    digits = all(each.value.isdigit() and each.span.end - each.span.start <= _SHORT for each in (one, other))
    gap = scan.gaps[at]
    return digits and len(gap) == 1 == other.span.start - one.span.end and gap in DASHES and scan.raw[at].isdigit()


def _number(scan: Scan, lexicon: Lexicon, at: int) -> tuple[Mention, int] | None:
    if scan.bare[at] in lexicon.multiples:
        return Mention("number", scan.span(at, at), f"x{lexicon.multiples[scan.bare[at]]}"), at + 1
    if tally := _TALLY.fullmatch(scan.raw[at]):
        return Mention("number", scan.span(at, at), f"{int(tally[1])}-{int(tally[2])}"), at + 1
    kind, value, end = _ordinal(scan, lexicon, at) or _fraction(scan, lexicon, at) or _cardinal(scan, lexicon, at)
    if not end or value >= _MOST:
        return None
    if kind == "#":
        return Mention("number", scan.span(at, end - 1), f"#{_plain(value)}"), end
    value, end = _scaled(scan, lexicon, value, end)
    plain = _parts(value) if kind == "/" and value < 1 else _plain(value)
    if end < len(scan.raw) and scan.gaps[end] == " " and lexicon.has("times", scan.bare[end]) and value == int(value):
        return Mention("number", scan.span(at, end), f"x{plain}"), end + 1  # "three times"
    sign = scan.raw[at][0].isdigit() and _MINUS.search(scan.gaps[at]) is not None
    word = at > 0 and scan.gaps[at] == " " and lexicon.has("minus", scan.bare[at - 1])
    plain = f"-{plain}" if sign or word else plain
    text, end = _money(scan, lexicon, at, plain, end) or _counted(scan, lexicon, plain, end)
    span = scan.span(at - word, end - 1)
    span = Span(span.start - sign, span.end)
    money = scan.gaps[at].rstrip()[-1:]
    if text[0].isalpha() and money in _SIGNS:
        before = at - 1 if at and scan.gaps[at].rstrip() == money and scan.bare[at - 1] in _PREFIXES else at
        start = scan.starts[before] if before < at else span.start - len(scan.gaps[at]) + scan.gaps[at].rindex(money)
        span = Span(start, span.end)
    elif text.endswith("%") and scan.gaps[end].lstrip()[:1] == "%" and span.end == scan.ends[end - 1]:
        span = Span(span.start, span.end + scan.gaps[end].index("%") + 1)
    return Mention("number", span, text), end


def _ordinal(scan: Scan, lexicon: Lexicon, at: int) -> tuple[str, float, int] | None:
    key = scan.bare[at]
    if key in lexicon.ordinals:
        if key in lexicon.fractions and _counts_parts(scan, lexicon, at):
            return None
        return "#", lexicon.ordinals[key], at + 1
    match = _DIGITS.fullmatch(scan.raw[at]) if scan.raw[at][0].isdigit() else None
    if match and match[2] and lexicon.has("ordinal_suffixes", match[2].casefold()):
        return "#", _digits(match[1], lexicon.decimal_mark), at + 1
    tens = lexicon.numbers.get(key, 0)
    if tens >= 20 and tens % 10 == 0 and at + 1 < len(scan.raw) and scan.gaps[at + 1] == "-":
        unit = lexicon.ordinals.get(scan.bare[at + 1], 0)
        if 0 < unit < 10:
            return "#", tens + unit, at + 2
    return None


def _in_name(scan: Scan, lexicon: Lexicon, at: int, end: int) -> bool:
    """Whether a number in words from *at* to before *end* begins a name: "the First Amendment", "in Three Rivers".

    Where a sentence begins its capital says nothing ("Three Republicans"), but nothing is counted by a scale or a half
    alone ("Thousand Oaks"), by a measure of a name ("Three Mile Island") or with a hyphen ("Trois-Rivières").
    """
    if scan.headline or lexicon.capital_nouns or not scan.raw[at][0].isupper() or end == len(scan.raw):
        return False
    if scan.gaps[end] not in {" ", "-"} or not scan.raw[end][0].isupper():
        return False
    if scan.raw[at].isupper() and scan.raw[end].isupper():
        return True  # a dateline: "THREE RIVERS, Mich."
    within = not scan.opens(at) and scan.gaps[at].strip() in {"", ",", "/"}
    if within or scan.gaps[end] == "-":
        return True
    alone = scan.bare[at] not in lexicon.numbers and scan.bare[at] not in lexicon.ordinals
    behind = end + 1
    measure = scan.bare[end] in lexicon.units and behind < len(scan.raw) and scan.gaps[behind] == " "
    return alone or (measure and scan.raw[behind][0].isupper())


def _counts_parts(scan: Scan, lexicon: Lexicon, at: int) -> bool:
    """Whether the word at *at* is a part ("a third of"), not a rank ("the third man")."""
    after = scan.bare[at + 1] if at + 1 < len(scan.raw) else ""
    before = scan.bare[at - 1] if at else ""
    ends = not after or scan.gaps[at + 1] != " " or lexicon.has("prepositions", after)
    part = lexicon.has("of", after) or (
        ends and at > 1 and lexicon.has("prepositions", scan.bare[at - 2])
    )  # "by a third"
    return part and (lexicon.has("articles", before) or before in lexicon.numbers)


def _fraction(scan: Scan, lexicon: Lexicon, at: int) -> tuple[str, float, int] | None:
    """ "half", "a third of", "two-thirds", "3/4", "one in four"."""
    raw = scan.raw[at]
    if "/" in raw:
        match = _FRACTION.fullmatch(raw)
        over, under = (int(match[1]), int(match[2])) if match else (0, 0)
        return ("/", over / under, at + 1) if over < under <= 10 else None
    key = scan.bare[at]
    if lexicon.fractions.get(key) == 2 and key not in lexicon.ordinals:
        return "/", 0.5, at + 1
    if share := _share(scan, lexicon, at):
        return share
    top = lexicon.numbers.get(key, 1 if lexicon.has("articles", key) else 0)
    if top and at + 1 < len(scan.raw):
        part = scan.bare[at + 1]
        bottom = lexicon.fractions.get(part, 0)
        if bottom and scan.gaps[at + 1] in {" ", "-", "\u00a0"}:
            plural = part not in lexicon.ordinals and bottom > 2 and top > 1
            of = _counts_parts(scan, lexicon, at + 1)
            if plural or of or bottom == 2 or lexicon.has("sure_parts", part):
                return "/", top / bottom, at + 2
    return None


def _share(scan: Scan, lexicon: Lexicon, at: int) -> tuple[str, float, int] | None:
    """ "one in four": a part of each so many, where "two of four boats" counts boats and "two in five years" dates."""
    for count in (1, 2):
        end = at + 1 + count
        if end >= len(scan.raw) or any(gap != " " for gap in scan.gaps[at + 1 : end + 1]):
            return None
        if lexicon.has("in_each", " ".join(scan.bare[at + 1 : end])):
            over, under = (_small(lexicon, scan.bare[index]) for index in (at, end))
            timed = end + 1 < len(scan.raw) and scan.bare[end + 1] in lexicon.units
            return ("/", over / under, end + 1) if 0 < over < under and not timed else None
    return None


def _small(lexicon: Lexicon, key: str) -> int:
    """The value of a number of one word up to a hundred, or 0."""
    value = int(key) if key.isdecimal() and len(key) <= _SHORT else lexicon.numbers.get(key, 0)
    return value if value <= 100 else 0


def _cardinal(scan: Scan, lexicon: Lexicon, at: int) -> tuple[str, float, int]:
    raw, key = scan.raw[at], scan.bare[at]
    if raw[0].isdigit():
        end = _blank_groups(scan, lexicon, at)
        match = _DIGITS.fullmatch("".join(scan.raw[at:end]))
        if not match or _part_of_name(scan, lexicon, at):
            return "", 0, 0
        value = _digits(match[1], lexicon.decimal_mark)
        return "", value * lexicon.scales.get(match[2].casefold(), 1), end
    if key in lexicon.numbers:
        return _spelled(scan, lexicon, at)
    after = scan.bare[at + 1] if at + 1 < len(scan.raw) else ""
    if lexicon.has("articles", key) and lexicon.scales.get(after, 0) >= 12 and len(after) > 2:
        return "", 1, at + 1
    if at and lexicon.scales.get(key, 0) >= 100 and len(key) > 3 and not key.endswith("s"):
        return "", lexicon.scales[key], at + 1
    return "", 0, 0


def _blank_groups(scan: Scan, lexicon: Lexicon, at: int) -> int:
    """Where the thousands behind word *at* end that blanks set apart, as languages with a decimal comma write them."""
    if lexicon.decimal_mark != "," or not _HEAD.fullmatch(scan.raw[at]):
        return at + 1
    end = at + 1
    while end < len(scan.raw) and scan.gaps[end] == " " and scan.raw[end - 1].isdecimal():
        if not _GROUP.fullmatch(scan.raw[end]):
            break
        end += 1
    return end


def _part_of_name(scan: Scan, lexicon: Lexicon, at: int) -> bool:
    """The 16 of "F-16", the 19 of "COVID-19"."""
    if not at or scan.gaps[at] != "-":
        return False
    before = scan.raw[at - 1]
    return before[0].isupper() and scan.bare[at - 1] not in lexicon.numbers


def _spelled(scan: Scan, lexicon: Lexicon, at: int) -> tuple[str, float, int]:
    """ "twenty-one", "two hundred and fifty": cardinals joined by a blank or a hyphen."""
    value, end = lexicon.numbers[scan.bare[at]], at + 1
    if value >= 20 and value % 10 == 0 and end < len(scan.raw) and scan.gaps[end] in {"-", " "}:
        unit = lexicon.numbers.get(scan.bare[end], 0)
        if 0 < unit < 10:
            return "", value + unit, end + 1
    return "", value, end


def _scaled(scan: Scan, lexicon: Lexicon, value: float, end: int) -> tuple[float, int]:
    """Multiply by "dozen", "hundred", "million" ...; "half a million" too.  A smaller rest is added."""
    total = value
    while total < _MOST and end < len(scan.raw) and scan.gaps[end] in {"", " ", "-", "\u00a0", "\u202f"}:
        key, step = scan.bare[end], 1
        if lexicon.has("articles", key) and end + 1 < len(scan.raw):
            key, step = scan.bare[end + 1], 2
        if key not in lexicon.scales or (step == 2 and total != 0.5) or len(scan.raw[end + step - 1]) == 0:
            break
        total *= lexicon.scales[key]
        end += step
    if total >= 100 and end + 1 < len(scan.raw):
        skip = 1 if lexicon.has("joins", scan.bare[end]) else 0
        rest = lexicon.numbers.get(scan.bare[end + skip], 0) if end + skip < len(scan.raw) else 0
        if rest and total % 100 == 0 and scan.gaps[end] == " " and scan.bare[end - 1] in lexicon.scales:
            _, rest_value, rest_end = _spelled(scan, lexicon, end + skip)
            follows = scan.bare[rest_end] if rest_end < len(scan.raw) else ""
            if skip or follows in lexicon.scales:
                more, more_end = _scaled(scan, lexicon, rest_value, rest_end)
                if more < total:
                    return total + more, more_end
    return total, end


def _money(scan: Scan, lexicon: Lexicon, at: int, plain: str, end: int) -> tuple[str, int] | None:
    """The value of an amount of money, by a sign before or after it, or by the currency's name."""
    sign = scan.gaps[at].rstrip()[-1:]  # "R$ 5" in some languages
    if sign in _SIGNS:
        prefix = scan.bare[at - 1] if at and scan.gaps[at].rstrip() == sign else ""
        return f"{_PREFIXES.get(prefix, _SIGNS[sign]) if sign == '$' else _SIGNS[sign]} {plain}", end
    after_sign = scan.gaps[end].lstrip()[:1]
    if after_sign in _SIGNS:
        return f"{_SIGNS[after_sign]} {plain}", end
    after = _following(scan, end)
    tied = len(after) > 1 and any(lexicon.has(name, after[0]) for name in ("of", "prepositions"))  # "millones de euros"
    if len(after) > tied and after[tied] in lexicon.currencies:
        return f"{lexicon.currencies[after[tied]]} {plain}", end + 1 + tied
    return None


def _counted(scan: Scan, lexicon: Lexicon, plain: str, end: int) -> tuple[str, int]:
    """A percentage, percentage points, or the plain number."""
    after = _following(scan, end)
    for count in range(len(after), 0, -1):
        if lexicon.has("points", " ".join(after[:count])):
            return f"{plain} points", end + count
    if scan.gaps[end].lstrip()[:1] == "%":
        return f"{plain}%", end
    for count in (1, 2):
        if len(after) >= count and lexicon.has("percent", " ".join(after[:count])):
            return f"{plain}%", end + count
    return plain, end


def _following(scan: Scan, end: int) -> list[str]:
    """Up to three words that follow without a sign between them."""
    after: list[str] = []
    for at in range(end, min(end + 3, len(scan.raw))):
        if not _near(scan.gaps[at]):
            break
        after.append(scan.bare[at])
    return after


def _near(gap: str) -> bool:
    return gap in {" ", "-", "\u00a0", "\u202f", ""}


def _digits(text: str, decimal_mark: str) -> float:
    """Groups of three digits are thousands; a single other group after the last mark is a decimal part."""
    if len(text) > _LONGEST:
        return math.inf
    if text.isdecimal():
        return int(text)
    other = "," if decimal_mark == "." else "."
    head, *groups = re.split(r"[.,]", text)
    marks = [sign for sign in text if sign in ".,"]
    if decimal_mark in marks and marks.index(decimal_mark) == len(marks) - 1:
        return float("".join([head, *groups[:-1]]) + "." + groups[-1])
    if all(sign == other for sign in marks) and not all(len(group) == 3 for group in groups) and len(groups) == 1:
        return float(f"{head}.{groups[0]}")
    return int("".join([head, *groups]))


def _plain(value: float) -> str:
    return str(int(value)) if value == int(value) else f"{value:.12g}"


def _parts(value: float) -> str:
    for bottom in range(2, 11):
        top = value * bottom
        if abs(top - round(top)) < 1e-9:
            return f"{round(top)}/{bottom}"
    return _plain(value)
