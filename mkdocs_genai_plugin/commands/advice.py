"""What to do once a file is written: fill in its blanks, check it, show it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from mkdocs_genai_plugin.blocks import BLOCKS
from mkdocs_genai_plugin.data.files import DataFile
from mkdocs_genai_plugin.data.model import Card, Collection, Sources
from mkdocs_genai_plugin.data.pack import Pack
from mkdocs_genai_plugin.data.problems import Problem
from mkdocs_genai_plugin.data.structure import read_record
from mkdocs_genai_plugin.data.tree import parse

from .draft import REQUIRED
from .target import Target


def advice(target: Target, file: Path, text: str) -> Iterator[str]:
    """Give, a line each, what comes next."""
    if lines := blanks(target.record, text):
        some = ", ".join([*map(str, lines[:6]), *(["…"] if len(lines) > 6 else [])])
        noun = "line" if len(lines) == 1 else "lines"
        yield f'Fill in what is marked "{REQUIRED}", on {noun} {some}'
    yield f"Check it:  mkdocs-genai check {file.as_posix()}"
    yield shown_by(target)


def blanks(record: type[Any], text: str) -> list[int]:
    """Give the lines of a file's text, counted from 1, where something is still to be filled in."""
    problems: list[Problem] = []
    tree = parse(DataFile("", text), problems)
    if tree:
        read_record(record, tree, problems, "")
    return sorted({one.place.line for one in problems if one.rule == "empty-value"})


def shown_by(target: Target) -> str:
    """Give the block that shows an item on a page."""
    record = target.record
    if record is Sources:
        return "Any file or page may cite what it holds:  [@key]"
    folders = {target.folder: Collection()} if record in {Card, Collection} else {}
    items = (
        {} if record is Collection else {target.path: record(id=target.name, folder=target.folder)}
    )
    pack = Pack(items=items, collections=folders)
    for name, block in BLOCKS.items():
        for argument in {target.folder, target.name} & {*block.known(pack)}:
            return f"Show it on a page:  /// {name} | {argument}"
        if block.anchor("") == target.folder:
            return f"Show it on a page:  /// {name}"
    raise ValueError(f"no block shows {target.folder}")
