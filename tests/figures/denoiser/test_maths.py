"""The denoiser's script gives what its definition, Python and a prototype give."""

from __future__ import annotations

from functools import cache
from typing import Any

import numpy as np
import pytest
from sklearn.datasets import load_digits

from mkdocs_genai_plugin.kinds.figures.denoiser import maths
from tests.figures.script import answer

from . import reference
from .digits import LEVELS, PICTURES

WHOLE = 64
WINDOWS = (WHOLE, 7, 5, 3, 1)
# Of 400 seeds, from a prototype: copies in each 40, and mean distances to the nearest of the 300
# digits and of the 1,497 others.
COPIES = {WHOLE: (40, 40), 7: (7, 16), 5: (0, 2), 3: (0, 0), 1: (0, 0)}
DISTANCES = {
    WHOLE: (0.0, 0.273),
    7: (0.223, 0.326),
    5: (0.390, 0.385),
    3: (0.485, 0.450),
    1: (0.570, 0.548),
}
VARIANCES = {2: 0.101, 3: 0.263, 5: 0.297, 20: 0.314}
SEEDS = 400
DRAWN = """
const pictures = maths.learned(input.levels, 8);
const drawn = (seed, steps, window) =>
  [...maths.draw(pictures, generator(seed), steps, window >> 1)];
"""
RESULTS = (
    DRAWN
    + """
return input.runs.map(([seeds, steps, window]) => Array.from({ length: seeds }, (_, seed) => {
  const { guess } = drawn(seed + 1, steps, window).pop();
  return { guess: [...guess], distance: maths.nearest(pictures, guess).distance };
}));
"""
)


@cache
def results(steps: int, window: int) -> list[dict[str, Any]]:
    """Return what the script draws from each seed."""
    found = answer("denoiser", RESULTS, levels=LEVELS, runs=[[SEEDS, steps, window]])
    return list(found[0])


@pytest.mark.parametrize("window", WINDOWS)
def test_copies_are_as_many_as_measured(window: int) -> None:
    low, high = COPIES[window]
    first = [one["distance"] < maths.COPY for one in results(20, window)[:40]]
    assert low <= sum(first) <= high


@pytest.mark.parametrize("window", WINDOWS)
def test_distances_are_those_measured(window: int) -> None:
    near, unseen = DISTANCES[window]
    found = results(20, window)
    mean = np.mean([one["distance"] for one in found])
    assert mean == pytest.approx(near, rel=0.05, abs=1e-9)
    others = np.mean([reference.distance(np.array(one["guess"]), never_seen()) for one in found])
    assert others == pytest.approx(unseen, rel=0.05)


@cache
def never_seen() -> Any:
    """Return the digits of the whole set that are not among the 300."""
    levels = np.minimum(load_digits().data, maths.DARKEST)
    seen = {tuple(one) for one in LEVELS}
    return np.array([one for one in levels if tuple(one) not in seen]) / 7.5 - 1


def test_the_digits_are_300_of_the_whole_set() -> None:
    assert len(LEVELS) == 300
    assert len(never_seen()) == 1497


@pytest.mark.parametrize("steps", VARIANCES)
def test_variances_are_those_measured(steps: int) -> None:
    found = np.array([one["guess"] for one in results(steps, WHOLE)])
    assert found.var(0).mean() == pytest.approx(VARIANCES[steps], rel=0.1)


def test_one_step_gives_the_mean_of_all() -> None:
    found = np.array([one["guess"] for one in results(1, WHOLE)])
    assert found.var(0).mean() < 0.001
    assert found.mean(0) == pytest.approx(np.array(PICTURES.all).mean(0), abs=0.02)


STAGES = (
    DRAWN
    + """
return input.runs.map(([seed, steps, window]) =>
  drawn(seed, steps, window).map(({ picture, guess }) => [[...picture], [...guess]]));
"""
)
RUNS = [(seed, steps, window) for seed in (9, 9999) for window in WINDOWS for steps in (1, 20)]


@cache
def stages() -> Any:
    """Return all stages of some runs of the script."""
    return answer("denoiser", STAGES, levels=LEVELS, runs=RUNS)


@pytest.mark.parametrize("number", range(len(RUNS)))
def test_python_and_script_agree(number: int) -> None:
    seed, steps, window = RUNS[number]
    ours = maths.sampled(PICTURES, seed, steps, window // 2)
    for stage, theirs in zip(ours, stages()[number], strict=True):
        assert theirs == [close(stage.picture), close(stage.guess)]


@pytest.mark.parametrize("number", range(len(RUNS)))
def test_the_script_does_what_is_defined(number: int) -> None:
    _, steps, window = RUNS[number]
    given = stages()[number]
    noise = np.array(given[0][0]).reshape(8, 8)
    pictures = np.array(PICTURES.all).reshape(-1, 8, 8)
    defined = reference.drawn(noise, pictures, steps, window)
    for (picture, guess), theirs in zip(defined, given, strict=True):
        assert theirs == [close(picture.ravel().tolist()), close(guess.ravel().tolist())]


def close(values: list[float]) -> Any:
    """Return what equals the values to 1e-9."""
    return pytest.approx(values, rel=1e-9, abs=1e-9)


def test_noise_is_normal_and_the_same() -> None:
    program = DRAWN + "return input.seeds.map((seed) => [...maths.noise(generator(seed), 64)]);"
    seeds = list(range(1, 301))
    found = answer("denoiser", program, levels=LEVELS, seeds=seeds)
    assert found[:3] == [close(maths.noise(seed, 64)) for seed in seeds[:3]]
    values = np.array(found)
    assert abs(values.mean()) < 0.03
    assert values.std() == pytest.approx(1, abs=0.02)


def test_nearest_is_the_picture_itself_and_votes_are_shares() -> None:
    program = (
        DRAWN
        + """
    const last = drawn(9, 20, 5).pop(), mixture = maths.mixtures(20).pop();
    const all = Array.from({ length: 64 }, (_, pixel) =>
      maths.votes(pictures, last.picture, mixture, 2, pixel));
    const own = Float64Array.from(input.levels[195], maths.value);
    return [maths.nearest(pictures, own), all, [...last.guess]];
    """
    )
    own, votes, guess = answer("denoiser", program, levels=LEVELS)
    assert own == {"number": 195, "distance": 0}
    for cell, (best, one) in enumerate(zip(guess, votes, strict=True)):
        assert sum(vote["share"] for vote in one) == pytest.approx(1)
        weighted = [vote["share"] * PICTURES.cells[cell][vote["number"]] for vote in one]
        assert sum(weighted) == pytest.approx(best, abs=1e-9)


def test_levels_and_values_belong_together() -> None:
    program = "return input.values.map(maths.level).concat(input.levels.map(maths.value));"
    values, grey = [-3, -1, -0.94, -0.93, 0, 0.5, 1, 4], list(range(16))
    found = answer("denoiser", program, values=values, levels=grey)
    assert found == close([*map(maths.level, values), *map(maths.value, grey)])
    assert [maths.level(maths.value(one)) for one in grey] == grey
