"""Texts in a browser: blocks in narrow windows, formulas in names, citations in their lines."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, ViewportSize

from tests.site.conftest import Site

from .conftest import served
from .test_accessibility import judged, names, tree

CONFIG = """\
theme: {name: material, font: false}
nav: [index.md]
plugins: [search, genai]
markdown_extensions:
  - genai: {data_dir: data, pack: false}
"""
LONG = "a_1 + a_2 + a_3 + a_4 + a_5 + a_6 + a_7 + a_8 + a_9 + b_1 + b_2 + b_3 + b_4 + b_5"
SOURCES = "sources:\n- key: one\n  title: One\n  by: Somebody, 2026\n"
FILES = {
    "docs/index.md": """\
# Texts

/// genai-quiz | signs
///

/// genai-definition | long
///

/// genai-definition | short
///

/// genai-card | words/one
///
""",
    "data/quizzes/signs.yml": """\
title: Signs
questions:
- id: which
  name: Which
  text: Which is $y'$, or $\\sqrt{x}$?
  options:
  - {text: $P(x)$, feedback: No.}
  - {text: $P(y)$, feedback: Yes., right: true}
  - {text: $x \\oplus y % either x or y$, feedback: No.}
""",
    "data/definitions/long.yml": f"""\
term: Long
text: |
  A text with a list:

  - first $x$, then
    - second ++ctrl+c++

  | {" | ".join(f"Column {number}" for number in range(9))} |
  |{"---|" * 9}
  | {" | ".join(["a longer cell"] * 9)} |

  ```python
  print("{"long " * 40}")
  ```

  > Said.
formula: {{math: {LONG}, says: Much.}}
""",
    "data/definitions/short.yml": "term: Short\ntext: Small.\nformula: {math: x', says: Little.}\n",
    "data/words/one.yml": "name: One\nlead: |-\n  Words.\nabout:\n"
    + "".join(
        f"- {'Word ' * number}is (so). [@one] {'w' * number} is `f()` [@one], $x$, all. [@one]\n"
        for number in range(1, 40)
    )
    + SOURCES,
}
# Citations, and what stands behind a formula, at the start of a line.
FIRST = """() => {
  const found = [];
  for (const block of document.querySelectorAll(".genai p")) {
    const walker = document.createTreeWalker(block, NodeFilter.SHOW_TEXT);
    let last = null;
    for (let node = walker.nextNode(); node; node = walker.nextNode())
      for (let at = 0; at < node.length; at += 1) {
        if (!node.data[at].trim()) continue;
        const range = document.createRange();
        range.setStart(node, at);
        range.setEnd(node, at + 1);
        const box = range.getBoundingClientRect();
        if (last !== null && box.left < last && /[\\[,.\\]]/.test(node.data[at]))
          found.push(node.data + " in " + block.textContent);
        last = box.left;
      }
  }
  return found;
}"""
UNHELD = ".genai-cite::before { content: none } .genai-held { white-space: normal }"
STOPS = """() => [...document.querySelectorAll("genai-scroll")].map((one) =>
  [one.scrollWidth > one.clientWidth, one.tabIndex === 0])"""


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Serve a site of texts."""
    site = Site(tmp_path_factory.mktemp("texts")).write(CONFIG, FILES)
    with served(site.built().folder) as there:
        yield there


def test_formula_is_in_every_name(page: Page, address: str) -> None:
    page.goto(address)
    tools = page.context.new_cdp_session(page)
    tools.send("Accessibility.enable")
    page.locator("genai-quiz[data-ready]").wait_for()
    nodes = tree(tools)
    assert names(nodes, "radio") == ["P(x)", "P(y)", "either x or y"]
    (asked,) = [name for name in names(nodes, "group") if name.startswith("Which")]
    said = " ".join(asked.split()).replace(" ,", ",").replace(" ?", "?")
    assert said == "Which is y prime, or the square root of x, end of root?"


def test_what_scrolls_is_a_tab_stop_where_it_does(page: Page, address: str) -> None:
    page.goto(address)
    page.wait_for_function(f"({STOPS})().every(([wide, stop]) => wide === stop)")
    assert any(stop for _, stop in page.evaluate(STOPS))
    assert not all(stop for _, stop in page.evaluate(STOPS))


@pytest.mark.parametrize("width", [320, 768, 1440])
def test_page_never_scrolls_aside(page: Page, address: str, width: int) -> None:
    page.set_viewport_size(ViewportSize(width=width, height=800))
    page.goto(address)
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert page.locator("genai-scroll table th[scope=col]").count() == 9
    assert judged(page) == []


def test_no_line_starts_with_a_citation(page: Page, address: str) -> None:
    page.goto(address)
    assert page.locator(".genai-cite").count() > 90
    for width in range(320, 1440, 160):
        page.set_viewport_size(ViewportSize(width=width, height=800))
        assert page.evaluate(FIRST) == []
    page.add_style_tag(content=UNHELD)
    assert page.evaluate(FIRST) != []
