"""A small builder of nested elements."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from copy import deepcopy
from xml.etree.ElementTree import Element

Child = Element | str | None
# The elements of a tree to those that they stand in.
Parents = Mapping[Element, Element]
# Of all that is ours on a page: blocks, elements, classes.
PREFIX = "genai-"
HEADING = "heading"
# What is wider than the page scrolls in this, which the keyboard reaches where it does.
SCROLL = f"{PREFIX}scroll"
TITLE = f"{PREFIX}title"  # the class of headings
# The class of a heading that the list of a page's contents leaves out.
UNLISTED = "genai-unlisted"
# The other classes keep MathJax 3 and 4 out: it would run what `\\href{javascript:…}` holds.
NO_MATHJAX = "mathjax_ignore tex2jax_ignore"
ROOT = f"genai {NO_MATHJAX}"
# No search finds what is no text of the subject: controls, answers, what only a picture says.
# Any value does; by ours it is told from an author's.
UNSEARCHED = {"data-search-exclude": "genai"}

# A search index joins the words of neighbouring elements that no white space parts.
BREAK_AFTER = frozenset(
    "article aside blockquote caption dd details div dl dt fieldset figcaption figure heading "
    "legend li ol p pre section summary table tbody td th thead tr ul".split()
)


def h(tag: str, attributes: dict[str, str], *children: Child | Iterable[Child]) -> Element:
    """Return the element ``tag`` with its attributes and children.

    Children are elements, texts, or iterables of them; ``None`` is left out, and
    so is an attribute whose value is empty, except those that HTML writes empty.
    """
    written = {name: value for name, value in attributes.items() if value or name in EMPTY}
    element = Element(tag, written)
    for child in children:
        add(element, child)
    if tag in BREAK_AFTER or tag.startswith(PREFIX):
        element.tail = "\n"
    return element


EMPTY = frozenset({"alt", "hidden"})


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
    """Return a heading ``depth`` levels below the one that its block stands under.

    ``before`` stands in front of the text (an icon) and is not part of its name.
    """
    attributes = {"class": TITLE, "id": anchor, "data-toc-label": text}
    return h(HEADING, {"data-depth": str(depth), **attributes}, *before, text)


def parents_of(root: Element) -> Parents:
    """Return the parent of every element in a tree."""
    return {child: above for above in root.iter() for child in above}


def dissolve(element: Element, above: Element) -> None:
    """Leave its text in the place of an element that says no more; ``above`` is its parent."""
    if len(element) or element.keys():
        return
    place = list(above).index(element)
    before = above[place - 1] if place else None
    text = (element.text or "") + (element.tail or "")
    if before is None:
        above.text = (above.text or "") + text
    else:
        before.tail = (before.tail or "") + text
    above.remove(element)


def copied(element: Element) -> Element:
    """Return a deep copy without the text behind it."""
    copy = deepcopy(element)
    copy.tail = None
    return copy
