"""Tree to model: reads a mapping as a record, by the record's declarations."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

import yaml

from .fields import (
    DELETE,
    Declaration,
    Items,
    Keyed,
    LongText,
    Schema,
    Type,
    attributes,
    declarations,
    empty,
)
from .foreign import elsewhere
from .problems import Problem
from .rules import Rule
from .slips import CELLS, Entry, Slips, called
from .tree import Mapping, Node, Sequence, is_nothing

_T = TypeVar("_T")
_WHOLE = "whole"


@dataclass(frozen=True)
class Record(Generic[_T]):
    """A field that holds a record of its own, or a list item that is one."""

    of: type[_T]

    def blank(self) -> _T | None:
        """Return no record."""
        return None

    def read(self, node: Node, name: str, problems: list[Problem]) -> _T | None:
        """Return the record, with blanks where a value cannot be read."""
        if isinstance(node, Mapping):
            return read_record(self.of, node, problems, called(name.removesuffix("s"), node))
        known = ", ".join(key for key in declarations(self.of) if key != CELLS)
        fix = f"Write its keys on lines of their own: {known}."
        if is_nothing(node):
            problems.append(empty(node, name, fix))
        else:
            message = f'"{name}" needs keys of its own here, this is {node.kind}'
            problems.append(node.problem(message, Rule.TYPE, fix))
        return None

    def schema(self) -> Schema:
        """Return the mapping that holds the record."""
        return record_schema(self.of)


@dataclass(frozen=True)
class TextOr:
    """A field that holds text, or a record of which that text is one part, called ``part``."""

    text: Type
    record: type[Any]
    part: str = "text"

    def blank(self) -> Any:
        """Return the record without a text."""
        return self.record()

    def read(self, node: Node, name: str, problems: list[Problem]) -> Any:
        """Return the record, whichever way it was written."""
        if isinstance(node, Mapping):
            return read_record(self.record, node, problems, called(name, node))
        return self.record(**{self.part: self.text.read(node, name, problems)})

    def schema(self) -> Schema:
        """Return the two ways to write it."""
        return {"oneOf": [self.text.schema(), record_schema(self.record)]}


def read_record(record: type[_T], node: Mapping, problems: list[Problem], where: str) -> _T:
    """Return the record that ``node`` holds; ``where`` names it in messages.

    A declaration ``cells`` of type Keyed takes the keys that no other names. A field
    ``whole`` of the record is told whether there was no problem.
    """
    before = len(problems)
    known, names = declarations(record), attributes(record)
    slips = Slips(node, known, where, problems)
    entries = slips.meant()
    values: dict[str, Any] = {}
    others: dict[str, Entry] = {}
    for key, entry in entries.items():
        if key in known and key != CELLS:
            values[names[key]] = known[key].read(entry[1], key, problems)
        else:
            others[key] = entry
    cells = known[CELLS].type if CELLS in known else None
    if isinstance(cells, Keyed):
        values[CELLS] = cells.entries(others, problems)
    elif others:
        problems.extend(slips.unknown(key) for key, _ in others.values())
    problems.extend(_missing(node, where, known, entries))
    found = problems[before:]
    if long := _long_texts(known) if found else []:
        problems[before:] = found = [elsewhere(one, long) for one in found]
    if hasattr(record, _WHOLE):
        values[_WHOLE] = not (found and any(problem.is_error for problem in found))
    return record(**values)


def _long_texts(known: dict[str, Declaration]) -> list[str]:
    """Return the fields that take blocks of Markdown."""
    types = ((key, one.type) for key, one in known.items())
    each = ((key, type_.of if isinstance(type_, Items) else type_) for key, type_ in types)
    return [key for key, type_ in each if isinstance(type_, LongText)]


def _missing(
    node: Mapping, where: str, known: dict[str, Declaration], entries: dict[str, Entry]
) -> list[Problem]:
    absent = [key for key, one in known.items() if one.required and not _is_set(entries.get(key))]
    # Of two keys that are the same, one may be meant for what is missing.
    if not absent or node.repeated:
        return []
    names = ", no ".join(f'"{key}"' for key in absent)
    fix = node.added(*(f"{key}: ..." for key in absent))
    return [Problem(node.file.place(*node.start), f"{where} has no {names}", Rule.MISSING_KEY, fix)]


def _is_set(entry: Entry | None) -> bool:
    """Tell whether a key is there, with something in it if it holds a list."""
    value = entry[1] if entry else None
    return bool(value.items) if isinstance(value, Sequence) else value is not None


def record_schema(record: type[Any]) -> Schema:
    """Return the JSON Schema of the mapping that ``read_record`` reads."""
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
    if declaration.required and (said := schema.get("patternErrorMessage")):
        schema["patternErrorMessage"] = said.replace(DELETE, "")
    if declaration.example:
        usual = "array" if isinstance(declaration.type, Items) else "string"
        schema["examples"] = [_value(declaration.example, schema.get("type", usual))]
    return {"description": says, **schema}


def _value(example: str, type_: str) -> Any:
    """Return the value that an example of YAML stands for."""
    if type_ in {"array", "object"}:
        return yaml.load(example, Loader=yaml.BaseLoader)
    return example if type_ == "string" else json.loads(example)
