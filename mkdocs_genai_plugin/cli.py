"""The command ``mkdocs-genai``."""

from __future__ import annotations

import argparse
import shutil
import sys
from collections.abc import Sequence
from pathlib import Path

from .data.pack import Folder, bundled, load
from .data.problems import counted, report

ASSETS = Path(__file__).parent / "assets"


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command; give 0 when all is well, 1 for problems in data, 2 for bad usage."""
    sys.stdout.reconfigure(encoding="utf-8", errors="backslashreplace")  # type: ignore[union-attr]
    parser = argparse.ArgumentParser("mkdocs-genai", description="Tools for structured content.")
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    check = commands.add_parser("check", help="check data without building a site")
    check.add_argument("folder", nargs="?", type=Path, help="a site's data folder")
    check.add_argument("--no-pack", action="store_true", help="leave the bundled pack out")
    check.set_defaults(run=_check)
    assets = commands.add_parser("assets", help="write script and style into a folder")
    assets.add_argument("folder", type=Path)
    assets.set_defaults(run=_assets)
    chosen = parser.parse_args(arguments)
    return int(chosen.run(chosen))


def _check(chosen: argparse.Namespace) -> int:
    folders = [] if chosen.no_pack else [bundled()]
    if chosen.folder:
        folders.append(Folder(chosen.folder, chosen.folder.as_posix()))
    pack = load(folders)
    if pack.problems:
        print(report(pack.problems, pack.tried))
        return 1
    print(f"{counted(pack.tried, 'file')} checked, no problem found")
    return 0


def _assets(chosen: argparse.Namespace) -> int:
    chosen.folder.mkdir(parents=True, exist_ok=True)
    for file in sorted(ASSETS.iterdir()):
        shutil.copyfile(file, chosen.folder / file.name)
        print(chosen.folder / file.name)
    return 0
