"""The short part of a card, which opens from a tab or behind a disclosure."""

from __future__ import annotations

from xml.etree.ElementTree import Element

from mkdocs_genai_plugin.kinds.figures.draw import tried
from mkdocs_genai_plugin.render import parts, tabs
from mkdocs_genai_plugin.render.block import View
from mkdocs_genai_plugin.render.element import h, heading
from mkdocs_genai_plugin.render.picture import depicted
from mkdocs_genai_plugin.render.theme import Theme

from .collection import Collection
from .full import ends
from .own import CARD
from .record import Card
from .shown import Own


def panel(view: View[Card], collection: Collection, card: Card, depth: int = 1) -> Element:
    """Return the panel of a card, whose heading stands ``depth`` levels below the block's."""
    theme, words = view.theme, view.theme.words
    own = Own(theme, view.pack, collection)
    icon = theme.icons.icon(card.icon, card.emoji)
    return tabs.tab_panel(
        card.anchor,
        card.accent,
        heading(depth, card.name, f"{card.anchor}-title", icon),
        _kind(collection, card),
        parts.lead(card.lead),
        depicted(card.picture),
        parts.flow(card.steps),
        tried(theme, view.pack, card.try_, card.anchor),
        parts.term_list([*ends(words, card), *own.every(card, CARD)]),
        _more(words.more.replace("{name}", card.name), card),
        _edit(theme, card),
    )


def _kind(collection: Collection, card: Card) -> Element | None:
    """Return the line under an item's name: its full name and its group."""
    group = collection.groups.get(card.group) if card.group else None
    said = " · ".join(filter(None, (card.full_name, group)))
    return h("p", {"class": "genai-kind"}, said) if said else None


def _more(text: str, card: Card) -> Element:
    """Return the link to the item's own page; page.py takes it out where there is none."""
    link = h("a", {"href": f"item:{card.path}"}, text)
    return h("p", {"class": "genai-more", parts.ITEM_PAGE: card.path}, link)


def _edit(theme: Theme, card: Card) -> Element | None:
    link = parts.edit(theme, card)
    return h("p", {"class": parts.CHECKED}, link) if link else None
