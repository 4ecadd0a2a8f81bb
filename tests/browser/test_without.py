"""What a reader has when the script or the style does not come, or comes twice.

T8: nothing of ours sets a display that would beat a plain ``hidden``; the tests of the tabs count
the panels that can be seen.
"""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from .conftest import Opening, Watch
from .lesson import CARD_IDS, STEP_IDS, cards, chosen, timeline

SCRIPT = "**/genai.js?h=*"


def everything_is_open(page: Page) -> None:
    """Hold that every panel can be read, and that nothing offers what does not work."""
    for panel in (*CARD_IDS, *STEP_IDS):
        expect(page.locator(f"#{panel}")).to_be_visible()
        expect(page.locator(f"#{panel} :is(.genai-lead, .genai-text)").first).to_be_visible()
    expect(page.locator(".genai-bar")).to_be_hidden()
    assert page.get_by_role("tab").count() == 0
    assert page.get_by_role("tablist").count() == 0
    # The tabs are what they were: a list of links to the panels.
    page.locator(f".genai-tab[href$='#{CARD_IDS[4]}']").click()
    expect(page.locator(f"#{CARD_IDS[4]}")).to_be_in_viewport()


@pytest.mark.parametrize("answer", ["missing", "blocked"])
def test_everything_is_open_without_the_script(
    page: Page, address: str, watch: Watch, answer: str
) -> None:
    watch.expected.append("genai.js")
    page.route(SCRIPT, lambda r: r.fulfill(status=404) if answer == "missing" else r.abort())
    page.goto(address)
    everything_is_open(page)


def test_script_off(opening: Opening, address: str) -> None:
    page = opening(java_script_enabled=False)
    page.goto(address)
    everything_is_open(page)


def test_tabs_work_without_our_style(page: Page, address: str, watch: Watch) -> None:
    watch.expected.append("genai.css")
    page.route("**/genai.css?h=*", lambda route: route.abort())
    page.goto(address)
    cards(page).get_by_role("tab").nth(2).click()
    chosen(cards(page), CARD_IDS[2])
    page.keyboard.press("ArrowRight")
    chosen(cards(page), CARD_IDS[3])
    timeline(page).get_by_role("button", name="Next").click()
    chosen(timeline(page), STEP_IDS[1])


def test_script_that_comes_twice_does_nothing_twice(page: Page, address: str) -> None:
    page.goto(address)
    page.add_script_tag(url=f"{address}assets/genai/genai.js")
    timeline(page).get_by_role("button", name="Next").click()
    chosen(timeline(page), STEP_IDS[1])
    cards(page).get_by_role("tab").first.focus()
    page.keyboard.press("ArrowRight")
    chosen(cards(page), CARD_IDS[1])


def test_script_that_comes_late_takes_over_what_is_there(page: Page, address: str) -> None:
    page.route(SCRIPT, lambda route: route.fulfill(body=""))
    page.goto(address)
    everything_is_open(page)
    page.unroute(SCRIPT)
    page.add_script_tag(url=f"{address}assets/genai/genai.js?late")
    chosen(cards(page), CARD_IDS[4])  # as the address says
    chosen(timeline(page), STEP_IDS[0])
    for figure in page.locator("genai-figure").all():
        figure.scroll_into_view_if_needed()
        expect(figure).to_have_attribute("data-ready", "")


def test_widget_put_in_by_another_script_works(page: Page, address: str) -> None:
    page.goto(address)
    timeline(page)
    page.evaluate(
        """async () => {
          const source = await (await fetch("")).text();
          const old = document.querySelector("genai-cards");
          const other = new DOMParser().parseFromString(source, "text/html");
          old.replaceWith(other.querySelector("genai-cards"));
        }"""
    )
    cards(page).get_by_role("tab").nth(2).click()
    chosen(cards(page), CARD_IDS[2])
