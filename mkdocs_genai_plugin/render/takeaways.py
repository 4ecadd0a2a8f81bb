"""Takeaways: a numbered list of what to remember."""

from __future__ import annotations

from xml.etree.ElementTree import Element

from mkdocs_genai_plugin.data.model import Takeaways

from . import parts
from .element import ROOT, h
from .inline import prose
from .theme import Theme


def takeaways(theme: Theme, item: Takeaways) -> Element:
    """Give the list."""
    points = (h("li", {}, prose(point)) for point in item.points)
    return h(
        "section",
        {"class": f"{ROOT} genai-takeaways", "id": item.anchor, "aria-label": item.title},
        parts.former(item.was, item.folder),
        h("ol", {"class": "genai-list"}, points),
        parts.colophon(theme, item),
    )
