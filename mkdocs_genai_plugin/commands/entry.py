"""Writes an entry into a list of an item that is there."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from shlex import quote
from typing import Any, cast

from mkdocs_genai_plugin.data.fields import Items, declarations
from mkdocs_genai_plugin.data.files import DataFile, read
from mkdocs_genai_plugin.data.item import Source
from mkdocs_genai_plugin.data.problems import Problem
from mkdocs_genai_plugin.data.structure import Record
from mkdocs_genai_plugin.data.tree import Mapping, Node, Scalar, parse
from mkdocs_genai_plugin.data.tree import Sequence as Listed

from . import ask
from .advice import advice
from .draft import Draft, identity, value_lines
from .files import write_over
from .home import Home
from .insert import inserted
from .refusal import RefusalError
from .target import Target
from .values import given, of_entry


class UnsafeError(Exception):
    """Says that an entry has to be put in by hand; ``lines`` are the entry."""

    def __init__(self, message: str, lines: Sequence[str]) -> None:
        """Keep where it goes, and the entry."""
        super().__init__(message)
        self.lines = lines


@dataclass(frozen=True)
class NewEntry:
    """An entry for the list that the target names; ``pairs`` are ``field=text`` for its fields."""

    target: Target
    home: Home
    pairs: Sequence[str] = ()

    def write(self, file: Path) -> Iterator[str]:
        """Add it to the file and give, a line each, what was done and what comes next.

        Raises RefusalError where something is wrong, and UnsafeError where the list
        is written in a way that leaves no safe place; the file is then as it was.
        """
        name, _ = self.target.place(self.home.record(self.target))
        tree = self._tree(file)
        lines = self._lines(name, tree)
        after = inserted(file.read_bytes(), tree, name, lines)
        if after is None:
            raise UnsafeError(f"{file.as_posix()} is left as it is. {_by_hand(name, tree)}", lines)
        if refused := write_over(file, after):
            raise RefusalError(refused, "Mend its permissions, or choose a folder:  --into DIR")
        yield f"{file.as_posix()} has one more entry under  {name}:"
        yield from advice(
            self.target, self.home.record(self.target), file, after.decode("utf-8-sig")
        )

    def _tree(self, file: Path) -> Mapping:
        problems: list[Problem] = []
        found = read(file, self.home.root, file.as_posix())
        tree = parse(found, problems) if isinstance(found, DataFile) else None
        if tree and not problems:
            return tree
        fix = f"Mend it first:  mkdocs-genai check {quote(file.as_posix())}"
        raise RefusalError(f"{file.as_posix()} cannot be read as it stands.", fix)

    def _lines(self, name: str, tree: Mapping) -> list[str]:
        """Return the entry's lines, from a dash at the left margin."""
        of = cast(Items, declarations(self.home.record(self.target))[name].type).of
        entry = self._entry(name)
        if not isinstance(of, Record):
            return value_lines("-", of, entry)
        names = self.home.choices(self.target)
        own = identity(of.of)
        values = {**({own: [entry]} if entry else {}), **given(of.of, self.pairs, names)}
        for known in values.get(own, ()):
            self._refuse_known(of.of, own, known, tree.entries.get(name))
        if ask.is_terminal():
            values |= ask.replies(of.of, values, names)
        return Draft(values, names).entry(of.of)

    def _entry(self, name: str) -> str:
        _, entry = self.target.place(self.home.record(self.target))
        return of_entry(self.home.record(self.target), name, entry)[name][0] if entry else ""

    def _refuse_known(
        self, record: type[Any], own: str, called: str, listed: tuple[Scalar, Node] | None
    ) -> None:
        """Refuse an entry whose name another one has; the key of a source is known everywhere."""
        for item in listed[1].items if listed and isinstance(listed[1], Listed) else ():
            there = item.entries.get(own) if isinstance(item, Mapping) else None
            if there and isinstance(there[1], Scalar) and there[1].text == called:
                line = there[1].start[0] + 1
                raise RefusalError(f'"{called}" is there already, on line {line}.', "Name another.")
        if record is Source:
            self.home.refuse_source(called)


def _by_hand(name: str, tree: Mapping) -> str:
    """Say where an entry goes that a person has to put in."""
    if name not in tree.entries:
        return f"Write  {name}:  at the margin, and put this under it:"
    return f"Put this at the end of  {name}:  (line {tree.entries[name][0].start[0] + 1}):"
