"""Counting is training: predict, write, paste a text, and take the address along."""

from __future__ import annotations

import re
from urllib.parse import quote

import pytest
from playwright.sync_api import Locator, Page, expect

from .conftest import PHONE, Opening
from .test_accessibility import judged

PAGE = "counting/"
OWN = "the cat sat on the mat and the cat ate the rat. " * 30


def visit(page: Page, address: str, state: str = "") -> Locator:
    """Open the figure's page, in a state."""
    page.goto("about:blank")
    page.goto(f"{address}{PAGE}{f'#counting?{state}' if state else ''}")
    widget = page.locator("genai-figure")
    expect(widget).to_have_attribute("data-ready", "")
    page.wait_for_function("document.querySelector('genai-figure').complete")
    return widget


def written(widget: Locator) -> str:
    """Return the text that was written."""
    return widget.locator(".genai-counting-text").text_content() or ""


def bits(widget: Locator, text: str) -> Locator:
    """Return how many bits a character of a text costs."""
    return widget.locator(f".genai-counting-bits-{text}")


def test_the_first_frame_is_what_the_script_draws(opening: Opening, address: str) -> None:
    frames = []
    for script in (False, True):
        page = opening(java_script_enabled=script)
        page.goto(address + PAGE)
        if script:
            visit(page, address)
        view = page.locator(".genai-counting")
        paths = "all => all.map((one) => one.getAttribute('d'))"
        frames.append((view.inner_text(), view.locator("path").evaluate_all(paths)))
    buttons = re.compile(r"^(Next character|Write 200 more|Write anew|Draw.*|\s*)$\n?", re.M)
    texts = [buttons.sub("", text) for text, _ in frames]
    assert texts[0].replace("Draw 1", "").split() == texts[1].replace("Draw 1", "").split()
    assert frames[0][1] == frames[1][1]


def test_a_prediction_lets_the_machine_decide(page: Page, address: str) -> None:
    widget = visit(page, address)
    expect(bits(widget, "unseen")).to_have_text("2.70")
    widget.get_by_text("Worse, it copies").click()
    expect(bits(widget, "unseen")).to_have_text("3.44")
    expect(bits(widget, "own")).to_have_text("0.09")
    expect(widget.locator(".genai-reply:visible")).to_contain_text("by heart")
    expect(widget.get_by_role("status")).to_contain_text("3.44 bits")


def test_step_and_write(page: Page, address: str) -> None:
    widget = visit(page, address)
    before = written(widget)
    widget.get_by_role("button", name="Next character").press("Enter")
    page.wait_for_url(re.compile("length=161"))
    text = widget.locator(".genai-counting-text")
    expect(text).to_have_text(re.compile(f"^{re.escape(before)}.$", re.DOTALL))
    widget.get_by_role("button", name="Write 200 more").click()
    page.wait_for_url(re.compile("length=361"))
    widget.get_by_role("button", name="Write anew").click()
    page.wait_for_url(re.compile("seed=2"))
    expect(text).not_to_contain_text(before[:40])


def test_a_copied_address_writes_the_same_text(page: Page, address: str) -> None:
    widget = visit(page, address, "memory=5&temperature=0.7&amount=10000&seed=9&length=300")
    text, cost = written(widget), bits(widget, "unseen").text_content()
    widget.get_by_role("button", name="Next character").click()
    page.wait_for_url(re.compile("length=301"))
    link = page.url.replace("length=301", "length=300")
    page.goto("about:blank")
    page.goto(link)
    page.wait_for_function("document.querySelector('genai-figure')?.complete")
    expect(bits(widget, "unseen")).to_have_text(f"{cost}")
    assert written(widget) == text


def test_a_text_of_ones_own_stays_in_the_page(page: Page, address: str) -> None:
    """The watch over the page fails the test at any request to somebody else."""
    widget = visit(page, address)
    field = widget.get_by_role("textbox", name="A text of your own")
    field.fill(OWN)
    page.wait_for_url(re.compile("text=the"))
    page.wait_for_function("document.querySelector('genai-figure').complete")
    words = written(widget).split()
    assert sum(word in OWN.split() for word in words) > 0.8 * len(words)
    assert float(bits(widget, "unseen").inner_text()) < 1
    text = written(widget)
    again = visit(page, address, f"text={quote(OWN)}")
    assert written(again) == text
    note = widget.locator(".genai-unheld")
    expect(note).to_be_hidden()
    field.fill(OWN * 60)
    expect(note).to_be_visible()
    expect(note).to_contain_text("stays in this page")


@pytest.mark.parametrize("state", ["", "memory=11&length=600&temperature=0.4", "memory=0"])
def test_axe_has_nothing_against_it(shown: Page, address: str, state: str) -> None:
    visit(shown, address, state)
    assert judged(shown, "genai-figure") == []


def test_it_works_by_touch_at_320(opening: Opening, address: str) -> None:
    page = opening(viewport={**PHONE, "width": 320}, has_touch=True)
    widget = visit(page, address)
    widget.get_by_role("button", name="Next character").tap()
    page.wait_for_url(re.compile("length=161"))
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
