"""What is done only for a site that asks for something of ours.

Most sites list more plugins than they use, so what works on data is imported here, when it
is needed.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page

from .configuration import completed, connect
from .signs import is_used, pages
from .state import State

if TYPE_CHECKING:
    from mkdocs.livereload import LiveReloadServer

    from mkdocs_genai_plugin.page.context import Site


def read_pages(state: State, config: MkDocsConfig) -> State:
    """Return the state of a site whose data and pages are read. Raises PluginError for mistakes.

    The bundled pack, which is right, is not read before a page asks for it.
    """
    state = completed(state, config)
    found = pages(state, config)
    if is_used(state, found):
        from . import reading

        return connect(reading.read_site(state, config, found), config)
    return connect(state.unread(lambda: _pack_only(state, config)), config)


def _pack_only(state: State, config: MkDocsConfig) -> Site:
    from . import reading

    return reading.pack_only(state, config)


def tell_missing_pages(state: State, files: Files, config: MkDocsConfig) -> None:
    """Report links of the data to pages that do not exist."""
    if state.site:
        from .dead_links import to_pages

        to_pages(state, files, config)


def finish(state: State, files: Files, config: MkDocsConfig) -> None:
    """Report what only rendering could find, and add the files that pages need."""
    if state.site:
        from . import head, rendered

        rendered.tell_found(state, files, config)
        head.add_assets(state, files, config)


def shorten_contents(state: State, page: Page) -> None:
    """Leave the headings of many cards out of the list of a page's contents."""
    if state.site:
        from .contents import shorten

        shorten(page)


def with_page(state: State, output: str, page: Page) -> str:
    """Return a finished page that loads our script, and what else it needs."""
    if not state.site:
        return output
    from .head import with_head

    return with_head(output, page)


def with_template(state: State, output: str, name: str, config: MkDocsConfig) -> str:
    """Return the page for addresses that do not exist with our script."""
    if not state.site or name != "404.html":
        return output
    from .head import with_error_page

    return with_error_page(output, config)


def mend_others(state: State, config: MkDocsConfig) -> None:
    """Have pages load our script that went through no other hook."""
    if state.site:
        from .head import load_script_in_others

        load_script_in_others(config)


def watch(state: State, server: LiveReloadServer, config: MkDocsConfig) -> State:
    """Return the state of a site whose data is watched from now on."""
    from .serving import watched

    return watched(state, server, config)
