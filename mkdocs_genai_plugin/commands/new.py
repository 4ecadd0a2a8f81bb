"""``mkdocs-genai new``: a first file, to be changed as one likes."""

from __future__ import annotations

import sys
from argparse import Namespace
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from mkdocs_genai_plugin.data.problems import visible

from .copied import Copy
from .entry import NewEntry, UnsafeError
from .files import write_new
from .home import Home
from .item import NewItem
from .parsers import Subparsers
from .refusal import RefusalError
from .settings import SettingsError, configuration, site_options
from .target import FORM, Target, target

LESSON = Path(__file__).parents[1] / "lesson.md"
PAGE = Path("docs/index.md")
CONFIG = "mkdocs.yml"
DESCRIPTION = """\
lesson [FILE] writes a page that shows the bundled pack, docs/index.md if you name none.
KIND/NAME writes the file of a new item: a comparison, a timeline, a term, or a card of any other
folder; with --copy it is the pack's file of that name. KIND/NAME#ENTRY adds a source, a step or a
question to an item, KIND/NAME#LIST/ENTRY an entry to any of its lists. At a terminal it asks for
what is required."""


def add_to(commands: Subparsers) -> None:
    """Declare the command and what it takes."""
    parser = commands.add_parser(
        "new", help="write a first file, to be changed as you like", description=DESCRIPTION
    )
    parser.add_argument("what", type=_lesson_or_target, metavar=FORM)
    parser.add_argument("file", nargs="?", type=Path, help="the page of the lesson")
    parser.add_argument(
        "--set", action="append", default=[], metavar="FIELD=TEXT", help="fill in a field"
    )
    parser.add_argument(
        "--copy", action="store_true", help="write the pack's file of that name, to be changed"
    )
    parser.add_argument("--into", type=Path, metavar="DIR", help="the data folder to write to")
    parser.add_argument("--no-pack", action="store_true", help="leave the bundled pack out")
    parser.add_argument(
        "--no-collection", action="store_true", help="write no _collection.yml into a new folder"
    )
    parser.set_defaults(run=run)


def _lesson_or_target(text: str) -> Target | None:
    return None if text == "lesson" else target(text)


def run(chosen: Namespace) -> int:
    """Write what was asked for; give 0, 1 if a person has to finish it, and 2 if it was refused."""
    try:
        for line in _lesson(chosen) if chosen.what is None else _item(chosen):
            print(line)
    except RefusalError as error:
        said = (visible(str(error)), f"  {visible(error.fix)}")
        print("mkdocs-genai: error:", "\n".join(said), file=sys.stderr)
        return 2
    except UnsafeError as error:
        print(error, file=sys.stderr)
        print(*error.lines, sep="\n")
        return 1
    except (KeyboardInterrupt, EOFError):
        print("\nNothing was written.", file=sys.stderr)
        return 130
    return 0


def _lesson(chosen: Namespace) -> Iterator[str]:
    if chosen.set or chosen.into or chosen.copy:
        raise RefusalError("the lesson takes a file only.", "Write:  mkdocs-genai new lesson FILE")
    file = chosen.file or PAGE
    if refused := write_new(file, LESSON.read_text(encoding="utf-8")):
        raise RefusalError(refused, "Name another file:  mkdocs-genai new lesson docs/lesson.md")
    yield f"{file.as_posix()} is written; the site needs  plugins: [search, genai]"


def _item(chosen: Namespace) -> Iterator[str]:
    target: Target = chosen.what
    if chosen.file:
        raise RefusalError(f"{chosen.file} is one name too many.", "Write one item at a time.")
    site = configuration(Path())
    options = _options(site, chosen.into)
    named, pack = options.get("data_dir"), options.get("pack", True)
    home = Home(chosen.into or Path(named or "data"), pack and not chosen.no_pack)
    file = home.file(target)
    if chosen.copy:
        _refuse_changes(target, chosen.set)
        yield from Copy(target, home).write(file)
    elif not file.exists():
        yield from NewItem(target, home, chosen.set, not chosen.no_collection).write(file)
    elif target.place()[0]:
        yield from NewEntry(target, home, chosen.set).write(file)
    else:
        fix = f"Write another, or add to it:  mkdocs-genai new {target.path}#LIST"
        raise RefusalError(f"{file.as_posix()} exists already and is left as it is.", fix)
    if not chosen.into and not named:
        yield f"{site or CONFIG} has to name the folder, under  genai:  as  data_dir: data"


def _refuse_changes(target: Target, pairs: Sequence[str]) -> None:
    """Raise RefusalError for what a copy is to have that the pack's file has not."""
    if pairs or target.entry:
        also = "--set" if pairs else f"#{target.entry}"
        fix = f"Copy it, then change it:  mkdocs-genai new {target.path} --copy"
        raise RefusalError(f"--copy takes the pack's file as it is, without {also}.", fix)


def _options(site: Path | None, into: Path | None) -> dict[str, Any]:
    """Give the options in the configuration of a site, none where there is no site."""
    try:
        return site_options(site) if site else {}
    except SettingsError as error:
        if into:
            return {}
        fix = "Mend it, or name the data folder with  --into DIR"
        raise RefusalError(f"{site}: {error}.", fix) from None
