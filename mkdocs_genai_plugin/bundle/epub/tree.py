"""HTML as a tree, and the tree as XHTML."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any
from xml.etree.ElementTree import Element, tostring

from mkdocs_genai_plugin.bundle.outcome import BundleError
from mkdocs_genai_plugin.render.element import add

NAMESPACES = {
    "svg": "http://www.w3.org/2000/svg",
    "math": "http://www.w3.org/1998/Math/MathML",
}
_XLINK = "http://www.w3.org/1999/xlink"
# XML 1.0 allows more, HTML in XML does not: no colon but in what SVG brings along.
_NAME = re.compile(r"xlink:href|[A-Za-z_][\w.-]*")
_FORBIDDEN = re.compile(r"[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def parsed(html: str) -> Element:
    """Return HTML as browsers read it, in a ``div``. Raises BundleError without the library."""
    try:
        from justhtml import JustHTML
    except ImportError:
        said = "an EPUB needs justhtml; install it with: pip install justhtml"
        raise BundleError(said, 2) from None
    return _element(JustHTML(html, fragment=True, sanitize=False).root, "div")


def _element(node: Any, name: str) -> Element:
    attributes = {key: value or "" for key, value in (node.attrs or {}).items()}
    xhtml = {key: valid(text) for key, text in attributes.items() if _NAME.fullmatch(key)}
    if name in NAMESPACES:
        xhtml["xmlns"] = NAMESPACES[name]
    if "xlink:href" in xhtml:
        xhtml["xmlns:xlink"] = _XLINK
    element = Element(name, xhtml)
    for child in node.children or ():
        if child.name == "#text":
            add(element, valid(child.data or ""))
        elif _NAME.fullmatch(child.name):
            add(element, _element(child, child.name))
    return element


def valid(text: str) -> str:
    """Return a text without what XML cannot hold (XML 1.0, 2.2)."""
    return _FORBIDDEN.sub("", text)


def xhtml(elements: Iterable[Element]) -> str:
    """Return elements as XHTML."""
    return "".join(tostring(element, encoding="unicode") for element in elements)


def classes(element: Element) -> set[str]:
    """Return the classes of an element."""
    return {*element.get("class", "").split()}


def words(element: Element) -> str:
    """Return the text of an element in one line."""
    return " ".join("".join(element.itertext()).split())


def with_parents(root: Element) -> Iterator[tuple[Element, Element]]:
    """Yield each element below another one, after the one that it stands in."""
    for parent in list(root.iter()):
        for child in list(parent):
            yield parent, child


def remove(parent: Element, child: Element) -> None:
    """Take a child out of its parent; the text behind it stays."""
    place = [*parent].index(child)
    tail, child.tail = child.tail or "", None
    parent.remove(child)
    if place:
        parent[place - 1].tail = (parent[place - 1].tail or "") + tail
    else:
        parent.text = (parent.text or "") + tail
