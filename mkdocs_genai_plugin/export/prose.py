r"""Texts as other tools take them: HTML with TeX between ``\(`` and ``\)``, or plain.

MathJax reads that TeX, in Moodle and in Anki alike. What would be TeX by chance, because
a text holds the same signs, is parted so that it stays text.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from html import escape
from xml.etree.ElementTree import Element, tostring

from mkdocs_genai_plugin.data.address import Destination
from mkdocs_genai_plugin.data.item import Source
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
    plain_text,
)
from mkdocs_genai_plugin.data.words import Words
from mkdocs_genai_plugin.render.element import Child, h
from mkdocs_genai_plugin.render.sources import said

from .material import Asked

# https://docs.mathjax.org/en/latest/basic/mathematics.html#tex-and-latex-input and Anki's own,
# https://docs.ankiweb.net/math.html
_LIKE_TEX = re.compile(r"\\(?=[(\[])|\$(?=\$)|\[(?=\$|latex|sound:)")


def html(*children: Child | Iterable[Child]) -> str:
    """Return elements and texts as HTML in one line."""
    parts = [part for child in children for part in _flat(child)]
    written = (part if isinstance(part, str) else _html(part) for part in parts)
    return " ".join("".join(written).split())


def _flat(child: Child | Iterable[Child]) -> Iterable[str | Element]:
    if isinstance(child, str):
        return [escape(child, quote=False)]
    if isinstance(child, Element):
        return [child]
    return [part for one in child or () for part in _flat(one)]


def _html(element: Element) -> str:
    return tostring(element, encoding="unicode", method="html")


def nodes(parts: Prose, sources: Sequence[Source]) -> list[Child]:
    """Return the elements and texts of ``parts``; citations are numbers of ``sources``."""
    return [child for part in parts for child in _nodes(part, sources)]


def _nodes(part: Inline, sources: Sequence[Source]) -> list[Child]:
    match part:
        case str():
            return _text(part)
        case Strong():
            return [h("strong", {}, nodes(part.parts, sources))]
        case Emphasis():
            return [h("em", {}, nodes(part.parts, sources))]
        case Code():
            return [h("code", {}, _text(part.text))]
        case Formula():
            return [rf"\({part.latex}\)"]
        case Cite():
            return [h("sup", {}, numbers(part, sources))]
        case Keys():
            pressed = (h("kbd", {}, _text(name)) for _, name in part.names)
            both: list[Child] = [child for one in pressed for child in ("+", one)]
            return both[1:]
        case Break():
            return [h("br", {})]
        case Link():
            inside = nodes(part.parts, sources)
            web = part.kind is Destination.WEB
            return [h("a", {"href": part.target}, inside)] if web else inside


def _text(text: str) -> list[Child]:
    """Return a text so that no two signs of it begin TeX."""
    pieces: list[Child] = []
    start = 0
    for found in _LIKE_TEX.finditer(text):
        pieces += [text[start : found.end()], h("span", {})]
        start = found.end()
    return [*pieces, text[start:]]


def numbers(cite: Cite, sources: Sequence[Source]) -> str:
    """Return what stands for a citation: the numbers of its sources."""
    keys = [source.key for source in sources]
    return f"[{', '.join(str(keys.index(key) + 1) for key in cite.keys)}]"


def plain(parts: Prose, sources: Sequence[Source]) -> str:
    """Return a text without marks; formulas are TeX between dollar signs."""
    return "".join(_plain(part, sources) for part in parts).strip()


def _plain(part: Inline, sources: Sequence[Source]) -> str:
    match part:
        case str():
            return part
        case Strong() | Emphasis() | Link():
            return plain(part.parts, sources)
        case Code():
            return part.text
        case Formula():
            return f"${part.latex}$"
        case Keys():
            return plain_text((part,))
        case Cite():
            return numbers(part, sources)
        case Break():
            return "\n"


def explanation(words: Words, asked: Asked) -> str:
    """Return what is said once a question is answered, as HTML: why, where to read, the sources."""
    one, sources = asked.question, asked.sources
    again = [h("strong", {}, words.read_again), " ", *nodes(one.learn, sources)]
    learn = h("p", {}, again) if one.learn else None
    return html(nodes(one.explanation, sources), learn, source_list(words, sources))


def source_list(words: Words, sources: Sequence[Source]) -> list[Child]:
    """Return sources as a list with its title, or nothing where there are none."""
    if not sources:
        return []
    return [h("p", {}, words.sources), h("ol", {}, (h("li", {}, said(one)) for one in sources))]


def lines(sources: Sequence[Source]) -> str:
    """Return sources without marks, a line each, with their numbers."""
    texts = ("".join(h("p", {}, said(source)).itertext()) for source in sources)
    return "\n".join(f"[{number}] {text}" for number, text in enumerate(texts, 1))
