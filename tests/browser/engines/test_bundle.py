"""The bundle and the single file, read from disk in Firefox; Chromium has more tests of them."""

from __future__ import annotations

from pathlib import Path

import pytest

from ..bundled import OWN_WORDS, Unpacked
from .engine import Engine, until
from .find import each
from .widget import Widget

pytestmark = [
    pytest.mark.engines,
    pytest.mark.parametrize("started", each("firefox"), indirect=True),
]

RESULTS = ".md-search-result__link"


def test_every_page_loads_without_an_error_or_a_request(heard: Engine, bundled: Unpacked) -> None:
    assert len(bundled.pages) > 20
    for page in bundled.pages:
        heard.open(page)
    assert heard.heard() == []


def test_search_finds_a_word_of_a_panel_and_the_hit_opens_it(
    heard: Engine, bundled: Unpacked
) -> None:
    heard.open(bundled.start)
    heard.click(".start-open")
    panel, word, *_ = heard.run(OWN_WORDS)
    hit = f"{RESULTS}[href*='/site/index.html?'][href$='#{panel}-title']"
    heard.click(".md-search__input")
    heard.run(
        "const field = document.querySelector('.md-search__input');"
        "field.value = arguments[0]; field.dispatchEvent(new Event('keyup'))",
        word,
    )
    until(lambda: heard.run("return document.querySelectorAll(arguments[0]).length", hit), 1)
    # Material folds all but a page's best hits.
    heard.run(
        "document.querySelector(arguments[0]).closest('details')?.setAttribute('open', '')", hit
    )
    heard.click(hit)
    Widget(heard, "genai-cards").shows(panel)
    assert heard.heard() == []


def test_single_file_works(heard: Engine, single: Path) -> None:
    panel = "timelines-why-now-chips"
    heard.open(f"{single.as_uri()}#{panel}")
    Widget(heard, "genai-timeline").shows(panel)
    cards = Widget(heard, "genai-cards")
    heard.click(cards.tab(2))
    cards.shows(cards.panels()[2])
    assert heard.heard() == []
