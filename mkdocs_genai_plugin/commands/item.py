"""Writes the file of a new item, and that of its collection where the folder is new."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from mkdocs_genai_plugin.data.kind import COLLECTION, Choices, Given
from mkdocs_genai_plugin.data.load import title

from . import ask
from .advice import advice, blanks
from .draft import REQUIRED, Draft, summary
from .files import write_new
from .home import Home
from .refusal import RefusalError
from .target import Target
from .values import Values, given, of_entry

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
        if refused := write_new(texts):
            raise RefusalError(refused, "Choose another folder:  --into DIR")
        yield from (f"{path.as_posix()} is written." for path in texts)
        if self.home.replaces(self.target):
            yield f"It stands in the place of the pack's {self.target.path}."
        yield from advice(self.target, self.home.record(self.target), file, texts[file])

    def _text(self, file: Path) -> str:
        record, names = self.home.record(self.target), self.home.choices(self.target)
        values = {**self._first_entry(), **given(record, self.pairs, names)}
        for key in values.get("sources", ()):
            self.home.refuse_source(key)
        if ask.is_terminal():
            values |= ask.replies(record, values, names)
        if self.target.record is self.target.kind.record:
            filled = self.target.kind.filled
            values = {**{name: [*texts] for name, texts in filled.items()}, **values}
        return self._drafted(file, record, values, self.home.choices(self.target, values))

    def _first_entry(self) -> Values:
        """Return what the target says of an entry, which the new file then has."""
        name, entry = self.target.place(self.home.record(self.target))
        if name and self.home.replaces(self.target):
            other = f"sources/NAME#{entry or 'KEY'}"
            fix = (
                f"Have a copy first:  mkdocs-genai new {self.target.path} --copy   "
                f"For a source write another file:  mkdocs-genai new {other}"
            )
            raise RefusalError(f"{self.target.path} is the pack's, and not in this folder.", fix)
        return of_entry(self.home.record(self.target), name, entry) if entry else {}

    def _collection(self, file: Path) -> dict[Path, str]:
        """Return the text of the collection's file by its path, if there has to be one."""
        folder = self.target.folder
        kind = self.target.kind
        here = self.target.name == COLLECTION or self.home.collection(folder)
        if not kind.collection or here or not self.with_collection:
            return {}
        called = ask.line("title of the new collection", title(folder))
        path = file.with_name(f"{COLLECTION}.yml")
        names = {"order": {self.target.name: ""}}
        return {path: self._drafted(path, kind.collection, {"title": [called]}, names)}

    def _drafted(self, file: Path, record: type[Any], values: Given, names: Choices) -> str:
        modeline = self.home.modeline(file, self.target)
        draft = Draft(values, names)
        fill_in = [FILL_IN] if blanks(record, draft.file(record)) else []
        remarks = [summary(record), *fill_in, *([ORDER] if self._is_ordered(record) else [])]
        return "".join(f"{line}\n" for line in modeline) + draft.file(record, remarks)

    def _is_ordered(self, record: type[Any]) -> bool:
        """Tell whether items of this kind have an order, which a collection declares."""
        return bool(self.target.kind.collection) and issubclass(record, self.target.kind.record)
