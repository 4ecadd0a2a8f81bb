"""``mkdocs-genai new``: a first file, to be changed as one likes."""

from __future__ import annotations

import sys
from argparse import Namespace
from pathlib import Path

from .parsers import Subparsers

LESSON = Path(__file__).parents[1] / "lesson.md"


def add_to(commands: Subparsers) -> None:
    """Declare the command and what it takes."""
    parser = commands.add_parser("new", help="write a first file, to be changed as you like")
    kinds = parser.add_subparsers(required=True, metavar="KIND")
    lesson = kinds.add_parser("lesson", help="a page that shows the bundled pack")
    lesson.add_argument("file", nargs="?", type=Path, default=Path("docs/index.md"))
    lesson.set_defaults(run=run)


def run(chosen: Namespace) -> int:
    """Write the lesson's page; give 0 when it is written and 2 when that is not possible."""
    elsewhere = "Name another file:  mkdocs-genai new lesson docs/lesson.md"
    if refused := write_new(chosen.file, LESSON.read_text(encoding="utf-8")):
        print(f"mkdocs-genai: error: {refused}\n  {elsewhere}", file=sys.stderr)
        return 2
    print(f"{chosen.file.as_posix()} is written; the site needs  plugins: [search, genai]")
    return 0


def write_new(file: Path, text: str) -> str:
    """Write a file that is not there yet, and its folders; give why that was not possible."""
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        with file.open("x", encoding="utf-8", newline="\n") as stream:
            stream.write(text)
    except FileExistsError as error:
        return f"{Path(error.filename).as_posix()} exists already and is left as it is."
    except OSError as error:
        return f"{file.as_posix()} cannot be written ({error.strerror})."
    return ""
