"""What paths on the command line stand for: folders to read, and what of them to tell."""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence, Set
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path, PurePosixPath

from mkdocs_genai_plugin.data.model import KINDS
from mkdocs_genai_plugin.data.pack import COLLECTION, Folder, bundled, data_files, is_data_file
from mkdocs_genai_plugin.hosts import icon_names

from .settings import SettingsError, configuration, site_folders

EVERYTHING = "."


class UsageError(ValueError):
    """What is asked for cannot be done; the message says why, and what to do instead."""


@dataclass(frozen=True)
class Scope:
    """Folders that are read together, and the paths whose problems are told.

    ``told`` holds paths as messages show them; EVERYTHING stands for all.
    """

    folders: tuple[Folder, ...]
    told: Set[str] = frozenset({EVERYTHING})

    def tells(self, path: str) -> bool:
        """Tell whether the problems of a file are told."""
        above = map(str, PurePosixPath(path).parents)
        return EVERYTHING in self.told or not self.told.isdisjoint({path, *above})


def shown(path: Path) -> str:
    """Give a path so that it can be opened from the current folder."""
    whole, here = _whole(path), Path.cwd()
    return (whole.relative_to(here) if whole.is_relative_to(here) else whole).as_posix()


def scopes(paths: Sequence[Path], *, pack: bool = True) -> list[Scope]:
    """Give what to check for some paths, or for the current folder if there are none.

    ``pack`` tells whether the bundled pack is read along with other data. Raises UsageError.
    """
    finder = _Finder(pack)
    told: dict[tuple[Folder, ...], set[str]] = {}
    for scope in map(finder.scope, paths) if paths else [finder.here()]:
        told.setdefault(scope.folders, set()).update(scope.told)
    return [Scope(folders, frozenset(tells)) for folders, tells in told.items()]


class _Finder:
    """Finds the folders that a path is judged with; a site's settings are read once."""

    def __init__(self, pack: bool) -> None:
        self.pack = pack
        self.bundled = _clickable(replace(bundled(), root=Path(os.path.realpath(bundled().root))))
        self.site_over = cache(_site_over)

    def here(self) -> Scope:
        """Give the data of the site in the current folder, or the pack."""
        if site := configuration(Path()):
            return self.of_site(site)
        if not self.pack:
            raise UsageError("without the pack there is nothing to check; name a data folder")
        return Scope((self.bundled,))

    def scope(self, path: Path) -> Scope:
        """Give what a path stands for."""
        if not os.path.lexists(path):
            raise UsageError(f"there is no {shown(path)}; name a data folder or a .yml file")
        if site := configuration(path):
            return self.of_site(site)
        _refuse_without_data(path)
        real = Path(os.path.realpath(path))
        if real.is_relative_to(self.bundled.root):
            return Scope((self.bundled,), frozenset({self.bundled.show(real)}))
        whole = _whole(path)
        folders = self.folders(whole)
        home = next(one for one in folders if whole.is_relative_to(one.root))
        return Scope(folders, frozenset({EVERYTHING if whole == home.root else home.show(whole)}))

    def of_site(self, file: Path) -> Scope:
        """Give the data of a site."""
        try:
            return Scope(self.with_pack(site_folders(file)))
        except SettingsError as error:
            advice = "mend it, or name a data folder:  mkdocs-genai check data"
            raise UsageError(f"{shown(file)}: {error}; {advice}") from None

    def folders(self, path: Path) -> tuple[Folder, ...]:
        """Give what a folder or file is judged with: its site's data, or its data folder."""
        site = next((found for above in path.parents if (found := self.site_over(above))), ())
        if any(path.is_relative_to(_whole(one.root)) for one in site if not one.bundled):
            return self.with_pack(site)
        icons = icon_names()
        if path.is_dir() and not _holds_one_kind(path):
            return self.with_pack([bundled(), Folder(path, "", icons=icons)])
        above = path.parent if path.is_dir() else path.parent.parent
        return self.with_pack([bundled(), Folder(above, "", icons=icons, shallow=True)])

    def with_pack(self, folders: Iterable[Folder]) -> tuple[Folder, ...]:
        """Give the folders as messages show them, and the pack only if it is wanted."""
        known = [self.bundled if one.bundled else _clickable(one) for one in folders]
        return tuple(one for one in known if self.pack or not one.bundled)


def _whole(path: Path) -> Path:
    return Path(os.path.abspath(path))  # noqa: PTH100  (resolve would follow links)


def _clickable(folder: Folder) -> Folder:
    return replace(folder, root=_whole(folder.root), shown=shown(folder.root))


def _site_over(folder: Path) -> Sequence[Folder]:
    """Give the folders of the site that stands right in a folder; one that is broken has none."""
    file = configuration(folder)
    try:
        return site_folders(file) if file else ()
    except SettingsError:
        return ()


def _refuse_without_data(path: Path) -> None:
    if path.is_dir() and not any(data_files(path)):
        raise UsageError(f"{shown(path)} holds no .yml file; name a data folder")
    if not path.is_dir() and not is_data_file(path.name):
        raise UsageError(f"{shown(path)} is no data file; name a data folder or a .yml file")


def _holds_one_kind(folder: Path) -> bool:
    """Tell a folder of one kind from a data folder: by its name, or by what declares it."""
    named = folder.name in KINDS or (bundled().root / folder.name).is_dir()
    files = [file for file in folder.iterdir() if is_data_file(file.name)]
    return bool(files) and (named or any(file.stem == COLLECTION for file in files))
