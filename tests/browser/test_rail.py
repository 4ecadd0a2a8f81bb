"""A rail with many stops: a list by year that fits, can be hit, and keeps names in sight."""

from __future__ import annotations

import re
from itertools import pairwise

import pytest
from playwright.sync_api import Page, expect

from mkdocs_genai_plugin.kinds.timelines import Timeline

from .conftest import Opening
from .lesson import PACK, chosen, timeline
from .test_accessibility import judged
from .test_layout import CUT, OBSERVE, SMALL, sideways

ITEM = PACK.items["timelines/milestones"]
assert isinstance(ITEM, Timeline)
IDS = [f"{ITEM.anchor}-{step.id}" for step in ITEM.steps]
MILESTONES = "milestones/"


# Gives the names of steps that are not seen.
UNSEEN = """
(rail) => [...rail.querySelectorAll(".genai-label")].filter((name) => {
  const { width, height } = name.getBoundingClientRect();
  return width < 20 || height < 8 || getComputedStyle(name).clipPath !== "none";
}).map((name) => name.textContent)
"""
CHOSEN_IN_SIGHT = """
(rail) => {
  const { top, bottom } = rail.getBoundingClientRect();
  const chosen = rail.querySelector("[aria-selected=true]").getBoundingClientRect();
  return top <= chosen.top && chosen.bottom <= bottom;
}
"""
# Makes a timeline of 80 steps out of the one on the page.
GROW = """
(timeline) => {
  const grown = timeline.cloneNode(true);
  const [rail, panels] = [".genai-rail", ".genai-panels"].map((one) => grown.querySelector(one));
  const stops = [...rail.querySelectorAll("li:has(a)")];
  for (let n = stops.length; n < 80; n++) {
    const pair = [stops[n % 20], panels.children[n % 20]];
    const [stop, panel] = pair.map((one) => one.cloneNode(true));
    panel.id = `step-${n}`;
    stop.firstElementChild.setAttribute("href", `#step-${n}`);
    stop.querySelector(".genai-dot").textContent = n + 1;
    rail.append(stop);
    panels.append(panel);
  }
  timeline.replaceWith(grown);
}
"""


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
        rail = widget.locator(".genai-rail")
        assert rail.evaluate(UNSEEN) == []
        assert rail.evaluate(CHOSEN_IN_SIGHT)
    assert judged(page) == []


def test_years_are_a_true_axis(page: Page, address: str) -> None:
    page.goto(address + MILESTONES)
    years = timeline(page).locator(".genai-rail > .genai-group").all_text_contents()
    assert years == [str(year) for year in range(int(years[0]), int(years[-1]) + 1)]
    for number, step in enumerate(ITEM.steps, 1):
        stop = page.get_by_role("tab", name=f"{number} {step.name} {step.when}", exact=True)
        above = "one => { while (!one.matches('.genai-group')) one = one.previousElementSibling;"
        year = stop.locator("..").evaluate(above + " return one.textContent }")
        assert year in step.when


def test_eighty_steps_keep_names_in_sight_on_a_phone(opening: Opening, address: str) -> None:
    page = opening(viewport={"width": 390, "height": 844})
    page.goto(address + MILESTONES)
    timeline(page).evaluate(GROW)
    widget = timeline(page)
    expect(widget.get_by_role("tab")).to_have_count(80)
    widget.evaluate("one => one.select(70)")
    rail = widget.locator(".genai-rail")
    assert rail.evaluate(UNSEEN) == []
    assert rail.evaluate(CHOSEN_IN_SIGHT)
    assert rail.evaluate("one => one.clientHeight < innerHeight / 2")
    page.keyboard.press("Tab")
    widget.get_by_role("tab", selected=True).press("ArrowDown")
    expect(widget.get_by_role("tab").nth(71)).to_be_focused()


@pytest.mark.parametrize("width", [390, 320])
def test_number_and_name_are_seen_and_said(opening: Opening, address: str, width: int) -> None:
    page = opening(viewport={"width": width, "height": 844})
    page.goto(address)
    widget = timeline(page)
    assert widget.locator(".genai-rail").evaluate(UNSEEN) == []
    for number, tab in enumerate(widget.get_by_role("tab").all(), 1):
        name = tab.locator(".genai-label").inner_text()
        expect(tab).to_have_accessible_name(re.compile(rf"^{number} {re.escape(name)}\b"))


@pytest.mark.parametrize("direction", ["ltr", "rtl"])
def test_rows_read_in_the_direction_of_the_page(page: Page, address: str, direction: str) -> None:
    page.goto(address + MILESTONES)
    page.evaluate("direction => { document.body.dir = direction }", direction)
    first = page.locator(".genai-stop").first
    number, name = (first.locator(one).bounding_box() for one in (".genai-dot", ".genai-label"))
    assert number
    assert name
    assert (number["x"] < name["x"]) is (direction == "ltr")
    assert sideways(page) == 0


def test_short_rail_has_one_row_and_no_file_of_its_own(page: Page, address: str) -> None:
    page.goto(address)
    timeline(page)
    boxes = [dot.bounding_box() for dot in page.locator("genai-timeline .genai-dot").all()]
    assert len({box["y"] for box in boxes if box}) == 1
    assert page.locator("genai-rows, [href*=genai-rows]").count() == 0


@pytest.mark.parametrize("size", [(360, 800), (1280, 900)])
def test_link_to_a_step_leaves_its_panel_uncovered(
    opening: Opening, address: str, size: tuple[int, int]
) -> None:
    page = opening(viewport={"width": size[0], "height": size[1]})
    page.goto(f"{address}milestones/#timelines-milestones-alexnet")
    panel = page.locator("#timelines-milestones-alexnet")
    rail, box = page.locator(".genai-rail").bounding_box(), panel.bounding_box()
    assert rail
    assert box
    beside = box["x"] >= rail["x"] + rail["width"]
    assert beside or box["y"] >= rail["y"] + rail["height"]
    assert page.evaluate(CUT) == []
    # A word of a number that is kept in mind is not broken.
    broken = panel.locator(".genai-value").evaluate_all(
        "all => all.map((one) => [one.scrollWidth - one.clientWidth, one.clientWidth])"
    )
    assert all(over == 0 and width > 150 for over, width in broken)


# Gives of each stop its name, its year, its lane, and its box.
STOPS = """
(rail) => [...rail.querySelectorAll("[data-at]")].map((stop) => {
  const { left, right, top, bottom } = stop.getBoundingClientRect();
  const name = stop.querySelector(".genai-label").textContent;
  return [name, Number(stop.dataset.at), stop.dataset.lane, left, right, top, bottom];
})
"""
LANES = "one => one.matches('[data-lanes]')"


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1600, 1440, 1280])
def test_milestones_stand_on_a_true_axis_in_lanes_with_their_names(
    opening: Opening, address: str, width: int, scheme: str
) -> None:
    page = opening(viewport={"width": width, "height": 900}, color_scheme=scheme)
    page.goto(address + MILESTONES)
    rail = timeline(page).locator(".genai-rail")
    assert timeline(page).evaluate(LANES)
    stops = rail.evaluate(STOPS)
    first, last = stops[0], stops[-1]
    year = (last[3] - first[3]) / (last[1] - first[1])
    lanes: dict[str, set[float]] = {}
    for (name, at, lane, left, right, top, bottom), step in zip(stops, ITEM.steps, strict=True):
        assert (name, lane) == (step.name, step.tag)
        assert left - first[3] == pytest.approx((at - first[1]) * year, abs=1)
        assert 0 <= left < right <= width
        lanes.setdefault(lane, set()).update((top, bottom))
        for other in stops:
            apart = other[3] >= right or other[4] <= left or other[5] >= bottom or other[6] <= top
            assert other[0] == name or apart
    spans = sorted((min(each), max(each)) for each in lanes.values())
    assert all(above[1] <= below[0] for above, below in pairwise(spans))
    assert rail.locator(".genai-lane").all_text_contents() == list(lanes)
    assert rail.evaluate(UNSEEN) == []
    assert page.evaluate(CUT) == []
    assert page.evaluate(SMALL) == []
    assert sideways(page) == 0
    assert judged(page, "genai-timeline") == []


def test_axis_is_walked_in_the_order_of_time_and_is_a_list_where_it_has_no_room(
    page: Page, address: str
) -> None:
    page.set_viewport_size({"width": 1440, "height": 900})
    page.goto(address + MILESTONES)
    tabs = timeline(page).get_by_role("tab")
    tabs.first.press("ArrowRight")
    expect(tabs.nth(1)).to_be_focused()
    expect(tabs.nth(1)).to_have_attribute("aria-selected", "true")
    page.set_viewport_size({"width": 768, "height": 900})
    page.wait_for_function("!document.querySelector('[data-lanes]')")
    expect(timeline(page).locator(".genai-lane").first).to_be_hidden()
    assert timeline(page).locator(".genai-rail").evaluate(UNSEEN) == []


@pytest.mark.parametrize("place", ["", "#timelines-milestones-gpt-3"])
def test_nothing_moves_while_the_axis_comes(opening: Opening, address: str, place: str) -> None:
    page = opening(viewport={"width": 1440, "height": 900})
    page.add_init_script(OBSERVE)
    page.goto(address + MILESTONES + place)
    page.wait_for_timeout(500)
    assert page.evaluate("shifted()") == []
