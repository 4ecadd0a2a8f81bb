"""Writes what a check has found in each of the forms that can be asked for: WRITERS lists them."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from mkdocs_genai_plugin.data.problems import Problem, listed

from .formats import document, markdown_summary, workflow_commands
from .sarif import sarif

Writer = Callable[[Sequence[Problem], int], None]


def write_text(problems: Sequence[Problem], files: int) -> None:
    """Write the report for people."""
    print(listed(problems, files))


def write_json(problems: Sequence[Problem], files: int) -> None:
    """Write the report as one JSON document."""
    print(document(problems, files))


def write_github(problems: Sequence[Problem], files: int) -> None:
    """Write annotations, of which GitHub shows ten a step, and all of it into the summary."""
    for line in workflow_commands(problems, _top()):
        print(line)
    file = os.environ.get("GITHUB_STEP_SUMMARY")
    if file and problems:
        try:
            with Path(file).open("a", encoding="utf-8", newline="\n") as stream:
                stream.write(markdown_summary(problems, files))
        except OSError as error:
            print(f"mkdocs-genai: the summary is not written: {error.strerror}", file=sys.stderr)


def write_sarif(problems: Sequence[Problem], files: int) -> None:
    """Write the report as SARIF, for code scanning."""
    print(sarif(problems, _top()))


def _top() -> Path:
    return Path(os.environ.get("GITHUB_WORKSPACE") or Path.cwd())


WRITERS: Mapping[str, Writer] = {
    "text": write_text,
    "github": write_github,
    "json": write_json,
    "sarif": write_sarif,
}
