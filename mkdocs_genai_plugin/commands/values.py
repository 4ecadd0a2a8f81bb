"""What is said of a new file's fields, held against their types."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from mkdocs_genai_plugin.data.describe import noun
from mkdocs_genai_plugin.data.fields import (
    AccentName,
    Declaration,
    Items,
    Keyed,
    Slug,
    Type,
    declarations,
)
from mkdocs_genai_plugin.data.files import DataFile, decode
from mkdocs_genai_plugin.data.problems import Problem
from mkdocs_genai_plugin.data.rules import Rule
from mkdocs_genai_plugin.data.structure import Record
from mkdocs_genai_plugin.data.suggest import closest, suggest
from mkdocs_genai_plugin.data.tree import parse

from .draft import Names, identity, is_prose, value_lines
from .refusal import RefusalError

Values = dict[str, list[str]]


def given(record: type[Any], pairs: Sequence[str], names: Mapping[str, Names]) -> Values:
    """Return the texts of ``field=text`` pairs by field; raise RefusalError for a wrong one."""
    values: Values = {}
    known = declarations(record)
    for pair in pairs:
        name, equals, text = pair.partition("=")
        if not equals:
            raise RefusalError(f'"{pair}" lacks a value.', "Write:  --set field=text")
        if name not in known:
            near = closest(name, known)
            hint = suggest(near, ".")
            raise RefusalError(
                f'a {noun(record)} has no field "{name}"{hint}', f"It has: {', '.join(known)}."
            )
        texts = split(known[name].type, text)
        if problem := first_problem(name, known[name], texts, names.get(name)):
            raise RefusalError(problem.message, problem.fix)
        values[name] = [*values.get(name, []), *texts]
    _refuse_repeated(known, values)
    return values


def of_entry(record: type[Any], name: str, entry: str) -> Values:
    """Return the name of an entry as what its list gets; raise RefusalError if it is wrong."""
    if problem := first_problem(name, declarations(record)[name], [entry]):
        raise RefusalError(problem.message, problem.fix)
    return {name: [entry]}


def _refuse_repeated(known: Mapping[str, Declaration], values: Values) -> None:
    for name, texts in values.items():
        if len(texts) > 1 and not isinstance(known[name].type, Items):
            raise RefusalError(f'"{name}" is set {len(texts)} times.', "Set it once.")


def split(type_: Type, text: str) -> list[str]:
    """Return the texts of a list that is written with commas, and any other text whole."""
    one = settable(type_)
    if not isinstance(type_, Items) or one is None or is_prose(one):
        return [text.strip()]
    return [part.strip() for part in text.split(",") if part.strip()] or [""]


def settable(type_: Type) -> Type | None:
    """Return the type of one text of a field, or None where a file has to be edited for it.

    For a list of records that is the type of the field that names each.
    """
    if isinstance(type_, Items) and isinstance(type_.of, Record):
        own = identity(type_.of.of)
        return declarations(type_.of.of)[own].type if own else None
    if isinstance(type_, Items):
        return type_.of
    return None if isinstance(type_, (Record, Keyed)) else type_


def first_problem(
    name: str, declared: Declaration, texts: Sequence[str], known: Names | None = None
) -> Problem | None:
    """Return what is wrong with the texts of a field; ``known`` are the names that it may take."""
    one = settable(declared.type)
    if one is None:
        fix = "Leave it out here, and fill it in in the file."
        return _problem(f'"{name}" has fields of its own', fix)
    return next(filter(None, (_judged(name, one, text, known) for text in texts)), None)


def _judged(name: str, type_: Type, text: str, known: Names | None) -> Problem | None:
    if not text:
        return _problem(f'"{name}" has no value', "Write a text, or leave the field out.")
    if known is None and isinstance(type_, AccentName):
        known = dict.fromkeys(type_.options, "")
    if known is not None and isinstance(type_, (AccentName, Slug)) and text not in known:
        near = closest(text, known)
        hint = suggest(near)
        allowed = f"Allowed: {', '.join(known)}." if known else "None is declared so far."
        return _problem(f"\"{name}\" cannot be '{text}'{hint}", allowed)
    # What is no UTF-8 on the command line would be none in the file.
    as_file = decode(text.encode(errors="surrogateescape"), "")
    if isinstance(as_file, Problem):
        return as_file
    problems: list[Problem] = []
    tree = parse(DataFile("", "\n".join(value_lines(f"{name}:", type_, text))), problems)
    if tree:
        type_.read(tree.entries[name][1], name, problems)
    return next((one for one in problems if one.is_error), None)


def _problem(message: str, fix: str) -> Problem:
    return Problem(DataFile("", "").place(0, 0), message, Rule.TYPE, fix)
