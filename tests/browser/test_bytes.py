"""What the widgets cost a reader to load."""

from __future__ import annotations

import gzip
import io
from pathlib import Path

import pytest
from playwright.sync_api import Page

from .lesson import cards, timeline

BUDGET = 3584
EXTRA = 2048  # on the pages that use the element


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


@pytest.mark.parametrize("name", ["genai-cases.css"])
def test_file_of_one_element_is_smaller(built: Path, name: str) -> None:
    assert squeezed(built / "assets/genai" / name) <= EXTRA


def test_widgets_ask_for_nothing_but_their_files(page: Page, address: str) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url.removeprefix(address)))
    page.goto(address)
    for tab in cards(page).get_by_role("tab").all():
        tab.click()
    timeline(page).get_by_role("button", name="Next").click()
    ours = [url for url in asked if "genai" in url]
    assert sorted(ours) == [
        "assets/genai/genai-cases.css",
        "assets/genai/genai.css",
        "assets/genai/genai.js",
    ]
    assert [url for url in asked if not url.startswith(("assets/", "search/"))] == [""]
