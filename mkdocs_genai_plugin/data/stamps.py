"""What the file system says of the data."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from mkdocs_genai_plugin.data.folders import Folder, data_files, picture_files

from .files import is_folder, state

# By the folder and id of an item, and by the path of a picture: what the file system says of the
# files, two times first.
Stamps = dict[str, tuple[tuple[int, ...], ...]]


def stamps(folders: Sequence[Folder]) -> Stamps:
    """Return the state of every data file; that of a folder itself stands under its path."""
    found: Stamps = {}
    for folder in folders:
        found[str(folder.root)] = ((is_folder(folder.root),),)
        for path in data_files(folder.root):
            key = "/".join((*path.parts[len(folder.root.parts) : -1], path.stem))
            found[key] = (*found.get(key, ()), stamp(path))
        for path in picture_files(folder.root):
            key = path.relative_to(folder.root).as_posix()
            found[key] = (*found.get(key, ()), stamp(path))
    return found


def stamp(path: Path) -> tuple[int, ...]:
    """Return what changes when a file does, two times first."""
    found = state(path)
    # The time of change tells of permissions, and of an older file put in place.
    return (found.st_mtime_ns, found.st_ctime_ns, found.st_size, found.st_ino) if found else ()
