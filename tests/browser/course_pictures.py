"""Takes the pictures of the page for teachers: what a learner meets in each of six places."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
import tempfile
import zipfile
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

from playwright.sync_api import Browser, Page, ViewportSize

ROOT = Path(__file__).parents[2]
FOLDER = ROOT / "docs/assets/course"
VIEW = ViewportSize(width=720, height=420)
FRAME = """
<!doctype html><title>A course</title>
<body style="font-family: sans-serif; margin: 24px"><h1>Week 3: generative models</h1>
<iframe src="{address}" style="width: 100%; height: 330px; border: 1px solid #999"></iframe>
"""


def take_all(browser: Browser) -> None:
    """Make what teachers take with the commands of the page, and save what each shows."""
    FOLDER.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as name:
        made = Path(name)
        for place, take in PLACES.items():
            page = browser.new_page(viewport=VIEW)
            take(page, made)
            page.screenshot(path=FOLDER / f"{place}.png")
            page.close()
            print((FOLDER / f"{place}.png").relative_to(ROOT))


def run(*arguments: str | Path) -> None:
    """Run a command of the plugin."""
    subprocess.run([sys.executable, "-m", "mkdocs_genai_plugin", *arguments], cwd=ROOT, check=True)


def unpacked(made: Path, name: str, *arguments: str | Path) -> Path:
    """Make a bundle and unpack it; return its folder."""
    run("bundle", *arguments, "--output", made / name)
    with zipfile.ZipFile(made / name) as archive:
        archive.extractall(made / Path(name).stem)
    return made / Path(name).stem


def moodle(page: Page, made: Path) -> None:
    """Answer the first question of the package."""
    folder = unpacked(made, "scorm.zip", "--scorm", "self-check.md")
    page.goto(next(folder.glob("*.html")).as_uri())
    question = page.locator(".genai-question").first
    question.get_by_role("radio").nth(2).check()
    question.evaluate("one => scrollTo(0, one.getBoundingClientRect().top + scrollY - 8)")


def canvas(page: Page, made: Path) -> None:
    """Show a card in a frame of a course's page."""
    folder = unpacked(made, "site.zip")
    start = next(folder.rglob("index.html"))
    (made / "course.html").write_text(FRAME.format(address=f"{start.as_uri()}#families-gan"))
    page.goto((made / "course.html").as_uri())
    page.wait_for_timeout(1000)


def anki(page: Page, made: Path) -> None:
    """Show the two sides of a card."""
    run("export", "anki", "--output", made / "cards.apkg")
    with zipfile.ZipFile(made / "cards.apkg") as archive:
        archive.extract("collection.anki2", made)
    with closing(sqlite3.connect(made / "collection.anki2")) as notes:
        (fields,) = notes.execute("select flds from notes limit 1").fetchone()
    sides = [side for side in fields.split("\x1f") if side]
    style = "font: 18px sans-serif; padding: 0 16px"
    page.set_content(f"<body style='{style}'>{'<hr>'.join(sides[:3])}")


def reader(page: Page, made: Path) -> None:
    """Open a chapter of the book."""
    folder = unpacked(made, "book.epub", "--epub")
    page.goto(next(folder.rglob("*gan*.xhtml")).as_uri())


def printer(page: Page, made: Path) -> None:
    """Show the first questions as they are printed."""
    page.goto((next((made / "site").rglob("self-check.html"))).as_uri())
    page.emulate_media(media="print")


def stick(page: Page, made: Path) -> None:
    """Open the first page of the unpacked archive."""
    page.goto(next((made / "site").rglob("START.html")).as_uri())


PLACES: dict[str, Callable[[Page, Path], None]] = {
    "moodle": moodle,
    "canvas": canvas,
    "anki": anki,
    "reader": reader,
    "printer": printer,
    "stick": stick,
}
