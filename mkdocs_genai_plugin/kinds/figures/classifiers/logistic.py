"""Logistic regression on 1, x, y, x², xy, y² with a ridge: Bishop 2006, 4.3.3; 6 numbers."""

from __future__ import annotations

import math
from collections.abc import Sequence

from .form import Form, probability
from .points import LabelledPoint

# Half of it times the sum of all squared coefficients is added to the loss. It has one
# minimum then, where the kinds lie apart too.
RIDGE = 0.01
STEPS, HALVINGS = 100, 20
# A step this small is the last: what is left is as its square.
SMALL = 1e-9

_Row = tuple[Form, int]


def fit(dots: Sequence[LabelledPoint]) -> Form:
    """Return the coefficients of the log-odds of kind 1, by Newton's method."""
    rows = [((1.0, d.x, d.y, d.x * d.x, d.x * d.y, d.y * d.y), d.kind) for d in dots]
    form: Form = (0, 0, 0, 0, 0, 0)
    loss = _loss(rows, form)
    for _ in range(STEPS):
        step = solved(*_curvature_and_slope(rows, form))
        if all(abs(b) < SMALL * (1 + abs(a)) for a, b in zip(form, step, strict=True)):
            return _moved(form, step, 1)
        before = form
        form, loss = _stepped(rows, form, loss, step)
        if form == before:
            break
    return form


def _moved(form: Form, step: Sequence[float], part: float) -> Form:
    c, cx, cy, cxx, cxy, cyy = (a + part * b for a, b in zip(form, step, strict=True))
    return c, cx, cy, cxx, cxy, cyy


def _dot(one: Sequence[float], two: Sequence[float]) -> float:
    a, b, c, d, e, f = one
    g, h, i, j, k, l = two  # noqa: E741
    return a * g + b * h + c * i + d * j + e * k + f * l


def _loss(rows: Sequence[_Row], form: Form) -> float:
    total = RIDGE / 2 * _dot(form, form)
    for features, kind in rows:
        against = -_dot(form, features) if kind else _dot(form, features)
        total += max(against, 0) + math.log1p(math.exp(-abs(against)))
    return total


def _curvature_and_slope(rows: Sequence[_Row], form: Form) -> tuple[list[list[float]], list[float]]:
    """Return the lower triangle of the loss's second derivatives, and the way down."""
    curvature = [[RIDGE * (i == j) for j in range(i + 1)] for i in range(6)]
    down = [-RIDGE * one for one in form]
    for features, kind in rows:
        chance = probability(_dot(form, features))
        error, weight = kind - chance, chance * (1 - chance)
        for i, feature in enumerate(features):
            down[i] += error * feature
            row, weighted = curvature[i], weight * feature
            for j in range(i + 1):
                row[j] += weighted * features[j]
    return curvature, down


def solved(matrix: list[list[float]], right: list[float]) -> list[float]:
    """Solve for a symmetric positive definite matrix, given by its lower triangle (Cholesky)."""
    root: list[list[float]] = []
    for i, row in enumerate(matrix):
        root.append([])
        for j in range(i + 1):
            rest = row[j] - sum(root[i][k] * root[j][k] for k in range(j))
            # Rounding must not make it negative.
            root[i].append(math.sqrt(max(rest, 1e-12)) if i == j else rest / root[j][j])
    half: list[float] = []
    for i, row in enumerate(root):
        half.append((right[i] - sum(row[k] * half[k] for k in range(i))) / row[i])
    for i in reversed(range(len(root))):
        below = sum(root[k][i] * half[k] for k in range(i + 1, len(root)))
        half[i] = (half[i] - below) / root[i][i]
    return half


def _stepped(
    rows: Sequence[_Row], form: Form, loss: float, step: Sequence[float]
) -> tuple[Form, float]:
    """Take the step, or as many times half of it as it needs not to go uphill.

    Newton's method alone may overshoot where the kinds lie apart.
    """
    for halvings in range(HALVINGS):
        new = _moved(form, step, 0.5**halvings)
        new_loss = _loss(rows, new)
        if new_loss <= loss:
            return new, new_loss
    return form, loss
