"""Hedges, negations, conditions, quantifiers, open lists and charged words, found by one walk over a statement.

Wordings that only look like one ("not only", "as if", "May" the month) are set aside here, so that no rule has to.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import cast

from compare.mentions.lexicon import CAVEAT, Lexicon, Phrase
from compare.mentions.scan import Scan
from compare.model import Facet, Mention, Span

#: Facets of the phrase table that become mentions; the others serve a finder or set a wording aside.
_SHOWN = frozenset(
    {"hedge", "negation", "negative", "condition", "scope", "open-list", "charged", "cause", "circumstance"}
)

_SHORT = 4  # letters of a word that is too short to tell a verb by its ending ("seu")
_VERB_NEAR = 3  # words behind a plan within which its verb stands: "veut se retirer", not "compte trois grues"
_DENIED = 4  # words behind a denial within which what it denies stands: "not yet been independently verified"

#: A quantifier inside "not only" is no quantifier, and "rather than" denies nothing.
_ALSO = {"scope": "negation", "negative": "negation"}


def modality(scan: Scan, lexicon: Lexicon, taken: set[int]) -> list[Mention]:
    """The stance words of *scan*; words in *taken* (dates and the like) are no stance."""
    found: list[Mention] = []
    barred: dict[int, str] = {}
    for at, key in [(at, key) for at, key in enumerate(scan.bare) if key in lexicon.phrases or key[-3:] == "n't"]:
        options = lexicon.phrases.get(key)
        if options and at in taken:
            options = tuple(one for one in options if one[2].startswith(CAVEAT))  # "first results" count nothing
        if options and not _numbering(scan, at):
            met = _match(scan, at, options, barred)
            found += [m for m in met if _meant(m, scan, lexicon, at)]
        short = key.endswith("n't") and key not in lexicon.language.negations
        if short and barred.get(at) != "negation" and "n't" in lexicon.language.negations:
            found.append(Mention("negation", scan.span(at, at), key))
    return found + list(_unproven(scan, lexicon, found))


def _unproven(scan: Scan, lexicon: Lexicon, found: list[Mention]) -> Iterator[Mention]:
    """The proofs that are denied: "has not been independently verified" holds a claim back."""
    for denial in [one for one in found if one.facet == "negation"]:
        behind = scan.within(denial.span).stop
        for at in range(behind, min(len(scan.raw), behind + _DENIED)):
            if scan.gaps[at].strip("- "):
                break
            for rest, facet, value in lexicon.phrases.get(scan.bare[at], ()):
                end = at + 1 + len(rest)
                if facet == "proof" and scan.bare[at + 1 : end] == rest:
                    yield Mention("hedge", Span(denial.span.start, scan.ends[end - 1]), value)


def phrases(scan: Scan, lexicon: Lexicon, wanted: str) -> list[tuple[int, int]]:
    """Where the phrases of the facet *wanted* stand: first word and end, in words."""
    table = lexicon.apart[wanted]
    if table.keys().isdisjoint(scan.bare):  # in most statements none begins
        return []
    return [
        (at, at + 1 + len(rest))
        for at, key in enumerate(scan.bare)
        if key in table
        for rest in table[key]
        if scan.bare[at + 1 : at + 1 + len(rest)] == rest
    ]


def _match(
    scan: Scan,
    at: int,
    options: tuple[Phrase, ...],
    barred: dict[int, str],
) -> Iterator[Mention]:
    """The mentions that begin at word *at*; words of a phrase in brackets are noted in *barred*."""
    done: set[str] = set()
    for rest, facet, value in options:
        end = at + 1 + len(rest)
        if facet in done or (rest and scan.bare[at + 1 : end] != rest):
            continue
        if facet[0] == "(":
            done.add(facet[1:-1])
            for index in range(at, end):
                barred[index] = facet[1:-1]
        elif facet in _SHOWN and barred.get(at, "") not in {facet, _ALSO.get(facet)}:
            done.update({facet, "negative"} if facet == "negation" and rest else {facet})  # "failed to" denies once
            yield Mention(cast(Facet, facet), scan.span(at, end - 1), value)


def _numbering(scan: Scan, at: int) -> bool:
    """The "No." of "No. 1"."""
    return scan.gaps[at + 1].startswith(".") and at + 1 < len(scan.raw) and scan.raw[at + 1][0].isdigit()


def _meant(mention: Mention, scan: Scan, lexicon: Lexicon, at: int) -> bool:
    """Whether the word at *at*, where *mention* begins, says here what it says in general."""
    if mention.facet == "hedge":
        return (
            not _is_noun(scan, lexicon, at)
            if " " in mention.value
            else _hedges(scan, lexicon, at) and _plans(scan, lexicon, at)
        )
    if mention.facet == "condition":
        return scan.gaps[at] != "-" and (" " in mention.value or _joins(scan, lexicon, at))
    return True


def _joins(scan: Scan, lexicon: Lexicon, at: int) -> bool:
    """Whether a word that may be the pronoun of its verb joins a clause: "Se X quiser, ...", not "X se tornou".

    Where it opens its clause, a verb behind it that tells what happened says so: "Se repetiu o corte".
    """
    if not lexicon.has("clitics", scan.bare[at]):
        return True
    after = scan.bare[at + 1] if at + 1 < len(scan.raw) else ""
    past = len(after) > _SHORT and after.endswith(tuple(lexicon.sets["clitic_endings"]))
    return not past and (at == 0 or scan.gaps[at] not in {" ", "-"})


def _hedges(scan: Scan, lexicon: Lexicon, at: int) -> bool:
    """Whether a hedge's word is one here: no name ("Theresa May"), "about" before a number only."""
    if scan.raw[at][0].isupper() and not scan.opens(at):
        return False
    key = scan.bare[at]
    after = scan.bare[at + 1] if at + 1 < len(scan.raw) else ""
    if lexicon.has("adjective_hedges", key) and (at == 0 or _leads_noun(lexicon, scan.bare[at - 1])):
        return True  # "the alleged attacker"
    if lexicon.has("hedges_before_to", key) or (key in lexicon.speech and not lexicon.has("approximators", key)):
        return lexicon.has("to", after)  # "appears to", not "appears before the court"
    if not lexicon.has("approximators", key) or not after:
        return True
    if lexicon.has("articles", after) and at + 2 < len(scan.raw):
        after = scan.bare[at + 2]  # "about a quarter"
        return after in lexicon.fractions or after in lexicon.scales
    return (
        after[0].isdigit() or after in lexicon.numbers or after in lexicon.scales or scan.gaps[at + 1][-1:] in "$€£¥₹"
    )


def _plans(scan: Scan, lexicon: Lexicon, at: int) -> bool:
    """Whether a word that may tell a plan stands before a verb, where its ending tells one: "veut se retirer"."""
    endings = tuple(lexicon.sets["infinitive_endings"])
    if not endings or not lexicon.has("plans", scan.bare[at]):
        return True
    return any(word.endswith(endings) for word in scan.bare[at + 1 : at + 1 + _VERB_NEAR])


def _is_noun(scan: Scan, lexicon: Lexicon, at: int) -> bool:
    """Whether a word that may be a verb is a noun here: "the plan to close the pier"."""
    led = at > 0 and (_leads_noun(lexicon, scan.bare[at - 1]) or scan.owns(at - 1))
    return led and lexicon.has("speech_nouns", scan.bare[at])


def _leads_noun(lexicon: Lexicon, key: str) -> bool:
    return any(lexicon.has(name, key) for name in ("determiners", "articles", "prepositions"))
