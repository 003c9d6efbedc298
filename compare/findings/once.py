"""Values that are made when they are first asked for."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Generic, TypeVar

_Owner = TypeVar("_Owner")
_Value = TypeVar("_Value")


class once(Generic[_Owner, _Value]):  # noqa: N801 - read as a decorator
    """``functools.cached_property`` without the lock that it takes in Python 3.11.

    The rules ask for a thousand such values of one short comparison, and no two threads ever ask for one.
    """

    def __init__(self, make: Callable[[_Owner], _Value]) -> None:
        self._make = make

    def __set_name__(self, owner: type, name: str) -> None:
        self._name = name

    def __get__(self, one: _Owner, owner: type) -> _Value:
        found = one.__dict__[self._name] = self._make(one)
        return found


def remembered(work: Callable[[_Owner], _Value]) -> Callable[[_Owner], _Value]:
    """*work*, whose answer about each thing is kept in the thing itself.

    A rule asks about every pair before the next rule asks about the first again: a cache of the last few pairs has
    forgotten it by then.
    """
    name = f"{work.__module__}.{work.__name__}"

    @wraps(work)
    def asked(one: _Owner) -> _Value:
        kept = vars(one)
        if name not in kept:
            kept[name] = work(one)
        found: _Value = kept[name]
        return found

    return asked
