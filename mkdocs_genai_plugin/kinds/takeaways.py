"""Takeaways: a numbered list of what to remember."""

from __future__ import annotations

from dataclasses import dataclass
from xml.etree.ElementTree import Element

from mkdocs_genai_plugin.data.fields import Items, Markdown, Word, declare
from mkdocs_genai_plugin.data.item import Item
from mkdocs_genai_plugin.data.kind import Kind
from mkdocs_genai_plugin.data.picture import Picture, picture
from mkdocs_genai_plugin.data.structure import TextOr
from mkdocs_genai_plugin.data.text import Prose
from mkdocs_genai_plugin.render import parts
from mkdocs_genai_plugin.render.block import View, of_item
from mkdocs_genai_plugin.render.element import ROOT, h
from mkdocs_genai_plugin.render.inline import prose
from mkdocs_genai_plugin.render.picture import depicted


@dataclass(frozen=True, kw_only=True)
class Takeaway:
    """One thing to remember."""

    text: Prose = declare(
        Markdown(300),
        "What to remember.",
        "Deciding and making are two different aims.",
        required=True,
    )
    picture: Picture | None = declare(picture, "A picture of it.")


@dataclass(frozen=True, kw_only=True)
class Takeaways(Item):
    """What to remember."""

    title: str = declare(Word(100), "What they are taken from.", "What to remember", required=True)
    points: tuple[Takeaway, ...] = declare(
        Items(TextOr(Markdown(300), Takeaway)),
        "One each.",
        "[Deciding and making are two different aims.]",
        required=True,
    )


def takeaways(view: View[Takeaways]) -> Element:
    """Return what to remember."""
    item = view.item
    points = (h("li", {}, prose(point.text), depicted(point.picture)) for point in item.points)
    return h(
        "section",
        {"class": f"{ROOT} genai-takeaways", "id": item.anchor, "aria-label": item.title},
        h("ol", {"class": "genai-list"}, points),
        parts.colophon(view.theme, item),
    )


BLOCK = of_item("genai-takeaways", "takeaways", "a list of takeaways", takeaways)
KIND = Kind("takeaways", Takeaways, (BLOCK,))
