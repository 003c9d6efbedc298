"""Accuracy on the development portions stays above the floors pinned in ``baseline.json``.

The floors name the digest of the data they were measured on: where the data differs, they say nothing and the test is
skipped.  ``python -m tests.eval.test_accuracy`` writes the figures of today; lowering one is a reviewed edit.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

BASELINE = Path(__file__).parent / "baseline.json"
SETS = (
    "argrewrite_dev",
    "argrewrite_moved_dev",
    "porsimples_moved_dev",
    "wikisplit_docs_dev",
    "outlets-pairs.dev",
    "plain_test",
    "plain_long_test",
)
FIGURES = ("f1", "changed_f1", "label_accuracy", "moved_f1", "split_f1")
#: Too few statements of the set are of this kind for its figure to say anything.
FEW = {
    ("argrewrite_dev", "moved_f1"),
    ("argrewrite_dev", "split_f1"),
    ("argrewrite_moved_dev", "split_f1"),
    ("outlets-pairs.dev", "moved_f1"),
    ("outlets-pairs.dev", "split_f1"),
    ("plain_test", "moved_f1"),
}


def measured(name: str) -> dict[str, Any]:
    from benchmarks.accuracy import measure

    found = measure(name, baselines=False)
    return {"digest": found["digest"], **{key: found[key] for key in FIGURES if (name, key) not in FEW}}


@pytest.mark.parametrize("name", SETS)
def test_accuracy_stays_above_its_floor(name: str) -> None:
    from benchmarks.gold import digest, path

    if not path(name).is_file():
        pytest.skip("labelled data is not here")
    floors = json.loads(BASELINE.read_text(encoding="utf-8"))[name]
    if digest([name]) != floors.pop("digest"):
        pytest.skip("the labelled data is not that of the floors")
    found = measured(name)
    assert {key: found[key] for key, floor in floors.items() if found[key] < floor} == {}


if __name__ == "__main__":
    BASELINE.write_text(json.dumps({name: measured(name) for name in SETS}, indent=1) + "\n", encoding="utf-8")
