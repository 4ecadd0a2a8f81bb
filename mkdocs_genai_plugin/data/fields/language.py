"""The type of a language: its code."""

from __future__ import annotations

import re
from dataclasses import dataclass

from mkdocs_genai_plugin.data.problems import Problem
from mkdocs_genai_plugin.data.rules import Rule
from mkdocs_genai_plugin.data.tree import Node

from .declaration import Schema, _is_text, _pattern, scalar

# The codes that people use of BCP 47: a language, perhaps a script, perhaps a region.
LANGUAGE = re.compile(r"[a-z]{2,3}(?:-[A-Z][a-z]{3})?(?:-(?:[A-Z]{2}|[0-9]{3}))?")


@dataclass(frozen=True)
class Language:
    """A code such as ``de`` or ``pt-BR``; YAML takes ``no`` for something else."""

    def blank(self) -> str:
        """Return no language."""
        return ""

    def read(self, node: Node, name: str, problems: list[Problem]) -> str:
        """Return the code."""
        found = scalar(node, name, problems)
        if not found or not _is_text(found, name, problems):
            return ""
        if LANGUAGE.fullmatch(found.text):
            return found.text
        better = _meant(found.text)
        fix = f"Write:  {name}: {better}" if better else f"For example:  {name}: de"
        edits = [found.edit(better)] if better else []
        message = f"\"{name}\" must be the code of a language, not '{found.text}'"
        problems.append(found.problem(message, Rule.CHOICE, fix, *edits))
        return ""

    def schema(self) -> Schema:
        """Return text that is such a code."""
        return _pattern("The code of a language, such as de or pt-BR.", LANGUAGE.pattern)


def _meant(text: str) -> str:
    """Return the code that is written with other signs or in other letters, or nothing."""
    first, *rest = text.replace("_", "-").split("-")
    ways = (part.title() if len(part) == 4 else part.upper() for part in rest)
    code = "-".join([first.lower(), *ways])
    return code if LANGUAGE.fullmatch(code) else ""
