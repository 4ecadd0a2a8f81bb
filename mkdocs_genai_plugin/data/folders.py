"""Folders of data: where they are, and which files in them are data."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from collections.abc import Collection as Some
from dataclasses import dataclass, field
from functools import cache
from importlib import resources
from pathlib import Path

LICENCE = "https://creativecommons.org/licenses/by/4.0/"  # of what is bundled; content/LICENSE
SUFFIXES = (".yml", ".yaml")
# Windows writes endings in capitals, or hides another behind them.
_CALLED = re.compile(r"(?P<stem>.*)(?P<suffix>\.ya?ml)(?:\.txt)?", re.I | re.S)
PICTURE_ENDINGS = (".svg", ".png", ".webp", ".jpg", ".jpeg", ".gif", ".avif")


@dataclass(frozen=True)
class Folder:
    """A folder laid out like the pack; ``shown`` stands for it in messages.

    ``icons`` are the names of icons that its items can have; None where nothing is
    known of them. It may be asked for names only, never listed, unless one is wrong.
    ``shallow`` tells that only the folders right in it are looked into, ``optional`` that it need
    not be there. ``language`` is that of its texts where it is known, ``accents`` are those that
    its site declares: by a name, the colours on light and on dark pages.
    ``ignore`` holds, by a folder inside, the rules of whose warnings its site wants to hear nothing
    there.
    """

    root: Path
    shown: str
    bundled: bool = False
    icons: Some[str] | None = field(default=None, repr=False)
    shallow: bool = False
    language: str = ""
    accents: Mapping[str, tuple[str, str]] = field(default_factory=dict, hash=False)
    optional: bool = False
    ignore: Mapping[str, Sequence[str]] = field(default_factory=dict, hash=False)

    def show(self, path: Path) -> str:
        """Return the path of a file inside as messages show it."""
        return (Path(self.shown) / path.relative_to(self.root)).as_posix()


def bundled() -> Folder:
    """Return the folder of the content pack that is installed with the package."""
    root = Path(str(resources.files("mkdocs_genai_plugin"))) / "content"
    return Folder(root, "content", bundled=True, language="en")


@cache
def bundled_paths() -> frozenset[str]:
    """Return the path of every item of the bundled pack, and of its folders with a slash behind."""
    root = bundled().root
    files = [path.relative_to(root) for path in data_files(root)]
    folders = (f"{file.parent.as_posix()}/" for file in files)
    return frozenset({*folders, *(file.with_suffix("").as_posix() for file in files)})


def data_files(
    root: Path,
    failed: Callable[[OSError], object] | None = None,
    outside: Callable[[Path], object] | None = None,
    *,
    shallow: bool = False,
) -> list[Path]:
    """Return every data file below a folder, in order; those of editors are left out.

    ``failed`` is told of folders that cannot be listed, ``outside`` of links that lead out of
    ``root`` or back to what holds them. Links to folders inside are followed where kinds stand,
    and no deeper: they could lead in a circle. ``shallow`` gives only what stands in the folders
    right below.
    """
    found: list[Path] = []
    for place, folders, names in _authors_folders(root, failed, links=True):
        deep = Path(place) != root
        if outside and not deep:
            for path in filter(_leads_nowhere, (Path(place, name) for name in names)):
                outside(path)
        data = [Path(place, name) for name in [*folders, *names] if is_data_file(name)]
        folders[:] = [
            name for name in folders if _is_entered(Path(place, name), root, deep, outside)
        ]
        if deep or not shallow:
            found += data
        if deep and shallow:
            folders.clear()
    return sorted(found)


def picture_files(root: Path, *, shallow: bool = False) -> Iterator[Path]:
    """Yield the pictures below the folders in ``root``, or with ``shallow`` right in them.

    No link to a folder is followed, and no built site looked into.
    """
    for place, folders, names in _authors_folders(root):
        below = len(Path(place).relative_to(root).parts)
        folders[:] = [name for name in folders if is_authors(name) and not (shallow and below)]
        pictures = (name for name in names if name.lower().endswith(PICTURE_ENDINGS))
        yield from (Path(place, name) for name in pictures if below and is_authors(name))


def _authors_folders(
    root: Path, failed: Callable[[OSError], object] | None = None, *, links: bool = False
) -> Iterator[tuple[str, list[str], list[str]]]:
    """Walk as ``os.walk`` does, but into no site that has been built there."""
    for place, folders, names in os.walk(root, onerror=failed, followlinks=links):
        if Path(place) != root and {"sitemap.xml", "index.html"} <= {*names}:
            folders.clear()
        else:
            yield place, folders, names


def _is_entered(
    path: Path, root: Path, deep: bool, outside: Callable[[Path], object] | None
) -> bool:
    """Tell whether a folder is looked into."""
    if not is_authors(path.name) or is_data_file(path.name) or not _is_link(path):
        return is_authors(path.name)
    if not _stays(path, root.resolve()):
        if outside and not _is_link(path.parent):
            outside(path)
        return False
    return not deep


def _leads_nowhere(path: Path) -> bool:
    """Tell whether a link, which may be of a folder, leads to what is not there."""
    if not is_authors(path.name) or is_data_file(path.name) or not _is_link(path):
        return False
    return not os.path.exists(path)  # noqa: PTH110  (Path raises for a loop before Python 3.13)


def _stays(path: Path, root: Path) -> bool:
    """Tell whether a link leads to a folder inside ``root`` that does not hold the link."""
    try:
        real = path.resolve()
    except (OSError, RuntimeError):  # before Python 3.13 a loop is a RuntimeError
        return False
    return real != root and real.is_relative_to(root)


def is_data_file(name: str) -> bool:
    """Tell by its name whether a file is one of data, or was meant to be."""
    return is_authors(name) and _CALLED.fullmatch(name) is not None


def parts_of(name: str) -> tuple[str, str]:
    """Return the stem of a data file's name, and the ending that it ought to have."""
    found = _CALLED.fullmatch(name)
    return (found["stem"], found["suffix"].lower()) if found else (name, SUFFIXES[0])


def is_authors(name: str) -> bool:
    """Tell a name that an author gave from those of editors and systems."""
    return not name.startswith((".", "#", "~"))


def _is_link(path: Path) -> bool:
    try:
        return path.is_symlink()
    except OSError:  # the folder may be listed but not entered
        return True
