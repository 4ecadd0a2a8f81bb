"""Boxes that say what is wrong, on the pages of a server that must go on."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from xml.etree.ElementTree import Element

from mkdocs_genai_plugin.data.problems import Problem, shortened, visible
from mkdocs_genai_plugin.data.words import Words

from .element import ROOT, Child, add, h

PROBLEM = "genai-problem"
MOST = 20  # in one box; the log has them all


def problem(said: str, *details: Child) -> Element:
    """Give a box: one sentence, and below it what helps to mend it."""
    attributes = {"class": ROOT, "role": "region", "aria-label": said}
    return h(PROBLEM, attributes, h("p", {}, h("strong", {}, said)), map(_quoted, details))


def mistakes(words: Words, problems: Sequence[Problem]) -> Element:
    """Give the box of a page: its problems, each with its place, its line and its fix."""
    box = problem(words.broken)
    box.set("tabindex", "0")  # it scrolls
    add(box, (_quoted(_lines(one)) for one in problems[:MOST]))
    if len(problems) > MOST:
        add(box, h("p", {}, words.more_broken.format(number=len(problems) - MOST)))
    return box


def _quoted(detail: Child | Iterable[Child]) -> Element:
    """Give what is quoted from files, which is read from left to right in every language."""
    return h("pre", {"dir": "ltr"}, detail)


def _lines(one: Problem) -> Iterator[Child]:
    yield f"{one.headline}\n"
    if one.place.line:
        before, span, behind = (visible(part) for part in one.place.parts)
        yield f"{one.place.line:>5} | {before}"
        yield h("mark", {}, span or " ")
        yield f"{behind}\n"
    yield f"fix: {shortened(visible(one.fix))}"
