"""Names: runs of capitalised words, with titles set apart, and the places that are told by a preposition.

A capital at the beginning of a sentence, or in a headline in title case, says nothing by itself; such words are
left out unless what follows is a capital too.  A name's value is folded, without title and possessive ending.
"""

from __future__ import annotations

import unicodedata

from compare.mentions import capitals
from compare.mentions.lexicon import Lexicon
from compare.mentions.scan import Scan
from compare.mentions.unspaced import titled
from compare.model import Mention

_PARTICLES = 2  # of a name in a row: "von der"
_JOIN = frozenset({" ", "-", "\u00a0", "\u202f", "–", "/", "", " & ", "&"})


def names(scan: Scan, lexicon: Lexicon, taken: set[int]) -> list[Mention]:
    """Names, titles and places of *scan*, in order.  Words in *taken* (dates, numbers) break a run."""
    if _title_case(scan):
        return []
    found: list[Mention] = []
    end = 0
    for at in scan.capitals:
        counted = lexicon.capital_nouns and at - 1 in taken and scan.bare[at] in lexicon.units  # "fünf Jahre Haft"
        if at >= end and at not in taken and not counted and _capital(scan, lexicon, at):
            end = _run(scan, lexicon, at, taken)
            found += _mentions(scan, lexicon, at, end)
    return found if lexicon.language.spaced else found + titled(scan, lexicon, taken)


def same_name(left: str, right: str, lexicon: Lexicon) -> bool:
    """Whether two folded names can stand for one: surname, nickname, initials, people of a country, alias."""
    if left == right:
        return True
    left, right = plain(left), plain(right)
    left, right = lexicon.aliases.get(left, left), lexicon.aliases.get(right, right)
    one, other = core(left, lexicon), core(right, lexicon)
    if one == other or set(one) <= set(other) or set(other) <= set(one):
        return True
    if len(one) == 1 and len(other) == 1:
        return _related(one[0], other[0])
    if one[-1] == other[-1] and _first_name(one[0], other[0], lexicon):
        # A middle name is given on one side only; two that differ make two houses ("County Council", "City Council").
        return len(one) != len(other) or all(_first_name(*both, lexicon) for both in zip(one, other, strict=True))
    return _initials(one) == "".join(other) or _initials(other) == "".join(one)


def _first_name(left: str, right: str, lexicon: Lexicon) -> bool:
    """Whether two first names are one: an initial, a nickname."""
    short, long = sorted((left, right), key=len)
    return short == long[:1] or lexicon.nicknames.get(short, short) == lexicon.nicknames.get(long, long)


def plain(name: str) -> str:
    """*name* without accents, which houses write or leave out: "calderón" and "calderon" are one."""
    if name.isascii():
        return name
    return "".join(sign for sign in unicodedata.normalize("NFD", name) if not unicodedata.combining(sign))


def core(name: str, lexicon: Lexicon) -> list[str]:
    """The words of a folded name, aliases resolved and particles ("al", "of") left out."""
    words = [lexicon.aliases.get(word, word) for word in name.split()]
    return [word for words_ in words for word in words_.split() if not lexicon.has("name_particles", word)] or words


def _initials(words: list[str]) -> str:
    return "".join(word[0] for word in words) if len(words) > 1 else ""


def _related(left: str, right: str) -> bool:
    """ "iran" and "iranian", "britain" and "british": a shared beginning and a short ending."""
    shared = 0
    for one, other in zip(left, right, strict=False):
        if one != other:
            break
        shared += 1
    return shared >= 4 and max(len(left), len(right)) - shared <= 4 and min(len(left), len(right)) - shared <= 1


def _title_case(scan: Scan) -> bool:
    """Whether (nearly) every word has a capital, as in many headlines: capitals then tell no names."""
    if not scan.headline:
        return False
    letters = [raw for raw in scan.raw if raw[0].isalpha() and len(raw) > 3]
    if len(letters) < 4:
        return False
    return sum(raw[0].isupper() for raw in letters) >= 0.8 * len(letters)


def _capital(scan: Scan, lexicon: Lexicon, at: int) -> bool:
    """Whether a word with a capital may begin a name."""
    if lexicon.has("not_names", scan.bare[at]):
        return False
    return bool(lexicon.language.stop_words) or not scan.opens(at)


def _run(scan: Scan, lexicon: Lexicon, at: int, taken: set[int]) -> int:
    """The end of the run that begins at *at*: capitals, with particles between two of them."""
    end = at + 1
    while end < len(scan.raw):
        if scan.owns(end - 1):
            break  # "Iran's Revolutionary Guard" are two names
        gap = scan.gaps[end]
        if gap not in _JOIN and not (gap in {". ", ".\u00a0"} and _shortened(scan, lexicon, end - 1)):
            break
        if end in taken or lexicon.has("not_names", scan.bare[end]):
            break
        if scan.raw[end][0].isupper():
            end += 1
        elif (behind := _particles(scan, lexicon, at, end)) and behind not in taken:
            end = behind + 1
        else:
            break
    return end


def _particles(scan: Scan, lexicon: Lexicon, first: int, at: int) -> int:
    """The capital behind one or two particles at *at* ("van", "von der") that go on with the run from *first*, or 0.

    Where every noun has a capital an article alone is no particle: "unterschrieb Anna Krause den Vertrag".
    """
    end = at
    while end < len(scan.raw) and end - at < _PARTICLES and lexicon.has("name_particles", scan.bare[end]):
        if lexicon.has("joins", scan.bare[end]) or scan.gaps[end] not in _JOIN:
            return 0
        end += 1
    article = end - at == 1 and lexicon.capital_nouns and lexicon.has("determiners", scan.bare[at])
    capital = at < end < len(scan.raw) and scan.raw[end][0].isupper() and scan.gaps[end] in _JOIN
    tied = capital and not article and (not lexicon.capital_nouns or capitals.joined(scan, lexicon, first, at, end))
    return end if tied else 0


def _shortened(scan: Scan, lexicon: Lexicon, at: int) -> bool:
    """An initial or a title with a dot: "J. Smith", "Sen. Grassley"."""
    raw = scan.raw[at]
    return len(raw) == 1 or raw in lexicon.language.never_end or scan.bare[at] in lexicon.titles


def _mentions(scan: Scan, lexicon: Lexicon, at: int, end: int) -> list[Mention]:
    """What a run of capitals tells: titles, a name, a place."""
    if scan.opens(at):
        at = _skip_opening(scan, lexicon, at, end)
    found: list[Mention] = []
    pieces, first = [], at
    for index in range(at, end):
        if scan.bare[index] in lexicon.titles and not _no_title(scan, lexicon, index, end):
            found.append(_title(scan, lexicon, index))
            pieces.append((first, index))
            first = index + 1
    pieces.append((first, end))
    if not found and at < end and _lower_title(scan, lexicon, at):
        found.append(_title(scan, lexicon, at - 1))
    for start, stop in pieces:
        found += _named(scan, lexicon, start, stop)
    return found


def _named(scan: Scan, lexicon: Lexicon, first: int, end: int) -> list[Mention]:
    """The name in words *first* to *end*, a title before it left out, and the place it may tell."""
    if first < end and _small_particle(scan, lexicon, first):
        while first < end and _small_particle(scan, lexicon, first):
            first += 1  # "Secretary of State Antony Blinken"
        if end - first > 2:
            return _named(scan, lexicon, first, first + 1) + _named(scan, lexicon, first + 1, end)
    elif end - first > 2 and _after_office(scan, lexicon, first) and not _person_behind(scan, end):
        # "Ambassador to Russia Kazem Jalali": the run begins at the office's place.
        return _named(scan, lexicon, first, first + 1) + _named(scan, lexicon, first + 1, end)
    before_title = end < len(scan.raw) and scan.bare[end] in lexicon.titles
    while end > first and before_title and lexicon.has("title_prefixes", scan.bare[end - 1]):
        end -= 1
    if first >= end or all(_plain(scan, lexicon, index) for index in range(first, end)):
        return []
    if _no_name(scan, lexicon, first, end):
        return []
    kept = [key for key in scan.bare[first:end] if not lexicon.has("name_suffixes", key)]
    value = " ".join(kept or scan.bare[first:end])
    place = _place(scan, lexicon, first, end, value)
    return [Mention("name", scan.span(first, end - 1), value), *([place] if place else [])]


def _small_particle(scan: Scan, lexicon: Lexicon, at: int) -> bool:
    return lexicon.has("name_particles", scan.bare[at]) and scan.raw[at][0].islower()


def _no_name(scan: Scan, lexicon: Lexicon, first: int, end: int) -> bool:
    """The "US" of "US$5", the "R-Texas" that tells a party, a noun where every noun has a capital."""
    if end < len(scan.raw) and scan.gaps[end][:1] == "$":
        return True
    if len(scan.raw[first]) == 1 and end - first > 1:
        return scan.gaps[first + 1] == "-"
    one_word = all(
        scan.gaps[index] == "-" for index in range(first + 1, end)
    )  # "Halte-Stelle" is a noun like any other
    if not lexicon.capital_nouns or scan.raw[first].isupper():
        return False
    if one_word and capitals.titled(scan, lexicon, first):
        return False
    return one_word or not capitals.holds_name(scan, lexicon, first, end)


def _no_title(scan: Scan, lexicon: Lexicon, at: int, end: int) -> bool:
    """A title's word that ends a name ("Martin Luther King Jr."), limits the title behind it ("Vice President") or
    begins the name of a house ("Justice Department")."""
    if at + 1 >= end:
        return False
    after = scan.bare[at + 1]
    house = scan.gaps[at + 1] == " " and lexicon.has("stand_ins", after)
    return (
        house
        or lexicon.has("name_suffixes", after)
        or (after in lexicon.titles and lexicon.has("title_prefixes", scan.bare[at]))
    )


def _after_office(scan: Scan, lexicon: Lexicon, first: int) -> bool:
    return first >= 2 and scan.bare[first - 2] in lexicon.titles and scan.raw[first - 1][0].islower()


def _person_behind(scan: Scan, end: int) -> bool:
    """Whether a name stands behind the comma at *end*: all before it names the office's house."""
    return end < len(scan.raw) and scan.gaps[end] == ", " and scan.raw[end][0].isupper()


def _skip_opening(scan: Scan, lexicon: Lexicon, at: int, end: int) -> int:
    """Leave out a first word whose capital says only that a sentence begins."""
    key = scan.bare[at]
    if scan.raw[at].isupper() and len(scan.raw[at]) > 1:
        return at
    language = lexicon.language
    common = key in language.stop_words or key in language.starters
    source = lexicon.has("sources", key) and key not in lexicon.titles
    common = common or key in lexicon.phrases or source or lexicon.has("directions", key)
    if common or lexicon.has("title_prefixes", key) or key in lexicon.speech or key in lexicon.apart["link"]:
        return at + 1
    if lexicon.capital_nouns and capitals.only_opens(lexicon, key):
        return at + 1
    return at + 1 if language.code == "und" and end - at == 1 else at


def _plain(scan: Scan, lexicon: Lexicon, index: int) -> bool:
    key = scan.bare[index]
    return (key in lexicon.language.stop_words and not scan.raw[index].isupper()) or lexicon.has("name_particles", key)


def _title(scan: Scan, lexicon: Lexicon, at: int) -> Mention:
    """The title at *at*, "former" and the like included: "former president"; "Sen." and "senator" share a value."""
    first = at
    while first and scan.gaps[first] in _JOIN:
        kind = first > 1 and scan.gaps[first - 1] in _JOIN
        kind = kind and any(lexicon.has(name, scan.bare[first - 1]) for name in ("source_kinds", "title_middles"))
        before = first - 1 - (kind and lexicon.has("title_prefixes", scan.bare[first - 2]))  # "acting police chief"
        if not lexicon.has("title_prefixes", scan.bare[before]):
            break
        first = before
    return Mention("title", scan.span(first, at), lexicon.title_of(scan.bare[first : at + 1]))


def _lower_title(scan: Scan, lexicon: Lexicon, at: int) -> bool:
    """Whether a title in lower case stands right before the name: "the former president Donald Trump"."""
    return at > 0 and scan.gaps[at] in _JOIN and scan.bare[at - 1] in lexicon.titles and scan.raw[at - 1][0].islower()


def _place(scan: Scan, lexicon: Lexicon, first: int, end: int, value: str) -> Mention | None:
    """ "in Geneva", "from eastern Russia": a place is told by its preposition, surer with a direction before it."""
    at = first - 1
    directed = at >= 0 and lexicon.has("directions", scan.bare[at]) and scan.gaps[first] in _JOIN
    before = at - 1 if directed else at
    if before < 0 or scan.gaps[before + 1] not in _JOIN:
        return None
    if directed and lexicon.has("direction_prepositions", scan.bare[before]):
        return Mention("place", scan.span(at, end - 1), f"{scan.bare[at]} {value}")
    if not directed and lexicon.has("place_prepositions", scan.bare[before]):
        return Mention("place", scan.span(first, end - 1), value)
    return None
