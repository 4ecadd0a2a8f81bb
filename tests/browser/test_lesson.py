"""A reader's way through the lesson."""

from __future__ import annotations

import datetime
import re

import pytest
from playwright.sync_api import Locator, Page, expect

from mkdocs_genai_plugin.data.blocks import Paragraph
from mkdocs_genai_plugin.data.text import plain_text
from mkdocs_genai_plugin.kinds.cards.record import Card

from .conftest import Watch
from .lesson import CARDS, START, STEPS, cards, open_panels, timeline

# A page from disk may not fetch the index; a site that is meant for it lists the plugin offline.
SEARCH = "search/search_index.js"
# The letters and signs of a formula, numbers of sources and signs of links are no words.
WORD = re.compile(r"\w*[^\W\d_]{2,}\w*|\b[aAI]\b")


def text_of(element: Locator) -> str:
    """Give an element's text without formulas, citations and white space."""
    text = element.evaluate(
        "node => { const copy = node.cloneNode(true);"
        " for (const part of copy.querySelectorAll('sup, math, [role=tooltip]')) part.remove();"
        " return copy.textContent }"
    )
    return re.sub(r"\s", "", text)


def shows(page: Page, card: Card) -> None:
    """Hold that the card, and no other, is open with its opening words."""
    widget = cards(page)
    expect(widget.locator(f"#{card.anchor}")).to_be_visible()
    assert open_panels(widget) == [card.anchor]
    lead = widget.locator(f"#{card.anchor} .genai-lead")
    assert text_of(lead) == re.sub(r"\s", "", plain_text(card.lead))
    expect(widget.get_by_role("tab", selected=True)).to_have_attribute(
        "href", re.compile(rf"#{card.anchor}$")
    )


def test_first_card_is_open(page: Page, address: str) -> None:
    page.goto(address)
    shows(page, CARDS[0])


@pytest.mark.parametrize("card", CARDS, ids=lambda card: card.id)
def test_card_opens_by_a_click(page: Page, address: str, card: Card) -> None:
    page.goto(address)
    cards(page).get_by_role("tab").nth(CARDS.index(card)).click()
    shows(page, card)
    assert page.url == f"{address}#{card.anchor}"


def test_cards_open_by_arrow_keys_and_wrap(page: Page, address: str) -> None:
    page.goto(address)
    cards(page).get_by_role("tab", selected=True).focus()
    for card in (*CARDS[1:], CARDS[0]):
        page.keyboard.press("ArrowRight")
        shows(page, card)
    page.keyboard.press("ArrowLeft")
    shows(page, CARDS[-1])


def test_cards_open_by_home_and_end(page: Page, address: str) -> None:
    page.goto(address)
    cards(page).get_by_role("tab", selected=True).focus()
    page.keyboard.press("End")
    shows(page, CARDS[-1])
    page.keyboard.press("Home")
    shows(page, CARDS[0])


def test_tab_key_leads_from_the_card_into_its_panel(page: Page, address: str) -> None:
    page.goto(address)
    tab = cards(page).get_by_role("tab").nth(1)
    tab.click()
    tab.focus()
    page.keyboard.press("Tab")
    expect(page.locator(f"#{CARDS[1].anchor}")).to_be_focused()


def test_choosing_cards_leaves_one_step_back(page: Page, address: str) -> None:
    page.goto("about:blank")
    page.goto(address)
    before = page.evaluate("history.length")
    for tab in cards(page).get_by_role("tab").all():
        tab.click()
    assert page.evaluate("history.length") == before


def test_next_steps_to_the_end_of_the_timeline(page: Page, address: str) -> None:
    page.goto(address)
    widget = timeline(page)
    following = widget.get_by_role("button", name="Next")
    for number, step in enumerate(STEPS, 1):
        expect(widget.get_by_role("status")).to_have_text(
            f"Step {number} of {len(STEPS)}: {step.name}"
        )
        assert open_panels(widget) == [f"timelines-why-now-{step.id}"]
        text = widget.locator(f"#timelines-why-now-{step.id} .genai-text")
        said = "".join(plain_text(one.parts) for one in step.text if isinstance(one, Paragraph))
        assert text_of(text) == re.sub(r"\s", "", said)
        if number < len(STEPS):
            expect(following).not_to_have_attribute("aria-disabled", "true")
            following.click()
    expect(following).to_have_attribute("aria-disabled", "true")


def test_previous_steps_back_and_stops_at_the_start(page: Page, address: str) -> None:
    page.goto(f"{address}#timelines-why-now-{STEPS[1].id}")
    widget = timeline(page)
    back = widget.get_by_role("button", name="Previous")
    back.click()
    assert open_panels(widget) == [f"timelines-why-now-{STEPS[0].id}"]
    expect(back).to_have_attribute("aria-disabled", "true")


def test_play_runs_and_stops_at_pause(page: Page, address: str) -> None:
    page.clock.install(time=START)
    page.goto(address)
    widget = timeline(page)
    page.clock.pause_at(START + datetime.timedelta(hours=1))
    status = widget.get_by_role("status")

    widget.get_by_role("button", name="Play").click()
    expect(status).to_have_text(re.compile("^Step 1 "))
    page.clock.run_for(7_000)
    expect(status).to_have_text(re.compile("^Step 2 "))
    page.clock.run_for(7_000)
    expect(status).to_have_text(re.compile("^Step 3 "))

    widget.get_by_role("button", name="Pause").click()
    page.clock.run_for(60_000)
    expect(status).to_have_text(re.compile("^Step 3 "))
    assert open_panels(widget) == [f"timelines-why-now-{STEPS[2].id}"]


def test_play_stops_by_itself_at_the_end(page: Page, address: str) -> None:
    page.clock.install(time=START)
    page.goto(address)
    widget = timeline(page)
    page.clock.pause_at(START + datetime.timedelta(hours=1))
    widget.get_by_role("button", name="Play").click()
    page.clock.run_for(7_000 * len(STEPS) * 2)
    expect(widget.get_by_role("status")).to_have_text(re.compile(f"^Step {len(STEPS)} "))
    expect(widget.get_by_role("button", name="Play")).to_be_visible()


@pytest.mark.parametrize("end", ["", "-title"])
def test_address_of_a_card_opens_it(page: Page, address: str, end: str) -> None:
    page.goto(f"{address}#{CARDS[3].anchor}{end}")
    shows(page, CARDS[3])
    expect(page.locator(f"#{CARDS[3].anchor}")).to_be_in_viewport()


def test_address_of_a_step_opens_it(page: Page, address: str) -> None:
    page.goto(f"{address}#timelines-why-now-{STEPS[2].id}")
    assert open_panels(timeline(page)) == [f"timelines-why-now-{STEPS[2].id}"]


def test_table_of_contents_opens_a_hidden_card(page: Page, address: str) -> None:
    page.goto(f"{address}families/")
    shows(page, CARDS[0])
    page.locator(f".md-sidebar--secondary a[href='#{CARDS[4].anchor}-title']").click()
    shows(page, CARDS[4])
    expect(page.locator(f"#{CARDS[4].anchor}-title")).to_be_in_viewport()


def test_search_hit_opens_its_card(page: Page, address: str) -> None:
    (card,) = [card for card in CARDS if card.id == "gan"]
    page.goto(address)
    shows(page, CARDS[0])
    page.locator(".md-search__input").click()
    page.locator(".md-search__input").press_sequentially(card.name)
    hit = page.locator(f".md-search-result a[href^='{address}?'][href$='#{card.anchor}-title']")
    expect(hit).to_have_count(1)
    # Material folds all but a page's best hits.
    hit.evaluate("node => node.closest('details')?.setAttribute('open', '')")
    hit.click()
    shows(page, card)
    expect(page.locator(f"#{card.anchor}-title")).to_be_in_viewport()


def test_back_from_a_familys_page_finds_its_card_open(page: Page, address: str) -> None:
    page.goto(address)
    cards(page).get_by_role("tab").nth(2).click()
    page.get_by_role("link", name=f"More about {CARDS[2].name}", exact=True).click()
    expect(page.locator("article.genai-item")).to_be_visible()
    assert page.url == f"{address}families/{CARDS[2].id}/"
    page.go_back()
    shows(page, CARDS[2])


def test_everything_is_open_without_the_script(page: Page, address: str, watch: Watch) -> None:
    watch.expected.append("genai.js")
    page.route("**/genai.js?h=*", lambda route: route.abort())
    page.goto(address)
    for card in CARDS:
        expect(page.locator(f"#{card.anchor} .genai-lead")).to_be_visible()
    for step in STEPS:
        expect(page.locator(f"#timelines-why-now-{step.id} .genai-text")).to_be_visible()
    expect(page.get_by_role("button", name="Play")).to_be_hidden()


@pytest.mark.parametrize("card", [CARDS[0], CARDS[5]], ids=lambda card: card.id)
def test_lesson_works_from_disk(page: Page, on_disk: str, watch: Watch, card: Card) -> None:
    watch.home = on_disk
    watch.expected.append(SEARCH)
    page.goto(f"{on_disk}index.html#{card.anchor}")
    shows(page, card)
    cards(page).get_by_role("tab").nth(1).click()
    shows(page, CARDS[1])
    timeline(page).get_by_role("button", name="Next").click()
    assert open_panels(timeline(page)) == [f"timelines-why-now-{STEPS[1].id}"]


def test_family_opens_from_disk(page: Page, on_disk: str, watch: Watch) -> None:
    watch.home = on_disk
    watch.expected.append(SEARCH)
    page.goto(f"{on_disk}index.html")
    cards(page).get_by_role("tab").nth(1).click()
    page.get_by_role("link", name=f"More about {CARDS[1].name}", exact=True).click()
    expect(page.locator("article.genai-item")).to_be_visible()


def test_every_citation_leads_to_a_source_on_the_page(page: Page, address: str) -> None:
    page.goto(address)
    missing = page.evaluate(
        "[...document.querySelectorAll('.genai-cite a')]"
        ".filter(link => !document.getElementById(decodeURIComponent(link.hash.slice(1))))"
        ".map(link => link.hash)"
    )
    assert missing == []
    assert page.locator(".genai-cite a").count() > 20


def count(page: Page, selector: str) -> int:
    """Give the number of words that a reader sees in the elements of a selector."""
    return sum(len(WORD.findall(part.inner_text())) for part in page.locator(selector).all())


def test_lesson_is_read_in_ten_minutes(page: Page, address: str) -> None:
    """At most 1,800 visible words, the list of sources apart; the first screen has 75."""
    page.goto(address)
    cards(page)
    timeline(page)
    visible = count(page, "article.md-content__inner") - count(page, ".genai-sources")
    assert 1_100 <= visible <= 1_800
    assert 65 <= count(page, "article > h1, .opening-lead, .genai-pile") <= 95


def test_sections_come_in_the_order_of_the_lesson(page: Page, address: str) -> None:
    page.goto(address)
    order = page.locator(
        "article :is(.genai-definition, genai-comparison, genai-figure, genai-cases,"
        " genai-cards, genai-timeline, .genai-takeaways, .genai-sources)"
    )
    found = [str(part.evaluate("node => node.className || node.tagName")) for part in order.all()]
    names = "genai definition genai genai genai genai genai takeaways sources".split()
    assert len(found) == len(names)
    assert all(name in one for name, one in zip(names, found, strict=True))
