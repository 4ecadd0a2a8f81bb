"""How costs grow, as a drawing with two logarithmic axes: a straight line is a steady growth."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

from mkdocs_genai_plugin.render.axis import Axis, axis
from mkdocs_genai_plugin.render.element import h
from mkdocs_genai_plugin.render.numbers import Numbers

from .result import Series

NUMBERS = Numbers()
WIDTH, HEIGHT, SIDE = 720, 420, 70
# Each is told apart on white by everybody, also without colours: the dots have shapes.
COLOURS = ("#1d4ed8", "#b45309", "#0f766e")
SHAPES = ("M-5-5h10v10h-10z", "M0-6 6 5H-6z", "M0-6 6 0 0 6-6 0z")
INK, RULE = "#1f2937", "#d1d5db"


def chart(series: Sequence[Series]) -> str:
    """Return the text of an SVG file."""
    numbers = axis([n for one in series for n in one.runs], logarithmic=True)
    seconds = axis([s for one in series for s in one.medians.values()], logarithmic=True)
    svg = h(
        "svg",
        {
            "xmlns": "http://www.w3.org/2000/svg",
            "viewBox": f"0 0 {WIDTH} {HEIGHT}",
            "font-family": "sans-serif",
            "font-size": "14",
            "fill": INK,
        },
        h("rect", {"width": f"{WIDTH}", "height": f"{HEIGHT}", "rx": "6", "fill": "#fff"}),
        (_upright(numbers, tick) for tick in numbers.ticks),
        (_level(seconds, tick) for tick in seconds.ticks),
        _text(WIDTH / 2, HEIGHT - 12, "items or pages", "middle"),
        _text(14, 20, "seconds of CPU time", "start"),
        (_line(one, numbers, seconds, place) for place, one in enumerate(series)),
    )
    return ElementTree.tostring(svg, encoding="unicode")


def _x(numbers: Axis, value: float) -> float:
    return SIDE + (WIDTH - 2 * SIDE) * numbers.place(value) / 100


def _y(seconds: Axis, value: float) -> float:
    return HEIGHT - SIDE / 1.5 - (HEIGHT - SIDE * 1.2) * seconds.place(value) / 100


def _upright(numbers: Axis, tick: float) -> Element:
    x = f"{_x(numbers, tick):.1f}"
    rule = h("line", {"x1": x, "x2": x, "y1": "36", "y2": f"{HEIGHT - 52}", "stroke": RULE})
    return h("g", {}, rule, _text(float(x), HEIGHT - 34, NUMBERS.value(tick), "middle"))


def _level(seconds: Axis, tick: float) -> Element:
    y = f"{_y(seconds, tick):.1f}"
    rule = h("line", {"x1": f"{SIDE}", "x2": f"{WIDTH - 30}", "y1": y, "y2": y, "stroke": RULE})
    return h("g", {}, rule, _text(SIDE - 8, float(y) + 5, NUMBERS.value(tick), "end"))


def _line(one: Series, numbers: Axis, seconds: Axis, place: int) -> Element:
    points = [(_x(numbers, n), _y(seconds, s)) for n, s in one.medians.items()]
    colour = COLOURS[place]
    way = " ".join(f"{x:.1f},{y:.1f}" for x, y in points)
    return h(
        "g",
        {"fill": colour},
        h("polyline", {"points": way, "fill": "none", "stroke": colour, "stroke-width": "2"}),
        _marks(points, place),
        _marks([(SIDE + 24, 56 + 22 * place)], place),
        _text(SIDE + 36, 61 + 22 * place, f"{one.what}, by {one.things}", "start"),
    )


def _marks(points: Iterable[tuple[float, float]], place: int) -> list[Element]:
    return [
        h("path", {"d": SHAPES[place], "transform": f"translate({x:.1f} {y:.1f})"})
        for x, y in points
    ]


def _text(x: float, y: float, said: str, anchor: str) -> Element:
    return h("text", {"x": f"{x:g}", "y": f"{y:g}", "text-anchor": anchor}, said)
