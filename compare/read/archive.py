"""A ZIP archive is measured before anything in it is unpacked, so that a bomb is refused while it is still small."""

from __future__ import annotations

import zipfile
from io import BytesIO

from compare.errors import ReadError
from compare.read.base import display

#: The most members, the most bytes of one text member and of all, and the most a member may swell.
MEMBERS, MEMBER, TOTAL, RATIO = 3000, 20_000_000, 100_000_000, 200
#: The most tags in the text members of an Office file: every one becomes an element in memory.
TAGS = 600_000
_TEXT = (".xml", ".rels")
_SMALL = 200_000


def checked(data: bytes, path: str) -> zipfile.ZipFile:
    """The Office file in *data*, once it is measured (:func:`measured`) and its tags are counted."""
    archive = measured(data, path)
    _count_tags(archive, display(path))
    return archive


def members(data: bytes, path: str) -> tuple[str, ...]:
    """The names in the archive of versions *data*, in its order.  Raises :class:`ReadError` for *path*."""
    with measured(data, path) as archive:
        names = tuple(dict.fromkeys(archive.namelist()))
    if "[Content_Types].xml" in names or "mimetype" in names:
        raise ReadError(f"{display(path)}: is one Office file or book, no archive of versions", "name two versions")
    return names


def member(data: bytes, path: str, name: str) -> bytes:
    """What the archive of versions *data* holds under *name*.  Raises :class:`ReadError` for *path*."""
    names = members(data, path)
    if name not in names or name.endswith("/"):
        known = ", ".join(one for one in names if not one.endswith("/"))
        raise ReadError(f'{display(path)}: has no member "{name}"', f"it holds {known[:200] or 'nothing'}")
    with measured(data, path) as archive:
        try:
            return archive.read(name)
        except Exception as error:  # zlib.error and its like of the other methods have no common base
            raise _broken(display(path), error) from None


def measured(data: bytes, path: str) -> zipfile.ZipFile:
    """The archive in *data*, once its members, their sizes and how far they swell are within the limits.

    Sizes are those of the directory; the standard library never unpacks more than the directory says.
    Raises :class:`ReadError` for *path*.
    """
    name = display(path)
    # Counted in the raw bytes first: the directory itself can be the bomb.
    if data.count(b"PK\x01\x02") > MEMBERS:
        raise ReadError(f"{name}: more than {MEMBERS} members in the archive", "save the story as a file of its own")
    try:
        archive = zipfile.ZipFile(BytesIO(data))
        directory = archive.infolist()
    except (zipfile.BadZipFile, OSError, ValueError, RuntimeError, EOFError) as error:
        raise _broken(name, error) from None
    total = 0
    for one in directory:
        total += one.file_size
        cause = ""
        if one.flag_bits & 1:
            cause = "is protected by a password"
        elif one.file_size > MEMBER and one.filename.endswith(_TEXT):
            cause = f"holds a text of more than {MEMBER // 1_000_000} MB"
        elif one.file_size > _SMALL and one.file_size > RATIO * max(one.compress_size, 1):
            cause = f"holds a member that unpacks to more than {RATIO} times its size"
        elif total > TOTAL:
            cause = f"unpacks to more than {TOTAL // 1_000_000} MB"
        if cause:
            raise ReadError(f"{name}: {cause}", "save the story as a file of its own, without a password")
    return archive


def _count_tags(archive: zipfile.ZipFile, name: str) -> None:
    tags = 0
    for member in archive.infolist():
        if member.filename.endswith(_TEXT):
            try:
                text = archive.read(member)
            except Exception as error:  # zlib.error and its like of the other methods have no common base
                raise _broken(name, error) from None
            tags += text.count(b"<")
            if b"<!DOCTYPE" in text[:4000]:
                raise ReadError(f"{name}: holds a document type (DTD)", "save it again in a word processor")
            if tags > TAGS:
                raise ReadError(f"{name}: holds more than {TAGS} tags", "save the story alone as a file of its own")


def _broken(name: str, error: BaseException) -> ReadError:
    return ReadError(f"{name}: is a damaged ZIP archive ({error})", "save it again")
