"""The comparison's table: what it tells, and how it scrolls."""

from __future__ import annotations

from typing import Literal

import pytest
from playwright.sync_api import Locator, Page, ViewportSize, expect

from mkdocs_genai_plugin.kinds.cards.collection import Collection
from mkdocs_genai_plugin.kinds.comparisons import Comparison

from .conftest import PHONE, Opening
from .lesson import PACK
from .test_accessibility import judged
from .test_layout import SMALL, sideways

ITEM = PACK.items["comparisons/discriminative-vs-generative"]
assert isinstance(ITEM, Comparison)
FAMILIES: Collection = PACK.collections["families"]
NARROW = ViewportSize(width=320, height=640)
TITLE, ROWS, COLUMNS = ITEM.title, len(ITEM.rows), len(ITEM.columns)


def region(page: Page) -> Locator:
    """Return the region around the table, once it is ready."""
    expect(page.locator("genai-comparison")).to_have_attribute("data-ready", "")
    return page.get_by_role("region", name=TITLE, exact=True)


def test_role_region(page: Page, address: str) -> None:
    page.goto(address)
    expect(region(page)).not_to_have_attribute("tabindex", "0")
    page.set_viewport_size(NARROW)
    expect(region(page)).to_have_attribute("tabindex", "0")
    region(page).focus()
    page.keyboard.press("ArrowRight")
    page.wait_for_function("document.querySelector('.genai-scroll').scrollLeft > 0")
    # Who is in there is not thrown out.
    page.set_viewport_size({"width": 1280, "height": 900})
    page.wait_for_function(
        "() => { const { scrollWidth, clientWidth } = document.querySelector('.genai-scroll');"
        " return scrollWidth <= clientWidth }"
    )
    expect(region(page)).to_be_focused()
    region(page).blur()
    page.set_viewport_size({"width": 1200, "height": 900})
    expect(region(page)).not_to_have_attribute("tabindex", "0")


def test_every_heading_has_its_scope(page: Page, address: str) -> None:
    page.goto(address)
    table = region(page).locator("table")
    expect(table.locator("th")).to_have_count(1 + COLUMNS + ROWS)
    expect(table.locator("thead th[scope=col]")).to_have_count(1 + COLUMNS)
    expect(table.locator("tbody th[scope=row]")).to_have_count(ROWS)
    expect(table.locator("caption")).to_have_text(TITLE)
    assert page.locator(".md-typeset__scrollwrap .genai-table").count() == 0


@pytest.mark.parametrize(("path", "width"), [("", 360), ("families/", 1280), ("why-now/", 768)])
def test_table_is_seen_whole(opening: Opening, address: str, path: str, width: int) -> None:
    page = opening(viewport={"width": width, "height": 900})
    page.goto(address + path)
    page.evaluate("document.querySelectorAll('details').forEach(one => { one.open = true })")
    tables = page.locator(".genai-scroll")
    assert tables.count() == 1
    assert tables.evaluate("node => node.scrollWidth - node.clientWidth") == 0


def test_shade_tells_that_a_table_goes_on(opening: Opening, address: str) -> None:
    page = opening(viewport={"width": 320, "height": 900})
    page.goto(address)
    scroll = page.locator(".genai-scroll")
    scroll.evaluate("node => node.scrollIntoView({ block: 'start' })")
    scroll.evaluate("node => { node.firstElementChild.style.visibility = 'hidden' }")
    box = scroll.bounding_box()
    assert box
    edge = {"x": box["x"] + box["width"] - 8, "y": box["y"] + 200, "width": 4, "height": 4}
    shaded = page.screenshot(clip=edge)
    scroll.evaluate("node => { node.scrollLeft = node.scrollWidth }")
    assert page.screenshot(clip=edge) != shaded


@pytest.mark.parametrize("width", [1280, 320])
def test_headings_are_in_the_accessibility_tree(opening: Opening, address: str, width: int) -> None:
    page = opening(viewport={"width": width, "height": 800})
    page.goto(address)
    region(page)
    tools = page.context.new_cdp_session(page)
    tools.send("Accessibility.enable")
    root = tools.send("DOM.getDocument")["root"]["nodeId"]
    asked = {"nodeId": root, "selector": ".genai-scroll"}
    node = tools.send("DOM.querySelector", asked)
    found: dict[str, list[str]] = {}
    for one in tools.send("Accessibility.queryAXTree", node)["nodes"]:
        if not one["ignored"]:
            found.setdefault(one["role"]["value"], []).append(one["name"]["value"])
    assert found["region"] == found["table"] == [TITLE]
    assert len(found["row"]) == 1 + ROWS
    assert len(found["columnheader"]) == 1 + COLUMNS
    assert all(found["columnheader"])
    assert found["rowheader"] == [row.name for row in ITEM.rows]
    assert len(found["cell"]) == ROWS * COLUMNS


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_first_column_stays_and_hides_what_runs_under_it(
    opening: Opening, address: str, scheme: Literal["light", "dark"]
) -> None:
    page = opening(viewport=PHONE, color_scheme=scheme)
    page.goto(address)
    scroller = region(page)
    scroller.evaluate("node => { node.scrollLeft = 120 }")
    edge = scroller.evaluate("node => node.getBoundingClientRect().left + node.clientLeft")
    for head in scroller.locator("tr > :first-child").all():
        left, colour, above = head.evaluate(
            """node => {
              node.scrollIntoView({ block: "center", behavior: "instant" });
              const { left, right, top, height } = node.getBoundingClientRect();
              const there = document.elementFromPoint(right - 2, top + height / 2);
              return [left, getComputedStyle(node).backgroundColor, node.contains(there)];
            }"""
        )
        assert left == edge
        assert colour.startswith("rgb(")
        assert above
    caption = scroller.locator("caption > span").bounding_box()
    assert caption
    assert caption["x"] >= edge


def test_focus_in_a_cell_is_not_under_the_first_column(opening: Opening, address: str) -> None:
    page = opening(viewport={"width": 320, "height": 800})
    page.goto(address)
    scroller = region(page)
    links = scroller.locator("td a").all()
    assert links
    for link in [*links, *reversed(links)]:
        link.focus()
        covered = link.evaluate(
            """node => {
              const { left, right } = node.getBoundingClientRect();
              const column = node.closest("tr").firstElementChild.getBoundingClientRect().right;
              const edge = node.closest(".genai-scroll").getBoundingClientRect().right;
              return left < column - 1 || right > edge + 1;
            }"""
        )
        assert not covered


# Gives what each cell of a row says first: what is asked, if the cell shows it, and the answer.
ASKED = """
row => [...row.querySelectorAll("td")].map((cell) => {
  const asked = getComputedStyle(cell, "::before").content;
  return [asked.startsWith("none") ? "" : JSON.parse(asked.split(" / ")[0]), cell.innerText.trim()];
})
"""


@pytest.mark.parametrize("width", [390, 320])
def test_each_item_of_a_collection_is_a_card_on_a_phone(
    opening: Opening, address: str, width: int
) -> None:
    page = opening(viewport={"width": width, "height": 844})
    page.goto(f"{address}families/")
    table = page.locator("genai-comparison table")
    asked = list(FAMILIES.facts.values())
    for card, row in zip(FAMILIES.cards, table.locator("tbody tr").all(), strict=True):
        expect(row.get_by_role("rowheader")).to_have_text(card.name)
        box = row.bounding_box()
        assert box
        assert 0 <= box["x"] <= box["x"] + box["width"] <= width
        said = [[question, card.facts[key].short] for key, question in FAMILIES.facts.items()]
        assert row.evaluate(ASKED) == said
    assert table.get_by_role("columnheader").all_text_contents()[1:] == asked
    assert sideways(page) == 0
    assert page.evaluate(SMALL) == []
    assert judged(page, "genai-comparison") == []


def test_the_text_of_a_fact_opens_from_its_short_answer(page: Page, address: str) -> None:
    page.goto(f"{address}families/")
    for card in FAMILIES.cards:
        assert all(fact.short and fact.text for fact in card.facts.values()), card.id
    cell = page.locator("genai-comparison td").first
    text = cell.locator("p")
    expect(text).to_be_hidden()
    cell.locator("summary").press("Enter")
    expect(text).to_be_visible()
    assert judged(page, "genai-comparison") == []
    page.emulate_media(media="print")
    expect(page.locator("genai-comparison td p").last).to_be_visible()


def test_a_short_answer_of_two_lines_keeps_its_distance(opening: Opening, address: str) -> None:
    page = opening(viewport=PHONE)
    page.goto(f"{address}families/")
    above = page.locator(".genai-table summary > strong").evaluate_all(
        "all => { const top = one => one.getBoundingClientRect().top;"
        " return all.map(one => top(one) - top(one.closest('td'))); }"
    )
    assert len(above) > 20
    assert min(above) > 8


@pytest.mark.parametrize("width", [1440, 390, 320])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_each_kind_is_drawn_over_its_column(
    opening: Opening, address: str, width: int, scheme: Literal["light", "dark"]
) -> None:
    page = opening(viewport={"width": width, "height": 844}, color_scheme=scheme)
    page.goto(address)
    for column in ITEM.columns:
        head = region(page).get_by_role("columnheader").filter(has_text=column.name)
        assert column.picture
        expect(head).to_have_attribute("abbr", column.name)
        drawing = head.get_by_role("img", name=column.picture.alt)
        drawing.scroll_into_view_if_needed()
        expect(drawing).to_have_count(1)
        expect(drawing).to_have_js_property("complete", True)
        assert drawing.evaluate("one => one.naturalWidth > 0 && one.clientWidth > 40")
        expect(drawing).to_have_attribute("loading", "lazy")
