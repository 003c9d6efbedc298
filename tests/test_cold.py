"""What a start costs: ``--help`` and ``import compare`` load nothing heavy, a comparison no more than it needs."""

from __future__ import annotations

import subprocess
import sys

import pytest

from tests.stories import sources

HEAVY = {"nltk", "rich", "trafilatura", "lxml", "jinja2", "numpy", "dask", "markdown_it", "charset_normalizer", "docx"}
LEFT, RIGHT = sources("council-copy-edit")


def loaded(code: str) -> set[str]:
    """The top-level modules that a fresh Python has loaded after *code*."""
    told = "\nimport sys; sys.stderr.write(' '.join(sorted({name.split('.')[0] for name in sys.modules})))"
    done = subprocess.run([sys.executable, "-c", code + told], capture_output=True, text=True, check=True, timeout=60)
    return set(done.stderr.split())


@pytest.mark.parametrize("arguments", [["--help"], ["--version"], ["schema"]], ids=" ".join)
def test_small_commands_load_nothing_heavy(arguments: list[str]) -> None:
    modules = loaded(f"from compare.cli import main; assert main({arguments!r}) == 0")
    assert "click" in modules
    assert not HEAVY & modules


def test_help_does_not_even_load_our_own_values() -> None:
    told = "\nimport sys; sys.stderr.write(' '.join(sys.modules))"
    code = "from compare.cli import main; assert main(['--help']) == 0" + told
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=60)
    assert "compare.cli" in done.stderr.split()
    assert not {"compare.model", "compare.pipeline", "compare.findings"} & set(done.stderr.split())


def test_import_loads_nothing_heavy() -> None:
    assert not HEAVY & loaded("import compare")


def test_error_loads_nothing_heavy() -> None:
    modules = loaded("from compare.cli import main; assert main(['compare', 'no-such-file.txt', 'nor-this.txt']) == 2")
    assert not HEAVY & modules


def test_plain_text_to_html_loads_neither_terminal_nor_readers_of_other_formats() -> None:
    code = f"from compare.cli import main; assert main(['compare', {LEFT!r}, {RIGHT!r}, '-f', 'html', '-o', '-']) == 0"
    modules = loaded(code)
    assert "jinja2" in modules
    assert not (HEAVY - {"jinja2"}) & modules
