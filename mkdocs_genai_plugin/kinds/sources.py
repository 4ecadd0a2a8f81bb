"""Sources, and the list of all that there are."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from xml.etree.ElementTree import Element

from mkdocs_genai_plugin.data.fields import Items, declare
from mkdocs_genai_plugin.data.item import Item, Source
from mkdocs_genai_plugin.data.kind import Kind
from mkdocs_genai_plugin.data.pack import EVERYTHING
from mkdocs_genai_plugin.data.structure import Record
from mkdocs_genai_plugin.render.block import NOTHING, Block, View
from mkdocs_genai_plugin.render.element import Child, h
from mkdocs_genai_plugin.render.sources import anchor, said, section
from mkdocs_genai_plugin.render.theme import Theme


@dataclass(frozen=True, kw_only=True)
class Sources(Item):
    """Sources that belong to no single item."""

    sources: tuple[Source, ...] = declare(
        Items(Record(Source)), "The sources; any file may cite them.", required=True
    )


def all_sources(view: View[Item]) -> Element:
    """Return sources, sorted by their authors, each with the items that cite it."""
    citing: dict[str, list[Item]] = {}
    for item in view.items:
        for key in dict.fromkeys(item.mentions.sources):
            citing.setdefault(key, []).append(item)
    every = view.pack.sources.values()
    listed = sorted(every, key=lambda source: (source.by.casefold(), source.title))
    entries = (_entry(view.theme, one, citing.get(one.key, ())) for one in listed)
    return section(h("ul", {}, entries))


def _entry(theme: Theme, source: Source, items: Iterable[Item]) -> Element:
    links: list[Child] = []
    for item in items:
        links += [", " if links else " ", h("a", {"href": f"item:{item.path}"}, item.label)]
    cited_in = h("p", {}, theme.words.cited_in, links) if links else None
    return h("li", {"id": anchor(source.key)}, h("p", {}, said(source)), cited_in)


# Without an argument it lists the page's own sources, which treeprocessor.py knows.
BLOCK = Block(
    "genai-sources",
    "a list of sources",
    all_sources,
    lambda _: (*NOTHING, "all"),
    (EVERYTHING,),
    (),
)
KIND = Kind("sources", Sources, (BLOCK,))
