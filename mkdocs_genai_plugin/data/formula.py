"""LaTeX to MathML, with nothing in it that can load, link or run."""

from __future__ import annotations

import re
from functools import lru_cache
from html import unescape
from itertools import pairwise
from xml.etree.ElementTree import Element

from .spoken import can_be_said, spoken

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
PRIMES = {"′", "″", "‴", "⁗"}
_COMMENT = re.compile(r"(?<!\\)(?:\\\\)*%(.*)")
LABEL = "aria-label"
OPERATORS = {"~": "∼", "\u2223": "∣", "\u2225": "∥"}


class FormulaError(ValueError):
    """The formula cannot be shown; the message says why."""


@lru_cache(maxsize=1024)
def mathml(latex: str, display: str = "inline") -> Element:
    r"""Return the ``<math>`` element of a LaTeX formula.

    ``display`` is ``inline`` or ``block``. The element is shared: copy it
    before it goes into a tree. Its label is what its author wrote behind a ``%``, if anything.

    Raises FormulaError for a formula that nothing can say, for an unknown command,
    a missing argument, and for commands that set links or styles (``\href``).
    """
    latex, words = parted(latex)
    element = _converted(latex, display)
    for part in element.iter():
        _settle(part)
    if display == "block":
        _stack_limits(element)
    _part_primes(element)
    _space_functions(element)
    element.attrib.pop("xmlns", None)
    if words:
        element.set(LABEL, words)
    elif not can_be_said(spoken(element)):
        raise FormulaError("nothing in it can be said; write its words behind it:  $… % words$")
    return element


def _converted(latex: str, display: str) -> Element:
    from latex2mathml import converter

    signs = re.sub(r"\\.", "", latex, flags=re.S)
    if signs.count("{") != signs.count("}"):
        raise FormulaError("its braces { } do not pair")
    try:
        return converter.convert_to_element(latex, display=display)
    except Exception as error:  # latex2mathml raises many kinds, IndexError among them
        deep = isinstance(error, RecursionError)
        reason = "it is nested too deeply" if deep else str(error)
        reason = reason or "a bracket or an argument is missing"
        raise FormulaError(reason) from None


def parted(latex: str) -> tuple[str, str]:
    """Return a formula and its author's words for it, which stand where LaTeX has comments.

    Raises FormulaError where a % stands for itself, which LaTeX would not show.
    """
    formula, words = [], []
    for line in latex.split("\n"):
        found = _COMMENT.search(line)
        formula.append(line[: found.start()] if found else line)
        if found and (line[: found.start()].strip() and not line[found.start() - 1].isspace()):
            raise FormulaError("a % would hide what stands behind it; write  \\%  for the sign")
        words.append(found[1].strip() if found else "")
    return "\n".join(formula).strip(), " ".join(filter(None, words))


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


def _part_primes(element: Element) -> None:
    """Set primes beside what they mark: most fonts draw them small and raised, to stand in a line.

    Raised once more, as maths fonts want them, they would be specks.
    """
    for part in element.iter():
        if part.tag in {"msup", "msubsup"} and (primes := _primes(part[-1])):
            rest = part[-1] if len(part[-1]) else None
            marked = list(part[:-1])
            if part.tag == "msubsup":
                marked = [_made("msub", *marked)]
            row = _made("mrow", *marked, *primes)
            del part[:]
            part.tag, parts = ("msup", [row, rest]) if rest is not None else ("mrow", list(row))
            part.extend(parts)


def _primes(raised: Element) -> list[Element]:
    """Take the primes from what is raised and return them as operators."""
    every = [raised] if raised.tag == "mi" else list(raised)
    found = [one for one in every if one.tag == "mi" and one.text in PRIMES]
    for one in found:
        if one is not raised:
            raised.remove(one)
    return [_operator(one.text or "") for one in found]


def _operator(sign: str) -> Element:
    made = Element("mo")
    made.text = sign
    return made


def _made(tag: str, *parts: Element) -> Element:
    made = Element(tag)
    made.extend(parts)
    return made


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
