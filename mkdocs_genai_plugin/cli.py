"""The command ``mkdocs-genai``."""

from __future__ import annotations

import os
import signal
import sys
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from types import FrameType
from typing import NoReturn

import click

from . import __version__
from .commands import assets, bundle, check, export, new, schema
from .commands.command import PROGRAM, Group, failure
from .commands.refusal import RefusalError
from .data.problems import visible

INTERRUPTED = 130  # 128 + SIGINT, as shells count
CLOSED = 141  # 128 + SIGPIPE
COMPLETION = "_MKDOCS_GENAI_COMPLETE"  # click's name for it
_EXAMPLES = """\
mkdocs-genai new lesson                 a page that shows the bundled content
mkdocs-genai new families/flow          a card of your own, with a comment for each field
mkdocs-genai check                      every mistake in your data, with its place and a fix
mkdocs-genai COMMAND --help
"""


@click.group(cls=Group, examples=_EXAMPLES, page="index", invoke_without_command=True)
@click.version_option(__version__, prog_name=PROGRAM, message="%(prog)s %(version)s")
@click.pass_context
def tools(context: click.Context) -> None:
    """Write and check structured content, and pack a site for reading from disk."""
    if context.invoked_subcommand is None:
        click.echo(context.get_help())


for module in (check, new, schema, assets, bundle, export):
    tools.add_command(module.command)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command; return 0 when all is well, 1 for problems in data, 2 for bad usage.

    Raises SystemExit with such a code where the command line itself is wrong or asks for help.
    """
    sys.stdout = sys.stdout or open(os.devnull, "w")  # noqa: SIM115, PTH123  (as long as we run)
    sys.stdout.reconfigure(encoding="utf-8", errors="backslashreplace")  # type: ignore[union-attr]
    if COMPLETION in os.environ:
        tools.main(prog_name=PROGRAM)
    try:
        with ends_in_order():
            return _run(sys.argv[1:] if arguments is None else arguments)
    except KeyboardInterrupt:
        return INTERRUPTED
    except RefusalError as error:
        click.echo(failure(visible(str(error)), visible(error.fix)), err=True)
        return error.code
    except OSError as error:
        return _failed(error)


def _run(arguments: Sequence[str]) -> int:
    try:
        with tools.make_context(PROGRAM, [*arguments]) as context:
            return int(tools.invoke(context) or 0)
    except click.exceptions.Exit as ended:
        sys.exit(ended.exit_code)
    except click.UsageError as error:
        _refuse(error)
    finally:
        sys.stdout.flush()


def _refuse(error: click.UsageError) -> NoReturn:
    """Say what is wrong with the command line and where its help is; end with 2."""
    path = error.ctx.command_path if error.ctx else PROGRAM
    message = Group.explained(error)
    click.echo(failure(visible(message), f"See  {path} --help"), err=True)
    sys.exit(error.exit_code)


def _failed(error: OSError) -> int:
    """Say that a file, or the output itself, cannot be read or written; return the exit code."""
    # What is left in the buffer would be tried once more when Python ends.
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    if isinstance(error, BrokenPipeError):
        return CLOSED
    place = error.filename or "the output"
    click.echo(
        failure(f"{visible(str(place))}: {error.strerror or type(error).__name__}"), err=True
    )
    return 2


@contextmanager
def ends_in_order() -> Iterator[None]:
    """Let SIGTERM and the end of the terminal clear up as Ctrl-C does."""
    names = ("SIGTERM", "SIGHUP")
    if threading.current_thread() is not threading.main_thread():
        names = ()  # type: ignore[assignment]
    signals = [getattr(signal, name) for name in names if hasattr(signal, name)]
    # What is ignored already, as by nohup, stays so.
    taken = [one for one in signals if signal.getsignal(one) is signal.SIG_DFL]
    for one in taken:
        signal.signal(one, _end)
    try:
        yield
    finally:
        for one in taken:
            signal.signal(one, signal.SIG_DFL)


def _end(number: int, _frame: FrameType | None) -> NoReturn:
    signal.signal(number, signal.SIG_IGN)  # so that a second one does not stop the clearing up
    sys.exit(128 + number)


if __name__ == "__main__":
    sys.exit(main())
