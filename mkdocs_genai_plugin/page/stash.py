"""Texts that other processors must not read: out of the tree, and back into the finished page.

Whatever runs behind the swap and looks for marks in text (``[TOC]``, ``:smile:``, ``(c)``)
would find them in data, too, where they are text. It finds placeholders instead, as
Python-Markdown's own stash leaves them for raw HTML (``util.HtmlStash``).
"""

from __future__ import annotations

import re
from functools import lru_cache
from html import escape
from xml.etree.ElementTree import Element

from markdown.postprocessors import Postprocessor
from markdown.util import ETX, STX

LAST = float("-inf")
# Sources lose these two (preprocessors.py, NormalizeWhitespace), so no author can write a
# placeholder; nor has anybody a use for its digits, which are no characters (Unicode, 23.7).
_DIGITS = {ord(digit): 0xFDD0 + int(digit) for digit in "0123456789"}
_PLACEHOLDER = re.compile(f"{STX}[\ufdd0-\ufdd9]+{ETX}")
# What hosts and browsers follow is read by hosts, too, and never the author's own words.
READ = frozenset({"class", "href", "id", "src"})
# In other attributes: names, numbers and coordinates.
_PLAIN = re.compile(r"[\w ,.()#%+-]*", re.ASCII)
# Python-Markdown writes what looks like an entity as it is (serializers.py, RE_AMP).
AMPERSAND = re.compile(r"&(?=(?:#[0-9]+|#x[0-9a-f]+|[0-9a-z]+);)", re.I)
# Pages that show the same hold the same texts: so many are remembered.
_SAME = 8192


class Stash:
    """The texts of one page, as they stand in HTML."""

    def __init__(self) -> None:
        """Start without any."""
        self.texts: dict[str, str] = {}

    def take(self, element: Element) -> None:
        """Put placeholders where an element has texts of its own, inside it and in attributes."""
        for part in element.iter():
            if part.text and not part.text.isspace():
                part.text = self._kept(part.text)
            if part.tail and part is not element and not part.tail.isspace():
                part.tail = self._kept(part.tail)
            for name, value in part.items():
                if not _is_plain(value):
                    part.set(name, self._attribute(name, value))

    def give_back(self, html: str) -> str:
        """Return a page with its texts in the place of the placeholders."""
        return _PLACEHOLDER.sub(lambda found: self.texts[found[0]], html)

    def clear(self) -> None:
        """Forget the page before."""
        self.texts.clear()

    def _attribute(self, name: str, value: str) -> str:
        return AMPERSAND.sub("&amp;", value) if name in READ else self._kept(value, '"')

    def _kept(self, text: str, quote: str = "") -> str:
        """Return a placeholder, or one that is there already; ``quote`` is escaped, too."""
        if text.startswith(STX):
            return text
        placeholder = _placeholder(len(self.texts))
        self.texts[placeholder] = _escaped(text, quote)
        return placeholder


@lru_cache(maxsize=_SAME)
def _placeholder(number: int) -> str:
    return f"{STX}{str(number).translate(_DIGITS)}{ETX}"


@lru_cache(maxsize=_SAME)
def _escaped(text: str, quote: str) -> str:
    escaped = escape(text, quote=False)
    return escaped.replace(quote, "&quot;") if quote else escaped


@lru_cache(maxsize=_SAME)
def _is_plain(value: str) -> bool:
    return _PLAIN.fullmatch(value) is not None


class GiveBack(Postprocessor):
    """Gives the texts back, behind all other processors."""

    def __init__(self, stash: Stash) -> None:
        """Keep the stash."""
        super().__init__()
        self.stash = stash

    def run(self, text: str) -> str:
        """Return the page with its texts."""
        return self.stash.give_back(text)
