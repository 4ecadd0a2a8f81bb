"""Takes the pictures of the lesson anew: ``make pictures``."""

from __future__ import annotations

import re
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Literal

from playwright.sync_api import Browser, FloatRect, ViewportSize, sync_playwright

from . import course_pictures
from .find import FLAGS, chromium

ROOT = Path(__file__).parents[2]
CARD = ROOT / "docs/assets/card.png"
SOCIAL = ROOT / "docs/assets/social.png"
DARK = ROOT / "docs/assets/social-dark.png"
VIEW = ViewportSize(width=760, height=12_000)  # so tall that the header covers nothing
# What services show beside a link; overrides/main.html names the size.
POSTER = ViewportSize(width=1200, height=630)
# The site's picture, and the files of it for pages without the site's style: light and dark.
MOTIF = ROOT / "overrides/.icons/motif.svg"
COLOURS = {
    "motif.svg": {},
    "motif-dark.svg": {
        "ink": "#dfe5ec",
        "blue": "#88bafd",
        "rust": "#faa178",
        "page": "#0d1117",
    },
}
NAMED = re.compile(r"var\(--motif-(\w+), (#\w+)\)")
# The lesson's title and that picture, alone.
POSTER_STYLE = """
body > :not(.md-container), .md-container > :not(.md-main), .md-sidebar, .md-content__button,
.headerlink, article > :not(h1, .opening-lead, .motif) { display: none !important; }
html { font-size: 150%; }
.md-main__inner, .md-content, .md-content__inner { margin: 0; padding: 0; max-width: none; }
.md-content__inner { height: 630px; padding: 32px 56px; }
.md-content__inner { display: grid; align-content: space-between; }
.md-content__inner::before { display: none; }
.md-typeset h1 { font-size: 2.5em; margin: 0; }
.md-typeset .opening-lead { max-width: none; margin: 0; }
.motif { max-width: none; }
.motif svg { width: 900px; margin: auto; }
"""


def main() -> None:
    """Build the lesson for opening from disk, and save what it shows."""
    write_motifs()
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        build = [sys.executable, "-m", "mkdocs", "build", "--quiet", "--site-dir", folder]
        subprocess.run([*build, "--no-directory-urls"], cwd=ROOT, check=True)
        browser = playwright.chromium.launch(executable_path=chromium(), args=FLAGS)
        lesson = (Path(folder) / "index.html").as_uri()
        for path, take in ((CARD, take_card), (SOCIAL, take_social), (DARK, take_dark)):
            take(browser, lesson, path)
            print(path.relative_to(ROOT))
        course_pictures.take_all(browser)
        browser.close()


def write_motifs() -> None:
    """Write the site's picture in its light and in its dark colours."""
    drawn = MOTIF.read_text("utf-8")
    for name, colours in COLOURS.items():
        text = NAMED.sub(lambda one, use=colours: use.get(one[1], one[2]), drawn)  # type: ignore[misc]
        (ROOT / "docs/assets" / name).write_text(text, encoding="utf-8")


def take_card(browser: Browser, lesson: str, path: Path) -> None:
    """Choose a card, and save what the widget shows; the README has it."""
    page = browser.new_page(viewport=VIEW, device_scale_factor=2)
    page.goto(lesson)
    page.locator("[role=tab]", has_text="GAN").click()
    page.mouse.move(0, 0)
    page.evaluate("document.activeElement.blur()")
    page.evaluate("scrollTo(0, 0)")
    box = page.locator("genai-cards").bounding_box()
    assert box
    margin = {"x": box["x"] - 12, "width": box["width"] + 24}
    clip = FloatRect(y=box["y"] - 12, height=box["height"] + 24, **margin)
    page.screenshot(path=path, clip=clip, full_page=True)


def take_social(
    browser: Browser, lesson: str, path: Path, scheme: Literal["light", "dark"] = "light"
) -> None:
    """Save the lesson's title and picture in the size that services show; the README has it too."""
    page = browser.new_page(viewport=POSTER, color_scheme=scheme)
    page.goto(lesson)
    page.evaluate(
        "drawn => document.querySelector('.opening-lead').insertAdjacentHTML("
        "'afterend', `<div class=motif>${drawn}</div>`)",
        MOTIF.read_text("utf-8"),
    )
    page.add_style_tag(content=POSTER_STYLE)
    page.screenshot(path=path)


def take_dark(browser: Browser, lesson: str, path: Path) -> None:
    """Save the same in dark colours, for readers of the README who have chosen them."""
    take_social(browser, lesson, path, "dark")


if __name__ == "__main__":
    main()
