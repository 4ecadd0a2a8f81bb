"""Pages with blocks, and the HTML they become: ``tests/golden/render``.

Rewrite the HTML with ``pytest tests/render --update-golden``, and read it.
"""

from __future__ import annotations

from pathlib import Path

import pytest
from markdown import Markdown

from tests.conftest import Golden

FOLDER = Path(__file__).parents[1] / "golden" / "render"
PAGES = sorted(FOLDER.glob("*.md"))
EXTENSIONS = [
    "genai",
    "toc",
    "abbr",
    "admonition",
    "attr_list",
    "md_in_html",
    "smarty",
    "tables",
    "pymdownx.blocks.details",
    "pymdownx.superfences",
]


def converter() -> Markdown:
    """Return Markdown with the extension, on data of its own."""
    options = {"genai": {"data_dir": str(FOLDER / "data"), "pack": False}}
    return Markdown(extensions=EXTENSIONS, extension_configs=options)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_page_becomes_its_html(page: Path, golden: Golden) -> None:
    html = converter().convert(page.read_text(encoding="utf-8"))
    golden(page.with_suffix(".html"), f"{html}\n")


def test_every_html_has_its_page() -> None:
    assert {page.stem for page in PAGES} == {page.stem for page in FOLDER.glob("*.html")}


def test_one_converter_gives_every_page_as_a_fresh_one_does() -> None:
    once = converter()
    for page in [*PAGES, *reversed(PAGES)]:
        html = once.reset().convert(page.read_text(encoding="utf-8"))
        assert f"{html}\n" == page.with_suffix(".html").read_text(encoding="utf-8")
