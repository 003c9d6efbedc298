"""The house holds: who imports whom, one door for each outside package, no long file, no stray habit.

The plan is drawn in ``docs/architecture.md``.  When it is wrong, change it there and here, in one commit.
"""

from __future__ import annotations

import ast
import re
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
PACKAGE = ROOT / "compare"
CEILING = 400
GROUND = {"chronicle", "model", "errors", "limits", "pause", "review"}
TOOLS = {"text", "language"}
STAGES = {"read", "segment", "align", "label", "matrix", "life", "findings", "report"}
#: Room -> floor and the rooms it may import.  ``__version__`` is open to all.
HOUSE: dict[str, tuple[int, set[str]]] = {
    "model": (1, {"chronicle"}),
    "errors": (1, set()),
    "review": (1, set()),
    "chronicle": (0, set()),
    "limits": (1, set()),
    "pause": (1, set()),
    "text": (2, GROUND),
    "language": (2, GROUND),
    "settings": (2, GROUND),
    "mentions": (3, GROUND | TOOLS),
    "diff": (3, GROUND | TOOLS),
    "read": (4, GROUND | TOOLS),
    "segment": (4, GROUND | TOOLS | {"settings", "mentions"}),
    "align": (4, GROUND | TOOLS | {"settings"}),
    "label": (4, GROUND | TOOLS | {"settings", "diff"}),
    "matrix": (4, GROUND | TOOLS | {"mentions"}),
    "findings": (4, GROUND | TOOLS | {"settings", "mentions"}),
    "life": (4, GROUND | TOOLS | {"mentions"}),
    "report": (4, GROUND | TOOLS | {"settings", "mentions"}),
    "naming": (5, GROUND | TOOLS | {"read"}),
    "pipeline": (6, GROUND | TOOLS | STAGES | {"settings", "naming"}),
    "site": (7, GROUND | TOOLS | {"settings", "pipeline", "report", "read", "segment", "findings"}),
    "group": (8, GROUND | TOOLS | {"settings", "align", "read", "site"}),
    "api": (9, GROUND | TOOLS | {"settings", "pipeline", "align", "segment", "report"}),
    "cli": (9, GROUND | TOOLS | {"settings", "pipeline", "read", "findings", "report", "site", "group"}),
    "__init__": (10, {"api"}),
    "__main__": (10, {"cli"}),
}
#: Outside package (or costly module) -> the only files that import it.
DOORS: dict[str, set[str]] = {
    "charset_normalizer": {"read/charset.py"},
    "click": {"cli/*"},
    "distributed": {"site/cluster.py"},
    "difflib": {"diff/matches.py"},
    "jinja2": {"report/templates.py"},
    "docx": {"read/docx.py", "report/docx.py"},
    "lxml": {"read/html.py", "read/newsml.py"},
    "markdown_it": {"read/markdown.py"},
    "markupsafe": {"report/html.py", "report/templates.py", "report/outlets/html.py"},
    "nltk": {"segment/sentences.py"},
    "pdfminer": {"read/pdfchild.py"},
    "rich": {"report/terminal.py"},
    "trafilatura": {"read/html.py"},
    "urllib3": {"read/url.py"},
    "xlsxwriter": {"report/sheet.py"},
}
#: Heavy packages are imported inside the function that needs them, never when a module is loaded.
LAZY = set(DOORS) - {"click", "difflib"}
FILES = sorted(PACKAGE.rglob("*.py"))
each_file = pytest.mark.parametrize("path", FILES, ids=[path.relative_to(PACKAGE).as_posix() for path in FILES])


def room_of(path: Path) -> str:
    """``compare/align/beads.py`` -> ``align``; ``compare/text.py`` -> ``text``."""
    return path.relative_to(PACKAGE).with_suffix("").parts[0]


def imports(tree: ast.AST) -> list[str]:
    """The dotted modules that *tree* imports."""
    found: list[str] = []
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            found += [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, "imports are absolute"
            module = str(node.module)
            found += [f"compare.{alias.name}" for alias in node.names] if module == "compare" else [module]
    return found


def parsed(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


@each_file
def test_room_imports_only_rooms_it_may(path: Path) -> None:
    room = room_of(path)
    _, allowed = HOUSE[room]
    met = {name.split(".")[1] for name in imports(parsed(path)) if name.startswith("compare.")}
    assert met - allowed - {room, "__version__"} == set()


def test_floors_only_look_down() -> None:
    for room, (floor, allowed) in HOUSE.items():
        for other in allowed & set(HOUSE):
            assert HOUSE[other][0] < floor, f"{room} looks up at {other}"


def test_no_stage_imports_another_stage() -> None:
    for stage in STAGES & set(HOUSE):
        assert not HOUSE[stage][1] & STAGES


def test_every_room_is_in_the_plan() -> None:
    assert {room_of(path) for path in FILES} <= set(HOUSE)


@each_file
def test_outside_packages_come_in_by_their_doors(path: Path) -> None:
    here = path.relative_to(PACKAGE)
    outside = {name.split(".")[0] for name in imports(parsed(path))} - {"compare"}
    for name in outside:
        if name in DOORS:
            assert any(here.match(door) for door in DOORS[name]), f"{here} imports {name}"
        else:
            assert name in sys.stdlib_module_names, f"{name} has no door: add one to the plan, or do without"


@each_file
def test_heavy_packages_are_met_inside_functions(path: Path) -> None:
    top = [node for node in parsed(path).body if isinstance(node, ast.Import | ast.ImportFrom)]
    met = {name.split(".")[0] for node in top for name in imports(ast.Module([node], []))}
    assert not met & LAZY


@each_file
def test_file_is_under_the_ceiling(path: Path) -> None:
    assert len(path.read_text(encoding="utf-8").splitlines()) <= CEILING


@each_file
def test_module_says_what_it_is(path: Path) -> None:
    assert ast.get_docstring(parsed(path))


@each_file
def test_nothing_prints_and_nothing_asks_the_clock(path: Path) -> None:
    called = {ast.unparse(node.func) for node in ast.walk(parsed(path)) if isinstance(node, ast.Call)}
    assert not called & {"print", "time.time", "datetime.now", "datetime.today", "date.today", "eval", "exec"}


@each_file
def test_only_the_command_line_leaves_the_program_or_writes_to_the_streams(path: Path) -> None:
    if room_of(path) in {"cli", "__main__"}:
        return
    used = {ast.unparse(node) for node in ast.walk(parsed(path)) if isinstance(node, ast.Attribute)}
    assert not used & {"sys.exit", "sys.stdout", "sys.stderr", "os._exit"}


@each_file
def test_difflib_never_guesses_junk(path: Path) -> None:
    for node in ast.walk(parsed(path)):
        if isinstance(node, ast.Call) and ast.unparse(node.func).endswith("SequenceMatcher"):
            assert "autojunk=False" in ast.unparse(node)


def test_values_are_frozen_and_slotted() -> None:
    for node in parsed(PACKAGE / "model.py").body:
        if isinstance(node, ast.ClassDef) and node.decorator_list:
            (decorator,) = (ast.unparse(one) for one in node.decorator_list)
            assert decorator == "dataclass(frozen=True, slots=True)", node.name


def test_no_template_calls_wording_safe() -> None:
    for path in (ROOT / "templates").rglob("*.html"):
        assert not re.search(r"\|\s*safe\b|autoescape\s+false", path.read_text(encoding="utf-8")), path.name


def test_no_unfinished_business() -> None:
    # Spelled apart so that this file does not find itself.
    promise = re.compile(
        "|".join((r"\bTO" + "DO", r"\bFIX" + "ME", r"\bXX" + r"X\b", "NotImplemented" + "Error", "coming " + "soon"))
    )
    for path in [*FILES, *(ROOT / "docs").glob("*.md"), ROOT / "README.md"]:
        assert not promise.search(path.read_text(encoding="utf-8")), path.name
