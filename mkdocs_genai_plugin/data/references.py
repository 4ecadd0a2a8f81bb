"""What a record cites, refers to and is called, by the types of its fields."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from .address import Destination as AddressKind
from .blocks import inlines
from .fields import (
    AccentName,
    Cites,
    Former,
    Icon,
    Id,
    Items,
    Keyed,
    LongText,
    Markdown,
    PictureFile,
    Ref,
    Type,
    attributes,
    declarations,
)
from .structure import Record, TextOr
from .text import Cite, Link, Name, inside

# The types of which a value tells something here; all others are passed by.
TELLING = (AccentName, Cites, Icon, Markdown, PictureFile, Ref)


@dataclass(frozen=True, slots=True)
class Mentions:
    """The names that stand in a record, each as often as it stands there, in order."""

    sources: tuple[Name, ...]
    items: tuple[Name, ...]
    docs: tuple[Name, ...]
    icons: tuple[Name, ...]
    pictures: tuple[Name, ...]
    accents: tuple[Name, ...]


def mentions(record: Any) -> Mentions:
    """Return what the record, and every record and text inside it, names."""
    sources: list[Name] = []
    icons: list[Name] = []
    pictures: list[Name] = []
    accents: list[Name] = []
    links: dict[AddressKind, list[Name]] = {kind: [] for kind in AddressKind}
    by_type: dict[Any, list[Name]] = {
        Cites: sources,
        Icon: icons,
        PictureFile: pictures,
        AccentName: accents,
        Ref: links[AddressKind.ITEM],
    }
    for type_, value, _ in values(record):
        if isinstance(type_, Markdown):
            if len(value) == 1 and isinstance(value[0], str):
                continue  # most texts are words alone
            for part in inlines(value) if isinstance(type_, LongText) else inside(value):
                if isinstance(part, Cite):
                    sources += part.keys
                elif isinstance(part, Link):
                    links[part.kind].append(part.target)
        elif value:
            by_type[type(type_)].append(value)
    items = tuple(Name(name.removeprefix("item:"), name.place) for name in links[AddressKind.ITEM])
    docs = tuple(links[AddressKind.DOCS])
    return Mentions(tuple(sources), items, docs, tuple(icons), tuple(pictures), tuple(accents))


def values(record: Any) -> Iterator[tuple[Type, Any, Any]]:
    """Yield the values that tell something: the type of each, the value, the record it is in."""
    ahead = _values(record)
    while ahead:
        type_, value, owner = ahead.pop()
        if isinstance(type_, (Items, Keyed)):
            inner = [*value.values()] if isinstance(type_, Keyed) else value
            ahead += [(type_.of, one, owner) for one in reversed(inner)]
        elif isinstance(type_, (Record, TextOr)):
            ahead += _values(value)
        else:
            yield type_, value, owner


def _values(record: Any) -> list[tuple[Type, Any, Any]]:
    """Return the type and value of each field of a record, the last one first; none of None."""
    fields = _followed(record.__class__) if record is not None else ()
    return [(type_, getattr(record, name), record) for name, type_ in reversed(fields)]


@cache
def _followed(record: Any) -> tuple[tuple[str, Type], ...]:
    """Return the attributes of a record in which there may be something to tell."""
    names, fields = attributes(record), declarations(record).items()
    return tuple((names[key], declared.type) for key, declared in fields if _tells(declared.type))


def _tells(type_: Type) -> bool:
    if isinstance(type_, (Items, Keyed)):
        return _tells(type_.of)
    inner = _record_in(type_)
    return bool(_followed(inner)) if inner else isinstance(type_, TELLING)


def _record_in(type_: Type) -> Any:
    if isinstance(type_, Record):
        return type_.of
    return type_.record if isinstance(type_, TextOr) else None


def siblings(record: Any) -> Iterator[Sequence[Any]]:
    """Yield each list of parts that have an id, also those inside of other parts."""
    for parts in _lists(record):
        if own_id(type(parts[0])):
            yield parts
        for part in parts:
            yield from siblings(part)


def addresses(record: Any, anchor: str) -> Iterator[tuple[str, list[str]]]:
    """Yield the anchor of each part with an id, and its former ones; the record has ``anchor``."""
    for parts in _lists(record):
        for part in parts:
            own, *old = [f"{anchor}-{name}" for name in names(part)] or [anchor]
            yield own, old
            yield from addresses(part, own)


def names(part: Any) -> list[Name]:
    """Return the id of a part, then its former ids; nothing where it has no field for one."""
    own = own_id(type(part))
    return [name for name in (getattr(part, own), *former(part)) if name] if own else []


def own_id(record: Any) -> str:
    """Return the name of the field of type Id that a record has, or nothing."""
    fields = declarations(record).items()
    return next((name for name, one in fields if isinstance(one.type, Id)), "")


def former(record: Any) -> list[Name]:
    """Return the former ids of a record itself."""
    return [name for field in _former(record.__class__) for name in getattr(record, field)]


@cache
def _former(record: Any) -> tuple[str, ...]:
    fields = declarations(record).items()
    return tuple(name for name, one in fields if one.type == Items(Former()))


def _lists(record: Any) -> Iterator[Sequence[Any]]:
    for name in _parted_lists(record.__class__):
        value = getattr(record, name)
        parts = value if isinstance(value, tuple) else (value,)
        if parts and parts[0] is not None:
            yield parts


@cache
def _parted_lists(record: Any) -> tuple[str, ...]:
    """Return the fields that hold parts with an id, or parts of which some part has one."""
    fields = {name: _record_of(one.type) for name, one in declarations(record).items()}
    return tuple(name for name, of in fields.items() if of and (own_id(of) or _parted_lists(of)))


def _record_of(type_: Type) -> Any:
    """Return the record that a field holds, or holds a list of."""
    return _record_in(type_.of if isinstance(type_, Items) else type_)
