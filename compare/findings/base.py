"""What a rule is, and the draft of a finding that it makes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import ClassVar

from compare.findings.pair import Pair, Side, Story
from compare.model import Severity, Span
from compare.text import QUOTE_MARKS, single

#: How many code points of a wording a message quotes.
_SHOWN = 80
_MARKS = frozenset(QUOTE_MARKS)


@dataclass(frozen=True, slots=True)
class Draft:
    """A finding before it is ranked and numbered.

    ``marks_*`` are the changed words.  ``covers_*`` is what the finding speaks for: a later, lighter rule says nothing
    about words that are covered already.  They default to the marks.  ``weight`` ranks inside a severity (0: plain).
    """

    rule: str
    message: str
    left: Side | None
    right: Side | None
    marks_left: tuple[Span, ...] = ()
    marks_right: tuple[Span, ...] = ()
    covers_left: tuple[Span, ...] = ()
    covers_right: tuple[Span, ...] = ()
    place: int = 0
    score: float = 1.0
    weight: int = 0
    outranks: bool = False
    statement_left: int | None = None
    statement_right: int | None = None
    notes: tuple[str, ...] = field(default=())


class Rule:
    """One kind of change.  ``look`` reads a pair, ``survey`` the whole comparison, ``rest`` what other rules left over.

    ``explanation`` is one paragraph for a reader, ``example`` a left and a right wording that fire the rule, alone.
    """

    name: ClassVar[str]
    severity: ClassVar[Severity]
    title: ClassVar[str]
    explanation: ClassVar[str]
    example: ClassVar[tuple[str, str]]

    #: Whether the rule has a ``look`` and a ``rest`` of its own: most have one of them, and pairs are many.
    looks: ClassVar[bool] = False
    rests: ClassVar[bool] = False

    def __init_subclass__(cls) -> None:
        cls.looks, cls.rests = cls.look is not Rule.look, cls.rest is not Rule.rest

    @property
    def silence(self) -> str:
        """How to switch this rule off."""
        return f'`--ignore {self.name}`, or `ignore = ["{self.name}"]` in `storydiff.toml`'

    def look(self, pair: Pair) -> Iterator[Draft]:
        """Findings of one pair of statements that differ."""
        yield from ()

    def survey(self, story: Story) -> Iterator[Draft]:
        """Findings that only the whole comparison shows."""
        yield from ()

    def rest(self, pair: Pair, said: Sequence[Draft]) -> Iterator[Draft]:
        """Findings about what the other rules (*said*) did not speak for."""
        yield from ()

    def draft(
        self,
        pair: Pair,
        message: str,
        left: Sequence[Span] = (),
        right: Sequence[Span] = (),
        *,
        weight: int = 0,
        outranks: bool = False,
        covers: tuple[Sequence[Span], Sequence[Span]] | None = None,
    ) -> Draft:
        """A draft about *pair* with the changed words of both sides."""
        covered = covers or (left, right)
        return Draft(
            self.name,
            message,
            pair.left if pair.bead.left else None,
            pair.right if pair.bead.right else None,
            tuple(left),
            tuple(right),
            tuple(covered[0]),
            tuple(covered[1]),
            place=pair.place,
            score=pair.score,
            weight=weight,
            outranks=outranks,
        )


def quote(wording: str) -> str:
    """*wording* in quote marks, on one line, cut to a length that a message bears; marks inside it become single."""
    line = " ".join(wording.split())
    bare = line.strip(f"{QUOTE_MARKS} ").rstrip(",;:")
    if not _MARKS.isdisjoint(bare):
        bare = single(line).rstrip(",;: ")
    if len(bare) > _SHOWN:
        bare = bare[: _SHOWN - 1].rsplit(" ", 1)[0] + " …"
    return f"“{bare}”"
