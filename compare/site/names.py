"""Story id -> name of its folder: the same on every machine, safe on every file system, distinct for distinct ids."""

from __future__ import annotations

import hashlib
import re
import unicodedata

#: An id that may stand as it is: on every file system, in every letter case, and no name that Windows keeps.
_PLAIN = re.compile(r"(?!(?:con|prn|aux|nul|(?:com|lpt)[0-9])$)(?!.*-[0-9a-f]{16}$)[a-z0-9]+(?:-[a-z0-9]+)*")
_LONGEST = 60
#: Names that mean something on web hosts and to us.
_KEPT = frozenset({"index", "assets", "site", "feed", "findings", "stories"})


def folder_name(id: str) -> str:
    """The folder of the story *id*.

    What is lost on the way to a safe name is made up for by a digest of the id, and no plain id looks like a name with
    a digest: so two ids never share a name, though one is the other in capitals or in another normal form.
    """
    if _PLAIN.fullmatch(id) and len(id) <= _LONGEST and id not in _KEPT:
        return id
    digest = hashlib.sha256(id.encode("utf-8", "surrogatepass")).hexdigest()[:16]
    kept = unicodedata.normalize("NFKD", id).encode("ascii", "ignore").decode().lower()
    slug = "-".join(re.findall("[a-z0-9]+", kept))[: _LONGEST - 17].strip("-")
    return f"{slug or 'story'}-{digest}"
