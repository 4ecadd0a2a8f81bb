"""The sources that a page cites."""

from __future__ import annotations

from collections.abc import Iterable
from xml.etree.ElementTree import Element

from mkdocs_genai_plugin.data.address import source_address
from mkdocs_genai_plugin.data.model import Source

from .element import ROOT, Child, h


def anchor(key: str) -> str:
    """Give the anchor of a source."""
    return f"source-{key}"


def sources(listed: Iterable[Source]) -> Element:
    """Give the sources as a numbered list, in the order of their numbers."""
    return h("section", {"class": f"{ROOT} genai-sources"}, h("ol", {}, map(_source, listed)))


def _source(source: Source) -> Element:
    address = source_address(source.link)
    said: list[Child] = [h("cite", {}, source.title), _stop(source.title), " "]
    said += [source.by, _stop(source.by)]
    if address:
        shown = source.link.removeprefix("https://").removeprefix("http://")
        said += [" ", h("a", {"href": address}, shown)]
    return h("li", {"id": anchor(source.key)}, said)


def _stop(text: str) -> str:
    return "" if text.endswith((".", "?", "!")) else "."
