"""Types of colours: one by its digits, and an accent by its name."""

from __future__ import annotations

from dataclasses import dataclass

from mkdocs_genai_plugin.data.contrast import COLOUR
from mkdocs_genai_plugin.data.lines import quoted
from mkdocs_genai_plugin.data.problems import Place, Problem
from mkdocs_genai_plugin.data.rules import Rule
from mkdocs_genai_plugin.data.text import Name
from mkdocs_genai_plugin.data.tree import Node, Scalar

from .choice import Choice
from .declaration import Schema, _is_text, _pattern, scalar
from .reference import SLUG

_NOTHING = Name("", Place("", 0, 0))


@dataclass(frozen=True)
class Colour:
    """A colour as ``#`` and six digits; in YAML it needs quotes, or it is a comment."""

    def blank(self) -> Name:
        """Return no colour."""
        return _NOTHING

    def read(self, node: Node, name: str, problems: list[Problem]) -> Name:
        """Return the colour in small letters, with its place."""
        found = scalar(node, name, problems)
        if not found:
            return _NOTHING
        if COLOUR.fullmatch(found.text):
            return Name(found.text.lower(), found.place)
        problems.append(_no_colour(found, name))
        return _NOTHING

    def schema(self) -> Schema:
        """Return text that is such a colour."""
        return _pattern("The sign # and six digits from 0 to f, in quotes.", COLOUR.pattern)


def _no_colour(found: Scalar, name: str) -> Problem:
    digits = found.text.lstrip("#")
    better = f"#{digits}" if len(digits) != 3 else "#" + "".join(one * 2 for one in digits)
    sure = COLOUR.fullmatch(better)
    written = quoted(better if sure else "#b45309")
    fix = f"Write:  {name}: {written}" if sure else f"For example:  {name}: {written}"
    edits = [found.edit(written)] if sure else []
    message = f"\"{name}\" must be a colour of # and six digits, not '{found.text}'"
    return found.problem(message, Rule.COLOUR, fix, *edits)


@dataclass(frozen=True)
class AccentName(Choice):
    """The name of an accent: one of those that are always there, or of a site's own."""

    def blank(self) -> Name:
        """Return the empty name."""
        return _NOTHING

    def read(self, node: Node, name: str, problems: list[Problem]) -> Name:
        """Return the name with its place; whether there is such an accent all files tell."""
        if isinstance(node, Scalar) and SLUG.fullmatch(node.text):
            found = scalar(node, name, problems)
            is_text = found and _is_text(found, name, problems)
            return Name(node.text, node.place) if is_text else _NOTHING
        return Name(super().read(node, name, problems), node.place)

    def schema(self) -> Schema:
        """Return the words, or any other name."""
        says = f"One of {', '.join(self.options)}, or of your own."
        return {"anyOf": [super().schema(), _pattern(says, SLUG.pattern)], "errorMessage": says}
