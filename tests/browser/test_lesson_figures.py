"""What the lesson has to reach for a learner on a phone: one test for each figure."""

from __future__ import annotations

import datetime
import re
from itertools import pairwise
from math import ceil

import pytest
from playwright.sync_api import Page, ViewportSize, expect
from pyphen import Pyphen

from mkdocs_genai_plugin.kinds.timelines import Timeline

from .conftest import DESKTOP, Opening
from .lesson import CARDS, PACK, cards, timeline

PHONE = ViewportSize(width=390, height=844)
# Words for a minute of reading; learners of a second language read at this pace.
PACE = 200
# What a learner from a search engine does not know: where the lesson says it, a term explains it.
UNKNOWN = re.compile(
    r"\b(?:parameter|distribution|sample|gaussian|training|noise|prompt|neural network"
    r"|likelihood|token|post-training|flow matching|mixture of experts)s?\b",
    re.I,
)
SYLLABLES = Pyphen(lang="en_US")
# Sections that ask no question: what was learned, the last questions, and the sources.
ASKS_NOTHING = ("What to remember", "Check yourself", "Sources")


@pytest.fixture(params=[PHONE, DESKTOP], ids=["phone", "desktop"])
def lesson(page: Page, address: str, request: pytest.FixtureRequest) -> Page:
    """Return the lesson as it is first seen, on a phone and on a desk."""
    page.set_viewport_size(request.param)
    page.goto(address)
    cards(page)
    timeline(page)
    return page


@pytest.fixture
def read(page: Page, address: str) -> Page:
    """Return the lesson without its sources and formulas, whose signs are no words."""
    page.goto(address)
    cards(page)
    page.evaluate(
        "document.querySelectorAll('article :is(math, sup, .genai-sources)')"
        ".forEach(node => node.remove())"
    )
    return page


def seen(page: Page) -> list[str]:
    """Return the lines of the lesson that a reader sees."""
    return page.locator("article.md-content__inner").inner_text().split("\n")


def sentences(lines: list[str]) -> list[list[str]]:
    """Return the words of each sentence; a line without a stop is a label, not a sentence."""
    prose = [line for line in lines if re.search(r"[.!?]$", line.strip())]
    parts = [part for line in prose for part in re.split(r"(?<=[.!?])\s+", line)]
    words = [re.findall(r"[A-Za-z][A-Za-z'’]*", part) for part in parts]
    return [found for found in words if found]


def grade(lines: list[str]) -> float:
    """Return the reading grade of Flesch and Kincaid (1975)."""
    every = sentences(lines)
    words = [word for sentence in every for word in sentence]
    syllables = sum(len(SYLLABLES.positions(word)) + 1 for word in words)
    return 0.39 * len(words) / len(every) + 11.8 * syllables / len(words) - 15.59


def test_the_first_thing_to_touch_is_on_the_first_screen(lesson: Page) -> None:
    for name in ("Sort the next one", "Write a new one"):
        expect(lesson.get_by_role("button", name=name)).to_be_in_viewport(ratio=1)


def test_both_halves_of_the_difference_are_on_the_first_screen(lesson: Page) -> None:
    lead = lesson.locator(".opening-lead")
    for half in ("discriminative", "generative"):
        expect(lead.locator("strong", has_text=re.compile(f"^{half}$"))).to_be_in_viewport(ratio=1)
    for half in ("Discriminative", "Generative"):
        expect(lesson.locator(".genai-pile").get_by_text(half, exact=True)).to_be_in_viewport()


def test_no_formula_is_seen_before_the_first_card(lesson: Page) -> None:
    formulas = lesson.evaluate(
        """() => [...document.querySelectorAll("article math")]
          .filter((one) => one.checkVisibility())
          .filter((one) => one.compareDocumentPosition(document.querySelector("genai-cards")) & 4)
          .map((one) => one.textContent)"""
    )
    assert formulas == []


def test_each_family_shows_what_it_has_made(page: Page, address: str) -> None:
    assert [card.id for card in CARDS if not card.try_] == []
    for card in CARDS:
        page.goto(f"{address}families/{card.id}/")
        expect(page.locator("genai-figure").first).to_be_visible()


def test_a_family_says_what_it_is_before_its_machine(opening: Opening, address: str) -> None:
    page = opening(viewport={"width": 390, "height": 844})
    for card in CARDS:
        page.goto(f"{address}families/{card.id}/")
        lead = page.locator(".genai-item > .genai-lead")
        expect(lead).to_be_in_viewport(ratio=1)
        figure = page.locator(".genai-lead + genai-figure").bounding_box()
        assert figure
        assert figure["y"] < 844


def test_a_question_stands_before_the_first_section_and_after_each(read: Page) -> None:
    order = read.evaluate(
        "[...document.querySelectorAll('article > h2, article > genai-quiz')]"
        ".map(node => node.matches('h2') ? node.firstChild.textContent.trim() : '?')"
    )
    assert order[0] == "?"
    sections = [name for name in order if name != "?" and name not in ASKS_NOTHING]
    assert len(sections) >= 5
    asked = {name for name, after in pairwise(order) if after == "?"}
    assert [name for name in sections if name not in asked] == []


def test_no_word_is_left_unexplained(read: Page) -> None:
    explained = " ".join(read.locator("genai-term > :first-child").all_text_contents()).lower()
    used = {found.lower().rstrip("s") for line in seen(read) for found in UNKNOWN.findall(line)}
    assert {word for word in used if word not in explained} == set()


def test_the_reading_grade_is_no_higher_than_of_the_first_edition(read: Page) -> None:
    found = grade(seen(read))
    print(f"lesson: reading grade {found:.1f} of 4.7")
    assert found <= 4.7


def test_the_minutes_under_the_title_are_those_of_its_words(read: Page) -> None:
    said = re.search(r"(\d+) min", "\n".join(seen(read)))
    assert said
    words = sum(len(re.findall(r"\w*[^\W\d_]{2,}\w*|\b[aAI]\b", line)) for line in seen(read))
    print(f"lesson: {words} words, {words / PACE:.1f} minutes, {said[1]} said")
    assert ceil(words / PACE) <= int(said[1]) <= min(12, ceil(words / PACE) + 2)
    assert "No mathematics needed." in read.locator(".opening-time").inner_text()


def test_the_newest_fact_is_of_this_year() -> None:
    """Held against the day of the last check, so that the test does not age by itself."""
    checked = max(item.checked for item in PACK.items.values() if item.checked)
    item = PACK.items["timelines/milestones"]
    assert isinstance(item, Timeline)
    newest = datetime.datetime.strptime(f"1 {item.steps[-1].when}", "%d %b %Y")
    assert (checked - newest.date()).days <= 366
