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
        members = archive.infolist()
    except (zipfile.BadZipFile, OSError, ValueError, RuntimeError, EOFError) as error:
        raise _broken(name, error) from None
    total = 0
    for member in members:
        total += member.file_size
        cause = ""
        if member.flag_bits & 1:
            cause = "is protected by a password"
        elif member.file_size > MEMBER and member.filename.endswith(_TEXT):
            cause = f"holds a text of more than {MEMBER // 1_000_000} MB"
        elif member.file_size > _SMALL and member.file_size > RATIO * max(member.compress_size, 1):
            cause = f"holds a member that unpacks to more than {RATIO} times its size"
        elif total > TOTAL:
            cause = f"unpacks to more than {TOTAL // 1_000_000} MB"
        if cause:
            raise ReadError(f"{name}: {cause}", "save the story as a file of its own, without a password")
    _count_tags(archive, name)
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
