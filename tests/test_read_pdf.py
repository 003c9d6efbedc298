"""PDF: paragraphs from lines, furniture of the page set aside, limits that hold."""

from __future__ import annotations

from pathlib import Path

import pytest

from compare.errors import EmptyDocument
from compare.limits import LIMITS
from compare.model import Document
from compare.read import read
from tests.command import Command
from tests.fixtures import HARBOUR
from tests.fixtures.paper import bomb, columns, lines, paper, pdf


def made(tmp_path: Path, data: bytes) -> Document:
    path = tmp_path / "story.pdf"
    path.write_bytes(data)
    return read(str(path))


def texts(document: Document) -> list[tuple[str, str]]:
    return [(block.kind, block.span.of(document.text)) for block in document.blocks]


def test_lines_become_paragraphs(tmp_path: Path) -> None:
    found = made(tmp_path, paper())
    expected = [
        ("headline", HARBOUR.title),
        ("byline", HARBOUR.byline),
        *(("paragraph", p) for p in HARBOUR.paragraphs),
    ]
    assert texts(found) == expected
    assert found.furniture == ()


def test_columns_are_read_one_after_the_other_and_running_heads_set_aside(tmp_path: Path) -> None:
    found = made(tmp_path, columns())
    assert texts(found) == [("headline", HARBOUR.title), *(("paragraph", p) for p in HARBOUR.paragraphs)]
    aside = sorted((piece.reason, piece.span.of(found.text)) for piece in found.furniture)
    head = ("running head of the page", "The Ellery Gazette")
    assert aside == [("page number", "1"), ("page number", "2"), head, head]


def test_words_broken_at_the_margin_are_put_together(tmp_path: Path) -> None:
    page = [
        (60.0, 700.0, 10.0, "The long-standing ferry to the island was kept by a nar-"),
        (60.0, 688.0, 10.0, "row vote, and the mayor spoke of a long-"),
        (60.0, 676.0, 10.0, "standing promise of the mid-"),
        (60.0, 664.0, 10.0, "1990s."),
    ]
    found = made(tmp_path, pdf([page]))
    assert found.text == (
        "The long-standing ferry to the island was kept by a narrow vote, "
        "and the mayor spoke of a long-standing promise of the mid-1990s."
    )
    together = "1 word(s) broken at a line's end put together, of which some may want their hyphen: narrow"
    assert found.notes == (together,)


def test_paragraph_runs_on_over_the_page(tmp_path: Path) -> None:
    first = lines(["The council voted on Monday to keep the ferry running"], 70)
    second = lines(["through the winter of this year. It was a narrow vote."], 70)
    found = made(tmp_path, pdf([first, second]))
    assert found.text == (
        "The council voted on Monday to keep the ferry running through the winter of this year. It was a narrow vote."
    )


def test_signs_of_the_encoding_are_read(tmp_path: Path) -> None:
    found = made(tmp_path, pdf([lines(["“Café” — the mayor’s own word for it — costs €5 (five euros)."], 70)]))
    assert found.text == "“Café” — the mayor’s own word for it — costs €5 (five euros)."


def test_scanned_file_says_that_it_has_no_text(tmp_path: Path) -> None:
    with pytest.raises(EmptyDocument, match=r"has no text, its pages are pictures \(scanned\); run OCR on it first"):
        made(tmp_path, pdf([[], []], picture=True))


def test_scanned_page_among_others_is_told(tmp_path: Path) -> None:
    found = made(tmp_path, pdf([lines(["The council voted on Monday to keep the ferry."], 70), []], picture=True))
    assert "page 2 is a picture without text (scanned)" in found.notes


def test_bomb_ends_the_child_alone(storydiff: Command) -> None:
    data = bomb()
    assert len(data) < 100_000
    Path("bomb.pdf").write_bytes(data)
    done = storydiff("compare", "bomb.pdf", "bomb.pdf")
    assert (done.code, done.out, done.err.count("\n")) == (2, "", 1)
    assert "memory" in done.err


@pytest.mark.parametrize(
    ("data", "cause"),
    [
        pytest.param(b"%PDF-1.4\nnothing of the kind", "damaged PDF", id="no-pdf"),
        pytest.param(paper()[:300], "damaged PDF", id="cut-off"),
        pytest.param(pdf([[]]), "holds no text", id="empty"),
        pytest.param(pdf([[]] * (LIMITS.pages + 1)), f"has more than {LIMITS.pages} pages", id="pages"),
    ],
)
def test_bad_file_is_refused_in_one_line(storydiff: Command, data: bytes, cause: str) -> None:
    Path("bad.pdf").write_bytes(data)
    done = storydiff("compare", "bad.pdf", "bad.pdf", "-o", "out.md")
    assert (done.code, done.out, done.err.count("\n")) == (2, "", 1)
    assert "bad.pdf: " in done.err
    assert cause in done.err
    assert not Path("out.md").exists()


def test_signs_without_a_width_are_told(tmp_path: Path) -> None:
    page = pdf([[(60, 700, 10, "Паром will sail on Monday, the harbour office said.")]], codec="cp1251")
    path = tmp_path / "story.pdf"
    path.write_bytes(page.replace(b"600 " * 224, b"600 " * 95 + b"0   " * 129))
    found = read(str(path))
    assert "will sail on Monday, the harbour office said." in found.text
    assert any("4 sign(s) without a width" in note and "П а р о" in note for note in found.notes)
