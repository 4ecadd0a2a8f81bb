"""Inline values to elements.

Links to items, citations and links into the docs are left open; page.py, which
knows the page, fills them in.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from xml.etree.ElementTree import Element

from mkdocs_genai_plugin.data.address import Destination
from mkdocs_genai_plugin.data.text import (
    Break,
    Cite,
    Code,
    Emphasis,
    Formula,
    Inline,
    Keys,
    Link,
    Prose,
    Strong,
)

from .element import Child, copied, h

CITE = "genai-cite"
DOCS = "docs:"
# Unicode Line Breaking Algorithm (UAX 14), LB 13: what closes, ends or follows.
_ENDING = re.compile(r"[^\w\s$(\[{«“‘–—-]+")


def prose(parts: Prose) -> list[Child]:
    """Return the elements and texts of ``parts``; a citation stands close to its text."""
    children = [_inline(part) for part in parts]
    for index, part in enumerate(parts[1:]):
        before = children[index]
        if isinstance(part, Cite) and isinstance(before, str):
            children[index] = before.rstrip()
        if isinstance(before, Element) and before.tag == "math" and isinstance(part, str):
            children[index], children[index + 1] = _held(before, part)
    return children


def _held(formula: Element, text: str) -> tuple[Element, str]:
    """Return a formula with the signs right behind it, which no line may start with, and the rest.

    A line may be broken on both sides of a formula (MathML Core, 2.1.2: it is laid out as a box).
    """
    ending = _ENDING.match(text)
    if not ending:
        return formula, text
    return h("span", {"class": "genai-held"}, formula, ending[0]), text[ending.end() :]


def cite(keys: Iterable[str]) -> Element | None:
    """Return an open citation of the sources with these keys."""
    joined = " ".join(filter(None, keys))
    return h("sup", {"class": CITE, "data-keys": joined}) if joined else None


def cited(parts: Prose, keys: Iterable[str]) -> list[Child]:
    """Return ``parts`` with a citation behind them."""
    return [*prose(parts), cite(keys)]


def shown_text(parts: Prose) -> str:
    """Return what ``parts`` show as one text, the letters of formulas too."""
    if len(parts) == 1 and isinstance(parts[0], str):
        return parts[0]
    return "".join(h("p", {}, prose(parts)).itertext())


def _inline(part: Inline) -> Child:
    match part:
        case str():
            return part
        case Strong():
            return h("strong", {}, prose(part.parts))
        case Emphasis():
            return h("em", {}, prose(part.parts))
        case Code():
            return h("code", {}, part.text)
        case Formula():
            return copied(part.math)
        case Cite():
            return cite(part.keys)
        case Keys():
            return _keys(part)
        case Break():
            return h("br", {})
        case Link():
            return h("a", {"href": _href(part)}, prose(part.parts))


def _keys(keys: Keys) -> Element:
    """Return keys with the classes that PyMdown's extension and themes give them."""
    children: list[Child] = []
    for key, name in keys.names:
        plus = h("span", {}, "+") if children else None
        children += [plus, h("kbd", {"class": key and f"key-{key}"}, name)]
    return h("span", {"class": "keys"}, children)


def _href(link: Link) -> str:
    return DOCS + link.target if link.kind is Destination.DOCS else str(link.target)
