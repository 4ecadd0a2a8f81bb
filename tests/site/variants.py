"""Items of every kind with one odd text in one field, made by walking the declarations."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import yaml

from mkdocs_genai_plugin.data.fields import (
    Address,
    Choice,
    Day,
    Flag,
    Items,
    Maths,
    Moment,
    Number,
    Slug,
    Table,
    Type,
    Word,
    Year,
    declarations,
)
from mkdocs_genai_plugin.data.model import KINDS, Card, Collection
from mkdocs_genai_plugin.data.structure import Record, TextOr

HARMLESS = "harmless"
CARDS = "cards"
COLLECTION = "collection"
RECORDS: dict[str, type[Any]] = {**KINDS, CARDS: Card, COLLECTION: Collection}
BLOCKS = {
    "comparisons": "genai-comparison",
    "timelines": "genai-timeline",
    "definitions": "genai-definition",
    "figures": "genai-figure",
    "quizzes": "genai-quiz",
    "takeaways": "genai-takeaways",
    "plots": "genai-plot",
    "systems": "genai-systems",
}
# One block shows all items of these.
LISTED = ("cases", "glossary")

Steps = tuple[str | int, ...]


class Bare(str):
    """A number, a date or a truth value, which stands without quotes."""


def _bare(dumper: yaml.SafeDumper, value: Bare) -> yaml.ScalarNode:
    tag = dumper.resolve(yaml.ScalarNode, value, (True, False))
    return dumper.represent_scalar(tag, value, style="")


yaml.SafeDumper.add_representer(Bare, _bare)


@dataclass(frozen=True)
class Field:
    """A field of a kind: the way to it from the top of the file, and its type.

    ``key`` is set when the odd text is not the value but the author's own key.
    """

    kind: str
    steps: Steps
    type: Type
    key: bool = False

    def __str__(self) -> str:
        way = ".".join(str(step) for step in self.steps if step != 0)
        return f"{self.kind}-{way}{'-key' if self.key else ''}"


def fields() -> list[Field]:
    """Give every field of every kind, nested ones too."""
    return [
        Field(kind, *leaf) for kind, record in RECORDS.items() for leaf in _leaves(Record(record))
    ]


def _leaves(type_: Type, steps: Steps = ()) -> Iterator[tuple[Steps, Type, bool]]:
    match type_:
        case Record(of=record):
            for name, declaration in declarations(record).items():
                own = steps if name == "cells" else (*steps, name)
                yield from _leaves(declaration.type, own)
        case TextOr(record=record):
            yield from _leaves(Record(record), steps)
        case Items(of=inner):
            yield from _leaves(inner, (*steps, 0))
        case Table(of=inner):
            yield from _leaves(inner, (*steps, "one"))
            yield (*steps, "one"), type_, True
        case _:
            yield steps, type_, False


@dataclass(frozen=True)
class Variant:
    """An item that is as it should be, but for ``text`` in one field."""

    id: str
    field: Field
    text: str

    @property
    def files(self) -> dict[str, str]:
        """The data files that hold the item and all that it refers to."""
        kind = self.field.kind
        record = _put(_sample(Record(RECORDS[kind]), "", self.id), self.field, self.text)
        if kind in KINDS:
            return {f"{kind}/{self.id}.yml": _written(record)}
        other = Collection if kind == CARDS else Card
        rest = _sample(Record(other), "", self.id)
        card, collection = (record, rest) if kind == CARDS else (rest, record)
        return {
            f"{self.id}/one.yml": _written(card),
            f"{self.id}/_collection.yml": _written(collection),
        }

    @property
    def page(self) -> str:
        """A page with every block that shows the item, and a citation of its source."""
        kind = self.field.kind
        blocks = [f"{BLOCKS[kind]} | {self.id}"] if kind in BLOCKS else []
        if kind in LISTED:
            return f"/// genai-{kind}\n    only: {self.id}\n///\n\nCited [@{self.id}].\n"
        if kind not in KINDS:
            blocks = [f"genai-cards | {self.id}", f"genai-card | {self.id}/one"]
        options = "    open: true\n" if kind == "figures" else ""
        return (
            "".join(f"/// {block}\n{options}///\n\n" for block in blocks) + f"Cited [@{self.id}].\n"
        )


def harmless(kind: str) -> Variant:
    """Give the item of a kind with nothing odd in it."""
    field = next(field for field in fields() if field.kind == kind and isinstance(field.type, Word))
    return Variant(f"{kind}-good", field, HARMLESS)


def _put(record: dict[str, Any], field: Field, text: str) -> dict[str, Any]:
    *above, last = field.steps
    inside: Any = record
    for step in above:
        inside = inside[step]
    if field.key:
        inside[text] = inside.pop(last)
    else:
        inside[last] = text
    return record


def _sample(type_: Type, name: str, own: str) -> Any:
    """Give a value that the type allows; ``own`` keeps the names of items apart."""
    match type_:
        case Record(of=record) | TextOr(record=record):
            return _record(record, own)
        case Items(of=Number(least=lowest), least=least):
            return [Bare(f"{lowest + place:g}") for place in range(least)]
        case Items(of=inner, least=least):
            first = _sample(inner, name, own)
            return [first, *(_unset(first) for _ in range(1, least))]
        case Table(of=inner):
            return {"one": _sample(inner, name, own)}
        case Slug():
            own_names = dict.fromkeys(("key", "cite", "items", "see"), own)
            return {"was": f"former-{own}", **own_names}.get(name, "one")
        case Choice(options=options):
            return options[0]
        case Address():
            return "https://example.org/"
        case Flag():
            return Bare("true")
        case Year():
            return Bare("2014")
        case Moment():
            return Bare("2014-06")
        case Number(least=lowest):
            return Bare("4.7e17" if math.isinf(lowest) else f"{lowest:g}")
        case Day():
            return Bare("2026-01-02")
        case Maths():
            return "x"
        case Word():
            return HARMLESS
    raise AssertionError(f"there is no sample of {type_}")


def _unset(record: dict[str, Any]) -> dict[str, Any]:
    """Give the record without its flags: among several, one has it set."""
    return {name: value for name, value in record.items() if value != "true"}


def _record(record: type[Any], own: str) -> dict[str, Any]:
    values: dict[str, Any] = {}
    for name, declaration in declarations(record).items():
        if name == "icon":  # an emoji is shown where there is no icon
            continue
        value = _sample(declaration.type, name, own)
        values.update(value if name == "cells" else {name: value})
    return values


def _written(record: dict[str, Any]) -> str:
    return yaml.safe_dump(
        record, default_style="'", allow_unicode=True, sort_keys=False, width=10_000
    )
