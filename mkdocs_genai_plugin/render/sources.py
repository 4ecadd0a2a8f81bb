"""The sources that a page cites, or all that there are."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from xml.etree.ElementTree import Element

from mkdocs_genai_plugin.data.address import source_address
from mkdocs_genai_plugin.data.model import Item, Source
from mkdocs_genai_plugin.data.pack import Pack

from . import parts
from .element import ROOT, Child, h
from .theme import Theme


def anchor(key: str) -> str:
    """Give the anchor of a source."""
    return f"source-{key}"


def sources(
    listed: Iterable[Source], written: Collection[str] = (), checked: Element | None = None
) -> Element:
    """Give the sources as a numbered list, in the order of their numbers.

    Those whose anchor is ``written`` on the page already get none. ``checked`` says on
    which day the whole page was checked against them.
    """
    entries = [h("li", {"id": anchor(source.key)}, _said(source)) for source in listed]
    for entry in entries:
        if entry.get("id") in written:
            del entry.attrib["id"]
    day = h("p", {"class": parts.CHECKED}, checked) if checked is not None else None
    return _section(h("ol", {}, entries), day)


def all_sources(theme: Theme, pack: Pack) -> Element:
    """Give all sources, sorted by their authors, each with the items that cite it."""
    citing: dict[str, list[Item]] = {}
    for item in pack.items.values():
        for key in dict.fromkeys(item.mentions.sources):
            citing.setdefault(key, []).append(item)
    listed = sorted(pack.sources.values(), key=lambda source: (source.by.casefold(), source.title))
    return _section(h("ul", {}, (_entry(theme, one, citing.get(one.key, ())) for one in listed)))


def _section(*inside: Child) -> Element:
    return h("section", {"class": f"{ROOT} genai-sources"}, *inside)


def _entry(theme: Theme, source: Source, items: Iterable[Item]) -> Element:
    links: list[Child] = []
    for item in items:
        links += [", " if links else " ", h("a", {"href": f"item:{item.path}"}, item.label)]
    cited_in = h("p", {}, theme.words.cited_in, links) if links else None
    return h("li", {"id": anchor(source.key)}, h("p", {}, _said(source)), cited_in)


def _said(source: Source) -> list[Child]:
    address = source_address(source.link)
    said: list[Child] = [h("cite", {}, source.title), _stop(source.title), " "]
    said += [source.by, _stop(source.by)]
    if address:
        shown = source.link.removeprefix("https://").removeprefix("http://")
        said += [" ", h("a", {"href": address}, shown)]
    return said


def _stop(text: str) -> str:
    return "" if text.endswith((".", "?", "!")) else "."
