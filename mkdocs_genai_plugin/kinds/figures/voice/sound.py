"""A sound by formula, the linear models that learn it, and what they sing.

The mathematics of ``figure.js`` in the same order of random numbers.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from operator import mul

from ..chance import generator, normals

Sound = Sequence[float]
_Random = Callable[[], float]
RATE, LENGTH, HEARD, MOST, THROWN = 8000, 6000, 4800, 128, 800
FORMANTS = ((700, 80), (1220, 90), (2600, 120))  # frequency and width, in hertz
LAGS = range(55, 60)


def _resonant(sound: Sound, frequency: float, width: float) -> list[float]:
    radius = math.exp(-math.pi * width / RATE)
    turn = 2 * radius * math.cos(2 * math.pi * frequency / RATE)
    one = two = 0.0
    result = []
    for value in sound:
        one, two = value + turn * one - radius * radius * two, one
        result.append(one)
    return result


@lru_cache(maxsize=4)
def sung(seed: int) -> tuple[float, ...]:
    """Return the sound that is learnt from: pulses, a breath of noise, three resonances."""
    random, phase = generator(seed), 0.0
    sound: list[float] = []
    for t in range(LENGTH):
        phase += 140 * (1 + 0.01 * math.sin(2 * math.pi * 5 * t / RATE)) / RATE
        pulse = 1 if phase >= 1 else 0
        phase -= pulse
        sound.append(pulse + 0.02 * normals(random)[0])
    for frequency, width in FORMANTS:
        sound = _resonant(sound, frequency, width)
    largest = max(map(abs, sound))
    return tuple(min(127, math.floor(128 * value / largest + 0.5)) / 128 for value in sound)


def correlations(sound: Sound) -> list[float]:
    """Return the products of a sound with itself, 0, 1, … back, under a Hann window."""
    size = len(sound)
    soft = [
        value * (0.5 - 0.5 * math.cos(2 * math.pi * t / (size - 1)))
        for t, value in enumerate(sound)
    ]
    first = sum(map(mul, soft, soft)) * (1 + 1e-9)
    return [first, *(sum(map(mul, soft[lag:], soft)) for lag in range(1, MOST + 1))]


def fitted(products: Sequence[float]) -> list[list[float]]:
    """Return the best coefficients of every order from 0: Levinson, 1946, and Durbin, 1960."""
    orders: list[list[float]] = [[]]
    error = products[0]
    for order in range(1, len(products)):
        before = orders[-1]
        left = products[order] - sum(map(mul, before, products[order - 1 : 0 : -1]))
        last = left / error
        turned = reversed(before)
        orders.append([*(one - last * two for one, two in zip(before, turned, strict=True)), last])
        error *= 1 - last * last
    return orders


def errors(sound: Sound, model: Sequence[float], start: int) -> list[float]:
    """Return what is wrong in each prediction, from a place on."""
    back = model[::-1]
    size = len(model)
    return [sound[t] - sum(map(mul, back, sound[t - size : t])) for t in range(start, len(sound))]


def mean_square(values: Sequence[float]) -> float:
    """Return the mean of the squares."""
    return _product(values, values) / len(values)


@dataclass(frozen=True)
class Learnt:
    """What is learnt from the last values before the unseen ones."""

    sound: tuple[float, ...]
    known: tuple[float, ...]
    orders: list[list[float]]

    def variance(self, order: int) -> float:
        """Return the mean square of the errors on the values heard."""
        return mean_square(errors(self.known, self.orders[order], MOST))

    def bits(self, order: int) -> float:
        """Return the bits for each 8-bit value of the unseen part."""
        variance = self.variance(order)
        wrong = mean_square(errors(self.sound, self.orders[order], HEARD))
        return (math.log2(2 * math.pi * variance) + wrong / variance / math.log(2)) / 2 + 7

    def sing(self, order: int, length: int, random: _Random) -> list[float]:
        """Return a new sound, value by value."""
        back, spread = self.orders[order][::-1], math.sqrt(self.variance(order))
        sound = [0.0] * order
        for _ in range(THROWN + length):
            told = sum(map(mul, back, sound[len(sound) - order :]))
            sound.append(spread * normals(random)[0] + told)
        return sound[order + THROWN :]


@lru_cache(maxsize=4)
def learnt(seed: int, heard: int) -> Learnt:
    """Return what is learnt from so many values of the sound of a seed."""
    sound = sung(seed)
    known = sound[HEARD - heard : HEARD]
    return Learnt(sound, known, fitted(correlations(known)))


def pitch(sound: Sound) -> float:
    """Return how much a sound is like itself one period later, from −1 to 1."""
    return max(_alike(sound[:-lag], sound[lag:]) for lag in LAGS)


def _alike(early: Sound, late: Sound) -> float:
    return _product(early, late) / math.sqrt(_product(early, early) * _product(late, late))


def _product(one: Sound, other: Sound) -> float:
    return float(sum(map(mul, one, other)))
