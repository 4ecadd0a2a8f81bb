"""What YAML's own errors mean, in a contributor's words."""

from __future__ import annotations

import re

import yaml

from .files import DataFile
from .problems import Problem

VALUE = re.compile(r"^\s*(?:-\s+)*(?:[^\s:#]+:\s+)?(?P<value>\S.*?)\s*$")
QUOTED_THEN_TEXT = re.compile(r"""^(?:"(?:[^"\\]|\\.)*"|'(?:[^']|'')*')\s*[^\s#]""")


def explain(file: DataFile, error: yaml.YAMLError) -> Problem:
    """Turn an error of the YAML reader into one problem with a fix.

    The reader often notices a mistake late; an unclosed quote is reported
    where it opens, a tab where it indents.
    """
    problem = str(getattr(error, "problem", "") or error)
    mark = getattr(error, "problem_mark", None) or yaml.Mark("", 0, 0, 0, None, 0)
    line = min(mark.line, len(file.lines) - 1)
    return (
        _tab(file, line)
        or _open_quote(file, error)
        or _escape(file, problem, line, mark.column)
        or _colon(file, problem, line, mark.column)
        or _value(file, line)
        or _broken(file, problem, line, mark.column)
    )


def _tab(file: DataFile, line: int) -> Problem | None:
    for number in (line, max(0, line - 1)):
        if found := re.match(" *\t", file.lines[number]):
            place = file.place(number, found.end() - 1)
            fix = "Use spaces: two per level."
            return Problem(place, "this line is indented with a tab", "yaml-tab", fix)
    return None


def _open_quote(file: DataFile, error: yaml.YAMLError) -> Problem | None:
    context = str(getattr(error, "context", "") or "")
    mark = getattr(error, "context_mark", None)
    unclosed = "unexpected end of stream" in str(getattr(error, "problem", ""))
    if mark is None or "quoted scalar" not in context or not unclosed:
        return None
    quote = file.lines[mark.line][mark.column]
    return Problem(
        file.place(mark.line, mark.column),
        f"this quote ({quote}) is never closed",
        "yaml-quote",
        f"Add the closing {quote} at the end of the text.",
    )


def _escape(file: DataFile, problem: str, line: int, column: int) -> Problem | None:
    if "escape" not in problem:
        return None
    # libyaml points behind the backslash, the pure Python reader too.
    at = file.lines[line].rfind("\\", 0, column + 1)
    message = "unknown backslash escape inside double quotes"
    fix = "Use single quotes, where a backslash is just a backslash."
    return Problem(file.place(line, max(at, 0)), message, "yaml", fix)


def _colon(file: DataFile, problem: str, line: int, column: int) -> Problem | None:
    if "mapping values are not allowed" not in problem:
        return None
    return Problem(
        file.place(line, column),
        "a colon followed by a space inside unquoted text",
        "yaml-colon",
        f"Put the text in quotes:  {_quoted_line(file.lines[line])}",
    )


def _value(file: DataFile, line: int) -> Problem | None:
    found = VALUE.match(file.lines[line])
    if not found:
        return None
    value = found["value"]
    if value[0] in "`@%*&!":
        message = f"unquoted text cannot start with {value[0]}"
    elif QUOTED_THEN_TEXT.match(value):
        message = "text after the closing quote"
    else:
        return None
    fix = f"Put the text in quotes:  {_quoted_line(file.lines[line])}"
    return Problem(file.place(line, found.start("value")), message, "yaml", fix)


def _broken(file: DataFile, problem: str, line: int, column: int) -> Problem:
    return Problem(
        file.place(line, min(column, len(file.lines[line]))),
        f"YAML structure is broken here ({problem})",
        "yaml",
        "Check that this line is indented like its neighbours and the line above is complete.",
    )


def _quoted_line(line: str) -> str:
    found = re.match(r"^\s*(?:-\s+)*(?P<key>[^\s:#]+:\s+)?(?P<value>.*?)\s*$", line)
    if not found:
        return '"..."'
    escaped = found["value"].replace("\\", "\\\\").replace('"', '\\"')
    return f'{found["key"] or ""}"{escaped}"'
