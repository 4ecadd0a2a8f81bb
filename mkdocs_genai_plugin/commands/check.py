"""``mkdocs-genai check``: data is checked without building a site."""

from __future__ import annotations

import os
import sys
from argparse import Namespace, RawDescriptionHelpFormatter
from collections.abc import Sequence
from pathlib import Path

from mkdocs_genai_plugin.data.pack import load
from mkdocs_genai_plugin.data.problems import Problem, listed, ordered, visible

from .formats import document, summary, workflow_commands
from .parsers import Subparsers
from .progress import Progress
from .scope import Scope, UsageError, scopes

FORMATS = ("text", "github", "json")
DESCRIPTION = """\
Check data without building a site, and tell every mistake with its place and a fix.

Without a PATH, what the site in this folder uses is checked, or the bundled pack
where there is no site. A data folder is checked together with the pack; of a file,
or of a folder of one kind such as data/families, only its own mistakes are told.
"""
EPILOG = """\
It ends with 0 if nothing is wrong, with 1 for mistakes, with 2 for wrong usage.

  mkdocs-genai check
  mkdocs-genai check data/families/flow.yml
  mkdocs-genai check data --format json
"""


def add_to(commands: Subparsers) -> None:
    """Declare the command and what it takes."""
    parser = commands.add_parser(
        "check",
        help="check data without building a site",
        description=DESCRIPTION,
        epilog=EPILOG,
        formatter_class=RawDescriptionHelpFormatter,
    )
    parser.add_argument("paths", nargs="*", type=Path, metavar="PATH", help="a folder or a file")
    parser.add_argument("--no-pack", action="store_true", help="leave the bundled pack out")
    forms = "how mistakes are told (default: text, in GitHub Actions with annotations)"
    parser.add_argument("--format", choices=FORMATS, help=forms)
    parser.set_defaults(run=run)


def run(chosen: Namespace) -> int:
    """Check what the paths stand for; give 0 when all is well, 1 for problems, 2 for bad usage."""
    try:
        asked = scopes(chosen.paths, pack=not chosen.no_pack)
    except UsageError as error:
        print(f"mkdocs-genai: error: {visible(str(error))}", file=sys.stderr)
        return 2
    problems, files = found(asked)
    for form in [chosen.format] if chosen.format else default_formats():
        WRITERS[form](problems, files)
    return 1 if problems else 0


def default_formats() -> Sequence[str]:
    """Give the forms for whoever reads the output."""
    return ["github", "text"] if os.environ.get("GITHUB_ACTIONS") == "true" else ["text"]


def found(asked: Sequence[Scope]) -> tuple[Sequence[Problem], int]:
    """Give the problems in order, and the number of files they were looked for in."""
    problems: list[Problem] = []
    files: set[str] = set()
    with Progress() as progress:
        for scope in asked:
            pack = load(scope.folders, track=progress)
            problems += (one for one in pack.problems if scope.tells(one.place.path))
            files.update(file.path for file in pack.files if scope.tells(file.path))
    files.update(problem.place.path for problem in problems)
    return ordered(problems) if len(asked) > 1 else problems, len(files)


def write_text(problems: Sequence[Problem], files: int) -> None:
    """Write the report for people."""
    print(listed(problems, files))


def write_json(problems: Sequence[Problem], files: int) -> None:
    """Write the report as one JSON document."""
    print(document(problems, files))


def write_github(problems: Sequence[Problem], files: int) -> None:
    """Write annotations, of which GitHub shows ten a step, and all of it into the summary."""
    top = Path(os.environ.get("GITHUB_WORKSPACE") or Path.cwd())
    for line in workflow_commands(problems, top):
        print(line)
    file = os.environ.get("GITHUB_STEP_SUMMARY")
    if file and problems:
        try:
            with Path(file).open("a", encoding="utf-8", newline="\n") as stream:
                stream.write(summary(problems, files))
        except OSError as error:
            print(f"mkdocs-genai: the summary is not written: {error.strerror}", file=sys.stderr)


WRITERS = {"text": write_text, "github": write_github, "json": write_json}
