"""Text that runs against the page: Arabic on an English page, English on an Arabic one.

Its punctuation would stand on the wrong side. The direction of a text is that of its first
strong character, which is what ``dir="auto"`` asks a browser for (HTML Living Standard, 3.2.6.4).
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from unicodedata import bidirectional
from xml.etree.ElementTree import Element

from .element import h

STRONG = frozenset({"L", "R", "AL"})  # Unicode Standard Annex 9, table 4
# Where those that run from right to left have their places (UAX 9, and DerivedBidiClass.txt).
LEFTWARDS = re.compile(
    "[\u0590-\u08ff\u200f\ufb1d-\ufdff\ufe70-\ufeff\U00010800-\U00010fff\U0001e800-\U0001efff]"
)
AUTO = {"dir": "auto"}
REST = "bdi"
# Pictures and formulas have their own direction; a script is no text.
_LEFT_OUT = frozenset({"math", "script", "svg", "template"})
# What stands beside the text, a bullet or a button's icon, keeps its side.
WRAPPED = frozenset({"button", "label", "legend", "li", "summary"})


def is_rtl(text: str) -> bool | None:
    """Return whether a text runs from right to left, or None where no character says so."""
    strong = (bidirectional(sign) for sign in text)
    first = next((one for one in strong if one in STRONG), None)
    return first != "L" if first else None


def isolate(element: Element, rtl: bool) -> None:
    """Mark every text in an element that runs against a page from right to left, or not ``rtl``."""
    if rtl or _runs_leftwards(element):
        _isolate(element, rtl)


def _runs_leftwards(element: Element) -> bool:
    """Tell whether anything in an element may run from right to left; in most there is nothing."""
    said = any(part.get("dir") == "rtl" for part in element.iter())
    return said or any(map(LEFTWARDS.search, element.itertext()))


def _isolate(element: Element, rtl: bool) -> None:
    if element.tag in _LEFT_OUT:
        return
    if element.get("dir") in ("ltr", "rtl"):
        rtl = element.get("dir") == "rtl"
    against = not rtl
    if not _holds_text(element):
        for child in element:
            _isolate(child, rtl)
    elif is_rtl("".join(element.itertext())) is not against:
        _isolate_rest(element, rtl)
    elif element.tag in WRAPPED:
        _wrap(element)
    else:
        element.attrib.update(AUTO)


def _holds_text(element: Element) -> bool:
    """Tell whether letters stand in the element itself, not only in its children."""
    own = (element.text, *(child.tail for child in element))
    return any(is_rtl(text) is not None for text in own if text)


def _isolate_rest(element: Element, rtl: bool) -> None:
    """Mark children, and what stands behind a child, if all of it runs against the page."""
    for place, child in reversed(list(enumerate(element))):
        text = child.tail or ""
        if _all_against(text, rtl):
            blank = text[: len(text) - len(text.lstrip(": "))]
            rest = h(REST, {}, text.removeprefix(blank), _without_tails(element[place + 1 :]))
            child.tail = blank
            element[place + 1 :] = [rest]
    for child in element:
        if child.tag != REST:
            _isolate(child, rtl)


def _all_against(text: str, rtl: bool) -> bool:
    strong = {one != "L" for sign in text if (one := bidirectional(sign)) in STRONG}
    return strong == {not rtl}


def _without_tails(elements: Iterable[Element]) -> list[Element | str]:
    parts: list[Element | str] = []
    for one in elements:
        parts += [one, one.tail or ""]
        one.tail = None
    return parts


def _wrap(element: Element) -> None:
    """Put all that is in an element into an isolated part of its line."""
    inside = h(REST, {}, element.text or "", _without_tails(list(element)))
    del element[:]
    element.text = None
    element.append(inside)
