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
from compare.matrix.linkage import Cluster, Node, Scores, clusters
from compare.matrix.quotes import sayings
from compare.matrix.runs import origins
from compare.mentions.lexicon import lexicon
from compare.model import APPARATUS, Alignment, Cell, Claim, ClaimMatrix, Span, Version
from compare.pause import uncollected
from compare.text import fold, keys

#: What is left of the score of two statements that quote other words (chosen on ``outlets.train``).
OTHER_QUOTE = 0.36

__all__ = ["build", "canonical", "notes", "placed"]


def canonical(versions: Sequence[Version]) -> tuple[int, ...]:
    """The numbers of *versions* in the order of their texts: two runs over the same texts see them alike."""

    def order(number: int) -> tuple[str, ...]:
        version = versions[number]
        source = version.document.source
        return version.text, version.lang, source.outlet, version.label, source.path

    return tuple(sorted(range(len(versions)), key=order))


@uncollected
def build(versions: Sequence[Version], alignments: Iterable[tuple[int, int, Alignment]]) -> ClaimMatrix:
    """The matrix of *versions*, of which every two are aligned: (number, number, alignment)."""
    scores = Scores.of(dict(_scored(alignments)))
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
    return ClaimMatrix(tuple(versions), tuple(numbered), origins(versions), sayings(versions))


def _scored(alignments: Iterable[tuple[int, int, Alignment]]) -> Iterator[tuple[tuple[Node, Node], float]]:
    """The scores of all links and hints.  Two statements that quote other words and have better partners count less."""
    held: dict[int, dict[int, frozenset[str]]] = {}
    for left, right, found in alignments:
        together = {(i, j) for bead in found.beads for i in bead.left for j in bead.right}
        for number, version in ((left, found.left), (right, found.right)):
            if number not in held:
                held[number] = _quoted(version)
        quoted = held[left], held[right]
        for link in (*found.links, *found.near):
            at = link.left, link.right
            one, other = quoted[0].get(at[0]), quoted[1].get(at[1])
            apart = one and other and not one & other and at not in together
            yield ((left, at[0]), (right, at[1])), link.score * (OTHER_QUOTE if apart else 1.0)


def _quoted(version: Version) -> dict[int, frozenset[str]]:
    """The words between quotation marks that carry meaning, by statement."""
    stops = load(version.lang).stop_words
    found: dict[int, frozenset[str]] = {}
    for index, statement in enumerate(version.statements):
        spans = [one.inner for one in version.quotations if one.inner.meets(statement.span)]
        inner = (Span(max(one.start, statement.span.start), min(one.end, statement.span.end)) for one in spans)
        if spans:
            found[index] = frozenset(key for span in inner for key in keys(span.of(version.text))) - stops
    return found


def notes(matrix: ClaimMatrix) -> tuple[str, ...]:
    """What a reader must know of the sources: one given twice, an empty one, one in a language of its own."""
    versions = matrix.versions
    found = []
    by_text: dict[str, list[str]] = {}
    for version in versions:
        by_text.setdefault(version.text.strip(), []).append(version.label)
        if not any(statement.role not in APPARATUS for statement in version.statements):
            found.append(f"{version.label} tells nothing: no statement was found in it.")
    found += [
        f"{_listed(labels)} are one text, word for word: they count as one origin."
        for labels in by_text.values()
        if len(labels) > 1
    ]
    spoken: dict[str, list[str]] = {}
    for version in versions:
        spoken.setdefault(load(version.lang).name, []).append(version.label)
    if len(spoken) > 1:
        told = "; ".join(f"{name}: {_listed(labels)}" for name, labels in sorted(spoken.items()))
        found.append(f"The sources are in several languages, which are not compared with each other ({told}).")
    return tuple(found)


def _listed(labels: Sequence[str]) -> str:
    """*labels* in alphabetical order, joined as in a sentence."""
    first, last = sorted(labels)[:-1], sorted(labels)[-1]
    return f"{', '.join(first)} and {last}" if first else last


def placed(matrix: ClaimMatrix, order: Sequence[int]) -> ClaimMatrix:
    """*matrix* with its columns in another order: column number n is moved to *order*[n]."""
    at = sorted(range(len(order)), key=order.__getitem__)

    def moved(numbers: Iterable[int]) -> tuple[int, ...]:
        return tuple(sorted(order[number] for number in numbers))

    def turned(cell: Cell | None) -> Cell | None:
        return replace(cell, fits=tuple(cell.fits[number] for number in at)) if cell and cell.fits else cell

    claims = tuple(
        replace(
            claim,
            cells=tuple(turned(claim.cells[number]) for number in at),
            conflicts=tuple(
                replace(one, sides=tuple((wording, moved(numbers)) for wording, numbers in one.sides))
                for one in claim.conflicts
            ),
        )
        for claim in matrix.claims
    )
    shared = tuple(replace(origin, versions=moved(origin.versions)) for origin in matrix.origins)
    said = tuple(replace(one, cells=tuple(one.cells[number] for number in at)) for one in matrix.sayings)
    return ClaimMatrix(tuple(matrix.versions[number] for number in at), claims, shared, said)


def _claim(versions: Sequence[Version], cluster: Cluster, scores: Scores) -> Claim:
    cells: list[Cell | None] = []
    for number in range(len(versions)):
        own = tuple(node for node in cluster if node[0] == number)
        rest = tuple(node for node in cluster if node[0] != number)
        fits = scores.fits(own, rest)
        fit = round(scores.fit(own, rest), 4) if rest else 1.0
        each = tuple(fits.get(other, 0.0) for other in range(len(versions)))
        cells.append(Cell(tuple(index for _, index in own), score=fit, fits=each) if own else None)
    return Claim("", _clearest(versions, cluster, scores), tuple(cells))


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
        yield hashlib.sha256(f"claim\0{key}\0{seen[key]}".encode("utf-8", "surrogatepass")).hexdigest()[:10]
