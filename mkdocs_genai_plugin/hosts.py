"""Which generator is running, which page this is, and where icons lie."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from functools import cached_property
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from markdown import Markdown

from .data.files import DataFile, state
from .data.problems import Problem
from .pages import read
from .render.page import Page


def page_of(md: Markdown, item_pages: Mapping[str, str]) -> Page:
    """Tell the page that ``md`` converts; without a host it has no path."""
    if relpath := _relpath(md):
        files = relpath.files
        return Page(
            relpath.file.src_uri,
            lambda path: files.get_file_from_path(path) is not None,
            item_pages,
        )
    if context := _context(md):
        docs = _docs(md)
        return Page(context.page.path, lambda path: (docs / path).is_file(), item_pages)
    return Page(item_pages=item_pages)


def source_of(md: Markdown) -> DataFile | Problem | None:
    """Give the source of the page that ``md`` converts, or None where no file holds it."""
    path = page_of(md, {}).path
    with suppress(OSError):
        return read((_docs(md) / path).read_bytes(), f"{_docs(md).name}/{path}") if path else None
    return None


def project_of(md: Markdown) -> tuple[Path, str]:
    """Give the folder of the site's configuration, and the theme's language."""
    if relpath := _relpath(md):
        file = relpath.config.config_file_path or "mkdocs.yml"
        return Path(file).parent, language_of(relpath.config.theme)
    if context := _context(md):
        return Path(context.config["root_dir"]), language_of(context.config["theme"])
    return Path(), "en"


def language_of(theme: Mapping[str, Any]) -> str:
    """Give a theme's language: Material's option "language", "locale" of MkDocs' own themes."""
    return str(theme.get("language") or theme.get("locale") or "en")


def _docs(md: Markdown) -> Path:
    """Give the folder of the site's pages."""
    if relpath := _relpath(md):
        return Path(relpath.config.docs_dir)
    config = _context(md).config
    return Path(config["root_dir"], config.get("docs_dir", "docs"))


def _relpath(md: Markdown) -> Any:
    """Give the tree processor in which MkDocs and ProperDocs say which page this is.

    mkdocs 1.6, structure/pages.py, Page.render.
    """
    found = "relpath" in md.treeprocessors
    relpath: Any = md.treeprocessors["relpath"] if found else None
    return relpath if hasattr(relpath, "file") and hasattr(relpath, "files") else None


def _context(md: Markdown) -> Any:
    """Give the preprocessor in which Zensical says it (zensical, extensions/context.py)."""
    found = "rendering_context" in md.preprocessors
    return md.preprocessors["rendering_context"] if found else None


def icon_folders(theme_folders: Iterable[str] = ()) -> tuple[Path, ...]:
    """Give the folders of Material Design icons: the theme's, else an installed theme's."""
    candidates = [Path(folder) / ".icons" / "material" for folder in theme_folders]
    for package in ("material", "zensical"):
        spec = find_spec(package)
        found = (spec.submodule_search_locations or ()) if spec else ()
        candidates += [Path(folder) / "templates/.icons/material" for folder in found]
    return tuple(folder for folder in candidates if folder.is_dir())


@dataclass(frozen=True)
class IconNames(Collection[str]):
    """The names of the icons in some folders; to look for one lists none."""

    folders: tuple[Path, ...]

    def __contains__(self, name: object) -> bool:
        """Tell whether there is an icon of that name."""
        return any(state(folder / f"{name}.svg") for folder in self.folders)

    def __iter__(self) -> Iterator[str]:
        """Give every name."""
        return iter(self._names)

    def __len__(self) -> int:
        """Give how many there are."""
        return len(self._names)

    @cached_property
    def _names(self) -> list[str]:
        return sorted({path.stem for folder in self.folders for path in folder.glob("*.svg")})


def icon_names(theme_folders: Iterable[str] = ()) -> IconNames | None:
    """Give the names of the icons that items can have, or None where there is no set."""
    folders = icon_folders(theme_folders)
    return IconNames(folders) if folders else None
