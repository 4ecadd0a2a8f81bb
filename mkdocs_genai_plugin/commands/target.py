"""What ``mkdocs-genai new`` is asked to write: an item, or an entry of one that is there."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from mkdocs_genai_plugin.data.fields import SLUG, Items, Ref, Slug, Type, declarations, slug
from mkdocs_genai_plugin.data.kind import COLLECTION, Kind, kind_of, record_of
from mkdocs_genai_plugin.data.problems import visible
from mkdocs_genai_plugin.data.structure import Record
from mkdocs_genai_plugin.data.suggest import closest, suggest
from mkdocs_genai_plugin.kinds import KINDS

from .draft import identity
from .refusal import RefusalError

FORM = "KIND/NAME"
_WRITTEN = re.compile(
    r"""(?x) (?P<folder>[^/\#]+) / (?P<name>[^/\#]+?) (?:\.ya?ml)?
    (?:\# (?:(?P<list>[^/\#]+) /)? (?P<entry>[^/\#]+))?"""
)


@dataclass(frozen=True)
class Target:
    """An item by its folder and name; ``list`` and ``entry`` name what is added to it."""

    folder: str
    name: str
    list: str = ""
    entry: str = ""

    @property
    def path(self) -> str:
        """The item's folder and name."""
        return f"{self.folder}/{self.name}"

    @property
    def kind(self) -> Kind[Any]:
        """The kind of what the folder holds."""
        return kind_of(KINDS, self.folder)

    @property
    def record(self) -> type[Any]:
        """What such a file holds."""
        return record_of(KINDS, self.folder, self.name)

    def place(self, record: type[Any]) -> tuple[str, str]:
        """Return the list that gets an entry and the entry's name, each empty where there is none.

        ``record`` is what the item's file holds. Without a list that is the one whose entries have
        an address of their own, else the sources. Raises RefusalError where there is no such list.
        """
        lists = _lists(record)
        if self.entry in lists and not self.list:
            return self.entry, ""
        if self.list and self.list not in lists:
            near = closest(self.list, lists)
            hint = suggest(near, ".")
            fix = f"It has: {', '.join(lists)}."
            raise RefusalError(f'{self.path} has no list "{self.list}"{hint}', fix)
        addressed = [name for name, of in lists.items() if _is_addressed(of)]
        if self.entry and not self.list and not addressed:
            fix = f"Write  {self.path}#LIST  with one of: {', '.join(lists)}."
            raise RefusalError(f"{self.path} has no entries with a name.", fix)
        return (self.list or addressed[0], self.entry) if self.entry else ("", "")


def target(text: str) -> Target:
    """Read ``folder/name``, ``folder/name#entry`` or ``folder/name#list/entry``.

    Raises ValueError, which says how it is written.
    """
    found = _WRITTEN.fullmatch(text)
    if not found:
        raise ValueError(
            f"write {FORM}, for example families/flow, or lesson, not '{visible(text)}'"
        )
    wrong = Target(**found.groupdict(default=""))
    right = (_id(wrong.folder), wrong.name if wrong.name == COLLECTION else _id(wrong.name))
    if right != (wrong.folder, wrong.name):
        raise ValueError(
            f"{FORM} may only have lower-case letters, digits and hyphens: "
            f"write {'/'.join(right)}, not '{visible(wrong.path)}'"
        )
    return wrong


def _id(text: str) -> str:
    return text if SLUG.fullmatch(text) else slug(text) or "a-name"


def _lists(record: type[Any]) -> Mapping[str, Type]:
    types = {name: one.type for name, one in declarations(record).items()}
    return {name: type_.of for name, type_ in types.items() if isinstance(type_, Items)}


def _is_addressed(of: Type) -> bool:
    """Tell whether the entries of a list have an id or a key."""
    own = identity(of.of) if isinstance(of, Record) else ""
    type_ = declarations(of.of)[own].type if own and isinstance(of, Record) else None
    return isinstance(type_, Slug) and not isinstance(type_, Ref)
