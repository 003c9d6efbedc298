"""Word files: nothing a reader of the file can see is lost, and tracked changes are never read as plain text."""

from __future__ import annotations

import subprocess
import sys
import zipfile
from io import BytesIO
from pathlib import Path

import pytest

from compare.errors import EmptyDocument, ReadError
from compare.model import Document
from compare.read import read, read_tracked
from tests.command import Command
from tests.fixtures import ARABIC
from tests.fixtures.word import box, cut, docx, ins, p, package, r, rich, table, tracked


@pytest.fixture
def document(tmp_path: Path) -> object:
    def made(data: bytes) -> Document:
        path = tmp_path / "story.docx"
        path.write_bytes(data)
        return read(str(path))

    return made


def texts(document: Document) -> list[tuple[str, str]]:
    return [(block.kind, block.span.of(document.text)) for block in document.blocks]


def test_everything_visible_is_in_reading_order(document) -> None:  # type: ignore[no-untyped-def]
    found = document(rich())
    assert texts(found) == [
        ("headline", "Harbour notes"),
        ("paragraph", "The ferry sails at nine on most mornings."),
        ("paragraph", "Boxed words stand beside."),
        ("heading", "House heading"),
        ("list-item", "Day\tBoats"),
        ("list-item", "Monday\t3"),
        ("paragraph", "Inside a link: the timetable."),
        ("paragraph", "A content control holds this sentence of ours."),
        ("paragraph", "Seen and tabbed\nagain."),
        ("note", "Weather permitting, says the office."),
    ]
    aside = [(piece.reason, piece.span.of(found.text)) for piece in found.furniture]
    assert aside == [("page header", "Embargoed until noon"), ("page footer", "Page seven of nine")]
    assert found.notes == ('hidden text left out: "unseen"', 'comment by Ed: "Check the hour."')


def test_tracked_changes_are_accepted_and_what_that_leaves_out_is_told(document) -> None:  # type: ignore[no-untyped-def]
    found = document(tracked())
    wording = [text for _, text in texts(found)]
    assert wording[1:3] == [
        "The council voted 7 to 4 on Monday to keep the ferry.",
        "The mayor said that the island would stay connected, and that the money was there.",
    ]
    assert "Nobody from the operator" not in found.text
    (note,) = found.notes
    assert note.startswith("tracked changes read as accepted: ")
    assert '"5" / "Nobody from the operator could be reached on Monday."' in note


def test_both_sides_of_tracked_changes_are_two_versions(tmp_path: Path) -> None:
    path = tmp_path / "story.docx"
    path.write_bytes(tracked())
    left, right = read_tracked(str(path))
    assert [text for _, text in texts(left)] == [
        "Harbour town votes to keep its ferry",
        "The council voted 7 to 5 on Monday to keep the ferry.",
        "The mayor said that the island would stay connected,",
        "and that the money was there.",
        "Nobody from the operator could be reached on Monday.",
        "Boat\tSeats",
        "About 300 people live on the island, according to the harbour office.",
    ]
    assert ("list-item", "Ellery\t120") in texts(right)
    assert "short statement" in right.text
    assert "short statement" not in left.text


@pytest.mark.parametrize(
    ("body", "accepted", "rejected"),
    [
        pytest.param([p(ins("New "), r("same."))], "New same.", "same.", id="insertion"),
        pytest.param([p(cut("Old "), r("same."))], "same.", "Old same.", id="deletion"),
        pytest.param([p(r("One "), mark="ins"), p(r("two."))], "One\n\ntwo.", "One two.", id="paragraph-was-split"),
        pytest.param([p(r("One "), mark="del"), p(r("two."))], "One two.", "One\n\ntwo.", id="paragraphs-were-joined"),
        pytest.param(
            [p(r("Kept here."), f'<w:ins w:id="1">{cut("gone")}</w:ins>')],
            "Kept here.", "Kept here.", id="inserted-then-deleted",
        ),
        pytest.param(
            [p(r("A. "), f"<w:moveFrom>{r('moved')}</w:moveFrom>"), p(f"<w:moveTo>{r('moved')}</w:moveTo>")],
            "A.\n\nmoved", "A. moved", id="move",
        ),
        pytest.param(
            [p(r("Boats.")), table(("a", "b"), ("c", "d"), mark="del")],
            "Boats.\n\na\tb", "Boats.\n\na\tb\n\nc\td", id="row",
        ),
    ],
)  # fmt: skip
def test_each_kind_of_tracked_change(tmp_path: Path, body: list[str], accepted: str, rejected: str) -> None:
    path = tmp_path / "story.docx"
    path.write_bytes(package(*body))
    left, right = read_tracked(str(path))
    assert (right.text, left.text) == (accepted, rejected)


def test_one_side_of_tracked_changes_can_be_named(tmp_path: Path) -> None:
    path = tmp_path / "story.docx"
    path.write_bytes(tracked())
    left, right = read_tracked(str(path))
    assert read(f"{path}#rejected").text == left.text
    assert read(f"{path}#accepted").text == right.text == read(str(path)).text
    with pytest.raises(ReadError, match="has no part of that name; a Word file has #accepted and #rejected"):
        read(f"{path}#both")


def test_command_shows_exactly_the_tracked_changes(storydiff: Command) -> None:
    Path("story.docx").write_bytes(tracked())
    done = storydiff("compare", "--tracked", "story.docx", "-f", "markdown")
    assert done.code == 0
    for changed in ("Nobody from the operator", "short statement"):
        assert changed in done.out
    assert storydiff("compare", "--tracked", "story.docx", "story.docx").code == 2


@pytest.mark.parametrize(
    ("data", "cause"),
    [
        pytest.param(docx(), "holds no tracked changes", id="clean"),
        pytest.param(b"Plain words of a story.", "is no Word file", id="text"),
    ],
)
def test_tracked_wants_a_file_with_tracked_changes(storydiff: Command, data: bytes, cause: str) -> None:
    Path("story.docx").write_bytes(data)
    done = storydiff("compare", "--tracked", "story.docx")
    assert (done.code, done.out, done.err.count("\n")) == (2, "", 1)
    assert cause in done.err


def test_text_box_is_read_once_and_alone_where_it_is_nested(document) -> None:  # type: ignore[no-untyped-def]
    assert document(package(p(r("Before."), box("Once.")), p(r("After.")))).text == "Before.\n\nOnce.\n\nAfter."


def test_script_from_right_to_left(document) -> None:  # type: ignore[no-untyped-def]
    found = document(docx(ARABIC))
    assert [text for _, text in texts(found)] == [ARABIC.title, *ARABIC.paragraphs]


def test_file_named_otherwise_is_told_by_its_content(tmp_path: Path) -> None:
    path = tmp_path / "story.txt"
    path.write_bytes(docx())
    assert read(str(path)).source.format == "docx"


def test_wording_of_what_is_drawn_is_told(document) -> None:  # type: ignore[no-untyped-def]
    ruby = f"<w:r><w:ruby><w:rt>{r('kyo')}</w:rt><w:rubyBase>{r('今日')}</w:rubyBase></w:ruby></w:r>"
    art = '<w:r><w:pict><v:shape><v:textpath string="Ferry stays"/></v:shape></w:pict></w:r>'
    chart = "<w:cat><w:v>January</w:v><w:f>Sheet1!A2</w:f></w:cat><w:v>42</w:v>"
    found = document(package(p(ruby, r(" the ferry sails."), art), diagramData="<w:t>Step one</w:t>", chart=chart))
    assert found.text == "今日 the ferry sails."
    assert found.notes == (
        'reading above the line left out: "kyo"',
        'drawn lettering left out: "Ferry stays"',
        'text of a chart left out: "January / 42"',
        'text of a diagram left out: "Step one"',
    )


def test_file_saved_as_strict_reads_alike(document) -> None:  # type: ignore[no-untyped-def]
    file = BytesIO()
    names = ("wordprocessingml/2006/main", "wordprocessingml/main"), ("officeDocument/2006/", "officeDocument/")
    with zipfile.ZipFile(BytesIO(docx())) as given, zipfile.ZipFile(file, "w") as made:
        for name in given.namelist():
            text = given.read(name).decode()
            for usual, strict in names:
                text = text.replace(f"schemas.openxmlformats.org/{usual}", f"purl.oclc.org/ooxml/{strict}")
            made.writestr(name, text)
    assert b"purl.oclc.org" in zipfile.ZipFile(BytesIO(file.getvalue())).read("word/document.xml")
    assert document(file.getvalue()).text == document(docx()).text


def bomb() -> bytes:
    """300 MB of blanks in some 300 kB."""
    file = BytesIO(package(p(r("Small."))))
    with zipfile.ZipFile(file, "a", zipfile.ZIP_DEFLATED) as archive, archive.open("word/media.bin", "w") as member:
        for _ in range(300):
            member.write(bytes(1_000_000))
    return file.getvalue()


def swollen() -> bytes:
    return package("<w:p/>" * 1_300_000)


def many_tags() -> bytes:
    return package("".join(f'<w:p w:rsidR="{at * 2654435761 % 2**32:08x}"/>' for at in range(600_000)))


def nothing_but_a_document() -> bytes:
    """A package without relations: what the library raises here has no words of its own."""
    file = BytesIO()
    with zipfile.ZipFile(BytesIO(docx())) as whole, zipfile.ZipFile(file, "w") as archive:
        for name in ("[Content_Types].xml", "word/document.xml"):
            archive.writestr(name, whole.read(name))
    return file.getvalue()


@pytest.mark.parametrize(
    ("make", "cause"),
    [
        pytest.param(bomb, "unpacks to more than 200 times its size", id="bomb"),
        pytest.param(swollen, "unpacks to more than 200 times its size", id="million-paragraphs"),
        pytest.param(many_tags, "holds more than 600000 tags", id="tags"),
        pytest.param(lambda: docx()[:-200], "damaged ZIP archive", id="cut-off"),
        pytest.param(lambda: docx().replace(b"word/document.xml", b"word/documenx.xml"), "no Word file", id="no-part"),
        pytest.param(lambda: package("<w:p>"), "no Word file", id="bad-xml"),
        pytest.param(nothing_but_a_document, "can be read (", id="cause-without-words"),
        pytest.param(lambda: package("<!DOCTYPE x>"), "document type", id="dtd"),
    ],
)
def test_bad_file_is_refused_in_one_line(storydiff: Command, make, cause: str) -> None:  # type: ignore[no-untyped-def]
    Path("bad.docx").write_bytes(make())
    done = storydiff("compare", "bad.docx", "bad.docx", "-o", "out.md")
    assert (done.code, done.out, done.err.count("\n")) == (2, "", 1)
    assert "bad.docx: " in done.err
    assert cause in done.err
    assert "()" not in done.err
    assert not Path("out.md").exists()


@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="only Linux tells the peak of one process")
@pytest.mark.parametrize("name", ["bomb.docx", "bomb.zip", "bomb.zip#word/media.bin"])
def test_bomb_stays_small_in_memory(tmp_path: Path, name: str) -> None:
    path = tmp_path / name.partition("#")[0]
    path.write_bytes(bomb())
    assert path.stat().st_size < 400_000
    # Not getrusage: its peak holds that of the process it was forked from.
    code = (
        "import re, sys; from compare.cli import main; assert main(['compare', *sys.argv[1:]]) == 2; "
        "peak = re.search(r'VmHWM:\\s+(\\d+)', open('/proc/self/status').read()); "
        "sys.exit(int(peak[1]) // 1000 >= 300)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, str(tmp_path / name), str(path)], capture_output=True, check=False, timeout=60
    )
    assert done.returncode == 0, done.stderr


def test_empty_file_says_so(document) -> None:  # type: ignore[no-untyped-def]
    with pytest.raises(EmptyDocument, match="holds no text"):
        document(package(p()))


def test_archive_that_is_no_word_file_is_named(tmp_path: Path) -> None:
    path = tmp_path / "story.docx"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("readme.txt", "word")
    with pytest.raises(ReadError, match="ZIP archive"):
        read(str(path))
