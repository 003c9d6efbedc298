"""Commands measured beside each other: CPU time of child processes, in the same run, on the same machine."""

from __future__ import annotations

import os
import resource
import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

ROOT = Path(__file__).parent.parent
SHARED = ROOT / os.environ.get("STORYDIFF_SHARED", "../shared")


def installed(name: str) -> str:
    """The command *name* beside this Python, else on the path, else ""."""
    beside = Path(sys.executable).parent / name
    return str(beside) if beside.is_file() else shutil.which(name) or ""


def cpu(command: Sequence[str | Path], allowed: tuple[int, ...] = (0,)) -> float:
    """Seconds of user and system time that *command* took, its children included.  Raises where it fails."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    # As for a user, what Python compiled in an earlier run is there: a slow start would flatter every ratio to it.
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    done = subprocess.run(
        [str(part) for part in command], stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, check=False, env=kept
    )
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    if done.returncode not in allowed:
        raise SystemExit(f"{command[0]} ended with {done.returncode}: {done.stderr.decode(errors='replace').strip()}")
    return after.ru_utime - before.ru_utime + after.ru_stime - before.ru_stime
