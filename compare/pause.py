"""Work that makes many values and no cycles among them, done while the collector of cycles rests.

It would walk through all that was made, again and again, and find nothing: a third of the time of a long alignment.
"""

from __future__ import annotations

import gc
from collections.abc import Callable
from functools import wraps
from typing import ParamSpec, TypeVar

_Asked = ParamSpec("_Asked")
_Given = TypeVar("_Given")


def uncollected(work: Callable[_Asked, _Given]) -> Callable[_Asked, _Given]:
    """*work*, with the collector of cycles at rest; it goes on afterwards if it was at work before."""

    @wraps(work)
    def done(*args: _Asked.args, **named: _Asked.kwargs) -> _Given:
        if not gc.isenabled():
            return work(*args, **named)
        gc.disable()
        try:
            return work(*args, **named)
        finally:
            gc.enable()

    return done
