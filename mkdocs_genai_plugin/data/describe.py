"""What a field takes, in words: for the files that ``new`` writes and the manual's reference."""

from __future__ import annotations

from collections.abc import Callable
from functools import singledispatch
from typing import Any

from . import fields
from .structure import Record, TextOr

Named = Callable[[type[Any]], str]


def noun(record: type[Any]) -> str:
    """Give the word for a record, such as ``step``."""
    return record.__name__.lower()


@singledispatch
def in_words(type_: object, named: Named = noun) -> str:
    """Give what a type takes; ``named`` gives the name of a record inside it."""
    raise TypeError(f"say in words what {type(type_).__name__} takes")


@in_words.register
def _word(type_: fields.Word, named: Named = noun) -> str:
    return f"text, at most {type_.limit:,} characters"


@in_words.register
def _markdown(type_: fields.Markdown, named: Named = noun) -> str:
    return f"inline Markdown, at most {type_.limit:,} characters"


@in_words.register
def _address(type_: fields.Address, named: Named = noun) -> str:
    return f"an address: arXiv:…, doi:… or https://…, at most {type_.limit} characters"


@in_words.register
def _maths(type_: fields.Maths, named: Named = noun) -> str:
    return f"LaTeX, at most {type_.limit:,} characters"


@in_words.register
def _slug(type_: fields.Slug, named: Named = noun) -> str:
    return "a name in lower-case letters, digits and hyphens"


@in_words.register
def _path(type_: fields.Path, named: Named = noun) -> str:
    return "an item's id, or in another folder its folder and id"


@in_words.register
def _choice(type_: fields.Choice, named: Named = noun) -> str:
    return f"one of {', '.join(type_.options)}"


@in_words.register
def _flag(type_: fields.Flag, named: Named = noun) -> str:
    return "true or false"


@in_words.register
def _year(type_: fields.Year, named: Named = noun) -> str:
    return "a year of four digits"


@in_words.register
def _day(type_: fields.Day, named: Named = noun) -> str:
    return "a day, written YYYY-MM-DD"


@in_words.register
def _moment(type_: fields.Moment, named: Named = noun) -> str:
    return "a year, a month or a day: 2012, 2012-09 or 2012-09-30"


@in_words.register
def _number(type_: fields.Number, named: Named = noun) -> str:
    return "a number, such as 250, -1.5 or 4.7e17"


@in_words.register
def _record(type_: Record, named: Named = noun) -> str:  # type: ignore[type-arg]
    name = named(type_.of)
    return f"{'an' if noun(type_.of)[0] in 'aeiou' else 'a'} {name}"


@in_words.register
def _text_or(type_: TextOr, named: Named = noun) -> str:
    return f"{in_words(type_.text)}, or a {named(type_.record)}"


@in_words.register
def _items(type_: fields.Items, named: Named = noun) -> str:
    count = f" of {type_.least} to {type_.most} entries" if type_.most else ""
    return f"a list{count}; each entry is {in_words(type_.of, named)}"


@in_words.register
def _table(type_: fields.Table, named: Named = noun) -> str:
    return f"keys with a value each, which is {in_words(type_.of, named)}"
