"""Random numbers that a script can repeat."""

from __future__ import annotations

import math
from collections.abc import Callable

Random = Callable[[], float]
MASK = 0xFFFFFFFF


def _times(one: int, two: int) -> int:
    return (one * two) & MASK


def generator(seed: int) -> Random:
    """Return a generator of numbers from 0 to below 1, the same for the same seed.

    Mulberry32 by Tommy Ettinger, public domain:
    https://gist.github.com/tommyettinger/46a874533244883189143505d203312c
    """
    state = seed & MASK

    def following() -> float:
        nonlocal state
        state = (state + 0x6D2B79F5) & MASK
        mixed = _times(state ^ (state >> 15), state | 1)
        mixed ^= (mixed + _times(mixed ^ (mixed >> 7), mixed | 61)) & MASK
        return (mixed ^ (mixed >> 14)) / 4294967296

    return following


def normals(random: Random) -> tuple[float, float]:
    """Return two independent normal numbers: Box and Muller, 1958, doi:10.1214/aoms/1177706645."""
    radius = math.sqrt(-2 * math.log(1 - random()))
    angle = 2 * math.pi * random()
    return radius * math.cos(angle), radius * math.sin(angle)
