"""Parts that several components share."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from xml.etree.ElementTree import Element

from mkdocs_genai_plugin.data.model import Mistake, Objective, Stage
from mkdocs_genai_plugin.data.text import Name, Prose

from .element import Child, copied, h
from .inline import cited, prose
from .words import Words


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


def checked(words: Words, day: date | None) -> Element | None:
    """Give the day on which somebody last held the item against its sources."""
    if day is None:
        return None
    before, _, after = words.checked.partition("{day}")
    time = h("time", {"datetime": day.isoformat()}, day.isoformat())
    return h("p", {"class": "genai-checked"}, before, time, after)


def former(names: Iterable[Name], prefix: str) -> list[Element]:
    """Give the anchors of former ids."""
    return [h("span", {"id": f"{prefix}-{name}"}) for name in names if name]
