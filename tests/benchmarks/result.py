"""What a benchmark found: the same measure taken several times, and what it may be."""

from __future__ import annotations

import math
import statistics
from collections.abc import Sequence
from dataclasses import dataclass

RATIO = "×"
# More memory takes longer to look through; what grows with the square has 10 here.
LINEAR = 1.25


@dataclass(frozen=True)
class Result:
    """One measure; ``budget`` is the most that its median may be, where something is promised."""

    what: str
    runs: Sequence[float]
    unit: str = RATIO
    budget: float | None = None

    @property
    def median(self) -> float:
        """The middle of all runs."""
        return statistics.median(self.runs)

    @property
    def said(self) -> str:
        """The median with its unit."""
        return _with_unit(written(self.median), self.unit)

    @property
    def spread(self) -> str:
        """The least and the most, and how many runs there were; nothing where one is enough."""
        if len(self.runs) == 1:
            return ""
        return f"{written(min(self.runs))} to {written(max(self.runs))}, {len(self.runs)} runs"

    @property
    def promise(self) -> str:
        """The budget, and whether it is kept."""
        if self.budget is None:
            return ""
        most = _with_unit(f"{self.budget:,g}", self.unit)
        return f"{most}, {'kept' if self.median <= self.budget else 'broken'}"


@dataclass(frozen=True)
class Series:
    """A cost in seconds that grows with a number of things: the runs of each number."""

    what: str
    things: str
    runs: dict[int, list[float]]

    @property
    def medians(self) -> dict[int, float]:
        """The middle of the runs, by the number."""
        return {number: statistics.median(runs) for number, runs in self.runs.items()}

    @property
    def growth(self) -> Result:
        """What one more thing costs among the most, against one among fewer: 1 is linear."""
        first, *_, less, most = self.runs
        each = zip(*(self.runs[number] for number in (first, less, most)), strict=True)
        ratios = [
            ((many - start) / (most - first)) / ((some - start) / (less - first))
            for start, some, many in each
        ]
        what = f"{self.what}: each of {most:,} {self.things} ÷ each of {less:,}"
        return Result(what, ratios, budget=LINEAR)


def ratios(ours: Sequence[float], others: Sequence[float]) -> list[float]:
    """Return the ratio of each round."""
    return [one / other for one, other in zip(ours, others, strict=True)]


def written(number: float) -> str:
    """Return a number with three digits that count."""
    digits = 2 - math.floor(math.log10(abs(number))) if number else 0
    return f"{number:,.{min(max(digits, 0), 3)}f}"


def _with_unit(number: str, unit: str) -> str:
    return f"{unit} {number}" if unit == RATIO else f"{number} {unit}".rstrip()
