"""What all commands share: how their help ends, and how mistakes of usage are told."""

from __future__ import annotations

import textwrap
from collections.abc import Sequence
from importlib.metadata import PackageNotFoundError, metadata
from pathlib import Path
from typing import Any

import click

from mkdocs_genai_plugin.data.suggest import closest, suggest

PROGRAM = "mkdocs-genai"
_PACKAGE = "mkdocs-genai-plugin"
SETTINGS = {"help_option_names": ["-h", "--help"], "max_content_width": 100}
# Options of several commands.
with_config_file = click.option(
    "-f",
    "--config-file",
    metavar="FILE",
    type=click.Path(path_type=Path),
    help="The site's configuration; else the mkdocs.yml of this folder or of the nearest above.",
)
with_output = click.option(
    "-o",
    "--output",
    metavar="FILE",
    type=click.Path(path_type=Path),
    help="Where to write; else into build/ beside the mkdocs.yml, named for the site.",
)


class Command(click.Command):
    """A command whose help ends with examples and its page of the manual."""

    def __init__(self, *args: Any, examples: str, page: str, **settings: Any) -> None:
        """Take the examples, a line each, and the name of the page."""
        super().__init__(*args, **{"context_settings": SETTINGS, **settings})
        self.examples, self.page = examples, page

    def format_epilog(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write what follows the options."""
        formatter.write(f"\nExamples:\n{textwrap.indent(self.examples, '  ')}")
        formatter.write(f"\nManual: {manual(self.page)}\n")


class Group(Command, click.Group):
    """The command that holds the others."""

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Return the command that is meant; one that is not there is told with the nearest."""
        name = args[0]
        if name not in self.commands and not name.startswith("-") and not ctx.resilient_parsing:
            near = suggest(closest(name, self.commands, 0.5), ".")
            raise click.UsageError(f'there is no command "{name}"{near}', ctx)
        return super().resolve_command(ctx, args)

    @staticmethod
    def explained(error: click.UsageError) -> str:
        """Return what is wrong with a command line, and the option that may be meant."""
        if isinstance(error, click.NoSuchOption):
            near = suggest(next(iter(error.possibilities or ()), ""), ".")
            return f'there is no option "{error.option_name}"{near}'
        return error.format_message()


def failure(message: str, fix: str = "") -> str:
    """Return what a person is told of a failure."""
    return f"{PROGRAM}: error: {message}" + (f"\n  {fix}" if fix else "")


def manual(page: str) -> str:
    """Return where a page of the manual is: at the address that the package names, if it does."""
    try:
        urls = metadata(_PACKAGE).get_all("Project-URL") or []
    except PackageNotFoundError:  # run from its source
        urls = []
    return address(urls, page)


def address(urls: Sequence[str], page: str) -> str:
    """Return the address of a page below the one for documentation, else the page's file.

    ``urls`` are ``label, address``:
    https://packaging.python.org/en/latest/specifications/core-metadata/#project-url-multiple-use
    """
    named = dict(url.split(", ", 1) for url in urls)
    if home := named.get("Documentation"):
        return f"{home.rstrip('/')}/manual/" + ("" if page == "index" else f"{page}/")
    return f"docs/manual/{page}.md in the plugin's repository"
