"""Parts that several components share."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Protocol, TypeVar
from xml.etree.ElementTree import Element

from mkdocs_genai_plugin.data.model import Item, Mistake, Objective, Stage
from mkdocs_genai_plugin.data.text import Name, Prose
from mkdocs_genai_plugin.data.words import Words

from .element import Child, copied, h
from .inline import cited, prose
from .theme import Theme

CHECKED = "genai-checked"


def lead(parts: Prose) -> Element | None:
    """Give the opening paragraph."""
    return h("p", {"class": "genai-lead"}, prose(parts)) if parts else None


def flow(stages: Iterable[Stage]) -> Element | None:
    """Give the stages of how something works, as an ordered flow."""
    items = [
        h(
            "li",
            {},
            h("span", {"class": "genai-stage"}, stage.name),
            " ",
            h("span", {"class": "genai-stage-text"}, prose(stage.text)),
        )
        for stage in stages
    ]
    return h("ol", {"class": "genai-flow"}, items) if items else None


def points(pairs: Iterable[tuple[str, Prose]], name: str = "genai-points") -> Element | None:
    """Give terms with what is to be said of each."""
    groups = [
        h("div", {}, h("dt", {}, term), h("dd", {}, prose(said))) for term, said in pairs if said
    ]
    return h("dl", {"class": name}, groups) if groups else None


def objective(words: Words, formula: Objective | None) -> list[Child]:
    """Give a formula and what it says; a long one scrolls, so the keyboard must reach it."""
    if formula is None or formula.math is None:
        return []
    region = {"class": "genai-formula", "role": "group", "aria-label": words.formula}
    return [
        h("div", {**region, "tabindex": "0"}, copied(formula.math)),
        h("p", {"class": "genai-says"}, cited(formula.says, formula.cite)),
    ]


def mistake(words: Words, common: Mistake | None) -> Element | None:
    """Give a common belief and what is true instead."""
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
    """Give a list of remarks."""
    items = [h("li", {}, prose(text)) for text in texts]
    return h("ul", {"class": f"genai-list {name}"}, items) if items else None


def colophon(theme: Theme, item: Item) -> Element | None:
    """Give the day of the last check against the sources, and the link to the item's file."""
    day = [checked(theme.words.checked, item.checked)] if item.checked else []
    link = edit(theme, item)
    said = [*day, " ", *link] if day and link else [*day, *link]
    return h("p", {"class": CHECKED}, said) if said else None


def checked(sentence: str, day: date) -> Element:
    """Give a sentence about the day of the last check."""
    before, _, after = sentence.partition("{day}")
    return h("span", {}, before, h("time", {"datetime": day.isoformat()}, day.isoformat()), after)


def edit(theme: Theme, item: Item) -> list[Child]:
    """Give the link to the item's file, where the site has one."""
    address = theme.edit_address(item)
    label = f"{theme.words.edit}: {item.label}"
    attributes = {"class": "genai-edit", "href": address, "aria-label": label}
    return [h("a", attributes, theme.words.edit)] if address else []


class Named(Protocol):
    """What has an id."""

    @property
    def id(self) -> str:
        """The id."""


N = TypeVar("N", bound=Named)


def picked(named: Iterable[N], only: Sequence[str]) -> list[N]:
    """Give those whose ids ``only`` lists, in its order; all of them if it lists none."""
    by_id = {one.id: one for one in named}
    return [by_id[name] for name in only if name in by_id] if only else list(by_id.values())


def former(names: Iterable[Name], prefix: str) -> list[Element]:
    """Give the anchors of former ids."""
    return [h("span", {"id": f"{prefix}-{name}"}) for name in names if name]
