"""Items of every kind with one odd text in one field, made by walking the declarations."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import yaml

from mkdocs_genai_plugin.data.fields import (
    Address,
    Choice,
    Cites,
    Colour,
    Day,
    Flag,
    Former,
    Hyperlink,
    Icon,
    Items,
    Keyed,
    Language,
    Maths,
    Number,
    PartialDate,
    Ref,
    Slug,
    Type,
    Word,
    Year,
    declarations,
)
from mkdocs_genai_plugin.data.kind import folders_of, kind_of
from mkdocs_genai_plugin.data.pack import EVERYTHING
from mkdocs_genai_plugin.data.picture import PictureRecord
from mkdocs_genai_plugin.data.problems import Place
from mkdocs_genai_plugin.data.structure import Record, TextOr
from mkdocs_genai_plugin.data.text import Name
from mkdocs_genai_plugin.kinds import KINDS
from mkdocs_genai_plugin.kinds.cards.collection import Collection
from mkdocs_genai_plugin.kinds.cards.own import FIELD_PLACES, OwnField, shaped
from mkdocs_genai_plugin.kinds.cards.record import Card
from mkdocs_genai_plugin.render.block import Block

HARMLESS = "harmless"
# Of a question whose answer is typed, which has no options to choose from.
OF_TYPED = {"typed", "several", "tolerance", "exact", "also"}
CARDS = "cards"
COLLECTION = "collection"
OWN = "own"
FIELDS = {
    Name(type_, Place("", 0, 0)): OwnField(
        heading=f"Own {type_}",
        type=type_,
        choices=("full", "none") if type_ == "choice" else (),
        where=FIELD_PLACES,
    )
    for type_ in ("text", "list", "number", "choice", "link", "day")
}
UNGROUPED = "name: Two\nlead: Another.\n"
RECORDS: dict[str, type[Any]] = {
    **{kind.folder or CARDS: kind.record for kind in KINDS},
    COLLECTION: Collection,
    OWN: shaped(FIELDS) or Card,
}
Steps = tuple[str | int, ...]


class _Plain(getattr(yaml, "CSafeDumper", yaml.SafeDumper)):  # type: ignore[misc]
    """Writes a value that stands twice out in full."""

    def ignore_aliases(self, _: Any) -> bool:
        return True


class Bare(str):
    """A number, a date or a truth value, which stands without quotes."""


def _bare(dumper: _Plain, value: Bare) -> yaml.ScalarNode:
    tag = dumper.resolve(yaml.ScalarNode, value, (True, False))
    return dumper.represent_scalar(tag, str(value), style="")


_Plain.add_representer(Bare, _bare)


class Lines(str):
    """A text that keeps its lines."""


def _lines(dumper: _Plain, value: Lines) -> yaml.ScalarNode:
    return dumper.represent_scalar("tag:yaml.org,2002:str", str(value), style="|")


_Plain.add_representer(Lines, _lines)


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
    """Return every field of every kind, nested ones too."""
    every = [
        Field(kind, *leaf) for kind, record in RECORDS.items() for leaf in _leaves(Record(record))
    ]
    # The words of a choice are shown where a card takes one: tests/render/test_own_fields.py.
    return [field for field in every if field.steps[-2:] != ("choices", 0)]


def _leaves(type_: Type, steps: Steps = ()) -> Iterator[tuple[Steps, Type, bool]]:
    match type_:
        case PictureRecord():  # data/hostile_pictures.py has those
            return
        case Record(of=record):
            for name, declaration in declarations(record).items():
                if name in OF_TYPED:
                    continue
                own = steps if name == "cells" else (*steps, name)
                yield from _leaves(declaration.type, own)
        case TextOr(record=record):
            yield from _leaves(Record(record), steps)
        case Items(of=inner):
            yield from _leaves(inner, (*steps, 0))
        case Keyed(of=inner):
            yield from _leaves(inner, (*steps, "one"))
            yield (*steps, "one"), type_, True
        case _:
            yield steps, type_, False


@dataclass(frozen=True)
class Variant:
    """An item that is as it should be, but for ``text`` in one field, and perhaps in ``more``."""

    id: str
    field: Field
    text: str
    more: tuple[Field, ...] = ()

    @cached_property
    def files(self) -> dict[str, str]:
        """The data files that hold the item and all that it refers to."""
        kind = self.field.kind
        record = self.changed(_sample(Record(RECORDS[kind]), "", self.id))
        if kind in folders_of(KINDS):
            return {f"{kind}/{self.id}.yml": _written(record)}
        other = Card if kind == COLLECTION else Collection
        rest = _sample(Record(other), "", self.id)
        card, collection = (rest, record) if kind == COLLECTION else (record, rest)
        if kind == OWN:
            collection["fields"] = _declared(FIELDS)
        elif collection["fields"].keys() == {"one"}:
            card["one"] = Bare("2.5")
        other_card = {f"{self.id}/two.yml": UNGROUPED} if kind == COLLECTION else {}
        return {
            f"{self.id}/one.yml": _written(card),
            f"{self.id}/_collection.yml": _written(collection),
            **other_card,
        }

    def changed(self, record: dict[str, Any]) -> dict[str, Any]:
        """Return the record with the odd text in its fields."""
        for field in (self.field, *self.more):
            record = _put(record, field, self.text)
        return record

    @property
    def page(self) -> str:
        """A page with every block that shows the item, and a citation of its source."""
        folder = "" if self.field.kind in (CARDS, COLLECTION, OWN) else self.field.kind
        blocks = "".join(self._shown(block) for block in kind_of(KINDS, folder).blocks)
        if not folder:
            blocks += f"/// genai-comparison | {self.id}\n///\n\n"
        return f"{blocks}Cited [@{self.id}].\n"

    def _shown(self, block: Block) -> str:
        """Return a block that shows the item, with all of it in sight."""
        shown, only = block.data[0], f"    only: {self.id}\n" if "only" in block.options else ""
        if not shown.endswith("}") and "{}" not in shown:
            return f"/// {block.name}\n{only}///\n\n" if shown != EVERYTHING else ""
        whole = "    open: true\n" if "open" in block.options else ""
        of = f"{self.id}/one" if shown == "{}" else self.id
        return f"/// {block.name} | {of}\n{whole}///\n\n"


def harmless(kind: str) -> Variant:
    """Return the item of a kind with nothing odd in it."""
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
    """Return a value that the type allows; ``own`` keeps the names of items apart."""
    match type_:
        case Record(of=of) if of is OwnField:
            return {"heading": HARMLESS, "type": "number", "unit": HARMLESS, "where": ["table"],
                    "help": HARMLESS, "required": Bare("false")}  # fmt: skip
        case Record(of=record) | TextOr(record=record):
            return _record(record, own)
        case Items(of=Number(least=lowest), least=least):
            return [Bare(f"{lowest + place:g}") for place in range(least)]
        case Items(of=inner, least=least):
            first = _sample(inner, name, own)
            return [first, *(_unset(first, place) for place in range(1, least))]
        case Keyed(of=inner):
            return {"one": _sample(inner, name, own)}
        case Former():
            return f"former-{own}"
        case Ref(mutual=True):  # a card's, whose id is this in every variant
            return "one"
        case Cites() | Ref():
            return own
        case Slug():
            return own if name == "key" else "one"
        case Choice(options=options):
            return options[0]
        case Address() | Hyperlink():
            return "https://example.org/"
        case Flag():
            return Bare("true")
        case Year():
            return Bare("2014")
        case PartialDate():
            return Bare("2014-06")
        case Number(least=lowest):
            return Bare("4.7e17" if math.isinf(lowest) else f"{lowest:g}")
        case Day():
            return Bare("2026-01-02")
        case Colour():
            return "#5b21b6" if name == "light" else "#c4b5fd"
        case Hyperlink():
            return "[harmless](https://example.org/)"
        case Language():
            return "en"
        case Maths():
            return "x"
        case Word():
            return HARMLESS
    raise AssertionError(f"there is no sample of {type_}")


def _declared(fields: Mapping[Name, OwnField]) -> dict[str, Any]:
    return {
        str(key): {
            name: list(value) if isinstance(value, tuple) else value
            for name in ("heading", "type", "choices", "where")
            if (value := getattr(one, name))
        }
        for key, one in fields.items()
    }


def _unset(record: dict[str, Any], place: int) -> dict[str, Any]:
    """Return the record without its flags, which one of several has, and with another text."""
    kept = {name: value for name, value in record.items() if value != "true"}
    return {name: f"{value} {place}" if name == "text" else value for name, value in kept.items()}


def _record(record: type[Any], own: str) -> dict[str, Any]:
    values: dict[str, Any] = {}
    for name, declaration in declarations(record).items():
        if isinstance(declaration.type, PictureRecord) or name in OF_TYPED:
            continue
        if isinstance(declaration.type, Icon):  # an emoji is shown where there is no icon
            continue
        if isinstance(declaration.type, Ref) and declaration.type.folder:  # an item beside this one
            continue
        value = _sample(declaration.type, name, own)
        values.update(value if name == "cells" else {name: value})
    return values


def _written(record: dict[str, Any]) -> str:
    return yaml.dump(
        record, Dumper=_Plain, default_style="'", allow_unicode=True, sort_keys=False, width=10_000
    )
