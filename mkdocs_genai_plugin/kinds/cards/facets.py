"""What many cards can be narrowed down and ordered by: facts and fields of the collection."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from mkdocs_genai_plugin.data.text import plain_text
from mkdocs_genai_plugin.render.filter import Facet, Measure

from .collection import Collection
from .own import CHOICE, NUMBER
from .record import Card

# A list to choose from is read at a glance.
_MOST, _LONGEST = 12, 40
_FACT, _FIELD = "fact-", "field-"


def facets(collection: Collection, cards: Sequence[Card]) -> Iterator[Facet]:
    """Yield the facts that several cards answer alike, and the fields of choice."""
    for name, label in collection.facts.items():
        said = [answer for card in cards if (answer := _fact(card, name))]
        choices = sorted(set(said), key=str.casefold)
        short = all(len(choice) <= _LONGEST for choice in choices)
        if short and 1 < len(choices) <= min(_MOST, len(said) // 2):
            yield Facet(f"{_FACT}{name}", label, choices)
    for name, field in collection.fields.items():
        if field.type == CHOICE:
            yield Facet(f"{_FIELD}{name}", field.heading, field.choices)


def measures(collection: Collection) -> Iterator[Measure]:
    """Yield the fields that hold a number."""
    for name, field in collection.fields.items():
        if field.type == NUMBER:
            yield Measure(f"{_FIELD}{name}", field.heading)


def answers(card: Card, keys: Iterable[str]) -> dict[str, str]:
    """Return the attributes by which a filter knows what a card says to each key."""
    return {f"data-{key}": _answer(card, key) for key in keys}


def _answer(card: Card, key: str) -> str:
    if key.startswith(_FACT):
        return _fact(card, key.removeprefix(_FACT))
    value = card.own.get(key.removeprefix(_FIELD))
    return "" if value is None else str(getattr(value, "value", value))


def _fact(card: Card, name: str) -> str:
    said = {str(key): fact for key, fact in card.facts.items()}
    return said[name].short or plain_text(said[name].text) if name in said else ""
