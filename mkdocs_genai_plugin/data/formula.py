"""LaTeX to MathML, with nothing in it that can load, link or run."""

from __future__ import annotations

import re
from functools import lru_cache
from html import unescape
from itertools import pairwise
from xml.etree.ElementTree import Element

# MathML Core, 2: elements that take a fixed number of children.
ARITY = {
    "mfrac": 2, "mroot": 2, "msub": 2, "msup": 2, "mover": 2, "munder": 2,
    "msubsup": 3, "munderover": 3,
}  # fmt: skip
TAGS = {
    "math", "mrow", "mi", "mn", "mo", "mtext", "mspace", "msqrt", "mstyle", "mpadded", "mphantom",
    "mtable", "mtr", "mtd", "merror", "menclose", *ARITY,
}  # fmt: skip
OPERANDS = {"mi", "mn", "msub", "msup"}
ATTRIBUTES = {
    "display", "displaystyle", "scriptlevel", "mathvariant", "stretchy", "fence", "form",
    "separator", "largeop", "movablelimits", "symmetric", "accent", "accentunder", "minsize",
    "maxsize", "lspace", "rspace", "linethickness", "width", "height", "depth", "columnalign",
    "rowspacing", "columnspacing",
}  # fmt: skip
# In a block, what these range over stands below them (TeXbook, chapter 18).
LIMITS = {"min", "max", "lim", "sup", "inf"}
# latex2mathml writes these as identifiers or in ASCII; MathML has operators for them.
OPERATORS = {"~": "∼", "\u2223": "∣", "\u2225": "∥"}


class FormulaError(ValueError):
    """The formula cannot be shown; the message says why."""


@lru_cache(maxsize=1024)
def mathml(latex: str, display: str = "inline") -> Element:
    r"""Give the ``<math>`` element of a LaTeX formula.

    ``display`` is ``inline`` or ``block``. The element is shared: copy it
    before it goes into a tree.

    Raises FormulaError for an unknown command, a missing argument, and for
    commands that set links or styles (``\href``).
    """
    from latex2mathml import converter

    signs = re.sub(r"\\.", "", latex, flags=re.S)
    if signs.count("{") != signs.count("}"):
        raise FormulaError("its braces { } do not pair")
    try:
        element = converter.convert_to_element(latex, display=display)
    except Exception as error:  # latex2mathml raises many kinds, IndexError among them
        deep = isinstance(error, RecursionError)
        reason = "it is nested too deeply" if deep else str(error)
        reason = reason or "a bracket or an argument is missing"
        raise FormulaError(reason) from None
    for part in element.iter():
        _settle(part)
    if display == "block":
        _stack_limits(element)
    _space_functions(element)
    element.attrib.pop("xmlns", None)
    return element


def _settle(part: Element) -> None:
    part.text = unescape(part.text or "")
    if found := re.match(r"\\[A-Za-z]+", part.text):
        raise FormulaError(f"unknown command {found[0]}")
    part.attrib.pop("xmlns", None)
    refused = part.attrib.keys() - ATTRIBUTES
    if part.tag not in TAGS or refused:
        name = next(iter(refused), part.tag)
        raise FormulaError(f"{name} is not allowed in a formula")
    if len(part) != ARITY.get(part.tag, len(part)):
        raise FormulaError("an argument is missing")
    if part.text in OPERATORS:
        part.tag, part.text = "mo", OPERATORS[part.text]


def _stack_limits(element: Element) -> None:
    for part in element.iter("msub"):
        if part[0].text in LIMITS:
            part.tag = "munder"


def _space_functions(element: Element) -> None:
    """Set a thin space around a function's name where no bracket or sign parts it: n log x."""
    for row in list(element.iter()):
        for index, (left, right) in reversed(list(enumerate(pairwise(row)))):
            simple = right.tag in OPERANDS and left.tag in OPERANDS
            named = any(one.tag == "mi" and len(one.text or "") > 1 for one in (left, right))
            if row.tag not in ARITY and named and simple:
                row.insert(index + 1, Element("mspace", {"width": "0.167em"}))
