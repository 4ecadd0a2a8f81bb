"""Nothing shifts, nothing is cut off, and everything can be hit.

T9 and T17 are about shifts that only the tests here can find.
"""

from __future__ import annotations

import datetime
from typing import Any

import pytest
from playwright.sync_api import Page, Route, ViewportSize, expect

from .conftest import DESKTOP, PHONE, Opening
from .lesson import CARD_IDS, INTERVAL, START, STEP_IDS, cards, choose, frames, timeline

GAN = "families/gan/"

OBSERVE = """
window.shifts = [];
const say = (node) => {
  const element = node instanceof Element ? node : node?.parentElement;
  if (!element) return "gone";
  return (element.closest(".genai") ? "ours: " : "") + element.outerHTML.slice(0, 80);
};
const note = (entries) => {
  for (const { value, sources } of entries) {
    shifts.push([value, ...sources.map(({ node }) => say(node))]);
  }
};
const observer = new PerformanceObserver((list) => note(list.getEntries()));
observer.observe({ type: "layout-shift", buffered: true });
window.shifted = () => (note(observer.takeRecords()), shifts.splice(0));
"""


def delayed(page: Page, address: str) -> None:
    """Open a page whose script comes after everything else in it."""
    held: list[Route] = []
    page.route("**/genai.js?h=*", lambda route: held.append(route))
    # The last thing that a page asks for; the parser looks ahead while it waits for the script.
    with page.expect_event("requestfinished", lambda request: "/bundle." in request.url):
        page.goto(address, wait_until="commit")
    assert page.locator("body").count() == 0
    (route,) = held
    route.continue_()
    page.wait_for_load_state("load")


@pytest.mark.parametrize("view", [DESKTOP, PHONE], ids=["desktop", "phone"])
@pytest.mark.parametrize("target", ["", CARD_IDS[4], STEP_IDS[2]], ids=["plain", "card", "step"])
@pytest.mark.parametrize("slow", [False, True], ids=["fast", "delayed"])
def test_motion_shift(
    opening: Opening, address: str, view: ViewportSize, target: str, slow: bool
) -> None:
    page = opening(viewport=view)
    page.add_init_script(OBSERVE)
    destination = f"{address}#{target}".removesuffix("#")
    delayed(page, destination) if slow else page.goto(destination)
    for widget in (cards(page), timeline(page)):
        frames(page)
        widget.evaluate("node => node.scrollIntoView()")
    if target:
        expect(page.locator(f"#{target}")).to_be_visible()
    frames(page)
    assert page.evaluate("shifted()") == []


def test_motion_shift_while_playing(opening: Opening, address: str) -> None:
    page = opening(viewport=PHONE)
    page.add_init_script(OBSERVE)
    page.clock.install(time=START)
    page.goto(address)
    widget = timeline(page)
    page.clock.pause_at(START + datetime.timedelta(hours=1))
    widget.get_by_role("button", name="Play").click()
    widget.evaluate("node => node.scrollIntoView({ block: 'end', behavior: 'instant' })")
    page.screenshot()  # draws what there is
    page.evaluate("shifted()")
    boxes = widget.locator(".genai-tab, .genai-button")
    before = [box.bounding_box() for box in boxes.all()]
    for step in STEP_IDS[1:]:
        page.clock.run_for(INTERVAL)
        expect(page.locator(f"#{step}")).to_be_visible()
        page.screenshot()
        assert page.evaluate("shifted()") == []
        assert [box.bounding_box() for box in boxes.all()] == before


def test_a_shift_would_be_seen(page: Page, address: str) -> None:
    page.add_init_script(OBSERVE)
    page.goto(address)
    frames(page)
    cards(page).evaluate("node => { node.scrollIntoView(); node.style.paddingTop = '99px' }")
    frames(page)
    page.wait_for_function("shifts.length")
    assert any("ours: " in part for _, *parts in page.evaluate("shifted()") for part in parts)


# The user's own spacing: WCAG 2.2, 1.4.12.
SPACING = """
* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important; }
p { margin-bottom: 2em !important; }
"""
# Gives the words that reach out of the box they stand in, or of one that cuts them off.
CUT = """
() => {
  const boxes = ".genai, .genai-body, .genai-tab, .genai-button, .genai-case, .genai-highlight,"
    + " .genai-chip, .genai-flow > li, .genai-points > div";
  const hidden = (element) => {
    for (let node = element; node; node = node.parentElement)
      if (getComputedStyle(node).clipPath !== "none") return true;
    return !element.checkVisibility({ visibilityProperty: true, contentVisibilityAuto: true });
  };
  const found = [];
  for (const widget of document.querySelectorAll(".genai")) {
    const walker = document.createTreeWalker(widget, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
      const text = walker.currentNode;
      const parent = text.parentElement;
      const scrolls = parent.closest(".genai-scroll, .genai-formula, math");
      if (!text.data.trim() || hidden(parent) || scrolls) continue;
      const range = document.createRange();
      range.selectNodeContents(text);
      for (let box = parent; widget.contains(box); box = box.parentElement) {
        const { overflowX, overflowY } = getComputedStyle(box);
        if (!box.matches(boxes) && overflowX === "visible" && overflowY === "visible") continue;
        const around = box.getBoundingClientRect();
        const down = /auto|scroll/.test(overflowY) && box.scrollHeight > box.clientHeight;
        for (const rect of range.getClientRects())
          if (rect.left < around.left - 1 || rect.right > around.right + 1
            || !down && (rect.top < around.top - 4 || rect.bottom > around.bottom + 4))
            found.push(`${text.data.trim().slice(0, 40)} in ${box.className || box.tagName}`);
        if (down) break; // it brings in sight what is above and below
      }
    }
  }
  return [...new Set(found)];
}
"""
# Gives the controls that are too small: the links in a sentence, or a list of them, are not.
SMALL = """
() => [...document.querySelectorAll(
    ".genai :is(.genai-tab, button, [tabindex='0']), .genai-more > a")]
  .filter((target) => target.checkVisibility({ visibilityProperty: true }))
  .map((target) => [target, target.getBoundingClientRect()])
  .filter(([, { width, height }]) => Math.min(width, height) < 24)
  .map(([target, { width, height }]) => `${target.outerHTML.slice(0, 60)} ${width} x ${height}`)
"""


def sideways(page: Page) -> Any:
    """Tell how far the page can be pushed to the side."""
    return page.evaluate("() => { scrollTo(999, scrollY); return scrollX }")


@pytest.mark.parametrize("width", [1280, 320, 256])
def test_page_fits_and_targets_are_large(opening: Opening, address: str, width: int) -> None:
    page = opening(viewport={"width": width, "height": 800})
    page.goto(address)
    for place in range(len(CARD_IDS)):
        choose(page, place)
        assert sideways(page) == 0
        assert page.evaluate(CUT) == []
        assert page.evaluate(SMALL) == []
    for button in timeline(page).locator(".genai-button").all():
        box = button.bounding_box()
        assert box
        assert box["height"] >= 44
    page.goto(address + GAN)
    assert sideways(page) == 0
    assert page.evaluate(CUT) == []
    assert page.evaluate(SMALL) == []


@pytest.mark.parametrize("width", [320, 256])
def test_wider_spacing_cuts_nothing_off(opening: Opening, address: str, width: int) -> None:
    page = opening(viewport={"width": width, "height": 800})
    page.goto(address)
    page.add_style_tag(content=SPACING)
    for place in range(len(CARD_IDS)):
        choose(page, place)
        assert sideways(page) == 0
        assert page.evaluate(CUT) == []
    page.goto(address + GAN)
    page.add_style_tag(content=SPACING)
    assert sideways(page) == 0
    assert page.evaluate(CUT) == []


def test_cut_off_words_would_be_seen(page: Page, address: str) -> None:
    page.goto(address)
    lead = cards(page).locator(".genai-lead").first
    lead.evaluate("node => Object.assign(node.style, { height: '1em', overflow: 'hidden' })")
    assert any("genai-lead" in found for found in page.evaluate(CUT))


@pytest.mark.parametrize("direction", ["ltr", "rtl"])
def test_chosen_card_and_step_stand_out_in_forced_colours(
    opening: Opening, address: str, direction: str
) -> None:
    page = opening(forced_colors="active")
    page.goto(address)
    page.evaluate("direction => { document.body.dir = direction }", direction)
    for selector in ("genai-cards .genai-tab", "genai-timeline .genai-tab .genai-dot"):
        outlines = [
            mark.evaluate("node => getComputedStyle(node).outlineStyle")
            for mark in page.locator(selector).all()
        ]
        assert [style != "none" for style in outlines] == [True] + [False] * (len(outlines) - 1)
    assert sideways(page) == 0


# Gives the widths of what is seen, in rem, of which a theme makes more pixels on wide screens.
WIDTHS = """
(all) => all.filter((one) => one.checkVisibility()).map((one) => one.getBoundingClientRect().width
  / parseFloat(getComputedStyle(document.documentElement).fontSize))
"""


@pytest.mark.parametrize("width", [1440, 1600])
@pytest.mark.parametrize("path", ["", "same-dots/"])
def test_text_keeps_its_measure_where_pictures_are_wider(
    opening: Opening, address: str, path: str, width: int
) -> None:
    page = opening(viewport={"width": width, "height": 900})
    page.goto(address + path)
    texts = page.locator("article > p").evaluate_all(WIDTHS)
    views = page.locator("[data-machine='classifiers'] .genai-view").evaluate_all(WIDTHS)
    lines = page.locator("[data-machine='pile'] .genai-view").evaluate_all(WIDTHS)
    assert 0 < max([*texts, *lines]) <= 35
    assert 42 < min(views) <= max(views) <= 55
    assert sideways(page) == 0


def test_a_long_word_on_a_card_stays_in_one_piece(page: Page, address: str) -> None:
    page.goto(address)
    label = page.locator(".genai-card .genai-label").first
    line = label.evaluate("node => node.getBoundingClientRect().height")
    label.evaluate("node => { node.textContent = 'Emmentalerkäse'; }")
    card = page.locator(".genai-card").first.bounding_box()
    box = label.bounding_box()
    assert card and box
    assert box["height"] == line
    assert box["x"] + box["width"] <= card["x"] + card["width"]
