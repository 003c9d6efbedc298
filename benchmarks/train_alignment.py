"""Fit the alignment model on labelled pairs: ``python -m benchmarks.train_alignment`` writes its weights.

Two or three logistic regressions per model, one after the other, and between versions one more for second partners
(see ``compare/align/judge.py``).  Each later one learns from readings made by a model that has not seen the document
(cross-fitting), so that it does not trust them too much.
Deterministic: no random numbers but from fixed seeds, folds by order of id, Newton steps to convergence.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import product
from pathlib import Path

import numpy as np

from benchmarks.copies import with_copies
from benchmarks.gold import Labelled, digest, labelled
from compare.align import Task, anchor, edited, placed, repeated, run
from compare.align.candidates import candidates
from compare.align.context import CONTEXT, ORDER, PARTNER
from compare.align.judge import Model, best_of, partners, surroundings
from compare.align.retold import APART
from compare.align.similarity import evidence, measures
from compare.align.sketch import Sketch, sketches
from compare.language import load
from compare.model import BY_ROLE, Link
from compare.settings import Profile, Settings

#: Files by model with the weight of each pair in them.  Versions of one text learn from outlets that share phrases:
#: a heavy rewrite looks like them, and the essays and simplified news of the other files hold few.
TRAINING: dict[Model, dict[str, float]] = {
    "versions": {
        "argrewrite_train": 1.0,
        "argrewrite_moved_train": 1.0,
        "porsimples_train": 1.0,
        "porsimples_moved_train": 1.0,
        "outlets.train": 4.0,
    },
    "outlets": {"outlets.train": 1.0, "outlets.dev": 1.0},
    "plain": {"plain_train": 1.0},
}
#: Readings of all pairs; whether the further measures are read, how long the texts are, and what order tells.  Accounts
#: of outlets are all of like length, so that a model of them knows nothing of shorter and longer ones.
READINGS: dict[Model, int] = {"versions": 2, "outlets": 2, "plain": 3}
MORE: dict[Model, bool] = {"versions": False, "outlets": True, "plain": True}
LENGTH: dict[Model, bool] = {"versions": False, "outlets": False, "plain": True}
ORDERED: dict[Model, bool] = {"versions": False, "outlets": False, "plain": True}
#: Weight of each second partner in what their reading learns from.  There are ten times as many in simplified news,
#: where most are splits, as in drafts, where few are.
PARTNERS = {**TRAINING["versions"], "argrewrite_train": 3.0, "argrewrite_moved_train": 3.0}
#: A link between versions of one text wants a pair that is likelier right than wrong; elsewhere it wants what is best
#: in cross-validation.
LINK = 0.5
#: Candidates that each statement names in training; a model that has seen the hopeless ones knows them.
ASKED = 8
#: Candidates that each statement names later: between versions of one text a fourth adds nothing to what can be found.
MOST: dict[Model, int] = {"versions": 3, "outlets": ASKED, "plain": ASKED}
#: Share of its words that a statement must have in common with a candidate later.  Between versions of one text less
#: than half a per cent of the true pairs have less, and four of five wrong candidates; elsewhere it costs recall.
LEAST: dict[Model, float] = {"versions": 0.15, "outlets": 0.0, "plain": 0.0}
#: Pairs of open statements up to which all are read: in plain language one true pair in four shares no word that
#: carries meaning, and only its place tells.
EVERY: dict[Model, int] = {"versions": 0, "outlets": 0, "plain": 10_000}
FOLDS = 8
RIDGE = 1.0
#: The reading of second partners has few examples of drafts, so its coefficients are held closer to nought.
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
    model: Model

    @property
    def weights(self) -> np.ndarray:
        return np.full(len(self.pairs), self.weight)

    @property
    def truth(self) -> np.ndarray:
        return np.array([float(pair in self.item.gold) for pair in self.pairs])


def prepare(item: Labelled, weight: float, model: Model) -> Prepared:
    settled = _settled(item, "outlets" if model == "outlets" else "versions")
    left, right = sketches(item.left, item.right, load(item.left.lang))
    gone = {i for i, _ in settled}, {j for _, j in settled}
    ones = [s for s in left if s.index not in gone[0] and s.role not in BY_ROLE]
    others = [s for s in right if s.index not in gone[1] and s.role not in BY_ROLE]
    if len(ones) * len(others) <= EVERY[model]:
        pairs = [(one.index, other.index) for one, other in product(ones, others)]
    else:
        pairs = [(ones[i].index, others[j].index) for i, j in candidates(ones, others, ASKED, 0.0)]
    rows = [evidence(left[i], right[j], more=MORE[model], long=LENGTH[model]) for i, j in pairs]
    figures = np.array(rows).reshape(-1, len(measures_of(model)))
    return Prepared(item, left, right, settled, pairs, figures, weight, model)


def measures_of(model: Model) -> tuple[str, ...]:
    """The measures that *model* reads."""
    return measures(more=MORE[model], long=LENGTH[model])


def _teaches(item: Labelled, model: Model) -> bool:
    """Whether *model* learns from texts like these: what was told anew is read by another one, but rewrites that share
    a few phrases teach it what a heavy edit looks like (without them drafts lose .004)."""
    if model != "versions":
        return True
    task = Task(item.left, item.right, Settings())
    return task.reader == "versions" or task.phrases >= APART


def training(model: Model) -> list[tuple[str, Prepared]]:
    """What *model* learns from, with the names of the files.

    Of plain language also the same texts with statements left out, and several as one: how much is kept differs from
    house to house, and a book is longer than a story.
    """
    found = []
    for name, weight in TRAINING[model].items():
        items = list(labelled(name))
        taught = with_copies(items) if model == "plain" else [(item, 1.0) for item in items]
        found += [(name, prepare(item, weight * share, model)) for item, share in taught if _teaches(item, model)]
    return found


def _settled(item: Labelled, profile: Profile) -> list[tuple[int, int]]:
    """What the passes before the model pair."""
    found: dict[tuple[int, int], Link] = {}
    run(Task(item.left, item.right, Settings(profile=profile), links=found), found, (anchor, placed, repeated, edited))
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


Fitted = list[np.ndarray]


def read(prepared: Prepared, fitted: Fitted) -> dict[tuple[int, int], float]:
    """The scores of all pairs by the last of the *fitted* readings."""
    scores = _scores(prepared, prepared.figures, fitted[0])
    for coefficients in fitted[1:]:
        scores = _scores(prepared, later_figures(prepared, scores), coefficients)
    return scores


def _scores(prepared: Prepared, figures: np.ndarray, coefficients: np.ndarray) -> dict[tuple[int, int], float]:
    found = 1 / (1 + np.exp(-(coefficients[0] + figures @ coefficients[1:])))
    return dict(zip(prepared.pairs, map(float, found), strict=True))


def later_figures(prepared: Prepared, scores: dict[tuple[int, int], float]) -> np.ndarray:
    """The evidence of each pair and what surrounds it by the *scores* of the reading before."""
    order = ORDERED[prepared.model]
    around = surroundings(scores, prepared.settled, prepared.left, prepared.right, order=order)
    rows = np.array([around[pair] for pair in prepared.pairs])
    return np.column_stack([prepared.figures, rows.reshape(len(prepared.pairs), len(later_names(prepared.model)))])


def later_names(model: Model) -> tuple[str, ...]:
    """What a later reading adds to the measures."""
    return (*CONTEXT, *ORDER) if ORDERED[model] else CONTEXT


def train(items: Sequence[Prepared], readings: int) -> Fitted:
    """Coefficients of each reading."""
    if readings == 1:
        return [fit(np.vstack([p.figures for p in items]), items)]
    rows: list[np.ndarray] = [np.zeros(0)] * len(items)
    for rest, unseen in _folds(items):
        fitted = train(rest, readings - 1)
        for index in unseen:
            rows[index] = later_figures(items[index], read(items[index], fitted))
    return [*train(items, readings - 1), fit(np.vstack(rows), items)]


def _folds(items: Sequence[Prepared]) -> Iterator[tuple[list[Prepared], list[int]]]:
    """For each fold the documents outside and the numbers of those within."""
    folds = fold_of(items)
    for fold in sorted(set(folds)):
        rest = [p for p, own in zip(items, folds, strict=True) if own != fold]
        if rest:
            yield rest, [index for index, own in enumerate(folds) if own == fold]


def cross_validated(items: Sequence[Prepared]) -> list[dict[tuple[int, int], float]]:
    """Scores of every document by a model that has not seen its group."""
    scores: list[dict[tuple[int, int], float]] = [{} for _ in items]
    for rest, unseen in _folds(items):
        fitted = train(rest, READINGS[items[0].model])
        for index in unseen:
            scores[index] = read(items[index], fitted)
    return scores


def train_partner(items: Sequence[Prepared], weights: Sequence[float]) -> np.ndarray:
    """Coefficients of the reading of second partners, from readings by a model that has not seen the document.

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
    """The least score of a link by cross-validation, its changed F1, and its F1 over all links.

    Copies teach, but are no texts that anybody wrote: they have no say in this.
    """
    whole = [(p, found) for p, found in zip(items, cross_validated(items), strict=True) if not p.item.copy]
    items, scores = [p for p, _ in whole], [found for _, found in whole]
    found = {least: f1(items, scores, least) for least in (round(0.1 + 0.025 * k, 3) for k in range(29))}
    steps = list(found)
    # The mean with both neighbours: one threshold may be lucky, and none should stand on an edge.
    best = max(steps[1:-1], key=lambda least: sum(found[one] for one in steps[steps.index(least) - 1 :][:3]))
    return best, found[best], f1(items, scores, best, changed=False)


def fitted(model: Model) -> dict[str, object]:
    """All that ``weights.json`` says of *model*."""
    names, found = zip(*training(model), strict=True)
    readings = train(found, READINGS[model])
    alone = measures_of(model)
    later = (*alone, *later_names(model))
    partner = train_partner(found, [PARTNERS[name] for name in names]) if model == "versions" else np.zeros(0)
    print(f"{model}: {len(found)} documents, {sum(len(p.pairs) for p in found)} pairs", flush=True)
    return {
        "data": TRAINING[model],
        "digest": digest(list(TRAINING[model])),
        "more": MORE[model],
        "long": LENGTH[model],
        "order": ORDERED[model],
        "most": MOST[model],
        "least": LEAST[model],
        "every": EVERY[model],
        "link": LINK if model == "versions" else operating_point(found)[0],
        "readings": [_named(alone if k == 0 else later, values) for k, values in enumerate(readings)],
        "partner": _named((*alone, *CONTEXT, *PARTNER), partner) if partner.size else {},
    }


def _named(names: Sequence[str], values: np.ndarray) -> dict[str, float]:
    return dict(zip(("intercept", *names), np.round(values, 4).tolist(), strict=True))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("models", nargs="*", metavar="MODEL", help=f"{', '.join(TRAINING)} (default: all)")
    chosen = parser.parse_args().models or list(TRAINING)
    target = Path(__file__).parent.parent / "compare" / "align" / "weights.json"
    shipped = json.loads(target.read_text(encoding="utf-8"))
    out = {model: fitted(model) if model in chosen else shipped[model] for model in TRAINING}
    target.write_text(json.dumps(out, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
