"""``mkdocs-genai export``: questions and terms for Moodle, Anki and others."""

from __future__ import annotations

import os
import time
from collections.abc import Iterable, Sequence
from pathlib import Path

import click

from mkdocs_genai_plugin.data.load import load
from mkdocs_genai_plugin.data.pack import EVERYTHING, Pack
from mkdocs_genai_plugin.data.problems import counted, report, visible
from mkdocs_genai_plugin.data.suggest import closest, suggest
from mkdocs_genai_plugin.data.whole import file_name, write_whole
from mkdocs_genai_plugin.data.words import Words, words_of
from mkdocs_genai_plugin.export.formats import FORMATS, Format
from mkdocs_genai_plugin.export.material import ExportError, Material, questions, terms
from mkdocs_genai_plugin.kinds import KINDS

from .command import PROGRAM, Command, with_config_file, with_output
from .refusal import RefusalError
from .scope import scopes
from .settings import configuration_above, site_name, site_words

_EXAMPLES = """\
mkdocs-genai export moodle
mkdocs-genai export anki glossary/
mkdocs-genai export spreadsheet quizzes/lesson -o questions.csv
"""


@click.command(
    "export",
    cls=Command,
    page="export",
    examples=_EXAMPLES,
    short_help="Write questions and terms for Moodle, Anki or a spreadsheet.",
)
@click.argument("form", metavar=f"{{{','.join(FORMATS)}}}", type=click.Choice([*FORMATS]))
@click.argument("items", nargs=-1, metavar="[ITEM]...")
@with_config_file
@with_output
def command(
    form: str, items: tuple[str, ...], config_file: Path | None, output: Path | None
) -> int:
    """Write the questions of quizzes and the terms of the glossary for other tools.

    An ITEM is a quiz such as quizzes/lesson, or a folder such as glossary/; without one, all are
    written. Moodle and GIFT take questions alone.

    It ends with 0, with 1 for mistakes in the data, and with 2 for all else.
    """
    made = FORMATS[form]
    site = config_file or configuration_above(Path())
    material = _material(site, config_file, items, made)
    name = f"{file_name(material.title)}{made.suffix}"
    target = output or (site.parent if site else Path()) / "build" / name
    try:
        content = made.written(material)
    except ExportError as error:
        raise RefusalError(str(error), error.fix) from error
    write_whole(target, content)
    print(f"{target.as_posix()}: {_counts(material)}")
    if said := made.imported(material):
        print(visible(said))
    return 0


def _material(
    site: Path | None, config: Path | None, items: Sequence[str], made: Format
) -> Material:
    """Return what is asked for; raises RefusalError for what is not there."""
    scope, *_ = scopes((), config=config)
    pack = load(scope.folders, KINDS)
    if pack.errors:
        click.echo(visible(report(pack.errors, pack.tried)), err=True)
        raise RefusalError("the data has mistakes; nothing was written.", code=1)
    chosen = pack.named(_known(pack, items) or [EVERYTHING])
    asked = [*questions(pack, chosen)]
    taken = [one for one in asked if not made.left_out(one)]
    for one in asked:
        if why := made.left_out(one):
            click.echo(visible(f"warning: left out: {one.id}: {why}"), err=True)
    found = Material(
        title=site_name(site) if site else PROGRAM,
        words=_words(site),
        moment=_moment(),
        questions=tuple(taken),
        terms=tuple(terms(pack, chosen)) if made.terms else (),
    )
    if not found.questions and not found.terms:
        wanted = "question or term" if made.terms else "question"
        raise RefusalError(f"there is no {wanted} to export.", "Name a quiz, or add one.")
    return found


def _known(pack: Pack, items: Iterable[str]) -> list[str]:
    """Return the paths of what is named; raises RefusalError where that is not there."""
    folders = [f"{folder}/" for folder in pack.folders]
    for item in items:
        if not pack.named([item]):
            near = suggest(closest(item, [*pack.items, *folders]), ".")
            raise RefusalError(f"there is no item {item}{near}")
    return [*items]


def _words(site: Path | None) -> Words:
    return site_words(site) if site else words_of("en")


def _moment() -> int:
    """Return when the file is made: Anki takes the later of two versions of a card."""
    given = os.environ.get("SOURCE_DATE_EPOCH") or str(int(time.time()))
    if not given.isdecimal():
        raise RefusalError(f"SOURCE_DATE_EPOCH must be a number of seconds: {given}")
    return int(given)


def _counts(material: Material) -> str:
    asked, defined = len(material.questions), len(material.terms)
    told = (counted(asked, "question"), counted(defined, "term"))
    return ", ".join(one for number, one in zip((asked, defined), told, strict=True) if number)
