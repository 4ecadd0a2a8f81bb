"""Applies what fixes problems carry to the files of a site, each whole or not at all."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from mkdocs_genai_plugin.data.edits import mended, renames
from mkdocs_genai_plugin.data.files import DataFile
from mkdocs_genai_plugin.data.load import load
from mkdocs_genai_plugin.data.problems import Problem, Rename
from mkdocs_genai_plugin.data.whole import write_whole
from mkdocs_genai_plugin.kinds import KINDS

from .scope import Scope

_ROUNDS = 100  # a mistake can hide others, and a file of people's has fewer than that
BOM = b"\xef\xbb\xbf"


@dataclass
class Mending:
    """What was mended: the problems in order, and by path the texts that say it."""

    done: list[Problem] = field(default_factory=list)
    texts: dict[str, DataFile] = field(default_factory=dict)
    renames: list[Rename] = field(default_factory=list)


def mending(scope: Scope, *, named: bool) -> Mending:
    """Return what the fixes of a scope's problems change; nothing is written.

    ``named`` tells that the scope was asked for by a path: only then is the pack mended, which
    belongs to the package, and only where it is checked by itself.
    """
    result = Mending()
    own = named and all(folder.bundled for folder in scope.folders)
    for _ in range(_ROUNDS):
        pack = load(scope.folders, KINDS, instead=dict(result.texts))
        files = {file.path: file for file in pack.files if own or not file.bundled}
        told = [one for one in scope.told_of(pack.problems) if one.edits]
        changed = mended(files, told)
        changed = {path: file for path, file in changed.items() if file.text != files[path].text}
        result.renames = _own(renames(told), scope)
        if not changed:
            break
        result.done += [one for one in told if one.place.path in changed]
        result.texts |= changed
    return result


def _own(asked: Iterable[Rename], scope: Scope) -> list[Rename]:
    """Return the new names inside folders of the site's own."""
    own = [folder.shown for folder in scope.folders if not folder.bundled]
    return [one for one in asked if any(Path(one.path).is_relative_to(root) for root in own)]


def write(result: Mending) -> Iterator[str]:
    """Write what was mended, and yield a line for each problem and each file. Raises OSError."""
    yield from (f"fixed {one.headline}" for one in result.done)
    for path, file in result.texts.items():
        mark = BOM if Path(path).read_bytes().startswith(BOM) else b""
        write_whole(Path(path), mark + file.text.encode())
        yield f"mended {path}"
    yield from (_renamed(one) for one in result.renames)


def _renamed(one: Rename) -> str:
    """Return a file its new name, unless another has it; return what was done."""
    path, to = Path(one.path), Path(one.to)
    if to.exists() and not to.samefile(path):
        return f"kept {one.path}, since there is a {one.to}"
    path.rename(to)
    return f"renamed {one.path} to {one.to}"
