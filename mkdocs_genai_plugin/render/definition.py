"""A definition: the term, its meaning, and what to tell apart."""

from __future__ import annotations

from xml.etree.ElementTree import Element

from mkdocs_genai_plugin.data.model import Definition

from . import parts
from .element import ROOT, h
from .theme import Theme, accented


def definition(theme: Theme, item: Definition) -> Element:
    """Give the definition in a frame of its own."""
    return h(
        "section",
        {"class": accented(f"{ROOT} genai-definition", item.accent), "id": item.anchor},
        parts.former(item.was, item.folder),
        h("p", {"class": "genai-term"}, h("dfn", {}, item.term)),
        parts.lead(item.text),
        parts.points((point.name, point.text) for point in item.points),
        *parts.objective(theme.words, item.formula),
        parts.mistake(theme.words, item.common_mistake),
        parts.colophon(theme, item),
    )
