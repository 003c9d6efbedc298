"""How well statements are matched on labelled pairs: ``python -m benchmarks.accuracy FILE ...``.

A FILE is a name in the folder of labelled data or a path.  Printed per set: precision, recall and F1 over all gold
links, "changed" F1 (pairs whose texts differ) with a 95 % interval over documents, label accuracy, F1 of each kind of
change, how often a pair of each score is right (changed pairs only), and four baselines measured in the same run.
``--cross`` scores the outlets sets by models that have not seen the event; without it the shipped model is run, which
has seen the training files.
"""

from __future__ import annotations

import argparse
import json
import math
import random
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from benchmarks.gold import Labelled, digest, labelled
from compare.align import align
from compare.align.judge import Model
from compare.align.sketch import Sketch, sketches
from compare.language import load
from compare.model import Alignment, Bead
from compare.settings import Profile, Settings

Pair = tuple[int, int]
KINDS = ("moved", "split", "merged", "added", "dropped")
DRAWS = 1000


@dataclass(frozen=True)
class Scored:
    """What was found in one document: links, and statements by kind of change, ours beside gold."""

    item: Labelled
    links: dict[Pair, float]
    kinds: dict[str, tuple[set[int], set[int]]]
    labels: tuple[int, int]

    def tally(self, *, changed: bool) -> tuple[int, int, int]:
        """True pairs found, pairs found, gold pairs."""
        left, right = self.item.left.statements, self.item.right.statements
        ours, gold = set(self.links), set(self.item.gold)
        if changed:
            ours = {(i, j) for i, j in ours if left[i].text != right[j].text}
            gold = {(i, j) for i, j in gold if left[i].text != right[j].text}
        return len(ours & gold), len(ours), len(gold)


def f1(right: float, found: float, gold: float) -> float:
    return 2 * right / (found + gold) if found + gold else 1.0


def score(item: Labelled, profile: Profile) -> Scored:
    found = align(item.left, item.right, Settings(profile=profile))
    body = {(k.left, k.right): k.score for k in found.links if item.left.statements[k.left].role != "headline"}
    return Scored(item, body, _kinds(item, found), _labels(item, found))


def _gold_beads(item: Labelled) -> list[Bead]:
    """Gold links read as beads: connected statements."""
    group: dict[tuple[str, int], int] = {}
    for number, (i, j) in enumerate(sorted(item.gold)):
        old = {group.get(("l", i), number), group.get(("r", j), number)}
        for key, held in list(group.items()):
            if held in old:
                group[key] = number
        group["l", i] = group["r", j] = number
    sides: dict[int, tuple[list[int], list[int]]] = defaultdict(lambda: ([], []))
    for (side, index), number in sorted(group.items()):
        sides[number][side == "r"].append(index)
    return [Bead(tuple(ones), tuple(others)) for ones, others in sides.values()]


def _kinds(item: Labelled, found: Alignment) -> dict[str, tuple[set[int], set[int]]]:
    from compare.align.moves import chain

    gold = _gold_beads(item)
    kept = {bead.left for bead in chain(gold, item.left, item.right)}
    ours = [b for b in found.beads if not (b.left and item.left.statements[b.left[0]].role == "headline")]

    def body(version_roles: Sequence[str], paired: Iterable[int]) -> set[int]:
        return {k for k, role in enumerate(version_roles) if role != "headline"} - set(paired)

    left, right = ([s.role for s in v.statements] for v in (item.left, item.right))
    return {
        "moved": (
            {i for b in ours if b.moved for i in b.left},
            {i for b in gold if b.left not in kept for i in b.left},
        ),
        "split": ({b.left[0] for b in ours if b.split}, {b.left[0] for b in gold if b.split}),
        "merged": ({b.right[0] for b in ours if b.merged}, {b.right[0] for b in gold if b.merged}),
        "added": (
            body(right, (j for b in ours if b.left for j in b.right)),
            body(right, (j for b in gold for j in b.right)),
        ),
        "dropped": (
            body(left, (i for b in ours if b.right for i in b.left)),
            body(left, (i for b in gold for i in b.left)),
        ),
    }


def _labels(item: Labelled, found: Alignment) -> tuple[int, int]:
    """Statements of either side whose label (unchanged, reworded, added or dropped) is that of gold, of all."""
    right = total = 0
    gold = _gold_beads(item)
    for side, version in enumerate((item.left, item.right)):
        ours, wanted = (_side_labels(item, beads, side) for beads in (found.beads, gold))
        for index, statement in enumerate(version.statements):
            if statement.role != "headline":
                total += 1
                right += ours.get(index, "alone") == wanted.get(index, "alone")
    return right, total


def _side_labels(item: Labelled, beads: Iterable[Bead], side: int) -> dict[int, str]:
    told = {}
    for bead in beads:
        if bead.left and bead.right:
            texts = [[v.statements[k].text for k in ks] for v, ks in ((item.left, bead.left), (item.right, bead.right))]
            for index in (bead.left, bead.right)[side]:
                told[index] = "unchanged" if texts[0] == texts[1] else "reworded"
    return told


def interval(scored: Sequence[Scored]) -> tuple[float, float]:
    """A 95 % interval of changed F1: documents drawn with replacement (bootstrap, Efron 1979), from a fixed seed."""
    tallies = [one.tally(changed=True) for one in scored]
    draw = random.Random(7)
    values = []
    for _ in range(DRAWS):
        chosen = draw.choices(tallies, k=len(tallies))
        values.append(f1(*(sum(column) for column in zip(*chosen, strict=True))))
    values.sort()
    return values[int(0.025 * DRAWS)], values[int(0.975 * DRAWS)]


def reliability(scored: Sequence[Scored]) -> dict[str, list[float]]:
    """By score, in steps of a tenth: changed pairs found, their mean score, and the share of them that is right."""
    steps: dict[int, list[tuple[float, bool]]] = defaultdict(list)
    for one in scored:
        left, right = one.item.left.statements, one.item.right.statements
        for (i, j), value in one.links.items():
            if left[i].text != right[j].text:
                steps[min(int(value * 10), 9)].append((value, (i, j) in one.item.gold))
    return {
        f".{step}": [len(found), *(round(sum(column) / len(found), 3) for column in zip(*found, strict=True))]
        for step, found in sorted(steps.items())
    }


def _ratio(one: Sketch, other: Sketch) -> float:
    return SequenceMatcher(None, one.keys, other.keys, autojunk=False).ratio()


def _cosine(one: Sketch, other: Sketch) -> float:
    dot = sum(one.weights[t] ** 2 for t in one.weights.keys() & other.weights.keys())
    return dot / ((one.norm * other.norm) or 1.0)


def _grams(one: Sketch, other: Sketch) -> float:
    mine, theirs = one.wording, other.wording
    dot = sum(mine.repeated.get(gram, 1) * theirs.repeated.get(gram, 1) for gram in mine.grams & theirs.grams)
    size = math.sqrt(mine.squares * theirs.squares)
    return dot / size if size else 0.0


BASELINES: dict[str, Callable[[Sketch, Sketch], float]] = {
    "difflib ratio": _ratio,
    "TF-IDF cosine": _cosine,
    "character 4-gram cosine": _grams,
    "mean of the three": lambda one, other: (_ratio(one, other) + _cosine(one, other) + _grams(one, other)) / 3,
}


def baseline(items: Sequence[Labelled], measure: Callable[[Sketch, Sketch], float]) -> tuple[float, float]:
    """Best changed F1 of one measure over all thresholds (chosen on the set itself: flattered), and the threshold."""
    steps = [k / 50 for k in range(1, 50)]
    tally = {step: Counter[str]() for step in steps}
    for item in items:
        left, right = sketches(item.left, item.right, load(item.left.lang))
        values = {(a.index, b.index): measure(a, b) for a in left for b in right if "headline" not in (a.role, b.role)}
        row: dict[int, float] = defaultdict(float)
        column: dict[int, float] = defaultdict(float)
        for (i, j), value in values.items():
            row[i], column[j] = max(row[i], value), max(column[j], value)
        texts = [s.text for s in item.left.statements], [s.text for s in item.right.statements]
        gold = {(i, j) for i, j in item.gold if texts[0][i] != texts[1][j]}
        best = [
            (value, pair)
            for pair, value in values.items()
            if texts[0][pair[0]] != texts[1][pair[1]] and value in (row[pair[0]], column[pair[1]])
        ]
        for step in steps:
            kept = {pair for value, pair in best if value >= step}
            tally[step].update(right=len(kept & gold), found=len(kept), gold=len(gold))
    top = max(steps, key=lambda step: f1(*(tally[step][k] for k in ("right", "found", "gold"))))
    return f1(*(tally[top][k] for k in ("right", "found", "gold"))), top


def profile_of(name: str) -> Profile:
    return "outlets" if "outlets" in name or "superpal" in name else "versions"


def model_of(name: str) -> Model:
    """The model that the set is for."""
    return "plain" if "plain" in name else profile_of(name)


def measure(name: str, *, baselines: bool = True) -> dict[str, object]:
    """Every figure of one set."""
    items = list(labelled(name))
    profile = profile_of(name)
    scored = [score(item, profile) for item in items]
    all_pairs = [sum(column) for column in zip(*(s.tally(changed=False) for s in scored), strict=True)]
    changed = [sum(column) for column in zip(*(s.tally(changed=True) for s in scored), strict=True)]
    low, high = interval(scored)
    labels = [sum(column) for column in zip(*(s.labels for s in scored), strict=True)]
    out: dict[str, object] = {
        "set": name,
        "digest": digest([name]),
        "signature": Settings(profile=profile).signature,
        "documents": len(items),
        "precision": round(all_pairs[0] / max(all_pairs[1], 1), 4),
        "recall": round(all_pairs[0] / max(all_pairs[2], 1), 4),
        "f1": round(f1(*all_pairs), 4),
        "changed_f1": round(f1(*changed), 4),
        "changed_f1_95": [round(low, 4), round(high, 4)],
        "label_accuracy": round(labels[0] / max(labels[1], 1), 4),
    }
    for kind in KINDS:
        ours = [s.kinds[kind] for s in scored]
        figures = sum(len(a & b) for a, b in ours), sum(len(a) for a, _ in ours), sum(len(b) for _, b in ours)
        out[f"{kind}_f1"] = round(f1(*figures), 4)
    out["reliability"] = reliability(scored)
    if baselines:
        out["baselines"] = {label: round(baseline(items, found)[0], 4) for label, found in BASELINES.items()}
    return out


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("files", nargs="+", metavar="FILE")
    parser.add_argument("--cross", action="store_true", help="outlets sets only: cross-validated by event")
    chosen = parser.parse_args()
    if chosen.cross:
        from benchmarks.train_alignment import operating_point, prepare

        items = [prepare(item, 1.0, model_of(name)) for name in chosen.files for item in labelled(name)]
        least, changed, every = operating_point(items)
        print(f"{' + '.join(chosen.files)}: {len(items)} documents, digest {digest(chosen.files)}")
        print(f"F1 {every:.4f}, changed F1 {changed:.4f} at {least}, cross-validated by event")
        return
    for name in chosen.files:
        print(json.dumps(measure(name), indent=1))


if __name__ == "__main__":
    main()
