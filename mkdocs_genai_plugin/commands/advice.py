"""What to do once a file is written: fill in its blanks, check it, show it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from mkdocs_genai_plugin.blocks import BLOCKS
from mkdocs_genai_plugin.data.files import DataFile
from mkdocs_genai_plugin.data.model import Card, Collection, Item, Sources
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
    """Say how an item comes onto a page."""
    if block := block_line(target):
        return f"Show it on a page:  {block}"
    return "Any file or page may cite what it holds:  [@key]"


def block_line(target: Target) -> str:
    """Give the first line of the block that shows an item, or nothing where none does."""
    record = target.record
    if record is Sources:
        return ""
    folders = {target.folder: Collection()} if record in {Card, Collection} else {}
    item = {target.path: Item(id=target.name, folder=target.folder)}
    pack = Pack(items={} if folders else item, collections=folders)
    for name, block in BLOCKS.items():
        for argument in {target.folder, target.name} & {*block.known(pack)}:
            return f"/// {name} | {argument}"
        if block.anchor("") == target.folder:
            return f"/// {name}"
    raise ValueError(f"no block shows {target.folder}")
