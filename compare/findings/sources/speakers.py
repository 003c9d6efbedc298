"""Who speaks where a statement does not say: the speaker is carried from the statements before."""

from __future__ import annotations

from compare.findings.forms import bare
from compare.findings.pair import Side
from compare.mentions import Attribution, find, sources
from compare.model import BODY_ROLES
from compare.text import keys

_BACK = 2  # statements that are looked back for a name


def carried(side: Side, index: int, pronoun: Attribution | None) -> Attribution | None:
    """The named source that a pronoun, or a quotation without a source, goes on with; None where there is none.

    It is the last named source of the statements before; where they have none, a *pronoun* is the name that the
    statement before it begins with, a title before it or not.
    """
    version = side.version
    for at in range(index - 1, max(-1, index - 1 - _BACK), -1):
        statement = version.statements[at]
        if statement.role not in BODY_ROLES:
            return None
        said = [one for one in sources(statement, side.language) if not one.told]
        named = [one for one in said if one.named]
        if named:
            return named[-1]
        if said and not said[-1].pronoun:
            return None  # "officials said" stands between
        if pronoun is not None and not said:
            names = [m for m in find(statement, side.language) if m.facet == "name"]
            first = names[0] if names else None
            ahead = statement.text[: first.span.start - statement.span.start] if first else ""
            titles = all(key in side.lexicon.titles or side.lexicon.has("title_prefixes", key) for key in keys(ahead))
            if first is not None and titles:
                return Attribution(first.span, first.span, "said", first.span, first.value, named=True)
            return None
    return None


def nearby(side: Side, index: int) -> frozenset[str]:
    """The folded words of a statement of *side* and of those before it that may name its speaker."""
    near = side.version.statements[max(0, index - _BACK) : index + 1]
    return frozenset(bare(key) for statement in near for key in keys(statement.text))
