"""Cases: a card for each, with the question in sight and the answer to be opened."""

from __future__ import annotations

from collections.abc import Iterable
from xml.etree.ElementTree import Element

from mkdocs_genai_plugin.data.model import Case

from . import parts
from .element import ROOT, h, heading
from .inline import cited, prose
from .theme import Theme, accented


def cases(theme: Theme, chosen: Iterable[Case]) -> Element:
    """Give a card for each case."""
    return h("genai-cases", {"class": ROOT}, (_case(theme, case) for case in chosen))


def _case(theme: Theme, case: Case) -> Element:
    return h(
        "article",
        {"class": accented("genai-case", case.accent), "aria-label": case.name},
        heading(1, case.name, f"{case.anchor}-title"),
        _link(theme, case),
        h("p", {"class": "genai-asked"}, prose(case.question)),
        h("details", {}, _summary(theme, case), _answer(theme, case)),
    )


def _link(theme: Theme, case: Case) -> Element:
    words = theme.words.link
    attributes = {"href": f"#{case.anchor}", "aria-label": f"{words}: {case.name}"}
    return h("p", {"class": "genai-link", "data-search-exclude": ""}, h("a", attributes, words))


def _summary(theme: Theme, case: Case) -> Element:
    """Give what opens the answer, and closes it again."""
    return h(
        "summary",
        {"data-search-exclude": ""},
        h("span", {"class": "genai-guess"}, theme.words.guess),
        " ",
        h("span", {"class": "genai-close"}, theme.words.close),
        h("span", {"class": "genai-hidden"}, f": {case.name}"),
    )


def _answer(theme: Theme, case: Case) -> Element:
    """Give the answer; the case's address stands inside, so that a link to it opens it."""
    return h(
        "div",
        {"class": "genai-revealed"},
        h("span", {"id": case.anchor}),
        parts.former(case.was, case.folder),
        h("p", {"class": "genai-verdict"}, h("strong", {}, case.answer)),
        parts.points((point.name, point.text) for point in case.points),
        h("p", {}, cited(case.text, case.cite)),
        parts.colophon(theme, case),
    )
