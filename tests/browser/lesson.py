"""The lesson as a test sees it: what it is made of, and its widgets on a page."""

from __future__ import annotations

import datetime
import re
from typing import Any

from playwright.sync_api import Locator, Page, expect

from mkdocs_genai_plugin.data.folders import bundled
from mkdocs_genai_plugin.data.load import load
from mkdocs_genai_plugin.kinds import KINDS
from mkdocs_genai_plugin.kinds.timelines import Timeline

PACK = load([bundled()], KINDS)
CARDS = PACK.collections["families"].cards
TIMELINE = PACK.items["timelines/why-now"]
assert isinstance(TIMELINE, Timeline)
STEPS = TIMELINE.steps
CARD_IDS = [card.anchor for card in CARDS]
STEP_IDS = [f"{TIMELINE.anchor}-{step.id}" for step in STEPS]
START = datetime.datetime(2026, 1, 1, tzinfo=datetime.UTC)
INTERVAL = 7_000

# Collects the changes that the widgets tell of.
LISTEN = """
window.changes = [];
document.addEventListener("genai-change", (event) => changes.push(event.detail));
"""


def visit(page: Page, address: str) -> None:
    """Open a page and wait until Material, too, has done its part."""
    page.goto(address)
    page.wait_for_function(
        "!document.querySelector('#__config').textContent.includes('navigation.instant')"
        " || performance.getEntriesByType('resource')"
        ".some(entry => entry.name.endsWith('sitemap.xml') && entry.responseEnd)"
    )
    page.evaluate("new Promise(done => setTimeout(done))")


def cards(page: Page) -> Locator:
    """Return the cards, once they are ready."""
    widget = page.locator("genai-cards")
    expect(widget).to_have_attribute("data-ready", "")
    return widget


def timeline(page: Page) -> Locator:
    """Return the timeline, once it is ready."""
    widget = page.locator("genai-timeline")
    expect(widget).to_have_attribute("data-ready", "")
    return widget


def open_panels(widget: Locator) -> list[str]:
    """Return the ids of the panels that a reader sees."""
    panels = widget.locator(".genai-panel")
    return [str(panel.get_attribute("id")) for panel in panels.all() if panel.is_visible()]


def chosen(widget: Locator, panel: str) -> None:
    """Hold that the panel, and no other, is open and its tab chosen."""
    expect(widget.locator(f"#{panel}")).to_be_visible()
    assert open_panels(widget) == [panel]
    tab = widget.locator("[role=tab][aria-selected=true]")
    expect(tab).to_have_attribute("href", re.compile(rf"#{panel}$"))


def choose(page: Page, place: int) -> None:
    """Open the card and the step at a place; where there are fewer steps, the last stays."""
    page.evaluate(
        "place => { for (const widget of document.querySelectorAll('genai-cards, genai-timeline'))"
        " widget.select(place) }",
        place,
    )


def changes(page: Page) -> list[tuple[str, int, str]]:
    """Return the changes since ``LISTEN``: panel, its place, and what caused it."""
    heard: list[dict[str, Any]] = page.evaluate("changes")
    return [(change["id"], change["index"], change["via"]) for change in heard]


def link(page: Page, address: str) -> None:
    """Put a link in front of the page's text and follow it."""
    page.evaluate(
        """address => {
          document.querySelector("#to-follow")?.remove();
          const link = document.createElement("a");
          Object.assign(link, { href: address, id: "to-follow" });
          document.querySelector("article").prepend(Object.assign(link, { textContent: "Follow" }));
        }""",
        address,
    )
    page.locator("#to-follow").click()


def frames(page: Page) -> None:
    """Let the page draw what it has."""
    page.evaluate("new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))")


def rest(page: Page) -> None:
    """Wait until Material has noted how far the page is scrolled.

    It does so 100 ms after the last scroll (bundle.js, setupInstantNavigation). A link followed
    sooner gets the note into its own entry of the history, and Material scrolls there, not to
    the link's target.
    """
    page.wait_for_function("history.state?.y === scrollY")


def fits(page: Page) -> None:
    """Hold that the page does not scroll sideways."""
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
