"""What contributors do to a file that ``new`` wrote: fill in its blanks, use its examples."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import cycle
from typing import Any

from mkdocs_genai_plugin.commands.draft import example_texts, value_lines
from mkdocs_genai_plugin.data.fields import Declaration, Items, Placed, Type, declarations
from mkdocs_genai_plugin.data.files import DataFile
from mkdocs_genai_plugin.data.structure import CELLS, Record
from mkdocs_genai_plugin.data.tree import Mapping, Node, Scalar, Sequence, parse

PROSE = re.compile(r"(?:>-|\|)$")
# Of a question's keys these stand for another kind of question than  several  does.
ALTERNATIVES = "(?:typed|tolerance|exact|also):|- (?:auto-encoder|case)$"


def filled(text: str, record: type[Any]) -> str:
    """Return the text of a file with the example of its declaration in each blank."""
    tree = parse(DataFile("", text), [])
    assert tree
    lines = text.split("\n")
    for line, type_, example in blanks(tree, record):
        if PROSE.search(lines[line]):
            assert lines[line + 1].strip() == "" != lines[line + 1]
            lines[line + 1] += example
        else:
            lines[line : line + 1] = value_lines(lines[line], type_, example)
    return "\n".join(lines)


def blanks(tree: Mapping, record: type[Any]) -> Iterator[tuple[int, Type, str]]:
    """Yield the line of each blank, from 0, its type and an example."""
    fields = declarations(record)
    for key, (_, node) in tree.entries.items():
        yield from _blanks(node, fields.get(key) or fields[CELLS])


def _blanks(node: Node, declared: Declaration) -> Iterator[tuple[int, Type, str]]:
    one = declared.type.of if isinstance(declared.type, Items) else declared.type
    examples = cycle(example_texts(declared).values() or [""])
    for place, item in enumerate(node.items if isinstance(node, Sequence) else [node]):
        if isinstance(item, Mapping) and isinstance(one, Record):
            for line, type_, example in blanks(item, one.of):
                differs = place and isinstance(type_, Placed)  # no two answers are the same
                yield line, type_, f"{example}, or not" if differs else example
        if isinstance(item, Scalar) and not item.text:
            yield item.start[0], one, next(examples)


def with_examples(text: str) -> str:
    """Return the text with every field that was left out, and its example.

    Help starts with a space behind the #; what stands left of help that was left
    out too does not.
    """
    lines = text.split("\n")
    for place, line in enumerate(lines):
        found = re.match(rf"( *)#(?=\w|  )(?! *(?:{ALTERNATIVES}))", line)
        lines[place] = f"{found[1]}{line[found.end() :]}" if found else line
    return "\n".join(lines)
