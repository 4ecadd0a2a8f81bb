"""How long the script takes to take over 200 widgets of six cards.

The time is that of running the script on a page that is parsed already, so it
is the upgrade of all widgets and nothing else.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from markdown import markdown
from playwright.sync_api import sync_playwright

from tests.browser.find import FLAGS, chromium

from .result import Result

WIDGETS = 200
BUDGET = 50  # milliseconds
ASSETS = Path(__file__).parents[2] / "mkdocs_genai_plugin/assets"
BLOCK = "/// genai-cards | families\n///\n\n"
TIMED = """code => {
  const script = document.createElement("script");
  script.textContent = code;
  const start = performance.now();
  document.head.append(script);
  return performance.now() - start;
}"""


def results(rounds: int) -> Iterator[Result]:
    """Run the script on a page again and again."""
    html = f"<!doctype html><body>{markdown(BLOCK * WIDGETS, extensions=['genai'])}</body>"
    script = (ASSETS / "genai.js").read_text("utf-8")
    times: list[float] = []
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium(), args=FLAGS)
        for _ in range(rounds):
            page = browser.new_page()
            page.set_content(html)
            page.add_style_tag(path=ASSETS / "genai.css")
            times.append(page.evaluate(TIMED, script))
            assert page.locator("genai-cards[data-ready]").count() == WIDGETS
            page.close()
        browser.close()
    yield Result(f"upgrade of {WIDGETS} widgets on one page", times, "ms", BUDGET)
