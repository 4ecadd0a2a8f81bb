"""A large collection: each group a list of disclosures, which a filter narrows down.

https://www.w3.org/WAI/ARIA/apg/patterns/disclosure/
Without a script every panel is open behind its card.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from xml.etree.ElementTree import Element

from mkdocs_genai_plugin.render import tabs
from mkdocs_genai_plugin.render.block import View
from mkdocs_genai_plugin.render.element import HEADING, ROOT, UNLISTED, UNSEARCHED, h, heading
from mkdocs_genai_plugin.render.filter import ENTRY, GATHERED, narrowing
from mkdocs_genai_plugin.render.theme import Theme, accented

from .collection import Collection
from .facets import answers, facets, measures
from .panel import panel
from .record import Card

MOST_TABS = 24
# A list of contents that is longer helps nobody; it has the groups then.
_MOST_LISTED = 50


def disclosures(view: View[Card], collection: Collection, shown: Sequence[Card]) -> Element:
    """Return the cards by group, each in front of its panel."""
    asked, measured = list(facets(collection, shown)), list(measures(collection))
    keys = [*(one.key for one in asked), *(one.key for one in measured)]
    name = view.request.id or view.request.argument
    return h(
        "genai-disclosures",
        {"class": ROOT},
        h("p", {"class": "genai-invite"}, collection.invite) if collection.invite else None,
        narrowing(view.theme.words, name, collection.title, asked, measured),
        _groups(view, collection, shown, keys),
        tabs.end(),
    )


def _groups(
    view: View[Card], collection: Collection, shown: Sequence[Card], keys: Sequence[str]
) -> Iterator[Element]:
    folder, others = view.request.argument, view.theme.words.others
    unlisted = len(shown) > _MOST_LISTED
    for group, cards in groupby(shown, collection.group_of):
        label = collection.named(group, others) if collection.groups else ""
        entries = [_entry(view, collection, card, keys) for card in cards]
        for entry in entries if unlisted else []:
            _take_from_contents(entry)
        yield h(
            "section",
            {"class": GATHERED},
            # No id of an item has two hyphens in a row.
            heading(1, label, f"{folder}--{group or 'others'}") if label else None,
            h("ul", {"class": "genai-entries"}, entries),
        )


def _entry(view: View[Card], collection: Collection, card: Card, keys: Sequence[str]) -> Element:
    """Return a card and its panel, with the answers that a filter asks for."""
    opened = panel(view, collection, card, 2 if collection.groups else 1)
    attributes = {"class": ENTRY, **answers(card, keys)}
    return h("li", attributes, _card(view.theme, card), opened)


def _take_from_contents(entry: Element) -> None:
    for title in entry.iter(HEADING):
        title.set("class", f"genai-title {UNLISTED}")


def _card(theme: Theme, card: Card) -> Element:
    icon = theme.icons.icon(card.icon, card.emoji)
    attributes = {
        "class": accented("genai-tab genai-card", card.accent),
        "href": f"#{card.anchor}",
        **UNSEARCHED,
    }
    said = tabs.name_and_note(card.name, card.note, "genai-note")
    return h("a", attributes, icon, " ", said)
