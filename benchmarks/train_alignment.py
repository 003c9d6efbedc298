"""Fit the alignment model on labelled pairs: ``python -m benchmarks.train_alignment`` writes its weights.

Two or three logistic regressions per profile, one after the other (see ``compare/align/judge.py``).  Each later one
learns from readings made by a model that has not seen the document (cross-fitting), so that it does not trust them too
much.
Deterministic: no random numbers, folds by order of id, Newton steps to convergence.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from benchmarks.gold import Labelled, digest, labelled
from compare.align import Task, anchor, edited, placed, repeated
from compare.align.candidates import candidates
from compare.align.context import CONTEXT, PARTNER
from compare.align.judge import best_of, context, partners
from compare.align.similarity import MEASURES, evidence
from compare.align.sketch import Sketch, sketches
from compare.language import load
from compare.model import BY_ROLE, Link
from compare.settings import Profile, Settings

#: Files by profile with the weight of each pair in them.  Versions of one text learn from outlets that share phrases:
#: a heavy rewrite looks like them, and the essays and simplified news of the other files hold few.
TRAINING: dict[Profile, dict[str, float]] = {
    "versions": {
        "argrewrite_train": 1.0,
        "argrewrite_moved_train": 1.0,
        "porsimples_train": 1.0,
        "porsimples_moved_train": 1.0,
        "outlets.train": 4.0,
    },
    "outlets": {"outlets.train": 1.0, "outlets.dev": 1.0},
}
#: Weight of each second partner in what the third reading learns from.  There are ten times as many in simplified
#: news, where most are splits, as in drafts, where few are.
PARTNERS = {**TRAINING["versions"], "argrewrite_train": 3.0, "argrewrite_moved_train": 3.0}
#: A link between versions of one text wants a pair that is likelier right than wrong; between outlets it wants what is
#: best in cross-validation.
LINK = 0.5
#: Candidates that each statement names in training; a model that has seen the hopeless ones knows them.
ASKED = 8
#: Candidates that each statement names later: between versions of one text a fourth adds nothing to what can be found.
MOST = {"versions": 3, "outlets": ASKED}
#: Share of its words that a statement must have in common with a candidate later.  Between versions of one text less
#: than half a per cent of the true pairs have less, and four of five wrong candidates; between outlets it costs recall.
LEAST = {"versions": 0.15, "outlets": 0.0}
#: Measures that a profile does not learn from: essays have no headline, and these gave nothing on drafts.
UNASKED: dict[Profile, frozenset[str]] = {
    "versions": frozenset({"both-quote", "one-quotes", "told-once", "in-headline-less", "in-headline-more"}),
    "outlets": frozenset(),
}
#: What a threshold between outlets may cost of the best F1: of several that are as good the highest, since a wrong pair
#: costs a reader more than a missed one.  One standard error is about .02.
AS_GOOD = 0.005
FOLDS = 8
RIDGE = 1.0
#: The third reading has few examples of drafts, so its coefficients are held closer to nought.
PARTNER_RIDGE = 10.0


@dataclass(frozen=True)
class Prepared:
    """One labelled pair with its anchors, candidate pairs and their evidence (rows of ``figures``)."""

    item: Labelled
    left: Sequence[Sketch]
    right: Sequence[Sketch]
    settled: list[tuple[int, int]]
    pairs: list[tuple[int, int]]
    figures: np.ndarray
    weight: float

    @property
    def weights(self) -> np.ndarray:
        return np.full(len(self.pairs), self.weight)

    @property
    def truth(self) -> np.ndarray:
        return np.array([float(pair in self.item.gold) for pair in self.pairs])


def prepare(item: Labelled, weight: float, profile: Profile) -> Prepared:
    settled = _settled(item, profile)
    left, right = sketches(item.left, item.right, load(item.left.lang))
    gone = {i for i, _ in settled}, {j for _, j in settled}
    ones = [s for s in left if s.index not in gone[0] and s.role not in BY_ROLE]
    others = [s for s in right if s.index not in gone[1] and s.role not in BY_ROLE]
    pairs = [(ones[i].index, others[j].index) for i, j in candidates(ones, others, ASKED, 0.0)]
    figures = np.array([evidence(left[i], right[j]) for i, j in pairs]).reshape(-1, len(MEASURES))
    figures = figures[:, [name in asked(profile) for name in MEASURES]]
    return Prepared(item, left, right, settled, pairs, figures, weight)


def asked(profile: Profile) -> tuple[str, ...]:
    """The measures that the model of *profile* learns from."""
    return tuple(name for name in MEASURES if name not in UNASKED[profile])


def _teaches(item: Labelled, profile: Profile) -> bool:
    """Whether the model of *profile* will read texts like these: versions told anew are read by that of outlets."""
    return profile == "outlets" or not Task(item.left, item.right, Settings()).told_anew


def _settled(item: Labelled, profile: Profile) -> list[tuple[int, int]]:
    """What the passes before the model pair."""
    found: dict[tuple[int, int], Link] = {}
    task = Task(item.left, item.right, Settings(profile=profile))
    for find in (anchor, placed, repeated, edited):
        found.update({(link.left, link.right): link for link, _ in find(task, found)})
    return list(found)


def fit(figures: np.ndarray, items: Sequence[Prepared]) -> np.ndarray:
    """Coefficients for the pairs of *items*, whose figures are given; intercept first."""
    return regress(figures, np.concatenate([p.truth for p in items]), np.concatenate([p.weights for p in items]))


def regress(figures: np.ndarray, truth: np.ndarray, weight: np.ndarray, ridge: float = RIDGE) -> np.ndarray:
    """Ridge weighted logistic regression by Newton's method on standardised figures; intercept first."""
    mean, spread = figures.mean(0), figures.std(0) + 1e-9
    x = np.column_stack([np.ones(len(figures)), (figures - mean) / spread])
    penalty = np.diag([0.0] + [ridge] * figures.shape[1])
    found = np.zeros(x.shape[1])
    for _ in range(50):
        p = 1 / (1 + np.exp(-x @ found))
        curve = (x * (weight * p * (1 - p))[:, None]).T @ x + penalty + 1e-9 * np.eye(len(found))
        step = np.linalg.solve(curve, x.T @ (weight * (truth - p)) - penalty @ found)
        found += step
        if np.abs(step).max() < 1e-8:
            break
    slopes = found[1:] / spread
    return np.concatenate([[found[0] - slopes @ mean], slopes])


def fold_of(items: Sequence[Prepared]) -> list[int]:
    groups = {group: k % FOLDS for k, group in enumerate(sorted({p.item.group for p in items}))}
    return [groups[p.item.group] for p in items]


def second_figures(prepared: Prepared, first: np.ndarray) -> np.ndarray:
    if not prepared.pairs:
        return np.zeros((0, prepared.figures.shape[1] + len(CONTEXT)))
    scores = 1 / (1 + np.exp(-(first[0] + prepared.figures @ first[1:])))
    around = context(
        dict(zip(prepared.pairs, map(float, scores), strict=True)), prepared.settled, prepared.left, prepared.right
    )
    return np.column_stack([prepared.figures, [around[pair] for pair in prepared.pairs]])


def train(items: Sequence[Prepared]) -> tuple[np.ndarray, np.ndarray]:
    """Coefficients of both readings."""
    first = fit(np.vstack([p.figures for p in items]), items)
    folds = fold_of(items)
    second: list[np.ndarray] = [np.zeros(0)] * len(items)
    for fold in sorted(set(folds)):
        rest = [p for p, f in zip(items, folds, strict=True) if f != fold]
        unseen = fit(np.vstack([p.figures for p in rest]), rest)
        for index, (p, f) in enumerate(zip(items, folds, strict=True)):
            if f == fold:
                second[index] = second_figures(p, unseen)
    return first, fit(np.vstack(second), items)


def cross_validated(items: Sequence[Prepared]) -> list[dict[tuple[int, int], float]]:
    """Scores of every document by a model that has not seen its group."""
    folds = fold_of(items)
    scores: list[dict[tuple[int, int], float]] = [{} for _ in items]
    for fold in range(FOLDS):
        rest = [p for p, f in zip(items, folds, strict=True) if f != fold]
        if not rest or fold not in folds:
            continue
        first, second = train(rest)
        for index, (p, f) in enumerate(zip(items, folds, strict=True)):
            if f == fold and p.pairs:
                z = second[0] + second_figures(p, first) @ second[1:]
                scores[index] = dict(zip(p.pairs, (1 / (1 + np.exp(-z))).tolist(), strict=True))
    return scores


def train_third(items: Sequence[Prepared], weights: Sequence[float]) -> np.ndarray:
    """Coefficients of the third reading, from second readings of every document by a model that has not seen it.

    *weights*: of the second partners of each document.
    """
    figures, truth, weight = [], [], []
    for p, scores, own in zip(items, cross_validated(items), weights, strict=True):
        evidence_of = dict(zip(p.pairs, p.figures, strict=True))
        for pair, more in partners(scores, best_of(scores), p.settled, p.left, p.right).items():
            figures.append([*evidence_of[pair], *more])
            truth.append(float(pair in p.item.gold))
            weight.append(own)
    return regress(np.array(figures), np.array(truth), np.array(weight), PARTNER_RIDGE)


def f1(
    items: Sequence[Prepared], scores: Sequence[dict[tuple[int, int], float]], least: float, *, changed: bool = True
) -> float:
    """Micro F1 over all links, or over pairs whose wordings differ."""
    right = found = gold = 0
    for p, score in zip(items, scores, strict=True):
        left, other = p.item.left.statements, p.item.right.statements
        ours = {pair for pair, value in score.items() if value >= least} | set(p.settled)
        wanted = set(p.item.gold)
        if changed:
            ours, wanted = ({(i, j) for i, j in pairs if left[i].text != other[j].text} for pairs in (ours, wanted))
        right, found, gold = right + len(ours & wanted), found + len(ours), gold + len(wanted)
    return 2 * right / (found + gold) if found + gold else 0.0


def operating_point(items: Sequence[Prepared]) -> tuple[float, float, float]:
    """The least score of a link between outlets by cross-validation, its changed F1, and its F1 over all links."""
    scores = cross_validated(items)
    found = {least: f1(items, scores, least) for least in (round(0.1 + 0.025 * k, 3) for k in range(29))}
    best = max(least for least, value in found.items() if value >= max(found.values()) - AS_GOOD)
    return best, found[best], f1(items, scores, best, changed=False)


def main() -> None:
    out: dict[str, dict[str, object]] = {}
    for profile, names in TRAINING.items():
        items, partner = [], []
        for name, weight in names.items():
            found = [prepare(item, weight, profile) for item in labelled(name) if _teaches(item, profile)]
            items += found
            partner += [PARTNERS.get(name, 1.0)] * len(found)
        first, second = train(items)
        measures = asked(profile)
        named = {
            "first": (("intercept", *measures), first),
            "second": (("intercept", *measures, *CONTEXT), second),
            "third": (("intercept", *measures, *CONTEXT, *PARTNER), train_third(items, partner))
            if profile == "versions"
            else ((), np.zeros(0)),
        }
        out[profile] = {
            "data": names,
            "digest": digest(list(names)),
            "most": MOST[profile],
            "least": LEAST[profile],
            "link": LINK if profile == "versions" else operating_point(items)[0],
            **{
                reading: dict(zip(keys, np.round(values, 4).tolist(), strict=True))
                for reading, (keys, values) in named.items()
            },
        }
        print(f"{profile}: {len(items)} documents, {sum(len(p.pairs) for p in items)} pairs")
    target = Path(__file__).parent.parent / "compare" / "align" / "weights.json"
    target.write_text(json.dumps(out, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
