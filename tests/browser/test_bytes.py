"""What the widgets cost a reader to load."""

from __future__ import annotations

import gzip
import io
import re
from collections.abc import Iterable
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Page, ViewportSize, expect

from mkdocs_genai_plugin.render.assets import files

from .conftest import DESKTOP, PHONE, Opening
from .lesson import cards, frames, timeline

# For what every page loads, and for what judges every kind of question.
BUDGETS = {"genai.css": 4608, "genai.js": 4608, "genai-quiz.js": 3584}
EXTRA_BUDGET = 2048  # for what only some pages load
# For scripts that do sums: what all figures share, what a machine adds, its data in the page.
SHARED_BUDGET, MACHINE_BUDGET, DATA_BUDGET = 5120, 6144, 14_336
# The lesson's HTML, as it is and as a server sends it.
# Drawings of stills are long, and pack well.
PAGE, PAGE_SENT = 220_000, 35_000
# All that the lesson loads before a reader scrolls, the theme's files included. The theme's search,
# an index of the whole site and its reader, is not.
LESSON, SEARCH = 130_000, ("search/", "assets/javascripts/workers/search.")


def squeezed(path: Path) -> int:
    """Return the size of a file as ``gzip -9`` leaves it, name included."""
    held = io.BytesIO()
    with gzip.GzipFile(path.name, "wb", 9, held) as file:
        file.write(path.read_bytes())
    return len(held.getvalue())


def weight(site: Path, asked: Iterable[str]) -> int:
    """Return the size of all files of a site that a page has asked for, but those of the search."""
    paths = {urlsplit(address).path for address in asked if not address.startswith(SEARCH)}
    return sum(squeezed(site / (path or "index.html")) for path in paths)


def budget(name: str) -> int:
    """Return how many bytes a file may have."""
    if name == "genai-figure.js":
        return SHARED_BUDGET
    if name.startswith("genai-figure-") and name.endswith(".js"):
        return MACHINE_BUDGET
    return BUDGETS.get(name, EXTRA_BUDGET)


def read(page: Page) -> None:
    """Come by every figure of a page."""
    for figure in page.locator("genai-figure").all():
        figure.scroll_into_view_if_needed()
        expect(figure).to_have_attribute("data-ready", "")


@pytest.mark.parametrize("name", files())
def test_file_is_small(name: str) -> None:
    """One script and one style are for every page; the others are for pages that use them."""
    size = squeezed(files()[name])
    print(f"{name}: {size} of {budget(name)} bytes")
    assert size <= budget(name)


def test_data_of_a_figure_are_small(built: Path) -> None:
    """What the script of a figure reads from the page."""
    pages = [path.read_text("utf-8") for path in built.rglob("*.html")]
    found = {data for page in pages for data in re.findall(r'data-figure="([^"]+)"', page)}
    sizes = [len(gzip.compress(data.encode(), 9)) for data in found]
    print(f"data of figures: {sizes} of {DATA_BUDGET} bytes")
    assert 0 < max(sizes) <= DATA_BUDGET


def test_lesson_asks_for_nothing_but_its_files(page: Page, address: str) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url.removeprefix(address)))
    page.goto(address)
    read(page)
    for tab in cards(page).get_by_role("tab").all():
        tab.click()
    timeline(page).get_by_role("button", name="Next").click()
    ours = [url.partition("?h=")[0] for url in asked if "genai" in url]
    names = [
        "genai-answers.css",
        "genai-answers.js",
        "genai-cases.css",
        "genai-cases.js",
        "genai-figure-classifiers.css",
        "genai-figure-classifiers.js",
        "genai-figure-pile.css",
        "genai-figure-pile.js",
        "genai-figure.css",
        "genai-figure.js",
        "genai-picture.css",
        "genai-quiz.css",
        "genai-quiz.js",
        "genai-scroll.css",
        "genai-scroll.js",
        "genai-stills.css",
        "genai-term.css",
        "genai-term.js",
        "genai-timeline.js",
        "genai.css",
        "genai.js",
        "pictures/comparisons/border.svg",
        "pictures/comparisons/clouds.svg",
    ]
    assert sorted(ours) == [f"assets/genai/{name}" for name in names]
    assert [url for url in asked if not url.startswith(("assets/", "search/"))] == [""]


def test_lessons_page_is_small(built: Path) -> None:
    page = built / "index.html"
    whole, sent = page.stat().st_size, squeezed(page)
    print(f"lesson: {whole:,} of {PAGE:,} bytes; {sent:,} of {PAGE_SENT:,} bytes with gzip")
    assert whole < PAGE
    assert sent < PAGE_SENT


@pytest.mark.parametrize("view", [DESKTOP, PHONE], ids=["desktop", "phone"])
def test_lesson_loads_little(
    opening: Opening, built: Path, address: str, view: ViewportSize
) -> None:
    page = opening(viewport=view)
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url.removeprefix(address)))
    page.goto(address)
    page.wait_for_load_state("networkidle")
    frames(page)
    first = weight(built, asked)
    read(page)
    whole = weight(built, asked)
    print(f"lesson: {first:,} of {LESSON:,} bytes, all with gzip; read to its end {whole:,}")
    assert 100_000 < first < LESSON
    assert first < whole


def test_no_image_holds_up_the_lessons_first_paint(page: Page, address: str) -> None:
    page.goto(address)
    eager = page.locator("img:not([loading=lazy]), link[rel=preload][as=image]")
    assert eager.evaluate_all("all => all.map(one => one.outerHTML)") == []
    blocking = page.evaluate(
        "performance.getEntriesByType('resource')"
        ".filter(one => one.renderBlockingStatus === 'blocking').map(one => one.name)"
    )
    loaded = page.evaluate(
        "performance.getEntriesByType('resource')"
        ".filter(one => ['img', 'image', 'css'].includes(one.initiatorType)).map(one => one.name)"
    )
    print(f"lesson: {len(blocking)} files before the first paint, {len(loaded)} images")
    assert blocking
    assert [url for url in blocking if not url.partition("?")[0].endswith((".css", ".js"))] == []
    # What lazy pictures ask for comes when they are near, behind all that the first paint needs.
    lazy = page.locator("img[loading=lazy]").evaluate_all("all => all.map(one => one.src)")
    assert [url for url in loaded if url not in lazy] == []
