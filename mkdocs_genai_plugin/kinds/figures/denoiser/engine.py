"""The best denoiser there is for some examples, with a window of any size.

Examples are noisy copies of one truth until the noise is gone: a mixture at the time ``t`` is
``cos(pi t / 2)`` of a picture and ``sin(pi t / 2)`` of noise. What is likeliest behind a cell is
the mean of what the examples have there, each with a share that falls with the squares of its
differences inside a window around the cell: Kamb and Ganguli, 2025, arXiv:2412.20292. The steps
are those of DDIM: Song, Meng and Ermon, 2021, arXiv:2010.02502.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from mkdocs_genai_plugin.kinds.figures.chance import generator, normals

EARLIEST, LATEST = 0.98, 0.05
Pixels = list[float]  # a number for each of its pixels, row by row
Floats = list[float]  # a number for each example
Guess = Callable[[Pixels, "Mixture"], Pixels]


@dataclass(frozen=True)
class Mixture:
    """How much of a picture there is, and how much noise."""

    clean: float
    noisy: float


@dataclass(frozen=True)
class DenoisingStep:
    """A step on the way: the picture so far, and the best guess at what is behind it."""

    picture: Pixels
    guess: Pixels


def noise(seed: int, length: int) -> Pixels:
    """Return that many independent normal numbers, each from two of the generator's."""
    random = generator(seed)
    return [normals(random)[0] for _ in range(length)]


def mixtures(steps: int) -> list[Mixture]:
    """Return the mixtures that the steps pass, from nearly all noise to nearly none."""
    stride = (LATEST - EARLIEST) / max(1, steps - 1)
    angles = [math.pi * (EARLIEST + stride * step) / 2 for step in range(steps)]
    return [Mixture(math.cos(angle), math.sin(angle)) for angle in angles]


def denoise(picture: Pixels, steps: int, guess: Guess) -> list[DenoisingStep]:
    """Return every stage; the last guess is the result."""
    passed = mixtures(steps)
    stages = [DenoisingStep(picture, guess(picture, passed[0]))]
    for now, after in pairwise(passed):
        picture = moved(stages[-1], now, after)
        stages.append(DenoisingStep(picture, guess(picture, after)))
    return stages


def moved(stage: DenoisingStep, now: Mixture, after: Mixture) -> Pixels:
    """Return the picture at the next mixture, with the noise that the guess leaves."""
    return [
        after.clean * best + after.noisy * ((value - now.clean * best) / now.noisy)
        for value, best in zip(stage.picture, stage.guess, strict=True)
    ]


def windows(squares: Sequence[Floats], width: int, reach: int) -> list[Floats]:
    """Return the sums over windows that reach so far from each cell, cut at the border.

    Rows of cells are ``width`` long. The sums come from an integral image for each example:
    Crow, 1984, doi:10.1145/800031.808600.
    """
    whole, height = _integral(squares, width), len(squares) // width
    return [
        _window(
            whole[max(0, y - reach)],
            whole[min(height, y + reach + 1)],
            max(0, x - reach),
            min(width, x + reach + 1),
        )
        for y in range(height)
        for x in range(width)
    ]


def _integral(squares: Sequence[Floats], width: int) -> list[list[Floats]]:
    """Return the sums over all that lies above and to the left of each corner of a cell."""
    none = [0.0] * len(squares[0])
    whole = [[none] * (width + 1)]
    for start in range(0, len(squares), width):
        above, row = whole[-1], [none]
        for x, own in enumerate(squares[start : start + width]):
            corners = zip(own, row[x], above[x + 1], above[x], strict=True)
            row.append([one + left + (top - both) for one, left, top, both in corners])
        whole.append(row)
    return whole


def _window(top: list[Floats], bottom: list[Floats], left: int, right: int) -> Floats:
    corners = zip(bottom[right], top[right], bottom[left], top[left], strict=True)
    return [a - b - (c - d) for a, b, c, d in corners]


def shares(sums: Floats, noisy: float) -> Floats:
    """Return each example's share in the guess; together they are 1."""
    least, scale = min(sums), 2 * noisy * noisy
    weights = [math.exp((least - one) / scale) for one in sums]
    total = sum(weights)
    return [weight / total for weight in weights]
