"""A small builder of nested elements."""

from __future__ import annotations

from collections.abc import Iterable
from copy import deepcopy
from xml.etree.ElementTree import Element

Child = Element | str | None
HEADING = "heading"
# The other classes keep MathJax 3 and 4 out: it would run what `\\href{javascript:…}` holds.
NO_MATHJAX = "mathjax_ignore tex2jax_ignore"
ROOT = f"genai {NO_MATHJAX}"

# A search index joins the words of neighbouring elements that no white space parts.
BREAK_AFTER = frozenset(
    "article aside caption dd details div dl dt fieldset figcaption figure heading legend li ol p "
    "pre section summary table tbody td th thead tr ul genai-cards genai-cases genai-comparison "
    "genai-end genai-glossary genai-plot genai-problem genai-quiz genai-systems "
    "genai-timeline".split()
)


def h(tag: str, attributes: dict[str, str], *children: Child | Iterable[Child]) -> Element:
    """Give the element ``tag`` with its attributes and children.

    Children are elements, texts, or iterables of them; ``None`` is left out, and
    so is an attribute whose value is empty, except those that HTML writes empty.
    """
    written = {name: value for name, value in attributes.items() if value or name in EMPTY}
    element = Element(tag, written)
    for child in children:
        add(element, child)
    if tag in BREAK_AFTER:
        element.tail = "\n"
    return element


EMPTY = frozenset({"data-search-exclude", "hidden"})


def add(element: Element, child: Child | Iterable[Child]) -> None:
    """Append a child; text goes where ElementTree keeps it."""
    if isinstance(child, Element):
        element.append(child)
    elif isinstance(child, str):
        _add_text(element, child)
    elif child is not None:
        for part in child:
            add(element, part)


def _add_text(element: Element, text: str) -> None:
    if len(element):
        element[-1].tail = (element[-1].tail or "") + text
    else:
        element.text = (element.text or "") + text


def heading(depth: int, text: str, anchor: str, *before: Child) -> Element:
    """Give a heading ``depth`` levels below the one that its block stands under.

    ``before`` stands in front of the text (an icon) and is not part of its name.
    """
    attributes = {"class": "genai-title", "id": anchor, "data-toc-label": text}
    return h(HEADING, {"data-depth": str(depth), **attributes}, *before, text)


def copied(element: Element) -> Element:
    """Give a deep copy without the text behind it."""
    copy = deepcopy(element)
    copy.tail = None
    return copy
