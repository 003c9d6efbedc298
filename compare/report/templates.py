"""The folder of templates, in a wheel and in a checkout, and one Jinja2 environment over it.

Autoescape is on for every template and an undefined name is an error.  Assets are our own text and trusted; nothing
else is.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from compare.errors import TemplateError

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable

    from jinja2 import Environment
    from markupsafe import Markup

#: Letters that are written from right to left.
_BACKWARDS = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff]")
_QUOTED = re.compile("“[^”]*”")
#: What stands around a piece of each kind; others are a span of that class.
_MARKED = {
    "same": ("", ""),
    "gone": ('<del><span class="vh">removed: </span>', "</del>"),
    "come": ('<ins><span class="vh">added: </span>', "</ins>"),
    "shared": ('<span class="shared">', "</span>"),
    "quiet": ('<span class="quiet">', "</span>"),
}
#: Longest name that may not be broken at a hyphen, in signs: it has to fit a phone.
_UNBROKEN = 24


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

    made = Environment(
        autoescape=True,
        undefined=StrictUndefined,
        loader=FunctionLoader(source),
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
        # Folding constants costs a tenth of the compiling and gains nothing on pages made once.
        optimized=False,
    )
    made.filters["apart"] = apart
    made.filters["marked"] = marked
    return made


def marked(pieces: Sequence[tuple[str, str]]) -> Markup:
    """Wording as HTML, with what changed in it marked.  A page asks hundreds of times: a macro costs thrice as much."""
    import markupsafe  # of "from markupsafe import ..." each call costs as much as the rest for one piece

    if len(pieces) == 1 and pieces[0][0] == "same":  # most statements are unchanged
        return markupsafe.escape(pieces[0][1])
    found: list[str] = []
    for kind, text in pieces:
        opening, closing = _MARKED.get(kind) or (f'<span class="{markupsafe.escape(kind)}">', "</span>")
        found += (opening, markupsafe.escape(text), closing)
    return markupsafe.Markup("".join(found))


def apart(text: str, names: Iterable[str] = ()) -> str | Markup:
    """*text* as HTML in which wording of the other direction disturbs nothing, and no name is broken at a hyphen.

    *names* are the names of versions that may stand in it.  Quoted wording keeps its own order of signs, and text
    without quotes as a whole.
    """
    held = [name for name in names if name in text and ("-" in name or _BACKWARDS.search(name))]
    if not held and (text.isascii() or not _BACKWARDS.search(text)):
        return text
    from markupsafe import Markup, escape

    words = sorted({re.escape(str(escape(name))) for name in held}, key=len, reverse=True)
    pattern = "|".join([*words, _QUOTED.pattern])
    found, quoted = re.subn(pattern, _kept_apart, str(escape(text)))
    return Markup(found if quoted else f"<bdi>{found}</bdi>")


def _kept_apart(match: re.Match[str]) -> str:
    wording = match[0]
    if wording[0] == "“":
        return f"“<bdi>{wording[1:-1]}</bdi>”" if _BACKWARDS.search(wording) else wording
    short = "-" in wording and len(wording) <= _UNBROKEN
    return f"<bdi class=whole>{wording}</bdi>" if short else f"<bdi>{wording}</bdi>"
