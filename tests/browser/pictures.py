"""Takes the picture of the README anew: ``make pictures``."""

from __future__ import annotations

import subprocess
import sys
import tempfile
from pathlib import Path

from playwright.sync_api import sync_playwright

from .find import FLAGS, chromium

ROOT = Path(__file__).parents[2]
CARD = ROOT / "docs/assets/card.png"


def main() -> None:
    """Build the lesson for opening from disk, choose a card, and save what the widget shows."""
    with tempfile.TemporaryDirectory() as folder:
        build = [sys.executable, "-m", "mkdocs", "build", "--quiet", "--site-dir", folder]
        subprocess.run([*build, "--no-directory-urls"], cwd=ROOT, check=True)
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=chromium(), args=FLAGS)
            page = browser.new_page(viewport={"width": 760, "height": 900}, device_scale_factor=2)
            page.goto(f"{(Path(folder) / 'index.html').as_uri()}#families-gan")
            page.locator("genai-cards").first.screenshot(path=CARD, animations="disabled")
            browser.close()
    print(CARD.relative_to(ROOT))


if __name__ == "__main__":
    main()
