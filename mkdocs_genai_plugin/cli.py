"""The command ``mkdocs-genai``."""

from __future__ import annotations

import argparse
import shutil
import sys
from collections.abc import Sequence
from pathlib import Path

from .data.pack import Folder, bundled, load
from .data.problems import counted, report

HERE = Path(__file__).parent
ASSETS = HERE / "assets"
LESSON = HERE / "lesson.md"


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command; give 0 when all is well, 1 for problems in data, 2 for bad usage."""
    sys.stdout.reconfigure(encoding="utf-8", errors="backslashreplace")  # type: ignore[union-attr]
    chosen = _parser().parse_args(arguments)
    return int(chosen.run(chosen))


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser("mkdocs-genai", description="Tools for structured content.")
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    check = commands.add_parser("check", help="check data without building a site")
    check.add_argument("folder", nargs="?", type=Path, help="a site's data folder")
    check.add_argument("--no-pack", action="store_true", help="leave the bundled pack out")
    check.set_defaults(run=_check)
    new = commands.add_parser("new", help="write a first file, to be changed as you like")
    kinds = new.add_subparsers(required=True, metavar="KIND")
    lesson = kinds.add_parser("lesson", help="a page that shows the bundled pack")
    lesson.add_argument("file", nargs="?", type=Path, default=Path("docs/index.md"))
    lesson.set_defaults(run=_new_lesson)
    assets = commands.add_parser("assets", help="write script and style into a folder")
    assets.add_argument("folder", type=Path)
    assets.set_defaults(run=_assets)
    return parser


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


def _new_lesson(chosen: argparse.Namespace) -> int:
    elsewhere = "Name another file:  mkdocs-genai new lesson docs/lesson.md"
    if refused := _write_new(chosen.file, LESSON.read_text(encoding="utf-8")):
        print(f"mkdocs-genai: error: {refused}\n  {elsewhere}", file=sys.stderr)
        return 2
    print(f"{chosen.file.as_posix()} is written; the site needs  plugins: [search, genai]")
    return 0


def _write_new(file: Path, text: str) -> str:
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


def _assets(chosen: argparse.Namespace) -> int:
    chosen.folder.mkdir(parents=True, exist_ok=True)
    for file in sorted(ASSETS.iterdir()):
        shutil.copyfile(file, chosen.folder / file.name)
        print(chosen.folder / file.name)
    return 0
