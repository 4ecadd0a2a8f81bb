"""A collection as cards: a tab for each item, and its short part in a panel."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from xml.etree.ElementTree import Element

from mkdocs_genai_plugin.data.model import Card, Collection

from . import parts, tabs
from .element import ROOT, h, heading
from .theme import Theme

ITEM_PAGE = "data-item-page"


def cards(theme: Theme, collection: Collection, only: Sequence[str] = ()) -> Element:
    """Give the widget; ``only`` picks items by id, in that order."""
    shown = chosen(collection, only)
    attributes = {"class": "genai-tabs", "aria-label": collection.title, "data-search-exclude": ""}
    return h(
        "genai-cards",
        {"class": ROOT},
        h("p", {"class": "genai-invite"}, collection.invite) if collection.invite else None,
        h("ul", attributes, _tabs(theme, collection, shown)),
        tabs.panels(_panel(theme, collection, card) for card in shown),
        tabs.end(),
    )


def chosen(collection: Collection, only: Sequence[str]) -> list[Card]:
    """Give the cards that ``only`` picks by id, in its order; without it all, by group."""
    if only:
        return parts.picked(collection.cards, only)
    ranks: dict[str, int] = {group: rank for rank, group in enumerate(collection.groups)}
    return sorted(collection.cards, key=lambda card: ranks.get(card.group or "", len(ranks)))


def _tabs(theme: Theme, collection: Collection, chosen: list[Card]) -> Iterator[Element]:
    shown = ""
    for card in chosen:
        group = collection.groups.get(card.group) if card.group else None
        label = group or (theme.words.others if shown else "")
        if label != shown:
            yield h("li", {"class": "genai-group"}, label)
        shown = label
        icon = theme.icons.icon(card.icon, card.emoji)
        said = tabs.name_and_note(card.name, card.note, "genai-note")
        yield tabs.tab(card.anchor, "genai-card", card.accent, icon, " ", said)


def _panel(theme: Theme, collection: Collection, card: Card) -> Element:
    words = theme.words
    icon = theme.icons.icon(card.icon, card.emoji)
    return tabs.panel(
        card.anchor,
        card.accent,
        parts.former(card.was, card.folder),
        heading(1, card.name, f"{card.anchor}-title", icon),
        _kind(collection, card),
        parts.lead(card.lead),
        parts.flow(card.steps),
        parts.points([(words.best_at, card.best_at), (words.watch_out, card.watch_out)]),
        _more(words.more.format(name=card.name), card),
        _edit(theme, card),
    )


def _kind(collection: Collection, card: Card) -> Element | None:
    """Give the line under an item's name: its full name and its group."""
    group = collection.groups.get(card.group) if card.group else None
    said = " · ".join(filter(None, (card.full_name, group)))
    return h("p", {"class": "genai-kind"}, said) if said else None


def _more(text: str, card: Card) -> Element:
    """Give the link to the item's own page; page.py takes it out where there is none."""
    link = h("a", {"href": f"item:{card.path}"}, text)
    return h("p", {"class": "genai-more", ITEM_PAGE: card.path}, link)


def _edit(theme: Theme, card: Card) -> Element | None:
    link = parts.edit(theme, card)
    return h("p", {"class": parts.CHECKED}, link) if link else None
