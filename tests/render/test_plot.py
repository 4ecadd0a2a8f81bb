"""A plot of broken data, which a page shows while a server runs."""

from __future__ import annotations

import pytest

from mkdocs_genai_plugin.data.fields import Amount
from mkdocs_genai_plugin.data.model import Dot, Plot
from mkdocs_genai_plugin.data.problems import Place
from mkdocs_genai_plugin.render.plot import plot
from mkdocs_genai_plugin.render.theme import Theme

NOWHERE = Place("", 0, 0)


def dots(*values: float | None) -> tuple[Dot, ...]:
    return tuple(
        Dot(name="a", when="2012", value=None if one is None else Amount(one, NOWHERE))
        for one in values
    )


@pytest.mark.parametrize(
    ("scale", "values", "drawn"),
    [
        ("log", (), 0),
        ("log", (None, 0, -1), 0),
        ("log", (None, 0, 5), 1),
        ("linear", (None,), 0),
        ("linear", (None, 0, -1), 2),
    ],
)
def test_only_what_has_a_place_is_drawn(
    scale: str, values: tuple[float | None, ...], drawn: int
) -> None:
    item = Plot(title="A", unit="B", scale=scale, points=dots(*values))
    element = plot(Theme(), item)
    assert len(list(element.iter("circle"))) == drawn
    assert len(list(element.iter("figure"))) == (drawn > 0)
