"""Tree to model: reads a mapping as a record, by the record's declarations."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from .fields import Declaration, Table, declarations
from .problems import Problem, closest
from .tree import Mapping, Node, Scalar

T = TypeVar("T")


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
            return read_record(self.of, node, problems)
        known = ", ".join(declarations(self.of))
        message = f'"{name}" must be a mapping, this is {node.kind}'
        fix = f"Write its keys on lines of their own: {known}."
        problems.append(node.problem(message, "type", fix))
        return None


def read_record(record: type[T], node: Mapping, problems: list[Problem], label: str = "") -> T:
    """Give the record that ``node`` holds.

    ``label`` names the record in messages; without it, its own id or name does.
    A declaration ``cells`` of type Table takes the keys that no other names.
    """
    known = declarations(record)
    where = _where(record, node, label)
    named = {key: pair for key, pair in node.entries.items() if key in known and key != "cells"}
    others = {key: pair for key, pair in node.entries.items() if key not in named}
    values: dict[str, Any] = {}
    for key, (_, value) in named.items():
        values[key] = known[key].type.read(value, key, problems)
    if "cells" in known and isinstance(known["cells"].type, Table):
        values["cells"] = known["cells"].type.entries(others, problems)
    else:
        problems.extend(_unknown(key, where, node, known) for key, _ in others.values())
    problems.extend(_missing(node, where, known, others))
    return record(**values)


def _where(record: type, node: Mapping, label: str) -> str:
    for key in ("id", "key", "name", "title", "term"):
        value = node.entries[key][1] if key in node.entries and not label else None
        if isinstance(value, Scalar):
            label = value.text
    return f'{record.__name__.lower()} "{label}"' if label else f"this {record.__name__.lower()}"


def _unknown(key: Scalar, where: str, node: Mapping, known: dict[str, Declaration]) -> Problem:
    near = closest(key.text, known)
    allowed = f"Allowed: {', '.join(known)}."
    if near and near in node.entries:
        line = node.entries[near][0].start[0] + 1
        fix = f'"{near}" is already set on line {line}; delete one. {allowed}'
    else:
        fix = f'Did you mean "{near}"? {allowed}' if near else allowed
    return key.problem(f'unknown key "{key.text}" in {where}', "unknown-key", fix)


def _missing(
    node: Mapping,
    where: str,
    known: dict[str, Declaration],
    others: dict[str, tuple[Scalar, Node]],
) -> list[Problem]:
    misspelt = {closest(key, known) for key in others}
    absent = [
        key
        for key, declaration in known.items()
        if declaration.required and key not in node.entries and key not in misspelt
    ]
    place = node.file.place(*node.start)
    return [
        Problem(place, f'{where} has no "{key}"', "missing-key", f"Add a line:  {key}: ...")
        for key in absent
    ]
