"""Trains the three autoencoders of the map, and writes what the figure ships: ``make generated``.

An encoder of 64, 48 and twice 2 units and a decoder of 2, 48 and 64 learn the 1,797 digits of
scikit-learn: Kingma and Welling, 2013, arXiv:1312.6114. ``beta`` weighs the divergence from the
normal distribution: Higgins et al., 2017. The plain one knows no divergence and draws no code.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from sklearn.datasets import load_digits

Array = NDArray[np.float64]
PIXELS, HIDDEN, CODE = 64, 48, 2
EPOCHS, BATCH, RATE = 300, 100, 3e-3
FIRST, SECOND, TINY = 0.9, 0.999, 1e-8  # of Adam: Kingma and Ba, 2014, arXiv:1412.6980
# Weights are kept on a grid, so that another order of summation leads to the same bytes.
GRID = 2.0**14


@dataclass
class Layer:
    """A layer's weights and biases, with Adam's means."""

    weights: Array

    def __post_init__(self) -> None:
        self.values = np.vstack([self.weights, np.zeros(self.weights.shape[1])])
        self.mean, self.square = np.zeros_like(self.values), np.zeros_like(self.values)

    def __call__(self, inputs: Array) -> Array:
        return inputs @ self.values[:-1] + self.values[-1]

    def back(self, slope: Array) -> Array:
        """Return the slope at the inputs."""
        return slope @ self.values[:-1].T

    def step(self, inputs: Array, slope: Array, number: int) -> None:
        """Move by one step of Adam."""
        gradient = np.vstack([inputs.T @ slope, slope.sum(0)])
        self.mean += (1 - FIRST) * (gradient - self.mean)
        self.square += (1 - SECOND) * (gradient**2 - self.square)
        mean, square = self.mean / (1 - FIRST**number), self.square / (1 - SECOND**number)
        moved = self.values - RATE * mean / (np.sqrt(square) + TINY)
        self.values = np.round(moved * GRID) / GRID


class Autoencoder:
    """An encoder and a decoder; without ``beta`` a plain one."""

    def __init__(self, beta: float | None, seed: int) -> None:
        self.beta, self.random = beta, np.random.default_rng(seed)
        sizes = ((PIXELS, HIDDEN), (HIDDEN, 2 * CODE), (CODE, HIDDEN), (HIDDEN, PIXELS))
        self.layers = [Layer(self.random.normal(0, rows**-0.5, (rows, to))) for rows, to in sizes]
        self.steps = 0

    def encode(self, pictures: Array) -> tuple[Array, Array]:
        """Return the means and the logarithms of the variances of the codes."""
        found = self.layers[1](np.tanh(self.layers[0](pictures)))
        return found[:, :CODE], found[:, CODE:]

    def decode(self, codes: Array) -> Array:
        """Return the pictures, with values from 0 to 1."""
        return 1 / (1 + np.exp(-self.layers[3](np.tanh(self.layers[2](codes)))))

    def learn(self, pictures: Array) -> None:
        """Go through the pictures for all epochs."""
        for _ in range(EPOCHS):
            order = self.random.permutation(len(pictures))
            for start in range(0, len(pictures), BATCH):
                self._learn(pictures[order[start : start + BATCH]])

    def _learn(self, pictures: Array) -> None:
        """Move all weights down the slope of the mean loss."""
        one, two, three, four = self.layers
        seen = np.tanh(one(pictures))
        found = two(seen)
        noise = self.random.normal(size=(len(pictures), CODE))
        mean, log = found[:, :CODE], found[:, CODE:]
        spread = np.exp(log / 2) if self.beta is not None else np.zeros_like(log)
        codes = mean + spread * noise
        made = np.tanh(three(codes))
        slope = (1 / (1 + np.exp(-four(made))) - pictures) / len(pictures)
        self.steps += 1
        inner = four.back(slope) * (1 - made**2)
        at_code = three.back(inner)
        beta = (self.beta or 0) / len(pictures)
        at_mean = at_code + beta * mean
        at_log = at_code * noise * spread / 2 + beta * (np.exp(log) - 1) / 2
        at_found = np.hstack([at_mean, at_log])
        outer = two.back(at_found) * (1 - seen**2)
        four.step(made, slope, self.steps)
        three.step(codes, inner, self.steps)
        two.step(seen, at_found, self.steps)
        one.step(pictures, outer, self.steps)


def digits() -> tuple[Array, NDArray[np.int64]]:
    """Return all digits, with values from 0 to 1, and their labels."""
    found = load_digits()
    return found.data / 16, found.target


def trained(beta: float | None, seed: int) -> Autoencoder:
    """Return an autoencoder that has learned all digits."""
    found = Autoencoder(beta, seed)
    found.learn(digits()[0])
    return found
