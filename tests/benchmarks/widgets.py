"""How long the script takes to take over 200 widgets of six cards: part of ``make bench``.

The time is that of running the script on a page that is parsed already, so it
is the upgrade of all widgets and nothing else.
"""

from __future__ import annotations

import statistics
from pathlib import Path

from markdown import markdown
from playwright.sync_api import sync_playwright

from tests.browser.find import FLAGS, chromium

WIDGETS = 200
RUNS = 15
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


def main() -> None:
    """Measure, and print the median with its spread."""
    html = f"<!doctype html><body>{markdown(BLOCK * WIDGETS, extensions=['genai'])}</body>"
    script = (ASSETS / "genai.js").read_text("utf-8")
    found = chromium()
    times: list[float] = []
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=found, args=FLAGS)
        for _ in range(RUNS):
            page = browser.new_page()
            page.set_content(html)
            page.add_style_tag(path=ASSETS / "genai.css")
            times.append(page.evaluate(TIMED, script))
            assert page.locator("genai-cards[data-ready]").count() == WIDGETS
            page.close()
        browser.close()
    middle, least, most = statistics.median(times), min(times), max(times)
    print(
        f"upgrade of {WIDGETS} widgets: {middle:.0f} ms"
        f" ({least:.0f} to {most:.0f}, {RUNS} runs; budget {BUDGET} ms)"
    )


if __name__ == "__main__":
    main()
