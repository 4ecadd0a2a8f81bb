"""What the site gives to every component."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from mkdocs_genai_plugin.data.model import Item
from mkdocs_genai_plugin.data.words import Words, words

from .icons import Icons


def _nowhere(_: Item) -> str:
    return ""


@dataclass(frozen=True)
class Theme:
    """The site's language and icons, and where its readers can edit an item's file."""

    words: Words = field(default_factory=lambda: words("en"))
    icons: Icons = field(default_factory=Icons)
    edit_address: Callable[[Item], str] = _nowhere


def accented(name: str, accent: str) -> str:
    """Give the class ``name`` with that of an accent, if there is one."""
    return f"{name} genai-accent-{accent}".strip() if accent else name
