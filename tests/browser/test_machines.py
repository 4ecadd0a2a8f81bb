"""Machines that draw: what they show first, what they do when asked, and the address of it."""

from __future__ import annotations

import re
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

from .conftest import Opening
from .lesson import PACK

PAGES = ("perfect-denoiser", "frames-together", "map-to-wander")
# The grey pictures of the view: a level for each pixel that is not white.
INK = """all => all.map(ink => Object.fromEntries([...ink.children].flatMap(path => {
  const level = Math.round(15 * (path.getAttribute("opacity") ?? 1));
  const runs = [...path.getAttribute("d").matchAll(/M(\\d+) (\\d*)[.]5h(\\d+)/g)];
  return level ? runs.flatMap(([, x, y, run]) => Array.from({ length: +run },
    (_, n) => [`${+x + n} ${+y}`, level])) : [];
})))"""


def figure(page: Page) -> Locator:
    """Return the figure, once it is ready and has done its work."""
    widget = page.locator("genai-figure")
    expect(widget).to_have_attribute("data-ready", "")
    page.wait_for_function("document.querySelector('genai-figure').complete")
    return widget


def pictures(widget: Locator) -> Any:
    """Return all grey pictures, each as its lines and their levels."""
    return widget.locator(".genai-view .genai-ink").evaluate_all(INK)


def status(widget: Locator) -> Locator:
    """Return what the figure says."""
    return widget.get_by_role("status")


@pytest.mark.parametrize("name", PAGES)
def test_the_first_frame_is_that_of_the_build(opening: Opening, address: str, name: str) -> None:
    shown = []
    for script in (False, True):
        page = opening(java_script_enabled=script)
        page.goto(f"{address}{name}/")
        shown.append(pictures(figure(page) if script else page.locator("genai-figure")))
    assert len(shown[0]) > 8
    assert shown[0] == shown[1]


@pytest.mark.parametrize("name", PAGES)
def test_an_address_opens_the_same_picture(page: Page, address: str, name: str) -> None:
    page.goto(f"{address}{name}/")
    widget = figure(page)
    first = pictures(widget)
    widget.locator("[data-do=draw]").click()
    expect(status(widget)).not_to_be_empty()
    page.wait_for_url(re.compile(r"seed=\d+"))
    widget = figure(page)
    drawn, copied = pictures(widget), page.url
    assert drawn != first
    page.goto("about:blank")
    page.goto(copied)
    assert pictures(figure(page)) == drawn


@pytest.mark.parametrize(
    ("name", "says"),
    [
        ("perfect-denoiser", "A copy: the result is one of the 300 pictures"),
        ("frames-together", "Faultless frames: 8 of 8. False steps: 6 of 7."),
        ("map-to-wander", "Nearest code of a digit"),
    ],
)
def test_the_machine_decides_after_a_guess(page: Page, address: str, name: str, says: str) -> None:
    page.goto(f"{address}{name}/")
    widget = figure(page)
    asked = PACK.items[f"figures/{name}"].prediction  # type: ignore[attr-defined]
    right = next(place for place, one in enumerate(asked.answers) if one.right)
    widget.locator(".genai-prediction input").nth(right).check()
    expect(status(widget)).to_contain_text(says)
    expect(status(widget)).to_contain_text("Right.")


def test_a_pixel_is_chosen_with_keys(page: Page, address: str) -> None:
    page.goto(f"{address}perfect-denoiser/")
    widget = figure(page)
    widget.get_by_role("application").focus()
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowUp")
    expect(status(widget)).to_contain_text("column 6, row 4")
    for _ in range(9):
        page.keyboard.press("ArrowUp")
    expect(status(widget)).to_contain_text("column 6, row 1")
    expect(widget.locator(".genai-voters li:visible")).to_have_count(5)


def test_a_pixel_and_a_step_are_chosen_with_a_tap(page: Page, address: str) -> None:
    page.goto(f"{address}perfect-denoiser/")
    widget = figure(page)
    box = widget.locator(".genai-chooser").bounding_box()
    assert box
    widget.locator(".genai-chooser").click(position={"x": 3, "y": box["height"] - 4})
    expect(status(widget)).to_contain_text("column 1, row 8")
    widget.locator(".genai-stages button").first.click()
    expect(status(widget)).to_contain_text("Step 1, column 1")
    expect(widget.locator(".genai-stages [aria-pressed=true]")).to_have_count(1)


def test_fewer_steps_show_fewer_stages(page: Page, address: str) -> None:
    page.goto(f"{address}perfect-denoiser/#perfect-denoiser?steps=3&window=whole&wanted=3")
    widget = figure(page)
    expect(widget.locator(".genai-stages li:visible")).to_have_count(3)
    expect(status(widget)).to_contain_text("“3”")


def test_a_film_plays_and_stops_and_steps(page: Page, address: str) -> None:
    page.goto(f"{address}frames-together/")
    widget = figure(page)
    frame = widget.locator(".genai-of-run .genai-reading")
    expect(frame).to_have_text("Frame 1")
    widget.get_by_role("button", name="Next frame").click()
    expect(frame).to_have_text("Frame 2")
    widget.get_by_role("button", name="Play").click()
    expect(widget.locator(".genai-film [aria-pressed=true]")).to_have_attribute(
        "aria-label", "= Frame 4"
    )
    widget.get_by_role("button", name="Stop").click()
    at = frame.text_content()
    page.wait_for_timeout(500)
    assert frame.text_content() == at
    expect(widget.get_by_role("button", name="Play")).to_be_visible()


def test_a_film_ends_with_its_figure(page: Page, address: str) -> None:
    page.goto(f"{address}frames-together/")
    widget = figure(page)
    widget.get_by_role("button", name="Play").click()
    left = page.evaluate_handle("document.querySelector('genai-figure')")
    left.evaluate("(node) => node.remove()")
    at = "(node) => node.querySelector('.genai-player svg').innerHTML"
    before = left.evaluate(at)
    page.wait_for_timeout(800)
    assert left.evaluate(at) == before


def test_the_point_moves_with_keys_and_taps_and_stays_on_the_map(page: Page, address: str) -> None:
    page.goto(f"{address}map-to-wander/")
    widget = figure(page)
    field = widget.get_by_role("application")
    field.focus()
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowUp")
    expect(status(widget)).to_contain_text("At (0.10, 0.10)")
    box = field.bounding_box()
    assert box
    field.click(position={"x": 2, "y": 2})
    page.keyboard.press("ArrowUp")
    expect(status(widget)).to_contain_text(re.compile(r"At \(−2\.9\d, 3\.00\)"))
    widget.get_by_role("button", name="Start the path at the point").click()
    way = widget.locator(".genai-way .genai-ink").evaluate_all(INK)
    assert all(one == way[0] for one in way)


def test_another_model_has_another_plane(page: Page, address: str) -> None:
    page.goto(f"{address}map-to-wander/")
    widget = figure(page)
    circle = widget.locator(".genai-ground .genai-circle")
    wide = float(circle.get_attribute("r") or 0)
    widget.locator(".genai-of-model .genai-choice", has_text="Plain").click()
    expect(circle).not_to_have_attribute("r", f"{wide}")
    assert float(circle.get_attribute("r") or 0) < wide / 4
    widget.locator(".genai-of-show .genai-choice", has_text="As digits").click()
    expect(widget.locator(".genai-labels text")).to_have_count(100)


def test_paper_says_which_answer_is_right(page: Page, address: str) -> None:
    page.goto(f"{address}map-to-wander/")
    said = page.locator(".genai-prediction .genai-reply:visible")
    expect(said).to_have_count(0)
    page.emulate_media(media="print")
    expect(said).to_have_count(1)
    expect(said).to_contain_text("Right")
