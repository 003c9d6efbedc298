"""Edit operations rebuild both wordings, and read as an editor would mark them."""

from __future__ import annotations

from difflib import SequenceMatcher

import pytest
from hypothesis import given
from hypothesis import strategies as st

from compare.diff import diff
from compare.diff.matches import common_runs, joined, match
from compare.language import load
from compare.model import EditOp, Span

ENGLISH = load("en")


def marked(left: str, right: str) -> str:
    """The operations as one line: [-gone-]{+come+}."""
    found = diff(left, [Span(0, len(left))], right, [Span(0, len(right))], ENGLISH)
    return "".join(
        op.left.of(left)
        if op.tag == "equal"
        else (f"[-{op.left.of(left)}-]" if op.left.of(left) else "")
        + (f"{{+{op.right.of(right)}+}}" if op.right.of(right) else "")
        for op in found.ops
    )


@pytest.mark.parametrize(
    ("left", "right", "expected"),
    [
        pytest.param("Three ships sank.", "Four ships sank.", "[-Three-]{+Four+} ships sank.", id="one-word"),
        pytest.param(
            "It cost $43,885.", "It cost $43,385.", "It cost $[-43,885-]{+43,385+}.", id="whole-number-not-one-digit"
        ),
        pytest.param(
            "The mayor spoke.", "The mayor finally spoke.", "The mayor {+finally +}spoke.", id="inserted-word"
        ),
        pytest.param("The mayor finally spoke.", "The mayor spoke.", "The mayor [-finally -]spoke.", id="deleted-word"),
        pytest.param(
            "The bridge will close for a month of repairs.",
            "The bridge was shut down in one week of storms.",
            "The bridge [-will close for a month of repairs-]{+was shut down in one week of storms+}.",
            id="a-stop-word-is-no-island",
        ),
        pytest.param("She won’t go.", "She won't go.", "She [-won’t-]{+won't+} go.", id="typography-is-told"),
        pytest.param("Same.", "Same.", "Same.", id="nothing"),
    ],
)
def test_operations_read_as_an_editor_marks(left: str, right: str, expected: str) -> None:
    assert marked(left, right) == expected


def test_an_operation_never_reaches_over_the_end_of_a_statement() -> None:
    left, right = "One ran. Two sat.", "One ran and two sat."
    spans = [Span(0, 8), Span(9, 17)]
    ops = diff(left, spans, right, [Span(0, len(right))], ENGLISH).ops
    assert [op.left.of(left) for op in ops if op.left.start < 9 < op.left.end] == []
    assert "".join(op.left.of(left) for op in ops) == "One ran.Two sat."
    assert "".join(op.right.of(right) for op in ops) == right


def test_wordings_without_common_ground_are_not_close() -> None:
    left, right = "Rain fell on the coast all night.", "The minister denied the charges at noon."
    assert not diff(left, [Span(0, len(left))], right, [Span(0, len(right))], ENGLISH).close


SIGNS = ("the", "a", "mayor", "said", "“no", "no.”", "won't", "3,000", "3", "cut—off", "and", "", "x")
WORDS = st.lists(st.sampled_from(SIGNS), max_size=14)


@given(WORDS, WORDS)
def test_operations_rebuild_both_sides_and_mirror(one: list[str], other: list[str]) -> None:
    left, right = " ".join(one), " ".join(other)
    spans = [Span(0, len(left))], [Span(0, len(right))]
    ops = diff(left, spans[0], right, spans[1], ENGLISH).ops
    assert "".join(op.left.of(left) for op in ops) == left
    assert "".join(op.right.of(right) for op in ops) == right
    assert all(op.left.of(left) == op.right.of(right) for op in ops if op.tag == "equal")
    swapped = {"insert": "delete", "delete": "insert"}
    mirrored = tuple(EditOp(swapped.get(op.tag, op.tag), op.right, op.left) for op in ops)  # type: ignore[arg-type]
    assert diff(right, spans[1], left, spans[0], ENGLISH).ops == mirrored


STATEMENTS = st.lists(st.lists(st.sampled_from(SIGNS), min_size=1, max_size=6).filter(any), min_size=1, max_size=3)


@given(STATEMENTS, STATEMENTS, st.sampled_from([" ", "\n\n"]))
def test_operations_keep_to_the_statements_of_a_split_or_merge(
    ones: list[list[str]], others: list[list[str]], gap: str
) -> None:
    (left, here), (right, there) = told(ones, gap), told(others, " ")
    ops = diff(left, here, right, there, ENGLISH).ops
    for text, spans, side in ((left, here, "left"), (right, there, "right")):
        parts: list[Span] = [getattr(op, side) for op in ops if getattr(op, side).of(text)]
        assert "".join(part.of(text) for part in parts) == "".join(span.of(text) for span in spans)
        assert all(any(span.holds(part) for span in spans) for part in parts)
    assert all(op.left.of(left) == op.right.of(right) for op in ops if op.tag == "equal")


def told(statements: list[list[str]], gap: str) -> tuple[str, list[Span]]:
    """A text of these statements with *gap* between two, and where they stand in it."""
    text, spans = "", list[Span]()
    for statement in statements:
        wording = " ".join(statement).strip()
        start = len(text) + len(gap) * bool(spans)
        text, spans = text + gap * bool(spans) + wording, [*spans, Span(start, start + len(wording))]
    return text, spans


@given(st.lists(st.sampled_from("abcde"), max_size=30), st.lists(st.sampled_from("abcde"), max_size=30))
def test_common_runs_are_those_of_difflib(one: list[str], other: list[str]) -> None:
    blocks = SequenceMatcher(None, one, other, autojunk=False).get_matching_blocks()
    assert joined(common_runs(one, other)) == [tuple(block) for block in blocks if block.size]


def test_a_long_stretch_is_cut_at_words_that_stand_once_on_each_side() -> None:
    left = [f"w{k}" for k in range(3000)]
    right = [word if k % 7 else f"x{k}" for k, word in enumerate(left)]
    matched = sum(m.size for m in match(left, right))
    assert matched == sum(a == b for a, b in zip(left, right, strict=True))
