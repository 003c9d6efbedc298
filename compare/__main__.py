"""``storydiff`` and ``python -m compare``: the same program."""

from __future__ import annotations

import sys


def main() -> int:
    """Run the program on the command line and return its exit code; an interrupt while it loads is one, too."""
    try:
        from compare.cli import main as run

        return run()
    except KeyboardInterrupt:
        return 130


if __name__ == "__main__":
    sys.exit(main())
