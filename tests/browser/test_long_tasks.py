"""A figure leaves the page its turn: none of its tasks takes 50 ms of the processor."""

from __future__ import annotations

import json
from collections.abc import Iterator

import pytest
from playwright.sync_api import Locator, Page, expect

LONG = 50  # ms, as the Long Tasks API has it
TIMES = 5
# What is pressed, and in which state.
PRESSED = {
    "counting": ("Write 200 more", "length=1&seed=3"),
    "duel": ("Run 3,000 steps", "maker=10&judge=0.25&seed=2"),
    "voice": ("New song", "order=128"),
    "pile": ("Write a new one", ""),
    "perfect-denoiser": ("New draw", "steps=50&window=whole"),
    "frames-together": ("New draw", "together=7"),
    "map-to-wander": ("New draw", "model=plain&show=classes"),
}


def figure(page: Page) -> Locator:
    """Return the figure once it is ready."""
    widget = page.locator("genai-figure")
    expect(widget).to_have_attribute("data-ready", "")
    page.wait_for_function("document.querySelector('genai-figure').work === null")
    return widget


def tasks(trace: bytes) -> Iterator[float]:
    """Return the processor time of each task of the page, in ms; that of others is not in it."""
    events = json.loads(trace)["traceEvents"]
    named = (one for one in events if one["name"] == "thread_name")
    of_pages = {
        (one["pid"], one["tid"]) for one in named if one["args"]["name"] == "CrRendererMain"
    }
    for one in events:
        if (one["pid"], one["tid"]) in of_pages and one["name"].endswith("RunTask"):
            yield one.get("tdur", 0) / 1000


@pytest.mark.parametrize("name", PRESSED)
def test_no_task_is_long(page: Page, address: str, name: str) -> None:
    button, state = PRESSED[name]
    page.goto(f"{address}{name}/#{name}?{state}")
    pressed = figure(page).get_by_role("button", name=button)
    browser = page.context.browser
    assert browser
    browser.start_tracing(page=page, categories=["toplevel", "__metadata"])
    for _ in range(TIMES):
        pressed.click()
        page.wait_for_function("document.querySelector('genai-figure').work === null")
    found = [*tasks(browser.stop_tracing())]
    print(f"{name}: {max(found):.0f} ms")
    assert sum(found) > 0
    assert max(found) < LONG
