"""A site with each plugin of the table of neighbours, and ours before it, behind it and between."""

from __future__ import annotations

import os
import subprocess
from collections import Counter
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Watch, served
from tests.browser.lesson import open_panels
from tests.site.conftest import Result
from tests.site.dom import Node

from .host import MKDOCS, Host, example
from .neighbours import ENVIRONMENT, FOLDER, Neighbour, named, neighbours

HOST = Host("neighbours", ENVIRONMENT, MKDOCS, "")
DAY = "2026-01-02T00:00:00"
AUTHOR = ("-c", "user.name=A. Uthor", "-c", "user.email=author@example.org")

pytestmark = pytest.mark.hosts
every = pytest.mark.parametrize("one", neighbours(), ids=lambda one: one.id)
in_each_order = pytest.mark.parametrize(
    ("one", "order"),
    [
        pytest.param(one, order, id=f"{one.id}-{order}")
        for one in neighbours()
        for order in one.orders
    ],
)


@pytest.fixture(scope="module")
def build(tmp_path_factory: pytest.TempPathFactory) -> Any:
    """Give a function that builds a neighbour's site strictly, once for each order."""

    @cache
    def built(name: str, order: str) -> Result:
        (one,) = [one for one in neighbours() if one.id == name]
        site = one.write(tmp_path_factory.mktemp("site"), order)
        committed(site.root)
        return HOST.build(site)

    return built


def committed(root: Path) -> None:
    """Put a site under version control, on a day that is known."""
    dates = {"GIT_AUTHOR_DATE": DAY, "GIT_COMMITTER_DATE": DAY}
    for command in (("init", "-q"), ("add", "."), (*AUTHOR, "commit", "-q", "-m", "All")):
        subprocess.run(["git", *command], cwd=root, env={**os.environ, **dates}, check=True)


@in_each_order
def test_both_plugins_do_their_work(one: Neighbour, order: str, build: Any) -> None:
    result = build(one.id, order)
    file, text = one.shows
    assert text in result.read(file)
    (cards,) = result.page(one.widget).all("genai-cards")
    assert [panel.id for panel in cards.all(name="genai-panel")] == ["fruits-pear", "fruits-plum"]


@in_each_order
def test_page_without_our_blocks_gains_two_elements_in_its_head(
    one: Neighbour, order: str, build: Any
) -> None:
    with_us = build(one.id, order).page(one.plain)
    without = build(one.id, "").page(one.plain)
    gained = elements(with_us, "head") - elements(without, "head")
    assert gained.total() <= 2
    assert elements(without, "head") - elements(with_us, "head") == Counter()
    assert elements(with_us, "body") == elements(without, "body")


def elements(page: Node, part: str) -> Counter[str]:
    """Count the elements of a part of a page, each with its attributes and its words."""
    (found,) = page.all(part)
    return Counter(
        f"{node.tag} {node.attributes} {node.words}" for node in found if node is not found
    )


def test_text_for_language_models_has_no_labels_of_controls(build: Any) -> None:
    one = named("llmstxt")
    assert one.files["clean.py"] == example("python", "def preprocess")
    text = build(one.id, "last").read("index.md")
    assert "Sweet" in text
    assert "](#fruits-" not in text


@pytest.fixture
def home(one: Neighbour, build: Any) -> Iterator[str]:
    """Serve a neighbour's site below the folder that ``site_url`` names; give its address."""
    with served(build(one.id, one.orders[-1]).folder.parent) as address:
        yield f"{address}{FOLDER}/"


@pytest.fixture
def watch(home: str) -> Watch:
    """Give the watch over the page: nothing may go wrong, and no other server be asked.

    But Material asks for a sitemap of each language, and i18n writes one for all.
    """
    return Watch(home, ["/sitemap.xml"])


@every
def test_cards_work(one: Neighbour, page: Page, home: str) -> None:
    page.goto(f"{home}{one.widget}")
    widget = page.locator("genai-cards")
    expect(widget).to_have_attribute("data-ready", "")
    widget.get_by_role("tab", name="Plum").click()
    expect(page.locator("#fruits-plum")).to_be_visible()
    assert open_panels(widget) == ["fruits-plum"]


@pytest.mark.parametrize("one", [named("encryptcontent")], ids=["password"])
def test_what_comes_from_behind_a_password_works(one: Neighbour, page: Page, home: str) -> None:
    page.goto(f"{home}secret/")
    page.locator("#mkdocs-content-password").fill("sesame")
    page.locator("#mkdocs-content-password").press("Enter")
    expect_all_to_work(page)


@pytest.mark.parametrize("one", [named("print-site")], ids=["joined"])
def test_page_of_all_pages_works(one: Neighbour, page: Page, home: str) -> None:
    page.goto(f"{home}print_page/")
    expect_all_to_work(page)


def expect_all_to_work(page: Page) -> None:
    """Fail unless cards, quiz and figure answer, and a style shows what the quiz says."""
    for tag in ("genai-cards", "genai-quiz", "genai-figure"):
        page.locator(tag).scroll_into_view_if_needed()  # a figure's script comes as it comes near
        expect(page.locator(tag)).to_have_attribute("data-ready", "")
    page.locator("genai-cards").get_by_role("tab", name="Plum").click()
    assert open_panels(page.locator("genai-cards")) == ["fruits-plum"]
    options = page.locator(".genai-question").first.locator(".genai-option")
    options.first.get_by_role("radio").check()
    expect(options.first.locator(".genai-reply")).to_be_visible()
    expect(options.last.locator(".genai-reply")).to_be_hidden()
