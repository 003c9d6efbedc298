"""Whether one thing is told as the cause of another, or only with it: "because of the storm", "after the storm"."""

from __future__ import annotations

from collections.abc import Iterator

from compare.findings.cited import following
from compare.findings.forms import alike, bare
from compare.findings.pair import Pair, Side
from compare.model import Mention, Span

_SHARED = 0.4  # share of words in common below which another word between them tells nothing
_CITED = 4  # words behind the one that ties two things, as a message cites it, at most


def causes_told(pair: Pair, side: Side) -> Iterator[tuple[Span, Span]]:
    """What *side* tells as a cause and the other side only as what came before or with it: both wordings."""
    causes = side.of("cause")
    if not causes or not pair.both or pair.weak or not pair.change.diffed or pair.close < _SHARED:
        return
    other = side.other
    others = [(_what(other, one.span), one) for one in other.of("circumstance")]
    told = [_what(other, one.span) for one in other.of("cause")]
    for cause in causes:
        what = _what(side, cause.span)
        if not what or any(alike(what, one) for one in told):
            continue
        mere = next((one for named, one in others if alike(what, named) and _put(pair, side, cause, one)), None)
        if mere:
            yield _whole(side, cause.span), _whole(other, mere.span)


def _what(side: Side, span: Span) -> str:
    """The word that carries meaning behind the one that ties two things; it may be one with it: "all'incendio"."""
    at = side.at(span.end)
    held = side.words[at - 1]
    return bare(held.key) if held.end > span.end else side.next_content(span)


def _put(pair: Pair, side: Side, cause: Mention, mere: Mention) -> bool:
    """Whether one word was put for the other."""
    return pair.same_edit(*((cause.span, mere.span) if side is pair.left else (mere.span, cause.span))) is not None


def _whole(side: Side, span: Span) -> Span:
    """The word that ties two things with what it ties, up to the end of the clause."""
    end = max(span.end, side.words[side.at(span.end) - 1].end)
    behind = [word for word in following(side, end, _CITED) if word.key not in side.language.stop_words]
    return Span(span.start, behind[-1].end if behind else end)
