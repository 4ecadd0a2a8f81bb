"""Many cards: narrowed down, opened in place, kept in the address, whole without a script."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, expect

from tests.site.conftest import Site
from tests.site.dom import parse

from .conftest import Opening, Watch, served
from .test_accessibility import judged
from .test_layout import CUT, OBSERVE, frames, sideways

CARDS = 60
PEAS = 240
PEA = "name: Pea {0}\nlead: One of many.\n"
CONFIG = """\
theme:
  name: {theme}
  font: false
  palette:
    - {{media: "(prefers-color-scheme: light)", scheme: default}}
    - {{media: "(prefers-color-scheme: dark)", scheme: slate}}
plugins: [search, genai]
markdown_extensions:
  - toc: {{permalink: true}}
  - genai: {{data_dir: data, pack: false}}
"""
COLLECTION = """\
title: Flours
invite: Choose a flour.
groups: {rye: Rye, wheat: Wheat}
facts:
  grind: How is it ground?
fields:
  protein: {heading: Protein, type: number, unit: g, where: [card]}
  use: {heading: Best for, type: choice, choices: [bread, cake], where: [card]}
"""
CARD = """\
name: Flour {0}
note: Type {0}
lead: A flour with the sign zz{0}z.
group: {1}
facts: {{grind: {2}}}
protein: {3}
use: {4}
"""
PAGE = """\
# Flours

/// genai-cards | flours
///

[Flour 41](#flours-f41)

## Some

/// genai-cards | flours
    id: some
    only: {}
///
"""
OPEN = "[aria-expanded=true]"
ONLY = "[" + ", ".join(f"f{number}" for number in range(30)) + "]"


def site(root: Site, theme: str) -> Site:
    """Write a site with many cards of two groups, which take turns."""
    files = {
        f"data/flours/f{number}.yml": CARD.format(
            number,
            ("rye", "wheat")[number % 2],
            ("fine", "coarse", "whole")[number % 3],
            number * 7 % CARDS / 10,
            ("bread", "cake")[number % 2],
        )
        for number in range(CARDS)
    }
    files |= {"data/flours/_collection.yml": COLLECTION, "docs/index.md": PAGE.format(ONLY)}
    files |= {f"data/peas/p{number:03}.yml": PEA.format(number) for number in range(PEAS)}
    files["docs/peas.md"] = "# Peas\n\n/// genai-cards | peas\n///\n"
    return root.write(CONFIG.format(theme=theme), files)


@pytest.fixture(scope="module")
def flours(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Serve a site with many cards in Material; give its address."""
    made = site(Site(tmp_path_factory.mktemp("flours")), "material")
    with served(made.built().folder) as address:
        yield address


@pytest.fixture
def watch(flours: str) -> Watch:
    return Watch(flours)


def opened(page: Page) -> list[str]:
    """Return the cards whose panel is open."""
    return page.locator(f"{OPEN} .genai-label").all_inner_texts()


def shown(page: Page) -> int:
    """Return how many cards of the first list are seen."""
    return page.locator("genai-disclosures").first.locator(".genai-card:visible").count()


def test_cards_are_gathered_by_group_with_only_too(page: Page, flours: str) -> None:
    page.goto(flours)
    for many, total in zip(page.locator("genai-disclosures").all(), (60, 30), strict=True):
        titles = many.locator(".genai-gathered > .genai-title").all_inner_texts()
        assert [title.strip("¶\n") for title in titles] == ["Rye", "Wheat"]
        assert many.locator(".genai-card").count() == total


def test_a_card_opens_where_it_stands_and_closes(page: Page, flours: str) -> None:
    page.goto(flours)
    card = page.get_by_role("button", name="Flour 20").first
    card.scroll_into_view_if_needed()
    before = card.bounding_box()
    card.click()
    expect(page.locator("#flours-f20")).to_be_visible()
    after = card.bounding_box()
    assert before
    assert after
    assert abs(before["y"] - after["y"]) < 300
    assert page.url.endswith("#flours-f20")
    card.press("Enter")
    assert opened(page) == []
    card.press(" ")
    assert opened(page) == ["Flour 20"]


@pytest.mark.parametrize("way", ["address", "link", "hash"])
def test_an_address_opens_its_card_in_sight(page: Page, flours: str, way: str) -> None:
    page.goto(flours + ("#flours-f41" if way == "address" else ""))
    if way == "link":
        page.get_by_role("link", name="Flour 41").click()
    if way == "hash":
        page.evaluate("location.hash = 'flours-f41'")
    expect(page.locator("#flours-f41")).to_be_in_viewport()
    assert opened(page) == ["Flour 41"]
    card, header = (page.locator(one).bounding_box() for one in (OPEN, ".md-header"))
    assert card
    assert header
    assert card["y"] >= header["y"] + header["height"]


def test_a_filter_leaves_what_fits_and_says_how_many(page: Page, flours: str) -> None:
    page.goto(flours)
    many = page.locator("genai-disclosures").first
    status = many.get_by_role("status")
    assert status.inner_text() == "60 of 60"
    many.get_by_label("Filter", exact=True).fill("ZZ41Z flour")
    assert (shown(page), status.inner_text()) == (1, "1 of 60")
    assert not many.get_by_role("heading", name="Rye").is_visible()
    many.get_by_label("Filter", exact=True).fill("")
    many.get_by_label("How is it ground?").select_option("coarse")
    assert (shown(page), status.inner_text()) == (20, "20 of 60")


def test_very_many_come_back_piece_by_piece_in_order(page: Page, flours: str) -> None:
    page.goto(f"{flours}peas/?peas.q=pea+7")
    typed = """() => {
      const field = document.querySelector("genai-filter input");
      field.value = "pea";
      field.dispatchEvent(new Event("input", { bubbles: true }));
      const labels = document.querySelectorAll(".genai-entry:not([hidden]) .genai-label");
      return [...labels].map((one) => one.textContent);
    }"""
    listed = [f"Pea {number}" for number in range(PEAS)]
    names = page.evaluate(typed)
    assert 100 <= len(names) < PEAS
    assert names[:100] == listed[:100]
    assert page.get_by_role("status").inner_text() == f"{PEAS} of {PEAS}"
    expect(page.locator(".genai-card:visible .genai-label")).to_have_text(listed)


def test_who_types_on_while_they_come_back_sees_what_fits(page: Page, flours: str) -> None:
    page.goto(f"{flours}peas/?peas.q=nothing")
    field = page.get_by_label("Filter", exact=True)
    field.fill("")
    field.fill("pea 239")
    frames(page)
    assert page.locator(".genai-card:visible .genai-label").all_inner_texts() == ["Pea 239"]


def test_a_number_orders_all_groups_as_one_and_back(page: Page, flours: str) -> None:
    page.goto(flours)
    many = page.locator("genai-disclosures").first
    names = many.locator(".genai-card .genai-label")
    listed = names.all_inner_texts()
    many.get_by_label("Order").select_option("Protein, most first")
    assert names.all_inner_texts()[:2] == ["Flour 17", "Flour 34"]
    assert not many.get_by_role("heading", name="Rye").is_visible()
    many.get_by_label("Best for").select_option("cake")
    assert many.locator(".genai-card:visible .genai-label").all_inner_texts()[0] == "Flour 17"
    many.get_by_label("Order").select_option("As listed")
    assert names.all_inner_texts() == listed


def test_the_address_keeps_filter_and_choice(page: Page, flours: str) -> None:
    page.goto(flours)
    many = page.locator("genai-disclosures").first
    many.get_by_label("Filter", exact=True).fill("type 4")
    many.get_by_label("How is it ground?").select_option("whole")
    page.get_by_role("button", name="Flour 41").first.click()
    address, before = page.url, shown(page)
    assert 0 < before < 20
    page.goto("about:blank")
    page.goto(address)
    expect(many.get_by_label("Filter", exact=True)).to_have_value("type 4")
    assert shown(page) == before
    assert opened(page) == ["Flour 41"]


def test_an_address_that_a_filter_hides_lifts_it(page: Page, flours: str) -> None:
    page.goto(f"{flours}?flours.q=nothing#flours-f41")
    expect(page.locator("#flours-f41")).to_be_in_viewport()
    assert "nothing" not in page.url
    page.goto(f"{flours}peas/?peas.q=nothing#peas-p239")
    expect(page.locator("#peas-p239")).to_be_in_viewport()


@pytest.mark.parametrize("width", [1280, 320])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_has_nothing_against_them(
    opening: Opening, flours: str, width: int, scheme: str
) -> None:
    page = opening(viewport={"width": width, "height": 900}, color_scheme=scheme)
    page.add_init_script(OBSERVE)
    page.goto(f"{flours}#flours-f3")
    assert judged(page) == []
    assert page.evaluate(CUT) == []
    assert sideways(page) == 0
    assert page.evaluate("shifted()") == []


@pytest.mark.parametrize("width", [390, 1280])
def test_nothing_moves_where_a_page_comes_piece_by_piece(
    opening: Opening, flours: str, width: int
) -> None:
    page = opening(viewport={"width": width, "height": 900})
    page.add_init_script(OBSERVE)
    tools = page.context.new_cdp_session(page)
    slow = {"offline": False, "latency": 20, "downloadThroughput": 40_000, "uploadThroughput": -1}
    tools.send("Network.enable")
    page.goto(flours)
    tools.send("Network.emulateNetworkConditions", slow)
    page.goto(f"{flours}?again#flours-f3")
    expect(page.locator("#flours-f3")).to_be_in_viewport()
    assert [one for one in page.evaluate("shifted()") if "ours: " in f"{one}"] == []


def test_everything_is_there_without_a_script_and_on_paper(opening: Opening, flours: str) -> None:
    page = opening(java_script_enabled=False)
    page.goto(flours)
    many = page.locator("genai-disclosures").first
    assert many.locator(".genai-panel:visible").count() == CARDS
    assert not many.get_by_label("Filter", exact=True).is_visible()
    page = opening()
    page.goto(flours)
    page.emulate_media(media="print")
    assert page.locator("genai-disclosures").first.locator(".genai-panel:visible").count() == CARDS


@pytest.mark.parametrize("theme", ["material", "mkdocs"])
def test_contents_have_the_groups_and_the_search_every_card(
    tmp_path_factory: pytest.TempPathFactory, theme: str
) -> None:
    made = site(Site(tmp_path_factory.mktemp(theme)), theme)
    if theme == "mkdocs":
        made.write(re.sub(r"(?s)  font.*?(?=plugins)", "", CONFIG.format(theme=theme)), {})
    result = made.built()
    links = parse(result.read("index.html")).all("a")
    named = {one.href for one in links if "nav" in one.attributes.get("class", "")}
    assert {"#flours--rye", "#flours--wheat"} <= named
    assert "#flours-f41-title" not in named
    docs = json.loads(result.read("search/search_index.json"))["docs"]
    assert any("zz41z" in doc["text"] for doc in docs)
    assert any(doc["location"].endswith("#flours-f41-title") for doc in docs)


def test_what_the_filter_says_moves_nothing(page: Page, flours: str) -> None:
    page.goto(flours)
    field = page.locator("genai-filter").first
    change = """(filter) => ["", "1 of 10", "1,000 of 1,000"].map((said) => {
      filter.querySelector("[role=status]").textContent = said;
      return filter.offsetHeight;
    })"""
    for width in range(320, 1000, 16):
        page.set_viewport_size({"width": width, "height": 900})
        assert len(set(field.evaluate(change))) == 1, width
