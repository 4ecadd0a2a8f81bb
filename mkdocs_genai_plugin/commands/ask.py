"""Asks for the fields of a new file at the terminal."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from contextlib import suppress
from typing import Any

from mkdocs_genai_plugin.data.describe import in_words, sentence
from mkdocs_genai_plugin.data.fields import Declaration, Items, declarations
from mkdocs_genai_plugin.data.problems import visible
from mkdocs_genai_plugin.data.structure import Record

from .draft import Names, example_texts, identity, is_prose, wrapped
from .values import Values, first_problem, settable, split

with suppress(ImportError):  # Windows has none
    import readline  # noqa: F401  (lets arrow keys and corrections work in input)

INTRODUCTION = "Enter leaves a blank to fill in later. Ctrl-C ends this, and nothing is written."


def is_terminal() -> bool:
    """Tell whether somebody can be asked."""
    return sys.stdin.isatty() and sys.stdout.isatty()


def line(asked: str, default: str) -> str:
    """Return what is answered, or the default where nothing is or nobody can be asked."""
    return (is_terminal() and input(f"{asked} [{default}]: ").strip()) or default


def replies(record: type[Any], values: Values, names: Mapping[str, Names]) -> Values:
    """Return what is answered for the required fields that have no value yet."""
    fields = {
        name: declared
        for name, declared in declarations(record).items()
        if declared.required and name not in values and _is_plain(declared)
    }
    if fields:
        print(INTRODUCTION)
    found = {name: _answer(name, declared, names.get(name)) for name, declared in fields.items()}
    return {name: texts for name, texts in found.items() if texts}


def _is_plain(declared: Declaration) -> bool:
    """Tell whether a field takes one text, or names in a line."""
    one = settable(declared.type)
    return one is not None and not (isinstance(declared.type, Items) and is_prose(one))


def _answer(name: str, declared: Declaration, known: Names | None) -> list[str]:
    print("", *wrapped(_explained(declared)), sep="\n")
    while answer := input(f"{name}: ").strip():
        texts = split(declared.type, answer)
        problem = first_problem(name, declared, texts, known)
        if not problem:
            return texts
        print(f"{visible(problem.message)}\n  {visible(problem.fix)}")
    return []


def _explained(declared: Declaration) -> str:
    type_ = declared.type
    if isinstance(type_, Items) and isinstance(type_.of, Record):
        own = identity(type_.of.of)
        return f'{declared.help} The "{own}" of each, with commas between them.'
    example = "".join(list(example_texts(declared).values())[:1])
    return f"{declared.help} {sentence(in_words(type_))} For example: {example}"
