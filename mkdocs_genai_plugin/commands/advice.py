"""What to do once a file is written: fill in its blanks, check it, show it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from shlex import quote
from typing import Any

from mkdocs_genai_plugin.data.files import DataFile
from mkdocs_genai_plugin.data.kind import kind_of
from mkdocs_genai_plugin.data.pack import Pack
from mkdocs_genai_plugin.data.problems import Problem
from mkdocs_genai_plugin.data.rules import Rule
from mkdocs_genai_plugin.data.structure import read_record
from mkdocs_genai_plugin.data.tree import parse
from mkdocs_genai_plugin.kinds import KINDS

from .draft import REQUIRED
from .target import Target


def advice(target: Target, record: type[Any], file: Path, text: str) -> Iterator[str]:
    """Give, a line each, what comes next; ``record`` is what the file holds."""
    if lines := blanks(record, text):
        some = ", ".join([*map(str, lines[:6]), *(["…"] if len(lines) > 6 else [])])
        noun = "line" if len(lines) == 1 else "lines"
        yield f'Fill in what is marked "{REQUIRED}", on {noun} {some}'
    yield f"Check it:  mkdocs-genai check {quote(file.as_posix())}"
    yield shown_by(target)


def blanks(record: type[Any], text: str) -> list[int]:
    """Return the lines of a file's text, counted from 1, where something is to be filled in."""
    problems: list[Problem] = []
    tree = parse(DataFile("", text), problems)
    if tree:
        read_record(record, tree, problems, "")
    return sorted({one.place.line for one in problems if one.rule == Rule.EMPTY_VALUE})


def shown_by(target: Target) -> str:
    """Say how an item comes onto a page."""
    if block := block_line(target):
        return f"Show it on a page:  {block}"
    return "Any file or page may cite what it holds:  [@key]"


def block_line(target: Target) -> str:
    """Return the first line of the block that shows an item, or nothing where none does."""
    kind = kind_of(KINDS, target.folder)
    collections = {target.folder: kind.collection()} if kind.collection else {}
    item = {target.path: kind.record(id=target.name, folder=target.folder)}
    pack = Pack(items={} if collections else item, collections=collections)
    for block in kind.blocks:
        for argument in {target.folder, target.name} & {*block.known(pack)}:
            return f"/// {block.name} | {argument}"
        if block.anchor("") == target.folder:
            return f"/// {block.name}"
    return ""
