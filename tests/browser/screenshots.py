"""Writes a picture of each state of the lesson for people to look at: ``make screenshots``."""

from __future__ import annotations

import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, Page, sync_playwright

from .find import FLAGS, chromium

ROOT = Path(__file__).parents[2]
PICTURES = ROOT / "build/screenshots"
WIDTHS = (320, 360, 1280, 1600)
PAGES = (
    "index.html",
    "families/gan.html",
    "same-dots.html",
    "why-now.html",
    "is-it-generative.html",
    "manual/blocks.html",
)
RIGHT_TO_LEFT = "document.body.dir = 'rtl'"


@dataclass(frozen=True)
class State:
    """A way to look at a page; ``options`` are those of a browser context."""

    name: str
    path: str = "index.html"
    width: int = 1280
    script: str = ""
    options: dict[str, Any] = field(default_factory=dict)


def states() -> Iterator[State]:
    """Yield every state worth a look."""
    for path in PAGES:
        page = path.removesuffix(".html").replace("/", "-")
        for width in WIDTHS:
            for scheme in ("light", "dark"):
                options = {"color_scheme": scheme}
                yield State(f"{page}-{width}-{scheme}", path, width, options=options)
    for width in (360, 1280):
        yield State(f"no-script-{width}", width=width, options={"java_script_enabled": False})
        yield State(f"right-to-left-{width}", width=width, script=RIGHT_TO_LEFT)
        yield State(f"forced-colors-{width}", width=width, options={"forced_colors": "active"})


def main() -> None:
    """Build the lesson for opening from disk and take every picture."""
    PICTURES.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        build = [sys.executable, "-m", "mkdocs", "build", "--quiet", "--site-dir", folder]
        subprocess.run([*build, "--no-directory-urls"], cwd=ROOT, check=True)
        found = chromium()
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=found, args=FLAGS)
            for state in states():
                take(browser, Path(folder), state)
            take_parts(browser, Path(folder))
            browser.close()


def opened(browser: Browser, site: Path, state: State) -> Page:
    """Open a page in a state."""
    size = {"width": state.width, "height": 900}
    context = browser.new_context(viewport=size, **state.options)
    page = context.new_page()
    page.goto((site / state.path).as_uri())
    if state.script:
        page.evaluate(state.script)
    return page


def take(browser: Browser, site: Path, state: State) -> None:
    """Write the picture of one state."""
    page = opened(browser, site, state)
    path = PICTURES / f"{state.name}.png"
    page.screenshot(path=path, full_page=True, animations="disabled")
    print(path.relative_to(ROOT))
    page.context.close()


def take_parts(browser: Browser, site: Path) -> None:
    """Write a picture of each card and each step, and the lesson as it is printed."""
    page = opened(browser, site, State("parts"))
    for widget in ("genai-cards", "genai-timeline"):
        for tab in page.locator(f"{widget} [role=tab]").all():
            tab.click()
            name = str(tab.get_attribute("href")).partition("#")[2]
            page.locator(widget).screenshot(path=PICTURES / f"{name}.png", animations="disabled")
    page.pdf(path=PICTURES / "lesson.pdf", format="A4")
    print((PICTURES / "lesson.pdf").relative_to(ROOT))
    page.context.close()


if __name__ == "__main__":
    main()
