"""What each classifier makes of a world: its fit, and its errors as points become more."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from mkdocs_genai_plugin.kinds.figures.beforehand import beforehand
from mkdocs_genai_plugin.kinds.figures.chance import generator

from . import gaussian, logistic
from .form import Form, value, wrong
from .points import LabelledPoint, Mixture, draw

# Points that no classifier has seen; no reader's draw has this seed.
FRESH_SEED = -1


@dataclass(frozen=True)
class Fits:
    """Both classifiers on the same points."""

    dots: Sequence[LabelledPoint]
    pair: gaussian.Pair
    gaussian: Form
    logistic: Form

    def log_density(self, x: float, y: float) -> float:
        """Return the logarithm of the density at a point, summed over both kinds."""
        less, more = sorted(value(one.log_joint, x, y) for one in self.pair)
        return more + math.log1p(math.exp(less - more))

    @property
    def lowest(self) -> float:
        """The log density above which 99% of the points lie."""
        found = sorted(self.log_density(dot.x, dot.y) for dot in self.dots)
        return found[len(found) // 100]


@dataclass(frozen=True)
class Errors:
    """The shares of fresh points that each gets wrong after a number of training points."""

    points: int
    gaussian: float
    logistic: float


def fits(dots: Sequence[LabelledPoint]) -> Fits:
    """Fit both."""
    pair = gaussian.fit(dots)
    return Fits(dots, pair, gaussian.log_odds(pair), logistic.fit(dots))


@lru_cache(maxsize=16)
def fresh(world: Mixture, count: int) -> list[LabelledPoint]:
    """Return the points on which errors are counted."""
    return draw(world, count, generator(FRESH_SEED))


@beforehand(lambda found: tuple(Errors(**one) for one in found))
def curve(world: Mixture, sizes: tuple[int, ...], seed: int, count: int) -> tuple[Errors, ...]:
    """Return the errors on ``count`` fresh points for each number of training points.

    All are fitted to the start of one draw.
    """
    dots, unseen = draw(world, max(sizes), generator(seed)), fresh(world, count)
    every = ((size, fits(dots[:size])) for size in sizes)
    return tuple(
        Errors(size, wrong(one.gaussian, unseen), wrong(one.logistic, unseen))
        for size, one in every
    )


def crossing(errors: Sequence[Errors]) -> int:
    """Return the number of points from which on the second errs less, or 0."""
    found = 0
    for one in reversed(errors):
        if one.logistic >= one.gaussian:
            break
        found = one.points
    return found
