"""Numbers, with the place where they stand."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass

from mkdocs_genai_plugin.data.problems import Place, Problem
from mkdocs_genai_plugin.data.rules import Rule
from mkdocs_genai_plugin.data.tree import Node

from .declaration import Schema, _shown, scalar

DIGITS = 40  # no number of people has more, and Python reads no whole one of 4,301
# What is measured lies between; further out, sums of floating-point numbers have no result.
SMALLEST, LARGEST = 1e-100, 1e100
NUMBER = re.compile(r"[-+]?[0-9]+(?:\.[0-9]+)?(?:[eE][-+]?[0-9]+)?")
# Either sign may be the decimal one: resolution 10 of the 22nd CGPM, 2003.
_COMMA = re.compile(r"\A([-+]?[0-9]+),([0-9]{1,2}|[0-9]{4,})\Z")


class Amount(float):
    """A number; ``place`` is where it stands."""

    __slots__ = ("place",)
    place: Place

    def __new__(cls, number: float, place: Place) -> Amount:
        """Return the number with its place."""
        amount = super().__new__(cls, number)
        amount.place = place
        return amount

    def __getnewargs__(self) -> tuple[float, Place]:  # type: ignore[override]
        """Return what a copy is made from."""
        return float(self), self.place


@dataclass(frozen=True)
class Number:
    """A number such as ``250``, ``-1.5`` or ``4.7e17``, from ``least`` to ``most``.

    YAML readers disagree about the last (a text in YAML 1.1), so the text decides. ``unit`` is what
    it counts, which is not written with it.
    """

    least: float = -math.inf
    most: float = math.inf
    whole: bool = False
    unit: str = ""

    def blank(self) -> Amount | None:
        """Return no number."""
        return None

    def read(self, node: Node, name: str, problems: list[Problem]) -> Amount | None:
        """Return the number with its place."""
        found = scalar(node, name, problems)
        if not found:
            return None
        if len(found.text) > DIGITS:
            message = f'"{name}" has {len(found.text):,} characters; a number has at most {DIGITS}'
            problems.append(found.problem(message, Rule.NUMBER, "Write it as  4.7e17"))
            return None
        bare = found.plain and NUMBER.fullmatch(found.text)
        if bare and _is_in_reach(float(found.text)):
            return self._within(Amount(float(found.text), found.place), name, problems)
        message = f'"{name}" must be a number, not {_shown(found)}'
        if bare:
            message = f'"{name}" is out of reach: numbers go from {SMALLEST:g} to {LARGEST:g}'
        fix = f"Write the number alone, for example  {name}: 250   or  {name}: 4.7e17"
        edits = []
        alone = _pointed(found.text.removesuffix(self.unit).strip())
        if NUMBER.fullmatch(alone) and alone != (found.text if found.plain else ""):
            fix, edits = f"Write:  {name}: {alone}", [found.edit(alone)]
        problems.append(found.problem(message, Rule.NUMBER, fix, *edits))
        return None

    def _within(self, number: Amount, name: str, problems: list[Problem]) -> Amount | None:
        """Return the number if it is one of those that may be."""
        if self.least <= number <= self.most and (number.is_integer() or not self.whole):
            return number
        message = f'"{name}" must be {self._kind().replace("A", "a", 1)}'
        problems.append(Problem(number.place, message, Rule.NUMBER, "Give one of those."))
        return None

    def schema(self) -> Schema:
        """Return the numbers, and their limits."""
        kind = "integer" if self.whole else "number"
        limits = {"minimum": max(self.least, -LARGEST), "maximum": min(self.most, LARGEST)}
        unit = f" in {self.unit}" if self.unit else ""
        says = f"{self._kind()}{unit}, without quotes."
        return {"type": kind, **limits, "description": says, "errorMessage": says}

    def _kind(self) -> str:
        if math.isinf(self.least) and math.isinf(self.most) and not self.whole:
            return "A number such as 250, -1.5 or 4.7e17"
        upward = "" if math.isinf(self.most) else f" to {self.most:g}"
        return f"A {'whole ' if self.whole else ''}number from {self.least:g}{upward}"


def _pointed(text: str) -> str:
    """Return a number with a decimal point for its comma, unless three digits may be thousands."""
    return _COMMA.sub(r"\1.\2", text)


def _is_in_reach(number: float) -> bool:
    return not number or SMALLEST <= abs(number) <= LARGEST
