"""A kind of content: the folder of its files, the record in each, its own checks."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Generic, TypeAlias, TypeVar

from .item import Item
from .problems import Problem

COLLECTION = "_collection"
B = TypeVar("B")
# By folder: what is known of the collection in it.
Collections: TypeAlias = Mapping[str, Any]
NONE: Collections = {}
# By a field's name: the names that it may take, and what each means.
Choices: TypeAlias = Mapping[str, Mapping[str, str]]
# By a field's name: the texts that it is given.
Given: TypeAlias = Mapping[str, Sequence[str]]


def _usual(collection: Any) -> None:
    return None


def _any(pack: Any, folder: str, name: str, given: Given) -> Choices:
    return {}


@dataclass(frozen=True)
class Variants:
    """The records of a kind whose files say by a ``key`` which one they hold.

    ``names`` lists the values of the key, ``record`` returns the record of one.
    """

    key: str
    names: Callable[[], Sequence[str]]
    record: Callable[[str], type[Item]]


@dataclass(frozen=True)
class Kind(Generic[B]):
    """One kind.

    ``folder`` is empty for the kind of every folder that is no other kind's; such a folder may
    hold a ``_collection.yml`` with the record ``collection``. A file that does not choose among
    ``variants`` holds a ``record``. ``blocks`` show its items on pages,
    ``checks`` find what its fields by themselves cannot, in a whole pack; ``shaped`` returns the
    record of the items of a collection that declares fields of their own, None for any other.

    For new files: ``choices`` returns what their fields may take, from a pack, the folder and name
    of the file and what is given; ``filled`` has what fields get to which nobody gives anything.
    """

    folder: str
    record: type[Item]
    blocks: tuple[B, ...] = ()
    checks: tuple[Callable[[Any], Iterator[Problem]], ...] = ()
    collection: type[Any] | None = None
    choices: Callable[[Any, str, str, Given], Choices] = _any
    filled: Given = field(default_factory=dict)
    variants: Variants | None = None
    shaped: Callable[[Any], type[Item] | None] = _usual


Kinds: TypeAlias = Sequence[Kind[Any]]


def folders_of(kinds: Kinds) -> tuple[str, ...]:
    """Return the names of the folders that belong to one kind each."""
    return tuple(kind.folder for kind in kinds if kind.folder)


def kind_of(kinds: Kinds, folder: str) -> Kind[Any]:
    """Return the kind of a folder's items; raise LookupError where no kind is for any folder."""
    by_folder = {kind.folder: kind for kind in kinds}
    return by_folder.get(folder) or by_folder[""]


def record_of(
    kinds: Kinds, folder: str, name: str = "", collections: Collections = NONE
) -> type[Any]:
    """Return the record that a file holds, by its folder and its name without an ending.

    ``collections`` may declare fields of their items.
    """
    kind = kind_of(kinds, folder)
    if kind.collection and name == COLLECTION:
        return kind.collection
    own = kind.shaped(collections[folder]) if folder in collections else None
    return own or kind.record


def own_records(kinds: Kinds, collections: Collections) -> dict[str, type[Item]]:
    """Return the records of those folders whose collections declare fields of their own."""
    own = {folder: kind_of(kinds, folder).shaped(one) for folder, one in collections.items()}
    return {folder: record for folder, record in own.items() if record}


def variants_of(kind: Kind[Any]) -> dict[str, type[Item]]:
    """Return the records of a kind by the names that choose them; none where there is one only."""
    variants = kind.variants
    return {name: variants.record(name) for name in variants.names()} if variants else {}


def records_of(kinds: Kinds) -> list[type[Any]]:
    """Return the records of all kinds in order, that of a collection behind its items'."""
    both = ((kind.record, kind.collection) for kind in kinds)
    return [record for records in both for record in records if record]
