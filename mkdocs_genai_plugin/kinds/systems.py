"""Systems that are put together from other items: each a flow of their stages."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from xml.etree.ElementTree import Element

from mkdocs_genai_plugin.data.fields import Id, Items, Markdown, Ref, Word, declare
from mkdocs_genai_plugin.data.item import Item, Stage
from mkdocs_genai_plugin.data.kind import Kind
from mkdocs_genai_plugin.data.picture import Picture, picture
from mkdocs_genai_plugin.data.structure import Record
from mkdocs_genai_plugin.data.text import Name, Prose
from mkdocs_genai_plugin.kinds.figures.draw import tried
from mkdocs_genai_plugin.kinds.figures.record import TRY
from mkdocs_genai_plugin.render import parts
from mkdocs_genai_plugin.render.block import View, of_item
from mkdocs_genai_plugin.render.element import ROOT, Child, h, heading
from mkdocs_genai_plugin.render.inline import prose
from mkdocs_genai_plugin.render.picture import depicted
from mkdocs_genai_plugin.render.theme import Theme, accented

from .cards.record import Card


@dataclass(frozen=True, kw_only=True)
class Component(Stage):
    """One stage of a system, and the items that it is made of."""

    items: tuple[Name, ...] = declare(
        Items(Ref()), "The items that it is made of; the first gives its colour.", "[families/vae]"
    )
    try_: Name | None = TRY


@dataclass(frozen=True, kw_only=True)
class System:
    """Several items joined into one."""

    id: Name = declare(Id(), "The end of the system's address.", "picture", required=True)
    name: str = declare(Word(60), "What it does.", "A picture from a prompt", required=True)
    text: Prose = declare(
        Markdown(400), "What to know of it.", "The plan of an open model of 2022."
    )
    picture: Picture | None = declare(picture, "A picture of it.")
    stages: tuple[Component, ...] = declare(
        Items(Record(Component)), "Its parts, in order.", required=True
    )


@dataclass(frozen=True, kw_only=True)
class Systems(Item):
    """How systems are put together from other items."""

    title: str = declare(
        Word(100), "What the systems have in common.", "Families at work", required=True
    )
    lead: Prose = declare(
        Markdown(400), "What they show.", "What people use is rarely one family alone."
    )
    systems: tuple[System, ...] = declare(Items(Record(System)), "The systems.", required=True)


def systems(view: View[Systems]) -> Element:
    """Return systems, each a flow of the items that it is made of."""
    item = view.item
    return h(
        "genai-systems",
        {"class": ROOT, "id": item.anchor, "role": "group", "aria-label": item.title},
        parts.lead(item.lead),
        (_system(view, system) for system in item.systems),
        parts.colophon(view.theme, item),
    )


def _system(view: View[Systems], system: System) -> Element:
    stages = (_stage(view, stage) for stage in system.stages)
    own = f"{view.item.anchor}-{system.id}"
    figures = (
        tried(view.theme, view.pack, stage.try_, f"{own}-{place}")
        for place, stage in enumerate(system.stages, 1)
    )
    return h(
        "section",
        {"class": "genai-system"},
        heading(1, system.name, own),
        h("p", {}, prose(system.text)) if system.text else None,
        depicted(system.picture),
        h("ol", {"class": "genai-flow"}, stages),
        figures,
    )


def _stage(view: View[Systems], stage: Component) -> Element:
    """Return a stage in the colours of the first item that it is made of."""
    found = (view.pack.find(name, view.item.folder) for name in stage.items)
    cards = [card for card in found if isinstance(card, Card)]
    return h(
        "li",
        {"class": accented("genai-component", cards[0].accent if cards else "")},
        _icons(view.theme, cards),
        h("span", {"class": "genai-stage"}, stage.name),
        " ",
        h("span", {"class": "genai-stage-text"}, prose(stage.text)),
        depicted(stage.picture),
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


BLOCK = of_item("genai-systems", "systems", "a picture of systems", systems)
KIND = Kind("systems", Systems, (BLOCK,))
