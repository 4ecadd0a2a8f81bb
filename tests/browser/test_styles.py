"""Files of some elements style nothing where those elements are not: a page may use several."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page

from mkdocs_genai_plugin.render.assets import files

PAGES = {
    "genai-answers": "self-check/",
    "genai-cases": "is-it-generative/",
    "genai-figure": "same-dots/",
    "genai-filter": "glossary/",
    "genai-glossary": "glossary/",
    "genai-picture": "manual/your-own-subject/",
    "genai-plot": "why-now/",
    "genai-quiz": "self-check/",
    "genai-scroll": "what-it-costs/",
    "genai-stills": "same-dots/",
    "genai-lanes": "milestones/",
    "genai-rows": "milestones/",
    "genai-stack": "families/",
    "genai-systems": "families/",
    "genai-term": "families/llm/",
}
STYLED = {name[:-4]: path for name, path in files().items() if re.match(r"genai-.*\.css", name)}
# The selectors of a style sheet that find something. Nothing finds pseudo-elements: without them.
FINDING = """
(text) => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(text);
  const selectors = (rules) => [...rules].flatMap((rule) =>
    rule.selectorText ? [rule.selectorText] : selectors(rule.cssRules ?? []));
  return selectors(sheet.cssRules).filter((one) => one !== ":root" &&
    document.querySelector(one.replaceAll(/::[a-z-]+/g, "") || "*"));
}
"""


@pytest.mark.parametrize("element", PAGES)
def test_styles_of_other_elements_find_nothing(page: Page, address: str, element: str) -> None:
    page.goto(address + PAGES[element])
    page.evaluate("document.querySelectorAll('details').forEach(one => { one.open = true })")
    found = {
        name: page.evaluate(FINDING, file.read_text("utf-8"))
        for name, file in STYLED.items()
        if not page.locator(shown_by(name)).count()
    }
    assert element not in found
    assert {name: selectors for name, selectors in found.items() if selectors} == {}


@pytest.mark.parametrize("name", STYLED)
def test_a_style_says_that_it_is_there_and_whether_it_has_a_script(name: str) -> None:
    """The script would else ask for the style again, which lies in none of its own everywhere."""
    beside = int(f"{name}.js" in files())
    start = STYLED[name].read_text("utf-8").partition("\n")[0]
    assert start == f":root {{ --{name}: {beside}; }}"


def shown_by(style: str) -> str:
    """Return a selector of what a style is for."""
    machine = style.removeprefix("genai-figure-")
    return style if machine == style else f"[data-machine~={machine}]"


def test_every_element_with_a_style_of_its_own_is_tried() -> None:
    elements = {name for name in STYLED if not name.startswith("genai-figure-")}
    # Only a page with mistakes has the first, and one with many cards or rows the others.
    elsewhere = {"genai-problem", "genai-disclosures", "genai-sort"}
    assert {*PAGES} == elements - elsewhere
