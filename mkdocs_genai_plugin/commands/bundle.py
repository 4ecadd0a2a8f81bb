"""``mkdocs-genai bundle``: the site for reading from disk, or one page of it as one file."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import click

from mkdocs_genai_plugin.data.problems import counted

from .command import Command, with_config_file, with_output
from .refusal import RefusalError
from .settings import configuration_above

if TYPE_CHECKING:
    from mkdocs_genai_plugin.bundle.outcome import Made

_EXAMPLES = """\
mkdocs-genai bundle
mkdocs-genai bundle -f other.yml -o course.zip
mkdocs-genai bundle --single-file deep/page.md
mkdocs-genai bundle --epub index.md,families/
mkdocs-genai bundle --scorm self-check.md
"""


@click.command(
    "bundle",
    cls=Command,
    page="offline",
    examples=_EXAMPLES,
    short_help="Pack the site for reading from disk.",
)
@with_config_file
@with_output
@click.option(
    "--single-file",
    is_flag=False,
    flag_value="",
    metavar="[PAGE]",
    help="Write one page as one HTML file: the first, or the one at this path in the docs.",
)
@click.option(
    "--epub",
    is_flag=False,
    flag_value="",
    metavar="[PAGES]",
    help="Write a book for e-readers: of the whole navigation, or of the pages and folders at "
    "these paths in the docs, with commas between.",
)
@click.option(
    "--scorm",
    is_flag=False,
    flag_value="",
    metavar="[PAGE]",
    help="Write one page with a quiz as a package of SCORM 1.2, which tells a learning platform "
    "what is answered.",
)
def command(config_file: Path | None, output: Path | None, **forms: str | None) -> int:
    """Build the site and pack it, with its search, as an archive that is read from disk.

    The file appears whole or not at all. The command ends with 0, with 1 for mistakes in the
    site, and with 2 for all else.
    """
    # MkDocs takes its time to load, and no other command needs it.
    from mkdocs_genai_plugin.bundle import status_line
    from mkdocs_genai_plugin.bundle.outcome import BundleError

    make = _maker(forms)
    config = str(config_file or _nearest())
    folder = (Path() if config_file else Path(config).parent) / "build"
    try:
        made = make(config, output, folder)
    except BundleError as error:
        status_line.show("")
        _tell(error.messages)
        raise RefusalError(" ".join(str(error).split()), code=error.code) from error
    status_line.show("")
    say(made)
    return 0


def _maker(given: Mapping[str, str | None]) -> Callable[[str, Path | None, Path], Made]:
    """Return what makes the bundle that an option asks for, or the archive of all."""
    from mkdocs_genai_plugin.bundle import archive, scorm, single
    from mkdocs_genai_plugin.bundle.epub import make

    forms = {"single_file": single.make_single, "epub": make.make_epub, "scorm": scorm.make_scorm}
    asked = {name: text for name in forms if (text := given.get(name)) is not None}
    if len(asked) > 1:
        names = " and ".join(f"--{name.replace('_', '-')}" for name in asked)
        raise RefusalError(f"{names} are bundles of their own.", "Ask for one.")
    for name, argument in asked.items():
        return partial(forms[name], argument)
    return archive.make_archive


def _nearest() -> Path:
    """Return the configuration of this folder or of the nearest above."""
    if found := configuration_above(Path()):
        return found
    raise RefusalError("there is no mkdocs.yml in this folder or above; name one with  -f FILE")


def say(made: Made) -> None:
    """Say what was written, what it weighs, and what its author should know."""
    _tell(made.messages)
    size = size_in_words(made.path.stat().st_size)
    print(f"{made.path.as_posix()}: {size}, {counted(made.files, 'file')}")
    for kind, taken in made.sizes.most_common():
        print(f"{size_in_words(taken):>10}  {kind}")


def _tell(messages: list[str]) -> None:
    """Say what was heard on the way."""
    for message in messages:
        click.echo(message, err=True)


def size_in_words(size: int) -> str:
    """Return a number of bytes as people read it."""
    return f"{size / 1_000_000:.2f} MB" if size >= 1_000_000 else f"{size / 1000:.0f} kB"
