"""Leaves of a page what can be read in a book: no controls, nothing that moves, all of it open."""

from __future__ import annotations

from collections.abc import Iterator
from xml.etree.ElementTree import Element

from mkdocs_genai_plugin.render.element import PREFIX, Child, add, h

from .tree import classes

_LEFT_OUT = frozenset(
    "audio button canvas datalist dialog embed form iframe input link meta meter noscript object "
    "output progress script select source style template textarea track video".split()
)
# Controls, what scripts write, links to a part's own address, and pictures beside a name.
_LEFT_OUT_CLASSES = frozenset(
    "genai-bar genai-close genai-controls genai-edit genai-hidden genai-icon genai-link "
    "genai-score genai-status headerlink".split()
)
_VIEW = "genai-view"  # of a figure, which its stills stand for
_RENAMED = {"fieldset": "div", "legend": "div", "label": "span", "details": "div", "summary": "div"}
# What holds words and no blocks.
_PHRASES = frozenset("a b caption dt em h1 h2 h3 h4 h5 h6 i p span strong sup".split())
_UNWRAPPED = frozenset({"genai-term", "picture", "center", "font"})
_ATTRIBUTES = frozenset(
    "abbr alt class colspan datetime dir headers href id lang reversed role rowspan scope span src "
    "start title type value width height".split()
)
_OF_LISTS = {"type": {"ol"}, "value": {"li"}, "start": {"ol"}, "reversed": {"ol"}}
_SIZED = frozenset({"img", "svg"})
_MAY_BE_EMPTY = frozenset({"br", "hr", "img", "td", "th", "wbr", "col"})
_FOREIGN = frozenset({"math", "svg"})


def readable(chapter: Element) -> Element:
    """Return what of a chapter can be read, as XHTML knows it."""
    return h("section", {"class": "chapter"}, _inside(chapter))


def _inside(element: Element) -> Iterator[Child]:
    yield element.text
    for child in element:
        yield from _kept(child, element)
        yield child.tail


def _kept(element: Element, parent: Element) -> Iterator[Child]:
    if _is_left_out(element, parent):
        return
    if element.tag in _FOREIGN:
        yield _foreign(element)
    elif element.tag in _UNWRAPPED:
        yield from _inside(element)
    else:
        new = Element(_renamed(element.tag, parent.tag), dict(_attributes(element)))
        if element.tag == "summary":
            new.set("class", "summary")
        add(new, _inside(element))
        if len(new) or (new.text or "").strip() or new.tag in _MAY_BE_EMPTY or new.get("id"):
            yield new


def _is_left_out(element: Element, parent: Element) -> bool:
    found = classes(element) - ({"genai-hidden"} if parent.tag == "th" else set())
    stilled = _VIEW in found and any(len(one) for one in parent.iter(f"{PREFIX}stills"))
    hidden = "hidden" in element.attrib
    return element.tag in _LEFT_OUT or bool(found & _LEFT_OUT_CLASSES) or stilled or hidden


def _renamed(tag: str, parent: str) -> str:
    """Return the name of an element of HTML for one of ours, and for one of forms."""
    if tag.startswith(PREFIX):
        return "span" if parent in _PHRASES else "div"
    return _RENAMED.get(tag, tag)


def _attributes(element: Element) -> Iterator[tuple[str, str]]:
    """Yield the attributes that mean something where there is no script."""
    for name, value in element.attrib.items():
        fits = element.tag in _OF_LISTS.get(name, {element.tag})
        sized = name not in {"width", "height"} or element.tag in _SIZED
        labelled = name == "aria-label" and element.get("role") in {"group", "img"}
        # An id with a question mark is a state of a figure, which a book has not.
        if name == "id" and "?" in value:
            continue
        said = value != "" or name == "alt"
        if labelled or (name in _ATTRIBUTES and fits and sized and said):
            yield name, value


def _foreign(element: Element) -> Element:
    """Return a formula or a drawing as it is, without the text behind it."""
    new = Element(element.tag, element.attrib)
    new.attrib.pop("focusable", None)
    add(new, element.text)
    for child in element:
        new.append(_foreign(child))
        new[-1].tail = child.tail
    for name in [name for name in new.attrib if name.startswith(("data-", "on"))]:
        del new.attrib[name]
    return new
