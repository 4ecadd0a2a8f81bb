"""Where the file of an item can be edited."""

from __future__ import annotations

from pathlib import Path, PurePath
from urllib.parse import quote

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File
from mkdocs.structure.pages import Page

from mkdocs_genai_plugin.data.folders import bundled as pack
from mkdocs_genai_plugin.data.item import Item

from .configuration import root


def edit_address(config: MkDocsConfig, item: Item) -> str:
    """Return the address at which an item's file can be edited, or an empty string.

    The file must lie in the site's repository, which is taken to be the folder
    of the configuration: what is installed, or hidden, does not.
    """
    path = edit_path(config, item.file, bundled=item.bundled) if config.repo_url else ""
    return _of_host(config, path) if path else ""


def edit_path(config: MkDocsConfig, shown: str, *, bundled: bool) -> str:
    """Return the path from the docs folder to a file of data in the repository, or nothing."""
    folder = root(config).resolve()
    file = (folder / shown).resolve()
    if not shown or not file.is_relative_to(folder):
        return ""
    installed = bundled and not file.is_relative_to(pack().root.resolve())
    if installed or any(part.startswith(".") for part in file.relative_to(folder).parts):
        return ""
    return quote(way(file, Path(config.docs_dir).resolve()))


def _of_host(config: MkDocsConfig, path: str) -> str:
    """Return the address that the host would give a page at this path from the docs folder.

    Its rule knows ``edit_uri`` and ``edit_uri_template`` (mkdocs, pages.py, _set_edit_url).
    """
    file = File.generated(config, "item.md", content="")
    file.edit_uri = path
    return Page(None, file, config).edit_url or ""


def way(file: PurePath, folder: PurePath) -> str:
    """Return the path from a folder to a file, or nothing where another drive is between."""
    for up, above in enumerate((folder, *folder.parents)):
        if file.is_relative_to(above):
            return "../" * up + file.relative_to(above).as_posix()
    return ""
