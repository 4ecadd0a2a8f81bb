"""Which generator is running, which page this is, and where icons lie."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from markdown import Markdown

from .data.files import state
from .render.page import Page


def page_of(md: Markdown, item_pages: Mapping[str, str]) -> Page:
    """Tell the page that ``md`` converts.

    MkDocs and ProperDocs say it in the tree processor ``relpath`` (mkdocs 1.6,
    structure/pages.py, Page.render), Zensical in the preprocessor
    ``rendering_context``. Without a host the page has no path.
    """
    found = "relpath" in md.treeprocessors
    relpath: Any = md.treeprocessors["relpath"] if found else None
    if hasattr(relpath, "file") and hasattr(relpath, "files"):
        files = relpath.files
        return Page(
            relpath.file.src_uri,
            lambda path: files.get_file_from_path(path) is not None,
            item_pages,
        )
    if "rendering_context" in md.preprocessors:
        context: Any = md.preprocessors["rendering_context"]
        docs = Path(context.config["root_dir"]) / context.config.get("docs_dir", "docs")
        return Page(context.page.path, lambda path: (docs / path).is_file(), item_pages)
    return Page(item_pages=item_pages)


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
