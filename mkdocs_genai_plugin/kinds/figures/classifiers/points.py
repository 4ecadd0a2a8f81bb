"""Points of two kinds, drawn from mixtures of Gaussians each from a generator of numbers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from mkdocs_genai_plugin.kinds.figures.chance import Random, normals


@dataclass(frozen=True)
class LabelledPoint:
    """A point and its kind, 0 or 1."""

    x: float
    y: float
    kind: int


@dataclass(frozen=True)
class NormalCloud:
    """A Gaussian: ``x + spread_x e`` and ``y + tilt e + spread_y f`` for normal ``e``, ``f``.

    ``share`` is its share of its kind's points, out of the sum of all shares.
    """

    share: float
    x: float
    y: float
    spread_x: float
    spread_y: float
    tilt: float = 0


Mixture = tuple[tuple[NormalCloud, ...], tuple[NormalCloud, ...]]  # of kind 0, of kind 1


def draw(world: Mixture, count: int, random: Random) -> list[LabelledPoint]:
    """Return points of the two kinds in turn, so that fewer points are the start of more."""
    return [_dot(world[number % 2], number % 2, random) for number in range(count)]


def _dot(clouds: Sequence[NormalCloud], kind: int, random: Random) -> LabelledPoint:
    cloud = _chosen(clouds, random())
    e, f = normals(random)
    x = cloud.x + cloud.spread_x * e
    return LabelledPoint(x, cloud.y + cloud.tilt * e + cloud.spread_y * f, kind)


def _chosen(clouds: Sequence[NormalCloud], share: float) -> NormalCloud:
    left = share * sum(cloud.share for cloud in clouds)
    for cloud in clouds:
        left -= cloud.share
        if left < 0:
            return cloud
    return clouds[-1]
