"""The decoder of an autoencoder: a picture for each point of a plane."""

from __future__ import annotations

import base64
import math
from array import array
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from sys import byteorder
from typing import Any

from mkdocs_genai_plugin.kinds.figures.chance import Random, generator, normals

PIXELS, HIDDEN, CODE = 64, 48, 2
CIRCLE = math.sqrt(5.991464547107979)  # holds 95 percent of what a standard normal draws
Position = tuple[float, float]


@dataclass(frozen=True)
class Model:
    """A decoder as it ships, with what of its plane is seen and the codes of some digits."""

    id: str
    frame: Sequence[float]
    scales: Sequence[float]
    weights: str
    codes: str
    numbers: dict[str, Any]

    @cached_property
    def layers(self) -> tuple[list[list[float]], list[list[float]]]:
        """The weights from each input with the biases last, of both layers."""
        raw = base64.b64decode(self.weights)
        wide, narrow = (CODE + 1) * HIDDEN, (HIDDEN + 1) * PIXELS
        one = _rows(_wholes("h", raw[: 2 * wide]), HIDDEN, self.scales[:2])
        return one, _rows(_wholes("b", raw[2 * wide :][:narrow]), PIXELS, self.scales[2:])

    def decode(self, point: Position) -> list[float]:
        """Return a point's picture, with values from 0 to 1."""
        one, two = self.layers
        hidden = [math.tanh(value) for value in _sums(point, one)]
        return [1 / (1 + math.exp(-value)) for value in _sums(hidden, two)]

    @cached_property
    def points(self) -> list[Position]:
        """The codes of the digits that are shown."""
        raw = base64.b64decode(self.codes)
        count, (x, y, half) = len(raw) // 2, self.frame
        return [
            (x + half * (raw[n] / 127.5 - 1), y + half * (raw[count + n] / 127.5 - 1))
            for n in range(count)
        ]


def _wholes(kind: str, raw: bytes) -> Sequence[int]:
    found = array(kind, raw)
    if byteorder == "big":
        found.byteswap()
    return found


def _rows(wholes: Sequence[int], width: int, scales: Sequence[float]) -> list[list[float]]:
    """Return the rows of a matrix; the last, the biases, has a scale of its own."""
    weights, biases = scales
    last = len(wholes) - width
    return [
        [whole * (weights if at < last else biases) for whole in wholes[at : at + width]]
        for at in range(0, len(wholes), width)
    ]


def _sums(inputs: Sequence[float], rows: list[list[float]]) -> list[float]:
    """Return what a layer makes of its inputs."""
    found = list(rows[-1])
    for value, row in zip(inputs, rows, strict=False):
        found = [one + value * weight for one, weight in zip(found, row, strict=True)]
    return found


def draws(seed: int, count: int) -> list[Position]:
    """Return points drawn from the standard normal distribution."""
    random: Random = generator(seed)
    return [normals(random) for _ in range(count)]


def path(start: Position, end: Position, count: int) -> list[Position]:
    """Return points at even distances on the way from one to another, both included."""
    return [_between(start, end, step / (count - 1)) for step in range(count)]


def _between(start: Position, end: Position, part: float) -> Position:
    (x, y), (u, v) = start, end
    return x + part * (u - x), y + part * (v - y)


def level(value: float) -> int:
    """Return the level of grey of a value from 0 to 1."""
    return math.floor(15 * value + 0.5)
