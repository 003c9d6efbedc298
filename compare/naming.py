"""What versions and reports are called: labels that tell the versions of one report apart, and its title."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import replace
from pathlib import PurePath

from compare.model import ClaimMatrix, Version
from compare.read.naming import ends
from compare.text import keys


def named(left: Version, right: Version) -> tuple[Version, Version]:
    """Both versions with labels that tell them apart: as given, else the outlet, else the file name."""
    one, other = told_apart((left, right))
    return one, other


def told_apart(versions: Sequence[Version]) -> tuple[Version, ...]:
    """*versions* with labels: those of one outlet by their files, and what is alike even so numbered in its order."""
    names = [_name(version) for version in versions]
    if len(set(names)) < len(names):
        names = _by_file(versions, names)
    often, seen = Counter(names), Counter[str]()
    labels = []
    for name in names:
        seen[name] += 1
        labels.append(f"{name} ({seen[name]})" if often[name] > 1 else name)
    return tuple(replace(version, label=label) for version, label in zip(versions, labels, strict=True))


def in_order(versions: Sequence[Version]) -> tuple[Version, ...]:
    """Successive versions with labels that tell them apart: as given, else the file name, revision or outlet.

    Every version is a value of its own, even where two are alike: reports look them up by identity.
    """
    labels: list[str] = []
    shortest = ends([version.document.source.path for version in versions])
    for number, (version, end) in enumerate(zip(versions, shortest, strict=True), 1):
        name = version.label.strip() or end or _name(version)
        labels.append(f"{name} ({number})" if name in labels else name)
    return tuple(replace(version, label=name) for version, name in zip(versions, labels, strict=True))


def title_of(versions: Sequence[Version], otherwise: str = "Comparison") -> str:
    """The headline of the later version that has one."""
    headlines = [version.headline for version in reversed(versions)]
    return next((" ".join(headline.text.split()) for headline in headlines if headline), otherwise)


def headline_of(matrix: ClaimMatrix, values: Collection[str]) -> str:
    """The clearest headline of several accounts, or ""; one that repeats a side of a conflict only where all do.

    *values* are the facets of conflicts whose sides are values: a title that holds one takes a side.
    """
    sides = [
        f" {' '.join(keys(said))} "
        for claim in matrix.claims
        for conflict in claim.conflicts
        if conflict.facet in values
        for said, _ in conflict.sides
    ]
    found: dict[str, tuple[int, bool, int]] = {}
    for claim in matrix.claims:
        for version, cell in zip(matrix.versions, claim.cells, strict=True):
            for statement in [version.statements[index] for index in cell.statements] if cell else ():
                if statement.role == "headline":
                    wording = " ".join(statement.text.split())
                    told = f" {' '.join(keys(wording))} "
                    found[wording] = sum(side in told for side in sides), wording != claim.wording, len(wording)
    return min(found, key=lambda wording: (found[wording], wording), default="")


def _by_file(versions: Sequence[Version], names: Sequence[str]) -> list[str]:
    """*names*, and the file instead of one (or behind the outlet, where others have another) that several have."""
    often = Counter(names)
    shortest = ends([version.document.source.path for version in versions])
    found = []
    for version, name, end in zip(versions, names, shortest, strict=True):
        outlet = version.document.source.outlet and len(often) > 1
        told = f"{name} ({end})" if outlet else end
        found.append(told if end and often[name] > 1 and not version.label else name)
    return found


def _name(version: Version) -> str:
    source = version.document.source
    return version.label.strip() or source.outlet or _file(source.path) or "version"


def _file(path: str) -> str:
    return "standard input" if path == "-" else PurePath(path).name
