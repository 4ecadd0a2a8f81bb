"""What the manual lists of every command, from what click is told of it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from inspect import cleandoc

import click

from mkdocs_genai_plugin.cli import tools
from mkdocs_genai_plugin.commands.command import PROGRAM, Command


def commands() -> Iterator[str]:
    """Yield a row for the program, for each command, and below these one for each option."""
    yield from rows(PROGRAM, tools)
    for name, command in tools.commands.items():
        assert isinstance(command, Command)
        yield from rows(f"[{name}]({command.page}.md)", command)


def rows(shown: str, command: Command) -> Iterator[str]:
    """Yield the rows of a command, of which the first has what it takes without an option."""
    context = click.Context(command)
    taken = [one.make_metavar(context) for one in command.params if isinstance(one, click.Argument)]
    yield row(shown, " ".join(taken), sentences(command))
    for option in command.params:
        if isinstance(option, click.Option):
            names, _ = option.get_help_record(context) or ("", "")
            yield row("", names, option.help or "")


def sentences(command: click.Command) -> str:
    """Return the first paragraph of a command's help in one line."""
    return " ".join(cleandoc(command.help or "").partition("\n\n")[0].split())


def row(first: str, second: str, third: str) -> str:
    """Return a row of the table, options and files as code."""
    code = f"`{second}`" if second else ""
    said = re.sub(r"(?<!\w)(--[\w-]+|\w+\.yml|build/)", r"`\1`", third)
    return f"| {first} | {code} | {said} |"
