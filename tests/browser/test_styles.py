"""Files of some elements style nothing where those elements are not: a page may use several."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page

from mkdocs_genai_plugin.plugin import ASSETS

PAGES = {
    "genai-cases": "is-it-generative/",
    "genai-figure": "same-dots/",
    "genai-glossary": "glossary/",
    "genai-plot": "why-now/",
    "genai-quiz": "self-check/",
    "genai-rows": "milestones/",
    "genai-systems": "families/",
    "genai-term": "families/llm/",
}
STYLED = {file.stem: file for file in ASSETS.glob("genai-*.css")}
# The selectors of a style sheet that find something. Nothing finds pseudo-elements: without them.
FINDING = """
(text) => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(text);
  const selectors = (rules) => [...rules].flatMap((rule) =>
    rule.selectorText ? [rule.selectorText] : selectors(rule.cssRules ?? []));
  return selectors(sheet.cssRules).filter((one) =>
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
        if not page.locator(name).count()
    }
    assert element not in found
    assert {name: selectors for name, selectors in found.items() if selectors} == {}


def test_every_element_with_a_style_of_its_own_is_tried() -> None:
    assert {*PAGES} == {*STYLED} - {"genai-problem"}  # only a page with mistakes has it
