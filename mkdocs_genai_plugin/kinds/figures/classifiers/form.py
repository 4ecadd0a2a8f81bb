"""Log-odds that are a quadratic form of a point, which both classifiers have in common."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence

from .points import LabelledPoint

# The coefficients of 1, x, y, x², xy and y².
Form = tuple[float, float, float, float, float, float]


def value(form: Form, x: float, y: float) -> float:
    """Return the form at a point."""
    c, cx, cy, cxx, cxy, cyy = form
    return c + cx * x + cy * y + cxx * x * x + cxy * x * y + cyy * y * y


def probability(odds: float) -> float:
    """Return the probability of kind 1 from its log-odds."""
    if odds < 0:
        return math.exp(odds) / (1 + math.exp(odds))
    return 1 / (1 + math.exp(-odds))


def wrong(form: Form, dots: Sequence[LabelledPoint]) -> float:
    """Return the share of points of which the form's sign names the wrong kind."""
    c, cx, cy, cxx, cxy, cyy = form
    count = sum(
        (c + cx * d.x + cy * d.y + cxx * d.x * d.x + cxy * d.x * d.y + cyy * d.y * d.y > 0)
        != (d.kind == 1)
        for d in dots
    )
    return count / len(dots)


def difference(one: Iterable[float], two: Iterable[float]) -> Form:
    """Return the form whose value is that of ``one`` less that of ``two``."""
    c, cx, cy, cxx, cxy, cyy = (a - b for a, b in zip(one, two, strict=True))
    return c, cx, cy, cxx, cxy, cyy
