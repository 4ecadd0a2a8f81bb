"""Addresses open panels, and choices go into the address; with and without instant navigation.

T2, T3, T4 and T5 are what the variant with instant navigation would show: rewritten links,
handlers that ignore preventDefault, links without a hashchange, scripts that never run.
T6: previews come over any link of a site that turns them on; nothing in a page can refuse them.
T7: navigation.tracking clears the address at the top of a page; the last test but one holds that
a panel stays open without it.
T16: no more than one replaceState follows one choice of a reader, and a refusal is caught.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from urllib.parse import quote

import pytest
from playwright.sync_api import Page, Route, expect

from .conftest import Opening, Watch
from .lesson import (
    CARD_IDS,
    CARDS,
    LISTEN,
    STEP_IDS,
    STEPS,
    cards,
    changes,
    chosen,
    link,
    timeline,
    visit,
)

FAMILY = "families/vae/"
# From the first page on, as long as the browser does not load another.
STAYS = "document.documentElement.dataset.stays"


@pytest.fixture(params=["plain", "instant"])
def way(request: pytest.FixtureRequest) -> str:
    """Tell by which navigation the pages follow each other."""
    return str(request.param)


@pytest.fixture
def home(request: pytest.FixtureRequest, way: str, watch: Watch) -> str:
    """Return the site's address."""
    home: str = request.getfixturevalue("address" if way == "plain" else "instant")
    watch.home = home
    return home


@contextmanager
def same_document(page: Page, way: str) -> Iterator[None]:
    """Hold that the browser loads another page, or that Material does it in this one."""
    page.evaluate(f"{STAYS} = ''")
    yield
    assert page.evaluate(f"{STAYS} === ''") is (way == "instant")


def test_address_opens_card_and_step(page: Page, home: str) -> None:
    visit(page, f"{home}#{CARD_IDS[3]}")
    chosen(cards(page), CARD_IDS[3])
    expect(page.locator(f"#{CARD_IDS[3]}")).to_be_in_viewport()
    chosen(timeline(page), STEP_IDS[0])
    page.goto("about:blank")
    visit(page, f"{home}#{STEP_IDS[2]}-title")
    chosen(timeline(page), STEP_IDS[2])
    expect(page.locator(f"#{STEP_IDS[2]}-title")).to_be_in_viewport()
    chosen(cards(page), CARD_IDS[0])


def test_address_that_names_nothing_opens_the_first(page: Page, home: str) -> None:
    for end in ("nothing", "%", "%E0%A4%A"):
        page.goto("about:blank")
        visit(page, f"{home}#{end}")
        chosen(cards(page), CARD_IDS[0])


def test_same_link_opens_its_card_each_time(page: Page, home: str) -> None:
    visit(page, home)
    widget = cards(page)
    for _ in range(2):
        link(page, f"#{CARD_IDS[4]}")
        chosen(widget, CARD_IDS[4])
        expect(page.locator(f"#{CARD_IDS[4]}")).to_be_in_viewport()
        page.evaluate("scrollTo(0, 0)")
        # Once with the address left as it is, once with the choice in it.
        widget.evaluate("(node, id) => { node.value = id }", CARD_IDS[1])
        chosen(widget, CARD_IDS[1])
        link(page, f"#{CARD_IDS[4]}")
        chosen(widget, CARD_IDS[4])
        widget.get_by_role("tab").nth(2).click()
        chosen(widget, CARD_IDS[2])


def test_same_link_to_a_section_works_after_a_choice(page: Page, home: str) -> None:
    visit(page, home)
    section = page.locator("#what-to-remember")
    for _ in range(2):
        link(page, "#what-to-remember")
        expect(section).to_be_in_viewport()
        expect(page).to_have_url(f"{home}#what-to-remember")
        # Material, where it goes back, does so a little later.
        page.evaluate("new Promise(done => requestIdleCallback(() => setTimeout(done, 100)))")
        expect(section).to_be_in_viewport()
        expect(page).to_have_url(f"{home}#what-to-remember")
        cards(page).get_by_role("tab").nth(2).click()
        chosen(cards(page), CARD_IDS[2])
        expect(page).to_have_url(f"{home}#{CARD_IDS[2]}")
        page.evaluate("scrollTo(0, 0)")


def nest(html: str) -> str:
    """Move the timeline of a page into its third card."""
    inner = re.search("<genai-timeline.*</genai-timeline>", html, re.DOTALL)
    assert inner
    rest = html.replace(inner[0], "")
    before, start, after = rest.partition(f'id="{CARD_IDS[2]}"><div class="genai-body">')
    assert start
    return f"{before}{start}{inner[0]}{after}"


def test_link_to_something_inside_opens_every_panel_around_it(page: Page, home: str) -> None:
    """No data can put a widget into another; a page's author, with HTML, can."""

    def nested(route: Route) -> None:
        answer = route.fetch()
        route.fulfill(response=answer, body=nest(answer.text()))

    page.route(lambda url: url.partition("#")[0] == home, nested)
    page.add_init_script(LISTEN)
    visit(page, home)
    timeline(page)
    link(page, f"#{STEP_IDS[3]}-title")
    inner = page.locator(f"#{CARD_IDS[2]} #{STEP_IDS[3]}")
    expect(inner).to_be_visible()
    expect(page.locator(f"#{STEP_IDS[3]}-title")).to_be_in_viewport()
    assert changes(page) == [(CARD_IDS[2], 2, "link"), (STEP_IDS[3], 3, "link")]


def test_widget_goes_on_when_it_is_moved(page: Page, address: str) -> None:
    page.goto(f"{address}#{STEP_IDS[3]}")
    page.add_script_tag(content=LISTEN)
    timeline(page).evaluate("node => document.querySelector('article').prepend(node)")
    timeline(page).get_by_role("button", name="Next").click()
    chosen(timeline(page), STEP_IDS[4])
    assert changes(page) == [(STEP_IDS[4], 4, "button")]


def test_back_and_forward_between_links(page: Page, home: str) -> None:
    visit(page, home)
    widget = cards(page)
    for panel in (CARD_IDS[1], CARD_IDS[3]):
        link(page, f"#{panel}")
        chosen(widget, panel)
        expect(page).to_have_url(f"{home}#{panel}")
    page.go_back()
    expect(page).to_have_url(f"{home}#{CARD_IDS[1]}")
    chosen(widget, CARD_IDS[1])
    page.go_forward()
    expect(page).to_have_url(f"{home}#{CARD_IDS[3]}")
    chosen(widget, CARD_IDS[3])


def test_choices_survive_a_reload_and_leave_no_history(page: Page, home: str) -> None:
    visit(page, home)
    widget = cards(page)
    before = page.evaluate("history.length")
    for tab in widget.get_by_role("tab").all():
        tab.click()
    page.keyboard.press("Home")
    page.keyboard.press("ArrowRight")
    expect(page).to_have_url(f"{home}#{CARD_IDS[1]}")
    timeline(page).get_by_role("button", name="Next").click()
    timeline(page).get_by_role("tab").nth(3).click()
    expect(page).to_have_url(f"{home}#{STEP_IDS[3]}")
    assert page.evaluate("history.length") == before
    page.reload()
    chosen(timeline(page), STEP_IDS[3])
    assert page.evaluate("history.length") == before


def test_link_from_another_page_opens_the_card(page: Page, home: str, way: str) -> None:
    visit(page, home + FAMILY)
    with same_document(page, way):
        link(page, f"{home}#{CARD_IDS[5]}")
        chosen(cards(page), CARD_IDS[5])
        expect(page.locator(f"#{CARD_IDS[5]}")).to_be_in_viewport()
    page.go_back()
    expect(page.locator("article.genai-item")).to_be_visible()
    page.go_forward()
    chosen(cards(page), CARD_IDS[5])


def test_back_from_another_page_finds_the_choice(page: Page, home: str, way: str) -> None:
    visit(page, home)
    cards(page).get_by_role("tab").nth(2).click()
    with same_document(page, way):
        page.get_by_role("link", name=f"More about {CARDS[2].name}", exact=True).click()
        expect(page.locator("article.genai-item")).to_be_visible()
    page.go_back()
    chosen(cards(page), CARD_IDS[2])


def test_widgets_work_on_every_page_that_follows(page: Page, home: str, way: str) -> None:
    """From a plain page to one with widgets, to another one with widgets, and back."""
    visit(page, f"{home}manual/problems/")
    assert page.locator(".genai").count() == 0
    for place, following in enumerate([home, f"{home}families/", home], 1):
        with same_document(page, way):
            link(page, following)
            expect(page).to_have_url(following)
            expect(page.locator("article h1")).to_have_text(
                re.compile("The families" if "families" in following else "What makes AI")
            )
            widget = cards(page)
            widget.get_by_role("tab").nth(place).click()
            chosen(widget, CARD_IDS[place])
            page.keyboard.press("ArrowRight")
            chosen(widget, CARD_IDS[place + 1])
            expect(page).to_have_url(f"{following}#{CARD_IDS[place + 1]}")
        if way == "plain":
            visit(page, following)
    timeline(page).get_by_role("button", name="Next").click()
    chosen(timeline(page), STEP_IDS[1])


def test_timeline_stops_when_its_page_is_left(page: Page, home: str) -> None:
    visit(page, home)
    widget = timeline(page)
    widget.get_by_role("button", name="Play").click()
    page.evaluate("window.left = document.querySelector('genai-timeline')")
    assert page.evaluate("left.timer > 0")
    page.evaluate("left.remove()")
    assert page.evaluate("left.timer === 0 && !left.hasAttribute('data-playing')")


def test_every_cause_of_a_change_is_told(page: Page, home: str) -> None:
    page.add_init_script(LISTEN)
    visit(page, f"{home}#{CARD_IDS[1]}")
    widget = cards(page)
    steps = timeline(page)
    assert changes(page) == []  # how the page starts is no change
    widget.get_by_role("tab").nth(2).click()
    page.keyboard.press("ArrowRight")
    link(page, f"#{CARD_IDS[4]}")
    chosen(widget, CARD_IDS[4])
    page.locator(f"#{CARD_IDS[5]}-title").dispatch_event("beforematch")
    widget.evaluate("node => { node.value = node.panels[0].id }")
    steps.get_by_role("button", name="Next").click()
    steps.get_by_role("button", name="Next").click()
    steps.evaluate("node => node.select(node.tabs.length - 1)")
    steps.get_by_role("button", name="Play").click()  # from the end, back to the start
    steps.get_by_role("button", name="Pause").click()
    last = len(STEPS) - 1
    assert changes(page) == [
        (CARD_IDS[2], 2, "click"),
        (CARD_IDS[3], 3, "key"),
        (CARD_IDS[4], 4, "link"),
        (CARD_IDS[5], 5, "find"),
        (CARD_IDS[0], 0, "api"),
        (STEP_IDS[1], 1, "button"),
        (STEP_IDS[2], 2, "button"),
        (STEP_IDS[last], last, "api"),
        (STEP_IDS[0], 0, "play"),
    ]
    assert widget.evaluate("node => node.value") == CARD_IDS[0]


def test_choosing_what_is_open_or_not_there_changes_nothing(page: Page, address: str) -> None:
    page.add_init_script(LISTEN)
    page.goto(address)
    widget = cards(page)
    widget.get_by_role("tab").first.click()
    widget.evaluate("node => { node.value = 'nothing'; node.select(99) }")
    chosen(widget, CARD_IDS[0])
    assert changes(page) == []


def test_address_is_left_alone_where_the_author_wants_it(page: Page, address: str) -> None:
    page.goto(address)
    widget = cards(page)
    widget.evaluate("node => node.setAttribute('hash', 'off')")
    widget.get_by_role("tab").nth(2).click()
    chosen(widget, CARD_IDS[2])
    expect(page).to_have_url(address)


def test_choice_lasts_when_the_address_loses_it_or_refuses_it(page: Page, address: str) -> None:
    page.goto(f"{address}#{CARD_IDS[3]}")
    widget = cards(page)
    page.evaluate("history.replaceState(null, '', location.pathname)")
    chosen(widget, CARD_IDS[3])
    page.evaluate(
        "() => { history.replaceState = () => { throw new DOMException('', 'SecurityError') } }"
    )
    widget.get_by_role("tab").nth(2).click()
    chosen(widget, CARD_IDS[2])


def opening_words(text: str) -> str:
    """Return the first words of a text as they stand in an address."""
    return quote(" ".join(text.split()[:6]), safe="").replace("-", "%2D")


@pytest.mark.parametrize("place", [2, 5])
def test_text_of_an_address_opens_the_card_that_holds_it(
    page: Page, address: str, place: int
) -> None:
    page.add_init_script(LISTEN)
    page.goto(address)
    lead = page.locator(f"#{CARD_IDS[place]} .genai-lead").text_content() or ""
    page.goto("about:blank")
    page.goto(f"{address}#:~:text={opening_words(lead)}")
    widget = cards(page)
    page.wait_for_function("changes.length")
    assert changes(page) == [(CARD_IDS[place], place, "find")]
    chosen(widget, CARD_IDS[place])
    expect(page.locator(f"#{CARD_IDS[place]} .genai-lead")).to_be_in_viewport()


def test_text_of_an_address_opens_the_step_that_holds_it(page: Page, address: str) -> None:
    # Its first words hold no term, whose meaning would stand between them.
    page.goto(address)
    text = page.locator(f"#{STEP_IDS[4]} .genai-text").text_content() or ""
    page.goto("about:blank")
    page.goto(f"{address}#:~:text={opening_words(text)}")
    expect(page.locator(f"#{STEP_IDS[4]}")).to_be_visible()
    chosen(timeline(page), STEP_IDS[4])


def test_pages_from_disk_open_each_others_cards(page: Page, on_disk: str, watch: Watch) -> None:
    """T12: a module would not load from there."""
    watch.home = on_disk
    watch.expected.append("search/search_index.js")
    page.goto(f"{on_disk}families/gan.html")
    link(page, f"../index.html#{CARD_IDS[4]}")
    chosen(cards(page), CARD_IDS[4])
    expect(page.locator(f"#{CARD_IDS[4]}")).to_be_in_viewport()
    cards(page).get_by_role("tab").nth(1).click()
    chosen(cards(page), CARD_IDS[1])
    expect(page).to_have_url(f"{on_disk}index.html#{CARD_IDS[1]}")
    link(page, f"#{STEP_IDS[2]}")
    chosen(timeline(page), STEP_IDS[2])
    page.go_back()
    expect(page).to_have_url(f"{on_disk}index.html#{CARD_IDS[1]}")
    chosen(cards(page), CARD_IDS[1])


@pytest.mark.parametrize("size", [(1280, 900), (768, 1024), (390, 844), (320, 568), (844, 390)])
@pytest.mark.parametrize("panel", [CARD_IDS[2], STEP_IDS[2]])
def test_link_shows_the_tabs_and_the_panels_top(
    opening: Opening, address: str, size: tuple[int, int], panel: str
) -> None:
    page = opening(viewport={"width": size[0], "height": size[1]})
    visit(page, f"{address}#{panel}")
    tab, title = page.locator(f"#{panel}-tab"), page.locator(f"#{panel} .genai-title")
    expect(tab).to_be_in_viewport(ratio=0.99)
    expect(title).to_be_in_viewport(ratio=0.99)
    header = page.locator("header.md-header").bounding_box()
    box = tab.bounding_box()
    assert header
    assert box
    assert box["y"] >= header["y"] + header["height"]
    assert box["height"] >= 44
    assert box["width"] > box["height"] / 1.5, "a name stands letter below letter"
    held = "document.activeElement"
    ring = f"{held}.matches(':focus-visible') && getComputedStyle({held}).outlineStyle"
    assert page.evaluate(ring) in {False, "none"}
    page.keyboard.press("Tab")
    page.keyboard.press("Shift+Tab")
    assert page.evaluate(ring) == "solid"


@pytest.mark.parametrize("width", [390, 320])
def test_cards_on_a_phone_say_what_they_are(opening: Opening, address: str, width: int) -> None:
    page = opening(viewport={"width": width, "height": 844})
    visit(page, address)
    for card, tab in zip(CARDS, cards(page).get_by_role("tab").all(), strict=True):
        expect(tab.locator(".genai-note")).to_be_visible()
        expect(tab).to_have_accessible_name(f"{card.name} {card.note}")
