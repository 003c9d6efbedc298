"""Real stories and labelled data, where they lie beside the checkout; tests that need them are skipped elsewhere."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
SHARED = ROOT / os.environ.get("STORYDIFF_SHARED", "../shared")


def need(*parts: str) -> Path:
    """The path of a shared file, or a skip where there is none."""
    path = SHARED.joinpath(*parts)
    if not path.exists():
        pytest.skip(f"no shared {path.name} beside the checkout")
    return path
