"""The fields that a collection declares for its cards."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, make_dataclass
from functools import lru_cache
from typing import Any

from mkdocs_genai_plugin.data.fields import (
    Choice,
    Day,
    Declaration,
    Flag,
    Hyperlink,
    Items,
    LongText,
    Markdown,
    Number,
    Schema,
    Type,
    Word,
    declarations,
    declare,
    declared,
)
from mkdocs_genai_plugin.data.picture import picture
from mkdocs_genai_plugin.data.problems import Problem
from mkdocs_genai_plugin.data.text import Name
from mkdocs_genai_plugin.data.tree import Node

from .record import Card

CARD, PAGE, TABLE = FIELD_PLACES = ("card", "page", "table")
TEXT, LIST, NUMBER, CHOICE, LINK = "text", "list", "number", "choice", "link"
PICTURE = "picture"
# What a field takes, by the name of its type: the type, and an example.
_TYPES: dict[str, tuple[Callable[[OwnField], Type], str]] = {
    TEXT: (lambda field: LongText(3000), "A sentence or two."),
    LIST: (lambda field: Items(Markdown(240)), "[One thing, Another]"),
    NUMBER: (lambda field: Number(unit=field.unit), "250"),
    CHOICE: (lambda field: Choice(field.choices) if field.choices else Word(60), ""),
    LINK: (lambda field: Hyperlink(300), "https://example.org/page"),
    "day": (lambda field: Day(), "2026-11-22"),
    PICTURE: (lambda field: picture, ""),
}
# Keys that no own field has: those of every card, and the ends of addresses of a card's parts.
TAKEN = frozenset({*declarations(Card), "mistake", "title"})
# What stands in a section of its own on a card's page.
LONG = (TEXT, LIST, PICTURE)


class _Anything:
    """A value of which nothing is known, because the type of its field could not be read."""

    def read(self, node: Node, name: str, problems: list[Problem]) -> str:
        return ""

    def blank(self) -> str:
        return ""

    def schema(self) -> Schema:
        return {"description": "What its type says."}


@dataclass(frozen=True, kw_only=True)
class OwnField:
    """A field of a collection's own."""

    NOUN = "field"
    heading: str = declare(Word(80), "Its heading.", "Flour", required=True)
    type: str = declare(Choice(tuple(_TYPES)), "What it takes.", "number", required=True)
    unit: str = declare(Word(20), "What a number counts; it is shown behind it.", "g")
    choices: tuple[str, ...] = declare(
        Items(Word(60)), "The words of which a choice is one.", "[wheat, rye]"
    )
    where: tuple[str, ...] = declare(
        Items(Choice(FIELD_PLACES)),
        "Where it is shown: on the card, on its page, in the table side by side; "
        "card and page, if it is not set.",
        "[card, page, table]",
    )
    required: bool = declare(Flag(), "Whether every card needs it.", "true")
    help: str = declare(Word(200), "What to write, for those who fill it in.", "Without water.")

    def is_on(self, place: str) -> bool:
        """Tell whether it is shown in a place."""
        return place in (self.where or (CARD, PAGE))

    @property
    def declaration(self) -> Declaration:
        """The declaration of the field, as one of a card's."""
        type_, example = _TYPES[self.type] if self.type else (lambda _: _Anything(), "")
        example = example or next(iter(self.choices), "")
        help_ = self.help or f"{self.heading.rstrip('.')}."
        return Declaration(type_(self), help_, example, self.required)


Fields = Mapping[Name, OwnField]


def shaped(fields: Fields) -> type[Card] | None:
    """Return the record of cards that have own fields too; None where there is no such field."""
    pairs = ((str(key), one) for key, one in fields.items() if one and key not in TAKEN)
    return _record(own) if (own := tuple(pairs)) else None


@lru_cache(maxsize=64)
def _record(fields: tuple[tuple[str, OwnField], ...]) -> type[Card]:
    own = [
        (f"own_{key.replace('-', '_')}", Any, declared(one.declaration, key)) for key, one in fields
    ]
    return make_dataclass(
        Card.__name__,
        own,
        bases=(Card,),
        frozen=True,
        kw_only=True,
        namespace={"__doc__": Card.__doc__},
    )
