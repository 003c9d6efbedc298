"""The Word file: rejecting every tracked change gives the left text, accepting every one the right.

Read twice: by ``docx-revisions``, which knows nothing of paragraph ends, and by a walk of our own over the XML, which
does.  python-docx is only trusted to open the package.
"""

from __future__ import annotations

import io
import shutil
import subprocess
import zipfile
from dataclasses import replace
from pathlib import Path
from typing import Any

import docx
import pytest
from docx.oxml.ns import qn
from docx_revisions import RevisionDocument
from hypothesis import given, settings
from hypothesis import strategies as st

from compare.errors import SettingsError
from compare.findings.review import acknowledge
from compare.model import Report, Version
from compare.pipeline import compare_versions
from compare.report import Look, render, rendered
from compare.report.rows import clean
from compare.review import Review
from compare.segment import version_from_sentences
from compare.settings import Settings
from tests import report_fixture
from tests.command import LEFT, RIGHT, Command
from tests.stories import STORIES, report

REPORTS = [
    *(pytest.param(lambda story=story: report(story), id=story) for story in STORIES),
    pytest.param(report_fixture.report, id="by-hand"),
    pytest.param(report_fixture.hostile, id="by-hand-hostile"),
]
each_report = pytest.mark.parametrize("made", REPORTS)


def told(version: Version) -> list[str]:
    """The story as paragraphs: what stands between site furniture, on one line each."""
    found: dict[int, str] = {}
    last: dict[int, int] = {}
    for statement in version.statements:
        here = statement.paragraph
        gap = " " if last.get(here, statement.span.start) < statement.span.start else ""
        found[here] = found.get(here, "") + gap + clean(statement.text)
        last[here] = statement.span.end
    return list(found.values())


def paragraphs(data: bytes, wrong: str) -> list[str]:
    """The paragraphs of a document whose changes of the kind *wrong* (``w:ins`` or ``w:del``) were taken away."""
    body = docx.Document(io.BytesIO(data)).element.body
    found, text = [], ""
    for paragraph in body.iterchildren(qn("w:p")):
        for wording in paragraph.iter(qn("w:t"), qn("w:delText")):
            if wrong not in {up.tag for up in wording.iterancestors()}:
                text += wording.text or ""
        if paragraph.find(f"{qn('w:pPr')}/{qn('w:rPr')}/{wrong}") is None:
            found.append(text)
            text = ""
    return [*found, text] if text else found


@each_report
def test_reject_all_is_left_and_accept_all_is_right(made: Any) -> None:
    data = rendered(made(), "docx")
    left, right = made().versions
    assert paragraphs(data, qn("w:ins")) == told(left)
    assert paragraphs(data, qn("w:del")) == told(right)


@each_report
@pytest.mark.parametrize(("act", "side"), [("reject_all", 0), ("accept_all", 1)])
def test_another_library_reads_the_same(made: Any, act: str, side: int) -> None:
    opened = RevisionDocument(io.BytesIO(rendered(made(), "docx")))
    getattr(opened, act)()
    text = "".join(one.text for one in opened.paragraphs)
    assert "".join(text.split()) == "".join("".join(told(made().versions[side])).split())


@settings(deadline=None, max_examples=25)
@given(data=st.data())
def test_any_two_stories_come_back(data: st.DataObject) -> None:
    sentence = st.sampled_from(
        ["The bridge is closed.", "He said it may open soon.", "Nobody knows.", "Rain fell on 12 roofs."]
    )
    story = st.lists(st.lists(sentence, min_size=1, max_size=4), min_size=1, max_size=4)
    left, right = (version_from_sentences(data.draw(story), outlet=name, lang="en") for name in ("Left", "Right"))
    written = rendered(compare_versions(left, right, Settings()), "docx")
    assert paragraphs(written, qn("w:ins")) == told(left)
    assert paragraphs(written, qn("w:del")) == told(right)


def test_findings_are_comments_and_style_is_left_to_the_changes() -> None:
    made = report_fixture.report()
    first = made.findings[0]
    made = replace(made, findings=acknowledge(made.findings, Review({first.id: "agreed"})))
    comments = list(docx.Document(io.BytesIO(rendered(made, "docx"))).comments)
    assert len(comments) == sum(one.severity != "style" for one in made.findings)
    assert (
        comments[0].text == f"{first.severity}, {first.rule.replace('-', ' ')}\n{first.message}\nacknowledged: agreed"
    )
    assert comments[0].timestamp is None


def test_a_comment_covers_the_words_it_is_about() -> None:
    body = docx.Document(io.BytesIO(rendered(report("council-copy-edit"), "docx"))).element.body
    (number,) = (str(n) for n, f in enumerate(_graver(report("council-copy-edit"))) if f.rule == "number-changed")
    inside, text = False, ""
    for one in body.iter():
        if one.get(qn("w:id")) == number and one.tag in (qn("w:commentRangeStart"), qn("w:commentRangeEnd")):
            inside = one.tag == qn("w:commentRangeStart")
        elif inside and one.tag == qn("w:t"):
            text += one.text or ""
    assert text.strip() == "21"


def _graver(made: Report) -> list[Any]:
    return [finding for finding in made.findings if finding.severity != "style"]


@each_report
def test_two_runs_give_the_same_bytes_without_a_clock(made: Any) -> None:
    data = rendered(made(), "docx")
    assert data == rendered(made(), "docx")
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        assert {one.date_time for one in package.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_numbers_of_tracked_changes_are_unique() -> None:
    body = docx.Document(io.BytesIO(rendered(report("court-rewrite"), "docx"))).element.body
    numbers = [one.get(qn("w:id")) for one in body.iter(qn("w:ins"), qn("w:del"))]
    assert len(set(numbers)) == len(numbers) > 10


def test_paragraph_properties_come_first_and_the_date_is_the_reports() -> None:
    data = rendered(replace(report("court-rewrite"), date="2026-01-31"), "docx")
    body = docx.Document(io.BytesIO(data)).element.body
    for properties in body.iter(qn("w:pPr")):
        assert properties.getparent().index(properties) == 0
    dates = {one.get(qn("w:date")) for one in body.iter(qn("w:ins"), qn("w:del"))}
    assert dates == {"2026-01-31T00:00:00Z"}


def test_docx_is_no_text_and_tells_of_two_versions_only() -> None:
    made = report_fixture.report()
    with pytest.raises(SettingsError, match="no text"):
        render(made, "docx", Look())
    with pytest.raises(SettingsError, match="two versions"):
        rendered(replace(made, comparisons=()), "docx")


def test_docx_has_a_place_of_its_own(storydiff: Command) -> None:
    done = storydiff("compare", LEFT, RIGHT, "-f", "docx")
    assert (done.code, done.out) == (0, "reports/01-left-02-right/report.docx\n")
    assert Path(done.out.strip()).read_bytes().startswith(b"PK")
    assert storydiff("compare", LEFT, RIGHT, "-o", "changes.docx").code == 0
    assert Path("changes.docx").read_bytes() == Path(done.out.strip()).read_bytes()


@pytest.mark.skipif(not shutil.which("soffice"), reason="LibreOffice is not installed")
def test_libreoffice_opens_it(tmp_path: Path) -> None:
    path = tmp_path / "report.docx"
    path.write_bytes(rendered(report("court-rewrite"), "docx"))
    command = ["soffice", f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}", "--headless"]
    subprocess.run(
        [*command, "--convert-to", "pdf", "--outdir", tmp_path, path], check=True, capture_output=True, timeout=180
    )
    assert (tmp_path / "report.pdf").read_bytes().startswith(b"%PDF")
