"""A sound, value by value: seen before it is heard, and silent once it is gone."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Locator, Page, expect

from .test_accessibility import judged

PAGE = "voice/"
CONTEXTS = """
globalThis.contexts = [];
globalThis.AudioContext = class extends AudioContext {
  constructor(...given) {
    super(...given);
    contexts.push(this);
  }
};
"""
OPEN = "contexts.filter((one) => one.state !== 'closed').length"


def visit(page: Page, address: str, state: str = "") -> Locator:
    """Open the figure's page, in a state."""
    page.goto("about:blank")
    page.goto(f"{address}{PAGE}{f'#voice?{state}' if state else ''}")
    widget = page.locator("genai-figure")
    expect(widget).to_have_attribute("data-ready", "")
    page.wait_for_function("document.querySelector('genai-figure').complete")
    return widget


def reading(widget: Locator) -> Locator:
    """Return the line that says how it sings."""
    return widget.locator(".genai-voice-reading")


def test_a_prediction_lets_it_sing(page: Page, address: str) -> None:
    widget = visit(page, address)
    expect(reading(widget)).to_contain_text("later: 0.19")
    widget.get_by_text("A sung vowel").click()
    expect(reading(widget)).to_contain_text("later: 0.85")
    expect(widget.get_by_role("status")).to_contain_text("4.33 of 8 bits")
    widget.get_by_role("slider").press("End")
    expect(reading(widget)).to_contain_text("128 values")
    page.wait_for_url(re.compile("order=128"))


def test_what_is_built_is_what_the_script_draws(page: Page, address: str) -> None:
    page.goto(address + PAGE)
    drawn = page.evaluate(
        """async (address) => {
      const text = await (await fetch(address)).text();
      const figure = document.querySelector("genai-figure");
      const built = new DOMParser().parseFromString(text, "text/html");
      const paths = (root) => Array.from(
        root.querySelectorAll(".genai-voice path"), (one) => one.getAttribute("d"));
      while (!figure.complete) await new Promise((done) => setTimeout(done, 20));
      return [paths(built), paths(document)];
    }""",
        address + PAGE,
    )
    assert drawn[0] == drawn[1]


def test_sound_is_played_on_a_press_alone_and_ends_with_the_figure(
    page: Page, address: str
) -> None:
    page.add_init_script(CONTEXTS)
    widget = visit(page, address)
    assert page.evaluate("contexts.length") == 0
    expect(widget.locator(".genai-voice-wave")).to_have_count(2)
    widget.get_by_role("button", name="What it sings").press("Enter")
    assert page.evaluate(OPEN) == 1
    widget.get_by_role("button", name="What it heard").click()
    assert page.evaluate("contexts.length") == 2
    assert page.evaluate(OPEN) <= 1
    widget.evaluate("node => node.remove()")
    page.wait_for_function(f"{OPEN} === 0")


@pytest.mark.parametrize("state", ["", "order=128&heard=800&seed=5"])
def test_axe_has_nothing_against_it(shown: Page, address: str, state: str) -> None:
    visit(shown, address, state)
    assert judged(shown, "genai-figure") == []
