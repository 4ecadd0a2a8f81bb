"""Tree to model: reads a mapping as a record, by the record's declarations."""

from __future__ import annotations

import json
from collections.abc import Collection
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

import yaml

from .fields import Declaration, Items, Markdown, Schema, Table, declarations, empty, is_empty
from .problems import Problem, closest
from .tree import Mapping, Node, Scalar, Sequence

T = TypeVar("T")
CELLS = "cells"
LONGEST_NAME = 80


@dataclass(frozen=True)
class Record(Generic[T]):
    """A field that holds a record of its own, or a list item that is one."""

    of: type[T]

    def blank(self) -> T | None:
        """Give no record."""
        return None

    def read(self, node: Node, name: str, problems: list[Problem]) -> T | None:
        """Give the record, with blanks where a value cannot be read."""
        if isinstance(node, Mapping):
            return read_record(self.of, node, problems, _where(name.removesuffix("s"), node))
        known = ", ".join(key for key in declarations(self.of) if key != CELLS)
        fix = f"Write its keys on lines of their own: {known}."
        if is_empty(node):
            problems.append(empty(node, name, fix))
        else:
            message = f'"{name}" needs keys of its own here, this is {node.kind}'
            problems.append(node.problem(message, "type", fix))
        return None

    def schema(self) -> Schema:
        """Give the mapping that holds the record."""
        return record_schema(self.of)


@dataclass(frozen=True)
class TextOr:
    """A field that holds text, or a record of which that text is one part."""

    text: Markdown
    record: type[Any]

    def blank(self) -> Any:
        """Give the record without a text."""
        return self.record()

    def read(self, node: Node, name: str, problems: list[Problem]) -> Any:
        """Give the record, whichever way it was written."""
        if isinstance(node, Mapping):
            return read_record(self.record, node, problems, _where(name, node))
        return self.record(text=self.text.read(node, name, problems))

    def schema(self) -> Schema:
        """Give the two ways to write it."""
        return {"oneOf": [self.text.schema(), record_schema(self.record)]}


def read_record(record: type[T], node: Mapping, problems: list[Problem], where: str) -> T:
    """Give the record that ``node`` holds; ``where`` names it in messages.

    A declaration ``cells`` of type Table takes the keys that no other names.
    """
    known = declarations(record)
    named = {key: pair for key, pair in node.entries.items() if key in known and key != CELLS}
    others = {key: pair for key, pair in node.entries.items() if key not in named}
    values: dict[str, Any] = {}
    for key, (_, value) in named.items():
        values[key] = known[key].type.read(value, key, problems)
    cells = known[CELLS].type if CELLS in known else None
    if isinstance(cells, Table):
        values[CELLS] = cells.entries(others, problems)
    else:
        problems.extend(_unknown(key, where, node, known) for key, _ in others.values())
    problems.extend(_missing(node, where, known, others))
    return record(**values)


def _where(noun: str, node: Mapping) -> str:
    for key in ("id", "key", "name", "title", "to"):
        value = node.entries[key][1] if key in node.entries else None
        if isinstance(value, Scalar) and value.text:
            return f'{noun} "{value.text[:LONGEST_NAME]}"'
    return f'this "{noun}"'


def _unknown(key: Scalar, where: str, node: Mapping, known: dict[str, Declaration]) -> Problem:
    near = closest(key.text, known)
    allowed = f"Allowed: {', '.join(known)}."
    if near and near in node.entries:
        line = node.entries[near][0].start[0] + 1
        fix = f'"{near}" is already set on line {line}; delete one. {allowed}'
    elif near:
        fix = f'Did you mean "{near}"? {allowed}'
    else:
        homes = [name for name, one in known.items() if key.text in _inner(one.type)]
        inside = " or ".join(f'"{name}"' for name in homes)
        fix = f'"{key.text}" belongs inside {inside}. {allowed}' if inside else allowed
    return key.problem(f'unknown key "{key.text}" in {where}', "unknown-key", fix)


def _is_empty_list(node: Node) -> bool:
    return isinstance(node, Sequence) and not node.items


def _inner(type_: object) -> Collection[str]:
    """Give the keys of the record that a field holds, or holds a list of."""
    one = type_.of if isinstance(type_, Items) else type_
    return declarations(one.of) if isinstance(one, Record) else ()


def _missing(
    node: Mapping,
    where: str,
    known: dict[str, Declaration],
    others: dict[str, tuple[Scalar, Node]],
) -> list[Problem]:
    misspelt = {closest(key, known) for key in others} if CELLS not in known else set()
    set_ = {key for key, (_, value) in node.entries.items() if not _is_empty_list(value)}
    absent = [
        key
        for key, declaration in known.items()
        if declaration.required and key not in set_ and key not in misspelt
    ]
    place = node.file.place(*node.start)
    return [
        Problem(place, f'{where} has no "{key}"', "missing-key", f"Add a line:  {key}: ...")
        for key in absent
    ]


def record_schema(record: type[Any]) -> Schema:
    """Give the JSON Schema of the mapping that ``read_record`` reads."""
    known = declarations(record)
    named = {key: declaration for key, declaration in known.items() if key != CELLS}
    others = _field_schema(known[CELLS]) if CELLS in known else {"additionalProperties": False}
    return {
        "type": "object",
        "title": record.__name__,
        "properties": {key: _field_schema(declaration) for key, declaration in named.items()},
        "required": [key for key, declaration in named.items() if declaration.required],
        **others,
    }


def _field_schema(declaration: Declaration) -> Schema:
    schema = declaration.type.schema()
    needed = "Required." if declaration.required else ""
    says = " ".join(filter(None, [declaration.help, schema.pop("description", ""), needed]))
    if declaration.required and isinstance(declaration.type, Items):
        schema.setdefault("minItems", 1)
    if declaration.example:
        schema["examples"] = [_value(declaration.example, schema.get("type", "string"))]
    return {"description": says, **schema}


def _value(example: str, type_: str) -> Any:
    """Give the value that an example of YAML stands for."""
    if type_ in {"array", "object"}:
        return yaml.load(example, Loader=yaml.BaseLoader)
    return example if type_ == "string" else json.loads(example)
