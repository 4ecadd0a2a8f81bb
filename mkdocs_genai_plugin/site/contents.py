"""The list of a page's contents, which leaves out the headings of many cards.

They are taken out behind the search plugins, whose sections follow from the list.
"""

from __future__ import annotations

import re
from collections.abc import Container

from mkdocs.structure.pages import Page
from mkdocs.structure.toc import AnchorLink

from mkdocs_genai_plugin.render.element import UNLISTED

_UNLISTED = re.compile(rf'class="genai-title {UNLISTED}"[^>]* id="([^"]+)"')


def shorten(page: Page) -> None:
    """Take the headings that are marked so out of the contents of a page."""
    if page.content and UNLISTED in page.content:
        left_out = set(_UNLISTED.findall(page.content))
        page.toc.items[:] = _without(page.toc.items, left_out)


def _without(links: list[AnchorLink], left_out: Container[str]) -> list[AnchorLink]:
    kept = [link for link in links if link.id not in left_out]
    for link in kept:
        link.children[:] = _without(link.children, left_out)
    return kept
