"""What a record names: the sources it cites, the items and the pages of the docs it links to."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

from .address import Kind
from .text import Cite, Link, Name

# The types of most values, which hold no record.
LEAVES = {str, Name, bool, int, type(None)}


@dataclass(frozen=True, slots=True)
class Mentions:
    """The names that stand in a record, each as often as it stands there, in order."""

    sources: tuple[Name, ...]
    items: tuple[Name, ...]
    docs: tuple[Name, ...]


def mentions(record: object) -> Mentions:
    """Give what the record and every record and text inside it name."""
    sources: list[Name] = []
    links: dict[Kind, list[Name]] = {kind: [] for kind in Kind}
    for value in _values(record):
        if isinstance(value, Cite):
            sources += value.keys
        elif isinstance(value, Link):
            links[value.kind].append(value.target)
        else:
            sources += filter(None, getattr(value, "cite", ()))
    return Mentions(tuple(sources), tuple(links[Kind.ITEM]), tuple(links[Kind.DOCS]))


def _values(record: object) -> Iterator[Any]:
    """Give the record and every record and inline value inside it."""
    ahead = [record]
    while ahead:
        one = ahead.pop()
        if isinstance(one, (tuple, list)):
            ahead += reversed(one)
        elif isinstance(one, dict):
            ahead += reversed(one.values())
        elif (names := _field_names(type(one))) is not None:  # type: ignore[arg-type]
            yield one
            parts = [getattr(one, name) for name in names]
            ahead += [part for part in parts if type(part) not in LEAVES]


@cache
def _field_names(kind: Any) -> tuple[str, ...] | None:
    """Give the names of a record's fields, last to first, or None for what is no record."""
    if not dataclasses.is_dataclass(kind):
        return None
    return tuple(field.name for field in reversed(dataclasses.fields(kind)))
