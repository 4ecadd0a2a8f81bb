"""What three widgets cost a reader, against content tabs of Material with the same words."""

from __future__ import annotations

import gzip
from collections.abc import Iterator, Mapping
from contextlib import ExitStack
from pathlib import Path
from tempfile import TemporaryDirectory

from playwright.sync_api import Browser, sync_playwright

from tests.browser.conftest import served
from tests.browser.find import FLAGS, chromium

from . import by_hand
from .build import BLOCKS, MARKDOWN, WIDGETS, site
from .process import BUILD, cost
from .result import Result, ratios

LOADED = "() => performance.getEntriesByType('resource').map(({ name }) => new URL(name).pathname)"
SHIFTS = """
window.shift = 0;
new PerformanceObserver((list) => {
  for (const { value } of list.getEntries()) shift += value;
}).observe({ type: "layout-shift", buffered: true });
"""
SETTLED = 500  # milliseconds
# What a link to the third card has behind the address of the page.
THIRD = {"widgets": "#families-gan", "tabs": "#__tabbed_1_3"}
NO_UNIT = ""


def results(rounds: int) -> Iterator[Result]:
    """Open pages with either, in turn."""
    with ExitStack() as stack:
        root = Path(stack.enter_context(TemporaryDirectory()))
        folders = {
            "widgets": site(root / "widgets", WIDGETS, [BLOCKS]),
            "tabs": site(root / "tabs", MARKDOWN, [by_hand.page()]),
        }
        for folder in folders.values():
            cost(BUILD, folder)
        homes = {
            name: stack.enter_context(served(folder / "site")) for name, folder in folders.items()
        }
        playwright = stack.enter_context(sync_playwright())
        browser = playwright.chromium.launch(executable_path=chromium(), args=FLAGS)
        yield from _bytes(browser, homes, folders)
        yield from _time(browser, homes, rounds)
        yield from _shift(browser, homes, rounds)
        browser.close()


def _bytes(
    browser: Browser, homes: Mapping[str, str], folders: Mapping[str, Path]
) -> Iterator[Result]:
    """Weigh what a page loads as a server sends it."""
    weights = {}
    for name, home in homes.items():
        page = browser.new_page()
        page.goto(home, wait_until="networkidle")
        files = ["index.html", *page.evaluate(LOADED)]
        page.close()
        there = {(folders[name] / "site" / file.lstrip("/")) for file in files}
        weights[name] = [sum(squeezed(path) for path in there if path.is_file()) / 1000]
        weights[f"{name}, page"] = [squeezed(folders[name] / "site/index.html") / 1000]
    what = "bytes of a page with the widgets ÷ with content tabs"
    yield Result(what, ratios(weights["widgets, page"], weights["tabs, page"]))
    yield Result("…with all that it loads", ratios(weights["widgets"], weights["tabs"]))


def squeezed(path: Path) -> int:
    """Return the size of a file as a server sends it."""
    return len(gzip.compress(path.read_bytes(), 9))


def _time(browser: Browser, homes: Mapping[str, str], rounds: int) -> Iterator[Result]:
    """Take what the main thread does until the page has come to rest."""
    tasks = [{name: busy(browser, home) for name, home in homes.items()} for _ in range(rounds + 1)]
    ours, theirs = ([one[name] for one in tasks[1:]] for name in homes)
    what = "main thread until a page has come to rest, widgets ÷ content tabs"
    yield Result(what, ratios(ours, theirs))
    yield Result("…with the widgets", ours, "ms")
    yield Result("…with content tabs", theirs, "ms")


def busy(browser: Browser, address: str) -> float:
    """Return the milliseconds of the main thread for a page: parsing, scripts, style, layout."""
    page = browser.new_page()
    session = page.context.new_cdp_session(page)
    session.send("Performance.enable")
    page.goto(address)
    page.wait_for_timeout(SETTLED)
    metrics = session.send("Performance.getMetrics")["metrics"]
    page.close()
    return float(next(one["value"] for one in metrics if one["name"] == "TaskDuration")) * 1000


def _shift(browser: Browser, homes: Mapping[str, str], rounds: int) -> Iterator[Result]:
    """Take the layout shift of a page, and of one that a link to the third card opens."""
    for name, said in (("widgets", "the widgets"), ("tabs", "content tabs")):
        budget = 0 if name == "widgets" else None
        for end, how in (("", "plain"), (THIRD[name], "by a link to a card")):
            shifts = [shift(browser, f"{homes[name]}{end}") for _ in range(rounds)]
            yield Result(f"layout shift with {said}, {how}", shifts, NO_UNIT, budget)


def shift(browser: Browser, address: str) -> float:
    """Return the layout shift of a page until it has come to rest."""
    page = browser.new_page()
    page.add_init_script(SHIFTS)
    page.goto(address)
    page.wait_for_timeout(SETTLED)
    found = float(page.evaluate("shift"))
    page.close()
    return found
