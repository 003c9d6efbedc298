"""Stories -> the manifest that ``storydiff site`` takes: one line of JSON a story, written whole or not at all."""

from __future__ import annotations

import json
import os
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any

from compare.errors import WriteError
from compare.group import Member
from compare.group.corpus import Place, from_line
from compare.group.find import Found
from compare.settings import Settings


def lines(found: Found, base: Path, settings: Settings) -> Iterator[str]:
    """A line for each story; the paths of files start from the folder *base*, articles are read by *settings*."""
    taken = Counter[str]()
    for members in found.stories:
        first = members[0].article
        taken[first.id] += 1
        story = {
            "story": first.id if taken[first.id] == 1 else f"{first.id} ({taken[first.id]})",
            "kind": kind(members),
            "title": first.title or first.id,
            "versions": [_version(member, found.places[member.article.place], base, settings) for member in members],
        }
        # A lone surrogate of a damaged article is an escape, as it is to JSON: no UTF-8 holds it.
        yield json.dumps(story, ensure_ascii=False).encode("utf-8", "backslashreplace").decode() + "\n"


def kind(members: Sequence[Member]) -> str:
    """How a story is to be shown: successive versions where one outlet has copies of its own text, else accounts."""
    outlets = {member.article.outlet for member in members}
    same_text = all(member.copy for member in members[1:])
    if len(outlets) > 1 or not same_text:
        return "outlets"
    return "pair" if len(members) == 2 else "history"


def _version(member: Member, place: Place, base: Path, settings: Settings) -> dict[str, Any]:
    article = member.article
    version: dict[str, Any] = _content(place, base, settings)
    version |= {key: value for key in ("outlet", "published") if (value := getattr(article, key))}
    return version | {"label": article.outlet or article.id, "score": member.score}


def _content(place: Place, base: Path, settings: Settings) -> dict[str, str]:
    """The path of a file; the text of an article that is a line of one."""
    if place.size < 0:
        return {"path": Path(os.path.relpath(place.path, base)).as_posix()}
    with Path(place.path).open("rb") as file:
        file.seek(place.start)
        article = from_line(place, file.read(place.size), settings)
    return {"text": "\n\n".join(part for part in (article["title"], article["text"]) if part)}


def write(path: Path, content: Iterable[str]) -> None:
    """Write *content* to *path*, whole or not at all.  Raises WriteError."""
    draft = path.with_name(f".{path.name}.{os.getpid()}.draft")
    try:
        with draft.open("w", encoding="utf-8", newline="\n") as file:
            file.writelines(content)
        draft.replace(path)
    except OSError as error:
        raise WriteError(f"cannot write {path}: {error.strerror or error}", "give another place with -o") from error
    finally:
        with suppress(OSError):
            draft.unlink(missing_ok=True)
