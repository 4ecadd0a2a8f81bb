"""Texts with a number ``{n}``: a form for each plural category of a language.

Which categories a language has, and which numbers go where, is CLDR's (Unicode Technical
Standard 35, part 3, section 5). Babel knows it here, ``Intl.PluralRules`` in a browser.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields
from decimal import Decimal
from functools import cache
from typing import Any

from .fields import Word, declare

NUMBER = "n"  # in braces: the number that decides about the form
_LIMIT = 200


def _form(numbers: str, *, required: bool = False) -> Any:
    return declare(Word(_LIMIT), f"The text for {numbers}.", required=required)


@dataclass(frozen=True, kw_only=True)
class Forms:
    """A text by the plural categories of its number; ``other`` stands in for one without a text."""

    zero: str = _form("0, in Arabic")
    one: str = _form("1, and for numbers that go with it")
    two: str = _form("2, in Arabic")
    few: str = _form("a few: 2 to 4 in Polish, 3 to 10 in Arabic")
    many: str = _form("many: 5 to 21 in Polish, 11 to 99 in Arabic")
    other: str = _form("all other numbers", required=True)

    def __bool__(self) -> bool:
        """Tell whether there is a text."""
        return bool(self.other)

    @classmethod
    def of(cls, written: str | Mapping[str, str]) -> Forms:
        """Return the forms that a file has: one text for every number, or one for each category."""
        return cls(other=written) if isinstance(written, str) else cls(**written)

    def text(self, category: str) -> str:
        """Return the text for the numbers of a category."""
        return str(getattr(self, category) or self.other)

    def written(self) -> Iterator[tuple[str, str]]:
        """Yield each category that has a text, with it."""
        texts = ((one.name, getattr(self, one.name)) for one in fields(self))
        return ((category, text) for category, text in texts if text)


def category(language: str, number: float) -> str:
    """Return the plural category of a number in a language, as CLDR names it."""
    rule = _rule(language) or _rule("en")
    return str(rule(Decimal(repr(number))))


@cache
def categories(language: str = "") -> tuple[str, ...]:
    """Return the plural categories of a language; all that there are where nobody knows it."""
    every, rule = (one.name for one in fields(Forms)), _rule(language)
    return tuple(name for name in every if not rule or name in {*rule.tags, "other"})


@cache
def _rule(language: str) -> Any:
    """Return Babel's rule for a language, or None where it knows none."""
    from babel import Locale, UnknownLocaleError

    try:
        return Locale.parse(language.replace("_", "-"), sep="-").plural_form
    except (UnknownLocaleError, ValueError):
        return None
