"""Markdown that a text does not take: blocks in a short one, and what extensions add."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from .problems import Place, Problem
from .rules import Rule
from .tree import Scalar

TAKES_BLOCKS = "Text takes paragraphs, lists, code, quotations and tables."
TAKES = "Text takes **strong**, *emphasis*, `code`, $formula$, [@key] and [text](https://...) only."
ONE_PARAGRAPH = f"Write one paragraph, or put this on a page and link to it. {TAKES}"
# Each has one of the signs, and is bounded in length: a text is read in a time that grows with it.
INLINE_SIGN = re.compile(r"[~:^=]")
INLINE = re.compile(
    r"(?P<struck_out>~~(?=\S)[^~\n]{1,200}(?<=\S)~~)"
    r"|(?P<an_emoji_by_name>(?<![\w:/]):(?=[a-z0-9_+-]{0,39}[a-z])[a-z0-9_+-]{2,40}:(?![\w:/]))"
    r"|(?P<a_footnote>\[\^[\w-]{1,40}\])"
    r"|(?P<marked>(?<![\w=])==(?=[^\s=])[^=\n]{1,200}(?<=\S)==(?![\w=]))"
    r"|(?P<raised>(?<=\w)\^(?=[^\s^$\\{])[^\s^]{1,20}\^(?!\w))"
    r"|(?P<lowered>(?<=\w)~(?=[^\s~])[^\s~/]{1,20}~(?![~/]))"
)
_BREAK = re.compile("\n")
_PARAGRAPH = "a second paragraph"
_FENCE = re.compile(r"\s*+(?:`{3,}+[^`]*+|~{3,}+[^~]*+)\Z")
_HEADING = re.compile(r"\s*+#{1,6}+ +\S")
QUOTE = re.compile(r"\s*+> +\S")
RULED = re.compile(r"(?=[\s:|-]*-{3})[\s:|-]++\Z")
ENTRY = re.compile(r"\s*+(?:[-*+]|[0-9]{1,3}[.)]) +\S")
DEFINITION = re.compile(r"\s*+:[ \t]++\S")
INDENTED = re.compile(r"(?: {4}|\t)\s*+\S")
ADMONITION = re.compile(r"\s*+(?:!{3}|\?{3}\+?|/{3,}+) *+\w")
_BLOCKS = (
    (_FENCE, "a block of code", 1), (_HEADING, "a heading", 1), (QUOTE, "a quotation", 1),
    (ADMONITION, "a block of an extension", 1), (DEFINITION, "a list of definitions", 1),
    (ENTRY, "a list", 2),
)  # fmt: skip


def block(scalar: Scalar) -> Problem | None:
    """Return the problem of a short text that is more than one paragraph of words."""
    if scalar.start[0] == scalar.end[0] and "\n" not in scalar.text:
        return None
    lines = _lines(scalar)
    found = _of_lines(lines) or _second_paragraph(lines)
    if not found:
        return None
    number, what = found
    rule = Rule.MARKUP if what == _PARAGRAPH else Rule.BLOCK_IN_TEXT
    message = f"{what} in a text, which is one paragraph"
    return Problem(_place(scalar, number), message, rule, ONE_PARAGRAPH)


def elsewhere(problem: Problem, fields: Iterable[str]) -> Problem:
    """Return the problem of a block in a short text with the fields that take one."""
    if problem.fix != ONE_PARAGRAPH:
        return problem
    named = " or ".join(f" {field}: " for field in fields)
    return replace(problem, fix=f"Move it to {named}, or write one paragraph here. {TAKES}")


def folded_blocks(scalar: Scalar) -> Problem | None:
    """Return the problem of a text of several blocks whose lines YAML joins into one."""
    if _keeps_lines(scalar):
        return None
    lines = _lines(scalar)
    found = _of_lines(lines) or _indented(scalar, lines)
    if not found:
        return None
    sign = _sign(scalar)
    line, column = scalar.start
    edits = [scalar.file.edit((line, column), (line, column + 1), "|")] if sign == ">" else []
    message = f"YAML joins the lines of {found[1]} into one here"
    fix = "Use  |  to keep lines:  put it behind the colon, and the text below it, indented."
    return Problem(_place(scalar, found[0]), message, Rule.BLOCK_IN_TEXT, fix, tuple(edits))


def unfolded(scalar: Scalar) -> str:
    """Return a text of several blocks: an empty line parts paragraphs, however it is written."""
    if _keeps_lines(scalar):
        return scalar.text
    return re.sub(r"\n+", "\n\n", scalar.text.strip("\n"))


def first_line(scalar: Scalar) -> int | None:
    """Return the line of the file, from 0, where a text that keeps its lines starts."""
    if _sign(scalar) == "|":
        return scalar.start[0] + 1
    whole = scalar.start[0] == scalar.end[0] and "\n" not in scalar.text
    return scalar.start[0] if whole else None


def _keeps_lines(scalar: Scalar) -> bool:
    one = scalar.start[0] == scalar.end[0]
    escaped = one or first_line(scalar) is not None or _has_escaped_breaks(scalar)
    return escaped or _is_spread(scalar)


def _is_spread(scalar: Scalar) -> bool:
    """Tell whether an empty line stands for each line break in quotes, as programs write it."""
    if not _quote(scalar):
        return False
    if "\n\n" in scalar.text.strip("\n"):
        return True
    lines = _lines(scalar)
    follow = zip(lines.values(), [*lines.values()][1:], strict=False)
    return bool(_of_lines(lines)) and all(not (a.strip() and b.strip()) for a, b in follow)


def _quote(scalar: Scalar) -> str:
    line, column = scalar.start
    written = scalar.file.lines[line][column : column + 1]
    return written if written in {"'", '"'} and not scalar.plain else ""


def _has_escaped_breaks(scalar: Scalar) -> bool:
    r"""Tell whether line breaks are written as ``\n``, as programs do."""
    if "\n" not in scalar.text:
        return False
    first, last = map(scalar.file.offset_of, (scalar.start, scalar.end))
    written = scalar.file.text[first:last]
    return written.startswith('"') and r"\n" in written


def _sign(scalar: Scalar) -> str:
    line, column = scalar.start
    written = scalar.file.lines[line][column : column + 1]
    return written if written in {"|", ">"} and scalar.end[0] > line else ""


def _lines(scalar: Scalar) -> dict[int, str]:
    """Return the lines of a text by their numbers in its file, or in itself if it is escaped."""
    first, last = scalar.start[0], scalar.end[0]
    if _has_escaped_breaks(scalar):
        return dict(enumerate(_BREAK.split(scalar.text.strip("\n"))))
    if last == first:
        return {}
    if last - first < 2 and _sign(scalar):
        return {}
    inside = range(first + bool(_sign(scalar)), min(last + 1, len(scalar.file.lines)))
    lines = {number: scalar.file.lines[number] for number in inside}
    quotes = len(_quote(scalar))
    if first in lines:
        lines[first] = lines[first][scalar.start[1] + quotes :]
    if last in lines:
        lines[last] = lines[last][: scalar.end[1] - quotes]
    while lines and not lines[max(lines)].strip():
        del lines[max(lines)]
    return lines


def _place(scalar: Scalar, number: int) -> Place:
    if scalar.start[0] == scalar.end[0] or _has_escaped_breaks(scalar):
        return scalar.place
    line = scalar.file.lines[number]
    start = len(line) - len(line.lstrip())
    return scalar.file.place(number, start, len(line.rstrip()) - start)


def _of_lines(lines: dict[int, str]) -> tuple[int, str] | None:
    """Return the first line of a block other than a paragraph, and what it is."""
    for pattern, what, least in _BLOCKS:
        found = [number for number, line in lines.items() if pattern.match(line)]
        if len(found) >= least:
            return found[0], what
    ruled = (number for number, line in lines.items() if "|" in line and RULED.match(line))
    return next(((number, "a table") for number in ruled), None)


def _second_paragraph(lines: dict[int, str]) -> tuple[int, str] | None:
    empty = (number for number, line in lines.items() if not line.strip() and number > min(lines))
    return next(((number + 1, _PARAGRAPH) for number in empty), None)


def _indented(scalar: Scalar, lines: dict[int, str]) -> tuple[int, str] | None:
    """Return the first line that is indented more than the text, which keeps its break there."""
    if _sign(scalar) != ">" or not re.search(r"^[ \t]", scalar.text, re.M):
        return None
    least = min(len(line) - len(line.lstrip()) for line in lines.values() if line.strip())
    deeper = (number for number, line in lines.items() if line[least : least + 1].isspace())
    return next(((number, "an indented part") for number in deeper), None)


def inline(found: re.Match[str], place: Place) -> Problem:
    """Return the problem of what an extension of Markdown would take for more than words."""
    what = str(found.lastgroup).replace("_", " ")
    message = f"{found[0]} is not shown {'as ' if what[:2] in ('a ', 'an') else ''}{what} here"
    return Problem(place, message, Rule.MARKUP, f"Write it in words. {TAKES}")
