"""Takes the picture of the README anew: ``make pictures``."""

from __future__ import annotations

import subprocess
import sys
import tempfile
from pathlib import Path

from playwright.sync_api import FloatRect, ViewportSize, sync_playwright

from .find import FLAGS, chromium

ROOT = Path(__file__).parents[2]
CARD = ROOT / "docs/assets/card.png"
VIEW = ViewportSize(width=760, height=6000)  # so tall that the header covers nothing


def main() -> None:
    """Build the lesson for opening from disk, choose a card, and save what the widget shows."""
    with tempfile.TemporaryDirectory() as folder:
        build = [sys.executable, "-m", "mkdocs", "build", "--quiet", "--site-dir", folder]
        subprocess.run([*build, "--no-directory-urls"], cwd=ROOT, check=True)
        found = chromium()
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=found, args=FLAGS)
            page = browser.new_page(viewport=VIEW, device_scale_factor=2)
            page.goto((Path(folder) / "index.html").as_uri())
            page.locator("[role=tab]", has_text="GAN").click()
            page.mouse.move(0, 0)
            page.evaluate("document.activeElement.blur()")
            box = page.locator("genai-cards").bounding_box()
            assert box
            margin = {"x": box["x"] - 12, "width": box["width"] + 24}
            clip = FloatRect(y=box["y"] - 12, height=box["height"] + 24, **margin)
            page.screenshot(path=CARD, clip=clip, full_page=True)
            browser.close()
    print(CARD.relative_to(ROOT))


if __name__ == "__main__":
    main()
