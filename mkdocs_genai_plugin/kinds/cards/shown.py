"""What cards say in fields of their collection's own, as it is shown."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from mkdocs_genai_plugin.data.address import Destination
from mkdocs_genai_plugin.data.blocks import Paragraph
from mkdocs_genai_plugin.data.pack import Pack
from mkdocs_genai_plugin.data.picture import Picture
from mkdocs_genai_plugin.data.text import Inline, Link, Name
from mkdocs_genai_plugin.render import parts
from mkdocs_genai_plugin.render.blocks import blocks, passage
from mkdocs_genai_plugin.render.element import Child, h
from mkdocs_genai_plugin.render.inline import prose
from mkdocs_genai_plugin.render.picture import depicted
from mkdocs_genai_plugin.render.theme import Theme

from .collection import Collection
from .own import LIST, LONG, PAGE, TEXT, OwnField
from .record import Card


@dataclass(frozen=True)
class Own:
    """Draws the own fields of a collection's cards."""

    theme: Theme
    pack: Pack
    collection: Collection

    def on(self, place: str) -> dict[str, OwnField]:
        """Return the fields that are shown in a place, by their ids."""
        return {str(key): one for key, one in self.collection.fields.items() if one.is_on(place)}

    def short(self, card: Card, place: str) -> Iterator[tuple[str, list[Child]]]:
        """Yield heading and value of each field that needs no section of its own."""
        fields = {key: one for key, one in self.on(place).items() if one.type not in LONG}
        yield from self._said(card, fields)

    def sections(self, card: Card) -> Iterator[tuple[str, str, Child]]:
        """Yield id, heading and body of each field that has a section on a card's page."""
        values = card.own
        for key, field in self.on(PAGE).items():
            value = values.get(key)
            if value and field.type in LONG:
                yield key, field.heading, self._body(card, field, value)

    def every(self, card: Card, place: str) -> Iterator[tuple[str, list[Child]]]:
        """Yield heading and value of each field that a place shows."""
        yield from self._said(card, self.on(place))

    def _said(self, card: Card, fields: dict[str, OwnField]) -> Iterator[tuple[str, list[Child]]]:
        values = card.own
        for key, field in fields.items():
            if said := self.value(card, field, values.get(key)):
                yield field.heading, said

    def _body(self, card: Card, field: OwnField, value: Any) -> Child:
        is_text = field.type == TEXT
        return passage(self.theme.words, value) if is_text else self.value(card, field, value)[0]

    def value(self, card: Card, field: OwnField, value: Any) -> list[Child]:
        """Return what a card says in a field; nothing where it says nothing."""
        match value:
            case None | () | "":
                return []
            case date():
                day = self.theme.numbers.day(value)
                return [h("time", {"datetime": value.isoformat()}, day)]
            case float():
                return [self.theme.numbers.measure(value, field.unit)]
            case Picture():
                return [depicted(value)]
            case (Paragraph() as only,):
                return prose(only.parts)
            case str():
                return [value]
        return self._of_parts(card, field, value)

    def _of_parts(self, card: Card, field: OwnField, value: Any) -> list[Child]:
        if field.type == LIST:
            return [parts.bullets("genai-own", value)]
        if field.type == TEXT:
            return [*blocks(self.theme.words, value)]
        return prose(tuple(self._whole(card, one) for one in value))

    def _whole(self, card: Card, link: Inline) -> Inline:
        """Give the whole path to a link to an item, and a text to one that has none."""
        if not isinstance(link, Link):
            return link
        item = None
        if link.kind is Destination.ITEM:
            item = self.pack.find(link.target.removeprefix("item:"), card.folder)
        target = Name(f"item:{item.path}", link.target.place) if item else link.target
        return Link(link.parts or (item.label if item else _bare(target),), target, link.kind)


def _bare(address: str) -> str:
    """Return an address as people read it."""
    before, _, behind = address.removeprefix("mailto:").partition("://")
    return (behind or before).removeprefix("www.").rstrip("/")
