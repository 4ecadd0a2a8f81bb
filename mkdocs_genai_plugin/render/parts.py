"""Parts that several components share."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Protocol, TypeVar
from xml.etree.ElementTree import Element

from mkdocs_genai_plugin.data.item import Item, Mistake, Objective, Stage
from mkdocs_genai_plugin.data.text import Prose
from mkdocs_genai_plugin.data.words import Words

from .element import SCROLL, Child, copied, h
from .inline import cited, prose
from .picture import depicted
from .theme import Theme

CHECKED = "genai-checked"
# On a paragraph that leads to an item's own page, and goes where there is none: the item's path.
ITEM_PAGE = "data-item-page"


def lead(parts: Prose) -> Element | None:
    """Return the opening paragraph."""
    return h("p", {"class": "genai-lead"}, prose(parts)) if parts else None


def flow(stages: Iterable[Stage]) -> Element | None:
    """Return the stages of how something works, as an ordered flow."""
    items = [
        h(
            "li",
            {},
            h("span", {"class": "genai-stage"}, stage.name),
            " ",
            h("span", {"class": "genai-stage-text"}, prose(stage.text)),
            depicted(stage.picture),
        )
        for stage in stages
    ]
    return h("ol", {"class": "genai-flow"}, items) if items else None


def points(pairs: Iterable[tuple[str, Prose]], name: str = "genai-points") -> Element | None:
    """Return terms with what is to be said of each."""
    return term_list(((term, prose(said)) for term, said in pairs), name)


def term_list(
    pairs: Iterable[tuple[str, Sequence[Child]]], name: str = "genai-points"
) -> Element | None:
    """Return terms with the nodes behind each; a term without any is left out."""
    groups = [h("div", {}, h("dt", {}, term), h("dd", {}, said)) for term, said in pairs if said]
    return h("dl", {"class": name}, groups) if groups else None


def objective(words: Words, formula: Objective | None) -> list[Child]:
    """Return a formula and what it says; a long one scrolls in itself."""
    if formula is None or formula.math is None:
        return []
    region = {"class": "genai-formula", "role": "group", "aria-label": words.formula}
    return [
        h(SCROLL, region, copied(formula.math)),
        h("p", {"class": "genai-says"}, cited(formula.says, formula.cite)),
    ]


def common_mistake(words: Words, common: Mistake | None) -> Element | None:
    """Return a common belief and what is true instead."""
    if common is None:
        return None
    return h(
        "div",
        {"class": "genai-mistake"},
        h("p", {"class": "genai-belief"}, _said(words.mistaken), h("s", {}, prose(common.belief))),
        h("p", {"class": "genai-answer"}, _said(words.instead), prose(common.answer)),
    )


def _said(word: str) -> list[Child]:
    return [h("strong", {}, word), " "]


def bullets(name: str, texts: Iterable[Prose]) -> Element | None:
    """Return a list of remarks."""
    items = [h("li", {}, prose(text)) for text in texts]
    return h("ul", {"class": f"genai-list {name}"}, items) if items else None


def colophon(theme: Theme, item: Item) -> Element | None:
    """Return the day of the last check against the sources, and the link to the item's file."""
    day = [checked(theme, "checked", item.checked)] if item.checked else []
    link = edit(theme, item)
    said = [*day, " ", *link] if day and link else [*day, *link]
    return h("p", {"class": CHECKED}, said) if said else None


def checked(theme: Theme, word: str, day: date) -> Element:
    """Return the sentence of a word of the interface, with the day of the last check in it."""
    before, _, after = getattr(theme.words, word).partition("{day}")
    said = theme.numbers_of(word).day(day)
    return h("span", {}, before, h("time", {"datetime": day.isoformat()}, said), after)


def edit(theme: Theme, item: Item) -> list[Child]:
    """Return the link to the item's file, where the site has one."""
    address = theme.edit_address(item)
    label = f"{theme.words.edit}: {item.label}"
    attributes = {"class": "genai-edit", "href": address, "aria-label": label}
    return [h("a", attributes, theme.words.edit)] if address else []


class _Named(Protocol):
    """What has an id."""

    @property
    def id(self) -> str:
        """The id."""


N = TypeVar("N", bound=_Named)


def picked(named: Iterable[N], only: Sequence[str]) -> list[N]:
    """Return those whose ids ``only`` lists, in its order; all of them if it lists none."""
    by_id = {one.id: one for one in named}
    return [by_id[name] for name in only if name in by_id] if only else list(by_id.values())
