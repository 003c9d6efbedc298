"""The rules that report the quotation audit (:mod:`compare.findings.quotes.audit`): one rule for each fate."""

from __future__ import annotations

from collections.abc import Iterator

from compare.findings.base import Draft, Rule
from compare.findings.pair import Story
from compare.findings.quotes.audit import FOLDING, Fate, audit


class _QuoteRule(Rule):
    """A rule that reports one fate of quotations."""

    severity = "fact"

    def survey(self, story: Story) -> Iterator[Draft]:
        for fate in audit(story):
            if fate.rule == self.name:
                yield self._draft(fate)

    def _draft(self, fate: Fate) -> Draft:
        left, right = fate.left, fate.right
        together = left is not None and right is not None and left.pair is right.pair
        one = right or left
        pair = one.pair if one else None
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
            score=pair.score if pair and together else 1.0,
            statement_left=left.statement if left and not fate.marks_left else None,
            statement_right=right.statement if right and not fate.marks_right else None,
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
        " right version and are not told in its own words. A fragment that is picked for a sentence of other wording is"
        " no cut, unless the missing words hold a condition, a denial or a hedge."
        " Whether the cut changes the meaning is for a reader to"
        " judge; an ellipsis is mentioned."
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
        " the words are kept without their quotation marks, or told as paraphrase, the message says so."
        " A statement that was dropped with its"
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
        " quotation marks, or as paraphrase, the message says so: somebody now is made to say them."
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
        "The same quoted words are said by one named speaker in the left and by another in the right. A pronoun, and a"
        " quotation without a source, have the speaker whom the statements before name last. A surname for a full name"
        " is no finding, nor is a speaker who is named on one side only."
    )
    example = (
        "Kazem Jalali said the satellites were “designed by our own scientists” in Tehran.",
        "Masoud Pezeshkian said the satellites were “designed by our own scientists” in Tehran.",
    )
