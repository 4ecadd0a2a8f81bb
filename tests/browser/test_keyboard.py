"""The keys of section 4.1: what they do, and what they leave to the browser."""

from __future__ import annotations

import pytest
from playwright.sync_api import Locator, Page, expect

from .lesson import CARD_IDS, STEP_IDS, cards, chosen, frames, timeline

# Notes of each key whether somebody took it from the browser.
LISTEN = """
window.taken = {};
addEventListener("keydown", (event) => {
  taken[event.key] = event.defaultPrevented;
  if (event.altKey || event.ctrlKey || event.metaKey) event.preventDefault();
});
"""

both = pytest.mark.parametrize("name", ["cards", "timeline"])


def widget_of(page: Page, name: str) -> tuple[Locator, list[str]]:
    """Return a widget with the ids of its panels, the tab that is chosen in focus."""
    widget, ids = (cards(page), CARD_IDS) if name == "cards" else (timeline(page), STEP_IDS)
    widget.get_by_role("tab", selected=True).focus()
    return widget, ids


def has_focus(page: Page, panel: str) -> None:
    """Hold that the panel's tab has the focus."""
    expect(page.locator(f"#{panel}-tab")).to_be_focused()


@both
def test_arrows_home_and_end_choose_and_wrap(page: Page, address: str, name: str) -> None:
    page.goto(address)
    widget, ids = widget_of(page, name)
    for key, place in [
        ("ArrowRight", 1),
        ("ArrowLeft", 0),
        ("ArrowLeft", -1),
        ("ArrowRight", 0),
        ("End", -1),
        ("Home", 0),
    ]:
        page.keyboard.press(key)
        chosen(widget, ids[place])
        has_focus(page, ids[place])


@both
def test_arrows_are_mirrored_from_right_to_left(page: Page, address: str, name: str) -> None:
    page.goto(address)
    page.evaluate("document.body.dir = 'rtl'")
    widget, ids = widget_of(page, name)
    for key, place in [("ArrowLeft", 1), ("ArrowRight", 0), ("ArrowRight", -1), ("Home", 0)]:
        page.keyboard.press(key)
        chosen(widget, ids[place])
        has_focus(page, ids[place])


@both
def test_space_and_enter_choose_and_do_not_scroll(page: Page, address: str, name: str) -> None:
    page.add_init_script(LISTEN)
    page.goto(address)
    widget, ids = widget_of(page, name)
    for key, place in [(" ", 2), ("Enter", 1)]:
        tab = page.locator(f"#{ids[place]}-tab")
        tab.focus()
        frames(page)
        before = page.evaluate("scrollY")
        page.keyboard.press(key)
        chosen(widget, ids[place])
        frames(page)
        assert page.evaluate("scrollY") == before
        expect(tab).to_be_focused()
    assert page.evaluate("taken") == {" ": True, "Enter": False}


@both
def test_down_and_up_scroll(page: Page, address: str, name: str) -> None:
    page.add_init_script(LISTEN)
    page.goto(address)
    widget, ids = widget_of(page, name)
    frames(page)
    before = page.evaluate("scrollY")
    for _ in range(20):  # a browser that is still scrolling to the focus may drop the key
        page.keyboard.press("ArrowDown")
        page.wait_for_timeout(250)
        if page.evaluate("scrollY") > before:
            break
    assert page.evaluate("scrollY") > before
    page.keyboard.press("ArrowUp")
    page.wait_for_function("taken.ArrowUp !== undefined")
    assert page.evaluate("taken") == {"ArrowDown": False, "ArrowUp": False}
    chosen(widget, ids[0])


@both
def test_keys_with_modifiers_are_the_browsers(page: Page, address: str, name: str) -> None:
    page.add_init_script(LISTEN)
    page.goto(address)
    widget, ids = widget_of(page, name)
    for modifier in ("Alt", "Control", "Meta", "Shift"):
        page.evaluate("taken = {}")
        for key in ("ArrowRight", "ArrowLeft", "End"):
            page.keyboard.press(f"{modifier}+{key}")
        heard = page.evaluate("taken")
        assert heard == {modifier: False, "ArrowRight": False, "ArrowLeft": False, "End": False}
        chosen(widget, ids[0])


@pytest.mark.parametrize("modifier", ["Control", "Shift"])
def test_click_with_a_modifier_opens_the_card_elsewhere(
    page: Page, address: str, modifier: str
) -> None:
    page.goto(address)
    widget, ids = widget_of(page, "cards")
    with page.context.expect_page() as opened:
        page.locator(f"#{ids[3]}-tab").click(modifiers=[modifier])  # type: ignore[list-item]
    chosen(cards(opened.value), ids[3])
    chosen(widget, ids[0])


@both
def test_tab_key_leads_into_the_panel_and_back(page: Page, address: str, name: str) -> None:
    page.goto(address)
    widget, ids = widget_of(page, name)
    page.keyboard.press("ArrowRight")
    page.keyboard.press("Tab")
    expect(page.locator(f"#{ids[1]}")).to_be_focused()
    page.keyboard.press("Shift+Tab")
    has_focus(page, ids[1])
    chosen(widget, ids[1])


def test_link_by_keyboard_leads_the_focus_into_the_panel(page: Page, address: str) -> None:
    page.goto(address)
    cards(page)
    page.evaluate(
        "id => { const link = document.createElement('a'); link.href = `#${id}-title`;"
        " link.textContent = 'See there'; document.querySelector('article h1').after(link);"
        " link.focus() }",
        CARD_IDS[2],
    )
    page.keyboard.press("Enter")
    panel = page.locator(f"#{CARD_IDS[2]}")
    expect(panel).to_be_focused()
    assert panel.evaluate("node => node.matches(':focus-visible')")
    assert panel.evaluate("node => getComputedStyle(node).outlineStyle") == "solid"


# Gives the part of the focused element, if it is ours, that the header or the window's edge hides.
COVERED = """
() => {
  const { activeElement: focused } = document;
  if (!focused.closest(".genai")) return "";
  const { top, bottom } = focused.getBoundingClientRect();
  const header = document.querySelector(".md-header").getBoundingClientRect().bottom;
  const fits = bottom - top < innerHeight - header;
  // Scroll positions are whole pixels.
  const [least, most] = [header - 1, innerHeight + 1];
  const hidden = fits ? top < least || bottom > most : bottom < least || top > most;
  const where = `${top} to ${bottom} of ${header} to ${innerHeight}`;
  return `${hidden ? "hidden" : "ours"}: ${where}: ${focused.outerHTML.slice(0, 80)}`;
}
"""


@pytest.mark.parametrize(("start", "key"), [("h1", "Tab"), (".md-copyright", "Shift+Tab")])
def test_focus_is_never_under_the_header(page: Page, address: str, start: str, key: str) -> None:
    page.goto(address)
    cards(page)
    timeline(page)
    page.locator(start).evaluate("node => { node.tabIndex = -1; node.focus() }")
    seen: list[str] = []
    stops = page.locator(".genai :is(a, button, [tabindex='0']):visible").count()
    for _ in range(stops):
        page.keyboard.press(key)
        frames(page)
        seen.append(page.evaluate(COVERED))
    assert [stop for stop in seen if stop.startswith("hidden")] == []
    assert sum(stop.startswith("ours") for stop in seen) > 20
