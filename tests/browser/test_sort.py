"""A long table: sorted by its heads, which stay in sight, and readable on a phone."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, expect

from tests.site.conftest import Site

from .conftest import Opening, Watch, served
from .test_accessibility import judged
from .test_layout import CUT, sideways

ROWS, COLUMNS = 40, 12
LONG = "A sentence that says more than all the others do, in as many words as a table can bear."
CONFIG = """\
theme: {name: material, font: false}
plugins: [genai]
markdown_extensions:
  - genai: {data_dir: data, pack: false}
"""
FACTS = "".join(f"  fact-{at}: What of the {at}?\n" for at in range(COLUMNS - 1))
COLLECTION = f"""\
title: Lives of products
facts:
{FACTS}fields:
  years: {{heading: Years, type: number, where: [table]}}
"""
SAID = range(5)
TREES = "title: Trees\npages: made\nfacts:\n" + "".join(f"  q{at}: What of it?\n" for at in SAID)
TREE = "name: Frauenmantel\nlead: A plant.\nfacts:\n" + "".join(
    f"  q{at}: An answer of some words.\n" for at in SAID
)
PRICES = "".join(f"  - {{name: C{at}, price: {at * 7 % 10} euros}}\n" for at in range(10))
COMPARED = f"title: Products\ncolumns: [{{id: price, name: Price}}]\nrows:\n{PRICES}"


@pytest.fixture(scope="module")
def lives(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Serve a site with a table of 40 rows and 12 columns; give its address."""
    files = {"data/lives/_collection.yml": COLLECTION}
    for row in range(ROWS):
        given = [at for at in range(COLUMNS - 1) if (row, at) != (5, 9)]
        facts = "".join(f"  fact-{at}: Word {(row * 7 + at) % ROWS}\n" for at in given)
        years = f"years: {row * 11 % ROWS}.5\n" if row else ""
        files[f"data/lives/p{row}.yml"] = f"name: P{row}\nlead: A product.\n{years}facts:\n{facts}"
    files["data/lives/p5.yml"] += f"  fact-9: {LONG}\n"
    files["docs/index.md"] = "# Lives\n\n/// genai-comparison | lives\n///\n"
    files["data/trees/_collection.yml"] = TREES
    files |= {f"data/trees/t{row}.yml": TREE for row in range(10)}
    files["docs/trees.md"] = "# Trees\n\n/// genai-comparison | trees\n///\n"
    files["data/comparisons/products.yml"] = COMPARED
    files["docs/products.md"] = "# Products\n\n/// genai-comparison | products\n///\n"
    site = Site(tmp_path_factory.mktemp("lives")).write(CONFIG, files)
    with served(site.built().folder) as address:
        yield address


@pytest.fixture
def watch(lives: str) -> Watch:
    return Watch(lives)


def names(page: Page) -> list[str]:
    return page.locator("tbody th").all_inner_texts()


def test_heads_sort_by_number_by_word_and_back(page: Page, lives: str) -> None:
    page.goto(lives)
    written = names(page)
    years = page.get_by_role("columnheader", name="Years")
    button = years.get_by_role("button")
    button.press("Enter")
    expect(years).to_have_attribute("aria-sort", "ascending")
    by_years = sorted(range(1, ROWS), key=lambda row: row * 11 % ROWS)
    assert names(page) == [f"P{row}" for row in by_years] + ["P0"]
    button.click()
    expect(years).to_have_attribute("aria-sort", "descending")
    assert names(page) == [f"P{row}" for row in reversed(by_years)] + ["P0"]
    page.get_by_role("button", name="What of the 0?").click()
    expect(years).to_have_attribute("aria-sort", "none")
    assert names(page) == [f"P{row}" for row in sorted(range(ROWS), key=lambda r: r * 7 % ROWS)]
    for _ in range(2):
        page.get_by_role("button", name="What of the 0?").click()
    assert names(page) == written


@pytest.mark.parametrize("width", [1280, 390])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_heads_and_names_stay_in_sight(
    opening: Opening, lives: str, width: int, scheme: str
) -> None:
    page = opening(viewport={"width": width, "height": 844}, color_scheme=scheme)
    page.goto(lives)
    region = page.get_by_role("region", name="Lives of products")
    region.evaluate("one => one.scrollTo(one.scrollWidth, one.scrollHeight)")
    around = region.bounding_box()
    head = page.get_by_role("columnheader").last.bounding_box()
    name = page.locator("tbody th").last.bounding_box()
    assert around
    assert head
    assert name
    assert around["y"] <= head["y"] + 1 < around["y"] + 80
    assert around["x"] <= name["x"] + 1 < around["x"] + 20
    assert page.evaluate(CUT) == []
    assert sideways(page) == 0
    assert judged(page) == []


@pytest.mark.parametrize("width", [1280, 390])
def test_a_long_text_makes_no_row_high(opening: Opening, lives: str, width: int) -> None:
    page = opening(viewport={"width": width, "height": 900})
    page.goto(lives)
    lines = """(rows) => rows.map((row) =>
      row.offsetHeight / parseFloat(getComputedStyle(row).lineHeight))"""
    assert max(page.locator("tbody tr").evaluate_all(lines)) < 6
    assert sideways(page) == 0


@pytest.mark.parametrize("width", [1280, 390])
def test_a_name_breaks_in_no_word_that_fits(opening: Opening, lives: str, width: int) -> None:
    page = opening(viewport={"width": width, "height": 900})
    page.goto(f"{lives}trees/")
    links = page.locator("tbody th a")
    assert links.first.inner_text() == "Frauenmantel"
    assert links.first.evaluate("(link) => link.getClientRects().length") == 1


def test_numbers_stand_below_their_heads_from_right_to_left(page: Page, lives: str) -> None:
    page.goto(lives)
    page.evaluate("document.documentElement.dir = document.body.dir = 'rtl'")
    cell = page.locator("td[data-value]").first
    assert cell.evaluate("(cell) => getComputedStyle(cell).textAlign") == "right"


def test_table_is_as_written_without_a_script(opening: Opening, lives: str) -> None:
    page = opening(java_script_enabled=False)
    page.goto(lives)
    assert page.locator("thead button").count() == 0
    assert len(names(page)) == ROWS


def test_comparison_of_many_rows_is_sorted_too(page: Page, lives: str) -> None:
    page.goto(f"{lives}products/")
    page.get_by_role("columnheader", name="Price").get_by_role("button").click()
    assert names(page)[:4] == ["C0", "C3", "C6", "C9"]
