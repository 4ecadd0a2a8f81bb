"""A plot and the systems below the cards: drawn when the site is built, read in any width."""

from __future__ import annotations

from itertools import combinations
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from mkdocs_genai_plugin.kinds.plots import Plot
from mkdocs_genai_plugin.kinds.systems import Systems
from mkdocs_genai_plugin.render.numbers import Numbers

from .conftest import Opening
from .lesson import PACK
from .test_accessibility import judged
from .test_print import dense, printed

PLOT = PACK.items["plots/training-compute"]
assert isinstance(PLOT, Plot)
SYSTEMS = PACK.items["systems/families-at-work"]
assert isinstance(SYSTEMS, Systems)
NUMBERS = Numbers()
WHY_NOW, FAMILIES = "why-now/", "families/"
PLACES = [(WHY_NOW, "genai-plot"), (FAMILIES, "genai-systems")]
places = pytest.mark.parametrize(("path", "element"), PLACES, ids=["plot", "systems"])

# Gives the boxes of the texts and dots in a drawing, as what they are, left, top, right, bottom.
BOXES = """
(svg) => [...svg.querySelectorAll("text, circle")].map((node) => {
  const { left, top, right, bottom } = node.getBoundingClientRect();
  const half = node.tagName === "text" ? (bottom - top) * .15 : 0; // the room above and below
  return [node.textContent || "dot", left, top + half, right, bottom - half];
})
"""


def boxes(page: Page) -> Any:
    """Return where the texts and dots of the plot stand."""
    return page.locator("genai-plot svg").evaluate(BOXES)


def overlapping(found: Any) -> list[tuple[str, str]]:
    """Return the pairs of boxes that share room."""
    return [
        (one[0], two[0])
        for one, two in combinations(found, 2)
        if one[1] < two[3] and two[1] < one[3] and one[2] < two[4] and two[2] < one[4]
    ]


@places
def test_axe_has_nothing_against_them(shown: Page, address: str, path: str, element: str) -> None:
    shown.goto(address + path)
    assert shown.locator(element).count() == 1
    assert judged(shown, element) == []
    if element == "genai-plot":
        shown.locator("genai-plot summary").click()
        expect(shown.locator("genai-plot table")).to_be_visible()
        assert judged(shown, element) == []


@pytest.mark.parametrize("script", [True, False], ids=["script", "no-script"])
@pytest.mark.parametrize("width", [320, 1280])
def test_the_texts_of_a_plot_have_room(
    opening: Opening, address: str, width: int, script: bool
) -> None:
    page = opening(viewport={"width": width, "height": 900}, java_script_enabled=script)
    page.goto(address + WHY_NOW)
    found = boxes(page)
    assert len([one for one in found if one[0] == "dot"]) == len(PLOT.points)
    assert len(found) > 3 * len(PLOT.points)
    assert overlapping(found) == []
    assert all(left >= 0 and right <= width for _, left, _, right, _ in found)


def test_texts_without_room_would_be_seen(page: Page, address: str) -> None:
    page.goto(address + WHY_NOW)
    page.locator("genai-plot svg").evaluate("svg => { svg.style.width = '8em' }")
    assert overlapping(boxes(page))


@places
def test_nothing_scrolls_sideways(opening: Opening, address: str, path: str, element: str) -> None:
    page = opening(viewport={"width": 320, "height": 900})
    page.goto(address + path)
    assert page.locator(element).evaluate("node => node.scrollWidth <= node.clientWidth")
    assert page.evaluate("document.documentElement.scrollWidth") <= 320


def test_the_text_of_a_plot_grows_with_the_page(page: Page, address: str) -> None:
    page.goto(address + WHY_NOW)
    text = page.locator("genai-plot .genai-label").first
    small = (text.bounding_box() or {})["height"]
    page.locator("genai-plot").evaluate("node => { node.style.fontSize = '200%' }")
    assert (text.bounding_box() or {})["height"] == pytest.approx(2 * small, rel=0.1)
    assert overlapping(boxes(page)) == []


def test_a_plot_is_read_aloud_as_an_image(page: Page, address: str) -> None:
    page.goto(address + WHY_NOW)
    image = page.get_by_role("img", name=PLOT.title)
    expect(image).to_have_accessible_name(f"{PLOT.title} {PLOT.description}")


def test_the_numbers_are_one_step_away(page: Page, address: str) -> None:
    page.goto(address + WHY_NOW)
    table = page.locator("genai-plot table")
    expect(table).to_be_hidden()
    page.locator("genai-plot summary").press("Enter")
    expect(table).to_be_visible()
    expect(table.locator("caption")).to_have_text(PLOT.title)
    for point in PLOT.points:
        row = table.get_by_role("row").filter(has=page.get_by_role("rowheader", name=point.name))
        expect(row.first).to_contain_text(NUMBERS.value(point.value or 0))


def test_what_outsiders_estimated_is_hollow_and_says_so(page: Page, address: str) -> None:
    page.goto(address + WHY_NOW)
    rows = page.locator("genai-plot .genai-estimate")
    assert rows.count() == sum(point.estimate for point in PLOT.points) > 0
    solid = page.locator("genai-plot .genai-row:not(.genai-estimate) circle").first
    fill = "node => getComputedStyle(node).fill === getComputedStyle(node).stroke"
    assert solid.evaluate(fill)
    for row in rows.all():
        expect(row).to_contain_text("(estimate)")
        assert not row.locator("circle").evaluate(fill)


def test_a_plot_and_its_numbers_are_printed(page: Page, address: str) -> None:
    page.goto(address + WHY_NOW)
    text = dense("".join(part.extract_text() for part in printed(page).pages))
    for point in PLOT.points:
        value = dense(NUMBERS.value(point.value or 0))
        assert text.count(value) >= 2, point.name
        assert text.count(dense(point.name)) >= 2


def test_systems_are_printed_and_read_in_order(page: Page, address: str) -> None:
    page.goto(address + FAMILIES)
    sections = page.locator("genai-systems section")
    assert sections.count() == len(SYSTEMS.systems)
    for section, system in zip(sections.all(), SYSTEMS.systems, strict=True):
        expect(section.get_by_role("heading", name=system.name)).to_be_visible()
        stages = section.get_by_role("listitem").locator(".genai-stage").all_text_contents()
        assert stages == [stage.name for stage in system.stages]
    text = dense("".join(part.extract_text() for part in printed(page).pages))
    for system in SYSTEMS.systems:
        assert all(dense(stage.name) in text for stage in system.stages)


def test_a_stage_leads_to_the_page_of_its_item(page: Page, address: str) -> None:
    page.goto(address + FAMILIES)
    page.locator("genai-systems").get_by_role("link", name="GAN").first.click()
    expect(page).to_have_url(f"{address}families/gan/")


def test_kinds_of_dots_are_said_beside_their_colour(page: Page, address: str) -> None:
    page.goto(address + WHY_NOW)
    page.locator("genai-plot summary").click()
    expect(page.get_by_role("columnheader", name=PLOT.groups, exact=True)).to_be_visible()
    for point in PLOT.points:
        assert point.group
        row = page.locator("genai-plot .genai-row").filter(has_text=point.name)
        expect(row.first).to_contain_text(f"{point.when[:4]} · {point.group}")
        cells = page.locator("genai-plot tbody tr").filter(has_text=point.name)
        expect(cells.first.locator("td").nth(1)).to_have_text(point.group)


def test_each_run_says_how_long_it_lasts_if_the_first_took_a_second(
    page: Page, address: str
) -> None:
    page.goto(address + WHY_NOW)
    second = next(point.value for point in PLOT.points if point.name == PLOT.second)
    page.locator("genai-plot summary").click()
    for point in PLOT.points:
        assert second
        assert point.value
        lasts = NUMBERS.lasting(point.value / second)
        row = page.locator("genai-plot .genai-row").filter(has_text=point.name)
        expect(row.first.locator(".genai-lasts")).to_have_text(lasts)
        cells = page.locator("genai-plot tbody tr").filter(has_text=point.name)
        expect(cells.first.get_by_role("cell", name=lasts, exact=True)).to_be_visible()
    expect(page.locator("genai-plot figcaption")).to_contain_text("AlexNet had taken 1 second")
