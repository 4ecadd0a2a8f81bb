"""What a field takes, in words: for the files that ``new`` writes and the manual's reference."""

from __future__ import annotations

from collections.abc import Callable
from functools import singledispatch
from typing import Any

from .fields import AccentName, Choice, Items, Keyed, Type
from .structure import Record, TextOr

_Named = Callable[[type[Any]], str]


def noun(record: type[Any]) -> str:
    """Return the word for a record, such as ``step``; a record may have it from its base."""
    return str(getattr(record, "NOUN", record.__name__.lower()))


def sentence(words: str) -> str:
    """Return words as a sentence; an address keeps its first letter."""
    is_address = ":…" in words.partition(" ")[0]
    return f"{words}." if is_address else f"{words[0].upper()}{words[1:]}."


@singledispatch
def in_words(type_: Type, named: _Named = noun) -> str:
    """Return what a type takes, as its schema says it; ``named`` names a record in it."""
    says = str(type_.schema()["description"]).removesuffix(".")
    return f"{says[0].lower()}{says[1:]}"


@in_words.register
def _choice(type_: Choice, named: _Named = noun) -> str:
    *others, only = type_.options
    return f"one of {', '.join(type_.options)}" if others else f"the word {only}"


@in_words.register
def _accent(type_: AccentName, named: _Named = noun) -> str:
    return f"{_choice(type_)}, or of your own"


@in_words.register
def _record(type_: Record, named: _Named = noun) -> str:  # type: ignore[type-arg]
    return f"{'an' if noun(type_.of)[0] in 'aeiou' else 'a'} {named(type_.of)}"


@in_words.register
def _text_or(type_: TextOr, named: _Named = noun) -> str:
    return f"{in_words(type_.text)}; or a {named(type_.record)}"


@in_words.register
def _items(type_: Items, named: _Named = noun) -> str:
    count = f" of {type_.least} to {type_.most} entries" if type_.most else ""
    return f"a list{count}; each entry: {in_words(type_.of, named)}"


@in_words.register
def _table(type_: Keyed, named: _Named = noun) -> str:
    return f"keys of your own; behind each: {in_words(type_.of, named)}"
