"""What is installed is what stands in the checkout: a wheel is built and looked into."""

from __future__ import annotations

import subprocess
import sys
import tomllib
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> zipfile.ZipFile:
    """A wheel of this checkout, built with the hatchling of the environment: nothing is downloaded."""
    folder = tmp_path_factory.mktemp("wheel")
    build = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)]
    done = subprocess.run(build, cwd=ROOT, capture_output=True, text=True, check=False, timeout=120)
    assert done.returncode == 0, done.stderr
    return zipfile.ZipFile(next(folder.glob("storydiff-*.whl")))


def files(folder: Path, *patterns: str) -> dict[str, bytes]:
    """The files below *folder* by their path within it."""
    found = (path for pattern in patterns for path in folder.rglob(pattern))
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in found if path.is_file()}


def shipped(wheel: zipfile.ZipFile, prefix: str) -> dict[str, bytes]:
    """The files of the wheel below *prefix*."""
    return {name[len(prefix) :]: wheel.read(name) for name in wheel.namelist() if name.startswith(prefix)}


def test_templates_of_the_wheel_are_those_of_the_checkout(wheel: zipfile.ZipFile) -> None:
    templates = files(ROOT / "templates", "*")
    assert "comparison.html" in templates
    assert shipped(wheel, "compare/templates/") == templates


def test_package_of_the_wheel_is_that_of_the_checkout(wheel: zipfile.ZipFile) -> None:
    inside = shipped(wheel, "compare/")
    for name, data in files(ROOT / "compare", "*.py", "*.toml", "*.json", "py.typed").items():
        assert inside.get(name) == data, name
    assert {"py.typed", "report/schema.json", "languages/en.toml", "languages/und.toml", "cli/compare.py"} <= set(
        inside
    )


def test_wheel_holds_no_tests_and_no_private_words(wheel: zipfile.ZipFile) -> None:
    assert {name.split("/")[0].split("-")[0] for name in wheel.namelist()} == {"compare", "storydiff"}
    assert not [name for name in wheel.namelist() if name.endswith((".pyc", ".orig"))]


def test_command_is_storydiff_and_none_is_called_compare(wheel: zipfile.ZipFile) -> None:
    (entry,) = (name for name in wheel.namelist() if name.endswith("entry_points.txt"))
    scripts = [line.split("=")[0].strip() for line in wheel.read(entry).decode().splitlines() if "=" in line]
    assert scripts == ["storydiff"]


def test_every_dependency_is_explained() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    page = (ROOT / "docs" / "dependencies.md").read_text(encoding="utf-8")
    for requirement in project["dependencies"]:
        assert f"| {requirement.split('>')[0]} |" in page, requirement


def test_report_can_be_made_from_the_wheel_alone(wheel: zipfile.ZipFile, tmp_path: Path) -> None:
    wheel.extractall(tmp_path / "site")
    (tmp_path / "left.txt").write_text("A fire closed the harbour road on Monday, police said. Nobody was hurt.\n" * 3)
    (tmp_path / "right.txt").write_text("A fire closed the harbour road on Tuesday. Nobody was hurt.\n" * 3)
    code = (
        "import sys; sys.path.insert(0, sys.argv[1]); import compare; assert compare.__file__.startswith(sys.argv[1]);"
        "from compare.cli import main; sys.exit(main(['compare', 'left.txt', 'right.txt', '-o', 'page.html']))"
    )
    command = [sys.executable, "-c", code, str(tmp_path / "site")]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False, timeout=60)
    assert (done.returncode, done.stderr) == (0, "")
    assert "<title>" in (tmp_path / "page.html").read_text(encoding="utf-8")
