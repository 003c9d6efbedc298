"""A corpus made up for the speed of grouping: stories told by one to six outlets, in words that follow Zipf's law.

Each story has names, numbers and words of its own, drawn from pools that other stories draw from too, and a topic that
many share.  An outlet tells it in its own words, with a quotation or two that all have; one in six copies another.
"""

from __future__ import annotations

import random
from bisect import bisect
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from itertools import accumulate
from typing import NamedTuple

from compare.language import load

WORDS = 240  # of an article
_A_DAY = 1000  # articles
_GENERAL, _NAMES, _TOPICS = 40_000, 20_000, 400
_SYLLABLES = [first + second for first in "bdfghklmnprstvz" for second in "aeiou"]


class Told(NamedTuple):
    """An article, and the number of the story it tells."""

    id: str
    title: str
    text: str
    outlet: str
    published: str
    story: int


def corpus(count: int, seed: int = 1) -> list[Told]:
    """*count* articles, a thousand a day; the same for the same seed."""
    made = random.Random(seed)
    stories = _stories(made, count)
    return [next(stories) for _ in range(count)]


def _stories(made: random.Random, count: int) -> Iterator[Told]:
    general, names = _pool(made, _GENERAL, 4), [word.capitalize() for word in _pool(made, _NAMES, 3)]
    small = sorted(load("en").stop_words, key=lambda word: (len(word), word))
    scales = [list(accumulate(1 / (rank + 3) for rank in range(len(words)))) for words in (small, general)]
    rare = general[300:]
    topics = [made.choices(rare, k=250) for _ in range(_TOPICS)]

    def common() -> str:
        words, scale = (small, scales[0]) if made.random() < 0.6 else (general, scales[1])
        return words[bisect(scale, made.random() * scale[-1])]

    number = told = 0
    while told < count:
        topic = topics[min(int(made.expovariate(0.02)), _TOPICS - 1)]
        own = made.choices(names, k=8) + made.choices(rare, k=15)
        own += [str(made.randrange(2, 5000)) for _ in range(3)]
        quote = " ".join(common() for _ in range(14))
        texts: list[str] = []
        for _ in range(made.choice((1, 1, 1, 2, 3, 3, 4, 6))):
            if texts and made.random() < 1 / 6:
                words = made.choice(texts).split(" ")
                del words[made.randrange(len(words)) :][:5]
            else:
                words = [_word(made, own, topic, common) for _ in range(made.randrange(WORDS // 2, WORDS * 3 // 2))]
                words[made.randrange(len(words))] = f'"{quote}"'
            texts.append(" ".join(words))
            title = " ".join([*made.sample(own, 4), *made.sample(topic, 2)])
            day = date(2026, 1, 1) + timedelta(days=told // _A_DAY + made.randrange(2))
            yield Told(f"a{told:06}", title, texts[-1], f"outlet {made.randrange(40)}", day.isoformat(), number)
            told += 1
        number += 1


def _pool(made: random.Random, count: int, syllables: int) -> list[str]:
    """*count* different words of at most so many syllables."""
    found: dict[str, None] = {}
    while len(found) < count:
        found["".join(made.choices(_SYLLABLES, k=made.randrange(1, syllables + 1)))] = None
    return list(found)


def _word(made: random.Random, own: list[str], topic: list[str], common: Callable[[], str]) -> str:
    """The next word of an article: three of four are common ones, one of eight is of its own story."""
    chance = made.random()
    if chance < 0.75:
        return common()
    return made.choice(topic) if chance < 0.88 else made.choice(own)
