"""The meaning of a term, beside its word, in a panel that may close."""

from __future__ import annotations

import pytest

from .engine import until
from .widget import Widget

pytestmark = pytest.mark.engines

FOCUS = "panels[0].querySelector('genai-term > a').focus()"
BESIDE = """
const mark = panels[0].querySelector("genai-term");
const hint = mark.querySelector("[role=tooltip]");
const word = mark.querySelector("a").getClientRects()[0];
if (!hint.checkVisibility()) return "closed";
const { top, bottom } = hint.getBoundingClientRect();
const inside = Math.min(bottom, word.bottom) - Math.max(top, word.top);
return inside < word.height / 2 ? "beside" : "over the word";
"""


def test_focus_shows_the_meaning_beside_the_word(cards: Widget) -> None:
    cards.run(FOCUS)
    until(lambda: cards.run(BESIDE), "beside")


def test_page_answers_after_a_panel_closes_with_a_shown_meaning(cards: Widget) -> None:
    cards.run(FOCUS)
    until(lambda: cards.run(BESIDE), "beside")
    panel = cards.panels()[3]
    cards.run(f"widget.select(3); location.hash = {panel!r}")
    cards.shows(panel)
    cards.engine.click(cards.tab(0))
    until(lambda: cards.run(BESIDE), "closed")
