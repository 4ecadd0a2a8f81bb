"""Everything that was read, as values."""

from __future__ import annotations

from collections.abc import Collection as Some
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, TypeVar

from .fields import Ref
from .files import DataFile
from .images.files import Images
from .item import Item, Source
from .kind import Kinds
from .own_words import OwnWords
from .problems import Problem
from .references import values

# Among the paths of data: everything there is.
EVERYTHING = "*"
_R = TypeVar("_R", bound=Item)


@dataclass(frozen=True)
class Pack:
    """Everything that was read.

    ``kinds`` are those that its files could be of. ``items`` is keyed by folder and
    id, ``collections`` by folder, ``sources`` by key, ``former`` by folder and former
    id. ``replaced`` are the items whose files a site replaces. ``icons`` holds, by an
    item's path, the names of icons that it can have, where they are known. ``words`` are
    those of the interface that a site brings. ``accents`` are the
    site's own, ``images`` the pictures that items name. ``tried``
    counts files, the unreadable ones too. ``problems`` is empty when all is well.
    """

    kinds: Kinds = field(default=(), repr=False)
    items: dict[str, Item] = field(default_factory=dict)
    collections: dict[str, Any] = field(default_factory=dict)
    sources: dict[str, Source] = field(default_factory=dict)
    declared: tuple[Source, ...] = ()
    former: dict[str, Item] = field(default_factory=dict)
    replaced: tuple[Item, ...] = ()
    icons: dict[str, Some[str]] = field(default_factory=dict, repr=False)
    accents: dict[str, tuple[str, str]] = field(default_factory=dict, repr=False)
    images: Images = field(default_factory=Images, repr=False)
    files: tuple[DataFile, ...] = field(default=(), repr=False)
    words: OwnWords = field(default_factory=dict, repr=False)
    tried: int = 0
    problems: tuple[Problem, ...] = ()

    @property
    def errors(self) -> list[Problem]:
        """The problems with which nothing can be shown."""
        return [problem for problem in self.problems if problem.is_error]

    def find(self, reference: str, folder: str = "") -> Item | None:
        """Return the item of ``folder/id``, or of ``id`` within ``folder``; former ids work too."""
        path = reference if "/" in reference else f"{folder}/{reference}"
        return self.items.get(path) or self.former.get(path)

    def of(self, record: type[_R]) -> list[_R]:
        """Return the items of one kind, by its record."""
        return [item for item in self.items.values() if isinstance(item, record)]

    def language_of(self, item: Item) -> str:
        """Return the language of an item: its collection's, else its data folder's, or nothing."""
        collection = self.collections.get(item.folder)
        return (collection.language if collection else "") or item.language

    def named(self, paths: Iterable[str]) -> list[Item]:
        """Return the items that paths name, each once.

        A path is ``folder/id`` for one, ``folder/`` for all of a folder, ``*`` for everything.
        """
        found = (item for path in paths for item in self._named(path))
        return list({item.path: item for item in found}.values())

    def _named(self, path: str) -> Iterable[Item]:
        if path == EVERYTHING:
            return self.items.values()
        if path.endswith("/"):
            return self.folders.get(path[:-1], ())
        item = self.find(path)
        return (item,) if item else ()

    def label(self, path: str) -> str:
        """Return what a path names is called: an item, or a collection; else nothing."""
        if path.endswith("/"):
            return str(getattr(self.collections.get(path[:-1]), "title", ""))
        item = self.find(path)
        return item.label if item else ""

    @cached_property
    def folders(self) -> dict[str, list[Item]]:
        """The items of each folder."""
        found: dict[str, list[Item]] = {}
        for item in self.items.values():
            found.setdefault(item.folder, []).append(item)
        return found

    @cached_property
    def declaring(self) -> dict[str, str]:
        """The path of the item that declares a source, by the source's key."""
        items = self.items.values()
        return {source.key: item.path for item in items for source in item.sources if source.key}

    @cached_property
    def relations(self) -> dict[str, list[tuple[Item, Any]]]:
        """The items that declare a mutual relation, with its record, by the path of the other."""
        leading: dict[str, list[tuple[Item, Any]]] = {}
        for item in self._in_order():
            for type_, name, record in values(item):
                mutual = name if isinstance(type_, Ref) and type_.mutual else None
                if mutual and (found := self.find(mutual, item.folder)):
                    leading.setdefault(found.path, []).append((item, record))
        return leading

    def _in_order(self) -> list[Item]:
        """Return all items, those of collections first and in their order."""
        first = (item for collection in self.collections.values() for item in collection.items)
        return list({item.path: item for item in (*first, *self.items.values())}.values())
