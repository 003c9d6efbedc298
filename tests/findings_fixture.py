"""Small stories for the tests of findings, cut, aligned and labelled as the program does."""

from __future__ import annotations

import re

from compare.align import align
from compare.findings import find
from compare.label import label
from compare.model import Block, Comparison, Document, Finding, Source, Span, Version
from compare.segment import segment
from compare.settings import Settings


def version(text: str, *, headline: bool = False) -> Version:
    """A version of *text*: paragraphs at blank lines, the first of them the headline if asked."""
    blocks, at = [], 0
    for number, paragraph in enumerate(re.split(r"\n\n", text)):
        start = text.index(paragraph, at)
        at = start + len(paragraph)
        blocks.append(Block("headline" if headline and number == 0 else "paragraph", Span(start, at)))
    return segment(Document(Source(), text, tuple(blocks), lang="en"), Settings())


def compared(left: str, right: str, *, headline: bool = False) -> tuple[Comparison, tuple[Finding, ...]]:
    """Both texts compared, and the findings."""
    versions = version(left, headline=headline), version(right, headline=headline)
    comparison = label(align(*versions, Settings()))
    return comparison, find(versions, (comparison,), Settings())


def findings(left: str, right: str, *, headline: bool = False) -> tuple[Finding, ...]:
    """The findings between two texts."""
    return compared(left, right, headline=headline)[1]


def version_in(text: str, lang: str) -> Version:
    """One paragraph in a language."""
    return segment(Document(Source(), text, (Block("paragraph", Span(0, len(text))),), lang=lang), Settings())


def found_in(left: str, right: str, lang: str) -> tuple[Finding, ...]:
    """The findings between two paragraphs in a language."""
    versions = version_in(left, lang), version_in(right, lang)
    return find(versions, (label(align(*versions, Settings())),), Settings())


def grave(found: tuple[Finding, ...]) -> list[str]:
    """The rules above style that fired, in the order of the report."""
    return [finding.rule for finding in found if finding.severity != "style"]
