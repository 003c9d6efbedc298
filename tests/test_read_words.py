# ruff: noqa: SIM905 - lists of names are easier to read as one string
"""Files of random shape in which every word is another one: none that can be seen is lost in silence."""

from __future__ import annotations

import json
import random
import re
from collections.abc import Callable
from itertools import count

import pytest

from compare.model import Document, Source, tiles
from compare.read import READERS
from tests.fixtures.word import box, cut, p, package
from tests.fixtures.word import r as run

_NAME = re.compile(r"w\d+x")
_HTML = (
    "p div section ul ol li table tr td th blockquote article aside h1 h2 h3 figure figcaption main nav header footer "
    "form label button dl dt dd pre details summary fieldset legend address center select option textarea "
    "caption ruby rt rp a b i span em strong time q code u s del ins sub sup mark small cite abbr kbd x-widget slot"
).split()
_NAMES = ("", "", "", ' class="share"', ' class="byline"', ' class="comments"', ' id="related"', ' class="caption"')
_NITF = (
    "p hl2 bq block note media media-caption media-reference fn ul li table tr td em a q pre dl dt dd org money".split()
)
_META = "by dateline headline slugline edNote description subject located rightsInfo title itemClass keyword".split()
_FIELDS = "headline title standfirst byline authors body_html bodies paragraphs text outlet provider value".split()
_WHO = 'w:id="1" w:author="Ed" w:date="2026-01-31T12:00:00Z"'


#: A file, and its markup as text.
Made = tuple[bytes, str]


def text(markup: str) -> Made:
    return markup.encode(), markup


class Words:
    """A source of sentences in which no word comes twice, and of choices."""

    def __init__(self, seed: int) -> None:
        self.chance, self._next = random.Random(seed), count(1)

    def sentence(self) -> str:
        return " ".join(f"w{next(self._next)}x" for _ in range(self.chance.choice((1, 2, 5, 12)))) + self.any(
            ".", "", "?"
        )

    def any(self, *options: str) -> str:
        return self.chance.choice(options)

    def some(self, make: Callable[[], str], most: int = 3) -> str:
        return "".join(make() for _ in range(self.chance.randint(1, most)))

    def tree(self, names: list[str], depth: int, marks: tuple[str, ...] = ("",)) -> str:
        if depth == 0 or self.chance.random() < 0.3:
            return self.sentence() + " "
        name = self.any(*names)
        return f"<{name}{self.any(*marks)}>{self.some(lambda: self.tree(names, depth - 1, marks))}</{name}>"


def html(words: Words) -> Made:
    return text(f"<html><body>{words.some(lambda: words.tree(_HTML, 5, _NAMES), 6)}</body></html>")


def nitf(words: Words) -> Made:
    heads = words.some(lambda: words.tree(["hedline", "byline", "abstract", "rights", "note", "dateline"], 1), 4)
    inner = words.some(lambda: words.tree(_NITF, 4), 5)
    return text(f"<nitf><body><body.head>{heads}</body.head><body.content>{inner}</body.content></body></nitf>")


def newsml(words: Words) -> Made:
    metas = [words.some(lambda: words.tree(_META, 2), 5) for _ in range(2)]
    body = words.some(lambda: words.tree(["p", "div", "h1", "ul", "li", "table", "tr", "td", "em"], 3), 4)
    content = f"<inlineXML><html><body>{body}</body></html></inlineXML><inlineData>{words.sentence()}</inlineData>"
    head = f"<itemMeta>{metas[0]}</itemMeta><contentMeta>{metas[1]}</contentMeta>"
    return text(f"<newsItem>{head}<contentSet>{content}</contentSet></newsItem>")


def ninjs(words: Words) -> Made:
    def value(depth: int) -> object:
        kind = words.chance.random()
        if depth == 0 or kind < 0.4:
            return words.sentence()
        size = range(words.chance.randint(1, 3))
        return [value(depth - 1) for _ in size] if kind < 0.7 else {words.any(*_FIELDS): value(depth - 1) for _ in size}

    return text(json.dumps({**{words.any(*_FIELDS): value(3) for _ in range(6)}, "body_text": words.sentence()}))


def docx(words: Words) -> Made:
    def inline(depth: int) -> str:
        if depth == 0 or words.chance.random() < 0.4:
            return run(words.sentence())
        inner = words.some(lambda: inline(depth - 1), 2)
        wraps = (
            "hyperlink",
            "smartTag",
            "customXml",
            'fldSimple w:instr="X"',
            'bdo w:val="rtl"',
            f"ins {_WHO}",
            f"moveFrom {_WHO}",
        )
        wrap = words.any(*wraps)
        note = f'<w:r><w:footnoteReference w:id="{words.any("1", "2")}"/></w:r>'
        wrapped = f"<w:{wrap}>{inner}</w:{wrap.split()[0]}>"
        return words.any(wrapped, wrapped, cut(words.sentence()), box(words.sentence()), note + inner)

    def block(depth: int) -> str:
        if depth == 0 or words.chance.random() < 0.5:
            return p(words.some(lambda: inline(2)), mark=words.any("", "", "ins", "del"))
        rows = words.some(lambda: f"<w:tr><w:tc>{block(depth - 1)}</w:tc><w:tc>{p(inline(1))}</w:tc></w:tr>", 2)
        content = f"<w:sdt><w:sdtContent>{block(depth - 1)}</w:sdtContent></w:sdt>"
        return words.any(f"<w:tbl>{rows}</w:tbl>", content, f"<w:ins {_WHO}>{p(run(words.sentence()))}</w:ins>")

    body = p(run(words.sentence())) + words.some(lambda: block(3), 5)
    named = set(re.findall(r'footnoteReference w:id="(\d)"', body))
    notes = "".join(f'<w:footnote w:id="{n}">{p(run(words.sentence()))}</w:footnote>' for n in sorted(named))
    return package(body, footnotes=notes), body + notes


MAKERS: dict[str, tuple[str, Callable[[Words], Made]]] = {
    "html": ("html", html),
    "nitf": ("xml", nitf),
    "newsml": ("xml", newsml),
    "json": ("json", ninjs),
    "docx": ("docx", docx),
}


@pytest.mark.parametrize("seed", range(25))
@pytest.mark.parametrize("name", MAKERS)
def test_every_word_is_in_the_text_set_aside_or_in_a_note(name: str, seed: int) -> None:
    kind, make = MAKERS[name]
    data, markup = make(Words(seed))
    found: Document = READERS[kind](data, Source(path="story"), keep_furniture=False)
    source = found.source
    told = " ".join((found.text, *found.notes, source.outlet, source.byline, source.title))
    assert set(_NAME.findall(markup)) - set(_NAME.findall(told)) == set()
    pieces = sorted([block.span for block in found.blocks] + [one.span for one in found.furniture])
    assert tiles(found.text, pieces)
