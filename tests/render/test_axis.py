"""Where values stand on an axis."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mkdocs_genai_plugin.render.axis import (
    END,
    INTERVALS,
    START,
    axis,
    linear_ticks,
    log_ticks,
)

positive = st.floats(1e-200, 1e200)
small = st.integers(-10_000, 10_000).map(lambda number: number / 8)


@pytest.mark.parametrize(
    ("low", "high", "powers"),
    [
        (4.7e17, 5e26, [17, 19, 21, 23, 25, 27]),
        (1e17, 1e27, [17, 19, 21, 23, 25, 27]),
        (1e17, 1.1e27, [17, 20, 23, 26, 29]),
        (1e23, 1e23, [23, 24]),
        (2, 30, [0, 1, 2]),
        (0.002, 1, [-3, -2, -1, 0]),
    ],
)
def test_powers_of_ten(low: float, high: float, powers: list[int]) -> None:
    assert log_ticks(low, high) == [float(f"1e{power}") for power in powers]


@pytest.mark.parametrize(
    ("low", "high", "ticks"),
    [
        (3, 10, [0, 2, 4, 6, 8, 10]),
        (-1.5, 2500, [-1000, 0, 1000, 2000, 3000]),
        (0.1, 0.3, [0, 0.1, 0.2, 0.3]),
        (0, 0, [0, 1]),
        (-4, -4, [-4, -3, -2, -1, 0]),
    ],
)
def test_round_numbers(low: float, high: float, ticks: list[float]) -> None:
    assert linear_ticks(low, high) == ticks


def test_places_are_proportional_to_powers() -> None:
    scale = axis([1e2, 1e6], logarithmic=True)
    assert [scale.place(value) for value in (1e2, 1e4, 1e6)] == [START, 50, END]
    assert scale.factor == 10


def test_places_are_proportional_to_numbers() -> None:
    scale = axis([10, 40], logarithmic=False)
    assert [scale.place(value) for value in (0, 20, 40)] == [START, 50, END]


@given(st.lists(positive, min_size=1, max_size=9))
def test_a_log_axis_holds_its_values(values: list[float]) -> None:
    scale = axis(values, logarithmic=True)
    assert 2 <= len(scale.ticks) <= INTERVALS + 1
    assert scale.ticks[0] <= min(values) <= max(values) <= scale.ticks[-1]
    assert all(START <= scale.place(value) <= END for value in values)


@given(st.lists(small, min_size=1, max_size=9))
def test_a_linear_axis_holds_its_values(values: list[float]) -> None:
    scale = axis(values, logarithmic=False)
    assert 2 <= len(scale.ticks) <= INTERVALS + 2
    assert scale.ticks[0] <= min(*values, 0) <= max(*values, 0) <= scale.ticks[-1]
    assert all(START <= scale.place(value) <= END for value in values)


@given(st.lists(positive, min_size=2, max_size=9))
def test_a_larger_value_stands_further_right(values: list[float]) -> None:
    scale = axis(values, logarithmic=True)
    assert all(scale.place(low) <= scale.place(high) for low, high in pairwise(sorted(values)))
