"""Writes the file of a new item, and that of its collection where the folder is new."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from mkdocs_genai_plugin.data.model import Card, Collection, Comparison
from mkdocs_genai_plugin.data.pack import COLLECTION, title

from . import ask
from .advice import advice, blanks
from .draft import REQUIRED, Draft, Names, summary
from .files import write_new
from .home import Home
from .refusal import RefusalError
from .target import Target
from .values import Values, given, of_entry

COLUMNS = ("first", "second")  # the ids of columns that nobody has named
FILL_IN = f'Fill in what is marked "{REQUIRED}". Comments may go.'
ORDER = "Its place is in the order of _collection.yml; what that leaves out comes last."


@dataclass(frozen=True)
class NewItem:
    """An item that is to be written.

    ``pairs`` are ``field=text`` for its fields; ``with_collection`` tells whether a
    new folder of cards gets a ``_collection.yml``.
    """

    target: Target
    home: Home
    pairs: Sequence[str] = ()
    with_collection: bool = True

    def write(self, file: Path) -> Iterator[str]:
        """Write it and give, a line each, what was done and what comes next.

        Raises RefusalError where something is wrong; nothing is written then.
        """
        if self.home.replaces(self.target):
            copy = f"mkdocs-genai new {self.target.path} --copy"
            yield f"The pack has {self.target.path}; to start from what it says:  {copy}"
        texts = {file: self._text(file), **self._collection(file)}
        for path, text in texts.items():
            if refused := write_new(path, text):
                raise RefusalError(refused, "Choose another folder:  --into DIR")
            yield f"{path.as_posix()} is written."
        if self.home.replaces(self.target):
            yield f"It stands in the place of the pack's {self.target.path}."
        yield from advice(self.target, file, texts[file])

    def _text(self, file: Path) -> str:
        record, names = self.target.record, self.home.names(self.target)
        values = {**self._first_entry(), **given(record, self.pairs, names)}
        for key in values.get("sources", ()):
            self.home.refuse_source(key)
        if ask.is_terminal():
            values |= ask.answers(record, values, names)
        if record is Comparison:
            values.setdefault("columns", [*COLUMNS])
            names = {"cells": dict.fromkeys(values["columns"], "")}
        return self._drafted(file, record, values, names)

    def _first_entry(self) -> Values:
        """Give what the target says of an entry, which the new file then has."""
        name, entry = self.target.place()
        if name and self.home.replaces(self.target):
            fix = (
                f"Have a copy first:  mkdocs-genai new {self.target.path} --copy   "
                f"For a source write another file:  mkdocs-genai new sources/NAME#{entry or 'KEY'}"
            )
            raise RefusalError(f"{self.target.path} is the pack's, and not in this folder.", fix)
        return of_entry(self.target.record, name, entry) if entry else {}

    def _collection(self, file: Path) -> dict[Path, str]:
        """Give the text of the collection's file by its path, if there has to be one."""
        folder = self.target.folder
        if self.target.record is not Card or self.home.collection(folder):
            return {}
        if not self.with_collection:
            return {}
        called = ask.line("title of the new collection", title(folder))
        path = file.with_name(f"{COLLECTION}.yml")
        names: dict[str, Names] = {"order": {self.target.name: ""}}
        return {path: self._drafted(path, Collection, {"title": [called]}, names)}

    def _drafted(
        self, file: Path, record: type[Any], values: Values, names: dict[str, Names]
    ) -> str:
        modeline = self.home.modeline(file, record)
        draft = Draft(values, names)
        fill_in = [FILL_IN] if blanks(record, draft.file(record)) else []
        remarks = [summary(record), *fill_in, *([ORDER] if record is Card else [])]
        return "".join(f"{line}\n" for line in modeline) + draft.file(record, remarks)
