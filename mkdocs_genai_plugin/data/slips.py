"""What was meant where a key is misspelt, or stands a level too high or too deep.

One slip is one problem: what it carries along is read as it was meant.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Set
from dataclasses import dataclass, field
from functools import cache
from itertools import dropwhile
from typing import Any, TypeAlias

from .address import source_address
from .fields import Declaration, Items, Keyed, Label, Slug, Word, declarations
from .lines import Vocabulary
from .problems import Edit, Problem
from .rules import Rule
from .suggest import closest, is_sure
from .tree import Mapping, Node, Scalar, Sequence, is_empty

Entry: TypeAlias = tuple[Scalar, Node]
CELLS = "cells"  # a declaration of this name takes the keys that no other names
_LONGEST_NAME = 80
LINK = "link"
PREFIXES = {"arxiv": "arXiv:", "doi": "doi:", "url": "https://", "href": "https://"}


@dataclass
class Slips:
    """Settles the keys of one record; ``where`` names it in messages.

    ``near`` holds, by each of its keys, the known one that is most like it.
    """

    node: Mapping
    known: dict[str, Declaration]
    where: str
    problems: list[Problem]
    entries: dict[str, Entry] = field(default_factory=dict)
    near: dict[str, str] = field(default_factory=dict)

    def meant(self) -> dict[str, Entry]:
        """Return the entries as they were meant."""
        for key, entry in self.node.entries.items():
            self.entries[key if key in self.known else self._spelled(key, entry[0])] = entry
        inside = (key for key, (_, value) in self.entries.items() if not isinstance(value, Scalar))
        for home in [key for key in inside if key in self.known]:
            self._part(home)
            self._raise_from(home)
        if not self.entries.keys() <= self.known.keys():
            self._lower()
        return self.entries

    def unknown(self, name: Scalar) -> Problem:
        """Return the problem of a key of which nothing better can be said."""
        near, allowed = self.near.get(name.text, ""), _allowed(self.known)
        if near and near in self.entries:
            fix = f"{self._beside(near)} {allowed}"
        else:
            homes = [home for home, one in self.known.items() if name.text in inner(one.type)]
            inside = " or ".join(f'"{home}"' for home in homes)
            fix = f'"{name.text}" belongs inside {inside}. {allowed}' if inside else allowed
        return _unknown(name, self.where, fix)

    def _beside(self, near: str) -> str:
        """Say what a key may be that is like one that is set: a missing one, or its twin."""
        twin = f'"{near}" is already set on line {self.entries[near][0].place.line}'
        needed = (key for key, one in self.known.items() if one.required and key != CELLS)
        absent = next((key for key in needed if key not in self.entries), "")
        return f'Is it "{absent}", which is missing? {twin}.' if absent else f"{twin}; delete one."

    def _spelled(self, key: str, name: Scalar) -> str:
        """Return the known key that an unknown one was meant for, unless that one is set."""
        if key.lower() in PREFIXES and LINK in self.known and LINK not in self.node.entries:
            self._link(key, name)
            return LINK
        self.near[key] = near = closest(key, self.known)
        if near in {"", CELLS, *self.node.entries, *self.entries}:
            return key
        fix = f'Did you mean "{near}"? {_allowed(self.known)}'
        self._report(name, self.where, fix, *([name.edit(near)] if is_sure(key, near) else []))
        return near

    def _link(self, key: str, name: Scalar) -> None:
        """Read ``arxiv: 1406.2661`` as the link that it was meant to be."""
        value = self.node.entries[key][1]
        written = value.text if isinstance(value, Scalar) else ""
        address = written if source_address(written) else f"{PREFIXES[key.lower()]}{written}"
        edit = name.file.edit(name.start, value.end, f"{LINK}: {address}")
        right = bool(source_address(address))
        fix = f"Write:  {LINK}: {address if right else 'https://example.org/page'}"
        self._report(name, self.where, fix, *([edit] if right else []))
        if right and isinstance(value, Scalar):
            value.text, value.plain = address, False

    def _part(self, home: str) -> None:
        """Part a list where its entries become those of another field, whose line is missing."""
        name, value = self.entries[home]
        entries = value.items if isinstance(value, Sequence) else []
        for place, entry in enumerate(entries):
            if isinstance(entry, Mapping) and (other := self._field_of(entry, home)):
                message = f'this entry under  {home}:  has the keys of "{other}"'
                fix = f"Add the missing line above it:  {other}:"
                self.problems.append(entry.problem(message, Rule.UNKNOWN_KEY, fix))
                rest = Sequence(value.file, entry.start, entry.end, entries[place:])
                kept = Sequence(value.file, value.start, value.end, entries[:place])
                self.entries[home], self.entries[other] = (name, kept), (name, rest)
                break

    def _field_of(self, entry: Mapping, home: str) -> str:
        """Return the field, not set yet, that an entry fits which does not fit ``home``."""
        keys = entry.entries.keys()
        own = inner(self.known[home].type)
        if keys <= own.keys() or not any(own[key].required for key in own.keys() - keys):
            return ""
        others = (name for name in self.known if name not in self.entries)
        fitting = (name for name in others if isinstance(self.known[name].type, Items))
        rooms = {name: inner(self.known[name].type) for name in fitting}
        return next((name for name, room in rooms.items() if room and _fits(keys, room)), "")

    def _raise_from(self, home: str) -> None:
        """Take the keys at the end of ``home`` that belong to this record."""
        target = _last(self.entries[home][1])
        strays = self._strays(target, home) if target else []
        for name, value in strays:
            self.entries[name.text] = (name, value)
        if target and strays:
            keys = inner(self.known[home].type)
            fix = f"It belongs to {self.where}; indent it like  {home}:  {_allowed(keys, 'here')}"
            inside = called(home.removesuffix("s"), target) if keys else f'"{home}"'
            self._report(strays[0][0], inside, fix.rstrip())
            gone = {name.text for name, _ in strays}
            kept = {key: entry for key, entry in target.entries.items() if key not in gone}
            target.entries = kept

    def _strays(self, target: Mapping, home: str) -> list[Entry]:
        """Return the entries from the first key of this record on, if none behind it is at home."""
        type_ = self.known[home].type
        keys = inner(type_)
        if CELLS in keys or not (keys or isinstance(type_, Keyed)):
            return []
        if target.entries.keys() <= keys.keys():
            return []
        strays = list(
            dropwhile(lambda entry: not self._is_own(entry, type_), target.entries.values())
        )
        return [] if any(name.text in keys for name, _ in strays) else strays

    def _is_own(self, entry: Entry, inside: object) -> bool:
        """Tell whether an entry inside a field is of this record; a table may hold any text."""
        name, value = entry
        text = isinstance(value, Scalar) and bool(value.text)
        free = name.text in self.known and name.text not in {*self.entries, *inner(inside)}
        return free and not (text and isinstance(inside, Keyed))

    def _lower(self) -> None:
        """Give keys that are not of this record to the field above them, if that can take them."""
        home, told = "", False
        for key, entry in list(self.entries.items()):
            if key in self.known:
                home, told = key, key not in self.node.entries and entry[0].text == key
            elif home and not self.near.get(key) and (target := self._room(home, key)):
                if not told:
                    self._report(entry[0], self.where, self._advice(home, key, target))
                target.entries[key] = self.entries.pop(key)
                told = True

    def _advice(self, home: str, key: str, target: Mapping) -> str:
        like = next(iter(target.entries), "")
        how = f"indent it like  {like}:  there." if like else "indent it by two spaces."
        if key in inner(self.known[home].type):
            return f"It belongs to  {home}:  above; {how}"
        return f"If it belongs to  {home}:  above, {how} {_allowed(self.known)}"

    def _room(self, home: str, key: str) -> Mapping | None:
        """Return the mapping of the field ``home`` that can take the key."""
        name, value = self.entries[home]
        type_ = self.known[home].type
        keys = inner(type_)
        if not (isinstance(type_, Keyed) or CELLS in keys or key in keys):
            return None
        if is_empty(value):
            target = Mapping(value.file, value.start, value.end, {})
            ends = (value.file, value.start, value.end)
            listed = isinstance(type_, Items)
            self.entries[home] = (name, Sequence(*ends, [target]) if listed else target)
        found = _last(self.entries[home][1])
        return found if found and key not in found.entries else None

    def _report(self, name: Scalar, where: str, fix: str, *edits: Edit) -> None:
        self.problems.append(_unknown(name, where, fix, *edits))


def _fits(keys: Set[str], room: dict[str, Declaration]) -> bool:
    required = {key for key, one in room.items() if one.required and key != CELLS}
    return required <= keys and (CELLS in room or keys <= room.keys())


def inner(type_: object) -> dict[str, Declaration]:
    """Return the keys of the record that a field holds, or holds a list of."""
    one = type_.of if isinstance(type_, Items) else type_
    record = getattr(one, "of", None)
    return declarations(record) if isinstance(record, type) else {}


@cache
def vocabulary(record: Any) -> Vocabulary:
    """Return the keys of a record and of all records inside it, its own first."""
    types: dict[str, set[type]] = {}
    entries: dict[str, set[type]] = {}
    ahead, seen = [record], {record}
    while ahead:
        for key, one in declarations(ahead.pop()).items():
            types.setdefault(key, set()).add(type(one.type))
            entries.setdefault(key, set()).add(type(getattr(one.type, "of", one.type)))
            new = {part for part in _records(one.type) if part not in seen}
            ahead += new
            seen |= new
    plain = {key for key, kinds in types.items() if kinds <= {Word, Label}}
    lists = {key for key, kinds in types.items() if kinds <= {Items}}
    names = {key for key, of in entries.items() if all(issubclass(one, Slug) for one in of)}
    types.pop(CELLS, None)
    return Vocabulary(dict.fromkeys(types), plain, lists, names)


def _records(type_: object) -> Iterator[type]:
    """Yield the records that a field holds, whatever it wraps them in."""
    while type_ is not None:
        yield from (one for one in (type_, getattr(type_, "record", None)) if isinstance(one, type))
        type_ = getattr(type_, "of", None) if not isinstance(type_, type) else None


def called(noun: str, node: Mapping) -> str:
    """Return what messages call a record: its noun and its name."""
    for key in ("id", "key", "name", "title", "to"):
        value = node.entries[key][1] if key in node.entries else None
        if isinstance(value, Scalar) and value.text:
            return f'{noun} "{value.text[:_LONGEST_NAME]}"'
    return f'this "{noun}"'


def _unknown(name: Scalar, where: str, fix: str, *edits: Edit) -> Problem:
    """Return the problem of a key that a record does not have."""
    return name.problem(f'unknown key "{name.text}" in {where}', Rule.UNKNOWN_KEY, fix, *edits)


def _allowed(known: Collection[str], here: str = "") -> str:
    return f"Allowed{here and ' '}{here}: {', '.join(known)}." if known else ""


def _last(value: Node) -> Mapping | None:
    """Return the mapping that a value is, or that ends it."""
    last = value.items[-1] if isinstance(value, Sequence) and value.items else value
    return last if isinstance(last, Mapping) else None
