"""The timeline's buttons, what it says, how it plays and pauses, and fingers on it."""

from __future__ import annotations

import datetime
import re

import pytest
from playwright.sync_api import CDPSession, Locator, Page, expect

from .conftest import PHONE, Opening
from .lesson import (
    CARD_IDS,
    INTERVAL,
    LISTEN,
    START,
    STEP_IDS,
    STEPS,
    cards,
    changes,
    chosen,
    link,
    timeline,
)

LAST = len(STEPS) - 1


def says(widget: Locator, place: int, live: str) -> None:
    """Hold what the status says, and whether it is read out."""
    status = widget.get_by_role("status")
    expect(status).to_have_text(f"Step {place + 1} of {len(STEPS)}: {STEPS[place].name}")
    expect(status).to_have_attribute("aria-live", live)
    chosen(widget, STEP_IDS[place])


def button(widget: Locator, name: str) -> Locator:
    """Return a button."""
    return widget.get_by_role("button", name=name, exact=True)


def test_status_is_read_out_only_for_the_buttons(page: Page, address: str) -> None:
    page.goto(address)
    widget = timeline(page)
    says(widget, 0, "off")
    button(widget, "Next").click()
    says(widget, 1, "polite")
    widget.get_by_role("tab").nth(2).click()
    says(widget, 2, "off")
    button(widget, "Previous").click()
    says(widget, 1, "polite")
    widget.get_by_role("tab", selected=True).press("ArrowRight")
    says(widget, 2, "off")
    button(widget, "Previous").click()
    link(page, f"#{STEP_IDS[3]}")
    says(widget, 3, "off")
    widget.evaluate("node => node.select(1)")
    says(widget, 1, "off")


def test_buttons_keep_the_focus_at_the_ends(page: Page, address: str) -> None:
    page.goto(address)
    widget = timeline(page)
    ends = [("Previous", "Next", 0), ("Next", "Previous", LAST)]
    for here, other, place in ends:
        for _ in STEPS:
            button(widget, here).press("Enter")
        says(widget, place, "off" if place == 0 else "polite")
        expect(button(widget, here)).to_be_focused()
        expect(button(widget, here)).to_have_attribute("aria-disabled", "true")
        assert button(widget, here).get_attribute("disabled") is None
        assert button(widget, other).get_attribute("aria-disabled") is None


def play(page: Page, address: str, place: int = 0) -> Locator:
    """Open the page at a step and play from there, its clock stopped."""
    page.clock.install(time=START)
    page.goto(address)
    widget = timeline(page)
    page.clock.pause_at(START + datetime.timedelta(hours=1))
    widget.evaluate("(node, place) => node.select(place)", place)
    button(widget, "Play").click()
    playing(widget, True)
    return widget


def playing(widget: Locator, on: bool) -> None:
    """Hold whether it plays, and that the button offers the other."""
    assert (widget.get_attribute("data-playing") is not None) is on
    expect(button(widget, "Pause" if on else "Play")).to_be_visible()
    expect(button(widget, "Play" if on else "Pause")).to_have_count(0)


def test_play_goes_step_by_step_and_leaves_the_address(page: Page, address: str) -> None:
    widget = play(page, address)
    before = page.evaluate("history.length")
    for place in range(1, LAST + 1):
        page.clock.run_for(INTERVAL - 1)
        says(widget, place - 1, "off")
        page.clock.run_for(1)
        says(widget, place, "off")
        assert page.url == address
    playing(widget, False)
    page.clock.run_for(INTERVAL * 3)
    says(widget, LAST, "off")
    assert page.evaluate("history.length") == before
    assert button(widget, "Play").get_attribute("aria-pressed") is None


def test_play_starts_over_from_the_end(page: Page, address: str) -> None:
    widget = play(page, address, LAST)
    says(widget, 0, "off")
    page.clock.run_for(INTERVAL)
    says(widget, 1, "off")


def test_interval_is_the_authors(page: Page, address: str) -> None:
    page.clock.install(time=START)
    page.goto(address)
    widget = timeline(page)
    page.clock.pause_at(START + datetime.timedelta(hours=1))
    widget.evaluate("node => node.setAttribute('interval', '2000')")
    button(widget, "Play").click()
    page.clock.run_for(2_000)
    says(widget, 1, "off")


PAUSES = {
    "pause": lambda page: button(timeline(page), "Pause").click(),
    "next": lambda page: button(timeline(page), "Next").click(),
    "tab": lambda page: timeline(page).get_by_role("tab").nth(1).click(),
    "key": lambda page: timeline(page).get_by_role("tab", selected=True).press("ArrowRight"),
    "focus": lambda page: page.locator(f"#{STEP_IDS[0]}").focus(),
    "focus deep in the step": lambda page: page.locator(f"#{STEP_IDS[0]} a").first.focus(),
    "hidden page": lambda page: page.evaluate(
        "document.dispatchEvent(new Event('visibilitychange'))"
    ),
    "script": lambda page: timeline(page).evaluate("node => node.pause()"),
}


@pytest.mark.parametrize("cause", PAUSES)
def test_it_pauses(page: Page, address: str, cause: str) -> None:
    widget = play(page, address)
    PAUSES[cause](page)
    playing(widget, False)
    here = widget.evaluate("node => node.index")
    page.clock.run_for(INTERVAL * 2)
    chosen(widget, STEP_IDS[here])


def test_it_pauses_for_a_link_to_a_step(page: Page, address: str) -> None:
    widget = play(page, address)
    link(page, f"#{STEP_IDS[3]}")
    page.clock.run_for(10)
    expect(page.locator(f"#{STEP_IDS[3]}")).to_be_visible()
    playing(widget, False)


def test_the_pointer_and_the_cards_do_not_pause_it(page: Page, address: str) -> None:
    widget = play(page, address)
    page.locator(f"#{STEP_IDS[0]}").hover()
    cards(page).get_by_role("tab").nth(2).click()
    playing(widget, True)
    page.clock.run_for(INTERVAL)
    says(widget, 1, "off")
    assert page.url == f"{address}#{CARD_IDS[2]}"


def test_motion_start(page: Page, address: str) -> None:
    page.clock.install(time=START)
    page.goto(f"{address}#{STEP_IDS[1]}")
    page.clock.run_for(INTERVAL * 5)
    says(timeline(page), 1, "off")


@pytest.mark.parametrize("motion", ["reduce", "no-preference"])
def test_nothing_moves_for_who_wants_no_motion(opening: Opening, address: str, motion: str) -> None:
    page = opening(reduced_motion=motion)
    page.goto(address)
    widget = timeline(page)
    button(widget, "Play").click()
    widget.evaluate("node => node.advance()")
    says(widget, 1, "off")
    moving = page.evaluate(
        "document.getAnimations().filter(({ effect }) => effect.target.closest('.genai-panels'))"
        ".length"
    )
    if motion == "reduce":
        assert moving == 0
        assert page.evaluate("getComputedStyle(document.documentElement).scrollBehavior") == "auto"


# ---- fingers


Way = tuple[tuple[float, float], tuple[float, float]]


def drag(tools: CDPSession, way: Way, *, takes: float = 0.2, fingers: int = 1) -> None:
    """Put fingers down, draw them along, and lift them, ``takes`` seconds later."""
    (x, y), (to_x, to_y) = way
    start = datetime.datetime.now(tz=datetime.UTC).timestamp()
    for step in range(6):
        part = step / 5
        at = {"x": x + (to_x - x) * part, "y": y + (to_y - y) * part}
        points = [
            {"x": at["x"], "y": at["y"] + 40 * finger, "id": finger} for finger in range(fingers)
        ]
        event = {"type": "touchMove" if step else "touchStart", "touchPoints": points}
        tools.send("Input.dispatchTouchEvent", {**event, "timestamp": start + takes * part})
    lifted = {"type": "touchEnd", "touchPoints": [], "timestamp": start + takes}
    tools.send("Input.dispatchTouchEvent", lifted)


@pytest.fixture
def touched(opening: Opening, address: str) -> Page:
    """Open the second step on a phone."""
    page = opening(viewport=PHONE, has_touch=True)
    page.add_init_script(LISTEN)
    page.goto(f"{address}#{STEP_IDS[1]}")
    timeline(page).locator(".genai-panels").evaluate(
        "node => node.scrollIntoView({ block: 'start', behavior: 'instant' })"
    )
    return page


LEFT: Way = (280, 300), (120, 310)
RIGHT: Way = (120, 300), (280, 310)
PAN: Way = (200, 500), (190, 250)


def test_swipes_turn_to_the_next_and_the_previous_step(touched: Page) -> None:
    tools = touched.context.new_cdp_session(touched)
    widget = timeline(touched)
    drag(tools, LEFT)
    says(widget, 2, "polite")
    drag(tools, RIGHT)
    says(widget, 1, "polite")
    drag(tools, RIGHT)
    says(widget, 0, "polite")
    drag(tools, RIGHT)  # there is none before it
    drag(tools, LEFT)
    says(widget, 1, "polite")
    touched.evaluate("document.body.dir = 'rtl'")
    drag(tools, LEFT)
    says(widget, 0, "polite")
    assert [(place, via) for _, place, via in changes(touched)] == [
        (place, "swipe") for place in (2, 1, 0, 1, 0)
    ]


@pytest.mark.parametrize(
    ("way", "options"),
    [
        (PAN, {}),
        (((200, 300), (260, 340)), {}),
        (((200, 300), (160, 300)), {}),
        (((10, 300), (180, 300)), {}),
        (((365, 300), (180, 300)), {}),
        (LEFT, {"takes": 2}),
        (LEFT, {"fingers": 2}),
    ],
    ids=["pan", "diagonal", "short", "left edge", "right edge", "slow", "two fingers"],
)
def test_other_gestures_are_left_alone(touched: Page, way: Way, options: dict[str, int]) -> None:
    """T18: a gesture from the edge is the browser's."""
    tools = touched.context.new_cdp_session(touched)
    before = touched.evaluate("scrollY")
    drag(tools, way, **options)
    if way == PAN:
        touched.wait_for_function("before => scrollY > before", arg=before)
    assert changes(touched) == []
    touched.evaluate(
        f"document.getElementById('{STEP_IDS[1]}')"
        ".scrollIntoView({ block: 'start', behavior: 'instant' })"
    )
    drag(tools, LEFT)
    says(timeline(touched), 2, "polite")


@pytest.mark.parametrize("wide", [True, False], ids=["scrolls", "fits"])
def test_what_scrolls_sideways_keeps_its_gesture(touched: Page, wide: bool) -> None:
    tools = touched.context.new_cdp_session(touched)
    touched.evaluate(
        """([id, wide]) => {
          const inner = document.createElement("div");
          inner.className = "genai-formula";
          inner.append(Object.assign(document.createElement("p"), { textContent: "x" }));
          inner.firstChild.style.width = wide ? "2000px" : "auto";
          document.querySelector(`#${id} > .genai-body`).prepend(inner);
          inner.scrollIntoView({ block: "center", behavior: "instant" });
        }""",
        [STEP_IDS[1], wide],
    )
    inner = touched.locator(f"#{STEP_IDS[1]} .genai-formula").first
    box = inner.bounding_box()
    assert box
    y = box["y"] + box["height"] / 2
    drag(tools, ((280, y), (120, y)))
    if wide:
        touched.wait_for_function(
            "id => document.querySelector(`#${id} .genai-formula`).scrollLeft > 0", arg=STEP_IDS[1]
        )
    assert changes(touched) == []


def test_tap_brings_the_panel_into_view(opening: Opening, address: str) -> None:
    page = opening(viewport=PHONE, has_touch=True)
    page.goto(address)
    tab = cards(page).get_by_role("tab").nth(4)
    tab.evaluate("node => node.scrollIntoView({ block: 'end', behavior: 'instant' })")
    expect(page.locator(f"#{CARD_IDS[0]} .genai-lead")).not_to_be_in_viewport()
    tab.tap()
    chosen(cards(page), CARD_IDS[4])
    expect(page.locator(f"#{CARD_IDS[4]} .genai-lead")).to_be_in_viewport()
    assert re.search(CARD_IDS[4], page.url)
