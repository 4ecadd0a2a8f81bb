"""The collection that a folder of cards is."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from mkdocs_genai_plugin.data.accents import Accent, AccentRecord
from mkdocs_genai_plugin.data.fields import Choice, Items, Keyed, Language, Slug, Word, declare
from mkdocs_genai_plugin.data.item import Ordered
from mkdocs_genai_plugin.data.pack import Pack
from mkdocs_genai_plugin.data.structure import Record
from mkdocs_genai_plugin.data.text import Name
from mkdocs_genai_plugin.render.block import Parts
from mkdocs_genai_plugin.render.parts import picked
from mkdocs_genai_plugin.render.theme import Theme

from .labels import Labelling, renamed
from .own import OwnField
from .record import Card


@dataclass(frozen=True, kw_only=True)
class Collection(Ordered[Card]):
    """A folder of cards: their order, groups, fact keys and headings (``_collection.yml``)."""

    title: str = declare(Word(80), "The name of the collection.", "Families", required=True)
    invite: str = declare(Word(80), "Invites to choose a card.", "Choose a card.")
    order: tuple[Name, ...] = declare(
        Items(Slug()), "Ids in order; the others come last, by id.", "[llm, diffusion]"
    )
    pages: str = declare(
        Choice(("made",)), "made: every item gets a page, and the collection one of all.", "made"
    )
    of: Name | None = declare(
        Slug(), "Eight digits of the file that this one translates.", "1f4b90c2"
    )
    groups: dict[Name, str] = declare(
        Keyed(Word(40)),
        "Groups of cards and their labels.",
        "{first: The first group, second: The second group}",
    )
    facts: dict[Name, str] = declare(
        Keyed(Word(80)),
        "Fact keys and the question each answers.",
        '{origin: "Where does it come from?"}',
    )

    language: str = declare(
        Language(),
        "The language of its cards, where pages are in another.",
        "de",
    )
    accents: Mapping[Name, Accent | None] = declare(
        Keyed(AccentRecord()),
        "Colours of your own, by the names that  accent:  takes in any file.",
    )
    labels: Any = declare(
        Record(Labelling), "Headings that its cards have in the place of the usual."
    )

    fields: dict[Name, OwnField] = declare(
        Keyed(Record(OwnField)), "Fields that its cards have beside the usual, by their keys."
    )

    @property
    def cards(self) -> tuple[Card, ...]:
        """The cards in their order."""
        return self.items

    def group_of(self, card: Card) -> str:
        """Return the id of a card's group, or nothing for one that is in none."""
        return str(card.group) if card.group in self.groups else ""

    def named(self, group: str, others: str) -> str:
        """Return the label of a group by its id; ``others`` is that of the cards in none."""
        return {str(name): label for name, label in self.groups.items()}.get(group, others)

    def themed(self, theme: Theme) -> Theme:
        """Return the theme with the headings of this collection."""
        return replace(theme, words=renamed(theme.words, self.labels)) if self.labels else theme


def chosen(collection: Collection, only: Sequence[str]) -> list[Card]:
    """Return all cards, or those that ``only`` picks by id in its order, gathered by group."""
    cards = picked(collection.cards, only) if only else list(collection.cards)
    groups = map(collection.group_of, cards) if only else map(str, collection.groups)
    ranks = {group: rank for rank, group in enumerate(dict.fromkeys([*groups, ""]))}
    return sorted(cards, key=lambda card: ranks[collection.group_of(card)])


def _ids(pack: Pack, name: str) -> list[str] | None:
    found = pack.collections.get(name)
    return [card.id for card in found.cards] if found else None


CARDS = Parts("a card of this collection", _ids)
