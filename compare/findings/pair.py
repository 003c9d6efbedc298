"""What the rules read: a whole comparison, and each pair of statements in it, prepared once."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Sequence
from datetime import date
from functools import lru_cache
from itertools import chain

from compare.findings.forms import all_bare, bare, with_forms
from compare.findings.known import counted_names, surnames, whole_names
from compare.findings.once import once
from compare.language import Language, load
from compare.mentions import Attribution, find, read, sources
from compare.mentions.calendar import Days, days, published_on, same_days
from compare.mentions.dates import agree, kind
from compare.mentions.lexicon import Lexicon, lexicon
from compare.mentions.scan import HEADINGS
from compare.model import BODY_ROLES, Change, Comparison, EditOp, Mention, Quotation, Span, Statement, Version
from compare.text import Cuts, Word

#: Below this a pair is weak: its findings say so.
TRUSTED = 0.6
_ANY_DAY = date(2001, 6, 13)  # in the middle of a week, a month and a year
_STEM = 6  # letters that tell a word from its forms well enough
_FREQUENT = 200  # statements; a word in more of them finds nothing


class Side:
    """The statements of one side of a bead and what they mention; ``other`` are those of the other side."""

    other: Side

    def __init__(self, version: Version, number: int, indices: tuple[int, ...], story: Story) -> None:
        self.version = version
        self.story = story
        self.number = number  # index of the version in the report
        self.indices = indices
        self.language: Language = load(version.lang)
        self.lexicon: Lexicon = lexicon(self.language)
        self.statements: tuple[Statement, ...] = tuple([version.statements[index] for index in indices])

    @once
    def mentions(self) -> dict[str, tuple[Mention, ...]]:
        """Mentions by facet, in text order."""
        found: dict[str, list[Mention]] = {}
        for statement in self.statements:
            for mention in find(statement, self.language):
                found.setdefault(mention.facet, []).append(mention)
        return {facet: tuple(some) for facet, some in whole_names(self, found).items()}

    def of(self, facet: str) -> tuple[Mention, ...]:
        """The mentions of *facet* that stand outside quotation marks, in text order."""
        return self._outside.get(facet, ())

    @once
    def _outside(self) -> dict[str, tuple[Mention, ...]]:
        """The mentions outside quotation marks, by facet: many rules ask for the same."""
        if not self.quotations:
            return self.mentions
        every = self.mentions.items()
        return {facet: tuple([one for one in some if not self.quoted(one.span)]) for facet, some in every}

    def quoted(self, span: Span) -> bool:
        """Whether *span* lies inside a quotation: what changes there is the quotation's finding."""
        return any(quote.inner.holds(span) for quote in self.quotations)

    @once
    def quotations(self) -> tuple[Quotation, ...]:
        """The quotations that stand in these statements or run through them."""
        quoted = self.story.quoted(self.version)
        return tuple(dict.fromkeys(quote for index in self.indices for quote in quoted.get(index, ())))

    @once
    def sources(self) -> tuple[Attribution, ...]:
        return tuple(one for statement in self.statements for one in sources(statement, self.language))

    @once
    def published(self) -> date | None:
        """The day the version was published, where it says so."""
        return published_on(self.version.document.source.published)

    def days(self, value: str) -> tuple[Days, ...]:
        """The days that a date's *value* may stand for; none where the day of publication is not known."""
        return days(value, self.published, self.lexicon) if self.published else ()

    @once
    def words(self) -> list[Word]:
        cuts = self.story.cuts
        return [word for one in self.statements for word in cuts[one.text].words_from(one.span.start)]

    @once
    def sure_names(self) -> list[Mention]:
        """The names that are more than a sentence's first word in capitals."""
        common, stops = self.story.common_words, self.language.stop_words
        return [
            one
            for one in (*self.of("name"), *self._lone_names())
            if (len(one.value) > 1 or not self.language.spaced)
            and not (self.opens(one) and (one.value in common or one.value in stops))
        ]

    def _lone_names(self) -> list[Mention]:
        """Words that are a name because the story has it in full, where every noun has a capital: "Lohner sagte"."""
        if not self.language.capital_nouns or self.story.surnames.isdisjoint(self.spoken):
            return []
        text, told = self.version.text, [one.span for one in self.mentions.get("name", ())]
        spans = [Span(word.start, word.end) for word in self.words if word.key in self.story.surnames]
        found = [one for one in spans if text[one.start].isupper() and not any(span.meets(one) for span in told)]
        return [Mention("name", one, one.of(text).casefold()) for one in found if not self.quoted(one)]

    def opens(self, name: Mention) -> bool:
        """Whether a name is no more than the first word of a statement, where any word has a capital."""
        if " " in name.value or not self.language.spaced:
            return False
        return any(one.span.start == name.span.start for one in self.statements)

    @once
    def carrying(self) -> list[Word]:
        """The words that carry meaning, in order: no stop words."""
        return [word for word in self.words if word.key not in self.language.stop_words]

    @once
    def _starts(self) -> list[int]:
        return [word.start for word in self.words]

    def at(self, place: int) -> int:
        """The index of the first word that begins at *place* or behind it."""
        return bisect_left(self._starts, place)

    @once
    def spoken(self) -> frozenset[str]:
        """The folded words of this side: whether it has one of a list is asked before it is looked for."""
        cuts = self.story.cuts
        return frozenset[str]().union(*[cuts[one.text].keys for one in self.statements])

    @once
    def keys(self) -> frozenset[str]:
        """The folded words of this side, possessive endings and elided articles left out."""
        return all_bare(self.spoken, self.story.dressed)

    @once
    def content(self) -> frozenset[str]:
        """The folded words that carry meaning: no stop words."""
        return self.keys - self.language.stop_words

    @once
    def unquoted(self) -> frozenset[str]:
        """The folded words that stand outside quotation marks."""
        if not self.quotations:
            return self.spoken
        return frozenset([word.key for word in self.words if not self.quoted(Span(word.start, word.end))])

    @once
    def answered(self) -> frozenset[str]:
        """The folded words that carry meaning, with and without possessive endings, of which ``other`` has a form."""
        return with_forms((self.spoken - self.language.stop_words) | self.content, self.other.content)

    def wording(self, span: Span) -> str:
        """The words of *span* on one line."""
        return " ".join(self.version.text[span.start : span.end].split())

    def next_content(self, span: Span, reach: int = 4) -> str:
        """The next word after *span* that carries meaning, or ""."""
        at = self.at(span.end)
        for word in self.words[at : at + reach]:
            key = bare(word.key)
            if key not in self.language.stop_words:
                return key
        return ""

    def last_content(self, span: Span, reach: int = 4) -> str:
        """The last word before *span* that carries meaning, or ""."""
        at = self.at(span.start)
        for word in reversed(self.words[max(0, at - reach) : at]):
            if word.end <= span.start and bare(word.key) not in self.language.stop_words:
                return bare(word.key)
        return ""


class Pair:
    """One bead of a comparison with both sides read.  ``place`` is its rank in the comparison."""

    def __init__(self, change: Change, place: int, story: Story) -> None:
        self.change = change
        self.bead = change.bead
        self.place = place
        self.story = story
        self.left = Side(story.left, story.numbers[0], change.bead.left, story)
        self.right = Side(story.right, story.numbers[1], change.bead.right, story)
        self.left.other, self.right.other = self.right, self.left

    @property
    def both(self) -> bool:
        return bool(self.bead.left and self.bead.right)

    @property
    def role(self) -> str:
        side = self.left if self.bead.left else self.right
        return side.statements[0].role

    @property
    def body(self) -> bool:
        return self.role in BODY_ROLES

    @property
    def score(self) -> float:
        return self.bead.score if self.both else 1.0

    @property
    def weak(self) -> bool:
        return self.score < TRUSTED

    @once
    def edits(self) -> tuple[EditOp, ...]:
        return tuple(op for op in self.change.ops if op.tag != "equal")

    @once
    def close(self) -> float:
        """The words that carry meaning in common, over those of the side that has more (0-1)."""
        left, right = self.left.content, self.right.content
        return len(left & self.left.answered) / max(len(left), len(right), 1)

    def same_edit(self, left: Span, right: Span) -> EditOp | None:
        """The one replacement that holds part of both spans, or None."""
        if not self.change.diffed:
            return None
        for op in self.edits:
            if op.tag == "replace" and op.left.meets(left) and op.right.meets(right):
                return op
        return None

    def changed_words(self, side: str) -> list[Word]:
        """The words of one side that lie in an edit, quotation marks and signs aside."""
        spans = [op.left if side == "left" else op.right for op in self.edits]
        every = self.left.words if side == "left" else self.right.words
        return [w for w in every if any(span.start < w.end and w.start < span.end for span in spans)]


class Story:
    """One comparison as a whole: what the rules ask of the versions beyond a pair; *cuts* are the words of a run."""

    def __init__(self, comparison: Comparison, numbers: tuple[int, int], cuts: Cuts) -> None:
        self.comparison = comparison
        self.numbers = numbers
        self.cuts = cuts
        self.left = comparison.alignment.left
        self.right = comparison.alignment.right

    @once
    def pairs(self) -> tuple[Pair, ...]:
        """Every bead whose texts are not the same code points, and every bead that moved."""
        found = []
        for place, change in enumerate(self.comparison.changes):
            equal = change.label == "unchanged" and all(op.tag == "equal" for op in change.ops)
            if not equal or change.bead.moved:
                found.append(Pair(change, place, self))
        return tuple(found)

    def end(self) -> None:
        """Take the story apart when all is said.  Pairs lead to their story and back, and such a circle would stay
        until the collector of cycles has walked through it: a twentieth of a run."""
        for pair in self.pairs:
            for one in (pair.left, pair.right, pair):
                vars(one).clear()
        vars(self).clear()

    def meeting(self, version: Version, span: Span) -> range:
        """The indices of the statements of *version* that share a code point with *span*."""
        starts, ends = self._edges[version is not self.left]
        return range(bisect_right(ends, span.start), bisect_left(starts, span.end))

    @once
    def _edges(self) -> list[tuple[list[int], list[int]]]:
        """Where the statements of either version begin and end."""
        spans = [[one.span for one in version.statements] for version in (self.left, self.right)]
        return [([start for start, _ in some], [end for _, end in some]) for some in spans]

    def quoted(self, version: Version) -> dict[int, list[Quotation]]:
        """The quotations of *version* by the statements they stand in."""
        return self._quoted[version is not self.left]

    @once
    def _quoted(self) -> tuple[dict[int, list[Quotation]], dict[int, list[Quotation]]]:
        found: list[dict[int, list[Quotation]]] = []
        for version in (self.left, self.right):
            by_statement: dict[int, list[Quotation]] = {}
            for quotation in version.quotations:
                for index in self.meeting(version, quotation.span):
                    by_statement.setdefault(index, []).append(quotation)
            found.append(by_statement)
        return found[0], found[1]

    @once
    def by_place(self) -> dict[int, Pair]:
        """The pairs by their rank in the comparison."""
        return {pair.place: pair for pair in self.pairs}

    @once
    def _spoken(self) -> tuple[frozenset[str], ...]:
        """The folded words of either version."""
        every = [[self.cuts[one.text].keys for one in version.statements] for version in (self.left, self.right)]
        return tuple([frozenset[str]().union(*lines) for lines in every])

    @once
    def dressed(self) -> frozenset[str]:
        """The folded words of both versions that have a possessive ending or an elided article."""
        return frozenset([key for some in self._spoken for key in some if "'" in key and bare(key) != key])

    @once
    def left_words(self) -> frozenset[str]:
        """The folded words of the left, possessive endings and elided articles left out."""
        return all_bare(self._spoken[0], self.dressed)

    @once
    def right_words(self) -> frozenset[str]:
        return all_bare(self._spoken[1], self.dressed)

    @once
    def surnames(self) -> frozenset[str]:
        """The last words of the names of either version; such a word alone is a name as well."""
        return (surnames(self.left) | surnames(self.right)) - self.common_words

    def words(self, side: str) -> frozenset[str]:
        return self.left_words if side == "left" else self.right_words

    @once
    def common_words(self) -> frozenset[str]:
        """Words that either version writes in lower case: a capital at a sentence's beginning makes no name of them."""
        return _small(self.left) | _small(self.right)

    @once
    def capital_words(self) -> frozenset[str]:
        """Words that either version writes with a capital where no sentence begins."""
        statements = [(one, load(version.lang)) for version in (self.left, self.right) for one in version.statements]
        return frozenset[str]().union(*[read(one, lang).large for one, lang in statements if one.role not in HEADINGS])

    @once
    def counted_names(self) -> frozenset[str]:
        """The names of either version that begin with a word for a number: "three rivers"."""
        return counted_names(self.left) | counted_names(self.right)

    def nearest(self, side: str, wanted: Sequence[str]) -> float:
        """The largest share (0-1) of the words *wanted* that one statement of *side* holds; frequent words aside."""
        if not wanted:
            return 0.0
        index = self._left_index if side == "left" else self._right_index
        hits = Counter(chain.from_iterable([index.get(word[:_STEM], ()) for word in wanted]))
        return max(hits.values(), default=0) / len(wanted)

    @once
    def _left_index(self) -> dict[str, list[int]]:
        return self._index(self.left)

    @once
    def _right_index(self) -> dict[str, list[int]]:
        return self._index(self.right)

    def _index(self, version: Version) -> dict[str, list[int]]:
        """Which statements of a version hold a word, by its first letters; words of every other statement left out."""
        index: dict[str, list[int]] = {}
        for at, statement in enumerate(version.statements):
            for stem in {key[:_STEM] for key in self.cuts[statement.text].keys}:
                index.setdefault(stem, []).append(at)
        return {stem: some for stem, some in index.items() if len(some) <= _FREQUENT}

    def values(self, side: str, facet: str) -> frozenset[str]:
        """The values of *facet* in all statements of one side that changed."""
        return self._values.get((side, facet), frozenset())

    @once
    def _values(self) -> dict[tuple[str, str], frozenset[str]]:
        found: dict[tuple[str, str], set[str]] = {}
        for pair in self.pairs:
            for name, side in (("left", pair.left), ("right", pair.right)):
                for facet, mentions in side.mentions.items():
                    found.setdefault((name, facet), set()).update(mention.value for mention in mentions)
        return {key: frozenset(some) for key, some in found.items()}


def same_date(one: str, side: Side, other: str, there: Side) -> bool:
    """Whether two date values can stand for one day, each told on its side on its day of publication."""
    if agree(one, other) or same_days(side.days(one), there.days(other)):
        return True
    if side.published or there.published or kind(one) != "relative" or kind(other) != "relative":
        return False
    # Neither says when it was published: steps are counted from one day, whichever it was.
    return same_days(days(one, _ANY_DAY, side.lexicon), days(other, _ANY_DAY, there.lexicon))


@lru_cache(maxsize=16)
def _small(version: Version) -> frozenset[str]:
    """The words that *version* writes in lower case; kept, because between outlets it stands in many pairs."""
    every = {word for statement in version.statements for word in statement.text.split()}
    return frozenset(word.lower().strip('.,;:!?"”’)') for word in every if word[0].islower())
