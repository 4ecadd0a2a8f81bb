"""The lesson below a repository's name in Firefox; Chromium has more tests of it."""

from __future__ import annotations

from pathlib import Path

import pytest

from .engine import Engine
from .find import each
from .widget import Widget

pytestmark = [
    pytest.mark.engines,
    pytest.mark.parametrize("started", each("firefox"), indirect=True),
]


def wrong(heard: Engine, home: str) -> list[str]:
    """Return errors, which have spaces, and requests to anywhere else."""
    return [said for said in heard.heard() if " " in said or not said.startswith(home)]


def test_every_page_loads_from_the_site_alone(heard: Engine, home: str, pages: Path) -> None:
    files = [file.relative_to(pages).as_posix() for file in pages.rglob("index.html")]
    assert len(files) > 20
    for path in files:
        heard.open(home + path.removesuffix("index.html"))
    assert wrong(heard, home) == []
    assert len(heard.heard()) > len(files)


def test_address_opens_a_card(heard: Engine, home: str) -> None:
    heard.open(f"{home}#families-vae")
    Widget(heard, "genai-cards").shows("families-vae")
    assert wrong(heard, home) == []


def test_wrong_address_leads_back(heard: Engine, home: str) -> None:
    heard.open(f"{home}families/nowhere/at/all/")
    heading = "return document.querySelector('h1').textContent"
    assert heard.run(heading) == "This page does not exist"
    heard.click("article a[href$='/families/']")
    assert heard.run(f"{heading}.trim().replace('\u00b6', '')") == "The families"
    assert wrong(heard, home) == []
