"""What was read of files, kept until they change: who saves one file waits for that one."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from .files import DataFile, first_refusal, read_text
from .folders import Folder
from .lines import NO_VOCABULARY, Vocabulary
from .problems import Problem
from .stamps import stamp
from .tree import Mapping, parse

# A file, and whether it is read without the words of its kind: for its sources alone.
FileKey = tuple[Path, bool]


@dataclass(frozen=True)
class FileReading:
    """What a file holds, and what is wrong with how it is written."""

    file: DataFile | Problem
    tree: Mapping | None = None
    problems: tuple[Problem, ...] = ()


@dataclass
class Kept:
    """Readings by path, and what was made of their trees; each with what it depends on."""

    readings: dict[FileKey, tuple[Any, FileReading]] = field(default_factory=dict)
    values: dict[Path, tuple[Any, Any]] = field(default_factory=dict)

    def reading(self, folder: Folder, path: Path, known: Vocabulary) -> FileReading:
        """Return the reading of a file; it is read if it was not, or has changed since."""
        on = (stamp(path), folder.show(path), folder.bundled, known)
        key = path, known is NO_VOCABULARY
        before = self.readings.get(key)
        if before and before[0] == on:
            return before[1]
        found = read_file(folder, path, known)
        self.readings[key] = (on, found)
        return found

    def value(self, path: Path, on: tuple[Any, ...], make: Callable[[], Any]) -> Any:
        """Return what is made of a file, from before where it depends on the same things."""
        before = self.values.get(path)
        if before and _are_same(before[0], on):
            return before[1]
        found = make()
        self.values[path] = (on, found)
        return found


def _are_same(before: tuple[Any, ...], now: tuple[Any, ...]) -> bool:
    """Tell whether two rows hold the same things, not such that are alike; texts may be alike."""
    pairs = zip(before, now, strict=True)
    return all(one is other or (isinstance(one, str) and one == other) for one, other in pairs)


def read_file(
    folder: Folder, path: Path, known: Vocabulary, earlier: DataFile | None = None
) -> FileReading:
    """Return what a file holds, or a text that it had ``earlier``."""
    file = earlier or read_text(path, folder.root, folder.show(path), bundled=folder.bundled)
    if isinstance(file, Problem):
        return FileReading(file, problems=(file,))
    if refused := first_refusal(file):
        return FileReading(replace(file), problems=(refused,))
    problems: list[Problem] = []
    tree = parse(file, problems, known)
    # A copy of the file does not hold its lines.
    return FileReading(replace(file), tree, tuple(problems))
