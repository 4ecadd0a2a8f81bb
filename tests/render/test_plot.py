"""A plot of broken data, which a page shows while a server runs."""

from __future__ import annotations

import pytest

from mkdocs_genai_plugin.data.fields import Amount
from mkdocs_genai_plugin.data.pack import Pack
from mkdocs_genai_plugin.data.problems import Place
from mkdocs_genai_plugin.data.text import Name
from mkdocs_genai_plugin.kinds.plots import Dot, Plot, no_second, plot
from mkdocs_genai_plugin.render.block import Request, View
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
    view = View(Theme(), Pack(), Request("genai-plot"), (item,))
    element = plot(view)
    assert len(list(element.iter("circle"))) == drawn
    assert len(list(element.iter("figure"))) == (drawn > 0)


def named(name: str, value: float) -> Dot:
    return Dot(name=Name(name, NOWHERE), when="2012", value=Amount(value, NOWHERE))


def lasting(second: str) -> list[str]:
    """Return what stands in bold beside each dot."""
    points = (named("first", 4.7e17), named("last", 5e26))
    item = Plot(title="A", unit="B", scale="log", second=Name(second, NOWHERE), points=points)
    element = plot(View(Theme(), Pack(), Request("genai-plot"), (item,)))
    return [str(one.text) for one in element.iter("tspan") if one.get("class") == "genai-lasts"]


def test_each_dot_lasts_as_long_as_its_value_where_one_is_a_second() -> None:
    assert lasting("first") == ["1 second", "34 years"]
    assert lasting("last") == ["0.00000000094 seconds", "1 second"]


def test_without_a_second_nothing_lasts() -> None:
    assert lasting("none") == []


def test_a_second_that_is_no_dot_is_a_problem() -> None:
    item = Plot(title="A", unit="B", second=Name("firsts", NOWHERE), points=(named("first", 1),))
    (found,) = no_second(Pack(items={"plots/a": item}))
    assert "first" in found.message
