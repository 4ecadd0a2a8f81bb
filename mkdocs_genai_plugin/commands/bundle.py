"""``mkdocs-genai bundle``: the site for reading from disk, or one page of it as one file."""

from __future__ import annotations

import sys
from argparse import Namespace
from pathlib import Path
from typing import TYPE_CHECKING

from mkdocs_genai_plugin.data.problems import counted

from .parsers import Subparsers

if TYPE_CHECKING:
    from mkdocs_genai_plugin.bundle.outcome import Made


def add_to(commands: Subparsers) -> None:
    """Declare the command and what it takes."""
    parser = commands.add_parser("bundle", help="pack the site for reading from disk")
    parser.add_argument("-f", "--config-file", metavar="FILE", help="default: mkdocs.yml")
    parser.add_argument(
        "-o", "--output", type=Path, metavar="FILE", help="default: named for the site, in build/"
    )
    parser.add_argument(
        "--single-file",
        nargs="?",
        const="",
        metavar="PAGE",
        help="write one page as one HTML file: the first, or the one at this path in the docs",
    )
    parser.set_defaults(run=run)


def run(chosen: Namespace) -> int:
    """Write the file and say what is in it; give 0, 1 for mistakes in the site, 2 for all else."""
    # MkDocs takes its time to load, and no other command needs it.
    from mkdocs_genai_plugin.bundle import archive, progress, single
    from mkdocs_genai_plugin.bundle.outcome import BundleError

    try:
        if chosen.single_file is None:
            made = archive.make(chosen.config_file, chosen.output)
        else:
            made = single.make(chosen.config_file, chosen.output, chosen.single_file)
    except BundleError as error:
        progress.show("")
        print(f"mkdocs-genai: error: {error}", file=sys.stderr)
        return error.code
    progress.show("")
    say(made)
    return 0


def say(made: Made) -> None:
    """Say what was written, what it weighs, and what its author should know."""
    for message in made.messages:
        print(message, file=sys.stderr)
    size = readable(made.path.stat().st_size)
    print(f"{made.path.as_posix()}: {size}, {counted(made.files, 'file')}")
    for kind, taken in made.sizes.most_common():
        print(f"{readable(taken):>10}  {kind}")


def readable(size: int) -> str:
    """Give a number of bytes as people read it."""
    return f"{size / 1_000_000:.2f} MB" if size >= 1_000_000 else f"{size / 1000:.0f} kB"
