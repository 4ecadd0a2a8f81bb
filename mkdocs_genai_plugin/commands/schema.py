"""``mkdocs-genai schema``: JSON Schemas, with which an editor helps to write data."""

from __future__ import annotations

import json
import os
from pathlib import Path

import click

from mkdocs_genai_plugin.data.kind import Collections
from mkdocs_genai_plugin.data.load import load
from mkdocs_genai_plugin.data.schema import GENERATED, modeline, schema_globs, schemas
from mkdocs_genai_plugin.data.whole import write_whole
from mkdocs_genai_plugin.kinds import KINDS

from .command import Command
from .refusal import RefusalError
from .settings import SettingsError, configuration_above, site_folders

HINT = """
Name its schema in the first line of a data file, by a path from that file; for timelines:

{modeline}

Or name all schemas in .vscode/settings.json; "data" is the folder of your data:

{settings}"""


_EXAMPLES = """\
mkdocs-genai schema
mkdocs-genai schema --check
"""


@click.command(
    "schema",
    cls=Command,
    page="editor",
    examples=_EXAMPLES,
    short_help="Write JSON Schemas, for help in an editor.",
)
@click.argument("folder", default="schemas", type=click.Path(path_type=Path))
@click.option("--no-pack", is_flag=True, help="Leave out the pack's examples.")
@click.option("--check", "only_check", is_flag=True, help="Only tell which files are stale.")
def command(folder: Path, no_pack: bool, only_check: bool) -> int:
    """Write a JSON Schema for each kind of data file into FOLDER, which is schemas if not named.

    An editor that knows them offers keys and marks mistakes while you write. Folders of the site's
    data whose cards have fields of their own get a schema of their own. With --check the
    command writes nothing and ends with 1 if a file is missing or stale.
    """
    collections = _declared()
    texts = schemas(KINDS, collections, examples=not no_pack)
    try:
        if only_check:
            return _check(folder, texts)
        _write(folder, texts)
    except OSError as error:
        where = Path(error.filename or folder).as_posix()
        raise RefusalError(f"{where} cannot be used ({error.strerror}).") from error
    print(
        HINT.format(modeline=modeline(_from_data(folder)), settings=_settings(folder, collections))
    )
    return 0


def _declared() -> Collections:
    """Return what the collections declare of the site in this folder or above."""
    site = configuration_above(Path())
    try:
        folders = site_folders(site)[0] if site else ()
    except SettingsError as error:
        raise RefusalError(f"{site}: {error}.", "Mend it first.") from None
    return load([one for one in folders if not one.bundled], KINDS).collections


def _check(folder: Path, texts: dict[str, str]) -> int:
    """Name the schemas that are missing or stale; return 1 if there is one."""
    stale = [name for name, text in texts.items() if _read(folder / name) != text]
    for name in stale:
        print(f"{(folder / name).as_posix()} is missing or stale")
    if stale:
        print("Write them with the same command, without  --check")
    return bool(stale)


def _write(folder: Path, texts: dict[str, str]) -> None:
    """Write all schemas, and name them; refuse where a file is not one of them."""
    foreign = [name for name in texts if GENERATED not in (_read(folder / name) or GENERATED)]
    if foreign:
        where = (folder / foreign[0]).as_posix()
        fix = "Move it away, or name another folder:  mkdocs-genai schema FOLDER"
        raise RefusalError(f"{where} was not written by this command.", fix)
    for name, text in texts.items():
        write_whole(folder / name, text)
        print((folder / name).as_posix())


def _read(file: Path) -> str:
    """Return the text of a file; one that is not there has none."""
    return file.read_text(encoding="utf-8", errors="replace") if file.exists() else ""


def _from_data(folder: Path) -> str:
    """Return the address of a schema, as seen from a folder of the site's data."""
    schema = folder / "timeline.json"
    try:
        return Path(os.path.relpath(schema, "data/timelines")).as_posix()
    except ValueError:  # on Windows, between drives
        return schema.resolve().as_posix()


def _settings(folder: Path, collections: Collections) -> str:
    """Return the settings of Visual Studio Code that name a schema for each data file."""
    mapping = {
        (folder / name).as_posix(): globs if len(globs) > 1 else globs[0]
        for name, globs in schema_globs(KINDS, "data", collections).items()
    }
    return json.dumps({"yaml.schemas": mapping}, indent=2)
