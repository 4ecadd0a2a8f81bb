"""One step of both players once more, with numpy: matrices of a whole batch at once."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass, field

import numpy as np

UNITS, BATCH = 12, 64
Random = Callable[[], float]


def normal(random: Random) -> float:
    """Return the cosine of Box and Muller's pair."""
    return math.sqrt(-2 * math.log(1 - random())) * math.cos(2 * math.pi * random())


@dataclass
class Player:
    """A network of one hidden layer, with Adam's memory."""

    weights: np.ndarray
    mean: np.ndarray = field(default_factory=lambda: np.zeros(3 * UNITS + 1))
    square: np.ndarray = field(default_factory=lambda: np.zeros(3 * UNITS + 1))

    def forward(self, x: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        """Return the outputs and the hidden layer."""
        first, bias, second = np.split(self.weights[:-1], 3)
        hidden = np.tanh(np.outer(x, first) + bias)
        return hidden @ second + self.weights[-1], hidden

    def backward(
        self, x: np.ndarray, hidden: np.ndarray, up: np.ndarray
    ) -> tuple[np.ndarray, np.ndarray]:
        """Return the slopes of the weights and of the inputs."""
        first, _, second = np.split(self.weights[:-1], 3)
        inner = np.outer(up, second) * (1 - hidden**2)
        return np.concatenate([inner.T @ x, inner.sum(0), hidden.T @ up, [up.sum()]]), inner @ first

    def adam(self, slopes: np.ndarray, rate: float, step: int) -> None:
        """Move the weights."""
        self.mean = 0.5 * self.mean + 0.5 * slopes
        self.square = 0.99 * self.square + 0.01 * slopes**2
        mean, square = self.mean / (1 - 0.5**step), self.square / (1 - 0.99**step)
        self.weights = self.weights - rate * mean / (np.sqrt(square) + 1e-8)


def player(random: Random) -> Player:
    """Return a player before its first step."""
    sizes = [1.0] * (2 * UNITS) + [1 / math.sqrt(UNITS)] * UNITS
    return Player(np.array([*(normal(random) * size for size in sizes), 0.0]))


def sigmoid(x: np.ndarray) -> np.ndarray:
    """Return the logistic function."""
    return 1 / (1 + np.exp(-x))


def duel(random: Random, steps: int, maker_pace: float, judge_pace: float) -> tuple[Player, Player]:
    """Return both players after so many steps."""
    maker, judge = player(random), player(random)
    for step in range(1, steps + 1):
        real = np.array(
            [(-2 if random() < 0.5 else 2) + 0.3 * normal(random) for _ in range(BATCH)]
        )
        made, _ = maker.forward(np.array([normal(random) for _ in range(BATCH)]))
        slopes = np.zeros(3 * UNITS + 1)
        for x, wanted in ((real, 1), (made, 0)):
            said, hidden = judge.forward(x)
            slopes += judge.backward(x, hidden, (sigmoid(said) - wanted) / BATCH)[0]
        judge.adam(slopes, 0.004 * judge_pace, step)
        noise = np.array([normal(random) for _ in range(BATCH)])
        made, inner = maker.forward(noise)
        said, hidden = judge.forward(made)
        down = judge.backward(made, hidden, (sigmoid(said) - 1) / BATCH)[1]
        maker.adam(maker.backward(noise, inner, down)[0], 0.002 * maker_pace, step)
    return maker, judge
