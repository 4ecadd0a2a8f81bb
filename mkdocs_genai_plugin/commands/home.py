"""Where new data goes, and what is there already."""

from __future__ import annotations

import os
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path, PurePosixPath
from typing import Any

from mkdocs_genai_plugin.data.folders import SUFFIXES, Folder, bundled
from mkdocs_genai_plugin.data.item import ACCENTS, Ordered
from mkdocs_genai_plugin.data.kind import COLLECTION, Choices, Given, record_of
from mkdocs_genai_plugin.data.load import load, misnamed, misplaced
from mkdocs_genai_plugin.data.pack import Pack
from mkdocs_genai_plugin.data.schema import modeline, schema_for
from mkdocs_genai_plugin.kinds import KINDS

from .refusal import RefusalError
from .target import Target

# Folders beside the data, or near it, that may hold the schemas.
_NOTHING: Given = {}
_SCHEMAS = ("schemas", "mkdocs_genai_plugin/schemas")


@dataclass(frozen=True)
class Home:
    """A folder of data; ``with_pack`` tells whether the bundled pack stands beside it."""

    root: Path
    with_pack: bool = True

    @cached_property
    def pack(self) -> Pack:
        """Everything that is there already."""
        own = [Folder(self.root, self.root.as_posix())] if self.root.is_dir() else []
        within = self.root.resolve() == bundled().root.resolve()
        return load([*([bundled()] if self.with_pack and not within else []), *own], KINDS)

    def file(self, target: Target) -> Path:
        """Return the file of an item; raise RefusalError for a folder that cannot hold it."""
        relative = Path(f"{target.path}.yml")
        if wrong := misnamed(relative, KINDS):
            raise RefusalError(wrong[0], f"Write a card of another folder, not {target.path}.")
        declared = self.collection(target.folder) or target.name == COLLECTION
        if wrong := None if declared else misplaced(Folder(self.root, ""), relative, KINDS):
            collection = f"mkdocs-genai new {target.folder}/{COLLECTION}"
            raise RefusalError(
                wrong[0], f"If it is a collection of cards, write first:  {collection}"
            )
        files = [self.root / f"{target.path}{suffix}" for suffix in SUFFIXES]
        return next(filter(Path.exists, files), self.root / relative)

    def collection(self, folder: str) -> Ordered[Any] | None:
        """Return the collection of a folder, if there is one."""
        return self.pack.collections.get(folder)

    def record(self, target: Target) -> type[Any]:
        """Return what the file of an item holds, with the fields that its collection declares."""
        return record_of(KINDS, target.folder, target.name, self.pack.collections)

    def choices(self, target: Target, given: Given = _NOTHING) -> Choices:
        """Return the names that fields of the item, or of its entries, may take."""
        names = target.kind.choices(self.pack, target.folder, target.name, given)
        own = self.pack.accents
        return {**names, "accent": dict.fromkeys((*ACCENTS, *own), "")} if own else names

    def refuse_source(self, key: str) -> None:
        """Raise RefusalError for the key of a source that is declared; every file knows it."""
        if known := self.pack.sources.get(key):
            place = f"{known.key.place.path}:{known.key.place.line}"
            fix = f"Cite it with  [@{key}]  wherever you need it."
            raise RefusalError(f'source "{key}" is already declared in {place}.', fix)

    def replaces(self, target: Target) -> bool:
        """Tell whether the item's file here would stand in the place of the pack's."""
        item = self.pack.items.get(target.path)
        file = bundled().root / f"{target.path}.yml"
        declared = self.with_pack and target.name == COLLECTION and file.exists()
        return declared or (item is not None and item.bundled)

    def modeline(self, file: Path, target: Target) -> list[str]:
        """Return the line that names a file's schema for editors, where the schema is there."""
        path = PurePosixPath(target.folder, file.stem)
        for folder in _SCHEMAS:
            schema = self.root.parent / folder / schema_for(KINDS, path, self.pack.collections)
            if schema.is_file():
                address = os.path.relpath(schema.resolve(), file.parent.resolve())
                return [modeline(Path(address).as_posix())]
        return []
