"""``mkdocs-genai check``: data is checked without building a site."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Sequence
from datetime import date
from functools import partial
from pathlib import Path

import click

from mkdocs_genai_plugin.data.folders import data_files
from mkdocs_genai_plugin.data.load import load
from mkdocs_genai_plugin.data.pack import Pack
from mkdocs_genai_plugin.data.problems import Problem, ordered, visible
from mkdocs_genai_plugin.data.staleness import outdated, unchecked
from mkdocs_genai_plugin.kinds import KINDS

from .command import Command, with_config_file
from .mend import mending, write
from .progress import Progress
from .reports import WRITERS
from .scope import Scope, scopes

_DATA = Path("data")  # where most sites have theirs
NEVER = 1_000_000  # more days than there are dates
Look = Callable[[Scope, Pack], Iterable[Problem]]
_EXAMPLES = """\
mkdocs-genai check
mkdocs-genai check data/families/flow.yml
mkdocs-genai check data --fix
mkdocs-genai check data --format json
"""


@click.command(
    "check",
    cls=Command,
    page="check",
    examples=_EXAMPLES,
    short_help="Check data without building a site.",
)
@click.argument("paths", nargs=-1, metavar="[PATH]...", type=click.Path(path_type=Path))
@with_config_file
@click.option("--no-pack", is_flag=True, help="Leave the bundled pack out.")
@click.option("--fix", is_flag=True, help="Mend what can be mended, and tell the rest.")
@click.option(
    "--stale",
    type=click.IntRange(min=0),
    is_flag=False,
    flag_value=NEVER,
    metavar="[DAYS]",
    help="List outdated translations; with DAYS, also what was not checked for so long.",
)
@click.option("--strict", is_flag=True, help="Fail on warnings too.")
@click.option(
    "--format",
    "form",
    type=click.Choice([*WRITERS]),
    metavar=f"{{{','.join(WRITERS)}}}",
    help="How mistakes are told; else as text, in GitHub Actions with annotations too.",
)
def command(
    paths: tuple[Path, ...],
    config_file: Path | None,
    no_pack: bool,
    fix: bool,
    stale: int | None,
    strict: bool,
    form: str | None,
) -> int:
    """Check data without building a site, and tell every mistake with its place and a fix.

    Without a PATH, what the site in this folder or above uses is checked, or the bundled pack
    where there is no site. A data folder is checked together with the pack; of a file, or of a
    folder of one kind such as data/families, only its own mistakes are told.

    It ends with 0 if nothing is wrong, with 1 for mistakes, with 2 for wrong usage.
    """
    asked = scopes(paths, pack=not no_pack, config=config_file)
    if not paths:
        click.echo(visible(read_in(asked[0])), err=True)
    if fix:
        mend(asked, named=bool(paths))
    look = _mistakes if stale is None else partial(_stale, stale)
    problems, files = found(asked, look)
    for one in [form] if form else default_formats():
        WRITERS[one](problems, files)
    return int(any(strict or problem.is_error for problem in problems))


def mend(asked: Sequence[Scope], *, named: bool) -> None:
    """Mend the files of each scope, and say on stderr what was done."""
    for scope in asked:
        for line in write(mending(scope, named=named)):
            click.echo(visible(line), err=True)


def read_in(scope: Scope) -> str:
    """Return what is read where no path says it."""
    folders = ["the bundled pack" if one.bundled else one.shown for one in reversed(scope.folders)]
    if scope.site:
        return f"Read as {scope.site} says: {' and '.join(folders)}."
    said = "Read: the bundled pack; there is no mkdocs.yml in this folder or above."
    if any(data_files(_DATA)):
        said += f" For {_DATA}/ write:  mkdocs-genai check {_DATA}"
    return said


def default_formats() -> Sequence[str]:
    """Return the forms for whoever reads the output."""
    return ["github", "text"] if os.environ.get("GITHUB_ACTIONS") == "true" else ["text"]


def _mistakes(scope: Scope, pack: Pack) -> Iterable[Problem]:
    return [*scope.told_of(pack.problems), *scope.problems]


def _stale(days: int, scope: Scope, pack: Pack) -> Iterable[Problem]:
    yield from scope.told_of(outdated(pack, scope.folders))
    if days != NEVER:
        yield from scope.told_of(unchecked(pack, days, date.today()))


def found(asked: Sequence[Scope], look: Look = _mistakes) -> tuple[Sequence[Problem], int]:
    """Return the problems in order, and the number of files they were looked for in."""
    problems: list[Problem] = []
    files: set[str] = set()
    with Progress() as progress:
        for scope in asked:
            pack = load(scope.folders, KINDS, track=progress)
            problems += look(scope, pack)
            files.update(file.path for file in pack.files if scope.tells(file.path))
    files.update(problem.place.path for problem in problems)
    return ordered(problems) if len(asked) > 1 else problems, len(files)
