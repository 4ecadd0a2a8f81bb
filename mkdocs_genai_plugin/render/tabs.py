"""The tab list and the panels that cards and timelines share.

Without a script the tabs are a list of links and every panel is open.
"""

from __future__ import annotations

from collections.abc import Iterable
from xml.etree.ElementTree import Element

from .element import Child, h
from .theme import accented


def tab(anchor: str, name: str, accent: str, *children: Child | Iterable[Child]) -> Element:
    """Return a tab: a link to the panel with the same anchor."""
    attributes = {"class": accented(f"genai-tab {name}", accent), "href": f"#{anchor}"}
    return h("li", {}, h("a", attributes, *children))


def tab_panel(anchor: str, accent: str, *children: Child | Iterable[Child]) -> Element:
    """Return the panel that a tab opens."""
    attributes = {"class": accented("genai-panel", accent), "id": anchor}
    return h("section", attributes, h("div", {"class": "genai-body"}, *children))


def panels(each: Iterable[Element]) -> Element:
    """Return all panels of a widget."""
    return h("div", {"class": "genai-panels"}, each)


def end() -> Element:
    """Return the last child of a widget: once it is parsed, the script takes the widget over."""
    return h("genai-end", {})


def name_and_note(name: str, note: str, note_class: str) -> list[Child]:
    """Return what a tab says."""
    label = h("span", {"class": "genai-label"}, name)
    return [label, " ", h("span", {"class": note_class}, note)] if note else [label]
