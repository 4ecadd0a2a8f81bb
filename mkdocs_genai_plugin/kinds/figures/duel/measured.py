"""What runs lead to that take too long at build: written by ``tests/figures/duel/table.py``."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

RUNS = 40
_NAMES = {"1 1": "even", "1 0.05": "slow", "10 0.25": "swings"}


@dataclass(frozen=True)
class Moment:
    """Both players at a step, and the share near each hill on the way there."""

    maker: float
    judge: float
    seed: int
    steps: int
    players: Mapping[str, Any]

    @property
    def key(self) -> str:
        """Both paces."""
        return f"{self.maker:g} {self.judge:g}"

    @property
    def name(self) -> str:
        """What it shows, in a word."""
        return _NAMES[self.key]

    @property
    def shares(self) -> list[list[float]]:
        """The share near each hill, every fifty steps."""
        found: list[list[float]] = self.players["shares"]
        return found

    @property
    def jumps(self) -> int:
        """How often the side changed that holds half of what is made."""
        return int(self.players["jumps"])


@dataclass(frozen=True)
class Tally:
    """Of 40 runs, how many cover both hills, one and none; and their mean jumps."""

    ends: tuple[int, int, int]
    jumps: float


@cache
def _read() -> dict[str, Any]:
    file = Path(__file__).with_name("measured.json")
    found: dict[str, Any] = json.loads(file.read_text("utf-8"))
    return found


@cache
def moments() -> tuple[Moment, ...]:
    """Return the moments of the stills."""
    return tuple(Moment(**one) for one in _read()["moments"])


@cache
def tallies() -> Mapping[str, Tally]:
    """Return what 40 runs lead to, by both paces."""
    return {key: _tally(found) for key, found in _read()["runs"].items()}


def _tally(found: list[list[int]]) -> Tally:
    covered = Counter(count for count, _ in found)
    jumps = sum(count for _, count in found) / len(found)
    return Tally((covered[2], covered[1], covered[0]), jumps)
