"""What WCAG 2.2 asks of every component and no other test says, on the page that has each block.

The gallery of the manual shows every block and every machine (tests/test_gallery.py), so what is
added there is judged here by itself.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from mkdocs_genai_plugin.render.assets import files

from .conftest import DESKTOP
from .test_layout import CUT, sideways

GALLERY = "manual/blocks/"
# Every component, closed or open, as text; what a press of a key or a turn would change.
STATE = """
() => JSON.stringify([...document.querySelectorAll(".genai :is([aria-selected], [aria-pressed],"
  + " [aria-expanded], details, input, [role=status])")].map((part) => [part.ariaSelected,
    part.ariaPressed, part.ariaExpanded, part.open, part.checked, part.value,
    part.role === "status" ? part.textContent : ""]))
"""
STOPS = """
() => [...document.querySelectorAll(".genai :is(a[href], button, input, select, textarea, summary,"
  + "[tabindex='0'])")].filter((stop) => stop.checkVisibility({ visibilityProperty: true })
    && !stop.disabled && !(stop.type === "radio" && !stop.checked)).length
"""

# Counts the outlines of buttons, of chosen cards and of all with the focus; tells the faint ones.
OUTLINES = """
() => {
  const pen = new OffscreenCanvas(1, 1).getContext("2d", { willReadFrequently: true });
  const paint = (colour) => {
    pen.fillStyle = colour;
    pen.fillRect(0, 0, 1, 1);
    const [red, green, blue] = [...pen.getImageData(0, 0, 1, 1).data].map((one) => one / 255)
      .map((one) => (one <= 0.04045 ? one / 12.92 : ((one + 0.055) / 1.055) ** 2.4));
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue + 0.05;
  };
  const contrast = (colour, { parentElement: one }) => {
    const around = [];
    for (; one; one = one.parentElement) around.unshift(getComputedStyle(one).backgroundColor);
    const ground = ["#fff", ...around].map(paint).at(-1), drawn = paint(colour);
    return Math.max(ground, drawn) / Math.min(ground, drawn);
  };
  const shown = (selector) => [...document.querySelectorAll(`.genai ${selector}`)]
    .filter((one) => one.checkVisibility({ visibilityProperty: true }));
  const seen = shown(":is(.genai-button, .genai-card[aria-selected=true])")
    .map((one) => [one, getComputedStyle(one).borderTopColor]);
  for (const one of shown(":is(a[href], button, input, select, summary, [tabindex='0'])")) {
    one.focus({ preventScroll: true });
    let at = one; // or what stands around a radio button
    const bare = () => at.closest(".genai") && getComputedStyle(at).outlineStyle === "none";
    while (bare()) at = at.parentElement;
    seen.push([at, at.closest(".genai") ? getComputedStyle(at).outlineColor : "transparent"]);
  }
  const faint = seen.filter(([one, colour]) => contrast(colour, one) < 3);
  return [seen.length, faint.map(([one, colour]) => `${colour} ${one.outerHTML.slice(0, 160)}`)];
}
"""


@pytest.fixture(scope="module")
def gallery(browser: Browser, address: str) -> Iterator[Page]:
    """Open the page once for the tests that leave it as it was."""
    context = browser.new_context(viewport=DESKTOP)
    page = context.new_page()
    page.goto(address + GALLERY)
    page.wait_for_function("() => customElements.get('genai-figure') !== undefined")
    yield page
    context.close()


def test_letters_digits_and_signs_are_no_shortcuts(gallery: Page) -> None:
    for selector in ("genai-cards [role=tab]", "genai-timeline [role=tab]"):
        gallery.locator(selector).first.focus()
        before = gallery.evaluate(STATE)
        for key in "abcdefghijklmnopqrstuvwxyz0123456789.,-+/?":
            gallery.keyboard.press(key)
        assert gallery.evaluate(STATE) == before


def test_focus_changes_nothing(gallery: Page) -> None:
    before, address = gallery.evaluate(STATE), gallery.url
    controls = gallery.locator(".genai :is(button, input, select, summary, a[href])")
    assert controls.count() > 50
    controls.evaluate_all("all => all.forEach((one) => one.focus({ preventScroll: true }))")
    assert gallery.evaluate(STATE) == before
    assert gallery.url == address


def test_pressing_down_does_nothing_before_it_is_let_go(gallery: Page) -> None:
    before = gallery.evaluate(STATE)
    gallery.locator(".genai :is(button, summary, [role=tab])").evaluate_all(
        "all => all.forEach((one) => ['pointerdown', 'mousedown', 'touchstart'].forEach((type) =>"
        " one.dispatchEvent(new Event(type, { bubbles: true }))))"
    )
    assert gallery.evaluate(STATE) == before


def test_no_focus_is_kept_in_any_component(gallery: Page) -> None:
    gallery.locator("a").first.focus()
    outside = "() => !document.activeElement.closest('.genai')"
    inside = 0
    for _ in range(gallery.evaluate(STOPS) + 400):
        gallery.keyboard.press("Tab")
        inside += not gallery.evaluate(outside)
        if gallery.evaluate("() => document.activeElement.closest('footer.md-footer') !== null"):
            break
    assert inside > 50
    assert gallery.evaluate(outside), "the focus never came out at the end of the page"


def test_every_control_has_a_name_that_holds_its_label(gallery: Page) -> None:
    controls = gallery.locator(".genai :is(button, input, select, textarea, [role=tab])")
    unnamed = controls.evaluate_all(
        """all => all.filter((one) => !(one.ariaLabel || one.textContent.trim() || one.title
          || one.labels?.length || one.hasAttribute("aria-labelledby")))
          .map((one) => one.outerHTML)"""
    )
    assert unnamed == []
    differs = gallery.locator(".genai [aria-label]:is(button, a, [role=tab])").evaluate_all(
        """all => all.map((one) => [one.ariaLabel, one.innerText.trim()])
          .filter(([name, seen]) => /\\p{L}|\\d/u.test(seen)
            && !name.toLowerCase().includes(seen.toLowerCase()))"""
    )
    assert differs == []


def test_same_parts_have_the_same_names(gallery: Page, address: str) -> None:
    names = []
    for path in (GALLERY, "", "milestones/"):
        gallery.goto(address + path)
        buttons = gallery.locator("genai-timeline button")
        names.append({*buttons.evaluate_all("all => all.map((one) => one.textContent.trim())")})
    gallery.goto(address + GALLERY)
    gallery.wait_for_function("() => customElements.get('genai-figure') !== undefined")
    assert names[0] == names[1] == names[2] != set()


@pytest.mark.parametrize("size", [(844, 390), (390, 844)], ids=["landscape", "portrait"])
def test_everything_is_shown_either_way_up(
    browser: Browser, address: str, size: tuple[int, int]
) -> None:
    context = browser.new_context(viewport={"width": size[0], "height": size[1]})
    page = context.new_page()
    page.goto(address + GALLERY)
    hidden = page.locator(".genai").evaluate_all(
        "all => all.filter((one) => !one.checkVisibility() || !one.getBoundingClientRect().height"
        " && !one.closest('[hidden], details')).map((one) => one.outerHTML.slice(0, 80))"
    )
    assert hidden == []
    assert sideways(page) == 0
    context.close()


@contextmanager
def narrow(browser: Browser, address: str, width: int) -> Iterator[Page]:
    """Yield the gallery in a window that a zoom has left so many pixels of CSS."""
    context = browser.new_context(viewport={"width": width, "height": 450})
    page = context.new_page()
    page.goto(address + GALLERY)
    yield page
    context.close()


def test_page_of_twice_the_size_is_whole(browser: Browser, address: str) -> None:
    with narrow(browser, address, 640) as page:
        assert page.evaluate(CUT) == []
        assert sideways(page) == 0


def test_page_of_four_times_the_size_never_scrolls_aside(browser: Browser, address: str) -> None:
    with narrow(browser, address, 320) as page:
        assert sideways(page) == 0


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_outlines_stand_out(browser: Browser, address: str, scheme: Any) -> None:
    context = browser.new_context(color_scheme=scheme, reduced_motion="reduce")
    page = context.new_page()
    page.goto(address + GALLERY)
    page.keyboard.press("Tab")  # from now on the focus is seen
    seen, faint = page.evaluate(OUTLINES)
    assert seen > 100
    assert faint == []
    context.close()


def test_no_picture_stands_for_words(gallery: Page) -> None:
    ours = gallery.locator(".genai :is(img, canvas, svg image)")
    unsaid = ours.evaluate_all(
        "all => all.filter((one) => !one.closest('.genai-picture, [role=img], [aria-hidden=true],"
        " genai-figure')).map((one) => one.outerHTML.slice(0, 80))"
    )
    assert unsaid == []


def test_no_style_repeats_a_motion() -> None:
    for name, path in files().items():
        if name.endswith(".css"):
            text = path.read_text("utf-8")
            assert not re.search(r"\binfinite\b|animation-iteration-count", text), name


def test_no_other_style_changes_the_order() -> None:
    moved = {
        f"{name}: {selector.strip()}"
        for name, path in files().items()
        if name.endswith(".css")
        for selector, rules in re.findall(r"([^{}]+){([^{}]*)}", path.read_text("utf-8"))
        if re.search(r"(?<![-\w])order:|-reverse\b|float:\s*(?!\s|none)", rules)
        and "::" not in selector  # what a style itself writes stands beside its element
    }
    assert moved == {
        "genai-stills.css: html .genai.genai .genai-still > figure",
        "genai-quiz.css: html .genai.genai .genai-reveal",
        "genai-quiz.css: genai-quiz > .genai-checked",
    }


def test_instructions_name_no_shape_or_side_alone(gallery: Page) -> None:
    said = gallery.locator(
        ".genai :is(button, label, legend, [role=status], summary)"
    ).all_inner_texts()
    alone = re.compile(r"(?i)\bon the (?:left|right)\b|\b(?:round|red|blue) (?:one|button)\b")
    assert [text for text in said if alone.search(text)] == []
