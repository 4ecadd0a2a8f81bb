"""Links of the data to pages and headings that are not there."""

from __future__ import annotations

import logging
from collections.abc import Collection, Mapping

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files

from mkdocs_genai_plugin.data.checks import dead_links
from mkdocs_genai_plugin.data.problems import report

from .state import State
from .telling import tell


def to_pages(state: State, files: Files, config: MkDocsConfig) -> None:
    """Report links to pages that do not exist, when every plugin has added its own."""
    _report(state, config, dict.fromkeys(files.src_uris), config.validation.links.not_found)


def to_headings(state: State, files: Files, config: MkDocsConfig) -> None:
    """Report links to headings that pages, which have been rendered, do not have."""
    made = {file.src_uri: file.page for file in files.documentation_pages() if file.page}
    ids = {path: page.present_anchor_ids for path, page in made.items()}
    docs = {**dict.fromkeys(files.src_uris), **ids}
    _report(state, config, docs, config.validation.links.anchors)


def _report(
    state: State, config: MkDocsConfig, docs: Mapping[str, Collection[str] | None], level: int
) -> None:
    """Report links that lead nowhere and were not reported; pages show none."""
    site = state.site
    if site is None or level <= logging.DEBUG:
        return
    found = dead_links(site.pack, docs)
    dead = {str(link): one for link, one in found if str(link) not in site.dead}
    if dead:
        site.dead.update(dead)
        text = report(dead.values(), site.pack.tried)
        tell(level, f"genai: links that lead nowhere\n\n{text}", state, config)
