"""``mkdocs-genai new``: a first file, to be changed as one likes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

import click
from click.shell_completion import CompletionItem

from mkdocs_genai_plugin.data.folders import Folder, bundled, bundled_paths
from mkdocs_genai_plugin.data.kind import folders_of
from mkdocs_genai_plugin.kinds import KINDS
from mkdocs_genai_plugin.page.context import in_languages

from .command import Command
from .copied import Copy
from .entry import NewEntry, UnsafeError
from .files import write_new
from .home import Home
from .item import NewItem
from .refusal import RefusalError
from .settings import SettingsError, configuration_above, site_languages, site_options
from .target import FORM, Target, target
from .translated import Translation

LESSON = "lesson"
LESSON_PAGE = Path(__file__).parents[1] / "lesson.md"
PAGE = Path("docs/index.md")
CONFIG = "mkdocs.yml"
UNDER = "under  markdown_extensions:  as  - genai: {data_dir: data}"
_EXAMPLES = """\
mkdocs-genai new lesson
mkdocs-genai new families/flow --set name=Flow
mkdocs-genai new timelines/why-now --copy
mkdocs-genai new families/flow#rezende2015
mkdocs-genai new --translate de families/flow
"""


class What(click.ParamType):  # type: ignore[type-arg]  # generic since click 8.4
    """``lesson``, or the target that a text names."""

    name = FORM

    def convert(
        self, value: Any, param: click.Parameter | None, ctx: click.Context | None
    ) -> Target | Literal["lesson"]:
        """Return what is to be written. Raises click.UsageError."""
        try:
            return value if value == LESSON else target(value)
        except ValueError as error:
            raise click.UsageError(str(error), ctx) from error

    def shell_complete(
        self, ctx: click.Context, param: click.Parameter, incomplete: str
    ) -> list[CompletionItem]:
        """Return what may stand there: the lesson, folders, and items of the pack."""
        folders = (f"{folder}/" for folder in folders_of(KINDS))
        known = [LESSON, *sorted({*folders, *bundled_paths()})]
        return [CompletionItem(one) for one in known if one.startswith(incomplete)]


@click.command(
    "new",
    cls=Command,
    page="new",
    examples=_EXAMPLES,
    short_help="Write a first file, to be changed as you like.",
)
@click.argument("what", type=What(), metavar=FORM)
@click.argument("file", required=False, type=click.Path(path_type=Path))
@click.option("--set", "pairs", multiple=True, metavar="FIELD=TEXT", help="Fill in a field.")
@click.option("--copy", is_flag=True, help="Write the pack's file of that name, to be changed.")
@click.option("--translate", metavar="LANGUAGE", help="Write the item's file to be translated.")
@click.option(
    "--into", type=click.Path(path_type=Path), metavar="DIR", help="The data folder to write to."
)
@click.option("--no-pack", is_flag=True, help="Leave the bundled pack out.")
@click.option("--no-collection", is_flag=True, help="Write no _collection.yml into a new folder.")
def command(**asked: Any) -> int:
    """Write a first file, to be changed as you like.

    lesson [FILE] writes a page that shows the bundled pack, docs/index.md if you name none.

    KIND/NAME writes the file of a new item: a comparison, a timeline, a term, or a card of any
    other folder; with --copy it is the pack's file of that name.

    KIND/NAME#ENTRY adds a source, a step or a question to an item, KIND/NAME#LIST/ENTRY an entry
    to any of its lists.

    At a terminal it asks for what is required. It ends with 0, with 1 if you have to finish by
    hand, and with 2 if it wrote nothing because something is wrong.
    """
    order = Order(**asked)
    try:
        for line in _item(order, order.what) if isinstance(order.what, Target) else _lesson(order):
            print(line)
    except UnsafeError as error:
        click.echo(error, err=True)
        print(*error.lines, sep="\n")
        return 1
    except (KeyboardInterrupt, EOFError):
        click.echo("\nNothing was written.", err=True)
        return 130
    return 0


@dataclass(frozen=True)
class Order:
    """What is asked for."""

    what: Target | Literal["lesson"]
    file: Path | None
    pairs: tuple[str, ...]
    copy: bool
    translate: str | None
    into: Path | None
    no_pack: bool
    no_collection: bool


def _lesson(order: Order) -> Iterator[str]:
    if order.pairs or order.into or order.copy or order.translate:
        raise RefusalError("the lesson takes a file only.", "Write:  mkdocs-genai new lesson FILE")
    file = order.file or PAGE
    if refused := write_new({file: LESSON_PAGE.read_text(encoding="utf-8")}):
        raise RefusalError(refused, "Name another file:  mkdocs-genai new lesson docs/lesson.md")
    yield f"{file.as_posix()} is written; the site needs  plugins: [search, genai]"
    if not configuration_above(Path()):
        yield f"{CONFIG} is still to be written; it may hold just two lines:"
        yield "site_name: My lesson"
        yield "plugins: [search, genai]"


def _item(order: Order, target: Target) -> Iterator[str]:
    if order.file:
        raise RefusalError(f"{order.file} is one name too many.", "Write one item at a time.")
    site = configuration_above(Path())
    options = _options(site, order.into)
    named, pack = options.get("data_dir"), options.get("pack", True)
    beside = site.parent if site else Path()
    spoken = _languages(site, order.translate)
    own = [beside / one for one in in_languages(named or "data", spoken)]
    home = Home(order.into or own[-1], pack and not order.no_pack)
    if order.translate:
        _refuse_original(home.file(target), own)
        before = [*([bundled()] if home.with_pack else []), *(_folder(one) for one in own[:-1])]
        yield from Translation(target, home, before).write(home.file(target))
    else:
        yield from _written(order, target, home)
    if not order.into and not named:
        yield f"{site or CONFIG} has to name the folder, {UNDER}"


def _refuse_original(file: Path, own: Sequence[Path]) -> None:
    """Raise RefusalError where the file to be written is the one that is to be translated."""
    if len(own) == 1 and file.exists():
        fix = "For another language, give each a folder of its own:  data_dir: data/{language}"
        raise RefusalError(f"{file.as_posix()} is the original.", fix)


def _folder(path: Path) -> Folder:
    return Folder(path, path.as_posix())


def _languages(site: Path | None, other: str | None) -> list[str]:
    """Return the language of a site's data, and the one that is asked for."""
    with suppress(SettingsError):
        default = site_languages(site)[0] if site else "en"
        return [default, *([other] if other else [])]
    return ["en"]


def _written(order: Order, target: Target, home: Home) -> Iterator[str]:
    file = home.file(target)
    if order.copy:
        _refuse_changes(target, order.pairs)
        yield from Copy(target, home).write(file)
    elif not file.exists():
        yield from NewItem(target, home, order.pairs, not order.no_collection).write(file)
    elif target.place(home.record(target))[0]:
        yield from NewEntry(target, home, order.pairs).write(file)
    else:
        fix = f"Write another, or add to it:  mkdocs-genai new {target.path}#LIST"
        raise RefusalError(f"{file.as_posix()} exists already and is left as it is.", fix)


def _refuse_changes(target: Target, pairs: Sequence[str]) -> None:
    """Raise RefusalError for what a copy is to have that the pack's file has not."""
    if pairs or target.entry:
        also = "--set" if pairs else f"#{target.entry}"
        fix = f"Copy it, then change it:  mkdocs-genai new {target.path} --copy"
        raise RefusalError(f"--copy takes the pack's file as it is, without {also}.", fix)


def _options(site: Path | None, into: Path | None) -> dict[str, Any]:
    """Return the options in the configuration of a site, none where there is no site."""
    try:
        return site_options(site) if site else {}
    except SettingsError as error:
        if into:
            return {}
        fix = "Mend it, or name the data folder with  --into DIR"
        raise RefusalError(f"{site}: {error}.", fix) from None
