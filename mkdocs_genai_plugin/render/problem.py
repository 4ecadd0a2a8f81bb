"""Boxes that say what is wrong, on the pages of a server that must go on."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from xml.etree.ElementTree import Element

from mkdocs_genai_plugin.data.forms import category
from mkdocs_genai_plugin.data.problems import Problem, shortened, visible
from mkdocs_genai_plugin.data.words import ENGLISH, Words

from .element import ROOT, Child, add, h

PROBLEM = "genai-problem"
_MOST = 20  # in one box; the log has them all


def problem(said: str, *details: Child) -> Element:
    """Return a box: one sentence, and below it what helps to mend it."""
    attributes = {"class": ROOT, "role": "region", "aria-label": said}
    return h(PROBLEM, attributes, h("p", {}, h("strong", {}, said)), map(_quoted, details))


def mistakes(words: Words, problems: Sequence[Problem]) -> Element:
    """Return the box of a page: its problems, each with its place, its line and its fix."""
    box = problem(words.broken)
    box.set("tabindex", "0")  # it scrolls
    add(box, (_quoted(_lines(one)) for one in problems[:_MOST]))
    if len(problems) > _MOST:
        left_out = len(problems) - _MOST
        language = ENGLISH if "more_broken" in words.borrowed else words.language
        form = words.more_broken.text(category(language, left_out))
        add(box, h("p", {}, form.format(n=left_out)))
    return box


def _quoted(detail: Child | Iterable[Child]) -> Element:
    """Return what is quoted from files, which is read from left to right in every language."""
    return h("pre", {"dir": "ltr"}, detail)


def _lines(one: Problem) -> Iterator[Child]:
    yield f"{one.headline}\n"
    if one.place.line:
        before, span, behind = (visible(part) for part in one.place.parts)
        yield f"{one.place.line:>5} | {before}"
        yield h("mark", {}, span or " ")
        yield f"{behind}\n"
    yield f"fix: {shortened(visible(one.fix))}"
