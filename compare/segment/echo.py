"""Pull quotes: what is set apart from the story and repeats it word for word is no second claim.

A block quotation or caption repeats the body where all its words stand there in their order; a paragraph only where it
is a quotation alone (its speaker may follow behind a dash), or one long statement that another paragraph has as well.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from compare.model import Block, Statement
from compare.text import DASHES, QUOTE_MARKS, keys

#: Least words that a quotation or caption, or a line without quotation marks, has in common with the body.
_LEAST, _LINE = 4, 8
#: Longest credit behind a quotation, in words.
_CREDIT = 10
_TELLING = frozenset({"paragraph", "list-item", "quote"})
_SET_APART = frozenset({"quote", "caption"})
_ENDS = ".?!…。！？"


class _Candidate(NamedTuple):
    """A block that may repeat the body: its words, and whether a block of the same words may be what it repeats."""

    block: int
    words: tuple[str, ...]
    alike: bool


def echoes(text: str, blocks: Sequence[Block], statements: Sequence[Statement]) -> frozenset[int]:
    """The indices of the blocks that repeat the body and tell nothing of their own.  Linear in the text."""
    waiting: dict[tuple[str, ...], list[_Candidate]] = defaultdict(list)
    lengths: dict[tuple[str, ...], set[int]] = defaultdict(set)
    for candidate in _candidates(text, blocks, statements):
        waiting[candidate.words].append(candidate)
        lengths[candidate.words[:_LEAST]].add(len(candidate.words))
    firsts = {words[0] for words in lengths}
    found: set[int] = set()
    for at, block in enumerate(blocks) if waiting else ():
        if block.kind in _TELLING:
            told = tuple(keys(block.span.of(text)))
            for start in [at for at, word in enumerate(told) if word in firsts]:
                for length in lengths.get(told[start : start + _LEAST], ()):
                    same = waiting.get(told[start : start + length], ())
                    found |= {one.block for one in same if at != one.block and _repeats(one, block, len(told))}
    return frozenset(found)


def _repeats(one: _Candidate, block: Block, length: int) -> bool:
    """Whether *block*, *length* words long, tells what *one* repeats: it tells more, or tells it as the story does."""
    return length > len(one.words) or (one.alike and block.kind != "quote")


def _candidates(text: str, blocks: Sequence[Block], statements: Sequence[Statement]) -> Iterator[_Candidate]:
    lead = next((s.paragraph for s in statements if s.role == "lead"), -1)
    twice = _told_twice(statements)
    for at, block in enumerate(blocks):
        wording = block.span.of(text).strip()
        if at == lead or block.kind not in _SET_APART | {"paragraph"}:
            continue
        core = _quoted(wording)
        if not core and (block.kind in _SET_APART or at in twice):
            core = wording
        words = tuple(keys(core))
        if len(words) >= (_LINE if at in twice and not _quoted(wording) else _LEAST):
            yield _Candidate(at, words, block.kind in _SET_APART)


def _quoted(wording: str) -> str:
    """The quotation that a block is, with or without a credit; "" where it is more or something else."""
    if wording[:1] not in QUOTE_MARKS:
        return ""
    end = max(wording.rfind(mark) for mark in QUOTE_MARKS)
    credit = wording[end + 1 :].strip()
    named = credit[:1] in DASHES and len(credit.split()) <= _CREDIT and credit[-1:] not in _ENDS
    return wording[1:end] if end > 0 and (not credit or named) else ""


def _told_twice(statements: Sequence[Statement]) -> frozenset[int]:
    """Blocks of one statement whose wording is a statement of another block, too."""
    places: dict[str, set[int]] = defaultdict(set)
    count: dict[int, int] = defaultdict(int)
    for statement in statements:
        places[_bare(statement.text)].add(statement.paragraph)
        count[statement.paragraph] += 1
    repeated = (where for where in places.values() if len(where) > 1)
    return frozenset(block for where in repeated for block in where if count[block] == 1)


def _bare(wording: str) -> str:
    return " ".join(wording.split()).rstrip(_ENDS)
