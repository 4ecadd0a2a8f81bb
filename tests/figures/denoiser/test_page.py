"""What texts state about the figure of a denoiser is what its script gives."""

from __future__ import annotations

import re
from pathlib import Path

import numpy as np
import pytest

from mkdocs_genai_plugin.kinds.figures.denoiser import maths
from tests.figures.script import answer

from . import reference
from .digits import ITEM, LEVELS, PICTURES
from .test_maths import DRAWN, WHOLE, WINDOWS, never_seen, results

ROOT = Path(__file__).parents[3]
PAGE = (ROOT / "docs/perfect-denoiser.md").read_text("utf-8")
ROWS = re.findall(r"^\| [^|]+ \| (\d+) \| ([\d.]+) \| ([\d.]+) \|$", PAGE, re.M)


@pytest.mark.parametrize("number", range(len(WINDOWS)))
def test_the_page_prints_the_table_that_there_is(number: int) -> None:
    assert len(ROWS) == len(WINDOWS)
    copies, near, others = map(float, ROWS[number])
    found = results(20, WINDOWS[number])
    distances = np.array([one["distance"] for one in found])
    unseen = [reference.distance(np.array(one["guess"]), never_seen()) for one in found]
    assert round(100 * (distances < maths.COPY).mean()) == copies
    assert distances.mean() == pytest.approx(near, abs=0.0051)
    assert np.mean(unseen) == pytest.approx(others, abs=0.0051)


@pytest.mark.parametrize(("word", "steps"), [("two", 2), ("three", 3), ("five", 5), ("twenty", 20)])
def test_the_page_prints_the_variances_that_there_are(word: str, steps: int) -> None:
    printed = re.findall(rf"([\d.]+)\s+after\s+{word}\b", PAGE)
    guesses = np.array([one["guess"] for one in results(steps, WHOLE)])
    assert guesses.var(0).mean() == pytest.approx(float(printed[0]), abs=0.0051)


def test_a_digit_never_seen_is_as_far_as_the_texts_say() -> None:
    known = np.array(PICTURES.all)
    far = np.mean([reference.distance(one, known) for one in never_seen()])
    assert far == pytest.approx(0.33, abs=0.005)


def test_a_window_of_seven_copies_or_stays_well_apart() -> None:
    """About one draw in five is a copy, and little lies between."""
    distances = np.array([one["distance"] for one in results(20, 7)])
    assert 0.15 <= (distances < maths.COPY).mean() <= 0.3
    assert ((distances >= maths.COPY) & (distances < 0.1)).mean() < 0.06


def test_a_new_digit_is_in_none_of_the_sets() -> None:
    """The prediction says that nobody wrote it; the last question, who wrote its pieces."""
    guess = np.array(results(20, 5)[8]["guess"])
    assert reference.distance(guess, np.array(PICTURES.all)) > 0.3
    assert reference.distance(guess, never_seen()) > 0.2
    program = (
        DRAWN
        + """
    const stages = drawn(28, 20, 5), mixture = maths.mixtures(20).pop();
    return maths.closest(pictures, stages.pop().picture, mixture, 2);
    """
    )
    writers = answer("denoiser", program, levels=LEVELS)
    assert len({ITEM.class_of(number) for number in writers}) >= 4
