"""What only rendering can find: by then the site before is gone, so nothing here stops a build."""

from __future__ import annotations

import logging

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files

from mkdocs_genai_plugin.data.checks import cited_sources, uncited
from mkdocs_genai_plugin.data.problems import report
from mkdocs_genai_plugin.page.context import Site

from .dead_links import to_headings
from .state import State
from .telling import tell


def tell_found(state: State, files: Files, config: MkDocsConfig) -> None:
    """Warn of dead links, of sources that nothing cites, and of what pages show in boxes."""
    if state.site is None:
        return
    to_headings(state, files, config)
    if not state.dirty:
        _tell_unused(state, state.site, config)
    if late := state.site.late:
        text = report(late, len(files.documentation_pages()))
        tell(
            logging.WARNING, f"genai found mistakes; the pages show them.\n\n{text}", state, config
        )


def _tell_unused(state: State, site: Site, config: MkDocsConfig) -> None:
    """Warn of the site's own sources that neither an item nor a page cites.

    The pages have been rendered: citations in what they include count.
    """
    own = (item for item in site.pack.items.values() if not item.bundled)
    if unused := list(uncited(own, cited_sources(site.pack) | site.cited)):
        text = report(unused, len(unused))
        tell(logging.WARNING, f"genai: sources that nothing cites\n\n{text}", state, config)
