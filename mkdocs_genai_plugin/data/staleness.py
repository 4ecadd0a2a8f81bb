"""What has not kept up: translations of files that have changed, and facts checked long ago."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from pathlib import Path, PurePosixPath
from typing import Any

from .files import DataFile, read_text
from .folders import SUFFIXES, Folder
from .item import Item
from .kind import COLLECTION
from .pack import Pack
from .problems import Problem
from .rules import Rule

_BREAK = re.compile("\r\n?")
_CHECKED = re.compile(r"^checked:.*", re.M)


def fingerprint(text: str) -> str:
    """Return eight digits that change with a text, but not with how its lines end."""
    plain = _BREAK.sub("\n", text).strip("\n")
    return hashlib.sha256(plain.encode("utf-8", "surrogatepass")).hexdigest()[:8]


def original(folders: Sequence[Folder], path: str) -> DataFile | None:
    """Return the file of an item, by its folder and id, in the last of some folders that has it."""
    for folder in reversed(folders):
        files = [folder.root / f"{path}{suffix}" for suffix in SUFFIXES]
        if found := next(filter(Path.is_file, files), None):
            file = read_text(found, folder.root, folder.show(found), bundled=folder.bundled)
            return file if isinstance(file, DataFile) else None
    return None


def outdated(pack: Pack, folders: Sequence[Folder]) -> Iterator[Problem]:
    """Yield the files that are translations (``of``) of what is another text by now.

    The original of a file is that of the same path in the nearest folder before its own.
    """
    for path, one in _translations(pack):
        before = _before(folders, one.of.place.path)
        file = original(before, path) if before else None
        now = fingerprint(file.text) if file else ""
        if one.of != now:
            yield _stale(one, file, now)


def unchecked(pack: Pack, days: int, today: date) -> Iterator[Problem]:
    """Yield the items that were last checked more than so many days ago.

    The bundled pack's are told only where there are no others.
    """
    own = [item for item in pack.items.values() if not item.bundled]
    files = {file.path: file for file in pack.files}
    for item in own or pack.items.values():
        if item.checked and item.checked < today - timedelta(days=days):
            yield _long_ago(item, files[item.file], (today - item.checked).days)


def _translations(pack: Pack) -> Iterator[tuple[str, Any]]:
    """Yield what says that it is a translation, with its path in a data folder."""
    collections = ((f"{one.id}/{COLLECTION}", one) for one in pack.collections.values())
    for path, one in [*collections, *pack.items.items()]:
        if getattr(one, "of", None):
            yield path, one


def _before(folders: Sequence[Folder], path: str) -> Sequence[Folder]:
    """Return the folders before the one that a file is in."""
    holds = [PurePosixPath(path).is_relative_to(folder.shown) for folder in folders]
    return folders[: len(holds) - 1 - holds[::-1].index(True)] if True in holds else ()


def _stale(one: Any, file: DataFile | None, now: str) -> Problem:
    if file is None:
        message, fix = "what this translates is not there any more", "Delete the line."
    else:
        message = f"{file.path} has changed since this was translated from it"
        fix = f'Translate what is new, then write:  of: "{now}"'
    return Problem(one.of.place, message, Rule.STALE, fix)


def _long_ago(item: Item, file: DataFile, days: int) -> Problem:
    found = _CHECKED.search(file.text)
    place = file.at(found.start(), len(found[0])) if found else file.place(0, 0)
    message = f"{item.path} was last checked {days} days ago"
    fix = "Hold it against its sources, then write the day on which you did."
    return Problem(place, message, Rule.STALE, fix)
