"""How long a figure's sums take in the page, and how long it holds the page up.

Times are those of a browser's main thread: a fit of both classifiers to 200 points, and the
longest task while a reader goes through all worlds and sizes and makes points.
"""

from __future__ import annotations

import json
from collections.abc import Iterator

from markdown import markdown
from playwright.sync_api import Browser, Page, sync_playwright

from mkdocs_genai_plugin.render.assets import files, needed
from tests.browser.find import FLAGS, chromium

from .result import Result

POINTS = 200
FITS = 25
FIT, TASK = 5, 50  # budgets in milliseconds
BLOCK = "/// genai-figure | same-dots\n    open: true\n///\n"
FITTED = """([points, runs]) => {
  const figure = document.querySelector("genai-figure");
  const { maths } = customElements.get("genai-figure").machines.get(figure.dataset.machine);
  return Object.values(figure.start.worlds).flatMap(({ kinds }) =>
    Array.from({ length: runs }, (_, seed) => {
      const dots = maths.draw(kinds, points, figure.generator(seed + 1));
      const start = performance.now();
      maths.logOdds(maths.gaussians(dots));
      maths.logistic(dots);
      return performance.now() - start;
    }));
}"""
TRACED = ["toplevel"]


def loaded(page: Page) -> None:
    """Put a figure into the page."""
    body = markdown(BLOCK, extensions=["genai"])
    page.set_content(f"<!doctype html><body>{body}</body>")
    for suffix in (".css", ".js"):
        for name in (f"genai{suffix}", *(one for one in needed(body) if one.endswith(suffix))):
            add = page.add_style_tag if suffix == ".css" else page.add_script_tag
            add(path=files()[name])


def use(page: Page) -> None:
    """Go through all worlds and sizes, and make points."""
    slider = page.get_by_role("slider")
    for world in page.locator(".genai-of-world .genai-choice").all():
        world.click()
        slider.press("Home")
        for _ in range(int(slider.get_attribute("max") or 0)):
            slider.press("ArrowRight")
        page.locator("[data-do=make]").click()
        page.locator("[data-do=draw]").click()
        page.wait_for_timeout(500)


def tasks(browser: Browser, page: Page) -> list[float]:
    """Return how much of the processor each task of the main thread took, in milliseconds.

    Chromium traces it as ``tdur``, in microseconds; other work of the machine does not count.
    """
    browser.start_tracing(page=page, categories=TRACED)
    use(page)
    events = json.loads(browser.stop_tracing())["traceEvents"]
    main = {
        (one["pid"], one["tid"])
        for one in events
        if one["name"] == "thread_name" and one["args"]["name"] == "CrRendererMain"
    }
    return [
        one["tdur"] / 1000 for one in events if "tdur" in one and (one["pid"], one["tid"]) in main
    ]


def results(rounds: int) -> Iterator[Result]:
    """Fit, and use a figure for a while."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium(), args=FLAGS)
        page = browser.new_page()
        loaded(page)
        fits = page.evaluate(FITTED, [POINTS, FITS])
        longest = [max(tasks(browser, page)) for _ in range(rounds)]
        browser.close()
    yield Result(f"fit of both classifiers of a figure to {POINTS} points", fits, "ms", FIT)
    yield Result("longest task while a figure is used, processor time", longest, "ms", TASK)
