"""``mkdocs-genai check``: data is checked without building a site."""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path

from mkdocs_genai_plugin.data.pack import Folder, bundled, load
from mkdocs_genai_plugin.data.problems import counted, report

from .parsers import Subparsers


def add_to(commands: Subparsers) -> None:
    """Declare the command and what it takes."""
    parser = commands.add_parser("check", help="check data without building a site")
    parser.add_argument("folder", nargs="?", type=Path, help="a site's data folder")
    parser.add_argument("--no-pack", action="store_true", help="leave the bundled pack out")
    parser.set_defaults(run=run)


def run(chosen: Namespace) -> int:
    """Check the folders; give 0 when all is well and 1 for problems."""
    folders = [] if chosen.no_pack else [bundled()]
    if chosen.folder:
        folders.append(Folder(chosen.folder, chosen.folder.as_posix()))
    pack = load(folders)
    if pack.problems:
        print(report(pack.problems, pack.tried))
        return 1
    print(f"{counted(pack.tried, 'file')} checked, no problem found")
    return 0
