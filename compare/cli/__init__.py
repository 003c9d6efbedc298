"""Arguments in, exit code out; the one place that catches errors.

Exit codes: 0 done; 1 only through ``--fail-on`` or ``--exit-code``; 2 trouble, an internal crash too; 130 interrupted.
Every command imports the rooms it needs when it runs, so that ``--help`` loads click and nothing else.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence

import click

from compare import __version__
from compare.cli import compare, explain, group, history, outlets, rules, schema, site
from compare.cli.options import HELP
from compare.cli.output import hush
from compare.cli.run import Run
from compare.errors import StorydiffError

__all__ = ["main", "program"]

TROUBLE, INTERRUPTED = 2, 130


@click.group(
    context_settings=HELP,
    epilog="`storydiff COMMAND --help` tells the options of a command.  Exit codes: 0 done, 1 only through --fail-on "
    "or --exit-code, 2 trouble, 130 interrupted.",
)
@click.version_option(__version__, "-V", "--version", prog_name="storydiff", message="%(prog)s %(version)s")
def program() -> None:
    """Compare versions of a news story statement by statement.

    Tells which statements were kept, reworded, moved, split, merged, added or dropped, and what changed inside them:
    quotes, sources, numbers, names, hedges.
    """


for room in (compare, outlets, history, site, group, rules, explain, schema):
    program.add_command(room.command)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the program on *arguments* (default: the command line) and return its exit code."""
    run = Run()
    try:
        code = program.main(arguments, prog_name="storydiff", standalone_mode=False, obj=run)
    except click.exceptions.NoArgsIsHelpError as error:
        click.echo(error.format_message(), err=True)
        code = TROUBLE
    except (click.ClickException, StorydiffError) as error:
        return _trouble(_told(error), run)
    except (click.Abort, KeyboardInterrupt):
        return INTERRUPTED
    except SystemExit:
        # click leaves this way, with 1, when the reader of its help page has gone away: no trouble of ours.
        return 0
    except OSError as error:
        # What the system refuses where no room looks for it: a name too long to be asked about, no room for a page of
        # help, which click writes.
        cause = f"{error.filename or 'standard output'}: {error.strerror or error}"
        if sys.stdout is not None and not error.filename:
            hush(sys.stdout)
        return _trouble(f"{cause}; check the {'path' if error.filename else 'place it leads to'}", run)
    except Exception as error:
        # A crash is told in one line too, and is never exit code 1.
        cause = f"{type(error).__name__}: {error}".strip().rstrip(".;")
        return _trouble(f"internal error ({cause}); run again with --debug and report what it prints", run)
    return code if isinstance(code, int) else 0


def _trouble(message: str, run: Run) -> int:
    """Say what is wrong in one line on stderr; with ``--debug`` also where."""
    if run.debug:
        import traceback

        traceback.print_exc()
    run.complain(message)
    return TROUBLE


def _told(error: click.ClickException | StorydiffError) -> str:
    """What *error* has to say; what click says gets a next step."""
    if isinstance(error, StorydiffError):
        return str(error)
    context = error.ctx if isinstance(error, click.UsageError) else None
    place = context.command_path if context else "storydiff"
    message = error.format_message().strip().rstrip(".")
    if message[1:2].islower():  # a word, no name like SOURCE_DATE_EPOCH
        message = message[:1].lower() + message[1:]
    return f"{message}; see {place} --help"
