"""The shipped script learns as numpy does, and ends as the measured prototype did."""

from __future__ import annotations

import json
import math
from collections import Counter
from pathlib import Path
from statistics import NormalDist
from typing import Any

import numpy as np
import pytest

from mkdocs_genai_plugin.kinds.figures.chance import generator
from mkdocs_genai_plugin.kinds.figures.duel import players as python

from ..script import answer
from . import reference
from .table import FILE, MOMENTS, PACES, SEED, SEEDS, STEPS, players, runs

MEASURED: Any = json.loads(FILE.read_text("utf-8"))
ROOT = Path(__file__).parents[3]
CONTENT = ROOT / "mkdocs_genai_plugin/content/figures/duel.yml"
TOLD = " ".join(CONTENT.read_text("utf-8").split())
# Of 40 runs, those that cover both hills: the range of ten batches of a prototype; and mean jumps.
BOTH = {
    (1, 0.05): (3, 10),
    (1, 0.25): (36, 40),
    (1, 1): (32, 40),
    (1, 10): (16, 27),
    (10, 0.05): (0, 2),
    (10, 0.25): (1, 9),
    (10, 1): (17, 31),
}
NONE = {(1, 0.05): (2, 14), (10, 0.05): (5, 17), (10, 0.25): (0, 5)}
JUMPS = {
    (1, 0.05): 1.9,
    (1, 0.25): 0.4,
    (1, 1): 0.0,
    (1, 10): 0.0,
    (10, 0.05): 2.8,
    (10, 0.25): 7.5,
    (10, 1): 5.5,
}
FUNCTIONS = """
const { exp, log, cosine, tanh } = maths;
return input.xs.map((x) => [exp(x), log(Math.abs(x) + 1e-9), cosine(Math.abs(x) % 1), tanh(x)]);
"""


def of(maker: float, judge: float) -> list[list[int]]:
    """Return hills covered and jumps of each of 40 runs at a pace."""
    found: list[list[int]] = MEASURED["runs"][f"{maker:g} {judge:g}"]
    return found


def test_own_functions_are_exact() -> None:
    xs = [x / 7 for x in range(-400, 400)]
    found = np.array(answer("duel", FUNCTIONS, xs=xs))
    known = [
        (math.exp(x), math.log(abs(x) + 1e-9), math.cos(2 * math.pi * (abs(x) % 1)), math.tanh(x))
        for x in xs
    ]
    assert found == pytest.approx(np.array(known), rel=1e-13, abs=1e-13)


def test_a_step_is_that_of_numpy() -> None:
    """Fifty steps at two paces; later, the last bits of exp and log grow."""
    program = """
    return input.paces.map(([maker, judge]) => {
      const { now } = maths.run(generator(5), maker, judge, 50);
      return [now.maker, now.judge].map(({ weights }) => [...weights]);
    });
    """
    paces = [(1, 1), (10, 0.25)]
    for pace, found in zip(paces, answer("duel", program, paces=paces), strict=True):
        apart = [one.weights for one in reference.duel(generator(5), 50, *pace)]
        assert np.array(found) == pytest.approx(np.array(apart), abs=1e-9)


@pytest.mark.parametrize("pace", BOTH, ids=str)
def test_what_forty_runs_cover(pace: tuple[float, float]) -> None:
    covered = Counter(count for count, _ in of(*pace))
    assert len(of(*pace)) == len(SEEDS) == 40
    assert BOTH[pace][0] <= covered[2] <= BOTH[pace][1]
    least, most = NONE.get(pace, (0, 1))
    assert least <= covered[0] <= most


@pytest.mark.parametrize("pace", JUMPS, ids=str)
def test_how_often_they_jump(pace: tuple[float, float]) -> None:
    jumps = np.array([count for _, count in of(*pace)])
    spread = jumps.std() / math.sqrt(len(jumps))
    assert abs(jumps.mean() - JUMPS[pace]) < 3 * spread + 0.1


@pytest.mark.parametrize("pace", PACES, ids=str)
def test_the_table_is_that_of_the_shipped_script(pace: tuple[float, float]) -> None:
    seeds = range(1, 3)
    assert runs([(*pace, seed) for seed in seeds]) == of(*pace)[:2]


@pytest.mark.tables
@pytest.mark.parametrize("pace", PACES, ids=str)
def test_the_whole_table_is_that_of_the_shipped_script(pace: tuple[float, float]) -> None:
    assert runs([(*pace, seed) for seed in SEEDS]) == of(*pace)


def test_the_moments_are_those_of_the_shipped_script() -> None:
    found = players(MOMENTS)
    assert found == [one["players"] for one in MEASURED["moments"]]


def test_python_draws_the_same_players() -> None:
    program = """
    const { maker, judge } = { maker: { weights: input.maker }, judge: { weights: input.judge } };
    const all = maths.made(maker), bins = maths.binned(all);
    const said = { best: maths.best(bins), says: maths.verdicts(judge) };
    return { all: [...all], shares: maths.near(all), bins, ...said };
    """
    for moment in MEASURED["moments"]:
        maker, judge = moment["players"]["maker"], moment["players"]["judge"]
        found = answer("duel", program, maker=maker, judge=judge)
        made = python.made(maker)
        assert found["all"] == pytest.approx(made, abs=1e-9)
        assert found["shares"] == python.near(made)
        assert found["bins"] == python.binned(made)
        assert found["best"] == pytest.approx(python.best(found["bins"]), abs=1e-9)
        assert found["says"] == pytest.approx(python.verdicts(judge), abs=1e-9)


def test_the_quantiles_are_normal() -> None:
    known = [NormalDist().inv_cdf((i + 0.5) / 500) for i in range(500)]
    assert python.quantiles() == pytest.approx(known, abs=1e-7)
    assert answer("duel", "return [...maths.quantiles]") == pytest.approx(
        python.quantiles(), abs=1e-12
    )


def test_what_the_figure_says_is_what_was_counted() -> None:
    """The counts and jumps in its words and its questions, and why its first draw was chosen."""
    both = {pace: sum(count == 2 for count, _ in of(*pace)) for pace in PACES}
    jumps = sum(count for _, count in of(10, 0.25)) / len(SEEDS)
    ends = {(one["maker"], one["judge"]): one["players"] for one in MEASURED["moments"]}
    ends[1, 10] = players([(1, 10, SEED, STEPS)])[0]
    said = [
        f"both hills are covered in {both[1, 1]} of 40 runs",
        f"With a judge ten times as fast it is {both[1, 10]} of 40",
        f"own: {both[1, 0.25]} and {both[1, 1]} of 40 runs",
        f"At a twentieth it is {both[1, 0.05]}, at ten times {both[1, 10]}",
        f"At this pace {both[1, 10]} of 40 runs cover both hills and {40 - both[1, 10]} one",
        f"{ends[1, 0.05]['jumps']} times in this run",
        f"{ends[10, 0.25]['jumps']} times in this run and {jumps:.1f} times on average",
    ]
    assert [one for one in said if one not in TOLD] == []
    assert ends[1, 10]["jumps"] == 0
    assert [ends[pace]["covered"] for pace in ((1, 1), (1, 0.05), (1, 10), (10, 0.25))] == [
        2,
        1,
        1,
        1,
    ]
