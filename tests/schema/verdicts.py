"""What our check and what an editor say of a text, both as paths from the top of its data.

The editor is played by two npm packages: ``yaml`` reads the text, ajv in strict mode judges it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from mkdocs_genai_plugin.data.files import DataFile
from mkdocs_genai_plugin.data.problems import Problem
from mkdocs_genai_plugin.data.structure import read_record
from mkdocs_genai_plugin.data.suggest import closest
from mkdocs_genai_plugin.data.tree import Mapping, Node, Sequence, parse

from .node import run

OF_KEYS = {"duplicate-key", "id", "unknown-key"}
KeyPath = tuple[str, ...]


@dataclass(frozen=True)
class Check:
    """What our check says of one text: rules with the paths that they are about."""

    readable: bool
    problems: tuple[tuple[str, KeyPath], ...]

    @property
    def rules(self) -> set[str]:
        return {rule for rule, _ in self.problems}

    def carried(self, refused: KeyPath, value: Any) -> bool:
        """Tell whether an unknown key brings this refusal with it, which the check reports alone.

        The key is there under a wrong name, or empty, because what it holds stands beside it.
        """
        if any(path == refused for _, path in self.problems):
            return False
        unknown = [path for rule, path in self.problems if rule == "unknown-key"]
        beside = [path[-1] for path in unknown if path[:-1] == refused[:-1]]
        is_empty = isinstance(value, dict) and value.get(refused[-1], value) is None
        return any(is_empty or closest(key, refused[-1:]) for key in beside)


@dataclass(frozen=True)
class Editor:
    """What an editor says of one text."""

    value: Any
    errors: list[str]
    refusals: list[tuple[str, list[str]]]

    @cached_property
    def refused(self) -> set[KeyPath]:
        """The paths that the schema refuses; where no choice or "then" fits, the reason inside."""
        paths = {tuple(path) for keyword, path in self.refusals if keyword != "if"}
        choices = {tuple(path) for keyword, path in self.refusals if keyword in {"anyOf", "oneOf"}}
        return paths - {path for path in choices if any(path == one[:-1] for one in paths)}

    def sees(self, path: KeyPath) -> Any:
        value = self.value
        for key in path:
            value = value[int(key) if isinstance(value, list) else key]
        return value


def checked(record: type[Any], file: DataFile | Problem) -> Check:
    if isinstance(file, Problem):
        return Check(False, ((file.rule, ()),))
    problems: list[Problem] = []
    tree = parse(file, problems)
    if not tree:
        return Check(False, tuple((problem.rule, ()) for problem in problems))
    written = list(spots(tree))  # reading moves keys to where they were meant
    read_record(record, tree, problems, "this")
    found = ((one.rule, path) for one in problems for path in key_paths(one, written))
    return Check(True, tuple(found))


def key_paths(problem: Problem, written: Iterable[tuple[KeyPath, Node]]) -> list[KeyPath]:
    """Return the paths of the keys or values that a problem is about: one, but for missing keys."""
    before = [(at(node), path) for path, node in written if at(node) <= at(problem)]
    here = [path for start, path in before if start == at(problem)]
    if problem.rule == "missing-key":
        names = re.findall(r'no "([^"]+)"', problem.message)
        return [(*here[0], name) for name in names]
    if not here:  # inside a value, or behind it
        return [before[-1][1]]
    return [here[-1] if problem.rule in OF_KEYS else here[0]]


def at(found: Node | Problem) -> tuple[int, int]:
    return found.place.line, found.place.column


def spots(node: Node, path: KeyPath = ()) -> Iterator[tuple[KeyPath, Node]]:
    """Yield all keys and values with their paths, outer ones first."""
    yield path, node
    if isinstance(node, Mapping):
        for name, (key, value) in node.entries.items():
            yield (*path, name), key
            yield from spots(value, (*path, name))
    elif isinstance(node, Sequence):
        for number, item in enumerate(node.items):
            yield from spots(item, (*path, str(number)))


def asked(all_schemas: dict[str, Any], documents: list[tuple[str, str]]) -> list[Editor]:
    """Let an editor read the texts, each with the schema of the name before it."""
    listed = [{"schema": name, "text": text} for name, text in documents]
    given = {"schemas": all_schemas, "documents": listed}
    return [Editor(**said) for said in run("validate.mjs", given, "ajv", "ajv-formats", "yaml")]
