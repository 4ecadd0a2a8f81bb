"""Naive Bayes and logistic regression once more, with numpy and Newton's method."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

Line = tuple[Sequence[str], int]


def table(pile: Sequence[Line]) -> tuple[list[str], np.ndarray, np.ndarray]:
    """Return the words, how often each line has each, and the kinds."""
    words = sorted({word for line, _ in pile for word in line})
    counts = np.array([[list(line).count(word) for word in words] for line, _ in pile], float)
    return words, counts, np.array([kind for _, kind in pile], float)


def naive(pile: Sequence[Line], line: Sequence[str]) -> float:
    """Return the chance of kind 1 by naive Bayes, add one."""
    words, counts, kinds = table(pile)
    totals = np.array([counts[kinds == kind].sum(0) + 1 for kind in (0, 1)])
    odds = np.diff(np.log(totals / totals.sum(1, keepdims=True)), axis=0)[0]
    asked = np.array([list(line).count(word) for word in words])
    return float(1 / (1 + np.exp(-odds @ asked)))


def logistic(pile: Sequence[Line], line: Sequence[str], ridge: float = 0.3) -> float:
    """Return the chance of kind 1 by logistic regression on the words that a line has."""
    words, counts, kinds = table(pile)
    has, weights = np.minimum(counts, 1), np.zeros(len(words))
    for _ in range(50):
        chances = 1 / (1 + np.exp(-has @ weights))
        slope = has.T @ (kinds - chances) - ridge * weights
        curve = (has.T * (chances * (1 - chances))) @ has + ridge * np.eye(len(words))
        weights += np.linalg.solve(curve, slope)
    asked = np.array([float(word in line) for word in words])
    return float(1 / (1 + np.exp(-weights @ asked)))
