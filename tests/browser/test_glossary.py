"""Terms of the glossary: marked where a page first uses them, their meaning one step away.

Hover and focus show the meaning; WCAG 1.4.13 asks that it can be dismissed, pointed at, and stays.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path, PurePosixPath
from typing import Any
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Locator, Page, Route, ViewportSize, expect

from mkdocs_genai_plugin.kinds.glossary import Term
from mkdocs_genai_plugin.render.terms import UNMARKED

from .conftest import DESKTOP, PHONE, Opening
from .lesson import PACK, cards
from .test_accessibility import Scheme, judged, names, schemes, tree

TERMS = [item for item in PACK.items.values() if isinstance(item, Term)]
NARROW = ViewportSize(width=320, height=640)
MOST = 20  # the lesson leaves no word unexplained
# What a browser does that cannot put a box beside a word.
PLAIN = re.compile("anchor-scope: all")
INSIDE = """
hint => {
  const { left, right, top, bottom } = hint.getBoundingClientRect();
  return left >= 0 && right <= innerWidth && top >= 0 && bottom <= innerHeight;
}
"""


def without_anchors(page: Page) -> None:
    """Let the browser pretend that it cannot put a box beside a word."""

    def answer(route: Route) -> None:
        text = route.fetch().text()
        assert PLAIN.search(text)
        route.fulfill(body=PLAIN.sub("anchor-scope: never", text), content_type="text/css")

    page.route("**/genai-term.css?h=*", answer)


def terms(page: Page) -> Iterator[tuple[Locator, Locator]]:
    """Give each mark that a reader sees, and its meaning."""
    for mark in page.locator("genai-term").all():
        if mark.is_visible():
            yield mark.locator("> a"), mark.locator("> [role=tooltip]")


def first(page: Page) -> tuple[Locator, Locator]:
    """Give the first mark of a page, in view, and its meaning."""
    word, hint = next(terms(page))
    word.scroll_into_view_if_needed()
    expect(hint).to_be_hidden()
    return word, hint


def test_pointer_shows_the_meaning_and_can_rest_on_it(page: Page, address: str) -> None:
    page.goto(address)
    word, hint = first(page)
    word.hover()
    expect(hint).to_be_visible()
    box, start = hint.bounding_box(), word.bounding_box()
    assert box and start
    x = start["x"] + start["width"] / 2
    page.mouse.move(x, start["y"] + start["height"] / 2)
    page.mouse.move(x, box["y"] + box["height"] / 2, steps=20)
    expect(hint).to_be_visible()
    page.wait_for_timeout(1_000)
    expect(hint).to_be_visible()
    page.mouse.move(1, 300)
    expect(hint).to_be_hidden()


def test_focus_shows_the_meaning_as_long_as_it_stays(page: Page, address: str) -> None:
    page.goto(address)
    word, hint = first(page)
    word.focus()
    expect(hint).to_be_visible()
    page.keyboard.press("Tab")
    expect(hint).to_be_hidden()
    page.keyboard.press("Shift+Tab")
    expect(word).to_be_focused()
    expect(hint).to_be_visible()


def test_key_escape(page: Page, address: str) -> None:
    page.goto(address)
    word, hint = first(page)
    for show, leave in (
        (word.focus, word.blur),
        (word.hover, lambda: page.mouse.move(1, 300)),
    ):
        show()
        expect(hint).to_be_visible()
        page.keyboard.press("Escape")
        expect(hint).to_be_hidden()
        leave()
        show()
        expect(hint).to_be_visible()
        leave()
        expect(hint).to_be_hidden()


@pytest.mark.parametrize("anchored", [True, False], ids=["anchored", "plain"])
@pytest.mark.parametrize("path", ["", "families/llm/", "families/vae/"])
@pytest.mark.parametrize("direction", ["ltr", "rtl"])
def test_every_meaning_stays_in_the_window(
    opening: Opening, address: str, path: str, anchored: bool, direction: str
) -> None:
    page = opening(viewport=NARROW)
    if not anchored:
        without_anchors(page)
    page.goto(address + path)
    page.evaluate("direction => { document.body.dir = direction }", direction)
    seen = 0
    for word, hint in terms(page):
        word.evaluate("node => node.scrollIntoView({ block: 'center' })")
        word.focus()
        expect(hint).to_be_visible()
        assert hint.evaluate(INSIDE), word.inner_text()
        assert page.evaluate("document.documentElement.scrollWidth") == NARROW["width"]
        seen += 1
    assert seen > 3


def test_meaning_stands_above_a_word_at_the_end_of_the_window(page: Page, address: str) -> None:
    page.goto(address)
    word, hint = first(page)
    word.evaluate("node => node.scrollIntoView({ block: 'end' })")
    word.focus(timeout=5_000)
    expect(hint).to_be_visible()
    assert hint.evaluate(INSIDE)


@pytest.mark.parametrize("anchored", [True, False], ids=["anchored", "plain"])
def test_meaning_touches_its_word_and_moves_nothing(
    page: Page, address: str, anchored: bool
) -> None:
    if not anchored:
        without_anchors(page)
    page.goto(address)
    for word, hint in terms(page):
        word.evaluate("node => node.scrollIntoView({ block: 'center' })")
        height = page.evaluate("document.documentElement.scrollHeight")
        before = word.bounding_box()
        word.focus()
        expect(hint).to_be_visible()
        after, box = word.bounding_box(), hint.bounding_box()
        assert before == after
        assert after
        assert box
        assert page.evaluate("document.documentElement.scrollHeight") == height
        assert box["y"] <= after["y"] + after["height"] + 1
        assert box["y"] + box["height"] > after["y"] + after["height"]


@schemes
@pytest.mark.parametrize("size", [DESKTOP, NARROW], ids=["1280", "320"])
def test_axe_has_nothing_against_an_open_meaning(
    opening: Opening, address: str, scheme: Scheme, size: ViewportSize
) -> None:
    page = opening(viewport=size, color_scheme=scheme)
    page.goto(f"{address}families/llm/")
    for word, hint in terms(page):
        word.focus()
        expect(hint).to_be_visible()
        assert judged(page, "genai-term, .genai-item") == []


@schemes
def test_axe_has_nothing_against_the_glossary(
    opening: Opening, address: str, scheme: Scheme
) -> None:
    page = opening(color_scheme=scheme)
    page.goto(f"{address}glossary/#glossary-elbo")
    assert judged(page) == []


def test_hidden_meaning_is_in_no_tree_and_describes_its_link(page: Page, address: str) -> None:
    page.goto(f"{address}families/llm/")
    tools = page.context.new_cdp_session(page)
    tools.send("Accessibility.enable")
    nodes = tree(tools)
    assert names(nodes, "tooltip") == []
    word = page.locator("genai-term > a[href$='#glossary-token']")
    said = word.text_content()
    described = [node for node in nodes if node["role"] == "link" and node["name"] == said]
    assert len(described) == 1
    expect(word).to_have_accessible_description(re.compile("^The unit that a sequence model"))
    assert page.locator("genai-term [role=tooltip] :is(a, button, [tabindex])").count() == 0


@pytest.mark.parametrize("size", [DESKTOP, PHONE], ids=["desktop", "phone"])
def test_without_a_script_meaning_and_link_work(
    opening: Opening, address: str, size: ViewportSize
) -> None:
    page = opening(java_script_enabled=False, viewport=size)
    page.goto(f"{address}families/llm/")
    word, hint = first(page)
    word.hover()
    expect(hint).to_be_visible()
    word.click()
    page.wait_for_url(re.compile(r"glossary/#glossary-token$"))
    expect(page.locator("#glossary-token")).to_be_in_viewport()


def test_a_tap_follows_the_link(opening: Opening, address: str) -> None:
    page = opening(viewport=PHONE, has_touch=True, is_mobile=True)
    page.goto(f"{address}families/llm/")
    first(page)[0].tap()
    page.wait_for_url(re.compile(r"glossary/#glossary-token$"))


def marks(page: Page) -> list[str]:
    """Give where the marks of a page lead, in its order."""
    links = page.locator("genai-term > a").all()
    return [str(link.get_attribute("href")).partition("#")[2] for link in links]


@pytest.mark.parametrize(
    "path", ["", *(f"families/{card.id}/" for card in PACK.collections["families"].cards)]
)
def test_only_the_first_use_is_marked_and_never_in_headings_tabs_and_links(
    page: Page, address: str, path: str
) -> None:
    page.goto(address + path)
    found = marks(page)
    assert found
    assert len(found) == len(set(found)) <= MOST
    assert set(found) <= {term.anchor for term in TERMS}
    assert page.locator(f":is({', '.join(UNMARKED)}, [role=tab]) genai-term").count() == 0


def test_later_uses_are_plain_text(page: Page, address: str) -> None:
    page.goto(f"{address}families/llm/")
    steps = page.locator(".genai-flow").first
    expect(steps).to_contain_text("Cut the text into tokens")
    assert page.locator("article a[href$='#glossary-token']").count() == 1
    assert page.locator("article [data-term]").count() == 0


def test_glossary_shows_every_term_in_order_and_leaves_its_links(page: Page, address: str) -> None:
    page.goto(f"{address}glossary/")
    shown = page.locator("genai-glossary dt").all_inner_texts()
    assert shown == sorted((term.term for term in TERMS), key=str.casefold)
    assert page.locator("genai-term").count() == 0
    see = page.locator("#glossary-elbo a", has_text="KL divergence")
    expect(see).to_have_attribute("href", "#glossary-kl-divergence")


def test_meanings_are_not_printed(page: Page, address: str) -> None:
    page.goto(address)
    word, hint = first(page)
    word.focus()
    expect(hint).to_be_visible()
    page.emulate_media(media="print")
    expect(hint).to_be_hidden()


def test_search_finds_a_meaning_on_the_glossary_only(built: Path) -> None:
    index = (built / "search/search_index.json").read_text("utf-8")
    assert index.count("a slice of sound") == 1


def test_pages_without_terms_load_nothing_for_them(page: Page, address: str) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(PurePosixPath(urlsplit(request.url).path).name))
    page.goto(f"{address}manual/data/")
    assert "genai.js" in asked
    assert not [name for name in asked if re.match("genai-(term|glossary)", name)]
    page.goto(address)
    loaded: Any = [name for name in asked if name.startswith("genai-term")]
    assert sorted(loaded) == ["genai-term.css", "genai-term.js"]
    cards(page)


def test_letters_lead_to_their_terms_and_a_filter_leaves_what_fits(
    page: Page, address: str
) -> None:
    page.goto(f"{address}glossary/")
    glossary = page.locator("genai-glossary")
    glossary.locator(".genai-letters").get_by_role("link", name="T", exact=True).click()
    expect(page.locator("#glossary--t")).to_be_in_viewport()
    terms = glossary.locator(".genai-entry:visible")
    assert terms.count() > 24
    glossary.get_by_role("searchbox").fill("token")
    assert 0 < terms.count() < 24
    assert page.url.endswith("?glossary.q=token#glossary--t")
    assert glossary.locator(".genai-gathered:visible").count() <= terms.count()
