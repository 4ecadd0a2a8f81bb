"""What the widgets cost a reader to load."""

from __future__ import annotations

import gzip
import io
import re
from pathlib import Path

import pytest
from playwright.sync_api import Page

from mkdocs_genai_plugin.commands.assets import ASSETS

from .lesson import cards, timeline

BUDGET = 3584
EXTRA_BUDGET = 2048  # for what only some pages load
FIGURE_BUDGET = 10_240  # for the script of a figure and its data, which does sums
# The lesson's HTML, as it is and as a server sends it.
PAGE, PAGE_SENT = 150_000, 35_000


def squeezed(path: Path) -> int:
    """Give the size of a file as ``gzip -9`` leaves it, name included."""
    held = io.BytesIO()
    with gzip.GzipFile(path.name, "wb", 9, held) as file:
        file.write(path.read_bytes())
    return len(held.getvalue())


def figure_data(built: Path) -> bytes:
    """Give what the script of a figure reads from the page."""
    page = (built / "same-dots/index.html").read_text("utf-8")
    found = re.search(r'data-figure="([^"]+)"', page)
    assert found
    return found[1].encode()


@pytest.mark.parametrize("name", sorted(file.name for file in ASSETS.iterdir()))
def test_file_is_small(built: Path, name: str) -> None:
    """One script and one style are for every page; the others are for pages that use them."""
    size = squeezed(built / "assets/genai" / name)
    budget = BUDGET if Path(name).stem == "genai" else EXTRA_BUDGET
    if name == "genai-figure.js":
        size += len(gzip.compress(figure_data(built), 9))
        budget = FIGURE_BUDGET
    print(f"{name}: {size} of {budget} bytes")
    assert size <= budget


def test_lesson_asks_for_nothing_but_its_files(page: Page, address: str) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url.removeprefix(address)))
    page.goto(address)
    for tab in cards(page).get_by_role("tab").all():
        tab.click()
    timeline(page).get_by_role("button", name="Next").click()
    ours = [url for url in asked if "genai" in url]
    names = [
        "genai-cases.css",
        "genai-figure.css",
        "genai-figure.js",
        "genai-quiz.css",
        "genai-quiz.js",
        "genai-term.css",
        "genai-term.js",
        "genai.css",
        "genai.js",
    ]
    assert sorted(ours) == [f"assets/genai/{name}" for name in names]
    assert [url for url in asked if not url.startswith(("assets/", "search/"))] == [""]


def test_lessons_page_is_small(built: Path) -> None:
    page = built / "index.html"
    whole, sent = page.stat().st_size, squeezed(page)
    print(f"lesson: {whole:,} of {PAGE:,} bytes; {sent:,} of {PAGE_SENT:,} bytes with gzip")
    assert whole < PAGE
    assert sent < PAGE_SENT


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
    assert [url for url in blocking if not url.endswith((".css", ".js"))] == []
    assert loaded == []
