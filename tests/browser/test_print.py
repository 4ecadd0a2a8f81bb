"""The lesson on paper: everything to read, nothing to press.

T14: our ``details``, which Material opens for print, stand in cases, plots and quizzes; their own
tests print them.
"""

from __future__ import annotations

import io
import re
import unicodedata
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Literal

import pytest
from playwright.sync_api import Page
from pypdf import PageObject, PdfReader

from .conftest import Opening
from .lesson import CARD_IDS, CARDS, STEP_IDS, STEPS, cards, timeline

# What Material keeps free above and below, in points.
MARGIN = 25 / 25.4 * 72
# Gives a panel's longest words without a formula or a citation between them.
LONGEST = """
(panel) => {
  const text = panel.querySelector(".genai-lead, .genai-text");
  const walker = document.createTreeWalker(text, NodeFilter.SHOW_TEXT);
  let longest = "";
  while (walker.nextNode()) {
    const { data, parentElement } = walker.currentNode;
    const other = parentElement.closest("math, sup, [role=tooltip]");
    if (!other && data.length > longest.length) longest = data;
  }
  return longest;
}
"""


def dense(text: str) -> str:
    """Return a text without white space and ligatures."""
    return re.sub(r"\s", "", unicodedata.normalize("NFKC", text))


def printed(page: Page, paper: str = "A4") -> PdfReader:
    """Print a page."""
    return PdfReader(io.BytesIO(page.pdf(format=paper, tagged=True)))


def sheets(paper: PdfReader) -> list[str]:
    """Return the text of each sheet of paper."""
    return [part.extract_text() for part in paper.pages]


def fill(sheet: PageObject) -> float:
    """Return which part of a sheet, between its margins, ends with its last line."""
    lines: list[float] = []

    def note(text: str, page: list[float], line: list[float], *_: object) -> None:
        height = line[4] * page[1] + line[5] * page[3] + page[5]
        # What is pale is a picture of its own, whose place pypdf does not tell.
        if text.strip() and height >= MARGIN:
            lines.append(height)

    sheet.extract_text(visitor_text=note)
    top = float(sheet.mediabox.height) - MARGIN
    return (top - min(lines, default=top)) / (top - MARGIN)


def has(text: str, words: list[str]) -> bool:
    """Tell whether all words stand in a text without white space."""
    return all(dense(part) in text for part in words)


def structure(node: Any) -> Iterator[str]:
    """Yield the kinds of the parts that the file tells its reader of."""
    node = node.get_object()
    if isinstance(node, list):
        for one in node:
            yield from structure(one)
    elif isinstance(node, dict):
        if "/S" in node:
            yield str(node["/S"])
        if "/K" in node:
            yield from structure(node["/K"])


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_print_all(opening: Opening, address: str, scheme: Literal["light", "dark"]) -> None:
    page = opening(color_scheme=scheme)
    page.goto(f"{address}#{CARD_IDS[2]}")
    invitation = cards(page).locator(".genai-invite").text_content() or ""
    buttons = timeline(page).locator(".genai-button").all_text_contents()
    labels = {label for text in buttons for label in text.split()} | {"Play", "Pause"}
    sentences = [page.locator(f"#{panel}").evaluate(LONGEST) for panel in (*CARD_IDS, *STEP_IDS)]
    paper = printed(page)
    lines = [line.strip() for part in paper.pages for line in part.extract_text().splitlines()]
    text = dense("".join(lines))

    assert all(len(sentence) > 20 for sentence in sentences)
    assert [sentence for sentence in sentences if dense(sentence) not in text] == []
    assert labels >= {"Play", "Pause", "Previous", "Next"}
    assert labels & set(lines) == set()
    assert dense(f"Step 1 of {len(STEPS)}") not in text
    assert dense(invitation)
    assert dense(invitation) not in text


def test_the_table_is_whole_on_paper(page: Page, address: str) -> None:
    page.goto(address)
    cells = page.locator(".genai-table :is(th, caption > span)").all_inner_texts()
    page.emulate_media(media="print")
    assert page.locator(".genai-scroll").evaluate("n => getComputedStyle(n).overflowX") == "visible"
    text = dense("".join(part.extract_text() for part in printed(page).pages))
    assert [cell for cell in cells if dense(cell) not in text and cell != "Compared by"] == []


def test_the_file_knows_the_headings_of_every_panel(page: Page, address: str) -> None:
    """T19: a panel that is hidden from the reader on screen keeps its structure on paper."""
    page.goto(address)
    cards(page)
    timeline(page)
    headings = page.locator("article :is(h1, h2, h3)").count()
    root: Any = printed(page).trailer["/Root"]
    found = list(structure(root["/StructTreeRoot"]["/K"]))
    assert sum(re.fullmatch("/H[1-6]", kind) is not None for kind in found) >= headings
    assert headings > len(CARDS) + len(STEPS)


def test_paper_is_light(opening: Opening, address: str) -> None:
    page = opening(color_scheme="dark")
    page.goto(address)
    cards(page)
    page.emulate_media(media="print", color_scheme="dark")
    for selector in ("genai-cards", ".genai-panel .genai-body", ".genai-table th"):
        colour = page.locator(selector).first.evaluate("node => getComputedStyle(node).color")
        red, green, blue = (int(part) for part in re.findall(r"\d+", colour)[:3])
        assert max(red, green, blue) < 0x80


def test_no_sheet_ends_with_a_heading(page: Page, address: str) -> None:
    page.goto(address)
    timeline(page)
    found = page.locator("article :is(h1, h2, h3)").evaluate_all(
        "all => all.map(node => node.firstChild.textContent)"
    )
    headings = {dense(text) for text in found}
    assert dense("Check yourself") in headings
    for paper in ("A4", "A5", "Letter"):
        lasts = [dense(text.strip().splitlines()[-1]) for text in sheets(printed(page, paper))]
        assert len(lasts) > 10
        assert headings & set(lasts) == set()


# Gives the words of every block that shall stay whole: in each, the words of its parts.
WHOLE = """
() => {
  const words = (node) => {
    const walker = document.createTreeWalker(node, NodeFilter.SHOW_TEXT);
    const found = [];
    while (walker.nextNode()) {
      const { data, parentElement } = walker.currentNode;
      const heard = parentElement.checkVisibility() && !parentElement.closest("math, sup, svg");
      if (heard && data.trim().length > 8) found.push(data);
    }
    return found;
  };
  const blocks = ".genai-panel > .genai-body, .genai-table tbody tr, .genai-question, .genai-case";
  return [...document.querySelectorAll(blocks)].map(words);
}
"""


def test_what_fits_on_a_sheet_stays_whole(page: Page, address: str) -> None:
    """A card, a step, a row, a case or a question is never read on two sheets."""
    page.goto(address)
    cards(page)
    timeline(page)
    page.emulate_media(media="print")
    blocks = page.evaluate(WHOLE)
    assert len(blocks) > 20
    paper = [dense(text) for text in sheets(printed(page))]
    torn = [words for words in blocks if not any(has(text, words) for text in paper)]
    assert torn == []


def pages_of_the_course() -> list[str]:
    """Return the addresses of the pages that learners read."""
    docs = Path(__file__).parents[2] / "docs"
    found = [path.relative_to(docs) for path in docs.rglob("*.md")]
    read = sorted(path.with_suffix("").as_posix() for path in found if path.parts[0] != "manual")
    return [f"{name}/".removesuffix("index/") for name in read]


@pytest.mark.parametrize("path", pages_of_the_course())
def test_no_sheet_but_the_last_is_half_empty(page: Page, address: str, path: str) -> None:
    page.goto(address + path)
    for paper in ("A4", "Letter"):
        read = printed(page, paper)
        shares = [fill(sheet) for sheet in read.pages]
        print(f"{path or 'lesson'}: {paper}, {' '.join(f'{share:.0%}' for share in shares)}")
        assert [share for share in shares[:-1] if share < 0.5] == []
        assert max(shares) <= 1.0
        assert len(sheets(read)[-1].splitlines()) > 1, "the licence has a sheet of its own"


def test_links_show_where_they_lead(page: Page, address: str) -> None:
    page.goto(f"{address}course/")
    page.emulate_media(media="print")
    text = dense("".join(sheets(printed(page))))
    assert dense("CC BY 4.0 (https://creativecommons.org/licenses/by/4.0/)") in text
    links = page.locator("article a:not(.headerlink):visible")
    lines = links.evaluate_all("all => all.map(node => getComputedStyle(node).textDecorationLine)")
    assert set(lines) == {"underline"}
    page.goto(address)
    sources = page.locator(".genai-sources a").all_text_contents()
    text = dense("".join(sheets(printed(page))))
    assert len(sources) > 20
    assert [source for source in sources if dense(source) not in text] == []
