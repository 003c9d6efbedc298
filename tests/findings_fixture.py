"""Small stories for the tests of mentions and findings, cut by a splitter that only suits plain English prose."""

from __future__ import annotations

import re
from itertools import pairwise

from compare.align import align
from compare.findings import find
from compare.label import label
from compare.model import Block, Comparison, Document, Finding, Quotation, Role, Source, Span, Statement, Version
from compare.settings import Settings

_END = re.compile(r"(?<=[a-z0-9%)”\"][.?!])[”\"]?\s+(?=[“\"A-Z])")
_QUOTE = re.compile(r"“[^”]*”|\"[^\"]*\"")


def version(text: str, *, headline: bool = False, lang: str = "en") -> Version:
    """A version of *text*: paragraphs at blank lines, the first of them the headline if asked."""
    blocks, statements, at = [], [], 0
    body = False
    for number, paragraph in enumerate(re.split(r"\n\n", text)):
        start = text.index(paragraph, at)
        at = start + len(paragraph)
        title = headline and number == 0
        blocks.append(Block("headline" if title else "paragraph", Span(start, at)))
        cuts = [start, *([] if title else [start + match.end() for match in _END.finditer(paragraph)]), at]
        for one, two in pairwise(cuts):
            raw = text[one:two]
            span = Span(one, one + len(raw.rstrip()))
            role: Role = "headline" if title else "body" if body else "lead"
            body = body or not title
            statements.append(Statement(span, span.of(text), role, number))
    quotations = tuple(Quotation(Span(*m.span()), Span(m.start() + 1, m.end() - 1)) for m in _QUOTE.finditer(text))
    document = Document(Source(), text, tuple(blocks), lang=lang)
    return Version(document, tuple(statements), quotations, lang)


def compared(left: str, right: str, *, headline: bool = False) -> tuple[Comparison, tuple[Finding, ...]]:
    """Both texts compared, and the findings."""
    versions = version(left, headline=headline), version(right, headline=headline)
    comparison = label(align(*versions, Settings()))
    return comparison, find(versions, (comparison,), Settings())


def findings(left: str, right: str, *, headline: bool = False) -> tuple[Finding, ...]:
    """The findings between two texts."""
    return compared(left, right, headline=headline)[1]


def grave(found: tuple[Finding, ...]) -> list[str]:
    """The rules above style that fired, in the order of the report."""
    return [finding.rule for finding in found if finding.severity != "style"]
