"""The folder of templates, in a wheel and in a checkout, and one Jinja2 environment over it.

Autoescape is on for every template and an undefined name is an error.  Assets are our own text and trusted; nothing
else is.
"""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from compare.errors import TemplateError

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable

    from jinja2 import Environment


@lru_cache(maxsize=1)
def folder() -> Traversable:
    """The templates: in the package of a wheel, two folders above this one in a checkout, inside a zipped wheel."""
    for above in (1, 2):
        place = Path(__file__).parents[above] / "templates"
        if place.is_dir():
            return place
    # Only a zipped package comes here: importing this costs as much as making the page's view.
    from importlib.resources import files

    return files("compare") / "templates"


def source(name: str) -> str:
    """The text of a template or asset.  Raises TemplateError where it is missing."""
    place = folder()
    for part in name.split("/"):
        place = place / part
    try:
        return place.read_text(encoding="utf-8")
    except (OSError, KeyError) as error:
        raise TemplateError(f"template {name} is missing", "install storydiff again") from error


@lru_cache(maxsize=1)
def environment() -> Environment:
    """The environment all pages are made in."""
    from jinja2 import Environment, FunctionLoader, StrictUndefined

    return Environment(
        autoescape=True,
        undefined=StrictUndefined,
        loader=FunctionLoader(source),
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
        # Folding constants costs a tenth of the compiling and gains nothing on pages made once.
        optimized=False,
    )
