"""Document -> Version: blocks cut into statements, each with its role, and the quotations that run through them.

Statements are span-exact in ``Document.text`` and begin and end with ink; with the document's furniture they tile it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from compare.language import Language, detect, load
from compare.mentions.clauses import clauses
from compare.mentions.dateline import dateline
from compare.mentions.quotes import quotations
from compare.mentions.stamp import stamp
from compare.model import (
    BODY_ROLES,
    Block,
    BlockKind,
    Document,
    Quotation,
    Role,
    Source,
    Span,
    Statement,
    Version,
)
from compare.segment.echo import echoes
from compare.segment.sentences import sentences
from compare.settings import Settings

__all__ = ["segment", "version_from_sentences"]

_STRAIGHT = '"＂'
#: Blocks that are one statement whatever marks they hold.
_WHOLE = frozenset({"headline", "byline", "timestamp", "heading"})
#: What may stand before the sentences of a paragraph, and its role; a dateline only before those of the first.
_HEADS: tuple[tuple[Role, Callable[[str, Span, Language], Span | None]], ...] = (
    ("timestamp", stamp),
    ("dateline", dateline),
)


def segment(document: Document, settings: Settings, label: str = "") -> Version:
    """Cut *document* into statements.

    The language is that of *settings*, else the document's, else told from the text.  Where we have no profile for it
    the document of the version carries a note.  With ``settings.unit`` "clause" sentences are cut further.
    """
    lang = settings.lang or document.lang or detect(document.text)
    language = load(lang)
    text = document.text
    quotes = quotations(text, [block.span for block in document.blocks], language)
    shown = text if language.spaced else _opened(text, quotes)
    statements: list[Statement] = []
    begun = False
    for index, block in enumerate(document.blocks):
        found = list(_statements(text, block, index, language, first=not begun, shown=shown))
        begun = begun or any(statement.role == "lead" for statement in found)
        statements += found
    repeated = echoes(text, document.blocks, statements)
    if repeated:
        statements = [replace(s, role="pull-quote") if s.paragraph in repeated else s for s in statements]
        apart = [document.blocks[at].span for at in repeated]
        quotes = tuple(one for one in quotes if not any(one.span.meets(span) for span in apart))
    if settings.unit == "clause":
        statements = list(_in_clauses(text, statements, language, quotes))
    return Version(_noted(document, lang, language), tuple(statements), quotes, lang, label)


def _opened(text: str, quotes: Sequence[Quotation]) -> str:
    """*text* with straight marks as the opening and closing ones they are: no blank behind a full stop tells."""
    signs = list(text) if any(text[one.span.start] in _STRAIGHT for one in quotes) else []
    for one in quotes if signs else ():
        if text[one.span.start] in _STRAIGHT:
            signs[one.span.start] = "“"
            if one.inner.end < one.span.end:
                signs[one.inner.end] = "”"
    return "".join(signs) or text


def version_from_sentences(
    paragraphs: Sequence[Sequence[str]], outlet: str = "", lang: str = "en", title: str = ""
) -> Version:
    """A version of text that was cut already: sentences are kept as given, empty ones are skipped.

    The text is the sentences joined by one blank, paragraphs by an empty line.  *title* becomes the headline.
    """
    parts: list[str] = []
    at = 0
    blocks: list[Block] = []
    statements: list[Statement] = []
    told: Role = "lead"
    for kind, given in _blocks(title, paragraphs):
        start = at
        for number, sentence in enumerate(given):
            parts.append(" " if number else "\n\n" if blocks else "")
            at += len(parts[-1])
            start = at if not number else start
            role: Role = told if kind == "paragraph" else "headline"
            told = "body" if kind == "paragraph" else told
            statements.append(Statement(Span(at, at + len(sentence)), sentence, role, len(blocks)))
            parts.append(sentence)
            at += len(sentence)
        blocks.append(Block(kind, Span(start, at)))
    text = "".join(parts)
    origins = tuple((name, "given") for name, value in (("outlet", outlet), ("title", title)) if value)
    document = Document(Source(outlet=outlet, title=title, origins=origins), text, tuple(blocks), lang=lang)
    quotes = quotations(text, [block.span for block in blocks], load(lang))
    return Version(document, tuple(statements), quotes, lang, outlet)


def _blocks(title: str, paragraphs: Sequence[Sequence[str]]) -> Iterator[tuple[BlockKind, list[str]]]:
    """The kind of each block with its sentences; those without ink are left out."""
    if title.strip():
        yield "headline", [title]
    for paragraph in paragraphs:
        if given := [sentence for sentence in paragraph if sentence.strip()]:
            yield "paragraph", given


def _statements(
    text: str, block: Block, index: int, language: Language, *, first: bool, shown: str
) -> Iterator[Statement]:
    """The statements of one block; *first* while the story has not begun to be told.

    *shown* is the text as it is judged: sign for sign, with the marks told apart that open and that close.
    """
    span = _ink(text, block.span)
    if not span:
        return
    if block.kind in _WHOLE:
        yield Statement(span, span.of(text), _role(block), index)
        return
    for apart, head in _HEADS if block.kind == "paragraph" else ():
        if (first or apart != "dateline") and (line := head(text, span, language)):
            yield Statement(line, line.of(text), apart, index)
            if not (span := _ink(text, Span(line.end, span.end))):
                return
    for sentence in sentences(shown, span, language):
        role = "lead" if first and block.kind == "paragraph" else _role(block)
        first = first and role != "lead"
        yield Statement(sentence, sentence.of(text), role, index)


def _in_clauses(
    text: str, statements: Sequence[Statement], language: Language, quotes: Sequence[Quotation]
) -> Iterator[Statement]:
    """Sentences that tell the story cut into clauses; of the lead the first clause keeps the role."""
    for statement in statements:
        if statement.role not in BODY_ROLES:
            yield statement
            continue
        role = statement.role
        for span in clauses(text, statement.span, language, quotes):
            yield Statement(span, span.of(text), role, statement.paragraph)
            role = "body" if role == "lead" else role


def _ink(text: str, span: Span) -> Span | None:
    """*span* without white space at its ends, or None where nothing is left."""
    wording = span.of(text)
    start = span.start + len(wording) - len(wording.lstrip())
    return Span(start, start + len(wording.strip())) if wording.strip() else None


def _role(block: Block) -> Role:
    return "body" if block.kind == "paragraph" else block.kind


def _noted(document: Document, lang: str, language: Language) -> Document:
    if language.code == lang:
        return document
    note = f'no word lists for language "{lang}": statements are cut by marks alone'
    return replace(document, notes=(*document.notes, note))
