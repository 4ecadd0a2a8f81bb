"""Cards of a collection: side by side in tabs, and each in full."""

from __future__ import annotations

from mkdocs_genai_plugin.data.kind import COLLECTION, Choices, Given, Kind
from mkdocs_genai_plugin.data.pack import Pack
from mkdocs_genai_plugin.render.block import Block

from .checks import landmark_out_of_order, unknown_group_or_fact, wrong_field, wrong_order
from .collection import CARDS, Collection
from .full import card
from .own import shaped
from .record import Card
from .tabbed import cards


def _collections(pack: Pack) -> list[str]:
    return list(pack.collections)


def _paths(pack: Pack) -> list[str]:
    return [item.path for item in pack.of(Card)]


def _choices(pack: Pack, folder: str, name: str, given: Given) -> Choices:
    collection: Collection = pack.collections.get(folder) or Collection()
    if name == COLLECTION:
        return {"order": {card.id: "" for card in collection.cards}}
    groups, facts = (
        {str(name): meaning for name, meaning in declared.items()}
        for declared in (collection.groups, collection.facts)
    )
    return {"group": groups, "facts": facts}


_BLOCKS = (
    Block(
        "genai-cards", "a collection", cards, _collections, ("{}/",), ("id", "only", "title"), CARDS
    ),
    Block("genai-card", "a card", card, _paths, ("{}",), ("id", "title", "figure")),
)
_CHECKS = (wrong_order, wrong_field, unknown_group_or_fact, landmark_out_of_order)


def _shaped(collection: Collection) -> type[Card] | None:
    return shaped(collection.fields)


KIND = Kind("", Card, _BLOCKS, _CHECKS, Collection, _choices, shaped=_shaped)
