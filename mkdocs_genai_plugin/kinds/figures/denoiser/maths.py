"""A denoiser that knows its pictures by heart and sees them through a window."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from mkdocs_genai_plugin.kinds.figures.grey import DARKEST

from .engine import DenoisingStep, Floats, Mixture, Pixels, denoise, noise, shares, windows

COPY = 0.02  # what lies nearer to one of the pictures than this is called a copy of it


@dataclass(frozen=True)
class Pictures:
    """Pictures of one size, with values from -1 to 1."""

    width: int
    all: tuple[tuple[float, ...], ...]

    @cached_property
    def cells(self) -> list[Floats]:
        """What the pictures have at each pixel."""
        return [list(cell) for cell in zip(*self.all, strict=True)]


def value(level: int) -> float:
    """Return the value of one of the 16 levels of grey."""
    return level / 7.5 - 1


def level(value: float) -> int:
    """Return the level of grey that is nearest to a value."""
    return max(0, min(DARKEST, math.floor((value + 1) * 7.5 + 0.5)))


def sampled(pictures: Pictures, seed: int, steps: int, reach: int) -> list[DenoisingStep]:
    """Return the stages from noise to a picture, with windows that reach so far."""

    def guess(picture: Pixels, mixture: Mixture) -> Pixels:
        sums = compared(pictures, picture, mixture, reach)
        weighed = (shares(one, mixture.noisy) for one in sums)
        return [_mean(one, cell) for one, cell in zip(weighed, pictures.cells, strict=True)]

    return denoise(noise(seed, len(pictures.cells)), steps, guess)


def compared(pictures: Pictures, picture: Pixels, mixture: Mixture, reach: int) -> list[Floats]:
    """Return how far each window of a mixture is from that of each picture, as squares."""
    squares = [
        [(own - mixture.clean * one) ** 2 for one in cell]
        for own, cell in zip(picture, pictures.cells, strict=True)
    ]
    return windows(squares, pictures.width, reach)


def votes(
    pictures: Pictures, picture: Pixels, mixture: Mixture, reach: int, pixel: int
) -> list[tuple[int, float]]:
    """Return each picture's number and its share in a pixel of the guess, the largest first."""
    sums = compared(pictures, picture, mixture, reach)[pixel]
    return sorted(enumerate(shares(sums, mixture.noisy)), key=lambda vote: -vote[1])


def likeliest(pictures: Pictures, picture: Pixels, mixture: Mixture, reach: int) -> list[int]:
    """Return for each pixel the number of the picture with the largest share in the guess."""
    return [sums.index(min(sums)) for sums in compared(pictures, picture, mixture, reach)]


def _mean(weights: Floats, cell: Floats) -> float:
    return sum(weight * one for weight, one in zip(weights, cell, strict=True))


def nearest(pictures: Pictures, picture: Sequence[float]) -> tuple[int, float]:
    """Return the number of the nearest of the pictures, and how far it is.

    The distance is the root of the mean square of what differs.
    """
    distances = [math.dist(picture, one) for one in pictures.all]
    least = min(distances)
    return distances.index(least), least / math.sqrt(len(picture))
