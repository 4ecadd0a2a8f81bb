"""What the widgets cost a reader to load."""

from __future__ import annotations

import gzip
import io
from pathlib import Path

import pytest
from playwright.sync_api import Page

from .lesson import cards, timeline

BUDGET = 3584
# For what only some pages use.
EXTRA_BUDGET = 2048


def squeezed(path: Path) -> int:
    """Give the size of a file as ``gzip -9`` leaves it, name included."""
    held = io.BytesIO()
    with gzip.GzipFile(path.name, "wb", 9, held) as file:
        file.write(path.read_bytes())
    return len(held.getvalue())


@pytest.mark.parametrize("name", ["genai.js", "genai.css"])
def test_file_is_small(built: Path, name: str) -> None:
    size = squeezed(built / "assets/genai" / name)
    print(f"{name}: {size} of {BUDGET} bytes")
    assert size <= BUDGET


@pytest.mark.parametrize("name", ["genai-glossary.css", "genai-term.css", "genai-term.js"])
def test_file_for_some_pages_is_smaller(built: Path, name: str) -> None:
    size = squeezed(built / "assets/genai" / name)
    print(f"{name}: {size} of {EXTRA_BUDGET} bytes")
    assert size <= EXTRA_BUDGET


def test_lesson_asks_for_nothing_but_its_files(page: Page, address: str) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url.removeprefix(address)))
    page.goto(address)
    for tab in cards(page).get_by_role("tab").all():
        tab.click()
    timeline(page).get_by_role("button", name="Next").click()
    ours = [url for url in asked if "genai" in url]
    names = ["genai-term.css", "genai-term.js", "genai.css", "genai.js"]
    assert sorted(ours) == [f"assets/genai/{name}" for name in names]
    assert [url for url in asked if not url.startswith(("assets/", "search/"))] == [""]
