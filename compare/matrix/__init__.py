"""Versions and the links between each two of them -> what they tell, claim by claim.

Every statement that tells something stands in a claim; bylines, datelines and times of publication tell none.  A
matrix is made of versions in canonical order, so that the order in which they were given decides nothing; ``placed``
then puts the columns in the order that a reader asked for.

The wording of a claim is the clearest of its statements, by a fixed rule: one that does not begin with a pronoun, then
the one that fits the statements of the other versions best, then the shorter, then the earlier in the alphabet.
"""

from __future__ import annotations

import hashlib
import math
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from compare.language import load
from compare.matrix.clusters import Cluster, Node, Scores, clusters
from compare.matrix.origins import origins
from compare.mentions.lexicon import lexicon
from compare.model import APPARATUS, Alignment, Cell, Claim, ClaimMatrix, Version
from compare.text import fold, keys

__all__ = ["build", "canonical", "placed"]


def canonical(versions: Sequence[Version]) -> tuple[int, ...]:
    """The numbers of *versions* in the order of their texts: two runs over the same texts see them alike."""

    def order(number: int) -> tuple[str, ...]:
        version = versions[number]
        source = version.document.source
        return version.text, version.lang, source.outlet, version.label, source.path

    return tuple(sorted(range(len(versions)), key=order))


def build(versions: Sequence[Version], alignments: Iterable[tuple[int, int, Alignment]]) -> ClaimMatrix:
    """The matrix of *versions*, of which every two are aligned: (number, number, alignment)."""
    pairs: dict[tuple[Node, Node], float] = {}
    for left, right, found in alignments:
        for link in (*found.links, *found.near):
            pairs[(left, link.left), (right, link.right)] = link.score
    scores = Scores.of(pairs)
    nodes = [
        (number, index)
        for number, version in enumerate(versions)
        for index, statement in enumerate(version.statements)
        if statement.role not in APPARATUS
    ]
    told = sorted(clusters(nodes, scores), key=lambda cluster: _place(versions, cluster))
    claims = [_claim(versions, cluster, scores) for cluster in told]
    ids = _ids(_wordings(versions, cluster) for cluster in told)
    numbered = (replace(claim, id=id) for claim, id in zip(claims, ids, strict=True))
    return ClaimMatrix(tuple(versions), tuple(numbered), origins(versions))


def placed(matrix: ClaimMatrix, order: Sequence[int]) -> ClaimMatrix:
    """*matrix* with its columns in another order: column number n is moved to *order*[n]."""
    at = sorted(range(len(order)), key=order.__getitem__)

    def moved(numbers: Iterable[int]) -> tuple[int, ...]:
        return tuple(sorted(order[number] for number in numbers))

    claims = tuple(
        replace(
            claim,
            cells=tuple(claim.cells[number] for number in at),
            conflicts=tuple(
                replace(one, sides=tuple((wording, moved(numbers)) for wording, numbers in one.sides))
                for one in claim.conflicts
            ),
        )
        for claim in matrix.claims
    )
    shared = tuple(replace(origin, versions=moved(origin.versions)) for origin in matrix.origins)
    return ClaimMatrix(tuple(matrix.versions[number] for number in at), claims, shared)


def _claim(versions: Sequence[Version], cluster: Cluster, scores: Scores) -> Claim:
    cells: list[Cell | None] = []
    for number in range(len(versions)):
        indices = tuple(index for version, index in cluster if version == number)
        cells.append(Cell(indices) if indices else None)
    # The least trusted version speaks for the row: how well its statements fit all the others.
    fits = [
        scores.mean(tuple(n for n in cluster if n[0] == number), tuple(n for n in cluster if n[0] != number))
        for number, cell in enumerate(cells)
        if cell and len({version for version, _ in cluster}) > 1
    ]
    return Claim("", _clearest(versions, cluster, scores), tuple(cells), score=round(min(fits, default=1.0), 4))


def _clearest(versions: Sequence[Version], cluster: Cluster, scores: Scores) -> str:
    def unclear(node: Node) -> tuple[bool, float, int, str]:
        version = versions[node[0]]
        text = " ".join(version.statements[node[1]].text.split())
        first = next(iter(keys(text)), "")
        vague = lexicon(load(version.lang)).has("source_pronouns", first)
        return vague, -round(scores.mean((node,), cluster), 9), len(text), text

    number, index = min(cluster, key=unclear)
    return " ".join(versions[number].statements[index].text.split())


def _place(versions: Sequence[Version], cluster: Cluster) -> tuple[bool, float, list[str]]:
    """Where a claim stands among the others: headlines first, then as early as its versions tell it on average."""
    first: dict[int, float] = {}
    for number, index in reversed(cluster):
        first[number] = index / max(len(versions[number].statements), 1)
    headline = all(versions[number].statements[index].role == "headline" for number, index in cluster)
    return not headline, round(math.fsum(first.values()) / len(first), 9), _wordings(versions, cluster)


def _wordings(versions: Sequence[Version], cluster: Cluster) -> list[str]:
    return sorted(fold(versions[number].statements[index].text) for number, index in cluster)


def _ids(wordings: Iterable[Sequence[str]]) -> Iterator[str]:
    """An id for each claim from what its statements say; claims that say the same are told apart by their order."""
    seen: Counter[str] = Counter()
    for some in wordings:
        key = "\0".join(some)
        seen[key] += 1
        yield hashlib.sha256(f"claim\0{key}\0{seen[key]}".encode()).hexdigest()[:10]
