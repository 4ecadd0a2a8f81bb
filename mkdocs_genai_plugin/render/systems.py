"""Systems that are put together from other items: each a flow of their stages."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from xml.etree.ElementTree import Element

from mkdocs_genai_plugin.data.model import Card, Component, System, Systems
from mkdocs_genai_plugin.data.pack import Pack

from . import parts
from .element import ROOT, Child, h, heading
from .inline import prose
from .theme import Theme, accented


def systems(theme: Theme, pack: Pack, item: Systems) -> Element:
    """Give the systems, one below the other."""
    return h(
        "genai-systems",
        {"class": ROOT, "id": item.anchor, "role": "group", "aria-label": item.title},
        parts.former(item.was, item.folder),
        parts.lead(item.lead),
        (_system(theme, pack, item, system) for system in item.systems),
        parts.colophon(theme, item),
    )


def _system(theme: Theme, pack: Pack, item: Systems, system: System) -> Element:
    stages = (_stage(theme, pack, item, stage) for stage in system.stages)
    return h(
        "section",
        {"class": "genai-system"},
        heading(1, system.name, f"{item.anchor}-{system.id}"),
        h("p", {}, prose(system.text)) if system.text else None,
        h("ol", {"class": "genai-flow"}, stages),
    )


def _stage(theme: Theme, pack: Pack, item: Systems, stage: Component) -> Element:
    """Give a stage in the colours of the first item that it is made of."""
    found = (pack.find(name, item.folder) for name in stage.items)
    cards = [card for card in found if isinstance(card, Card)]
    return h(
        "li",
        {"class": accented("genai-component", cards[0].accent if cards else "")},
        _icons(theme, cards),
        h("span", {"class": "genai-stage"}, stage.name),
        " ",
        h("span", {"class": "genai-stage-text"}, prose(stage.text)),
        [" ", h("span", {"class": "genai-from"}, _links(cards))] if cards else None,
    )


def _icons(theme: Theme, cards: Sequence[Card]) -> Element | None:
    found = [(card.accent, theme.icons.icon(card.icon, card.emoji)) for card in cards]
    icons = [
        h("span", {"class": accented("", accent)}, icon)
        for accent, icon in found
        if icon is not None
    ]
    return h("span", {"class": "genai-icons"}, icons) if icons else None


def _links(cards: Sequence[Card]) -> Iterator[Child]:
    for number, card in enumerate(cards):
        yield " + " if number else None
        link = h("a", {"href": f"item:{card.path}"}, card.name)
        yield h("span", {"class": accented("", card.accent)}, link)
