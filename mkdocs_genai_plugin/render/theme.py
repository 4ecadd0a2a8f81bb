"""What the site gives to every component."""

from __future__ import annotations

from dataclasses import dataclass, field

from .icons import Icons
from .words import ENGLISH, Words


@dataclass(frozen=True)
class Theme:
    """The site's language and icons."""

    words: Words = ENGLISH
    icons: Icons = field(default_factory=Icons)


def accented(name: str, accent: str) -> str:
    """Give the class ``name`` with that of an accent, if there is one."""
    return f"{name} genai-accent-{accent}" if accent else name
