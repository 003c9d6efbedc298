"""What holds back a claim as a whole: "has not been verified", "on condition of anonymity", "preliminary".

A hedge goes with the word behind it; a caveat may stand anywhere, so that it is missed where its kind is nowhere told.
"""

from __future__ import annotations

from compare.findings.pair import Pair, Side
from compare.mentions.lexicon import CAVEAT
from compare.model import Mention, Span

_UNNAMED = f"{CAVEAT} anonymous"
_KEPT = 0.6  # share of the other words with meaning that must stay, for their caveat to be missed


def is_caveat(hedge: Mention) -> bool:
    """Whether a hedge holds back a claim as a whole."""
    return hedge.value.startswith(f"{CAVEAT} ")


def one_sided(pair: Pair, side: Side) -> Span | None:
    """The first caveat of *side* of whose kind the other version says nothing near, while it tells the rest."""
    mine = [hedge for hedge in side.of("hedge") if is_caveat(hedge)]
    if not mine or not pair.both or pair.weak or not _rest_kept(side, mine):
        return None
    name = "right" if side is pair.left else "left"
    known = {*pair.story.values(name, "hedge"), *(hedge.value for hedge in side.other.mentions.get("hedge", ()))}
    if side is pair.right:
        known.add(_UNNAMED)  # a source that is only described more fully
    return next((hedge.span for hedge in mine if hedge.value not in known), None)


def _rest_kept(side: Side, caveats: list[Mention]) -> bool:
    """Whether the other side tells most of what *side* tells beside the clauses of its *caveats*."""
    text = side.version.text
    rest = []
    for word in side.carrying:
        between = (text[min(word.end, one.span.end) : max(word.start, one.span.start)] for one in caveats)
        if all("," in gap or "—" in gap for gap in between):
            rest.append(word.key)
    rest = rest or [w.key for w in side.carrying if not any(c.span.meets(Span(w.start, w.end)) for c in caveats)]
    return sum(key in side.answered for key in rest) >= _KEPT * len(rest)
