"""Points of two kinds, drawn from mixtures of Gaussians by a generator that a script can repeat."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass

Random = Callable[[], float]
MASK = 0xFFFFFFFF


@dataclass(frozen=True)
class Dot:
    """A point and its kind, 0 or 1."""

    x: float
    y: float
    kind: int


@dataclass(frozen=True)
class Cloud:
    """A Gaussian: ``x + spread_x e`` and ``y + tilt e + spread_y f`` for normal ``e``, ``f``.

    ``share`` is its share of its kind's points, out of the sum of all shares.
    """

    share: float
    x: float
    y: float
    spread_x: float
    spread_y: float
    tilt: float = 0


World = tuple[tuple[Cloud, ...], tuple[Cloud, ...]]  # of kind 0, of kind 1


def _times(one: int, two: int) -> int:
    return (one * two) & MASK


def generator(seed: int) -> Random:
    """Give a generator of numbers from 0 to below 1, the same for the same seed.

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
    """Give two independent normal numbers: Box and Muller, 1958, doi:10.1214/aoms/1177706645."""
    radius = math.sqrt(-2 * math.log(1 - random()))
    angle = 2 * math.pi * random()
    return radius * math.cos(angle), radius * math.sin(angle)


def draw(world: World, count: int, random: Random) -> list[Dot]:
    """Give points of the two kinds in turn, so that fewer points are the start of more."""
    return [_dot(world[number % 2], number % 2, random) for number in range(count)]


def _dot(clouds: Sequence[Cloud], kind: int, random: Random) -> Dot:
    cloud = _chosen(clouds, random())
    e, f = normals(random)
    x = cloud.x + cloud.spread_x * e
    return Dot(x, cloud.y + cloud.tilt * e + cloud.spread_y * f, kind)


def _chosen(clouds: Sequence[Cloud], share: float) -> Cloud:
    left = share * sum(cloud.share for cloud in clouds)
    for cloud in clouds:
        left -= cloud.share
        if left < 0:
            return cloud
    return clouds[-1]
