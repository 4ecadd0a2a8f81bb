"""A plot: a row for each value, oldest first, its dot on an axis, and the numbers as a table.

Lengths across are percentages and lengths down are em, so the drawing fills any
width and its text keeps the size of the page's.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from xml.etree.ElementTree import Element

from mkdocs_genai_plugin.data.model import LOG, Dot, Plot
from mkdocs_genai_plugin.data.words import Words

from . import parts
from .axis import END, START, Axis, axis, written
from .element import ROOT, Child, h
from .inline import cited
from .theme import Theme, accented

# In em: the room above the rows, the height of a row, and where in it things stand.
TOP, ROW, NAME, DOT, VALUE = 1.6, 2.9, 1.3, 2.2, 2.55
MIDDLE = 50


def plot(theme: Theme, item: Plot) -> Element:
    """Give the drawing and, one step away, its numbers."""
    points = _drawable(item)
    return h(
        "genai-plot",
        {"class": accented(ROOT, item.accent), "id": item.anchor},
        parts.former(item.was, item.folder),
        parts.lead(item.lead),
        _figure(theme.words, item, points) if points else None,
        _numbers(theme.words, item, points),
        parts.colophon(theme, item),
    )


def _drawable(item: Plot) -> list[Dot]:
    """Give the points with a place on the axis, the oldest first; broken data has others too."""
    least = 0 if item.scale == LOG else -math.inf
    there = (one for one in item.points if one.value is not None and one.value > least)
    return sorted(there, key=lambda point: point.when)


def _value(point: Dot) -> float:
    return float(point.value or 0)


def _em(length: float) -> str:
    return f"{length:.4g}em"


def _across(scale: Axis, value: float) -> str:
    return f"{scale.place(value):g}%"


def _figure(words: Words, item: Plot, points: Sequence[Dot]) -> Element:
    scale = axis([_value(point) for point in points], logarithmic=item.scale == LOG)
    title = h("strong", {}, item.title)
    return h(
        "figure",
        {"class": "genai-drawing"},
        h("figcaption", {}, title, " ", _axis(words, item, scale)),
        _drawing(words, item, points, scale),
    )


def _axis(words: Words, item: Plot, scale: Axis) -> Element:
    said = item.unit
    if scale.logarithmic:
        said = words.log_axis.format(unit=item.unit, factor=written(scale.factor))
    return h("span", {"class": "genai-note"}, said)


def _drawing(words: Words, item: Plot, points: Sequence[Dot], scale: Axis) -> Element:
    title, description = f"{item.anchor}-title", f"{item.anchor}-description"
    height = TOP + ROW * len(points)
    return h(
        "svg",
        {
            "role": "img",
            "aria-labelledby": f"{title} {description}",
            "width": "100%",
            "height": _em(height + 2),
            "direction": "ltr",
            "data-search-exclude": "",
        },
        h("title", {"id": title}, item.title),
        h("desc", {"id": description}, item.description),
        (_tick(scale, tick, height) for tick in scale.ticks),
        (_row(words, point, scale, TOP + ROW * index) for index, point in enumerate(points)),
    )


def _tick(scale: Axis, value: float, height: float) -> Element:
    """Give a line with its value above and below."""
    x = _across(scale, value)
    label = {"x": x, "text-anchor": "middle"}
    return h(
        "g",
        {"class": "genai-tick"},
        h("line", {"x1": x, "x2": x, "y1": _em(TOP), "y2": _em(height + 0.6)}),
        (h("text", {**label, "y": _em(y)}, written(value)) for y in (1.1, height + 1.6)),
    )


def _row(words: Words, point: Dot, scale: Axis, top: float) -> Element:
    x, y = _across(scale, _value(point)), _em(top + DOT)
    kind = "genai-row genai-estimate" if point.estimate else "genai-row"
    return h(
        "g",
        {"class": accented(kind, point.accent)},
        h("line", {"x1": f"{START}%", "x2": f"{END}%", "y1": y, "y2": y}),
        h(
            "text",
            {"class": "genai-label", "x": f"{START}%", "dx": ".4em", "y": _em(top + NAME)},
            h("tspan", {}, point.name),
            " ",
            h("tspan", {"class": "genai-when"}, point.when[:4]),
        ),
        h("circle", {"cx": x, "cy": y, "r": ".4em"}),
        h("text", {**_beside(x, scale, point), "y": _em(top + VALUE)}, _said(words, point)),
    )


def _beside(x: str, scale: Axis, point: Dot) -> dict[str, str]:
    """Give the place of a value beside its dot: on the side with more room."""
    if scale.place(_value(point)) > MIDDLE:
        return {"x": x, "dx": "-.8em", "text-anchor": "end"}
    return {"x": x, "dx": ".8em"}


def _said(words: Words, point: Dot) -> str:
    value = written(_value(point))
    return f"{value} ({words.estimate})" if point.estimate else value


def _numbers(words: Words, item: Plot, points: Sequence[Dot]) -> Element:
    caption = f"{item.anchor}-numbers"
    region = {"class": "genai-scroll", "role": "region", "aria-labelledby": caption}
    heads = (words.named, words.when, item.unit, words.remarks)
    table = h(
        "table",
        {"class": "genai-table"},
        h("caption", {"id": caption}, h("span", {}, item.title)),
        h("thead", {}, h("tr", {}, (h("th", {"scope": "col"}, head) for head in heads))),
        h("tbody", {}, (h("tr", {}, _cells(words, point)) for point in points)),
    )
    region = {**region, "tabindex": "0"}
    return h("details", {}, h("summary", {}, words.numbers), h("div", region, table))


def _cells(words: Words, point: Dot) -> Iterator[Element]:
    note: list[Child] = cited(point.note, point.cite)
    yield h("th", {"scope": "row"}, point.name)
    yield h("td", {}, h("time", {"datetime": point.when}, point.when))
    yield h("td", {}, _said(words, point))
    yield h("td", {}, note)
