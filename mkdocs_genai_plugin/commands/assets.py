"""``mkdocs-genai assets``: script and style, for hosts that run no plugins."""

from __future__ import annotations

import shutil
from argparse import Namespace
from pathlib import Path

from .parsers import Subparsers

ASSETS = Path(__file__).parents[1] / "assets"


def add_to(commands: Subparsers) -> None:
    """Declare the command and what it takes."""
    parser = commands.add_parser("assets", help="write script and style into a folder")
    parser.add_argument("folder", type=Path)
    parser.set_defaults(run=run)


def run(chosen: Namespace) -> int:
    """Write the files and name them; give 0."""
    chosen.folder.mkdir(parents=True, exist_ok=True)
    for file in sorted(ASSETS.iterdir()):
        shutil.copyfile(file, chosen.folder / file.name)
        print(chosen.folder / file.name)
    return 0
