"""Mistakes in the blocks and citations of a page's source.

A Markdown parser drops a block with a wrong option, and swallows the page
behind a block that is never closed; so sources are read before they are parsed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

import yaml

from .blocks import Complaint, Request, complaint
from .data.files import DataFile
from .data.pack import Pack
from .data.problems import Problem, closest
from .data.text import CITATION

# pymdownx.blocks: up to three spaces, three slashes or more, a name, perhaps an argument.
START = re.compile(r" {0,3}(?P<slashes>/{3,}) *(?P<name>[\w-]+) *(?:\| *(?P<argument>.*?) *)?$")
OPTION = re.compile(r" {4,}\S")
FENCE = re.compile(r" {0,3}(?:[>*+-] +)*(`{3,}|~{3,})")
CODE = re.compile(r"(`+)(?!`).*?(?<!`)\1(?!`)")
COMMENT = re.compile(r"<!--.*?-->", re.S)


def problems(file: DataFile, pack: Pack) -> Iterator[Problem]:
    """Give every problem of the blocks and citations in a page's source."""
    lines = _outside_code(file.text)
    for number, line in lines.items():
        found = START.match(line)
        if found and found["name"].lower().startswith("genai"):
            yield from _block(file, pack, lines, number, found)
        yield from _citations(file, pack, number, line)


def _outside_code(text: str) -> dict[int, str]:
    """Give the lines that are Markdown, by number from 0; code and comments are blanked."""
    text = COMMENT.sub(lambda found: re.sub(r"[^\n]", " ", found[0]), text)
    lines: dict[int, str] = {}
    fence = ""
    for number, line in enumerate(text.split("\n")):
        mark = FENCE.match(line)
        if fence:
            if mark and mark[1].startswith(fence) and not line[mark.end() :].strip():
                fence = ""
        elif mark:
            fence = mark[1]
        else:
            lines[number] = CODE.sub(lambda found: " " * len(found[0]), line.rstrip("\r"))
    return lines


def _block(
    file: DataFile, pack: Pack, lines: dict[int, str], start: int, found: re.Match[str]
) -> Iterator[Problem]:
    end = _end(lines, start, found["slashes"])
    if end is None:
        message = f"this {found['name']} is never closed"
        fix = f"Write  {found['slashes']}  on a line of its own below it."
        place = file.place(start, found.start("slashes"), len(found[0].strip()))
        yield Problem(place, message, "block-end", fix)
        return
    body = [(number, lines.get(number, "")) for number in range(start + 1, end)]
    options = _options([line for _, line in body])
    for number, line in body:
        if line.strip() and not OPTION.match(line):
            message = f"{found['name']} takes no text"
            fix = "Indent options by four spaces; put other text below the closing slashes."
            width = len(line.strip())
            place = file.place(number, len(line) - len(line.lstrip()), width)
            yield Problem(place, message, "block-text", fix)
            return
    request = Request(found["name"].lower(), found["argument"] or "", options)
    if wrong := complaint(pack, request):
        yield _placed(file, lines, start, end, wrong)


def _end(lines: dict[int, str], start: int, slashes: str) -> int | None:
    closing = re.compile(rf" {{0,3}}{slashes} *$")
    for number in range(start + 1, max(lines) + 1):
        line = lines.get(number, "")
        if closing.match(line):
            return number
        if (opened := START.match(line)) and opened["name"].startswith("genai"):
            return None
    return None


def _options(lines: list[str]) -> dict[str, object]:
    try:
        read = yaml.safe_load("\n".join(line[4:] for line in lines))
    except (yaml.YAMLError, ValueError):
        return {"\n".join(lines).strip(): None}
    if isinstance(read, dict):
        return {str(key): value for key, value in read.items()}
    return {str(read): None} if read else {}


def _placed(
    file: DataFile, lines: dict[int, str], start: int, end: int, wrong: Complaint
) -> Problem:
    for number in range(start, end):
        column = lines.get(number, "").find(wrong.word)
        if column >= 0:
            place = file.place(number, column, len(wrong.word))
            return Problem(place, wrong.message, wrong.rule, wrong.fix)
    return Problem(file.place(start, 0), wrong.message, wrong.rule, wrong.fix)


def _citations(file: DataFile, pack: Pack, number: int, line: str) -> Iterator[Problem]:
    for found in CITATION.finditer(line):
        for key in re.finditer(r"@([a-z0-9-]+)", found[0]):
            if key[1] not in pack.sources:
                near = closest(key[1], pack.sources)
                hint = f'; did you mean "{near}"?' if near else ""
                message = f'"{key[1]}" is not the key of a source{hint}'
                place = file.place(number, found.start() + key.start(1), len(key[1]))
                fix = "Declare it in a file of  sources/,  or mend the key."
                yield Problem(place, message, "unknown-source", fix)


