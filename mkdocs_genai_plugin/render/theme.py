"""What the site gives to every component."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING

from mkdocs_genai_plugin.data.item import Item
from mkdocs_genai_plugin.data.words import ENGLISH, Words, words_of

from .direction import is_rtl
from .icons import Icons

if TYPE_CHECKING:
    from .numbers import Numbers


def _nowhere(_: Item) -> str:
    return ""


@dataclass(frozen=True)
class Theme:
    """The site's words and icons, where its readers can edit an item's file, its language."""

    words: Words = field(default_factory=lambda: words_of("en"))
    icons: Icons = field(default_factory=Icons)
    edit_address: Callable[[Item], str] = _nowhere
    language: str = ""

    @property
    def page_language(self) -> str:
        """The language of pages; that of the interface where the host says nothing."""
        return self.language or self.words.language

    @property
    def numbers(self) -> Numbers:
        """Writes numbers in the site's language."""
        return numbers_in(self.words.language)

    def numbers_of(self, word: str) -> Numbers:
        """Return what writes numbers in the language of a word of the interface."""
        return numbers_in(ENGLISH) if word in self.words.borrowed else self.numbers

    @property
    def rtl(self) -> bool:
        """Whether pages run from right to left, as the words of the interface do."""
        return bool(is_rtl(self.words.answer))


@cache
def numbers_in(language: str) -> Numbers:
    """Return what writes numbers in a language."""
    from .numbers import Numbers  # Babel, which a page without numbers does not need

    return Numbers(language)


def accented(name: str, accent: str) -> str:
    """Return the class ``name`` with that of an accent, if there is one."""
    return f"{name} genai-accent-{accent}".strip() if accent else name
