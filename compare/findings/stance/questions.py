"""Statements that became questions, and questions that became statements."""

from __future__ import annotations

from compare.findings.pair import Pair, Side
from compare.model import Span
from compare.text import QUOTE_MARKS

_ALIKE = 0.5  # share of words in common from which a question asks what the other side states
_SIGNS = "?？؟"


def question(pair: Pair, side: Side) -> Span | None:
    """The sign of the question that *side* asks where the other side states the same; None where there is none."""
    both = pair.both and not pair.weak and pair.change.diffed and pair.close >= _ALIKE
    if not both or len(pair.left.statements) != 1 or len(pair.right.statements) != 1:
        return None
    if side.other.statements[0].text.rstrip(f"{QUOTE_MARKS} ")[-1:] in _SIGNS:
        return None
    return _asks(side)


def _asks(side: Side) -> Span | None:
    """The sign that ends the one statement of *side* as a question; what somebody quoted asks is not ours."""
    statement = side.statements[0]
    text = statement.text.rstrip()
    end = statement.span.start + len(text)
    if text[-1:] not in _SIGNS or side.quoted(Span(end - 1, end)):
        return None
    return Span(end - 1, end)
