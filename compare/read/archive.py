"""A ZIP archive is measured before anything in it is unpacked, so that a bomb is refused while it is still small."""

from __future__ import annotations

import zipfile
from io import BytesIO

from compare.errors import ReadError
from compare.limits import LIMITS, MEGABYTE, Limits
from compare.read.base import display

_ALONE = "save the story alone as a file of its own"
_TEXT = (".xml", ".rels")
#: A member of this size may swell as it likes: a page of one repeated sign is no bomb.
_SMALL = 200_000


def checked(data: bytes, path: str, limits: Limits = LIMITS) -> zipfile.ZipFile:
    """The Office file in *data*, once it is measured (:func:`measured`) and its tags are counted."""
    archive = measured(data, path, limits)
    _count_tags(archive, display(path), limits)
    return archive


def members(data: bytes, path: str, limits: Limits = LIMITS) -> tuple[str, ...]:
    """The names in the archive of versions *data*, in its order.  Raises :class:`ReadError` for *path*."""
    with measured(data, path, limits) as archive:
        names = tuple(dict.fromkeys(archive.namelist()))
    if "[Content_Types].xml" in names or "mimetype" in names:
        raise ReadError(f"{display(path)}: is one Office file or book, no archive of versions", "name two versions")
    return names


def member(data: bytes, path: str, name: str, limits: Limits = LIMITS) -> bytes:
    """What the archive of versions *data* holds under *name*.  Raises :class:`ReadError` for *path*."""
    names = members(data, path, limits)
    if name not in names or name.endswith("/"):
        known = ", ".join(one for one in names if not one.endswith("/"))
        raise ReadError(f'{display(path)}: has no member "{name}"', f"it holds {known[:200] or 'nothing'}")
    with measured(data, path, limits) as archive:
        try:
            return archive.read(name)
        except Exception as error:  # zlib.error and its like of the other methods have no common base
            raise _broken(display(path), error) from None


def measured(data: bytes, path: str, limits: Limits = LIMITS) -> zipfile.ZipFile:
    """The archive in *data*, once its members, their sizes and how far they swell are within the limits.

    Sizes are those of the directory; the standard library never unpacks more than the directory says.
    Raises :class:`ReadError` for *path*.
    """
    name = display(path)
    # Counted in the raw bytes first: the directory itself can be the bomb.
    if data.count(b"PK\x01\x02") > limits.members:
        raise ReadError(f"{name}: more than {limits.members} members in the archive", limits.hint("members", _ALONE))
    try:
        archive = zipfile.ZipFile(BytesIO(data))
        directory = archive.infolist()
    except (zipfile.BadZipFile, OSError, ValueError, RuntimeError, EOFError) as error:
        raise _broken(name, error) from None
    total = 0
    for one in directory:
        total += one.file_size
        if one.flag_bits & 1:
            raise ReadError(f"{name}: is protected by a password", "save it without one")
        cause, limit = "", ""
        if one.file_size > limits.member * MEGABYTE and one.filename.endswith(_TEXT):
            cause, limit = f"holds a text of more than {limits.member} MB", "member"
        elif one.file_size > _SMALL and one.file_size > limits.ratio * max(one.compress_size, 1):
            cause, limit = f"holds a member that unpacks to more than {limits.ratio} times its size", "ratio"
        elif total > limits.unpacked * MEGABYTE:
            cause, limit = f"unpacks to more than {limits.unpacked} MB", "unpacked"
        if cause:
            raise ReadError(f"{name}: {cause}", limits.hint(limit, _ALONE))
    return archive


def _count_tags(archive: zipfile.ZipFile, name: str, limits: Limits) -> None:
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
            if tags > limits.tags:
                raise ReadError(f"{name}: holds more than {limits.tags} tags", limits.hint("tags", _ALONE))


def _broken(name: str, error: BaseException) -> ReadError:
    return ReadError(f"{name}: is a damaged ZIP archive ({error})", "save it again")
