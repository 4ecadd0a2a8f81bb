"""What Material does with addresses and tabs goes together with panels that are closed."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, expect

from tests.site.conftest import Site

from .conftest import served

CONFIG = """\
theme:
  name: material
  font: false
  features: [navigation.tracking, toc.follow]
plugins: [search, genai]
markdown_extensions:
  - toc: {permalink: true}
  - pymdownx.superfences
  - pymdownx.tabbed: {alternate_style: true}
  - genai: {data_dir: data, pack: false}
"""
NAMES = ("apple", "pear", "plum")
SPACE = "x\n\n" * 30
TABS = """\
# Tabs

=== "A"

    a

=== "B"

    === "Inner A"

        a

    === "Inner B"

        /// genai-cards | fruits
        ///

        /// genai-quiz | one
        ///
"""
QUIZ = """\
title: One
questions:
  - id: first
    name: Which
    text: Which?
    options:
      - {text: This, right: true, feedback: Yes.}
      - {text: That, feedback: No.}
"""
FILES = {
    "docs/index.md": f"# Start\n\n## First\n\n{SPACE}/// genai-cards | fruits\n///\n\n{SPACE}"
    f"## Last\n\n{SPACE}[to the tabs](tabs.md#fruits-plum)\n",
    "docs/tabs.md": f"[to plum](#fruits-plum)\n\n{TABS}",
    "docs/quiz.md": "# Quiz\n\n[other](index.md)\n\n/// genai-quiz | one\n///\n",
    "data/quizzes/one.yml": QUIZ,
    **{
        f"data/fruits/{name}.yml": f"name: {name.title()}\nlead: Sweet.\nabout:\n"
        + "  - Round, ripe and red.\n" * 12
        for name in NAMES
    },
}
FRUITS = "genai-cards"


@pytest.fixture(scope="module")
def material(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Serve a site with Material's tracking of headings and its tabs."""
    site = Site(tmp_path_factory.mktemp("material")).write(CONFIG, FILES)
    built = site.build("--strict")
    assert built.code == 0, built.output
    with served(site.root / "site") as address:
        yield address


@pytest.fixture
def address(material: str) -> str:
    """Return the address of that site instead of the lesson's."""
    return material


def fragment(page: Page) -> str:
    """Return the fragment of the address once nothing changes it any more."""
    page.wait_for_timeout(900)  # Material writes it a quarter of a second after the last scroll
    return str(page.evaluate("location.hash"))


def scroll(page: Page, selector: str, to: int = 0) -> None:
    """Turn the wheel until an element's start is at a height of the window."""
    page.mouse.move(600, 500)
    box = page.locator(selector).bounding_box()
    assert box
    page.mouse.wheel(0, box["y"] - to)


def test_address_never_names_a_closed_card(page: Page, address: str) -> None:
    page.goto(address)
    expect(page.locator(FRUITS)).to_have_attribute("data-ready", "")
    assert fragment(page) == ""
    scroll(page, "#fruits-apple", 40)
    assert fragment(page) in {"#fruits-apple", "#fruits-apple-title"}
    scroll(page, "#fruits-apple", -250)
    assert fragment(page) in {"#fruits-apple", "#fruits-apple-title"}
    scroll(page, "#last", 40)
    assert fragment(page) == "#last"


def test_chosen_card_stays_in_the_address_until_the_reader_scrolls(
    page: Page, address: str
) -> None:
    page.goto(address)
    scroll(page, FRUITS, 400)
    assert fragment(page) in {"", "#first"}  # Material may pass over the first move
    scroll(page, FRUITS, 300)
    assert fragment(page) == "#first"
    page.locator(f"{FRUITS} [role=tab]").nth(2).click()
    page.evaluate("scrollBy(0, 3)")  # as when the page grows or shrinks
    assert fragment(page) == "#fruits-plum"
    page.reload()
    expect(page.locator("#fruits-plum")).to_be_visible()
    assert fragment(page) == "#fruits-plum"
    scroll(page, "#first", 60)
    assert fragment(page) == "#first"
    page.keyboard.press("End")
    assert fragment(page) == "#last"


@pytest.mark.parametrize("anchor", ["fruits-plum", "fruits-plum-title", "quizzes-one-first"])
def test_address_opens_the_tabs_around_a_block(anchor: str, page: Page, address: str) -> None:
    page.goto(f"{address}tabs/#{anchor}")
    expect(page.locator(f"#{anchor}")).to_be_visible()
    expect(page.locator(f"#{anchor}")).to_be_in_viewport()


def test_link_opens_the_tabs_around_a_card(page: Page, address: str) -> None:
    page.goto(f"{address}tabs/")
    expect(page.locator(FRUITS)).to_be_hidden()
    page.get_by_text("to plum").click()
    expect(page.locator("#fruits-plum")).to_be_in_viewport()
    page.goto(address)
    page.get_by_text("to the tabs").click()
    expect(page.locator("#fruits-plum")).to_be_in_viewport()


def test_score_tells_what_is_chosen_after_back(page: Page, address: str) -> None:
    page.goto(f"{address}quiz/")
    page.locator(".genai-right input").click()
    expect(page.locator(".genai-score")).to_contain_text("1 of 1")
    page.get_by_text("other").click()
    page.wait_for_url(address)
    page.go_back()
    expect(page.locator("genai-quiz")).to_have_attribute("data-ready", "")
    chosen = page.locator(".genai-right :checked").count()
    expect(page.locator(".genai-score")).to_contain_text(f"{chosen} of 1")
