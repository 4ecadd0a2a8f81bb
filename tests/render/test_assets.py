"""What pages are sent of our scripts and styles, and when."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from pygments.lexers import get_lexer_for_filename
from pygments.token import Comment, String

from mkdocs_genai_plugin.render.assets import files, needed, needed_at_once, sent

TWO = '<genai-figure data-machine="pile"></genai-figure><genai-figure data-machine="{}">'
SHARED = ["genai-figure.css", "genai-figure.js"]
PILE = ["genai-figure-pile.css", "genai-figure-pile.js"]


def tokens(name: str, text: str) -> Iterator[tuple[object, str]]:
    """Yield what counts of a text, as Pygments reads it: spaces in what is quoted, too."""
    for kind, value in get_lexer_for_filename(name).get_tokens(text):
        if kind not in Comment:
            yield from [(kind, value)] if kind in String else ((kind, one) for one in value.split())


@pytest.mark.parametrize("name", files())
def test_only_comments_and_indents_are_left_out(name: str) -> None:
    written = files()[name].read_text("utf-8")
    assert [*tokens(name, sent(name))] == [*tokens(name, written)]
    assert not re.search(r"^(?:[ \t]|//|/\*)", sent(name), re.M)


def test_spaces_of_a_text_would_be_missed() -> None:
    assert [*tokens("one.js", "a = `b\n  c`;")] != [*tokens("one.js", "a = `b\nc`;")]


def test_a_page_without_elements_needs_nothing_more() -> None:
    assert [*needed("<p>Words.</p>")] == [*needed_at_once("<p>Words.</p>")] == []


def test_the_script_of_a_machine_below_the_first_figure_comes_later() -> None:
    html = TWO.format("denoiser frames")
    later = {f"genai-figure-{name}.js" for name in ("denoiser", "frames")}
    assert later < {*needed(html)}
    assert {*needed(html)} - {*needed_at_once(html)} == later
    assert {*needed_at_once(TWO.format("pile"))} == {*SHARED, *PILE}
