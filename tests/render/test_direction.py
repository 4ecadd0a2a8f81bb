"""Text against the page's direction is isolated; all other text stays as it is."""

from __future__ import annotations

import sys
from unicodedata import bidirectional
from xml.etree.ElementTree import fromstring, tostring

import pytest

from mkdocs_genai_plugin.render.direction import LEFTWARDS, is_rtl, isolate


@pytest.mark.parametrize(
    ("text", "rtl"),
    [("Pear", False), ("إجاص!", True), ("אגס", True), ("12, (إ", True), ("12 – ?", None)],
)
def test_first_strong_character_tells_the_direction(text: str, rtl: bool | None) -> None:
    assert is_rtl(text) is rtl


def test_every_letter_that_runs_from_right_to_left_is_looked_for() -> None:
    every = map(chr, range(sys.maxunicode + 1))
    leftwards = [sign for sign in every if bidirectional(sign) in ("R", "AL")]
    assert len(leftwards) > 2_000
    assert [sign for sign in leftwards if not LEFTWARDS.match(sign)] == []


@pytest.mark.parametrize(
    ("rtl", "before", "after"),
    [
        (False, "<p>Sweet.</p>", "<p>Sweet.</p>"),
        (False, "<p>حلو!</p>", '<p dir="auto">حلو!</p>'),
        (False, "<td>2014</td>", "<td>2014</td>"),
        (True, "<td>2014</td>", "<td>2014</td>"),
        (True, "<p>حلو!</p>", "<p>حلو!</p>"),
        (True, "<p>Sweet <em>and</em> good.</p>", '<p dir="auto">Sweet <em>and</em> good.</p>'),
        (False, "<p>A <em>حلو!</em> word.</p>", '<p>A <em dir="auto">حلو!</em> word.</p>'),
        (False, "<p>The word حلو!</p>", "<p>The word حلو!</p>"),
        (
            False,
            "<p><strong>Instead:</strong> حلو <em>جدا</em>!</p>",
            "<p><strong>Instead:</strong> <bdi>حلو <em>جدا</em>!</bdi></p>",
        ),
        (False, "<li><a>Pear</a>: حلو!</li>", "<li><a>Pear</a>: <bdi>حلو!</bdi></li>"),
        (True, "<li>Sweet.</li>", "<li><bdi>Sweet.</bdi></li>"),
        (
            True,
            "<li>Sweet <em>and</em> good.</li>",
            "<li><bdi>Sweet <em>and</em> good.</bdi></li>",
        ),
        (
            False,
            "<button><svg><text>حلو</text></svg><span>حلو!</span></button>",
            '<button><svg><text>حلو</text></svg><span dir="auto">حلو!</span></button>',
        ),
        (
            False,
            "<div><p>حلو!</p><p>Good.</p></div>",
            '<div><p dir="auto">حلو!</p><p>Good.</p></div>',
        ),
    ],
)
def test_only_what_runs_against_the_page_is_marked(rtl: bool, before: str, after: str) -> None:
    element = fromstring(before)
    isolate(element, rtl)
    assert tostring(element, encoding="unicode") == after
