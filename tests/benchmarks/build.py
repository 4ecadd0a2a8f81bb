"""What a build costs, against the same words in Markdown, and how it grows.

A site's theme and search are the same on both sides; only the first page is in the navigation,
for Material writes the whole of it into every page.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from html import unescape
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.site.conftest import BLOCKS

from . import by_hand
from .check import MARKED, PLAIN
from .process import BUILD, Cost, in_turn
from .result import Result, Series, ratios

ON_A_PAGE = 100
CARD = f"""\
name: Card {{number}}
full_name: The card of number {{number}}
emoji: "⚔️"
accent: rust
lead: {{text}}
steps:
  - name: First
    text: {PLAIN}
  - name: Second
    text: {PLAIN}
best_at: {PLAIN}
watch_out: {{text}}
related:
  - to: card-{{first}}
    text: {PLAIN}
checked: 2026-11-22
"""

LINKED = MARKED.replace("a.md", "https://example.org")
BASE = """\
site_name: Benchmark
theme: {name: material, font: false}
nav: [index.md]
"""
WIDGETS = f"{BASE}plugins: [search, genai]\n"
OWN = f"{WIDGETS}markdown_extensions:\n  - genai: {{data_dir: data, pack: false}}\n"
MARKDOWN = f"""\
{BASE}plugins: [search]
markdown_extensions:
  - abbr
  - footnotes
  - pymdownx.tabbed: {{alternate_style: true}}
  - pymdownx.arithmatex: {{generic: true}}
"""


def site(folder: Path, config: str, pages: list[str]) -> Path:
    """Write a site of these pages."""
    (folder / "docs").mkdir(parents=True)
    (folder / "mkdocs.yml").write_text(config, "utf-8")
    for number, text in enumerate(pages):
        name = f"page-{number}.md" if number else "index.md"
        (folder / "docs" / name).write_text(f"# Page {number}\n\n{text}", "utf-8")
    return folder


def items(folder: Path, number: int) -> Path:
    """Write a site of so many cards, each in a file, a hundred on a page."""
    names = [f"cards-{first}" for first in range(0, number, ON_A_PAGE)]
    site(folder, OWN, [f"/// genai-cards | {name}\n///\n" for name in names])
    for place in range(number):
        page = place // ON_A_PAGE
        path = folder / "data" / names[page] / f"card-{place}.yml"
        path.parent.mkdir(parents=True, exist_ok=True)
        card = CARD.format(number=place, text=LINKED, first=page * ON_A_PAGE)
        path.write_text(card, "utf-8")
    return folder


def words(page: Path) -> int:
    """Return the number of words in the article of a page."""
    article = page.read_text("utf-8").partition("<article")[2].partition("</article>")[0]
    # Moments of a figure have no counterpart by hand.
    article = re.sub(r"<div[^>]*genai-tried.*?</genai-stills>\s*</div>", "", article, flags=re.S)
    article = re.sub(r"<svg.*?</svg>|<math.*?</math>|\\\(.*?\\\)", "", article, flags=re.S)
    meanings = re.findall(r'<abbr title="([^"]*)"', article)
    text = unescape(" ".join([re.sub(r"<[^>]*>", " ", article), *dict.fromkeys(meanings)]))
    return len(re.findall(r"\w+", text))


def against_markdown(pages: int, rounds: int) -> Iterator[Result]:
    """Build pages of the three widgets, the same by hand, and empty ones, in turn."""
    with TemporaryDirectory() as root:
        ways = {
            "widgets": site(Path(root, "widgets"), WIDGETS, [BLOCKS] * pages),
            "markdown": site(Path(root, "markdown"), MARKDOWN, [by_hand.page()] * pages),
            "empty": site(Path(root, "empty"), f"{BASE}plugins: [search]\n", [""] * pages),
        }
        costs = in_turn({name: (BUILD, folder) for name, folder in ways.items()}, rounds)
        said = [words(ways[name] / "site/index.html") for name in ("widgets", "markdown")]
    seconds = {name: [one.seconds for one in found] for name, found in costs.items()}
    held = {name: [one.megabytes for one in found] for name, found in costs.items()}
    more = {name: less(seconds[name], seconds["empty"]) for name in ("widgets", "markdown")}
    what = f"{pages} pages of three widgets ÷ the same by hand in Markdown"
    yield Result("words on such a page ÷ by hand", ratios(said[:1], said[1:]))
    yield Result(f"build of {what}", ratios(seconds["widgets"], seconds["markdown"]), budget=0.9)
    yield Result("…without what empty pages cost", ratios(more["widgets"], more["markdown"]))
    yield Result("…memory", ratios(held["widgets"], held["markdown"]))


def unused(pages: int, rounds: int) -> Iterator[Result]:
    """Build pages without a block, with the plugin listed and without it, in turn."""
    with TemporaryDirectory() as root:
        plain = [f"Some text about things, on page {number}." for number in range(pages)]
        ways = {
            listed: site(Path(root, listed), f"{BASE}plugins: [{listed}]\n", plain)
            for listed in ("search", "search, genai")
        }
        costs = in_turn({name: (BUILD, folder) for name, folder in ways.items()}, rounds)
    with_, without = ([one.seconds for one in costs[name]] for name in ("search, genai", "search"))
    what = f"build of {pages} pages without a block: plugin listed ÷ not listed"
    yield Result(what, ratios(with_, without), budget=1.03)


def less(costs: list[float], others: list[float]) -> list[float]:
    """Take off what something else costs in the same round."""
    return [one - other for one, other in zip(costs, others, strict=True)]


def of_items(numbers: Sequence[int], rounds: int) -> tuple[Series, Result]:
    """Build sites of more and more items."""
    with TemporaryDirectory() as root:
        folders = {number: items(Path(root, f"{number}"), number) for number in numbers}
        costs = measured(folders, rounds)
    most = numbers[-1]
    megabytes = [one.megabytes for one in costs[most]]
    held = Result(f"memory of a build with {most:,} items", megabytes, "MB", budget=300)
    return series("a build", "items", costs), held


def of_pages(numbers: Sequence[int], rounds: int) -> Series:
    """Build sites of more and more pages of the three widgets."""
    with TemporaryDirectory() as root:
        folders = {n: site(Path(root, f"{n}"), WIDGETS, [BLOCKS] * n) for n in numbers}
        return series("a build", "pages", measured(folders, rounds))


def measured(folders: Mapping[int, Path], rounds: int) -> dict[int, list[Cost]]:
    """Build the sites in turn."""
    costs = in_turn({f"{n}": (BUILD, folder) for n, folder in folders.items()}, rounds)
    return {int(number): found for number, found in costs.items()}


def series(what: str, things: str, costs: dict[int, list[Cost]]) -> Series:
    """Return the seconds of builds by the number of things in them."""
    seconds = {number: [one.seconds for one in found] for number, found in costs.items()}
    return Series(what, things, seconds)
