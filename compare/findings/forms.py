"""Forms of a word: possessive endings, elided articles, and words that are one but for a short ending."""

from __future__ import annotations

from collections.abc import Collection
from functools import lru_cache

_ARTICLE, _NOUN = 4, 3  # letters of an elided article at most ("dell"), and of its noun at least: not "they've"
_HEAD = 4  # letters that forms of one word share at least


def bare(key: str) -> str:
    """A folded word without its possessive ending or elided article: "iran's" and "l'iran" are "iran"."""
    if "'" not in key:
        return key
    if key.endswith("'s"):
        return key[:-2] or key
    head, _, tail = key.partition("'")
    return tail if len(head) <= _ARTICLE and len(tail) >= _NOUN else key


def all_bare(words: frozenset[str], dressed: frozenset[str]) -> frozenset[str]:
    """*words* without what :func:`bare` cuts; *dressed* are those of the story that have it, and few statements do."""
    return words if dressed.isdisjoint(words) else frozenset(map(bare, words))


def alike(left: str, right: str) -> bool:
    """Whether two folded words are forms of one: equal, or equal but for a short ending."""
    if left == right:
        return bool(left)
    least = max(_HEAD, len(left) - 3, len(right) - 3)
    return len(left) >= least and left[:least] == right[:least]


def any_alike(word: str, others: Collection[str]) -> bool:
    """Whether *word* is a form of one of *others*."""
    if word in others:
        return bool(word)
    if len(word) < _HEAD:
        return False
    near = _by_head(others).get(word[:_HEAD]) if isinstance(others, frozenset) else others
    return near is not None and any(alike(word, other) for other in near)


def with_forms(words: frozenset[str], others: frozenset[str]) -> frozenset[str]:
    """Those of *words* of which *others* have a form."""
    odd = words - others
    near = _by_head(others) if odd else {}
    forms = [word for word in odd if any(alike(word, other) for other in near.get(word[:_HEAD], ()))]
    return (words & others).union(forms)


@lru_cache(maxsize=256)
def _by_head(words: frozenset[str]) -> dict[str, list[str]]:
    """*words* by their first letters: the sides of a pair are asked about many times."""
    found: dict[str, list[str]] = {}
    for word in words:
        found.setdefault(word[:_HEAD], []).append(word)
    return found
