"""A rail with many stops: it wraps into rows, fits, and can be hit."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from mkdocs_genai_plugin.data.model import Timeline

from .conftest import Opening
from .lesson import PACK, chosen, timeline
from .test_accessibility import judged
from .test_layout import CUT, SMALL, sideways

ITEM = PACK.items["timelines/milestones"]
assert isinstance(ITEM, Timeline)
IDS = [f"{ITEM.anchor}-{step.id}" for step in ITEM.steps]
MILESTONES = "milestones/"


def tops(page: Page) -> list[float]:
    """Give where the rows of the rail start."""
    boxes = [dot.bounding_box() for dot in page.locator(".genai-dot").all()]
    return sorted({box["y"] for box in boxes if box})


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1280, 360, 320])
def test_long_rail_fits(opening: Opening, address: str, width: int, scheme: str) -> None:
    page = opening(viewport={"width": width, "height": 900}, color_scheme=scheme)
    page.goto(address + MILESTONES)
    widget = timeline(page)
    expect(widget.get_by_role("tab")).to_have_count(len(IDS))
    for place in (0, len(IDS) // 2, -1):
        widget.get_by_role("tab").nth(place).click()
        chosen(widget, IDS[place])
        assert sideways(page) == 0
        assert page.evaluate(CUT) == []
        assert page.evaluate(SMALL) == []
        assert judged(page) == []
    assert 2 <= len(tops(page)) <= 4


@pytest.mark.parametrize("direction", ["ltr", "rtl"])
def test_rows_read_in_the_direction_of_the_page(page: Page, address: str, direction: str) -> None:
    page.goto(address + MILESTONES)
    page.evaluate("direction => { document.body.dir = direction }", direction)
    first, second = (page.locator(".genai-dot").nth(place).bounding_box() for place in (0, 1))
    assert first
    assert second
    assert (first["x"] < second["x"]) is (direction == "ltr")
    assert sideways(page) == 0


def test_short_rail_has_one_row_and_no_file_of_its_own(page: Page, address: str) -> None:
    page.goto(address)
    timeline(page)
    assert len(tops(page)) == 1
    assert page.locator("genai-rows, [href*=genai-rows]").count() == 0
