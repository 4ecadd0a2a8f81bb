"""What a maker of numbers makes, and what a judge says, from their weights.

The mathematics of ``figure.js``; learning takes minutes and is done by that script alone.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from functools import cache

UNITS, SAMPLES, BINS, EDGE = 12, 500, 64, 4
CENTRES, SPREAD, NEAR = (-2, 2), 0.3, 0.9
MIDDLES = tuple(-EDGE + (bin_ + 0.5) * 2 * EDGE / BINS for bin_ in range(BINS))
PIECES = 16  # steps from one quantile to the next

Weights = Sequence[float]  # 12 first weights, 12 first biases, 12 second weights, the last bias


def output(weights: Weights, x: float) -> float:
    """Return what a player says to a number."""
    first, biases, second = (weights[UNITS * i : UNITS * (i + 1)] for i in range(3))
    parts = zip(first, biases, second, strict=True)
    return weights[-1] + sum(c * math.tanh(a * x + b) for a, b, c in parts)


def _slope(z: float) -> float:
    return math.sqrt(2 * math.pi) * math.exp(z * z / 2)


@cache
def quantiles() -> tuple[float, ...]:
    """Return the normal numbers below which lie (i + ½) / 500 of all, by Runge and Kutta."""
    size, z = 1 / SAMPLES / PIECES, 0.0
    found: list[float] = []
    for i in range(SAMPLES // 2 * PIECES):
        if i % PIECES == PIECES // 2:
            found.append(z)
        a = _slope(z)
        b = _slope(z + size * a / 2)
        c = _slope(z + size * b / 2)
        z += size * (a + 2 * b + 2 * c + _slope(z + size * c)) / 6
    return (*(-one for one in reversed(found)), *found)


def made(maker: Weights) -> list[float]:
    """Return what the maker makes of 500 evenly spread numbers."""
    return [output(maker, z) for z in quantiles()]


def near(values: Sequence[float]) -> list[float]:
    """Return the share of what was made that lies near each hill."""
    return [sum(abs(one - centre) <= NEAR for one in values) / SAMPLES for centre in CENTRES]


def binned(values: Sequence[float]) -> list[int]:
    """Return how many lie in each of 64 bins; what lies beyond is left out."""
    bins = [0] * BINS
    for one in values:
        place = math.floor((one + EDGE) / (2 * EDGE) * BINS)
        if 0 <= place < BINS:
            bins[place] += 1
    return bins


def density(x: float) -> float:
    """Return the density of the data."""
    return sum(
        math.exp(-(((x - centre) / SPREAD) ** 2) / 2) / (2 * SPREAD * math.sqrt(2 * math.pi))
        for centre in CENTRES
    )


def best(bins: Sequence[int]) -> list[float]:
    """Return what the best of all judges says in each bin: p / (p + q)."""
    own = [(count + 1) / SAMPLES * (BINS / (2 * EDGE)) for count in bins]
    data = [density(x) for x in MIDDLES]
    return [p / (p + q) for p, q in zip(data, own, strict=True)]


def verdicts(judge: Weights) -> list[float]:
    """Return how likely a judge takes a number in each bin to be real."""
    return [1 / (1 + math.exp(-output(judge, x))) for x in MIDDLES]
