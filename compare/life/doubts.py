"""What a reader of a history should know about its versions before trusting it: one sentence each."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from compare.language import load
from compare.life.times import out_of_order, times_of
from compare.model import Version


def doubts(versions: Sequence[Version]) -> tuple[str, ...]:
    """Versions that state an earlier time than one before them, that are alike, or in another language."""
    return (*_order(versions), *_alike(versions), *_tongues(versions))


def _order(versions: Sequence[Version]) -> Iterator[str]:
    times = times_of(versions)
    for earlier, later in out_of_order(versions):
        yield (
            f"v{later + 1} ({versions[later].label}) states an earlier time than v{earlier + 1}: {times[later]}, not "
            f"after {times[earlier]}; the order given was kept"
        )


def _alike(versions: Sequence[Version]) -> Iterator[str]:
    for at in range(1, len(versions)):
        if versions[at].text == versions[at - 1].text:
            yield f"v{at + 1} ({versions[at].label}) reads as v{at} does, word for word"


def _tongues(versions: Sequence[Version]) -> Iterator[str]:
    common = Counter(version.lang for version in versions).most_common(1)[0][0]
    for at, version in enumerate(versions):
        if version.lang != common:
            yield (
                f"v{at + 1} ({version.label}) is in {load(version.lang).name}, most versions are in "
                f"{load(common).name}: statements of two languages find no partner"
            )
