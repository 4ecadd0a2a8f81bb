"""Inline values to elements.

Links to items, citations and links into the docs are left open; page.py, which
knows the page, fills them in.
"""

from __future__ import annotations

from collections.abc import Iterable
from xml.etree.ElementTree import Element

from mkdocs_genai_plugin.data.address import Kind
from mkdocs_genai_plugin.data.text import (
    Break,
    Cite,
    Code,
    Emphasis,
    Formula,
    Inline,
    Link,
    Prose,
    Strong,
)

from .element import Child, copied, h

CITE = "genai-cite"
DOCS = "docs:"


def prose(parts: Prose) -> list[Child]:
    """Give the elements and texts of ``parts``; a citation stands close to its text."""
    children = [_inline(part) for part in parts]
    for index, part in enumerate(parts[1:]):
        before = children[index]
        if isinstance(part, Cite) and isinstance(before, str):
            children[index] = before.rstrip()
    return children


def cite(keys: Iterable[str]) -> Element | None:
    """Give an open citation of the sources with these keys."""
    joined = " ".join(filter(None, keys))
    return h("sup", {"class": CITE, "data-keys": joined}) if joined else None


def cited(parts: Prose, keys: Iterable[str]) -> list[Child]:
    """Give ``parts`` with a citation behind them."""
    return [*prose(parts), cite(keys)]


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
        case Break():
            return h("br", {})
        case Link():
            return h("a", {"href": _href(part)}, prose(part.parts))


def _href(link: Link) -> str:
    return DOCS + link.target if link.kind is Kind.DOCS else str(link.target)
