"""Which generator is running, which page this is, and where icons lie."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from functools import cached_property
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from markdown import Markdown

from mkdocs_genai_plugin.data.files import DataFile, state
from mkdocs_genai_plugin.data.problems import Problem
from mkdocs_genai_plugin.render.page import Page

from .lint import read_page
from .reading import Dialect, dialect


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
    """Return the source of the page that ``md`` converts, or None where no file holds it."""
    path = page_of(md, {}).path
    with suppress(OSError):
        return (
            read_page((_docs(md) / path).read_bytes(), f"{_docs(md).name}/{path}") if path else None
        )
    return None


def dialect_of(md: Markdown) -> Dialect:
    """Return the Markdown of the site whose page ``md`` converts."""
    if relpath := _relpath(md):
        return dialect(relpath.config.markdown_extensions, relpath.config.mdx_configs)
    if context := _context(md):
        return dialect(context.config["markdown_extensions"], context.config["mdx_configs"])
    return dialect((), {})


@dataclass(frozen=True)
class Project:
    """The folder of a site's configuration, that of its pages, its theme's language and folders."""

    root: Path = Path()
    docs: Path = Path()
    language: str = "en"
    theme: tuple[str, ...] = ()


def project_of(md: Markdown) -> Project:
    """Return the project of the page that ``md`` converts; without a host it has defaults."""
    if relpath := _relpath(md):
        root = Path(relpath.config.config_file_path or "mkdocs.yml").parent
        theme = relpath.config.theme
        return Project(root, _docs(md), language_of(theme), tuple(theme.dirs))
    if context := _context(md):
        config = context.config
        theme = tuple(config.get("theme_dirs") or ())
        return Project(Path(config["root_dir"]), _docs(md), language_of(config["theme"]), theme)
    return Project()


def language_of(theme: Mapping[str, Any]) -> str:
    """Return a theme's language: Material's option "language", "locale" of MkDocs' own themes."""
    return str(theme.get("language") or theme.get("locale") or "en")


def _docs(md: Markdown) -> Path:
    """Return the folder of the site's pages."""
    if relpath := _relpath(md):
        return Path(relpath.config.docs_dir)
    config = _context(md).config
    return Path(config["root_dir"], config.get("docs_dir", "docs"))


def _relpath(md: Markdown) -> Any:
    """Return the tree processor in which MkDocs and ProperDocs say which page this is.

    mkdocs 1.6, structure/pages.py, Page.render.
    """
    found = "relpath" in md.treeprocessors
    relpath: Any = md.treeprocessors["relpath"] if found else None
    return relpath if hasattr(relpath, "file") and hasattr(relpath, "files") else None


def _context(md: Markdown) -> Any:
    """Return the preprocessor in which Zensical says it (zensical, extensions/context.py)."""
    found = "rendering_context" in md.preprocessors
    return md.preprocessors["rendering_context"] if found else None


def icon_folders(theme: Iterable[str] = ()) -> tuple[Path, ...]:
    """Return the folders of Material Design icons: the theme's, then those of installed themes."""
    homes = [*map(Path, theme), *_installed_themes()]
    folders = dict.fromkeys(home / ".icons/material" for home in homes)
    return tuple(folder for folder in folders if folder.is_dir())


def _installed_themes() -> Iterator[Path]:
    """Return where themes with icons are.

    Zensical has its own in another package from 0.0.74 on (zensical, extensions/emoji.py).
    """
    for package in ("material", "zensical", "zensical_ui"):
        spec = find_spec(package)
        folders = spec.submodule_search_locations if spec else None
        yield from (Path(folder) / "templates" for folder in folders or ())
    if find_spec("zensical_ui"):
        with suppress(AttributeError):
            yield Path(import_module("zensical_ui").get_theme_dir())


@dataclass(frozen=True)
class IconNames(Collection[str]):
    """The names of the icons in some folders; to look for one lists none."""

    folders: tuple[Path, ...]

    def __contains__(self, name: object) -> bool:
        """Tell whether there is an icon of that name."""
        return any(state(folder / f"{name}.svg") for folder in self.folders)

    def __iter__(self) -> Iterator[str]:
        """Return every name."""
        return iter(self._names)

    def __len__(self) -> int:
        """Return how many there are."""
        return len(self._names)

    @cached_property
    def _names(self) -> list[str]:
        return sorted({path.stem for folder in self.folders for path in folder.glob("*.svg")})


def icon_names(theme: Iterable[str] = ()) -> IconNames | None:
    """Return the names of the icons that items can have, or None where there is no set.

    ``theme`` are the folders of the site's theme.
    """
    folders = icon_folders(theme)
    return IconNames(folders) if folders else None
