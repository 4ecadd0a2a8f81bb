"""One pile, two machines: on the first screen of the lesson, by hand and by ear."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Locator, Page, ViewportSize, expect

from mkdocs_genai_plugin.data.folders import bundled
from mkdocs_genai_plugin.data.load import load
from mkdocs_genai_plugin.kinds import KINDS
from mkdocs_genai_plugin.kinds.figures.pile.record import Pile, heaps
from mkdocs_genai_plugin.kinds.figures.pile.shown import mixed

from .conftest import Opening
from .test_accessibility import judged

FIGURE = load([bundled()], KINDS).items["figures/pile"]
assert isinstance(FIGURE, Pile)
TEXTS, _ = mixed(*(heap.lines for heap in heaps(FIGURE)))
PAGE = "pile/"
SCREENS = [ViewportSize(width=1280, height=900), ViewportSize(width=390, height=844)]


def figure(page: Page) -> Locator:
    """Return the figure, once it is ready."""
    widget = page.locator("genai-figure[data-machine='pile']")
    expect(widget).to_have_attribute("data-ready", "")
    return widget


def visit(page: Page, address: str, state: str = "") -> Locator:
    """Open the figure's own page, in a state."""
    page.goto("about:blank")
    page.goto(f"{address}{PAGE}{f'#pile?{state}' if state else ''}")
    return figure(page)


def result(widget: Locator, side: int) -> Locator:
    """Return what a machine did last."""
    return widget.locator(".genai-pile-result").nth(side)


def line(widget: Locator) -> str:
    """Return the line that was written, without what could have stood there."""
    words = result(widget, 1).locator(".genai-pile-word")
    texts = words.evaluate_all("all => all.map((one) => one.firstChild.textContent.trim())")
    return " ".join(texts)


@pytest.mark.parametrize("screen", SCREENS, ids=lambda screen: str(screen["width"]))
@pytest.mark.parametrize("script", [True, False], ids=["script", "no-script"])
def test_it_stands_on_the_first_screen(
    opening: Opening, address: str, screen: ViewportSize, script: bool
) -> None:
    page = opening(viewport=screen, java_script_enabled=script)
    page.goto(address)
    widget = page.locator("genai-figure[data-machine='pile']")
    if script:
        for name in ("Sort the next one", "Write a new one"):
            figure(page).get_by_role("button", name=name).click()
    parts = widget.locator(".genai-pile-heap, .genai-pile-result > *:visible")
    for part in [*parts.all(), *widget.locator(".genai-pile button:visible").all()]:
        box = part.bounding_box()
        assert box
        assert box["y"] + box["height"] <= screen["height"]
    assert page.evaluate("scrollY") == 0


def test_what_is_built_is_what_the_script_shows(opening: Opening, address: str) -> None:
    texts = []
    for script in (False, True):
        page = opening(java_script_enabled=script)
        page.goto(address + PAGE)
        if script:
            figure(page)
        texts.append(page.locator(".genai-pile-result").all_text_contents())
    assert [" ".join(one.split()) for one in texts[0]] == [
        " ".join(one.split()) for one in texts[1]
    ]


def test_both_sort_and_one_writes(page: Page, address: str) -> None:
    widget = visit(page, address)
    widget.get_by_role("button", name="Sort the next one").press("Enter")
    for side in (0, 1):
        expect(result(widget, side)).to_contain_text(TEXTS[0])
        expect(result(widget, side)).to_contain_text("Spam 9")
    expect(widget.locator(".genai-pile-top")).to_have_text(TEXTS[1])
    widget.get_by_role("button", name="Write a new one").press("Enter")
    expect(result(widget, 0)).to_contain_text("I cannot write")
    expect(widget.get_by_role("status")).to_contain_text("A new line:")
    for _ in range(12):
        widget.get_by_role("button", name="Write a new one").click()
        assert line(widget) not in TEXTS
        assert len(line(widget).split()) >= 3


def test_a_copy_is_said_and_drawn_again(page: Page, address: str) -> None:
    refused = []
    for seed in range(1, 30):
        widget = visit(page, address, f"does=write&seed={seed}")
        said = result(widget, 1).locator(".genai-note").inner_text()
        refused += re.findall("“(.+)”", said)
        if len(refused) > 2:
            break
    assert refused
    assert {*refused} <= {*TEXTS}


def test_a_line_of_ones_own(page: Page, address: str) -> None:
    widget = visit(page, address)
    widget.get_by_role("textbox").fill("Claim your FREE book!")
    expect(result(widget, 0)).to_contain_text("Spam 73%")
    expect(result(widget, 1)).to_contain_text("Spam 86%")
    expect(result(widget, 0)).to_contain_text("claim, free")
    widget.get_by_role("textbox").fill("zebra quartz")
    expect(result(widget, 0)).to_contain_text("knows none of these words")
    page.wait_for_url(re.compile("line=zebra"))
    link = page.url
    page.goto("about:blank")
    page.goto(link)
    expect(result(figure(page), 1)).to_contain_text("zebra quartz")


def test_without_order_it_writes_salad(page: Page, address: str) -> None:
    widget = visit(page, address)
    before = line(widget)
    widget.get_by_role("radio", name="Forget it").click()
    expect(result(widget, 0)).to_contain_text("I cannot write")
    assert line(widget) != before
    expect(result(widget, 1).locator("small").first).to_be_empty()


@pytest.mark.parametrize("state", ["", "does=write&seed=2", "does=own&line=zebra"])
def test_axe_has_nothing_against_it(shown: Page, address: str, state: str) -> None:
    visit(shown, address, state)
    shown.wait_for_timeout(2_500)  # until the last word is written
    assert judged(shown, "genai-figure") == []
