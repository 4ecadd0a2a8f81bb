"""The sources that a page cites, or all that there are."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from copy import deepcopy
from functools import lru_cache
from xml.etree.ElementTree import Element

from mkdocs_genai_plugin.data.address import source_address
from mkdocs_genai_plugin.data.item import Source

from . import parts
from .element import ROOT, Child, h
from .terms import LISTED

# Pages cite the same sources: so many entries are remembered.
_SAME = 1024


def anchor(key: str) -> str:
    """Return the anchor of a source."""
    return f"source-{key}"


def sources(
    listed: Iterable[Source],
    title: str,
    written: Collection[str] = (),
    checked: Element | None = None,
) -> Element:
    """Return the sources as a numbered list, in the order of their numbers, behind their count.

    Those whose anchor is ``written`` on the page already get none. ``checked`` says on
    which day the whole page was checked against them.
    """
    entries = [deepcopy(_entry(source)) for source in listed]
    for entry in entries:
        if entry.get("id") in written:
            del entry.attrib["id"]
    day = h("p", {"class": parts.CHECKED}, checked) if checked is not None else None
    count = h("summary", {}, f"{title}: {len(entries)}")
    return section(h("details", {}, count, h("ol", {}, entries)) if entries else None, day)


@lru_cache(maxsize=_SAME)
def _entry(source: Source) -> Element:
    return h("li", {"id": anchor(source.key)}, said(source))


def section(*inside: Child) -> Element:
    """Return the frame of a list of sources."""
    return h("section", {"class": f"{ROOT} genai-sources", LISTED: "true"}, *inside)


def said(source: Source) -> list[Child]:
    """Return what a list says of a source."""
    address = source_address(source.link)
    told: list[Child] = [h("cite", {}, source.title), _stop(source.title), " "]
    told += [source.by, _stop(source.by)]
    if address:
        shown = source.link.removeprefix("https://").removeprefix("http://")
        told += [" ", h("a", {"href": address}, shown)]
    return told


def _stop(text: str) -> str:
    return "" if text.endswith((".", "?", "!")) else "."
