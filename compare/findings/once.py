"""Values that are made when they are first asked for."""

from __future__ import annotations

from collections.abc import Callable
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
