"""The quotation audit: what became of every quotation, wherever in the other version it stands.

Quotations are read sentence by sentence, because outlets cut and join them as they like.  A sentence (or fragment) is
kept when its words stand in that order inside the other version's quotation marks, be they cut by "he said" or moved to
another statement.  What is left is matched by likeness: altered or cut; the rest is dropped or added.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from compare.findings.base import quote
from compare.findings.facts.names import respelt
from compare.findings.facts.spelling import misspelled
from compare.findings.forms import any_alike
from compare.findings.pair import Side, Story
from compare.findings.quotes.quotations import (
    Quote,
    common,
    inside,
    likeness,
    one_form,
    one_wording,
    pieces,
    quotes,
    stream_of,
)
from compare.findings.sources.sourcing import speaks
from compare.findings.sources.speakers import nearby
from compare.mentions.names import same_name
from compare.model import Span
from compare.text import DASHES, SPEECH_DASHES, Word

__all__ = ["FOLDING", "Fate", "audit"]

#: The contract of the comparison, in one sentence, as reports print it.
FOLDING = (
    "Quotations are compared word by word; the kind of quote marks and dashes, white space, commas, full stops and"
    " exclamation marks (inside or outside the closing mark), brackets, capital letters and letters that are masked or"
    " contracted (“f***”, “I’d”) are set aside, and “&” is “and”."
)
_REWORDED = 0.45  # share of words in common below which a part of a quotation is quoted for a sentence of its own
_SAME = 0.75  # the same, where only the beginning of a quotation is told in the sentence's own words
_WORDS = 3  # of a quotation that is told once more than once before, at least
_OFTEN = 200  # quotations; a word in more of them finds nothing


@dataclass(frozen=True, slots=True, eq=False)
class Fate:
    """What became of a quotation: the rule that tells it, the message, and the changed words of both sides."""

    rule: str
    message: str
    left: Quote | None
    right: Quote | None
    marks_left: tuple[Span, ...] = ()
    marks_right: tuple[Span, ...] = ()


@lru_cache(maxsize=4)
def audit(story: Story) -> tuple[Fate, ...]:
    """The fate of every quotation of both versions that is not simply verbatim."""
    left, right = quotes(story, "left"), quotes(story, "right")
    lefts, rights, twins = _settle(left, right, (stream_of(story.left), stream_of(story.right)))
    fates = [*_bent(twins), *_given_away(twins)]
    gone: set[int] = set()
    come: set[int] = set()
    partners: list[tuple[Quote, Quote]] = list(twins)
    for score, i, j in _likely(lefts, rights):
        if score < 0 and i not in gone and j not in come:
            gone.add(i)
            come.add(j)
            partners.append((lefts[i].quote, rights[j].quote))
            fates += _altered(lefts[i].quote, rights[j].quote)
    alone = [one.quote for i, one in enumerate(lefts) if i not in gone and not one.kept]
    new = [one.quote for j, one in enumerate(rights) if j not in come and not one.kept]
    fates += _gone(alone, partners)
    fates += _come(new, partners)
    return tuple(fates)


@dataclass(frozen=True, slots=True, eq=False)
class Open:
    """A quotation without a twin; ``kept`` where its words stand inside longer quotations of the other version.

    ``again`` is a quotation that its version has more often than the other: one of them may have been cut.
    """

    quote: Quote
    kept: bool
    again: bool = False


def _settle(
    left: Sequence[Quote], right: Sequence[Quote], streams: tuple[str, str]
) -> tuple[list[Open], list[Open], list[tuple[Quote, Quote]]]:
    """Quotations of each side without a twin of the same words, and the twins."""
    by_words: dict[str, list[Quote]] = {}
    for other in right:
        by_words.setdefault(other.stream, []).append(other)
    twins, lefts = [], []
    for one in left:
        same = by_words.get(one.stream, [])
        near = next((other for other in same if other.pair is one.pair), None) or (same[0] if same else None)
        if near:
            twins.append((one, near))
        else:
            kept = one.stream in streams[1]
            again = kept and _often(one.stream, streams[0]) > _often(one.stream, streams[1])
            lefts.append(Open(one, kept, again))
    spoken = {one.stream for one in left}
    rights = [Open(other, other.stream in streams[0]) for other in right if other.stream not in spoken]
    return lefts, rights, twins


def _often(stream: str, whole: str) -> int:
    """How often the words of *stream* stand in *whole*; two neighbours share the blank between them."""
    return whole.replace(" ", "  ").count(f" {'  '.join(stream.split())} ")


def _bent(twins: Sequence[tuple[Quote, Quote]]) -> Iterator[Fate]:
    """Twins whose signs differ beyond what :data:`FOLDING` sets aside: a question mark is not a full stop."""
    for one, twin in twins:
        if one.pair is twin.pair and one.wording != twin.wording:
            texts = quote(one.side.wording(one.span)), quote(twin.side.wording(twin.span))
            message = f"Signs in a quote changed: {texts[0]} became {texts[1]}"
            yield Fate("quote-altered", message, one, twin, (one.span,), (twin.span,))


def _given_away(twins: Sequence[tuple[Quote, Quote]]) -> Iterator[Fate]:
    """Speaker changes, one for all quotations of a pair of statements."""
    groups: dict[tuple[int, str, str], list[tuple[Quote, Quote]]] = {}
    for one, twin in twins:
        if one.speaker and twin.speaker and _other_speaker(one, twin):
            key = (twin.pair.place, one.speaker.key, twin.speaker.key)
            groups.setdefault(key, []).append((one, twin))
    for group in groups.values():
        one, twin = group[0]
        if one.speaker and twin.speaker:
            names = one.side.wording(one.speaker.source), twin.side.wording(twin.speaker.source)
            said = ", ".join(quote(each.side.wording(each.span)) for each, _ in group)
            verb = "were" if len(group) > 1 else "was"
            message = f"Quote given to someone else: {said} {verb} said by {names[0]}, now by {names[1]}"
            yield Fate("quote-speaker-changed", message, one, twin, _speaker_mark(one), _speaker_mark(twin))


def _speaker_mark(one: Quote) -> tuple[Span, ...]:
    """Where a reader sees who speaks: the name, or the quotation where an earlier statement names its speaker."""
    statement = one.side.version.statements[one.statement].span
    return (one.speaker.source,) if one.speaker and statement.holds(one.speaker.source) else (one.span,)


def _other_speaker(one: Quote, twin: Quote) -> bool:
    if not (one.speaker and twin.speaker and one.speaker.named and twin.speaker.named) or len(one.said) < 2:
        return False
    keys = [[each.key for each in speaker.subjects] for speaker in (one.speaker, twin.speaker)]
    if any(same_name(said, now, one.side.lexicon) for said in keys[0] for now in keys[1]):
        return False  # of several speakers one may be gone: told by ``attribution-changed``
    names = one.speaker.key.split(), twin.speaker.key.split()
    if any(misspelled(word, other) for word in names[0] for other in names[1]):
        return False
    # A speaker who is told right beside the quotation is sure; else whoever is named near it may be meant.
    near = nearby(twin.side, twin.statement), nearby(one.side, one.statement)
    return (_beside(twin) or names[0][-1] not in near[0]) and (_beside(one) or names[1][-1] not in near[1])


def _beside(one: Quote) -> bool:
    """Whether the speaker of a quotation is named right beside it, or by a pronoun that stands there."""
    return one.speaker is not None and speaks(one.speaker, one.side)


def _likely(lefts: Sequence[Open], rights: Sequence[Open]) -> list[tuple[float, int, int]]:
    """Pairs of open quotations by likeness, best first (as negative numbers).  Two that are kept tell nothing."""
    postings: dict[str, list[int]] = {}
    by_pair: dict[int, list[int]] = {}
    for j, other in enumerate(rights):
        by_pair.setdefault(other.quote.pair.place, []).append(j)
        for key in set(other.quote.keys):
            postings.setdefault(key, []).append(j)
    found = []
    for i, one in enumerate(lefts):
        shared = Counter(j for key in set(one.quote.keys) for j in postings.get(key, ()) if len(postings[key]) < _OFTEN)
        near = by_pair.get(one.quote.pair.place, [])
        close = {*near, *(j for j, count in shared.items() if count > 1)}
        found += [(-likeness(one.quote, rights[j].quote), i, j) for j in close if _tells(one, rights[j])]
    return sorted(found)


def _tells(one: Open, other: Open) -> bool:
    """Whether two open quotations may be forms of one: not where the words of both are kept, unless one was said twice
    and its second place has a part of it."""
    cut = one.again and one.quote.pair is other.quote.pair and min(len(one.quote.said), len(other.quote.said)) >= _WORDS
    return cut or not (one.kept and other.kept)


def _altered(one: Quote, other: Quote) -> list[Fate]:
    """The one finding of two quotations that are forms of one; none where the rest is told without marks."""
    marked = " (marked by an ellipsis or brackets)" if pieces(one) or pieces(other) else ""
    said, now = quote(one.side.wording(one.span)), quote(other.side.wording(other.span))
    if one_wording(one, other) or (one.pair is other.pair and _respelled(one, other)):
        return []
    if other.stream in one.stream:
        return _cut(one, other, marked)
    if one.stream in other.stream:
        more = inside(one, other)
        if _told_plainly(other, more, one.side) or one.pair is not other.pair:
            return []
        new = quote(" … ".join(other.side.wording(span) for span in more))
        return [Fate("quote-altered", f"Quote extended: {said} now has {new} as well", one, other, (), more)]
    if marked and len(other.said) < len(one.said) and common(one.keys, other.keys) == len(other.said):
        return [Fate("quote-truncated", f"Quote cut: {said} became {now}{marked}", one, other, *_trim(one, other))]
    return [Fate("quote-altered", f"Quote altered: {said} became {now}{marked}", one, other, *_trim(one, other))]


def _respelled(one: Quote, other: Quote) -> bool:
    """Whether two quotations differ in nothing but how names are spelled: told by ``name-changed``."""
    names = respelt(one.pair)
    left, right = _without_articles(one), _without_articles(other)
    if not names or len(left) != len(right):
        return False
    odd = [(a, b) for a, b in zip(left, right, strict=True) if a.key != b.key]
    return bool(odd) and all(
        any(here.span.holds(Span(a.start, a.end)) and there.span.holds(Span(b.start, b.end)) for here, there in names)
        for a, b in odd
    )


def _without_articles(one: Quote) -> list[Word]:
    """The words of a quotation without the articles that are tied to names: "al-Qaddafi"."""
    text, lexicon = one.side.version.text, one.side.lexicon
    return [w for w in one.said if not (lexicon.has("name_particles", w.key) and text[w.end : w.end + 1] in DASHES)]


def _cut(one: Quote, other: Quote, marked: str) -> list[Fate]:
    """What *other*, whose words all stand in *one*, leaves out; none where it is a fragment picked for a sentence of
    other wording, unless what is left out turns what was said."""
    lost = inside(other, one)
    if _told_plainly(one, lost, other.side) or not (one.pair is other.pair or one_form(one, other)):
        return []
    if one.pair is other.pair and _picked(one, other, lost):
        return []
    cut, said = quote(" … ".join(one.side.wording(span) for span in lost)), quote(one.side.wording(one.span))
    return [Fate("quote-truncated", f"Quote cut: {cut} is gone from {said}{marked}", one, other, lost)]


def _fragment(one: Quote) -> bool:
    """Whether a quotation is a part of the sentence around it: it begins in lower case behind other words."""
    text, start = one.side.version.text, one.side.version.statements[one.statement].span.start
    return text[one.said[0].start].islower() and any(start <= word.start < one.span.start for word in one.side.words)


def _picked(one: Quote, other: Quote, lost: Sequence[Span]) -> bool:
    """Whether *other* is a fragment of *one* picked for a sentence of other wording, and says no less than that."""
    if not _fragment(other) or _turns(one, lost):
        return False
    return one.pair.close < _REWORDED or _led_in(one, other, lost)


def _led_in(one: Quote, other: Quote, more: Sequence[Span]) -> bool:
    """Whether the fragment *other* leaves out only the beginning of *one*, which its sentence tells otherwise."""
    head = all(span.end <= one.said[-1].start for span in more)
    return head and one.pair.close < _SAME and _fragment(other) and not _turns(one, more)


def _turns(one: Quote, spans: Sequence[Span]) -> bool:
    """Whether a part of a quotation holds a condition, a denial or a hedge: without it the rest says something else."""
    facets = ("condition", "negation", "hedge")
    return any(span.meets(m.span) for facet in facets for m in one.side.mentions.get(facet, ()) for span in spans)


def _trim(one: Quote, other: Quote) -> tuple[tuple[Span, ...], tuple[Span, ...]]:
    """What differs, as one span a side: the quotations without their common first and last words."""
    ones, others = one.keys, other.keys
    least = min(len(ones), len(others))
    head = next((at for at in range(least) if ones[at] != others[at]), least)
    tail = next((at for at in range(least - head) if ones[-1 - at] != others[-1 - at]), least - head)
    spans = []
    for each in (one, other):
        middle = each.said[head : len(each.said) - tail]
        spans.append((Span(middle[0].start, middle[-1].end),) if middle else ())
    return spans[0], spans[1]


def _told_plainly(one: Quote, spans: Sequence[Span], side: Side) -> bool:
    """Whether *side* tells in its own words most of what the *spans* of a quotation say."""
    stops = side.language.stop_words
    lost = [w.key for w in one.said if w.key not in stops and any(s.holds(Span(w.start, w.end)) for s in spans)]
    return bool(lost) and 2 * sum(any_alike(key, side.unquoted) for key in lost) > len(lost)


def _gone(alone: Sequence[Quote], partners: Sequence[tuple[Quote, Quote]]) -> Iterator[Fate]:
    """Quotations of the left only.  One that keeps other sentences was cut; else it was dropped."""
    for group in _grouped(alone):
        first = group[0]
        if _dashed(first, first.pair.right):
            continue
        rest = next((pair for pair in partners if pair[0].quotation is first.quotation), None)
        spans = tuple(one.span for one in group)
        if rest and not (_fragment(rest[1]) and rest[0].pair.close < _REWORDED):
            said = quote(" … ".join(one.side.wording(one.span) for one in group))
            yield Fate("quote-truncated", f"Quote cut: {said} is gone from it{_by(first)}", first, rest[1], spans)
        else:
            marks = tuple(dict.fromkeys(one.quotation.span for one in group))
            yield Fate("quote-dropped", _told(group, "dropped", "is"), first, None, marks)


def _come(new: Sequence[Quote], partners: Sequence[tuple[Quote, Quote]]) -> Iterator[Fate]:
    """Quotations of the right only.  One that has a sentence of the left goes on where that did not."""
    for group in _grouped(new):
        first = group[0]
        if _dashed(first, first.pair.left):
            continue
        rest = next((pair for pair in partners if pair[1].quotation is first.quotation), None)
        spans = tuple(one.span for one in group)
        if rest and rest[0].pair is rest[1].pair:
            said = quote(" … ".join(one.side.wording(one.span) for one in group))
            yield Fate(
                "quote-altered", f"Quote extended: now goes on with {said}{_by(first)}", rest[0], first, (), spans
            )
        else:
            marks = tuple(dict.fromkeys(one.quotation.span for one in group))
            yield Fate("quote-added", _told(group, "added", "was"), None, first, (), marks)


def _dashed(one: Quote, side: Side) -> bool:
    """Whether *side* has the words of a quotation as speech that a dash opens, where the language writes it so."""
    text = side.version.text
    opened = any(text[statement.span.start] in SPEECH_DASHES for statement in side.statements)
    return side.language.dash_speech and opened and one.stream in f" {' '.join(word.key for word in side.words)} "


def _grouped(some: Sequence[Quote]) -> list[list[Quote]]:
    """Quotations that make one finding: sentences of one quotation, and all of a statement without counterpart."""
    groups: list[list[Quote]] = []
    for one in some:
        last = groups[-1][-1] if groups else None
        same = last is not None and (last.quotation is one.quotation or (last.pair is one.pair and not one.pair.both))
        if same:
            groups[-1].append(one)
        elif one.pair.both or len(one.said) > 1:  # a lone quoted word is no more than its dropped statement
            groups.append([one])
    return groups


def _told(group: Sequence[Quote], verb: str, tense: str) -> str:
    first = group[0]
    side = first.pair.right if verb == "dropped" else first.pair.left
    said = ", ".join(quote(one.side.wording(one.span)) for one in group)
    if first.stream in f" {' '.join(word.key for word in side.words)} ":
        return f"Quotation marks {verb}: {said} {tense} told without them{_by(first)}"
    if first.pair.both and _told_plainly(first, [one.span for one in group], side):
        turned = "Quote turned into paraphrase" if verb == "dropped" else "Paraphrase turned into a quote"
        return f"{turned}: {said}{_by(first)}"
    return f"Quote {verb}: {said}{_by(first)}"


def _by(one: Quote) -> str:
    return f" ({one.side.wording(one.speaker.source)})" if one.speaker and not one.speaker.pronoun else ""
