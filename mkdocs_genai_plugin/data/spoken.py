"""A formula in words: what stands for it in the name of a button, a title or an option.

The words are those of a page's language, ``languages/formulas``; where there are none, and in
plain text, a formula is written in a line: ``x^2``.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from unicodedata import category, normalize
from xml.etree.ElementTree import Element

from .files import read
from .problems import Problem
from .tree import Scalar, parse

Says = Mapping[str, str]

_LANGUAGES = Path(__file__).parents[1] / "languages/formulas"
IN_A_LINE: Says = {
    "fraction": "{0}/{1}", "long_fraction": "({0})/({1})", "choose": "({0} {1})",
    "squared": "{0}²", "cubed": "{0}³", "power": "{0}^{1}", "prime": "{0}′",
    "double_prime": "{0}″", "index": "{0}_{1}", "over": "{0}_{1}", "range": "{0}_{1}^{2}",
    "below": "{0}_{1}", "above": "{0}^{1}", "hat": "{0}̂", "bar": "{0}̄", "tilde": "{0}̃",
    "arrow": "{0}⃗", "dot": "{0}̇", "root": "√({0})", "nth_root": "{1}√({0})", "matrix": "({0})",
}  # fmt: skip
# Signs that mean the same, and those that stand above a letter.
_SAME = {"-": "−", "⋅": "·", "∗": "·", "*": "·", "⋯": "…", "...": "…", "‖": "∥"}
_ACCENTS = {
    "^": "hat", "ˆ": "hat", "¯": "bar", "―": "bar", "‾": "bar", "_": "bar", "~": "tilde",
    "˜": "tilde", "∼": "tilde", "→": "arrow", "⃗": "arrow", "˙": "dot", ".": "dot",
}  # fmt: skip
_PRIMES = {"′": "prime", "″": "double_prime"}
_POWERS = {"2": "squared", "3": "cubed"}
_LARGE = {"∑", "∏", "∫", "⋃", "⋂"}
_CLOSE = re.compile(r"(?<=[(\[{|]) | (?=[)\]},;:])|(?<=\b\w) (?=\()|(?<=[′″]) (?=\()| (?=[′″])")
_DRAWN = re.compile(r"\s+")


@cache
def words_for(language: str) -> Says:
    """Return how formulas are said in a language, or written where that is not known."""
    path = _LANGUAGES / f"{language}.yml"
    if not path.exists():
        return IN_A_LINE
    file = read(path, _LANGUAGES, path.name)
    assert not isinstance(file, Problem), file
    tree = parse(file, [])
    entries = tree.entries.values() if tree else ()
    return {key.text: one.text for key, one in entries if isinstance(one, Scalar)}


def spoken(math: Element, says: Says = IN_A_LINE) -> str:
    """Return what is said for a formula."""
    said = _DRAWN.sub(" ", _said(math, says)).strip()
    return normalize("NFC", _CLOSE.sub("", said))


def can_be_said(said: str) -> bool:
    """Tell whether there is a letter, a number or a sign to say, and none without a name."""
    return any(category(sign)[0] in "LNPS" for sign in said) and not any(
        category(sign) in {"Co", "Cn"} for sign in said
    )


def _said(part: Element, says: Says) -> str:
    """Return what is said for an element of MathML."""
    match part.tag:
        case "mphantom" | "mspace":
            return " "
        case "mi" | "mn" | "mtext":
            return _letters(part, says)
        case "mo":
            return f" {_sign(part, says)} "
        case "msqrt":
            return says["root"].format(_row(part, says))
        case "mtable":
            return says["matrix"].format("; ".join(_row(row, says, ", ") for row in part))
        case "mfrac" | "mroot" | "msub" | "msup" | "msubsup" | "munder" | "mover" | "munderover":
            return f" {_built(part, says)} "
    return _row(part, says)


def _row(part: Element, says: Says, between: str = " ") -> str:
    return between.join(_said(child, says).strip() for child in part)


def _letters(part: Element, says: Says) -> str:
    """Return letters and numbers; a letter in another style is said as the plain one."""
    letters = normalize("NFKC", part.text or "")
    return says.get(letters, letters) if len(letters) == 1 else letters


def _sign(part: Element, says: Says) -> str:
    sign = (part.text or "").strip()
    same = _SAME.get(sign, sign)
    if same in _PRIMES:
        return says[_PRIMES[same]].format("").strip()
    return says.get(same, same)


def _built(part: Element, says: Says) -> str:
    """Return what is said for an element with two or three parts."""
    parts = [_said(child, says).strip() for child in part]
    plain = ["".join(child.itertext()).strip() for child in part]
    if part.tag == "msubsup" and plain[0] not in _LARGE:
        first = says["index"].format(*parts[:2])
        return says[_POWERS.get(plain[2], "power")].format(first, parts[2])
    return says[_pattern(part.tag, plain, part)].format(*parts)


def _pattern(tag: str, plain: list[str], part: Element) -> str:
    first, last = plain[0], plain[-1]
    large = first in _LARGE
    match tag:
        case "mfrac" if part.get("linethickness") == "0":
            return "choose"
        case "mfrac":
            return "fraction" if max(map(len, plain)) < 2 else "long_fraction"
        case "mroot":
            return "nth_root"
        case "msup":
            return _POWERS.get(last, "power")
        case "msub" | "munder":
            return "over" if large else "index" if tag == "msub" else "below"
        case "mover":
            return _ACCENTS.get(last, "above")
    return "range"
