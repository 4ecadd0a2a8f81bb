"""How the figure of a map is drawn."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any
from xml.etree.ElementTree import Element

from mkdocs_genai_plugin.kinds.figures import grey
from mkdocs_genai_plugin.kinds.figures.controls import Buttons, Control, Radios, Seed
from mkdocs_genai_plugin.kinds.figures.machine import Scene, Table
from mkdocs_genai_plugin.kinds.figures.stills import Still
from mkdocs_genai_plugin.render.element import Child, h

from .maths import CIRCLE, Model, Position, draws, level, path
from .record import MODELS, Map, models, shipped

MapScene = Scene[Map]
SIDE, EDGE = 8, 200  # pixels of a picture, units along a side of the plane
DRAWN, BETWEEN, FEW = 12, 8, 60  # pictures drawn, on the path, and codes that stand in the page
IN_STILL, COARSE = 25, 5  # codes in a still, and how many units of the plane are one there
POINT: Position = (0, 0)
DOT = "h.01"  # a line of no length with round ends


def controls(scene: MapScene) -> Iterator[Control]:
    """Return the four controls."""
    words = scene.words
    choices = [(name, words[name]) for name in MODELS]
    shown = [("dots", words["dots"]), ("classes", words["classes"])]
    yield Radios("model", words["model"], choices, first(scene.item).id)
    yield Radios("show", words["show_as"], shown, "dots")
    yield Seed(words["draw_some"], words["new_draw"], words["old_draw"], float(_seed(scene.item)))
    yield Buttons("path", words["path"], [("start", words["start"])])


def first(item: Map) -> Model:
    """Return the model that is shown first."""
    return models()[item.model or MODELS[0]]


def _seed(item: Map) -> int:
    return int(item.seed or 1)


def far(model: Model) -> Position:
    """Return where the path starts at first: to the lower left of the middle of what is seen."""
    x, y, half = model.frame
    return x - half / 2, y - half / 2


def start(scene: MapScene) -> dict[str, Any]:
    """Return what the script starts from."""
    x, y = POINT
    u, v = far(first(scene.item))
    sent = [
        {key: model[key] for key in ("id", "frame", "scales", "weights", "codes")}
        for model in shipped()["models"]
    ]
    state = {"x": x, "y": y, "u": u, "v": v}
    return {"labels": shipped()["labels"], "models": sent, "state": state}


def view(scene: MapScene) -> Iterator[Child]:
    """Return the picture at the point, the plane, the path and what was drawn."""
    model, words = first(scene.item), scene.words
    drawn = draws(_seed(scene.item), DRAWN)
    at = h("div", {"class": "genai-at"}, _picture(model, POINT), h("p", {}, _said(scene, model)))
    field = h("div", {"class": "genai-field"}, _plane(model, drawn))
    yield h("div", {"class": "genai-atlas"}, at, field)
    yield h("p", {"class": "genai-note"}, words["way"])
    way = path(far(model), POINT, BETWEEN)
    yield h("ol", {"class": "genai-way"}, (h("li", {}, _picture(model, one)) for one in way))
    yield h("p", {"class": "genai-note"}, scene.say("drawn", DRAWN))
    yield h("ol", {"class": "genai-draws"}, (h("li", {}, _picture(model, one)) for one in drawn))


def _picture(model: Model, point: Position) -> Element:
    return grey.grey_picture(_levels(model, point), SIDE, SIDE)


def _said(scene: MapScene, model: Model) -> str:
    """Return what is nearest to the point, in words."""
    x, y = POINT
    squares = [(x - u) ** 2 + (y - v) ** 2 for u, v in model.points]
    least = min(squares)
    numbers = scene.numbers
    return scene.say(
        "at",
        x=numbers.decimal(x, 2),
        y=numbers.decimal(y, 2),
        name=shipped()["labels"][squares.index(least)],
        distance=numbers.decimal(least**0.5, 2),
    )


def _plane(model: Model, drawn: Iterable[Position]) -> Element:
    """Return the plane: axes, the circle, codes, what was drawn, the path and the point."""
    start, end = _place(model, far(model)), _place(model, POINT)
    line = "M{:.1f} {:.1f}L{:.1f} {:.1f}".format(*start, *end)
    mark = {"class": "genai-point", "d": "M-8 0h16M0-8v16"}
    return h(
        "svg",
        {**grey.UNSAID, "viewBox": f"0 0 {EDGE} {EDGE}", "class": "genai-ground"},
        _ground(model),
        h("path", {"class": "genai-codes", "d": _dots(model, model.points[:FEW])}),
        h("g", {"class": "genai-labels"}),
        h("path", {"class": "genai-samples", "d": _dots(model, drawn)}),
        h("path", {"class": "genai-line", "d": line}),
        h("path", {**mark, "transform": "translate({:.1f} {:.1f})".format(*end)}),
    )


def _ground(model: Model) -> Iterator[Element]:
    """Return the axes and the circle that holds 95 percent of all draws."""
    x, y = map(round, _place(model, (0, 0)))
    radius = CIRCLE / model.frame[2] * EDGE / 2
    yield h("path", {"class": "genai-frame", "d": f"M0 {y}h{EDGE}M{x} 0v{EDGE}"})
    around = {"cx": f"{x}", "cy": f"{y}", "r": f"{radius:.0f}"}
    yield h("circle", {"class": "genai-stroke genai-circle", **around})


def _place(model: Model, point: Position) -> Position:
    """Return where a point of the plane is drawn."""
    x, y, half = model.frame
    return (1 + (point[0] - x) / half) * EDGE / 2, (1 - (point[1] - y) / half) * EDGE / 2


def _dots(model: Model, points: Iterable[Position]) -> str:
    return "".join("M{:.0f} {:.0f}".format(*_place(model, one)) + DOT for one in points)


def behind(scene: MapScene) -> Iterable[Child]:
    """Return how the point is moved with keys."""
    described = {"class": "genai-note genai-keys", "id": f"{scene.anchor}-keys"}
    yield h("p", described, scene.words["keys"])


def table(scene: MapScene) -> Table:
    """Return the numbers of the three models."""
    words, found = scene.words, [models()[name].numbers for name in MODELS]
    rows = [(words[f"row_{key}"], *(_cell(scene, key, one) for one in found)) for key in ROWS]
    return Table(words["table"], (words["measure"], *(words[name] for name in MODELS)), rows)


ROWS = ("rebuild", "kl", "spread", "junk", "variety", "class", "circle")
SHARES = ("junk", "class", "circle")


def _cell(scene: MapScene, key: str, found: dict[str, Any]) -> str:
    """Return a number as people read it; what says nothing of a model that gave up is left out."""
    numbers = scene.numbers
    if key in ("junk", "class") and found["circle"] == 1:
        return scene.words["unsaid"]
    if key in SHARES:
        return str(numbers.percent(found[key], 0))
    if key == "spread":
        one, two = (numbers.decimal(number, 2) for number in sorted(found[key]))
        return scene.say("two", one=one, two=two)
    return str(numbers.decimal(found[key], 2))


def stills(scene: MapScene) -> Iterator[Still]:
    """Return the map of each model beside what it makes of the same draws."""
    for name in MODELS:
        model = models()[name]
        said = {key: _cell(scene, key, model.numbers) for key in ROWS}
        says = scene.say(f"still_{name}", **said)
        state = f"model={name}&seed={_seed(scene.item)}"
        yield Still(name, scene.words[name], says, _both(scene, model), state)


def _both(scene: MapScene, model: Model) -> Element:
    """Return the plane with some codes, and the picture of a random point."""
    border = h("path", {"class": "genai-frame", "d": f"M0 0h{EDGE}v{EDGE}h-{EDGE}Z"})
    (point,) = draws(_seed(scene.item), 1)
    place = {"transform": f"translate({EDGE + 20} 0) scale(11.5)"}
    drawn = h("g", place, grey.row([_levels(model, point)], SIDE))
    size = {"viewBox": f"-1 -1 {EDGE + 115} {EDGE + 2}", "class": "genai-grey"}
    return h("svg", {**grey.UNSAID, **size}, border, _ground(model), _few(model), drawn)


def _few(model: Model) -> Element:
    """Return some codes, at places that are short to write."""
    places = (_place(model, point) for point in model.points[:IN_STILL])
    coarse = dict.fromkeys((round(x / COARSE), round(y / COARSE)) for x, y in places)
    dots = "".join(f"M{x} {y}{DOT}" for x, y in coarse)
    round_ends = {"class": "genai-stroke", "stroke-width": "4", "stroke-linecap": "round"}
    return h("path", {**round_ends, "transform": f"scale({COARSE})", "d": dots})


def _levels(model: Model, point: Position) -> list[int]:
    return [level(value) for value in model.decode(point)]
