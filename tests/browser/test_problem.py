"""The box that a server shows on a page while its data is wrong."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, expect

from tests.site.conftest import Site
from tests.site.server import Server, is_broken, serving

from .conftest import Opening, Watch
from .test_accessibility import Scheme, judged, schemes

CONFIG = """\
theme:
  name: {theme}
  font: false
  palette:
    - {{media: "(prefers-color-scheme: light)", scheme: default}}
    - {{media: "(prefers-color-scheme: dark)", scheme: slate}}
plugins: [genai]
markdown_extensions:
  - genai: {{data_dir: data, pack: false}}
"""
PEAR = "name: Pear\nlead: Sweet.\n"
BROKEN = f"""\
name: Pear
led: {"Sweet and juicy and ripe, " * 9}and good.
accent: pink
"""
FILES = {
    "docs/index.md": "# Fruits\n\n/// genai-cards | fruits\n///\n"
    "\n/// genai-card | fruits/pear\n///\n",
    "data/fruits/pear.yml": BROKEN,
    "data/fruits/plum.yml": "name: Plum\nlead: Blue.\n",
}


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """Serve a site whose data is wrong."""
    site = Site(tmp_path_factory.mktemp("problem")).write(CONFIG.format(theme="material"), FILES)
    with serving(site) as server:
        server.until("", is_broken)
        yield server


@pytest.fixture
def address(server: Server) -> str:
    """Return the address of that site instead of the lesson's."""
    return server.address


@schemes
@pytest.mark.parametrize("width", [1280, 360])
def test_box_can_be_read_by_everybody(
    opening: Opening, address: str, scheme: Scheme, width: int
) -> None:
    page = opening(viewport={"width": width, "height": 900}, color_scheme=scheme)
    page.goto(address)
    box = page.get_by_role("region", name="There are mistakes")
    expect(box).to_contain_text('data/fruits/pear.yml:2:1: error: unknown key "led"')
    expect(box.locator("mark")).to_have_text(["led", "pink"])
    assert judged(page, "genai-problem") == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    cut = "all => all.filter(one => one.scrollWidth > one.clientWidth).length"
    assert box.locator("pre").evaluate_all(cut) == 0


def test_open_page_shows_the_mistake_go_and_come(
    page: Page, watch: Watch, server: Server, address: str
) -> None:
    watch.expected.append("livereload")
    page.goto(address)
    expect(page.locator("genai-problem")).to_have_count(2)
    server.write("data/fruits/pear.yml", PEAR)
    expect(page.locator("genai-problem")).to_have_count(0)
    expect(page.locator("#fruits-pear")).to_contain_text("Sweet.")
    server.write("data/fruits/pear.yml", BROKEN)
    expect(page.locator("genai-problem")).to_have_count(1)
    expect(page.locator("#fruits-pear")).to_contain_text("Sweet.")
