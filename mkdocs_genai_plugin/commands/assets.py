"""``mkdocs-genai assets``: script and style, for hosts that run no plugins."""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path

from .parsers import Subparsers

ASSETS = Path(__file__).parents[1] / "assets"
NAME = "genai"


def add_to(commands: Subparsers) -> None:
    """Declare the command and what it takes."""
    parser = commands.add_parser("assets", help="write script and style into a folder")
    parser.add_argument("folder", type=Path)
    parser.set_defaults(run=run)


def run(chosen: Namespace) -> int:
    """Write one style and one script, which hold those of every element; give 0."""
    chosen.folder.mkdir(parents=True, exist_ok=True)
    for suffix in (".css", ".js"):
        file = chosen.folder / f"{NAME}{suffix}"
        file.write_text(together(suffix), encoding="utf-8")
        print(file)
    return 0


def together(suffix: str) -> str:
    """Give all files of a kind as one text; what every element needs comes first."""
    files = sorted(ASSETS.glob(f"*{suffix}"), key=lambda file: (file.stem != NAME, file.name))
    return "\n".join(file.read_text(encoding="utf-8") for file in files)
