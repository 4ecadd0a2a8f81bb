"""Two players: they learn in slices, and a copied address ends as it did."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Locator, Page, expect

from .conftest import Opening
from .test_accessibility import judged

PAGE = "duel/"


def visit(page: Page, address: str, state: str = "") -> Locator:
    """Open the figure's page, in a state; return the figure once it has learnt."""
    page.goto("about:blank")
    page.goto(f"{address}{PAGE}{f'#duel?{state}' if state else ''}")
    widget = page.locator("genai-figure")
    expect(widget).to_have_attribute("data-ready", "")
    page.wait_for_function("document.querySelector('genai-figure').complete", timeout=120_000)
    return widget


def reading(widget: Locator) -> Locator:
    """Return the line that says what was made."""
    return widget.locator(".genai-duel-reading")


def test_a_judge_that_keeps_up_brings_the_other_hill_back(page: Page, address: str) -> None:
    widget = visit(page, address)
    first = reading(widget).inner_text()
    expect(reading(widget)).to_contain_text("Step 3,000: 0%")
    widget.get_by_text("It covers both hills").click()
    expect(reading(widget)).to_contain_text("Step 3,000: 45%", timeout=120_000)
    expect(widget.get_by_role("status")).to_contain_text("40 on both hills")
    widget.get_by_role("radio", name="1/20").click()
    expect(reading(widget)).to_have_text(first, timeout=120_000)  # what was drawn at build


def test_steps_and_the_address(page: Page, address: str) -> None:
    widget = visit(page, address, "judge=1&maker=1&seed=3&steps=40")
    expect(reading(widget)).to_contain_text("Step 40:")
    widget.get_by_role("button", name="Ten steps").press("Enter")
    expect(reading(widget)).to_contain_text("Step 50:")
    page.wait_for_url(re.compile("steps=50"))
    text, link = reading(widget).inner_text(), page.url
    page.goto("about:blank")
    page.goto(link)
    expect(reading(page.locator("genai-figure"))).to_have_text(text)


def test_a_fast_maker_is_not_offered_before_a_fast_judge(page: Page, address: str) -> None:
    widget = visit(page, address, "judge=10&maker=10&seed=1&steps=0")
    expect(
        widget.locator(".genai-of-judge").get_by_role("radio", name="1", exact=True)
    ).to_be_checked()


@pytest.mark.parametrize("motion", ["reduce", "no-preference"])
def test_motion_reduced(opening: Opening, address: str, motion: str) -> None:
    """With less motion only the end is drawn."""
    page = opening(reduced_motion=motion)
    widget = visit(page, address, "judge=1&maker=1&seed=2&steps=0")
    count = """(button) => new Promise((done) => {
      const figure = button.closest("genai-figure");
      const drawn = figure.querySelector(".genai-duel-made");
      let changes = 0;
      new MutationObserver(() => changes++).observe(drawn, { attributes: true });
      button.click();
      const wait = () => figure.complete ? done(changes) : setTimeout(wait, 50);
      setTimeout(wait, 50);
    })"""
    changes = widget.get_by_role("button", name="Run").evaluate(count)
    assert (changes <= 1) == (motion == "reduce")


def test_nothing_runs_on_once_it_is_removed(page: Page, address: str) -> None:
    widget = visit(page, address)
    widget.get_by_role("button", name="Run").click()
    left = widget.evaluate("""async (figure) => {
      const { now } = figure.view;
      figure.remove();
      const steps = figure.view?.now.steps ?? now.steps;
      await new Promise((done) => setTimeout(done, 300));
      return (figure.view?.now.steps ?? now.steps) - steps;
    }""")
    assert left <= 60  # what was under way


@pytest.mark.parametrize("state", ["", "judge=1&maker=10&seed=4&steps=100"])
def test_axe_has_nothing_against_it(shown: Page, address: str, state: str) -> None:
    visit(shown, address, state)
    assert judged(shown, "genai-figure") == []


def test_on_paper_the_right_answer_has_its_reason(page: Page, address: str) -> None:
    widget = visit(page, address)
    page.emulate_media(media="print")
    expect(widget.locator(".genai-right > .genai-reply")).to_be_visible()
    expect(widget.locator(".genai-wrong > .genai-reply:visible")).to_have_count(0)
