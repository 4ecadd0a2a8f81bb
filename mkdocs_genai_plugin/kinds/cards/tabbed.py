"""A collection as cards: a tab for each item, and its short part in a panel."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from xml.etree.ElementTree import Element

from mkdocs_genai_plugin.render import tabs
from mkdocs_genai_plugin.render.block import View
from mkdocs_genai_plugin.render.element import ROOT, UNSEARCHED, h
from mkdocs_genai_plugin.render.theme import Theme

from .collection import Collection, chosen
from .disclosures import MOST_TABS, disclosures
from .panel import panel
from .record import Card


def cards(view: View[Card]) -> Element:
    """Return a card for each item of a collection and its short part; ``only`` picks some.

    More than can be taken in as tabs are disclosures.
    """
    collection: Collection = view.pack.collections[view.request.argument]
    view = replace(view, theme=collection.themed(view.theme))
    shown = chosen(collection, view.request.only)
    if len(shown) > MOST_TABS:
        return disclosures(view, collection, shown)
    attributes = {"class": "genai-tabs", "aria-label": collection.title, **UNSEARCHED}
    return h(
        "genai-cards",
        {"class": ROOT},
        h("p", {"class": "genai-invite"}, collection.invite) if collection.invite else None,
        h("ul", attributes, _tabs(view.theme, collection, shown)),
        tabs.panels(panel(view, collection, card) for card in shown),
        tabs.end(),
    )


def _tabs(theme: Theme, collection: Collection, shown: list[Card]) -> Iterator[Element]:
    before = described = ""
    for card in shown:
        group = collection.group_of(card)
        if group != before:
            label = collection.named(group, theme.words.others)
            described = f"{collection.id}-group-{group or 'others'}"
            yield h("li", {"class": "genai-group", "id": described}, label)
        before = group
        icon = theme.icons.icon(card.icon, card.emoji)
        said = tabs.name_and_note(card.name, card.note, "genai-note")
        tab = tabs.tab(card.anchor, "genai-card", card.accent, icon, " ", said)
        tab[0].attrib.update({"aria-describedby": described} if described else {})
        yield tab
