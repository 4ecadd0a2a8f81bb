"""The text of a new file: every field of its kind, as declared, with blanks to fill in."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from inspect import getdoc
from textwrap import wrap
from typing import Any

from mkdocs_genai_plugin.data.describe import in_words, sentence
from mkdocs_genai_plugin.data.fields import (
    RETYPED,
    Declaration,
    Hyperlink,
    Items,
    Keyed,
    LongText,
    Markdown,
    Maths,
    Slug,
    Type,
    Word,
    declarations,
)
from mkdocs_genai_plugin.data.files import DataFile
from mkdocs_genai_plugin.data.problems import Problem
from mkdocs_genai_plugin.data.slips import CELLS
from mkdocs_genai_plugin.data.structure import Record, TextOr
from mkdocs_genai_plugin.data.tree import Mapping as Tree
from mkdocs_genai_plugin.data.tree import Node, Scalar, parse
from mkdocs_genai_plugin.data.tree import Sequence as Listed

WIDTH = 88
LONG_TEXT = 300  # plain text that may be longer than this is written like prose
REQUIRED = "Required:"
OPTIONAL = "---- None of the rest is required. Take away the # before what you want to say. ----"
FREE_KEY = "first"  # of a record, where keys are the author's
ANSWER = "Your answer."  # under a key of the author's, of which there is no example
# What exactly one entry of a list has; a draft sets it in the first.
CHOSEN = {"right": ("true",)}

Names = Mapping[str, str]
Declarations = Sequence[tuple[str, Declaration]]


@dataclass(frozen=True)
class Draft:
    """What is known before a file is written.

    ``values`` holds, by field, the texts that were given; ``names``, by field, the
    names that it may take and what each means, none where none is declared.
    ``sample`` has examples in the place of blanks; ``brief`` leaves out comments
    and whatever may be missing.
    """

    values: Mapping[str, Sequence[str]] = field(default_factory=dict)
    names: Mapping[str, Names] = field(default_factory=dict)
    sample: bool = False
    brief: bool = False

    def file(self, record: type[Any], remarks: Iterable[str] = ()) -> str:
        """Return the text of a file that holds one record; ``remarks`` are about all of it."""
        needed, rest = self._sorted(record)
        blocks = [
            [line for remark in remarks for line in comment(remark)],
            *(self._field(name, one) for name, one in needed),
            comment(OPTIONAL),
            *(self._field(name, one) for name, one in rest),
        ]
        return "\n\n".join("\n".join(block) for block in blocks) + "\n"

    def record(self, record: type[Any]) -> list[str]:
        """Return the lines of a record's fields."""
        needed, rest = self._sorted(record)
        return [line for name, one in [*needed, *rest] for line in self._field(name, one)]

    def entry(self, record: type[Any]) -> list[str]:
        """Return the lines of a record as the entry of a list."""
        lines = self.record(record)
        first = next(place for place, line in enumerate(lines) if not line.startswith("#"))
        return [*lines[:first], f"- {lines[first]}", *indented(lines[first + 1 :])]

    def _sorted(self, record: type[Any]) -> tuple[Declarations, Declarations]:
        """Return the fields that the file must have or has, and the others."""
        fields = declarations(record).items()
        needed = [(name, one) for name, one in fields if self._is_needed(name, one)]
        return needed, [pair for pair in fields if pair not in needed]

    def _is_needed(self, name: str, declared: Declaration) -> bool:
        return declared.required or name == CELLS or name in self.values

    def _field(self, name: str, declared: Declaration) -> list[str]:
        if self.names.get(name) == {}:
            return (
                [] if self.brief else comment(f"{name}: {declared.help} None is declared so far.")
            )
        if name in self.values:
            return self._written(name, declared.type, self.values[name])
        needed = self._is_needed(name, declared)
        if self.brief:
            return self._open(name, declared) if needed else []
        if self.sample or needed:
            return [*self._comment(name, declared), *self._open(name, declared)]
        example = replace(self, values={}, sample=True)._open(name, declared)
        return [*self._comment(name, declared), *(f"#{line}" for line in example)]

    def _comment(self, name: str, declared: Declaration) -> list[str]:
        words = self._words(declared.type, self.names.get(name))
        said = [declared.help, *([sentence(words)] if words else [])]
        if self._is_needed(name, declared) and not self.sample:
            is_table = isinstance(declared.type, Keyed)
            examples = example_texts(declared) if is_table else self._example(name, declared)
            example = next(iter(examples.values()), "")
            said = [REQUIRED, *said, *([f"For example: {example}"] if example else [])]
        return comment(" ".join(said))

    def _words(self, type_: Type, known: Names | None) -> str:
        """Return what a field takes; a record's own fields follow and need no words."""
        if isinstance(type_, Record):
            return ""
        if isinstance(type_, Items) and isinstance(type_.of, Record):
            return in_words(type_).partition(";")[0]
        if isinstance(type_, Keyed) and isinstance(type_.of, Record):
            return f"{in_words(type_)} of {', '.join(declarations(type_.of.of))}"
        if known and isinstance(type_, Keyed):
            return f"behind each: {in_words(type_.of)}"
        return f"here: {', '.join(known)}" if known else in_words(type_)

    def _open(self, name: str, declared: Declaration) -> list[str]:
        """Return the lines of a field that nobody has filled in, with its example or a blank."""
        type_ = declared.type
        if isinstance(type_, Record):
            return [f"{name}:", *indented(self._nested().record(type_.of))]
        if isinstance(type_, Items) and isinstance(type_.of, Record):
            return self._entries(name, type_, ())
        example = self._example(name, declared)
        if isinstance(type_, Keyed):
            return self._table(name, type_, example)
        return self._written(name, type_, [*example.values()] if self.sample else [])

    def _written(self, name: str, type_: Type, texts: Sequence[str]) -> list[str]:
        """Return the lines of a field with its texts; none leaves a blank."""
        if isinstance(type_, Items) and isinstance(type_.of, Record):
            return self._entries(name, type_, texts)
        if isinstance(type_, Items) and isinstance(type_.of, Slug):
            ids = ", ".join(_scalar(text, as_text=True) for text in texts)
            return [f"{name}: [{ids}]" if texts else f"{name}:"]
        if isinstance(type_, Items):
            blank = [""] * (max(type_.least, 1) - len(texts))
            entries = (
                line for text in [*texts, *blank] for line in value_lines("-", type_.of, text)
            )
            return [f"{name}:", *indented(entries)]
        return value_lines(f"{name}:", type_, texts[0] if texts else "")

    def _entries(self, name: str, type_: Items, texts: Sequence[str]) -> list[str]:
        """Return the lines of a list of records; the first explains their fields."""
        record = type_.of.of if isinstance(type_.of, Record) else type(None)
        own = identity(record)
        chosen = {key: value for key, value in CHOSEN.items() if key in declarations(record)}
        lines = []
        for place in range(max(len(texts), type_.least, 1)):
            values = {own: texts[place : place + 1]} if place < len(texts) else {}
            values |= {} if place else chosen
            lines += replace(self._nested(), values=values, brief=self.brief or place > 0).entry(
                record
            )
        return [f"{name}:", *indented(lines)]

    def _nested(self) -> Draft:
        return replace(self, values={})

    def _table(self, name: str, type_: Keyed, example: Names) -> list[str]:
        known = self.names.get(name, {})
        lines = []
        if isinstance(type_.of, Record):
            return [f"{name}:", *indented(self._keyed_record(type_.of))]
        for key, text in example.items():
            explained = comment(known[key]) if known.get(key) and not self.brief else []
            lines += [*explained, *value_lines(f"{key}:", type_.of, text if self.sample else "")]
        return lines if name == CELLS else [f"{name}:", *indented(lines)]

    def _keyed_record(self, of: Record[Any]) -> list[str]:
        """Return one record under a key of the author's."""
        return [f"{FREE_KEY}:", *indented(replace(self._nested(), brief=True).record(of.of))]

    def _example(self, name: str, declared: Declaration) -> dict[str, str]:
        """Return the texts of a field's example by the names that it may take."""
        texts = example_texts(declared)
        known = self.names.get(name)
        if not known:
            return texts
        if isinstance(declared.type, Keyed):
            return {key: texts.get(key, ANSWER) for key in known}
        listed = {key: key for key in known}
        return listed if isinstance(declared.type, Items) else dict([*listed.items()][:1])


def summary(record: type[Any]) -> str:
    """Return what a record is, in one sentence."""
    return (getdoc(record) or "").partition("\n\n")[0].replace("``", "")


def identity(record: type[Any]) -> str:
    """Return the required field of one word or line that names a record, if there is one."""
    fields = declarations(record).items()
    return next((name for name, one in fields if one.required and _names(one.type)), "")


def _names(type_: Type) -> bool:
    return isinstance(type_, (Slug, Word)) and not is_prose(type_)


def is_prose(type_: Type) -> bool:
    """Tell whether a text is long enough to stand on lines of its own."""
    long = isinstance(type_, Word) and type_.limit > LONG_TEXT
    is_markup = isinstance(type_, (Markdown, Maths, TextOr))
    return long or (is_markup and not isinstance(type_, Hyperlink))


def value_lines(sign: str, type_: Type, text: str) -> list[str]:
    """Return one text behind ``key:`` or a dash; an empty one is a blank to fill in."""
    if is_prose(type_):
        keeping = "|" if isinstance(type_, LongText) else ">-"  # the first keeps lines, as of lists
        return [f"{sign} {keeping}", *indented(wrapped(text) or [""])]
    return [f"{sign} {_scalar(text, as_text=isinstance(type_, (Word, Slug)))}".rstrip()]


def _scalar(text: str, *, as_text: bool) -> str:
    """Return a text as YAML on one line, in quotes where it needs them.

    With ``as_text`` it is quoted too where other readers would take it for a number or a date.
    """
    retyped = as_text and RETYPED.fullmatch(text)
    node = None if retyped else mapping_in(f"key: {text}\n").get("key")
    plain = not text or (isinstance(node, Scalar) and node.plain and node.text == text)
    # A text in JSON is one in YAML.
    return text if plain else json.dumps(text, ensure_ascii=False)


def mapping_in(text: str) -> dict[str, Node]:
    """Return the values of a mapping in YAML, none where it is no mapping."""
    problems: list[Problem] = []
    tree = parse(DataFile("", text), problems)
    return {key: value for key, (_, value) in tree.entries.items()} if tree else {}


def example_texts(declared: Declaration) -> dict[str, str]:
    """Return the texts of a field's example, by the keys of a table, else by themselves."""
    if not isinstance(declared.type, (Items, Keyed)) or not declared.example:
        return {declared.example: declared.example} if declared.example else {}
    return dict(_texts(mapping_in(f"key: {declared.example}\n")["key"]))


def _texts(node: Node) -> Iterator[tuple[str, str]]:
    if isinstance(node, Tree):
        yield from (
            (key, one.text) for key, (_, one) in node.entries.items() if isinstance(one, Scalar)
        )
    if isinstance(node, Listed):
        yield from ((one.text, one.text) for one in node.items if isinstance(one, Scalar))


def comment(text: str) -> list[str]:
    """Return the lines of a comment."""
    return [f"# {line}" for line in wrapped(text)]


def wrapped(text: str) -> list[str]:
    """Return the text in lines that break at spaces only."""
    return wrap(text, WIDTH, break_long_words=False, break_on_hyphens=False)


def indented(lines: Iterable[str]) -> list[str]:
    """Return the lines one level deeper."""
    return [f"  {line}" for line in lines]
