"""An axis: which values get a line, and where a value stands."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from .numbers import exact

INTERVALS = 5
# The ends of the axis, in percent of the width: a label stands centred under each.
START, END = 6, 94


@dataclass(frozen=True)
class Axis:
    """A horizontal axis from the first tick to the last."""

    ticks: Sequence[float]
    logarithmic: bool

    def place(self, value: float) -> float:
        """Return the distance of a value from the left, in percent of the whole width."""
        first, last = self._length(self.ticks[0]), self._length(self.ticks[-1])
        share = (self._length(value) - first) / (last - first)
        return round(START + share * (END - START), 2)

    @property
    def factor(self) -> float:
        """The ratio of a tick to the one before."""
        return round(self.ticks[1] / self.ticks[0]) if self.logarithmic else math.nan

    def _length(self, value: float) -> float:
        return math.log10(value) if self.logarithmic else value


def axis(values: Sequence[float], *, logarithmic: bool) -> Axis:
    """Return the axis that holds all values."""
    ticks = log_ticks if logarithmic else linear_ticks
    return Axis(ticks(min(values), max(values)), logarithmic)


def log_ticks(low: float, high: float) -> list[float]:
    """Return powers of ten, evenly far apart, from below ``low`` to above ``high``."""
    first, last = exact(low).adjusted(), exact(high).adjusted()
    last += exact(high) != Decimal(1).scaleb(last)
    step = max(1, math.ceil((last - first) / INTERVALS))
    count = max(1, math.ceil((last - first) / step))
    return [float(f"1e{first + step * number}") for number in range(count + 1)]


def linear_ticks(low: float, high: float) -> list[float]:
    """Return round numbers, evenly far apart, from 0 or below ``low`` to above ``high``."""
    bottom, top = min(Decimal(0), exact(low)), max(Decimal(0), exact(high))
    least = (top - bottom) / INTERVALS or Decimal(1)
    power = Decimal(1).scaleb(least.adjusted())
    step = next(power * times for times in (1, 2, 5, 10) if power * times >= least)
    first, last = math.floor(bottom / step), math.ceil(top / step)
    return [float(step * number) for number in range(first, max(last, first + 1) + 1)]
