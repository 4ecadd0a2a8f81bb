"""A Gaussian for each kind of points: Bishop 2006, section 4.2; 11 numbers."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from .form import Form, difference
from .points import LabelledPoint

# Added to both variances, so that points on a line have a density.
FLOOR = 0.01


@dataclass(frozen=True)
class Gaussian:
    """The mean, the covariance and the share of one kind's points."""

    share: float
    x: float
    y: float
    xx: float
    xy: float
    yy: float

    @property
    def root(self) -> tuple[float, float, float]:
        """The lower triangle L of ``L Lᵀ`` = covariance (Cholesky): L₁₁, L₂₁, L₂₂."""
        first = math.sqrt(self.xx)
        below = self.xy / first
        return first, below, math.sqrt(self.yy - below * below)

    @property
    def log_joint(self) -> Form:
        """The logarithm of share times density, as a form."""
        determinant = self.xx * self.yy - self.xy * self.xy
        xx, xy, yy = self.yy / determinant, -self.xy / determinant, self.xx / determinant
        x, y = self.x, self.y
        return (
            math.log(self.share / (2 * math.pi))
            - math.log(determinant) / 2
            - (xx * x * x + 2 * xy * x * y + yy * y * y) / 2,
            xx * x + xy * y,
            xy * x + yy * y,
            -xx / 2,
            -xy,
            -yy / 2,
        )


Pair = tuple[Gaussian, Gaussian]


def fit(dots: Sequence[LabelledPoint]) -> Pair:
    """Return the Gaussians of kind 0 and 1 under which the points are likeliest.

    There must be points of both kinds.
    """
    return _fitted(dots, 0), _fitted(dots, 1)


def _fitted(dots: Sequence[LabelledPoint], kind: int) -> Gaussian:
    own = [dot for dot in dots if dot.kind == kind]
    count = len(own)
    x, y = sum(dot.x for dot in own) / count, sum(dot.y for dot in own) / count
    return Gaussian(
        count / len(dots),
        x,
        y,
        sum((dot.x - x) * (dot.x - x) for dot in own) / count + FLOOR,
        sum((dot.x - x) * (dot.y - y) for dot in own) / count,
        sum((dot.y - y) * (dot.y - y) for dot in own) / count + FLOOR,
    )


def log_odds(pair: Pair) -> Form:
    """Return the log-odds of kind 1: exactly a quadratic form."""
    return difference(pair[1].log_joint, pair[0].log_joint)
