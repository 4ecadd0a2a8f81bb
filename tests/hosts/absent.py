"""What a host without plugins does not have of the lesson's site: rows of the manual's table."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

Shown = Callable[[Path], bool]


def file(path: str) -> Shown:
    """Return what tells whether a site has a file."""
    return lambda site: (site / path).is_file()


def text(path: str, words: str) -> Shown:
    """Return what tells whether a file of a site has some words."""
    return lambda site: words in (site / path).read_text("utf-8")


# What it is, what to do instead, and what tells whether a built site of the lesson has it.
ABSENT: tuple[tuple[str, str, Shown], ...] = (
    ("data for others (`publish`)", "none", file("data/index.json")),
    (
        "JSON Schemas on the site",
        "`mkdocs-genai schema FOLDER` writes them",
        file("assets/genai/schemas/card.json"),
    ),
    (
        "files for one element alone, such as `genai-quiz.js`",
        "`genai.js` and `genai.css` hold them all",
        file("assets/genai/genai-quiz.js"),
    ),
    (
        "pictures beside data outside of the docs",
        "move the data into the docs: `data_dir: docs/data`",
        file("assets/genai/pictures/sorting/partition.svg"),
    ),
    (
        "links to edit an item",
        "the page has its own",
        text("manual/your-own-subject/index.html", 'class="genai-edit"'),
    ),
    (
        "what hooks do, such as `overrides/addresses.py`",
        "write `site_url` and `repo_url` into the configuration",
        text("index.html", 'rel="canonical"'),
    ),
)


def table() -> Iterator[str]:
    """Return the rows of the manual's table."""
    yield from (f"| {what} | {instead} |" for what, instead, _ in ABSENT)
