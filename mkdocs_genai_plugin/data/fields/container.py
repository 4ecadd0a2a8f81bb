"""Types that hold others: lists and tables."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from mkdocs_genai_plugin.data.lines import quoted
from mkdocs_genai_plugin.data.problems import Edit, Problem
from mkdocs_genai_plugin.data.rules import Rule
from mkdocs_genai_plugin.data.text import Name
from mkdocs_genai_plugin.data.tree import Mapping, Node, Scalar, Sequence, is_empty, is_nothing

from .declaration import DELETE, Schema, Type, empty
from .reference import SLUG_RULE, Slug, slug
from .text import Word

LONGEST_LISTED = 60
MOST_WORDS = 3  # of an entry; what is longer is a sentence with a comma in it
UNSAFE = re.compile(r"[\[\]{}:#\"'`@&*!|>%\\]|^[-?]")
_BULLET = re.compile(r"\s[-–—•·▪◦*]")
BULLETS = "-–—•·▪◦*"


@dataclass(frozen=True)
class Items:
    """A list of values of one type; ``most`` is 0 where any number will do.

    ``or_one`` tells that a value which stands alone is a list of one.
    """

    of: Type
    least: int = 0
    most: int = 0
    or_one: bool = False

    def blank(self) -> tuple[Any, ...]:
        """Return the empty list."""
        return ()

    def read(self, node: Node, name: str, problems: list[Problem]) -> tuple[Any, ...]:
        """Return the values in order."""
        if self.or_one and isinstance(node, Scalar) and not is_empty(node):
            return self._values([node], name, problems)
        if not isinstance(node, Sequence):
            problems.append(self._not_a_list(node, name))
            found: list[Problem] = []
            values = self._values(self._meant(node), name, found)
            problems.extend(one for one in found if one.place != problems[-1].place)
            return values
        if node.items and not self._fits(len(node.items)):
            message = f'"{name}" takes {self.least} to {self.most} entries, not {len(node.items)}'
            problems.append(
                node.problem(message, Rule.COUNT, "Add what is missing, or shorten it.")
            )
        return self._values(node.items, name, problems)

    def _values(self, nodes: Iterable[Node], name: str, problems: list[Problem]) -> tuple[Any, ...]:
        values = (self.of.read(node, name, problems) for node in nodes)
        return tuple(value for value in values if value is not None)

    def schema(self) -> Schema:
        """Return the list and what each entry takes."""
        limits = {"minItems": self.least, "maxItems": self.most} if self.most else {}
        says = "Write each on a line of its own, after a dash and a space."
        listed = {"type": "array", "items": self.of.schema(), **limits, "errorMessage": says}
        return {"anyOf": [self.of.schema(), listed]} if self.or_one else listed

    def _meant(self, node: Node) -> Iterable[Node]:
        """Return the entries of what should have been a list, as far as they can be told."""
        if isinstance(node, Scalar):
            return self._parts(node) if node.text else ()
        return () if isinstance(self.of, (Word, Slug)) else (node,)

    def _parts(self, node: Scalar) -> Iterable[Scalar]:
        if isinstance(self.of, Slug) and node.plain:
            return _names(node)
        return (node,) if isinstance(self.of, Word) else ()

    def _fits(self, count: int) -> bool:
        return not self.most or self.least <= count <= self.most

    def _not_a_list(self, node: Node, name: str) -> Problem:
        fix = f"Write each on a line of its own under  {name}:  after a dash and a space."
        edits: list[Edit] = []
        if is_nothing(node):
            return empty(node, name, f"{fix[:-1]}{DELETE}.")
        if isinstance(node, Mapping):
            fix, edits = _as_entry(node)
        elif isinstance(node, Scalar) and isinstance(self.of, (Word, Slug)):
            return self._text_for_list(node, name, fix)
        message = f'"{name}" must be a list, this is {node.kind}'
        return node.problem(message, Rule.TYPE, fix, *edits)

    def _text_for_list(self, node: Scalar, name: str, fix: str) -> Problem:
        edits = []
        if node.text[:1] in BULLETS:
            entries = [one.strip() for one in _BULLET.split(node.text[1:])]
            fix = f"Start each with a dash and a space:  - {entries[0]}"
        elif node.start[0] == node.end[0] and len(node.text) < LONGEST_LISTED:
            listed = f"[{', '.join(_entries(', '.join(part.text for part in self._parts(node))))}]"
            fix, edits = f"Write:  {name}: {listed}", [node.edit(listed)]
        message = f'"{name}" must be a list, this is {node.kind}'
        return node.problem(message, Rule.TYPE, fix, *edits)


def _as_entry(node: Mapping) -> tuple[str, list[Edit]]:
    """Return how a mapping becomes the one entry of a list."""
    (line, column), file = node.start, node.file
    if file.lines[line].startswith("{", column):
        return "Put it in brackets, [ before it and ] behind it.", []
    first = next(iter(node.entries), "...")
    below = [number for number in range(line + 1, _end(node)) if file.lines[number].strip()]
    signs = {line: "- ", **dict.fromkeys(below, "  ")}
    edits = [file.edit((one, column), (one, column), sign) for one, sign in signs.items()]
    others = ", and two spaces before the lines below" if below else ""
    return f"Put a dash and a space before its first key{others}:  - {first}:", edits


def _end(node: Node) -> int:
    """Return the number of the first line behind a value."""
    if isinstance(node, Mapping):
        return max((_end(value) for _, value in node.entries.values()), default=node.end[0] + 1)
    if isinstance(node, Sequence):
        return max(map(_end, node.items), default=node.end[0] + 1)
    return node.end[0] + (node.end[1] > 0)


def _entries(text: str) -> list[str]:
    """Return what a text lists: its parts between commas if they are short, else all of it."""
    parts = [part.strip(" []") for part in text.split(",")]
    parts = [part for part in parts if part]
    if any(len(part.split()) > MOST_WORDS for part in parts) or text.endswith((".", "!", "?")):
        return [quoted(text)]
    return [quoted(part) if UNSAFE.search(part) else part for part in parts]


def _names(node: Scalar) -> Iterator[Scalar]:
    """Yield the names in a text that stands on one line."""
    line, column = node.start
    for found in re.finditer(r"[a-z0-9/-]+", node.text if node.end[0] == line else ""):
        start, end = (line, column + found.start()), (line, column + found.end())
        yield Scalar(node.file, start, end, found[0], True)


@dataclass(frozen=True)
class Keyed:
    """A mapping whose keys are the author's own: slug to a value of one type."""

    of: Type

    def blank(self) -> dict[Name, Any]:
        """Return the empty mapping."""
        return {}

    def read(self, node: Node, name: str, problems: list[Problem]) -> dict[Name, Any]:
        """Return the values by key, in the author's order."""
        if isinstance(node, Mapping):
            return self.entries(node.entries, problems)
        fix = f"Write lines like  key: text  under  {name}:  indented by two spaces."
        if is_nothing(node):
            problems.append(empty(node, name, f"{fix[:-1]}{DELETE}."))
        else:
            message = f'"{name}" must be a mapping, this is {node.kind}'
            problems.append(node.problem(message, Rule.TYPE, fix))
        return {}

    def entries(
        self, entries: dict[str, tuple[Scalar, Node]], problems: list[Problem]
    ) -> dict[Name, Any]:
        """Read the entries of a mapping."""
        values = {}
        for key, value in entries.values():
            better = slug(key.text)
            name = Name(better or key.text, key.place)
            if better != key.text:
                message = f"a key {SLUG_RULE}, not '{key.text}'"
                edits = [key.edit(better)] if better else []
                fix = f"Write:  {better or 'a-name'}: ..."
                problems.append(key.problem(message, Rule.ID, fix, *edits))
            values[name] = self.of.read(value, name, problems)
        return values

    def schema(self) -> Schema:
        """Return the mapping and what each value takes."""
        names, values = Slug().schema(), self.of.schema()
        return {"type": "object", "propertyNames": names, "additionalProperties": values}
