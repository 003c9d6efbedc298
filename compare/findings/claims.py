"""Conflicts between versions that tell one claim: other numbers, names, titles, dates, quotes, sources, stance.

No version is left or right, earlier or the reference, so only the rules that say the same from both sides are asked,
and what they find is told as sides of a conflict.  No side wins: that more versions have one is no proof of it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from itertools import combinations

from compare.findings import attribution, facts, names, stance
from compare.findings.audit import audit
from compare.findings.base import Draft, Rule, quote
from compare.findings.pair import Pair, Side, Story
from compare.model import (
    Alignment,
    Bead,
    Cell,
    Change,
    Claim,
    ClaimMatrix,
    Comparison,
    Conflict,
    Span,
)
from compare.text import fold

#: Rules that see the same from both sides, by the facet of what they tell.
FACETS: dict[str, str] = {
    "number-changed": "number",
    "fact-rebound": "number",
    "date-changed": "date",
    "name-changed": "name",
    "title-changed": "title",
    "quote-altered": "quote",
    "quote-speaker-changed": "speaker",
    "attribution-changed": "attribution",
    "attribution-dropped": "attribution",
    "attribution-added": "attribution",
    "polarity-flipped": "negation",
    "hedge-dropped": "hedge",
    "hedge-added": "hedge",
    "condition-changed": "condition",
    "scope-changed": "scope",
}
_LOOKING: tuple[Rule, ...] = (
    facts.FactRebound(),
    facts.NumberChanged(),
    facts.DateChanged(),
    names.NameChanged(),
    names.TitleChanged(),
    attribution.AttributionDropped(),
    attribution.AttributionChanged(),
    attribution.AttributionAdded(),
    stance.PolarityFlipped(),
    stance.HedgeDropped(),
    stance.HedgeAdded(),
    stance.ConditionChanged(),
    stance.ScopeChanged(),
)
