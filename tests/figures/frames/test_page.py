"""What texts state about the figure of films is what its script gives."""

from __future__ import annotations

import math
import re
from pathlib import Path

import numpy as np
import pytest

from mkdocs_genai_plugin.kinds.figures.frames.moments import moments
from mkdocs_genai_plugin.kinds.figures.frames.record import TOGETHER
from mkdocs_genai_plugin.kinds.figures.frames.view import MEASURED

from . import test_maths
from .item import ITEM
from .test_maths import judged

ROOT = Path(__file__).parents[3]
FAMILY = "mkdocs_genai_plugin/content/families/video.yml"
PAGE = (ROOT / "docs/frames-together.md").read_text("utf-8")
ROWS = dict(re.findall(r"^\| (\d|all) \| (.*) \|$", PAGE, re.M))


def counted(together: str) -> list[list[float]]:
    """Return for each film: false steps, mean jump, changes, faultless share, copied."""
    seen = test_maths.ALL if together == "all" else int(together)
    return [
        [
            sum(step["wrong"] for step in clip["steps"]),
            sum(step["jump"] for step in clip["steps"]) / 7,
            sum(step["changed"] for step in clip["steps"]),
            clip["faultless"] / 8,
            clip["copied"],
        ]
        for clip in judged(seen)
    ]


@pytest.mark.parametrize("together", TOGETHER)
def test_the_page_and_the_table_say_what_there_is(together: str) -> None:
    """3,000 films are printed and 200 are made here: at most three standard errors lie between."""
    films = np.array(counted(together))
    printed = [float(re.sub(" %", "e-2", cell)) for cell in ROWS[together].split(" | ")]
    wrong, faultless, copied = MEASURED[together]
    assert [printed[0], printed[3], printed[4]] == pytest.approx([wrong, faultless, copied])
    for values, stated in zip(films.T, printed, strict=True):
        error = max(values.std() / math.sqrt(len(values)), 0.001)
        assert abs(values.mean() - stated) < 3 * error + 0.0051


def test_the_first_draw_is_as_the_average() -> None:
    """It was chosen so, and the figure says so."""
    films = moments(ITEM)
    assert [films[together].wrong for together in TOGETHER] == [6, 2, 1, 0, 0]
    assert films["all"].copied
    for together, film in films.items():
        assert abs(film.wrong - MEASURED[together][0]) < 0.5
        assert film.faultless == 8


def test_a_ring_becomes_a_plus_in_three_films_of_four() -> None:
    """With three frames in view."""
    changed = [film[2] > 0 for film in counted("3")]
    assert np.mean(changed) == pytest.approx(0.75, abs=0.08)


def test_the_family_says_how_many_steps_are_false() -> None:
    said = " ".join((ROOT / FAMILY).read_text("utf-8").split())
    assert f"{MEASURED['1'][0]:.1f} of 7 steps wrong" in said
