"""Which pages there are, and whether one holds something of ours."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from contextlib import suppress

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, InclusionLevel, get_files

from mkdocs_genai_plugin.page.signs import IN_BYTES

from .state import State

# By the path of a page in the docs folder: the page and its bytes.
Pages = Mapping[str, tuple[File, bytes]]
# What is read and checked though no page shows it.
ASKING = ("data_dir", "pages", "publish")


def pages(state: State, config: MkDocsConfig) -> Pages:
    """Return the pages, drafts too where a server shows them.

    A page that has just gone is left out.
    """
    found: dict[str, tuple[File, bytes]] = {}
    for file in get_files(config).documentation_pages(inclusion=level(state)):
        with suppress(OSError):
            found[file.src_uri] = file, file.content_bytes
    return found


def level(state: State) -> Callable[[InclusionLevel], bool]:
    """Return what tells whether a page is built."""
    return InclusionLevel.is_in_serve if state.serving else InclusionLevel.is_included


def is_used(state: State, found: Pages) -> bool:
    """Tell whether a page, or an option, asks for something of ours."""
    asked = any(state.options.get(name) for name in ASKING) or state.wrong
    return bool(asked) or any(IN_BYTES.search(raw) for _, raw in found.values())
