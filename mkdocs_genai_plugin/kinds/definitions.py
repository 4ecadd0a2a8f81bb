"""A definition: the term, its meaning, and what to tell apart."""

from __future__ import annotations

from dataclasses import dataclass
from xml.etree.ElementTree import Element

from mkdocs_genai_plugin.data.blocks import Blocks
from mkdocs_genai_plugin.data.fields import Items, LongText, Word, declare
from mkdocs_genai_plugin.data.item import Item, Mistake, Objective, Point, accent
from mkdocs_genai_plugin.data.kind import Kind
from mkdocs_genai_plugin.data.picture import Picture, picture
from mkdocs_genai_plugin.data.structure import Record
from mkdocs_genai_plugin.data.words import Words
from mkdocs_genai_plugin.render import parts
from mkdocs_genai_plugin.render.block import View, of_item
from mkdocs_genai_plugin.render.blocks import passage
from mkdocs_genai_plugin.render.element import ROOT, h
from mkdocs_genai_plugin.render.picture import depicted
from mkdocs_genai_plugin.render.theme import accented


@dataclass(frozen=True, kw_only=True)
class Definition(Item):
    """What a term means."""

    term: str = declare(Word(60), "The term.", "Generative model", required=True)
    text: Blocks = declare(
        LongText(2000),
        "Its meaning.",
        "A model of how the data are distributed, from which one can draw.",
        required=True,
    )
    picture: Picture | None = declare(picture, "A picture of it.")
    formula: Objective | None = declare(Record(Objective), "The meaning as a formula.")
    accent: str = declare(accent, "The colour of its frame.", "violet")
    points: tuple[Point, ...] = declare(Items(Record(Point)), "What to tell apart.")
    common_mistake: Mistake | None = declare(Record(Mistake), "A belief worth correcting.")


def definition(view: View[Definition]) -> Element:
    """Return a term and its meaning in a frame of their own."""
    item, words = view.item, view.theme.words
    return h(
        "section",
        {"class": accented(f"{ROOT} genai-definition", item.accent), "id": item.anchor},
        h("p", {"class": "genai-term"}, h("dfn", {}, item.term)),
        passage(words, item.text, "genai-lead"),
        depicted(item.picture),
        parts.points((point.name, point.text) for point in item.points),
        _symbols(words, item.formula),
        parts.common_mistake(words, item.common_mistake),
        parts.colophon(view.theme, item),
    )


def _symbols(words: Words, formula: Objective | None) -> Element | None:
    """Return the formula one step away: words come first."""
    shown = parts.objective(words, formula)
    if not shown:
        return None
    return h("details", {"class": "genai-symbols"}, h("summary", {}, words.in_a_formula), shown)


BLOCK = of_item("genai-definition", "definitions", "a definition", definition)
KIND = Kind("definitions", Definition, (BLOCK,))
