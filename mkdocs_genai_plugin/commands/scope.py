"""What paths on the command line stand for: folders to read, and what of them to tell."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Sequence, Set
from dataclasses import dataclass, replace
from functools import cache
from itertools import islice
from pathlib import Path, PurePosixPath

from mkdocs_genai_plugin.data.folders import Folder, bundled, data_files, is_data_file
from mkdocs_genai_plugin.data.kind import COLLECTION, folders_of
from mkdocs_genai_plugin.data.problems import Problem
from mkdocs_genai_plugin.kinds import KINDS
from mkdocs_genai_plugin.page.hosts import icon_names

from .misplaced import misplaced_options
from .refusal import RefusalError
from .settings import SettingsError, configuration, configuration_above, site_folders

_EVERYTHING = "."


@dataclass(frozen=True)
class Scope:
    """Folders that are read together, and the paths whose problems are told.

    ``told`` holds paths as messages show them; EVERYTHING stands for all. ``site`` is the
    configuration that names the folders, and ``problems`` are what is wrong in it.
    """

    folders: tuple[Folder, ...]
    told: Set[str] = frozenset({_EVERYTHING})
    site: str = ""
    problems: tuple[Problem, ...] = ()

    def told_of(self, problems: Iterable[Problem]) -> Iterator[Problem]:
        """Yield the problems that are told, at that of two places which is asked about."""
        for problem in problems:
            sides = filter(None, (problem, problem.other))
            yield from islice((one for one in sides if self.tells(one.place.path)), 1)

    def tells(self, path: str) -> bool:
        """Tell whether the problems of a file are told."""
        above = map(str, PurePosixPath(path).parents)
        return _EVERYTHING in self.told or not self.told.isdisjoint({path, *above})


def _shown(path: Path) -> str:
    """Return a path so that it can be opened from the current folder."""
    whole, here = _whole(path), Path.cwd()
    return (whole.relative_to(here) if whole.is_relative_to(here) else whole).as_posix()


def scopes(paths: Sequence[Path], *, pack: bool = True, config: Path | None = None) -> list[Scope]:
    """Return what to check for some paths, or for the current folder if there are none.

    ``pack`` tells whether the bundled pack is read along with other data; ``config`` is the
    configuration of the site that data belongs to, else the nearest above it. Raises RefusalError.
    """
    finder = _Finder(pack, config)
    found: dict[tuple[Folder, ...], Scope] = {}
    asked = (one for path in paths for one in finder.scopes(path)) if paths else finder.here()
    for scope in asked:
        before = found.get(scope.folders, scope)
        found[scope.folders] = replace(before, told=scope.told | before.told)
    return [*found.values()]


class _Finder:
    """Finds the folders that a path is judged with; a site's settings are read once."""

    def __init__(self, pack: bool, config: Path | None) -> None:
        self.pack = pack
        self.config = _named(config) if config else None
        self.bundled = _clickable(replace(bundled(), root=Path(os.path.realpath(bundled().root))))
        self.site_over = cache(_site_over)

    def here(self) -> list[Scope]:
        """Return the data of the site that is named, or of the nearest; without one the pack."""
        if site := self.config or configuration_above(Path()):
            return self.of_site(site)
        if not self.pack:
            raise RefusalError("without the pack there is nothing to check; name a data folder")
        return [Scope((self.bundled,))]

    def scopes(self, path: Path) -> list[Scope]:
        """Return what a path stands for, once for each language."""
        if not os.path.lexists(path):
            raise RefusalError(f"there is no {_shown(path)}; name a data folder or a .yml file")
        if site := configuration(path):
            return self.of_site(site)
        _refuse_without_data(path)
        real = Path(os.path.realpath(path))
        if real.is_relative_to(self.bundled.root):
            return [Scope((self.bundled,), frozenset({self.bundled.show(real)}))]
        whole = _whole(path)
        if (several := self.site(whole)) and _hold_all(several, whole):
            return self.in_languages(several)
        folders = self.folders(whole)
        home = next(one for one in folders if whole.is_relative_to(one.root))
        told = _EVERYTHING if whole == home.root else home.show(whole)
        return [Scope(folders, frozenset({told}))]

    def of_site(self, file: Path) -> list[Scope]:
        """Return the data of a site, once for each language."""
        try:
            first, *others = self.in_languages(site_folders(file))
            wrong = tuple(misplaced_options(file, _shown(file)))
            return [replace(first, site=_shown(file), problems=wrong), *others]
        except SettingsError as error:
            advice = "mend it, or name a data folder:  mkdocs-genai check data"
            raise RefusalError(f"{_shown(file)}: {error}; {advice}") from None

    def in_languages(self, several: Sequence[Sequence[Folder]]) -> list[Scope]:
        """Return the data of each language; the first tells all, the others what is their own."""
        first, *others = map(self.with_pack, several)
        return [Scope(first), *(Scope(one, frozenset({one[-1].shown})) for one in others)]

    def site(self, path: Path) -> Sequence[Sequence[Folder]]:
        """Return the folders of the site that a path is in, for each of its languages."""
        sites = [self.config] if self.config else path.parents
        return next((found for one in sites if (found := self.site_over(one))), ())

    def folders(self, path: Path) -> tuple[Folder, ...]:
        """Return what a folder or file is judged with: its site's data, or its data folder."""
        for own in self.site(path):
            if not own[-1].bundled and path.is_relative_to(_whole(own[-1].root)):
                return self.with_pack(own)
        icons = icon_names()
        if path.is_dir() and not _holds_one_kind(path):
            return self.with_pack([bundled(), Folder(path, "", icons=icons)])
        above = path.parent if path.is_dir() else path.parent.parent
        return self.with_pack([bundled(), Folder(above, "", icons=icons, shallow=True)])

    def with_pack(self, folders: Iterable[Folder]) -> tuple[Folder, ...]:
        """Return the folders as messages show them, and the pack only if it is wanted."""
        known = [self.bundled if one.bundled else _clickable(one) for one in folders]
        return tuple(one for one in known if self.pack or not one.bundled)


def _named(config: Path) -> Path:
    """Return the file of a configuration that is named, perhaps by its folder."""
    file = configuration(config) if config.is_dir() else config
    if not file or not file.is_file():
        raise RefusalError(f"there is no configuration {_shown(config)}; name a mkdocs.yml")
    return file


def _whole(path: Path) -> Path:
    return Path(os.path.abspath(path))  # noqa: PTH100  (resolve would follow links)


def _clickable(folder: Folder) -> Folder:
    return replace(folder, root=_whole(folder.root), shown=_shown(folder.root))


def _hold_all(several: Sequence[Sequence[Folder]], path: Path) -> bool:
    """Tell whether a path holds the folders of more than one language."""
    own = [one[-1].root for one in several if _whole(one[-1].root) != path]
    return len(several) > 1 and all(_whole(root).is_relative_to(path) for root in own)


def _site_over(place: Path) -> Sequence[Sequence[Folder]]:
    """Return the folders of a site by its folder or configuration; one that is broken has none."""
    file = configuration(place) if place.is_dir() else place
    try:
        return site_folders(file) if file else ()
    except SettingsError:
        return ()


def _refuse_without_data(path: Path) -> None:
    if path.is_dir() and not any(data_files(path)):
        raise RefusalError(f"{_shown(path)} holds no .yml file; name a data folder")
    if not path.is_dir() and not is_data_file(path.name):
        raise RefusalError(f"{_shown(path)} is no data file; name a data folder or a .yml file")


def _holds_one_kind(folder: Path) -> bool:
    """Tell a folder of one kind from a data folder: by its name, or by what declares it."""
    named = folder.name in folders_of(KINDS) or (bundled().root / folder.name).is_dir()
    files = [file for file in folder.iterdir() if is_data_file(file.name)]
    return bool(files) and (named or any(file.stem == COLLECTION for file in files))
