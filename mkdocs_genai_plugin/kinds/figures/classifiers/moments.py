"""Stills of both classifiers: each world with the points that it starts from."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from xml.etree.ElementTree import Element

from mkdocs_genai_plugin.kinds.figures.machine import Scene
from mkdocs_genai_plugin.kinds.figures.stills import MOST_STILLS, Still
from mkdocs_genai_plugin.render.element import Child, h
from mkdocs_genai_plugin.render.theme import accented

from .form import Form
from .gaussian import Gaussian
from .pictures import RINGS, border, dots, turned
from .plane import HEIGHT, WIDTH, Position
from .record import Classifiers
from .start import Start

_GAP = 10


def stills(scene: Scene[Classifiers]) -> Iterator[Still]:
    """Return one still a world, with the errors of both in words."""
    item, numbers = scene.item, scene.numbers
    for world in item.worlds[:MOST_STILLS]:
        start = Start(replace(item, worlds=(world,)))
        now, told = start.now, {"world": world.name, "seed": start.seed}
        shares = zip(start.names, (now.gaussian, now.logistic), strict=True)
        one, other = (f"{name} {numbers.percent(share)}" for name, share in shares)
        says = scene.say("wrong_now", start.points, **told, one=one, other=other)
        state = f"world={world.id}&n={start.points}&seed={start.seed}"
        yield Still(str(world.id), world.name, says, _picture(start), state)


def _picture(start: Start) -> Element:
    """Return both pictures side by side."""
    fits, item = start.fits, start.item
    one, two = (learner.accent if learner else "" for learner in (item.logistic, item.gaussian))
    return h(
        "svg",
        {"viewBox": f"0 0 {2 * WIDTH + _GAP} {HEIGHT}"},
        _plane(start, one, fits.logistic, (), 0),
        _plane(start, two, fits.gaussian, fits.pair, WIDTH + _GAP),
    )


def _plane(start: Start, accent: str, form: Form, clouds: Iterable[Gaussian], left: int) -> Element:
    """Return the points, the clouds if there are any, and the border, cut off at the frame."""
    plane, inside = start.plane, {"width": str(WIDTH), "height": str(HEIGHT)}
    line = {"class": accented("genai-stroke", accent), "stroke-width": "2"}
    return h(
        "svg",
        {"x": str(left), **inside},
        h("rect", {"class": "genai-frame", **inside}),
        (_rings(start, kind, cloud) for kind, cloud in enumerate(clouds)),
        (_dots(start, kind) for kind in (0, 1)),
        h("path", {**line, "d": border(plane, form)}),
    )


def _dots(start: Start, kind: int) -> Child:
    places: list[Position] = [
        start.plane.place(dot.x, dot.y) for dot in start.fits.dots if dot.kind == kind
    ]
    shape = {"stroke-width": "4", "stroke-linecap": ("round", "square")[kind]}
    shape |= {"stroke-opacity": "0.6"} if kind == 0 else {}
    return h("path", {"class": _accent(start, kind), "d": dots(places), **shape})


def _rings(start: Start, kind: int, cloud: Gaussian) -> Child:
    shape = {"class": _accent(start, kind), "stroke-width": "1"}
    rings = (h("circle", {"r": str(radius), **shape}) for radius in RINGS)
    return h("g", {"transform": turned(start.plane, cloud)}, rings)


def _accent(start: Start, kind: int) -> str:
    return accented("genai-stroke", start.accents[kind])
