"""storydiff: which statements of a story were kept, reworded, moved, split, merged, added or dropped.

    >>> import compare
    >>> report = compare.compare("draft.md", "edited.html")        # doctest: +SKIP
    >>> report.findings, report.counts, report.to_json()           # doctest: +SKIP

The public names are loaded when first used: ``import compare`` itself loads nothing heavy.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

__version__ = "0.1.0"
__all__ = [
    "Limits",
    "Report",
    "__version__",
    "align_versions",
    "compare",
    "history",
    "outlets",
    "version_from_sentences",
]

if TYPE_CHECKING:
    from compare.api import Limits, Report, align_versions, compare, history, outlets, version_from_sentences


def __getattr__(name: str) -> Any:
    if name in __all__:
        from compare import api

        return getattr(api, name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


def __dir__() -> list[str]:
    # What help() and completion show: the public names, loaded or not.
    return sorted({*globals(), *__all__})
