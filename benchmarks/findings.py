"""How well findings hold: one-edit copies of stories, and the conflicts that readers marked between outlets.

    python -m benchmarks.findings            # tables, in Markdown
    python -m benchmarks.findings --misses   # and every miss and false alarm
    python -m benchmarks.findings --write    # keep the tables in benchmarks/findings.md, for docs/rules.md

The stories are our own (``tests/golden``) and, where ``STORYDIFF_SHARED`` leads to them, the labelled articles.
"""

from __future__ import annotations

import argparse
import json
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from benchmarks.edits import Edit, Story, edits, silent
from benchmarks.gold import SHARED
from compare.align import align
from compare.findings import find
from compare.label import label
from compare.model import Alignment, Bead, Finding, Version
from compare.segment import version_from_sentences
from compare.settings import Settings

TABLES = Path(__file__).parent / "findings.md"
GOLDEN = Path(__file__).parent.parent / "tests" / "golden"
#: The facet of the labelled conflicts that each rule tells.
FACETS = {
    "number-changed": "number",
    "fact-rebound": "number",
    "date-changed": "date",
    "name-changed": "name",
    "title-changed": "name",
    "quote-altered": "quote",
    "quote-truncated": "quote",
    "quote-speaker-changed": "attribution",
    "attribution-dropped": "attribution",
    "attribution-added": "attribution",
    "attribution-changed": "attribution",
    "hedge-dropped": "certainty",
    "hedge-added": "certainty",
    "polarity-flipped": "negation",
}
SCORED = ("number", "date", "name", "quote", "attribution")


def own_stories() -> Iterator[Story]:
    """The left versions of the golden stories, cut by a splitter that suits their plain prose."""
    for path in sorted(GOLDEN.glob("*/01.left.txt")):
        headline, *rest = path.read_text(encoding="utf-8").strip().split("\n")
        paragraphs = [re.sub(r"\s+", " ", line).strip() for line in rest if line.strip() and not line.startswith("By ")]
        cut = [
            re.split(r"(?<=[a-z0-9%)][.?!])[”\"]?\s(?=[“\"A-Z])|(?<=[.?!][”\"])\s(?=[“\"A-Z])", one)
            for one in paragraphs
        ]
        yield Story(path.parent.name, headline, cut)


def shared_stories() -> Iterator[Story]:
    """The labelled articles of the development portion, if they are there."""
    for data in _labelled("outlets.dev"):
        for name, article in sorted(data["articles"].items()):
            paragraphs = [kept for some in article["paragraphs"] if (kept := [one for one in some if one.strip()])]
            yield Story(f"{data['event']}-{name}", article["title"], paragraphs)


def _labelled(name: str) -> Iterator[dict[str, Any]]:
    path = SHARED / "gold" / f"{name}.jsonl"
    if path.exists():
        for line in path.read_text(encoding="utf-8").splitlines():
            yield json.loads(line)


def told(story: Story, edit: Edit) -> tuple[Finding, ...]:
    """The findings above style between *story* and its copy."""
    left = version_from_sentences(story.paragraphs, title=story.headline)
    right = version_from_sentences(edit.paragraphs, title=edit.headline)
    settings = Settings()
    comparison = label(align(left, right, settings))
    return tuple(one for one in find((left, right), (comparison,), settings) if one.severity != "style")


def one_edit(stories: Sequence[Story], misses: bool) -> list[str]:
    """The table of the one-edit suite: by recipe, how many edits were told by exactly the expected finding."""
    right: Counter[str] = Counter()
    found: Counter[str] = Counter()
    total: Counter[str] = Counter()
    notes: list[str] = []
    for story in stories:
        for edit in (*edits(story), *silent(story)):
            rules = [one.rule for one in told(story, edit)]
            kind = edit.recipe if edit.expected else f"{edit.recipe} (silent)"
            total[kind] += 1
            exact = len(rules) == 1 and rules[0] in edit.expected if edit.expected else not rules
            right[kind] += exact
            found[kind] += bool(set(edit.expected) & set(rules)) if edit.expected else exact
            if not exact:
                notes.append(f"{story.name}: {kind}: expected {' or '.join(edit.expected) or 'nothing'}, found {rules}")
    lines = ["| edit | copies | told | exactly so |", "|---|---|---|---|"]
    lines += [f"| {kind} | {total[kind]} | {found[kind]} | {right[kind]} |" for kind in total]
    loud = [kind for kind in total if not kind.endswith("(silent)")]
    quiet = [kind for kind in total if kind.endswith("(silent)")]
    for name, kinds in (("all edits", loud), ("all silent copies", quiet)):
        every = sum(total[kind] for kind in kinds)
        shares = [sum(count[kind] for kind in kinds) for count in (found, right)]
        lines.append(
            f"| **{name}** | {every} | {shares[0]} ({shares[0] / every:.3f}) | {shares[1]} ({shares[1] / every:.3f}) |"
        )
    return [*lines, "", *notes] if misses else lines


def conflicts(name: str, misses: bool) -> list[str]:
    """The table of the labelled conflicts of one file, under the gold pairs: a facet of a pair is told or not."""
    hits: Counter[str] = Counter()
    alarms: Counter[str] = Counter()
    missed: Counter[str] = Counter()
    notes: list[str] = []
    for data in _labelled(name):
        versions = {
            key: version_from_sentences(one["paragraphs"], outlet=one["outlet"])
            for key, one in data["articles"].items()
        }
        for pair in data["pairs"]:
            left, right = versions[pair["a"]], versions[pair["b"]]
            gold: dict[tuple[int, int], set[str]] = {(i, j): set() for i, j, _ in pair["matches"]}
            for conflict in pair["conflicts"]:
                if conflict["a"] is not None and conflict["b"] is not None:
                    gold.setdefault((conflict["a"], conflict["b"]), set()).add(conflict["facet"])
            for (i, j), marked in sorted(gold.items()):
                seen = _facets(left, right, i, j)
                for facet in (set(seen) | marked) - {"wording"}:
                    count = hits if facet in seen and facet in marked else alarms if facet in seen else missed
                    count[facet] += 1
                    if count is not hits:
                        word = "false alarm" if count is alarms else "missed"
                        notes.append(f"{pair['a']} {i} / {pair['b']} {j}: {facet} {word}: {seen.get(facet, '')}")
    lines = ["| facet | told | false alarms | missed | precision | recall | F1 |", "|---|---|---|---|---|---|---|"]
    lines += [_row(one, hits[one], alarms[one], missed[one]) for one in (*SCORED, "certainty", "negation")]
    lines.append(
        _row("**the first five**", *(sum(count[facet] for facet in SCORED) for count in (hits, alarms, missed)))
    )
    return [*lines, "", *notes] if misses else lines


def _facets(left: Version, right: Version, i: int, j: int) -> dict[str, str]:
    """What is told of statements *i* and *j* when they are the one pair: facet -> message."""
    beads = [Bead((i,), (j,), 0.8)]
    beads += [Bead((k,), ()) for k in range(len(left.statements)) if k != i]
    beads += [Bead((), (k,)) for k in range(len(right.statements)) if k != j]
    comparison = label(Alignment(left, right, (), tuple(beads)))
    seen: dict[str, str] = {}
    for one in find((left, right), (comparison,), Settings()):
        lefts = one.left is None or one.left.statement == i
        rights = one.right is None or one.right.statement == j
        if one.rule in FACETS and lefts and rights:
            seen.setdefault(FACETS[one.rule], one.message)
    return seen


def _row(name: str, hits: int, alarms: int, missed: int) -> str:
    precision, recall = hits / (hits + alarms or 1), hits / (hits + missed or 1)
    score = 2 * hits / (2 * hits + alarms + missed or 1)
    return f"| {name} | {hits} | {alarms} | {missed} | {precision:.2f} | {recall:.2f} | {score:.2f} |"


def main() -> None:
    """Print the tables."""
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--misses", action="store_true", help="list every miss and every false alarm")
    arguments.add_argument("--only", choices=("edits", "conflicts"), help="one of the two measures")
    arguments.add_argument("--write", action="store_true", help="keep the tables in benchmarks/findings.md")
    given = arguments.parse_args()
    lines: list[str] = []
    if given.only != "conflicts":
        lines += ["### One edit, one finding", ""]
        lines += one_edit([*own_stories(), *shared_stories()], given.misses)
    if given.only != "edits":
        for name in ("outlets.dev", "outlets.train"):
            if (SHARED / "gold" / f"{name}.jsonl").exists():
                lines += ["", f"### Conflicts of `{name}`, under the pairs that readers made", ""]
                lines += conflicts(name, given.misses)
    print("\n".join(lines))
    if given.write and not given.only and not given.misses:
        TABLES.write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
