"""Measures the decoders that ship, with numpy and apart from the figure's own code."""

from __future__ import annotations

import base64
from dataclasses import dataclass
from typing import Any

import numpy as np

from .training import CODE, HIDDEN, PIXELS, Array, digits

DRAWN, JUNK, CIRCLE = 500, 0.2, 5.991  # the last: the 95 percent point of two squared normals


@dataclass(frozen=True)
class Shipped:
    """A decoder as it ships."""

    weights: tuple[Array, Array, Array, Array]

    @staticmethod
    def read(model: dict[str, Any]) -> Shipped:
        """Return the decoder that is written."""
        raw = base64.b64decode(model["weights"])
        shapes = ((CODE, HIDDEN), (HIDDEN,), (HIDDEN, PIXELS), (PIXELS,))
        found, at = [], 0
        for shape, scale, kind in zip(
            shapes, model["scales"], ("<i2", "<i2", "i1", "i1"), strict=True
        ):
            count = int(np.prod(shape))
            found.append(scale * np.frombuffer(raw, kind, count, at).reshape(shape))
            at += count * np.dtype(kind).itemsize
        one, two, three, four = found
        return Shipped((one, two, three, four))

    def __call__(self, codes: Array) -> Array:
        one, two, three, four = self.weights
        return 1 / (1 + np.exp(-(np.tanh(codes @ one + two) @ three + four)))


def numbers(decode: Shipped, codes: Array) -> dict[str, float]:
    """Return the numbers under the figure, from means and spreads of the codes of all digits."""
    pictures, labels = digits()
    mean, spread = codes[:, :CODE], codes[:, CODE:]
    random = np.random.default_rng(1)
    rebuilt = decode(mean + spread * random.normal(size=mean.shape))
    drawn = decode(random.normal(size=(DRAWN, CODE)))
    return {
        "rebuild": round(nats(pictures, rebuilt), 2),
        "kl": round(divergence(mean, spread), 2),
        "spread": [round(float(one), 2) for one in mean.std(0)],
        "junk": round(float((nearest(drawn, pictures) > JUNK).mean()), 3),
        "variety": round(float(drawn.std(0).mean()), 3),
        "class": round(by_neighbour(mean, labels), 3),
        "circle": round(float(((mean**2).sum(1) < CIRCLE).mean()), 3),
    }


def nats(pictures: Array, made: Array) -> float:
    """Return the mean cross-entropy of a picture."""
    return float(-(pictures * np.log(made) + (1 - pictures) * np.log(1 - made)).sum(1).mean())


def divergence(mean: Array, spread: Array) -> float:
    """Return the mean divergence of the codes from the normal distribution; 0 without a spread."""
    if not spread.any():
        return 0.0
    return float((spread**2 + mean**2 - 1 - 2 * np.log(spread)).sum(1).mean() / 2)


def nearest(made: Array, pictures: Array) -> Array:
    """Return how far each picture is from the nearest real one: the root of the mean square."""
    squares = (made**2).sum(1)[:, None] + (pictures**2).sum(1) - 2 * made @ pictures.T
    return np.asarray(np.sqrt(np.maximum(squares.min(1), 0) / PIXELS))


def by_neighbour(codes: Array, labels: Any) -> float:
    """Return how often the nearest other code has the same label."""
    squares = ((codes[:, None] - codes[None]) ** 2).sum(2)
    np.fill_diagonal(squares, np.inf)
    return float((labels[squares.argmin(1)] == labels).mean())
