"""Furniture that no list knows: short lines that stand in three or more different stories of one outlet.

A sentence of a story is safe: whatever closes with a period or stands in quotation marks stays, and so does all that
three versions of ONE story share.  A whole line is set aside or nothing, at head or tail or alone between paragraphs.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import groupby

from compare.model import Block, Document, Furniture, Source
from compare.read.base import ends_sentence, tells
from compare.read.furniture import EDGES
from compare.text import QUOTE_MARKS, fold

#: In how many stories a line must stand, and the reason that is listed.
ENOUGH, REASON = 3, "repeated in other stories of the outlet"
_LONGEST = 120
#: Lines between two paragraphs that are set aside together; a longer run may be a table or verse.
_RUN = 3
_LINES = frozenset({"headline", "standfirst", "heading", "paragraph", "list-item", "caption"})
_INNER = frozenset({"heading", "paragraph"})
_PROMPTS = frozenset("?!？！؟")


def set_aside(documents: Sequence[Document], outlets: Sequence[str]) -> tuple[Document, ...]:
    """*documents* with the lines that recur; *outlets* names the outlet of each (default: its own)."""
    named = [fold(outlet or document.source.outlet) for document, outlet in zip(documents, outlets, strict=True)]
    found = list(documents)
    for outlet in dict.fromkeys(named):
        mine = [at for at, name in enumerate(named) if name == outlet]
        recurring = _recurring([documents[at] for at in mine]) if len(mine) >= ENOUGH else frozenset()
        for at in mine if recurring else ():
            found[at] = _without(documents[at], recurring)
    return tuple(found)


def _key(text: str) -> str:
    """A line as it is compared.  Digits count: a score that changes is no furniture."""
    return fold(text).strip(EDGES)


def _recurring(documents: Sequence[Document]) -> frozenset[str]:
    """The lines that stand in enough stories, counted once for all versions of a story."""
    stories: dict[str, set[int]] = defaultdict(set)
    for story, document in zip(_stories(documents), documents, strict=True):
        spans = [block.span for block in document.blocks] + [aside.span for aside in document.furniture]
        for span in spans:
            if span.end - span.start <= _LONGEST and (key := _key(span.of(document.text))):
                stories[key].add(story)
    return frozenset(key for key, told in stories.items() if len(told) >= ENOUGH)


def _stories(documents: Sequence[Document]) -> list[int]:
    """A number for each document, the same for those that tell one story: they share a third of their paragraphs."""
    told = [frozenset(_paragraphs(document)) for document in documents]
    holding: dict[str, list[int]] = defaultdict(list)
    found: list[int] = []
    for at, paragraphs in enumerate(told):
        others = sorted({other for one in paragraphs for other in holding[one]})
        same = (o for o in others if 3 * len(paragraphs & told[o]) >= min(len(paragraphs), len(told[o])))
        known = sorted({found[other] for other in same})
        found.append(known[0] if known else at)
        if len(known) > 1:  # it joins what was taken for several stories
            found = [known[0] if story in known else story for story in found]
        for one in paragraphs:
            holding[one].append(at)
    return found


def _paragraphs(document: Document) -> Iterable[str]:
    for block in document.blocks:
        if tells(wording := block.span.of(document.text)) and wording[-1:] not in _PROMPTS:
            yield fold(wording)


def _without(document: Document, recurring: frozenset[str]) -> Document:
    """*document* with the lines of *recurring* as furniture, where they stand as furniture does."""
    text, blocks = document.text, document.blocks
    hit = [at for at, block in enumerate(blocks) if _key(block.span.of(text)) in recurring]
    prompts = {at for at in hit if _may_go(blocks[at], text)}
    story = [at for at, block in enumerate(blocks) if _tells(block, text) and at not in prompts]
    if not story or not hit:
        return document
    first, last = story[0], story[-1]
    gone = {at for at in prompts if not first <= at <= last}
    gone |= set(_between(blocks, text, [at for at in hit if first < at < last], set(story)))
    kept = [block for at, block in enumerate(blocks) if at not in gone]
    if any(blocks[at].kind == "headline" for at in gone):
        kept = _with_headline(kept, text)
        if not any(block.kind == "headline" for block in kept):  # nothing else could be one
            gone = {at for at in gone if blocks[at].kind != "headline"}
            kept = [block for at, block in enumerate(blocks) if at not in gone]
    aside = [*document.furniture, *(Furniture(blocks[at].span, REASON) for at in gone)]
    source = _titled(document.source, kept, text) if gone else document.source
    return replace(document, source=source, blocks=tuple(kept), furniture=tuple(sorted(aside, key=lambda f: f.span)))


def _tells(block: Block, text: str) -> bool:
    return block.kind != "headline" and tells(block.span.of(text))


def _may_go(block: Block, text: str) -> bool:
    """Whether a line at head or tail is no sentence: it closes without a mark, or asks or shouts as prompts do."""
    wording = block.span.of(text)
    if block.kind not in _LINES or wording[:1] in QUOTE_MARKS or wording[-1:] in QUOTE_MARKS:
        return False
    return not ends_sentence(wording) or wording[-1:] in _PROMPTS


def _between(blocks: Sequence[Block], text: str, hit: Sequence[int], story: set[int]) -> Iterable[int]:
    """Those of *hit*, lines between paragraphs, that stand alone or in a short run of their like."""
    for _, numbered in groupby(enumerate(hit), key=lambda pair: pair[1] - pair[0]):
        run = [at for _, at in numbered]
        alone = len(run) <= _RUN and run[0] - 1 in story and run[-1] + 1 in story
        if alone and all(_interrupts(blocks[at], text) for at in run):
            yield from run


def _interrupts(block: Block, text: str) -> bool:
    """Whether a line between paragraphs neither tells anything nor leads to what follows."""
    wording = block.span.of(text)
    speaks = wording[:1] in QUOTE_MARKS or wording[-1:] in QUOTE_MARKS
    return block.kind in _INNER and not speaks and not ends_sentence(wording) and wording[-1:] not in ":;,：，"


def _with_headline(blocks: Sequence[Block], text: str) -> list[Block]:
    """*blocks* with the first line above the story as headline, now that another has turned out to be furniture."""
    found = list(blocks)
    for at, block in enumerate(found):
        if block.kind in {"standfirst", "heading"} or (block.kind == "paragraph" and not tells(block.span.of(text))):
            found[at] = replace(block, kind="headline")
            break
        if block.kind == "paragraph":
            break
    return found


def _titled(source: Source, blocks: Sequence[Block], text: str) -> Source:
    headline = next((block.span.of(text) for block in blocks if block.kind == "headline"), "")
    return replace(source, title=" ".join(headline.split())) if headline else source
