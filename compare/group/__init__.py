"""Which articles of a corpus tell the same story: near copies, then articles that share their rarest words.

``profile`` looks at one article (workers do that), ``group`` at all of them: near copies by sketch, candidates by an
index of rarest terms, average linkage of their cosines, all within a window of days.  The result depends on what the
articles are, never on the order in which they come.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from compare.group.candidates import copies, pairs
from compare.group.linkage import Group, link
from compare.group.profile import Article, Profile, profile
from compare.group.vectors import UNIT, Terms, product

__all__ = ["ALIKE", "DAYS", "Article", "Member", "Profile", "group", "profile"]

ALIKE = 0.18  # mean cosine from which on two groups of articles tell one story
DAYS = 3  # between the first and the last article of a story


@dataclass(frozen=True, slots=True)
class Member:
    """An article of a story.  ``score`` (0-1) is its mean cosine with the others; ``copy`` whether it has the text of
    an earlier one."""

    article: Article
    score: float
    copy: bool


def group(profiles: Iterable[Profile], *, alike: float = ALIKE, days: int = DAYS) -> list[tuple[Member, ...]]:
    """The stories that two or more articles tell, each by day and id, in the order of their first articles.

    *alike* is the mean cosine from which on articles belong together; *days* the most between the first and the last
    of a story, 0 for any number.  An article without a date goes with any.
    """
    terms = Terms()
    met: list[tuple[Article, tuple[int, ...]]] = []
    for one in profiles:
        terms.add(one.terms)
        met.append((one.article, one.sketch))
    vectors = terms.vectors()
    order = sorted(range(len(met)), key=lambda number: met[number][0].key)
    articles = [met[number][0] for number in order]
    vectors = [vectors[number] for number in order]
    dates = [article.day for article in articles]
    leaders = copies([met[number][1] for number in order], dates, days)
    groups: dict[int, Group] = {}
    for number, leader in enumerate(leaders):
        alone = Group([number], dict(vectors[number]), dates[number], dates[number])
        groups[leader] = groups[leader].join(alone) if leader in groups else alone
    firsts = list(groups)
    found = link(
        list(groups.values()),
        pairs(terms, [vectors[first] for first in firsts], [dates[first] for first in firsts], days),
        alike,
        days,
    )
    stories = sorted(sorted(one.members) for one in found if len(one.members) > 1)
    sums = {min(one.members): one.sum for one in found}
    return [
        tuple(Member(articles[n], _score(vectors[n], sums[members[0]], len(members)), leaders[n] != n) for n in members)
        for members in stories
    ]


def _score(vector: dict[int, int], total: dict[int, int], members: int) -> float:
    """The mean cosine of one member with the others."""
    others = product(vector, total) - product(vector, vector)
    return round(min(max(others / (UNIT * UNIT * (members - 1)), 0.0), 1.0), 3)
