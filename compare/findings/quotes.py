"""The quotation audit: what became of every quotation, wherever in the other version it stands.

A quotation is kept when its words stand in that order inside the other version's quotation marks, be they cut by
"he said" or moved to another statement.  What is left is matched by likeness: altered, truncated, extended; the rest
is dropped or added.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from compare.findings.base import Draft, Rule, quote
from compare.findings.facts import misspelled
from compare.findings.pair import Pair, Side, Story
from compare.mentions import Attribution
from compare.mentions.names import same_name
from compare.model import Quotation, Span
from compare.text import Word, fold_marks, keys, words

#: The contract of the comparison, in one sentence, as reports print it.
FOLDING = (
    "Quotations are compared word by word; the kind of quote marks and dashes, white space, a comma or full stop inside"
    " or outside the closing mark and the case of the first letter are set aside."
)
#: Least share of common words (of the longer quotation) for two quotations to be forms of one.
_LIKE = 0.5
_LIKE_NEAR = 0.34  # the same, where both stand in one pair of statements
_ENDS = ".,;:- "


@dataclass(frozen=True, slots=True, eq=False)
class Quote:
    """A quotation with what the audit reads: its folded wording and words, the pair it stands in, its speaker."""

    quotation: Quotation
    wording: str
    words: tuple[str, ...]
    pair: Pair | None
    side: Side | None
    speaker: Attribution | None


@dataclass(frozen=True, slots=True, eq=False)
class Fate:
    """What became of a quotation.  ``how`` is a rule's name, ``message`` its finding; ``marks_*`` the changed words."""

    how: str
    left: Quote | None
    right: Quote | None
    message: str
    marks_left: tuple[Span, ...]
    marks_right: tuple[Span, ...]


class _QuoteRule(Rule):
    """A rule that reports one fate of quotations."""

    severity = "fact"

    def survey(self, story: Story) -> Iterator[Draft]:
        for fate in audit(story):
            if fate.how == self.name:
                yield self._draft(fate)

    def _draft(self, fate: Fate) -> Draft:
        left, right = fate.left, fate.right
        pair = (right.pair if right and right.pair else None) or (left.pair if left else None)
        score = pair.score if pair and left and right and left.pair is right.pair and pair.both else 1.0
        return Draft(
            rule=self.name,
            message=fate.message,
            left=left.side if left else None,
            right=right.side if right else None,
            marks_left=fate.marks_left,
            marks_right=fate.marks_right,
            covers_left=(*((left.quotation.span,) if left else ()), *fate.marks_left),
            covers_right=(*((right.quotation.span,) if right else ()), *fate.marks_right),
            place=pair.place if pair else 0,
            score=score,
        )


class QuoteAltered(_QuoteRule):
    """The words inside quotation marks are not the same."""

    name = "quote-altered"
    title = "A quotation has other words"
    explanation = (
        "A quotation of the left stands in the right with other words (or with words added) between quotation marks."
        f" {FOLDING} An ellipsis or square brackets are a marked edit, and the message says so."
    )
    example = (
        "Pezeshkian vowed a “harsh and discouraging response” to any aggression.",
        "Pezeshkian vowed a “harsh and devastating response” to any aggression.",
    )


class QuoteTruncated(_QuoteRule):
    """A part of a quotation is gone."""

    name = "quote-truncated"
    title = "A quotation was cut"
    explanation = (
        "The right quotes only a part of what the left quotes, and the missing words stand in no other quotation of the"
        " right version. Whether the cut changes the meaning is for a reader to judge; an ellipsis is mentioned."
    )
    example = (
        "“We will rebuild the bridge, but only if the money comes,” the mayor said.",
        "“We will rebuild the bridge,” the mayor said.",
    )


class QuoteDropped(_QuoteRule):
    """A quotation is gone."""

    name = "quote-dropped"
    title = "A quotation is gone"
    explanation = (
        "A quotation of the left stands nowhere in the right version, neither in these words nor in similar ones. Where"
        " the words are kept without their quotation marks, the message says so. A statement that was dropped with its"
        " quotation is this one finding, not a dropped claim as well."
    )
    example = (
        "The president declared a “total war” stance against the alliance on Monday.",
        "The president declared a hostile stance against the alliance on Monday.",
    )


class QuoteAdded(_QuoteRule):
    """A quotation is new."""

    name = "quote-added"
    title = "A quotation is new"
    explanation = (
        "A quotation of the right stands nowhere in the left version. Where the left has the same words without"
        " quotation marks, the message says so: somebody now is made to say them."
    )
    example = (
        "The president declared a hostile stance against the alliance on Monday.",
        "The president declared a “total war” stance against the alliance on Monday.",
    )


class QuoteSpeakerChanged(_QuoteRule):
    """The same words are given to someone else."""

    name = "quote-speaker-changed"
    title = "A quotation was given to someone else"
    explanation = (
        "The same quoted words are said by one named speaker in the left and by another in the right. A pronoun, a"
        " surname for a full name and a quotation without a named speaker on one side are no finding."
    )
    example = (
        "Kazem Jalali said the satellites were “designed by our own scientists” in Tehran.",
        "Masoud Pezeshkian said the satellites were “designed by our own scientists” in Tehran.",
    )


@lru_cache(maxsize=4)
def audit(story: Story) -> tuple[Fate, ...]:
    """The fate of every quotation of both versions that is not simply verbatim."""
    left, right = _quotes(story, "left"), _quotes(story, "right")
    fates: list[Fate] = []
    lefts, rights = _settle(left, right, fates)
    gone: set[int] = set()
    come: set[int] = set()
    for likeness, i, j in _likely(lefts, rights):
        if likeness and i not in gone and j not in come:
            gone.add(i)
            come.add(j)
            fates.append(_altered(lefts[i].quote, rights[j].quote))
    fates += _one_sided(
        [one.quote for i, one in enumerate(lefts) if i not in gone and not one.kept],
        [one.quote for j, one in enumerate(rights) if j not in come and not one.kept],
    )
    return tuple(fates)


@dataclass(frozen=True, slots=True, eq=False)
class Open:
    """A quotation without a twin; ``kept`` where its words stand inside longer quotations of the other version."""

    quote: Quote
    kept: bool


def _likely(lefts: Sequence[Open], rights: Sequence[Open]) -> list[tuple[float, int, int]]:
    """Pairs of open quotations by likeness, best first.  Two that are both kept have nothing to tell each other."""
    found = [
        (-_likeness(one.quote, other.quote), i, j)
        for i, one in enumerate(lefts)
        for j, other in enumerate(rights)
        if not (one.kept and other.kept)
    ]
    return sorted(found)


def _quotes(story: Story, name: str) -> list[Quote]:
    """The quotations of one version, in order; those wholly inside another are a part of it."""
    version = story.left if name == "left" else story.right
    places = [(pair, pair.left if name == "left" else pair.right) for pair in story.pairs]
    found: list[Quote] = []
    for quotation in version.quotations:
        if found and found[-1].quotation.span.holds(quotation.span):
            continue
        inner = quotation.inner.of(version.text)
        spoken = tuple(keys(inner))
        if not spoken:
            continue
        pair, side = next(
            ((p, s) for p, s in places if any(st.span.meets(quotation.span) for st in s.statements)), (None, None)
        )
        speaker = _speaker(side, quotation) if side else None
        found.append(Quote(quotation, _folded(inner), spoken, pair, side, speaker))
    return found


def _folded(inner: str) -> str:
    """The wording with everything set aside that :data:`FOLDING` names."""
    plain = fold_marks(inner).replace(" - ", "-").replace("- ", "-").replace(" -", "-").strip(_ENDS + "\"'")
    return plain[:1].casefold() + plain[1:]


def _speaker(side: Side, quotation: Quotation) -> Attribution | None:
    """The attribution nearest to a quotation in its statements; one that follows a phrase like "according to" is last."""
    outside = [one for one in side.sources if not quotation.inner.holds(one.verb)]
    verbs = [one for one in outside if one.strength != "according"] or outside
    return min(
        verbs,
        key=lambda one: (
            max(one.span.start - quotation.span.end, quotation.span.start - one.span.end, 0),
            one.span,
        ),
        default=None,
    )


def _settle(left: list[Quote], right: list[Quote], fates: list[Fate]) -> tuple[list[Open], list[Open]]:
    """Tell speaker changes and bent signs of quotations that are kept; those without a twin are returned."""
    streams = _stream(left), _stream(right)
    spoken = {one.words for one in left}
    moved: list[tuple[Quote, Quote]] = []
    lefts: list[Open] = []
    for one in left:
        twin = next((other for other in right if other.wording == one.wording), None)
        twin = twin or next((other for other in right if other.words == one.words), None)
        if twin is None:
            lefts.append(Open(one, _within(one.words, streams[1])))
        elif twin.wording != one.wording:
            if one.side is not None and twin.side is not None:
                message = f"Signs or capitals in a quote changed: {quote(one.wording)} became {quote(twin.wording)}"
                fates.append(Fate("quote-altered", one, twin, message, *_trim(one, twin)))
        elif _other_speaker(one, twin):
            moved.append((one, twin))
    fates += _given_away(moved)
    return lefts, [Open(other, _within(other.words, streams[0])) for other in right if other.words not in spoken]


def _stream(some: Sequence[Quote]) -> str:
    return " " + " ".join(word for one in some for word in one.words) + " "


def _within(spoken: Sequence[str], stream: str) -> bool:
    return f" {' '.join(spoken)} " in stream


def _other_speaker(one: Quote, twin: Quote) -> bool:
    if not (one.speaker and twin.speaker and one.side and twin.side and len(one.words) > 1):
        return False
    if not (one.speaker.named and twin.speaker.named):
        return False
    if same_name(one.speaker.key, twin.speaker.key, one.side.lexicon):
        return False
    if any(misspelled(word, other) for word in one.speaker.key.split() for other in twin.speaker.key.split()):
        return False
    surnames = one.speaker.key.split()[-1], twin.speaker.key.split()[-1]
    return surnames[0] not in twin.side.keys and surnames[1] not in one.side.keys


def _given_away(moved: Sequence[tuple[Quote, Quote]]) -> Iterator[Fate]:
    """Speaker changes, one for all quotations of a pair of statements."""
    groups: dict[tuple[int, str, str], list[tuple[Quote, Quote]]] = {}
    for one, twin in moved:
        if one.speaker and twin.speaker:
            key = (twin.pair.place if twin.pair else 0, one.speaker.key, twin.speaker.key)
            groups.setdefault(key, []).append((one, twin))
    for group in groups.values():
        one, twin = group[0]
        if one.speaker and twin.speaker and one.side and twin.side:
            names = one.side.wording(one.speaker.source), twin.side.wording(twin.speaker.source)
            said = ", ".join(quote(each.wording) for each, _ in group)
            verb = "were" if len(group) > 1 else "was"
            message = f"Quote given to someone else: {said} {verb} said by {names[0]}, now by {names[1]}"
            marks = (one.speaker.source,), (twin.speaker.source,)
            yield Fate("quote-speaker-changed", one, twin, message, *marks)


def _likeness(one: Quote, other: Quote) -> float:
    """How far two quotations are forms of one (0: not).  The words in common, in order, over the longer one."""
    near = one.pair is not None and one.pair is other.pair
    shared = _common(one.words, other.words)
    short, long = sorted((len(one.words), len(other.words)))
    if _within(one.words, _stream([other])) or _within(other.words, _stream([one])):
        return 0.6 + 0.4 * short / long if short >= 3 or near else 0.0
    pieces = _pieces(one) or _pieces(other)
    floor = _LIKE_NEAR if near else _LIKE
    share = shared / (short if pieces else long)
    return share + 0.01 * near if share >= floor and shared > 1 + (not near) else 0.0


def _pieces(one: Quote) -> bool:
    return "..." in one.wording or "[" in one.wording


def _common(left: Sequence[str], right: Sequence[str]) -> int:
    """The length of the longest common subsequence of words."""
    row = [0] * (len(right) + 1)
    for one in left[:400]:
        before = 0
        for j, other in enumerate(right[:400], 1):
            above = row[j]
            row[j] = before + 1 if one == other else max(above, row[j - 1])
            before = above
    return row[-1]


def _altered(one: Quote, other: Quote) -> Fate:
    marks = _trim(one, other)
    marked = " (marked by an ellipsis or brackets)" if _pieces(one) or _pieces(other) else ""
    said, now = quote(one.wording), quote(other.wording)
    if _within(other.words, _stream([one])) or (_pieces(other) and len(other.words) < 0.8 * len(one.words)):
        cut = " … ".join(_cut(one, span) for span in marks[0])
        return Fate("quote-truncated", one, other, f"Quote cut: {quote(cut)} is gone from {said}{marked}", *marks)
    if _within(one.words, _stream([other])):
        more = " … ".join(_cut(other, span) for span in marks[1])
        return Fate("quote-altered", one, other, f"Quote extended: {said} now goes on with {quote(more)}", *marks)
    return Fate("quote-altered", one, other, f"Quote altered: {said} became {now}{marked}", *marks)


def _cut(one: Quote, span: Span) -> str:
    assert one.side is not None
    return one.side.wording(span)


def _trim(one: Quote, other: Quote) -> tuple[tuple[Span, ...], tuple[Span, ...]]:
    """What differs, as one span a side: the quotations without their common first and last words."""
    assert one.side is not None
    assert other.side is not None
    lists = [
        words(q.quotation.inner.of(s.version.text), q.quotation.inner.start)
        for q, s in ((one, one.side), (other, other.side))
    ]
    head = 0
    while head < min(map(len, lists)) and lists[0][head].key == lists[1][head].key:
        head += 1
    tail = 0
    while tail < min(map(len, lists)) - head and lists[0][-1 - tail].key == lists[1][-1 - tail].key:
        tail += 1
    if one.words == other.words:
        return (one.quotation.inner,), (other.quotation.inner,)
    within = _inside(lists[1], lists[0]), _inside(lists[0], lists[1])
    if within[0]:
        return within[0], ()
    if within[1]:
        return (), within[1]
    spans = []
    for every in lists:
        middle = every[head : len(every) - tail]
        spans.append((Span(middle[0].start, middle[-1].end),) if middle else ())
    return spans[0], spans[1]


def _inside(small: Sequence[Word], big: Sequence[Word]) -> tuple[Span, ...]:
    """What *big* has before and after *small*, if it holds it whole."""
    lesser, greater = [w.key for w in small], [w.key for w in big]
    for at in range(len(greater) - len(lesser) + 1):
        if greater[at : at + len(lesser)] == lesser:
            rests = big[:at], big[at + len(lesser) :]
            return tuple(Span(rest[0].start, rest[-1].end) for rest in rests if rest)
    return ()


def _one_sided(gone: Sequence[Quote], come: Sequence[Quote]) -> Iterator[Fate]:
    """Quotations of one version only: one finding for all that a dropped (or added) statement held."""
    for group in _by_statement(gone):
        wording, marks = _told(group, "right", ("Quotation marks dropped", "Quote dropped"))
        yield Fate("quote-dropped", group[0], None, wording, marks, ())
    for group in _by_statement(come):
        wording, marks = _told(group, "left", ("Quotation marks added", "Quote added"))
        yield Fate("quote-added", None, group[0], wording, (), marks)


def _by_statement(some: Sequence[Quote]) -> list[list[Quote]]:
    groups: list[list[Quote]] = []
    for one in some:
        if one.pair is None:
            continue
        alone = not one.pair.both
        if alone and groups and groups[-1][0].pair is one.pair:
            groups[-1].append(one)
        elif not (alone and len(one.words) == 1):  # a lone quoted word is no more than its statement
            groups.append([one])
    return groups


def _told(group: Sequence[Quote], other: str, openings: tuple[str, str]) -> tuple[str, tuple[Span, ...]]:
    first = group[0]
    plainly = _said_plainly(first, other)
    speaker = first.speaker
    by = f" ({first.side.wording(speaker.source)})" if speaker and first.side and not speaker.pronoun else ""
    said = ", ".join(quote(one.wording) for one in group)
    rest = " is told without them" if other == "right" else " was told without them"
    message = f"{openings[0]}: {said}{rest}{by}" if plainly else f"{openings[1]}: {said}{by}"
    return message, tuple(one.quotation.span for one in group)


def _said_plainly(one: Quote, name: str) -> bool:
    """Whether the other side of the pair has these words without quotation marks."""
    if one.pair is None:
        return False
    side = one.pair.right if name == "right" else one.pair.left
    return _within(one.words, " " + " ".join(word.key for word in side.words) + " ")
