"""Types of a few words."""

from __future__ import annotations

from dataclasses import dataclass

from mkdocs_genai_plugin.data.problems import Problem
from mkdocs_genai_plugin.data.rules import Rule
from mkdocs_genai_plugin.data.suggest import closest, is_sure, suggest
from mkdocs_genai_plugin.data.tree import Node

from .declaration import Schema, _is_text, _shown, scalar

# What YAML 1.1 and people write for the two: https://yaml.org/type/bool.html
MEANT = {
    **dict.fromkeys(("yes", "y", "on", "true", "1", "✓", "x"), "true"),
    **dict.fromkeys(("no", "n", "off", "false", "0", "-"), "false"),
}


@dataclass(frozen=True)
class Choice:
    """One of a few words."""

    options: tuple[str, ...]

    def blank(self) -> str:
        """Return the empty text."""
        return ""

    def read(self, node: Node, name: str, problems: list[Problem]) -> str:
        """Return the chosen word."""
        found = scalar(node, name, problems)
        if not found:
            return ""
        if found.text in self.options:
            return found.text if _is_text(found, name, problems) else ""
        near = closest(found.text, self.options)
        hint = suggest(near)
        message = f"\"{name}\" cannot be '{found.text}'{hint}"
        fix = f"Allowed: {', '.join(self.options)}."
        edits = [found.edit(near)] if is_sure(found.text, near) else []
        problems.append(found.problem(message, Rule.CHOICE, fix, *edits))
        return ""

    def schema(self) -> Schema:
        """Return the words."""
        return {"enum": list(self.options)}


@dataclass(frozen=True)
class Flag:
    """``true`` or ``false``."""

    def blank(self) -> bool:
        """Return false."""
        return False

    def read(self, node: Node, name: str, problems: list[Problem]) -> bool:
        """Return the truth value."""
        found = scalar(node, name, problems)
        if found and not (found.plain and found.text in {"true", "false"}):
            message = f'"{name}" must be true or false, not {_shown(found)}'
            better = MEANT.get(found.text.lower(), "")
            fix = f"Write:  {name}: {better or 'true'}" + ("" if better else "   or  false")
            edits = [found.edit(better)] if better else []
            problems.append(found.problem(message, Rule.BOOL, fix, *edits))
        return found is not None and found.text == "true"

    def schema(self) -> Schema:
        """Return the truth values."""
        says = "true or false, without quotes."
        return {"type": "boolean", "description": says, "errorMessage": says.capitalize()}
