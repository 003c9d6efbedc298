"""How well claims and conflicts are found over three outlets an event: ``python -m benchmarks.matrix [FILE ...]``.

Without a FILE the sets ``outlets.dev`` and ``outlets.train`` are read.  Printed per set: precision, recall and F1 of
the pairwise links, and of the pairs of statements of two outlets that stand in one claim, both against the gold links;
how many claims told by all outlets are right (every two outlets have a gold link in the row); and for conflicts, by
facet, how many of ours stand on a pair with a gold conflict, and how many gold conflicts stand in a claim with one.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

from benchmarks.accuracy import f1
from benchmarks.gold import digest, path
from compare.align import align_all
from compare.model import Claim, Report, Version
from compare.pipeline import compare_outlet_versions
from compare.segment import version_from_sentences
from compare.settings import Settings

SETS = ("outlets.dev", "outlets.train")
SETTINGS = Settings(profile="outlets")
#: Our facets by those of the labels; "wording" is no facet of ours.
LABELLED = {
    "number": ("number",),
    "date": ("date",),
    "name": ("name", "title"),
    "quote": ("quote",),
    "attribution": ("attribution", "speaker"),
    "certainty": ("hedge", "condition", "scope"),
    "negation": ("negation", "opposite"),
}
Node = tuple[int, int]
Pair = tuple[Node, Node]


@dataclass(frozen=True)
class Event:
    """The versions of one event, gold links, and gold conflicts as (pair, facet)."""

    versions: tuple[Version, ...]
    gold: frozenset[Pair]
    conflicts: tuple[tuple[Pair, str], ...]


def events(name: str) -> Iterator[Event]:
    """The events of one set."""
    for line in path(name).read_text(encoding="utf-8").splitlines():
        data = json.loads(line)
        names = sorted(data["articles"])
        articles = [data["articles"][one] for one in names]
        versions = tuple(
            version_from_sentences(one["paragraphs"], outlet=one["outlet"], lang="en", title=one["title"])
            for one in articles
        )
        shift = [int(version.headline is not None) for version in versions]
        gold: set[Pair] = set()
        conflicts = []
        for pair in data["pairs"]:
            sides = names.index(pair["a"]), names.index(pair["b"])
            for i, j, _ in pair["matches"]:
                gold.add(_pair((sides[0], i + shift[sides[0]]), (sides[1], j + shift[sides[1]])))
            for one in pair["conflicts"]:
                at = _pair((sides[0], one["a"] + shift[sides[0]]), (sides[1], one["b"] + shift[sides[1]]))
                conflicts.append((at, one["facet"]))
        yield Event(versions, frozenset(gold), tuple(conflicts))


def _pair(one: Node, other: Node) -> Pair:
    return (one, other) if one < other else (other, one)


def told(claim: Claim) -> set[Pair]:
    """The pairs of statements of two outlets in one row."""
    nodes = [(number, index) for number, cell in enumerate(claim.cells) if cell for index in cell.statements]
    return {_pair(one, other) for one, other in combinations(nodes, 2) if one[0] != other[0]}


def rows(event: Event, report: Report) -> list[Claim]:
    """The claims of the body: the labels know no headlines."""
    assert report.matrix is not None
    return [claim for claim in report.matrix.claims if not _headline(event, claim)]


def _headline(event: Event, claim: Claim) -> bool:
    cells = enumerate(claim.cells)
    return any(cell and event.versions[at].statements[cell.statements[0]].role == "headline" for at, cell in cells)


def measure(name: str) -> dict[str, object]:
    """Every figure of one set."""
    pairwise, claimed = Counter[str](), Counter[str]()
    three = Counter[str]()
    ours, right, gold, met = (Counter[str]() for _ in range(4))
    for event in events(name):
        links = {
            _pair((a, link.left), (b, link.right))
            for a, b, found in align_all(event.versions, SETTINGS)
            for link in found.links
            if event.versions[a].statements[link.left].role != "headline"
        }
        claims = rows(event, compare_outlet_versions(event.versions, SETTINGS))
        pairs = {pair for claim in claims for pair in told(claim)}
        for count, found in ((pairwise, links), (claimed, pairs)):
            count.update(right=len(found & event.gold), found=len(found), gold=len(event.gold))
        for claim in claims:
            if all(claim.cells):
                outlets = {(one[0], other[0]) for one, other in told(claim) & event.gold}
                three.update(found=1, right=len(outlets) == len(list(combinations(claim.cells, 2))))
        _conflicts(event, claims, ours, right, gold, met)
    return {
        "set": name,
        "digest": digest([name]),
        "links": _figures(pairwise),
        "claims": _figures(claimed),
        "claims_f1_less_links_f1": round(_f1(claimed) - _f1(pairwise), 4),
        "in_all_outlets": {"found": three["found"], "precision": round(three["right"] / max(three["found"], 1), 4)},
        "conflicts": {
            facet: {"found": ours[facet], "right": right[facet], "gold": gold[facet], "met": met[facet]}
            for facet in LABELLED
        },
    }


def _conflicts(
    event: Event,
    claims: Sequence[Claim],
    ours: Counter[str],
    right: Counter[str],
    gold: Counter[str],
    met: Counter[str],
) -> None:
    """Count the conflicts of one event: a conflict of ours is right when its row holds a gold one of its facet."""
    held = [(told(claim), {one.facet for one in claim.conflicts}) for claim in claims]
    for facet, facets in LABELLED.items():
        labelled = [pair for pair, label in event.conflicts if label == facet]
        gold[facet] += len(labelled)
        met[facet] += sum(any(pair in pairs and found & set(facets) for pairs, found in held) for pair in labelled)
        for pairs, found in held:
            if found & set(facets):
                ours[facet] += 1
                right[facet] += any(pair in pairs for pair in labelled)


def _f1(count: Counter[str]) -> float:
    return f1(count["right"], count["found"], count["gold"])


def _figures(count: Counter[str]) -> dict[str, float]:
    return {
        "precision": round(count["right"] / max(count["found"], 1), 4),
        "recall": round(count["right"] / max(count["gold"], 1), 4),
        "f1": round(_f1(count), 4),
    }


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("files", nargs="*", default=SETS, metavar="FILE")
    for name in parser.parse_args().files:
        print(json.dumps(measure(name), indent=1))


if __name__ == "__main__":
    main()
