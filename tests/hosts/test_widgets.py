"""The widgets of a page work in every host."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Watch, served
from tests.browser.lesson import open_panels

from .host import HOSTS, Host, write

CONFIG = "plugins: [search, genai]\nmarkdown_extensions: [genai]\n"
FILES = {
    "docs/index.md": """\
# Start

/// genai-cards | families
///

/// genai-timeline | why-now
///

/// genai-comparison | discriminative-vs-generative
///
""",
    "docs/more/try.md": """\
# Try

See [tokens](item:glossary/token).

/// genai-quiz | self-check
///

/// genai-figure | same-dots
///
""",
}

pytestmark = pytest.mark.hosts


@pytest.fixture(scope="module", params=HOSTS.values(), ids=HOSTS)
def home(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Build the site with a host and serve it; give its address."""
    host: Host = request.param
    result = host.build(write(tmp_path_factory.mktemp(host.name), host, CONFIG, FILES))
    with served(result.folder) as address:
        yield address


@pytest.fixture
def watch(home: str) -> Watch:
    """Return the watch over the page: nothing may go wrong, and no other server be asked."""
    return Watch(home)


def test_cards_and_steps_open(page: Page, home: str) -> None:
    page.goto(home)
    for tag in ("genai-cards", "genai-timeline"):
        widget = page.locator(tag)
        expect(widget).to_have_attribute("data-ready", "")
        widget.get_by_role("tab").nth(1).click()
        panel = widget.locator(".genai-panel").nth(1)
        expect(panel).to_be_visible()
        assert open_panels(widget) == [panel.get_attribute("id")]


def test_address_of_a_card_opens_it(page: Page, home: str) -> None:
    page.goto(f"{home}#families-gan")
    expect(page.locator("#families-gan")).to_be_visible()
    assert open_panels(page.locator("genai-cards")) == ["families-gan"]


def test_quiz_figure_and_terms_work_below_the_first_page(page: Page, home: str) -> None:
    page.goto(f"{home}more/try/")
    for tag in ("genai-quiz", "genai-figure"):
        expect(page.locator(tag)).to_have_attribute("data-ready", "")
    page.locator("genai-term").first.locator(":first-child").hover()
    expect(page.get_by_role("tooltip").first).to_be_visible()
    question = page.locator(".genai-question").first
    question.get_by_role("radio").first.check(force=True)
    expect(question.locator(".genai-reply").first).to_be_visible()


def test_tables_have_lines_and_room(page: Page, home: str) -> None:
    """Material gives its style to tables without a class only."""
    page.goto(home)
    cells = page.locator("genai-comparison tbody tr:nth-child(2) td")
    for cell in cells.all():
        expect(cell).not_to_have_css("padding-left", "0px")
        expect(cell).not_to_have_css("padding-top", "0px")
    lines = cells.first.evaluate(
        "cell => [cell, cell.parentElement].map(one => getComputedStyle(one))"
        ".map(style => parseFloat(style.borderTopWidth) + parseFloat(style.borderBottomWidth))"
    )
    assert max(lines) > 0
