"""The way through the lesson, and what its pages say to those who do not see them."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from .conftest import Opening
from .lesson import CARDS, PACK, cards

# Citations whose line does not begin with the word before them.
ALONE = """
[...document.querySelectorAll("article sup.genai-cite")].filter((mark) => {
  const range = document.createRange();
  range.setStart(mark.parentNode, 0);
  range.setEndBefore(mark);
  const before = [...range.getClientRects()].filter((box) => box.width).at(-1);
  return before && mark.checkVisibility() && mark.getBoundingClientRect().top > before.bottom;
}).map((mark) => mark.parentNode.textContent.slice(0, 80))
"""


def test_contents_of_the_lesson_are_its_sections(page: Page, address: str) -> None:
    page.goto(address)
    contents = page.locator(".md-sidebar--secondary .md-nav__link")
    headings = page.locator("article h2[id]").evaluate_all("all => all.map(one => '#' + one.id)")
    targets = contents.evaluate_all("all => all.map(one => one.hash).filter(one => one)")
    assert targets == [one for one in headings if one in targets]
    assert len(targets) <= 10


def test_page_leads_on_before_its_sources(page: Page, address: str) -> None:
    page.goto(address)
    card, sources = page.locator("article .next"), page.locator("article .genai-sources")
    expect(card).to_have_count(1)
    expect(card.locator("svg")).to_be_visible()
    assert (card.bounding_box() or {})["y"] < (sources.bounding_box() or {})["y"]
    card.click()
    expect(page.locator("h1")).to_contain_text("The families")


def test_sources_are_closed_with_their_count_and_a_citation_opens_them(
    page: Page, address: str
) -> None:
    page.goto(f"{address}families/gan/")
    shut = page.locator(".genai-sources details")
    count = page.locator(".genai-sources li").count()
    expect(shut.locator("summary")).to_have_text(f"Sources: {count}")
    expect(shut).not_to_have_attribute("open", "")
    page.locator(".genai-cite a").last.click()
    expect(shut).to_have_attribute("open", "")
    expect(shut.locator("li").last).to_be_visible()
    page.goto("about:blank")
    page.goto(f"{address}families/gan/#source-goodfellow2014")
    expect(page.locator("#source-goodfellow2014")).to_be_in_viewport()
    page.goto(f"{address}families/gan/")
    page.emulate_media(media="print")
    expect(page.locator(".genai-sources li").first).to_be_visible()


@pytest.mark.parametrize("width", [1440, 390, 320])
@pytest.mark.parametrize("path", ["", "families/gan/"])
def test_no_citation_stands_at_the_start_of_a_line(
    opening: Opening, address: str, path: str, width: int
) -> None:
    page = opening(viewport={"width": width, "height": 900})
    page.goto(address + path)
    assert page.evaluate(ALONE) == []


def test_groups_of_cards_describe_their_tabs(page: Page, address: str) -> None:
    page.goto(address)
    groups = PACK.collections["families"].groups
    for card, tab in zip(CARDS, cards(page).get_by_role("tab").all(), strict=True):
        assert card.group
        expect(tab).to_have_accessible_description(groups[card.group])


def test_formula_that_fits_is_no_stop_of_the_keyboard(opening: Opening, address: str) -> None:
    page = opening()
    page.goto(f"{address}families/gan/")
    formula = page.locator(".genai-formula")
    expect(formula).not_to_have_attribute("tabindex", "0")
    page.set_viewport_size({"width": 320, "height": 600})
    expect(formula).to_have_attribute("tabindex", "0")


def test_more_contrast_takes_the_greys(opening: Opening, address: str) -> None:
    page = opening(contrast="more")
    page.goto(address)
    note = page.locator(".genai-card .genai-note").first
    colours = note.evaluate(
        "one => [one, one.closest('.genai-tab')].map(each => getComputedStyle(each).color)"
    )
    assert colours[0] == colours[1]
