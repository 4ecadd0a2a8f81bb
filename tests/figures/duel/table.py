"""What 40 runs of each pace lead to, and the players of a few moments: a quarter of an hour.

    make generated TABLES=--tables

The shipped script does the learning, which would take too long at build.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from ..script import answer

FILE = Path(__file__).parents[3] / "mkdocs_genai_plugin/kinds/figures/duel/measured.json"
SEEDS = range(1, 41)
STEPS = 3_000
# Maker's pace, judge's pace. A fast maker before a fast judge is not offered.
PACES = [(1, 0.05), (1, 0.25), (1, 1), (1, 10), (10, 0.05), (10, 0.25), (10, 1)]
# Maker's pace, judge's pace, seed, steps.
SEED = 15  # chosen: it ends, at each pace, as most seeds do
MOMENTS = [
    (1, 1, SEED, STEPS),
    (1, 0.05, SEED, STEPS),
    (10, 0.25, SEED, STEPS),
]

RUNS = """
return input.asked.map(([maker, judge, seed]) => {
  const { covered, jumps } = maths.run(generator(seed), maker, judge, input.steps);
  return [covered, jumps];
});
"""
PLAYERS = """
return input.asked.map(([makerPace, judgePace, seed, steps]) => {
  const { now, shares, covered, jumps } = maths.run(generator(seed), makerPace, judgePace, steps);
  const { maker, judge } = now, kept = shares.filter((_, place) => place % 5 === 0);
  return { maker: [...maker.weights], judge: [...judge.weights], shares: kept, covered, jumps };
});
"""


def runs(asked: list[tuple[float, float, int]], steps: int = STEPS) -> list[list[int]]:
    """Return how many hills each run covers at its end, and how often it jumped."""
    found: list[list[int]] = answer("duel", RUNS, asked=asked, steps=steps)
    return found


def players(asked: list[tuple[float, float, int, int]]) -> list[dict[str, Any]]:
    """Return the players' weights, and the share near each hill every fifty steps."""
    found: list[dict[str, Any]] = answer("duel", PLAYERS, asked=asked)
    return found


def measured() -> dict[str, Any]:
    """Return all that the figure knows of runs that it does not make at build."""
    return {
        "runs": {
            f"{maker:g} {judge:g}": runs([(maker, judge, seed) for seed in SEEDS])
            for maker, judge in PACES
        },
        "moments": [
            {"maker": maker, "judge": judge, "seed": seed, "steps": steps, "players": found}
            for (maker, judge, seed, steps), found in zip(MOMENTS, players(MOMENTS), strict=True)
        ],
    }


def written() -> str:
    """Return the file's text."""
    return json.dumps(measured(), separators=(",", ":")) + "\n"
