"""What a field takes, in words: for the files that ``new`` writes and the manual's reference."""

from __future__ import annotations

from collections.abc import Callable
from functools import singledispatch
from typing import Any

from .fields import Choice, Items, Table, Type
from .structure import Record, TextOr

Named = Callable[[type[Any]], str]


def noun(record: type[Any]) -> str:
    """Give the word for a record, such as ``step``."""
    return record.__name__.lower()


def sentence(words: str) -> str:
    """Give words as a sentence; an address keeps its first letter."""
    is_address = ":…" in words.partition(" ")[0]
    return f"{words}." if is_address else f"{words[0].upper()}{words[1:]}."


@singledispatch
def in_words(type_: Type, named: Named = noun) -> str:
    """Give what a type takes, as its schema says it; ``named`` gives the name of a record in it."""
    says = str(type_.schema()["description"]).removesuffix(".")
    return f"{says[0].lower()}{says[1:]}"


@in_words.register
def _choice(type_: Choice, named: Named = noun) -> str:
    return f"one of {', '.join(type_.options)}"


@in_words.register
def _record(type_: Record, named: Named = noun) -> str:  # type: ignore[type-arg]
    return f"{'an' if noun(type_.of)[0] in 'aeiou' else 'a'} {named(type_.of)}"


@in_words.register
def _text_or(type_: TextOr, named: Named = noun) -> str:
    return f"{in_words(type_.text)}; or a {named(type_.record)}"


@in_words.register
def _items(type_: Items, named: Named = noun) -> str:
    count = f" of {type_.least} to {type_.most} entries" if type_.most else ""
    return f"a list{count}; each entry: {in_words(type_.of, named)}"


@in_words.register
def _table(type_: Table, named: Named = noun) -> str:
    return f"keys of your own; behind each: {in_words(type_.of, named)}"
