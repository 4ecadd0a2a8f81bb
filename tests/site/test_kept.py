"""Components are kept for the next pages; a page shows what its own block asks for."""

from __future__ import annotations

import pytest

from mkdocs_genai_plugin.page.blocks import BLOCKS

from .conftest import Site

# A block with each option that changes what it shows, and one whose answer differs by it.
ASKED = {
    "figure": ("genai-card | families/gan", "figure: true"),
    "only": ("genai-cards | families", "only: [gan]"),
    "open": ("genai-figure | same-dots", "open: true"),
    "stills": ("genai-figure | duel", "stills: true"),
    "title": ("genai-card | families/gan", "title: true"),
}


def test_every_option_that_changes_a_drawing_is_tried() -> None:
    options = {option for block in BLOCKS.values() for option in block.options}
    assert options - {"id"} == ASKED.keys()


@pytest.mark.parametrize("option", ASKED)
def test_a_page_shows_what_its_own_block_asks_for(site: Site, option: str) -> None:
    block, line = ASKED[option]
    with_it, without = f"/// {block}\n    {line}\n///\n", f"/// {block}\n///\n"
    files = {"docs/index.md": "# A\n", "docs/a.md": with_it, "docs/b.md": without}
    together = site.write("plugins: [genai]\n", files).built()
    alone = site.write("plugins: [genai]\n", {"docs/a.md": "# A\n"}).built()
    assert together.read("b/index.html") == alone.read("b/index.html")
    assert together.read("a/index.html") != alone.read("b/index.html")
