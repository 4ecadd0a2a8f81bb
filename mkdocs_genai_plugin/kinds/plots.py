"""A plot: a row for each value, oldest first, its dot on an axis, and the numbers as a table.

Lengths across are percentages and lengths down are em, so the drawing fills any
width and its text keeps the size of the page's.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from xml.etree.ElementTree import Element

from mkdocs_genai_plugin.data.checks import undeclared
from mkdocs_genai_plugin.data.fields import (
    Amount,
    Choice,
    Cites,
    Flag,
    Items,
    Label,
    Markdown,
    Number,
    PartialDate,
    Word,
    declare,
)
from mkdocs_genai_plugin.data.item import Item, accent
from mkdocs_genai_plugin.data.kind import Kind
from mkdocs_genai_plugin.data.pack import Pack
from mkdocs_genai_plugin.data.problems import Problem
from mkdocs_genai_plugin.data.rules import Rule
from mkdocs_genai_plugin.data.structure import Record
from mkdocs_genai_plugin.data.text import Name, Prose
from mkdocs_genai_plugin.render import parts
from mkdocs_genai_plugin.render.axis import END, START, Axis, axis
from mkdocs_genai_plugin.render.block import View, of_item
from mkdocs_genai_plugin.render.element import ROOT, UNSEARCHED, Child, h
from mkdocs_genai_plugin.render.inline import cited
from mkdocs_genai_plugin.render.theme import Theme, accented

LOG = "log"


@dataclass(frozen=True, kw_only=True)
class Dot:
    """One value at one time."""

    name: Name = declare(Label(40), "What was measured.", "AlexNet", required=True)
    when: str = declare(PartialDate(), "The year, month or day.", "2012-09", required=True)
    value: Amount | None = declare(Number(), "The value.", "4.7e17", required=True)
    estimate: bool = declare(Flag(), "Whether outsiders estimated it.", "true")
    accent: str = declare(accent, "The dot's colour.", "rust")
    group: str = declare(Word(24), "What kind it is of, said beside it.", "Language")
    note: Prose = declare(Markdown(240), "What to know of the value.", "The start of this count.")
    cite: tuple[Name, ...] = declare(Items(Cites()), "Keys of its sources.", "[hinton2006]")


@dataclass(frozen=True, kw_only=True)
class Plot(Item):
    """Values in time, on an axis."""

    title: str = declare(
        Word(100), "What is plotted.", "Arithmetic in one training run", required=True
    )
    lead: Prose = declare(
        Markdown(600), "What to know before looking.", "Each dot is one training run."
    )
    description: str = declare(
        Word(600),
        "What one sees, for those who hear the plot.",
        "The dots drift to the right as the years pass.",
        required=True,
    )
    unit: str = declare(Word(60), "What the values count.", "Operations (FLOP)", required=True)
    scale: str = declare(Choice((LOG, "linear")), "The axis; linear if it is not set.", "log")
    second: Name | None = declare(
        Label(40),
        "The name of the dot that lasts one second; beside each stands how long it lasts then.",
        "AlexNet",
    )
    accent: str = declare(accent, "The colour of dots without their own.", "teal")
    groups: str = declare(Word(40), "What the groups of its dots tell, as a heading.", "Works with")
    points: tuple[Dot, ...] = declare(Items(Record(Dot)), "The values.", required=True)


# In em: the room above the rows, the height of a row, and where in it things stand.
TOP, ROW, NAME, DOT, VALUE = 1.6, 2.9, 1.3, 2.2, 2.55
MIDDLE = 50


def off_the_scale(pack: Pack) -> Iterator[Problem]:
    """Yield values that have no place on a logarithmic axis."""
    for item in pack.of(Plot):
        for point in item.points if item.scale == LOG else ():
            if point.value is not None and point.value <= 0:
                message = f'"{point.name}" has no place on a logarithmic axis'
                fix = "Give a value above 0, or write  scale: linear."
                yield Problem(point.value.place, message, Rule.SCALE, fix)


def no_second(pack: Pack) -> Iterator[Problem]:
    """Yield names of dots that are to stand for a second, and are not there."""
    for item in pack.of(Plot):
        if item.second and all(point.name for point in item.points):
            names = [point.name for point in item.points]
            fix = "Write the name of one of its points."
            yield from undeclared([item.second], names, "a point", Rule.REFERENCE, fix)


def plot(view: View[Plot]) -> Element:
    """Return values in time, each a dot on an axis, and one step away their table."""
    theme, item = view.theme, view.item
    points = _drawable(item)
    return h(
        "genai-plot",
        {"class": accented(ROOT, item.accent), "id": item.anchor},
        parts.lead(item.lead),
        _figure(theme, item, points) if points else None,
        _numbers(theme, item, points),
        parts.colophon(theme, item),
    )


def _drawable(item: Plot) -> list[Dot]:
    """Return the points with a place on the axis, the oldest first; broken data has others too."""
    least = 0 if item.scale == LOG else -math.inf
    there = (one for one in item.points if one.value is not None and one.value > least)
    return sorted(there, key=lambda point: point.when)


def _value(point: Dot) -> float:
    return float(point.value or 0)


def _em(length: float) -> str:
    return f"{length:.4g}em"


def _across(scale: Axis, value: float) -> str:
    return f"{scale.place(value):g}%"


def _figure(theme: Theme, item: Plot, points: Sequence[Dot]) -> Element:
    scale = axis([_value(point) for point in points], logarithmic=item.scale == LOG)
    title = h("strong", {}, item.title)
    return h(
        "figure",
        {"class": "genai-drawing"},
        h("figcaption", {}, title, _notes(theme, item, scale)),
        _drawing(theme, item, points, scale),
    )


def _notes(theme: Theme, item: Plot, scale: Axis) -> Iterator[Child]:
    """Yield what the axis counts, and what stands in bold; each is a line of its own."""
    for said in (_axis(theme, item, scale), _bold(theme, item)):
        yield from (" ", h("span", {"class": "genai-note"}, said)) if said else ()


def _axis(theme: Theme, item: Plot, scale: Axis) -> str:
    if not scale.logarithmic:
        return item.unit
    numbers, factor = theme.numbers_of("log_axis"), scale.factor
    form = numbers.form(theme.words.log_axis, factor)
    return form.format(unit=item.unit, n=numbers.value(factor))


def _bold(theme: Theme, item: Plot) -> str:
    if not _second(item):
        return ""
    time = theme.numbers_of("if_it_took").lasting(1)
    return theme.words.if_it_took.format(name=item.second, time=time)


def _second(item: Plot) -> float:
    """Return the value that stands for one second, or nothing."""
    return next((_value(point) for point in item.points if point.name == item.second), 0)


def _lasts(theme: Theme, point: Dot, second: float) -> str:
    """Return how long a dot lasts where another stands for a second, else nothing."""
    return theme.numbers.lasting(_value(point) / second) if second > 0 else ""


def _drawing(theme: Theme, item: Plot, points: Sequence[Dot], scale: Axis) -> Element:
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
            **UNSEARCHED,
        },
        h("title", {"id": title}, item.title),
        h("desc", {"id": description}, item.description),
        (_tick(theme, scale, tick, height) for tick in scale.ticks),
        (
            _row(theme, point, scale, TOP + ROW * index, _lasts(theme, point, _second(item)))
            for index, point in enumerate(points)
        ),
    )


def _tick(theme: Theme, scale: Axis, value: float, height: float) -> Element:
    """Return a line with its value above and below."""
    x = _across(scale, value)
    label = {"x": x, "text-anchor": "middle"}
    return h(
        "g",
        {"class": "genai-tick"},
        h("line", {"x1": x, "x2": x, "y1": _em(TOP), "y2": _em(height + 0.6)}),
        (
            h("text", {**label, "y": _em(y)}, theme.numbers.value(value))
            for y in (1.1, height + 1.6)
        ),
    )


def _row(theme: Theme, point: Dot, scale: Axis, top: float, lasts: str) -> Element:
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
            h(
                "tspan",
                {"class": "genai-when"},
                " · ".join(filter(None, (point.when[:4], point.group))),
            ),
        ),
        h("circle", {"cx": x, "cy": y, "r": ".4em"}),
        h(
            "text",
            {**_beside(x, scale, point), "y": _em(top + VALUE)},
            h("tspan", {"class": "genai-lasts"}, lasts) if lasts else None,
            " · " if lasts else None,
            _said(theme, point),
        ),
    )


def _beside(x: str, scale: Axis, point: Dot) -> dict[str, str]:
    """Return the place of a value beside its dot: on the side with more room."""
    if scale.place(_value(point)) > MIDDLE:
        return {"x": x, "dx": "-.8em", "text-anchor": "end"}
    return {"x": x, "dx": ".8em"}


def _said(theme: Theme, point: Dot) -> str:
    value = theme.numbers.value(_value(point))
    return f"{value} ({theme.words.estimate})" if point.estimate else value


def _numbers(theme: Theme, item: Plot, points: Sequence[Dot]) -> Element:
    words, caption = theme.words, f"{item.anchor}-numbers"
    region = {"class": "genai-scroll", "role": "region", "aria-labelledby": caption}
    grouped = [item.groups] if item.groups else []
    second = _second(item)
    timed = [f"{item.second} = {theme.numbers.lasting(1)}"] if second else []
    heads = (words.named, words.when, *grouped, item.unit, *timed, words.remarks)
    table = h(
        "table",
        {"class": "genai-table"},
        h("caption", {"id": caption}, h("span", {}, item.title)),
        h("thead", {}, h("tr", {}, (h("th", {"scope": "col"}, head) for head in heads))),
        h("tbody", {}, (h("tr", {}, _cells(theme, item, point)) for point in points)),
    )
    region = {**region, "tabindex": "0"}
    return h("details", {}, h("summary", {}, words.numbers), h("genai-scroll", region, table))


def _cells(theme: Theme, item: Plot, point: Dot) -> Iterator[Element]:
    note: list[Child] = cited(point.note, point.cite)
    lasts = _lasts(theme, point, _second(item))
    yield h("th", {"scope": "row"}, point.name)
    yield h("td", {}, h("time", {"datetime": point.when}, point.when))
    yield from (h("td", {}, point.group),) if item.groups else ()
    yield h("td", {}, _said(theme, point))
    yield from (h("td", {}, lasts),) if lasts else ()
    yield h("td", {}, note)


BLOCK = of_item("genai-plot", "plots", "a plot", plot)
KIND = Kind("plots", Plot, (BLOCK,), (off_the_scale, no_second))
