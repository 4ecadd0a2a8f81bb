"""The forms of a report for machines; ``str`` of a problem is the one for people.

What stands in a file or a path is never taken for a command by a runner, nor for
markup by GitHub: see data/problems.py for the text, and below for the others.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from mkdocs_genai_plugin.data.problems import (
    MOST,
    Edit,
    Problem,
    Rename,
    closing_line,
    listed,
    shortened,
    visible,
)

VERSION = 1
# GitHub takes a summary of at most 1 MiB from a step; half of it is left to others.
SUMMARY_BYTES = 500_000


def workflow_commands(problems: Sequence[Problem], top: Path) -> Iterator[str]:
    """Yield a line for each problem that makes GitHub show it at its place in the code.

    ``top`` is the folder of the repository, from which GitHub counts paths. The form is
    that of workflow commands:
    https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-commands
    """
    for problem in problems[:MOST]:
        pairs = (f"{name}={_escaped(value, ',:')}" for name, value in _properties(problem, top))
        message = f"{_said(problem.message)}\nfix: {_said(problem.fix)}"
        yield f"::{problem.rule.severity} {','.join(pairs)}::{_escaped(message)}"


def _properties(problem: Problem, top: Path) -> Iterator[tuple[str, str]]:
    place = problem.place
    file = Path(place.path).absolute()
    inside = file.relative_to(top).as_posix() if file.is_relative_to(top) else place.path
    yield "file", visible(inside)
    if place.line:
        yield "line", str(place.line)
        yield "col", str(place.column)
        yield "endColumn", str(place.column + place.width)
    yield "title", problem.rule


def _said(sentence: str) -> str:
    return visible(shortened(sentence))


def _escaped(text: str, also: str = "") -> str:
    """Escape what would end a property or the line, as the runner reads it back."""
    return re.sub(f"[%\r\n{also}]", lambda found: f"%{ord(found[0]):02X}", text)


def markdown_summary(problems: Sequence[Problem], files: int) -> str:
    """Return the report as Markdown, in a fence that nothing in it closes."""
    most = MOST
    while len((text := listed(problems, files, most)).encode()) > SUMMARY_BYTES:
        most //= 2
    fence = max(["``", *re.findall("`+", text)], key=len) + "`"
    heading = f"### mkdocs-genai check: {closing_line(problems, files)}"
    return f"{heading}\n\n{fence}text\n{text}\n{fence}\n\n"


def document(problems: Sequence[Problem], files: int) -> str:
    """Return the report as one JSON document; its keys are described in the manual."""
    content = {
        "version": VERSION,
        "files": files,
        "total": len(problems),
        "problems": [_entry(problem) for problem in problems[:MOST]],
    }
    # A runner obeys ##[ wherever it stands; in JSON an escape says the same.
    return json.dumps(content, indent=2).replace("##", "#\\u0023")


def _entry(problem: Problem) -> dict[str, Any]:
    place = problem.place
    return {
        "path": place.path,
        "line": place.line,
        "column": place.column,
        "end_column": place.column + place.width if place.line else 0,
        "severity": problem.rule.severity,
        "rule": problem.rule,
        "message": shortened(problem.message),
        "fix": shortened(problem.fix),
        "edits": [_edit(edit) for edit in problem.edits],
    }


def _edit(edit: Edit | Rename) -> dict[str, Any]:
    if isinstance(edit, Rename):
        return {"path": edit.path, "rename_to": edit.to}
    (line, column), (end_line, end_column) = edit.start, edit.end
    return {
        "path": edit.path,
        "line": line,
        "column": column,
        "end_line": end_line,
        "end_column": end_column,
        "text": edit.text,
    }
