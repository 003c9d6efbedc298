"""Of how many it is told: quantifiers, "only", and lists that are open or closed."""

from __future__ import annotations

import re
from collections.abc import Iterator

from compare.findings.base import Draft, Rule, quote
from compare.findings.cited import next_words, phrase
from compare.findings.forms import any_alike
from compare.findings.pair import Pair, Side
from compare.findings.stance.quantifiers import turned
from compare.findings.stance.superlatives import limits, lost
from compare.model import Span

_ALIKE = 0.5  # share of words in common from which a missing "only" tells something
_LIMITS = frozenset({"some", "few", "most"})  # kinds of quantifiers without which it is told of all
_BEYOND_LISTS = re.compile(r"[;:—–(]|[.!?](?!\w)")


class ScopeChanged(Rule):
    """It is told of more, or of fewer."""

    name = "scope-changed"
    severity = "stance"
    title = "It is told of more or of fewer"
    explanation = (
        "A quantifier changed (“some”, “most”, “all”, “only”) before the same word, one that limits (“some”, “most”,"
        " “few”, “only”), a superlative (“the largest bank”, “a large bank”) or what limits it (“one of the largest”,"
        " “the first woman to”) is gone or new, some of a whole became all or none of it (“14 of the 22 schools”), or"
        " an open list (“such as”, “including”) became a closed one, or the other way round."
    )
    example = ("Some residents want the bridge to stay.", "All residents want the bridge to stay.")

    def look(self, pair: Pair) -> Iterator[Draft]:
        if not pair.both:
            return
        for one, other in turned(pair):
            said, now = quote(pair.left.wording(one)), quote(pair.right.wording(other))
            yield self.draft(pair, f"Scope changed: {said} became {now}", [one], [other])
        yield from self._limits(pair)
        yield from self._superlatives(pair)
        yield from self._lists(pair)

    def _limits(self, pair: Pair) -> Iterator[Draft]:
        """ "Only", "some" and the like gone from, or new before, the same word."""
        for side, other, verb in ((pair.left, pair.right, "dropped"), (pair.right, pair.left, "added")):
            scopes = side.of("scope")
            if not scopes or pair.close < _ALIKE:
                continue
            kinds = {mention.value for mention in other.of("scope")}
            for mention in scopes:
                counted = side.next_content(mention.span, 2)
                if mention.value == "only":
                    lost = "only" not in kinds and any_alike(counted, other.keys)
                else:
                    lost = mention.value in _LIMITS and not kinds and _told_of_all(other, counted)
                if counted and lost:
                    marks = ([mention.span], []) if side is pair.left else ([], [mention.span])
                    wording = quote(side.wording(phrase(side, mention)))
                    yield self.draft(pair, f"Limit {verb}: {wording}", *marks)

    def _superlatives(self, pair: Pair) -> Iterator[Draft]:
        """A superlative, or what limits it, gone or new: "one of the largest", "the largest", "a large"."""
        if pair.close < _ALIKE or pair.weak:
            return
        for side, verb in ((pair.left, "dropped"), (pair.right, "added")):
            for span, whole in limits(side):
                marks = ([span], []) if side is pair.left else ([], [span])
                yield self.draft(pair, f"Limit {verb}: {quote(side.wording(whole))}", *marks)
            for span, whole in lost(side):
                marks = ([span], []) if side is pair.left else ([], [span])
                yield self.draft(pair, f"Superlative {verb}: {quote(side.wording(whole))}", *marks)

    def _lists(self, pair: Pair) -> Iterator[Draft]:
        for side, other, verb in ((pair.left, pair.right, "closed"), (pair.right, pair.left, "opened")):
            if other.of("open-list"):
                continue
            for mention in side.of("open-list"):
                if _no_list(side, mention.span):
                    continue
                listed = next_words(side, mention.span, 3)
                kept = [word for word in listed if any_alike(word, other.content)]
                if len(listed) >= 2 and len(kept) >= 2 and kept[0] == listed[0]:
                    marks = ([mention.span], []) if side is pair.left else ([], [mention.span])
                    wording = side.wording(Span(mention.span.start, _end_of_list(side, mention.span)))
                    yield self.draft(pair, f"Open list {verb}: {quote(wording)}", *marks)
                    break


def _told_of_all(side: Side, counted: str) -> bool:
    """Whether *side* tells of what is *counted* without saying of how many: "doctors", "the doctors"."""
    if _counts(side, counted):
        return False  # "some 40"
    for at, word in enumerate(side.words):
        if counted and word.key == counted:
            before = side.words[at - 1].key if at else ""
            told = side.lexicon.has("determiners", before) and not side.lexicon.has("definite", before)
            return not (told or _counts(side, before))
    return False


def _counts(side: Side, key: str) -> bool:
    return key[:1].isdigit() or key in side.lexicon.numbers or key in side.lexicon.scales


def _no_list(side: Side, opening: Span) -> bool:
    """Whether a list word opens its statement ("For example, the mayor ...") or a clause ("like they do")."""
    at = side.at(opening.end)
    clause = at < len(side.words) and side.lexicon.has("source_pronouns", side.words[at].key)
    return clause or any(statement.span.start == opening.start for statement in side.statements)


def _end_of_list(side: Side, opening: Span) -> int:
    """Where the list that *opening* begins has ended: at a mark that no list goes beyond, or with its statement.

    What a comma follows stands behind its list: "boats, among others, ...".
    """
    if side.version.text[opening.end : opening.end + 1] == ",":
        return opening.end
    held = next(statement.span for statement in side.statements if statement.span.meets(opening))
    mark = _BEYOND_LISTS.search(side.version.text, opening.end, held.end)
    return mark.start() if mark else held.end
