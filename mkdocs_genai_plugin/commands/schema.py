"""``mkdocs-genai schema``: JSON Schemas, with which an editor helps to write data."""

from __future__ import annotations

import json
import os
import sys
from argparse import Namespace
from pathlib import Path

from mkdocs_genai_plugin.data.schema import GENERATED, modeline, places, schemas

from .parsers import Subparsers

HINT = """
Name its schema in the first line of a data file, by a path from that file; for timelines:

{modeline}

Or name all schemas in .vscode/settings.json; "data" is the folder of your data:

{settings}"""


def add_to(commands: Subparsers) -> None:
    """Declare the command and what it takes."""
    parser = commands.add_parser("schema", help="write JSON Schemas, for help in an editor")
    parser.add_argument("folder", nargs="?", type=Path, default=Path("schemas"))
    parser.add_argument("--no-pack", action="store_true", help="leave out the pack's examples")
    parser.add_argument("--check", action="store_true", help="only tell which files are stale")
    parser.set_defaults(run=run)


def run(chosen: Namespace) -> int:
    """Write or check the files; give 0, 1 for stale ones, 2 when they cannot be written."""
    texts = schemas(examples=not chosen.no_pack)
    try:
        return (check if chosen.check else write)(chosen.folder, texts)
    except OSError as error:
        where = Path(error.filename or chosen.folder).as_posix()
        print(f"mkdocs-genai: error: {where} cannot be used ({error.strerror}).", file=sys.stderr)
        return 2


def check(folder: Path, texts: dict[str, str]) -> int:
    """Name the schemas that are missing or stale; give 1 if there is one."""
    stale = [name for name, text in texts.items() if read(folder / name) != text]
    for name in stale:
        print(f"{(folder / name).as_posix()} is missing or stale")
    if stale:
        print("Write them with the same command, without  --check")
    return bool(stale)


def write(folder: Path, texts: dict[str, str]) -> int:
    """Write all schemas and say how to name them; give 2 if a file there is not one of them."""
    foreign = [name for name in texts if GENERATED not in (read(folder / name) or GENERATED)]
    if foreign:
        where = (folder / foreign[0]).as_posix()
        fix = "Move it away, or name another folder:  mkdocs-genai schema FOLDER"
        print(f"mkdocs-genai: error: {where} was not written by this command.", file=sys.stderr)
        print(f"  {fix}", file=sys.stderr)
        return 2
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in texts.items():
        (folder / name).write_text(text, encoding="utf-8", newline="\n")
        print((folder / name).as_posix())
    print(HINT.format(modeline=modeline(_from_data(folder)), settings=_settings(folder)))
    return 0


def read(file: Path) -> str:
    """Give the text of a file; one that is not there has none."""
    return file.read_text(encoding="utf-8", errors="replace") if file.exists() else ""


def _from_data(folder: Path) -> str:
    """Give the address of a schema, as seen from a folder of the site's data."""
    schema = folder / "timeline.json"
    try:
        return Path(os.path.relpath(schema, "data/timelines")).as_posix()
    except ValueError:  # on Windows, between drives
        return schema.resolve().as_posix()


def _settings(folder: Path) -> str:
    """Give the settings of Visual Studio Code that name a schema for each data file."""
    mapping = {
        (folder / name).as_posix(): globs if len(globs) > 1 else globs[0]
        for name, globs in places("data").items()
    }
    return json.dumps({"yaml.schemas": mapping}, indent=2)
