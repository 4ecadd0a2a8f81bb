"""The page that compares the machines says what their figures say, and leads there."""

from __future__ import annotations

import json
import re

import pytest

from mkdocs_genai_plugin.kinds.figures.frames.maths import STEPS
from mkdocs_genai_plugin.kinds.figures.frames.view import MEASURED
from mkdocs_genai_plugin.kinds.figures.map.record import models

from .duel.table import FILE
from .machines import CONTENT, FIGURES, ROOT

PAGE = (ROOT / "docs/six-machines.md").read_text("utf-8")
ROWS = dict(re.findall(r"^\| ([A-Z][\w ]+) \| (.*) \|$", PAGE, re.M))
NUMBER = re.compile(r"\d[\d.,]*\d|\d")


def told(figure: str) -> str:
    """Return the words of a figure and of its page, whose numbers its own tests hold."""
    files = (CONTENT / f"{figure}.yml", ROOT / f"docs/{figure}.md")
    return " ".join(" ".join(file.read_text("utf-8") for file in files).split())


def measured(name: str) -> list[str]:
    """Return the numbers of a row that stand in no text of its figure, but in its table."""
    ordered, plain = (models()[one].numbers for one in ("vae", "plain"))
    runs = json.loads(FILE.read_text("utf-8"))["runs"]["1 0.05"]
    return {
        "Map": [
            f"{ordered['rebuild']:.2f} nats for rebuilding and {ordered['kl']:.2f} for order",
            f"vary by {ordered['variety']:.2f}",
            f"{100 * plain['junk']:.0f}% of random points",
        ],
        "Two players": [f"in {sum(count == 2 for count, _ in runs)} of {len(runs)} runs"],
        "Films": [
            f"{STEPS} steps",
            f"{MEASURED['1'][0]:.2f} of 7 steps false",
            f"{100 * MEASURED['all'][2]:.0f}% copies",
        ],
    }.get(name, [])


FIGURE_OF = {
    "Counting": "counting",
    "Denoiser": "perfect-denoiser",
    "Two players": "duel",
    "Map": "map-to-wander",
    "Voice": "voice",
    "Films": "frames-together",
}


def test_every_family_has_its_machine() -> None:
    assert [*ROWS] == ["Machine", *FIGURE_OF]
    shown = re.findall(r"^/// genai-figure \| (\S+)$", PAGE, re.M)
    assert shown == [*FIGURE_OF.values()]
    assert {*shown} == {*FIGURES.values()} - {"pile", "same-dots"}


@pytest.mark.parametrize("name", FIGURE_OF)
def test_every_number_is_that_of_the_figure(name: str) -> None:
    cells, _, links = ROWS[name].rpartition(" | ")
    assert f"](item:figures/{FIGURE_OF[name]}?" in links
    for phrase in measured(name):
        assert phrase in cells
        cells = cells.replace(phrase, "")
    known = {*NUMBER.findall(told(FIGURE_OF[name]))}
    assert [number for number in NUMBER.findall(cells) if number not in known] == []
