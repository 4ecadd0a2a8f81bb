"""Items of every kind with one of their lists or tables grown, by walking the declarations."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from mkdocs_genai_plugin.data.fields import Choice, Cites, Items, Keyed, Type, declarations
from mkdocs_genai_plugin.data.picture import PictureRecord
from mkdocs_genai_plugin.data.structure import Record, TextOr

from .variants import HARMLESS, OF_TYPED, RECORDS, Field, Steps, Variant

# What tells an entry from the one before it.
TOLD_BY = {"id", "key", "name", "text", "term", "title", "letter", "heading", "label", "by", "was"}
# Of other items, which would have to be there, and of a choice, which samples do not have.
OTHERS = ("see", "order", "items", "choices")


def lists() -> Iterator[Field]:
    """Yield every list without an end, and every table with keys of the author's own."""
    for kind, record in RECORDS.items():
        yield from (Field(kind, *leaf) for leaf in _lists(Record(record)))


def _lists(type_: Type, steps: Steps = ()) -> Iterator[tuple[Steps, Type]]:
    match type_:
        case Record(of=record):
            for name, declaration in declarations(record).items():
                if name not in OF_TYPED and not isinstance(declaration.type, PictureRecord):
                    own = steps if name == "cells" else (*steps, name)
                    yield from _lists(declaration.type, own)
        case TextOr(record=record):
            yield from _lists(Record(record), steps)
        case Items(of=inner, most=most):
            if not most and not isinstance(inner, Choice) and steps[-1] not in OTHERS:
                yield steps, type_
            yield from _lists(inner, (*steps, 0))
        case Keyed(of=inner):
            yield from _lists(inner, (*steps, "one"))


@dataclass(frozen=True)
class Grown(Variant):
    """An item with a list of ``length`` entries."""

    length: int = 1

    def changed(self, record: dict[str, Any]) -> dict[str, Any]:
        """Return the record with the list grown, and the cells of columns with them."""
        *above, last = self.field.steps
        inside: Any = record
        for step in above:
            inside = inside[step]
        first, *rest = inside[last]
        of = getattr(self.field.type, "of", self.field.type)
        more = (_another(first, number, of) for number in range(1 + len(rest), self.length))
        inside[last] = [first, *rest, *more]
        if last == "columns":
            cells = {column["id"]: HARMLESS for column in inside[last]}
            record["rows"] = [{**row, **cells} for row in record["rows"]]
        return record


def _another(entry: Any, number: int, of: Type) -> Any:
    if isinstance(of, Cites):
        return entry
    if isinstance(entry, dict):
        return {name: _named(name, value, number) for name, value in entry.items()}
    return _named("was", entry, number)


def _named(name: str, value: Any, number: int) -> Any:
    if isinstance(value, list) and name == "was":
        return [f"{one}-{number}" for one in value]
    return f"{value}-{number}" if name in TOLD_BY and type(value) is str else value
