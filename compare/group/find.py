"""A corpus on disk -> its stories: places are shared out to workers, their profiles grouped here."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from compare.errors import EmptyDocument, StorydiffError
from compare.group import ALIKE, DAYS, Member, Profile, group
from compare.group.corpus import Place, Unread, places, profiles
from compare.read.versions import natural
from compare.settings import Settings
from compare.site.pace import Pace
from compare.site.work import Lost, chunked, run

_CHUNK = 200  # articles that a worker gets at a time


@dataclass(frozen=True, slots=True)
class Search:
    """What is looked for, and with what help; see :func:`compare.group.group` and :func:`compare.site.work.run`.

    ``settings`` say how articles are read: their language, whether furniture is kept, limits.
    """

    alike: float = ALIKE
    days: int = DAYS
    jobs: int = 1
    scheduler: str = ""
    ship: bool = False
    settings: Settings = field(default_factory=Settings)


@dataclass(slots=True)
class Found:
    """The stories of a corpus.  ``places`` has those of all articles by number; ``unread`` could not be used."""

    stories: list[tuple[Member, ...]] = field(default_factory=list)
    places: dict[int, Place] = field(default_factory=dict)
    unread: list[Unread] = field(default_factory=list)
    undated: int = 0

    @property
    def grouped(self) -> int:
        """Articles that are in a story."""
        return sum(map(len, self.stories))


def find(source: Path, search: Search, tell: Callable[[str], None]) -> Found:
    """The stories of the corpus *source*; *tell* hears how far the work is.

    Raises StorydiffError where the corpus or the cluster cannot be used, EmptyDocument where no article can be read.
    """
    found = Found()
    found.stories = group(_profiles(source, search, found, tell), alike=search.alike, days=search.days)
    if found.places and len(found.unread) == len(found.places):
        first = found.unread[0]
        raise StorydiffError(f"{first.name}: {first.cause}", "no article of the corpus can be read")
    if not found.places:
        raise EmptyDocument(
            f"{source}: holds no article", "give a folder of articles, or a .jsonl file with one a line"
        )
    found.unread.sort(key=lambda one: natural(one.name))
    return found


def _profiles(source: Path, search: Search, found: Found, tell: Callable[[str], None]) -> Iterator[Profile]:
    """The profiles of all articles as they get ready; what else is learnt goes to *found*."""
    sent: dict[int, tuple[Place, ...]] = {}

    def chunks() -> Iterator[tuple[Place, ...]]:
        for index, chunk in enumerate(chunked(places(source, ship=search.ship), _CHUNK)):
            sent[index] = chunk
            yield chunk

    pace = Pace(tell, unit="articles")
    results = run(partial(profiles, search.settings), chunks(), jobs=search.jobs, scheduler=search.scheduler, pace=pace)
    with closing(results):
        for index, result in results:
            chunk = sent.pop(index)
            found.places.update((place.number, place._replace(data=None)) for place in chunk)
            for one in (Unread(place.name, result.cause) for place in chunk) if isinstance(result, Lost) else result:
                if isinstance(one, Unread):
                    found.unread.append(one)
                else:
                    found.undated += not one.article.day
                    yield one
    tell(f"grouping {pace.done:,} articles")
