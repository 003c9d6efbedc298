"""Who did what was done, where the other version tells it of nobody: "police shot a man", "a man was shot"."""

from __future__ import annotations

from collections.abc import Iterator

from compare.findings.forms import any_alike, bare
from compare.findings.pair import Side
from compare.model import Span
from compare.text import Word

_DONE = 3  # words between "was" and "shot", "shot" and "by", "by" and who did it
_WHO = 6  # words of who did it, at most
_CLAUSE = 12  # words from the verb to the end of its clause, where the auxiliary stands apart: "wurde ... erschossen"


def doers(side: Side, other: Side) -> Iterator[Span]:
    """Who did it on *side*, of whom the *other* side says nothing."""
    yield from _named_behind(side, other)
    yield from _named_before(side, other)


def _named_behind(side: Side, other: Side) -> Iterator[Span]:
    """Who is named behind a passive: "was killed by police", where the other side has "died"."""
    agents = side.language.agents
    if agents.isdisjoint(side.spoken) and not side.language.elided:
        return
    for at, word in enumerate(side.words[2:], 2):
        if not _by(side, word) or not _is_passive(side, at):
            continue
        behind = side.words[at + (word.key in agents) : at + 1 + _DONE]
        doer = next((w for w in behind if w.key not in side.language.stop_words), None)
        key = bare(doer.key) if doer else ""
        if doer and side.lexicon.has("sources", key) and not any_alike(key, other.content):
            yield Span(word.start, doer.end)


def _named_before(side: Side, other: Side) -> Iterator[Span]:
    """Whoever did it in a clause of its own, where the other side tells the same in the passive and names nobody."""
    done = _done_by_nobody(other)
    for at, word in enumerate(side.words) if done else ():
        if side.lexicon.deeds.get(word.key) in done and _passive(side, at) is None:
            who = _subject(side, _verb(side, at), other)
            if who:
                yield Span(who[0].start, who[-1].end)
                return


def _is_passive(side: Side, at: int) -> bool:
    """Whether an auxiliary of the passive stands shortly before the word *at*."""
    return any(side.lexicon.has("passives", word.key) for word in side.words[max(0, at - _DONE) : at])


def _passive(side: Side, at: int) -> list[Word] | None:
    """The words among which a passive verb at word *at* has its "by"; None where it is in no passive."""
    behind = side.words[at + 1 : at + 1 + _DONE]
    if not side.lexicon.verb_second:
        return behind if _is_passive(side, at) else None
    clause = _clause(side, at)
    passive = any(side.lexicon.has("passives", word.key) for word in (*clause, *behind[:1]))
    return clause + behind if passive else None


def _clause(side: Side, at: int) -> list[Word]:
    """The words before word *at*, back to a sign."""
    text, first = side.version.text, at
    while first > max(0, at - _CLAUSE):
        gap = text[side.words[first - 1].end : side.words[first].start]
        if gap.strip("- \n"):
            break
        first -= 1
    return side.words[first:at]


def _verb(side: Side, at: int) -> int:
    """Where the verb of a deed stands behind its subject: "hat" of "hat ... erschossen", or the word *at* itself."""
    clause = _clause(side, at) if side.lexicon.verb_second else side.words[max(0, at - 1) : at]
    return next((at - len(clause) + i for i, w in enumerate(clause) if side.lexicon.has("perfect", w.key)), at)


def _by(side: Side, word: Word) -> bool:
    """Whether *word* is the "by" of a passive, or begins with one: "dall'esercito"."""
    return word.key.partition("'")[0] in side.language.agents


def _done_by_nobody(side: Side) -> set[str]:
    """The deeds that *side* tells in the passive without a "by" behind them, or as what only happened ("died")."""
    deeds, fates = side.lexicon.deeds, side.lexicon.fates
    done = {fates[key] for key in fates.keys() & side.spoken}
    if deeds.keys().isdisjoint(side.spoken):
        return done
    return done | {
        deeds[word.key]
        for at, word in enumerate(side.words)
        if word.key in deeds
        and (around := _passive(side, at)) is not None
        and not any(_by(side, one) for one in around)
    }


def _joins(side: Side, word: Word) -> bool:
    """Whether *word* begins a clause: "that", "and", "where"."""
    language, lexicon = side.language, side.lexicon
    joins = language.clause_breaks | language.clause_joins | language.clause_openers
    return word.key in joins or any(lexicon.has(name, word.key) for name in ("complements", "joins", "relatives"))


def _subject(side: Side, at: int, other: Side) -> list[Word]:
    """The words right before the verb *at* that open its clause and that the *other* side does not have; or none."""
    text, who = side.version.text, list[Word]()
    opened = False
    for index in range(at - 1, max(-1, at - 2 - _WHO), -1):
        word = side.words[index]
        if not text[word.end : side.words[index + 1].start].isspace():
            opened = True
            break
        if bare(word.key) in side.content and any_alike(bare(word.key), other.content):
            opened = any(date.span.start <= word.start < date.span.end for date in side.of("date"))
            break
        who.insert(0, word)
        opened = index == 0 or any(one.span.start == word.start for one in side.statements)
    while who and bare(who[-1].key) not in side.content:
        who.pop()  # "have arrested"
    while who and bare(who[0].key) not in side.content and not side.lexicon.has("determiners", who[0].key):
        opened = opened or _joins(side, who[0])
        who.pop(0)
    if side.lexicon.verb_second and any(side.lexicon.has("prepositions", word.key) for word in who):
        return []  # "Am Montag erschoss ...": anything may stand before the verb
    return who if opened and any(bare(word.key) in side.content for word in who) else []
