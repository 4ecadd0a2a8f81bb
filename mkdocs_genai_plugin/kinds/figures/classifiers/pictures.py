"""What a figure draws: the points with what a classifier has learnt, and the curve of errors.

A dot is a line of no length with a round or a square end, so it keeps its size in
pictures of any width, as all lines do.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence
from xml.etree.ElementTree import Element

from mkdocs_genai_plugin.render.element import UNSEARCHED, h
from mkdocs_genai_plugin.render.numbers import Numbers
from mkdocs_genai_plugin.render.theme import accented

from .curve import Errors
from .form import Form
from .gaussian import Gaussian
from .plane import HEIGHT, WIDTH, Plane, Position
from .start import Start, spot

CLASSES = ("a", "b")
_UNSAID = {"aria-hidden": "true", "focusable": "false"}
_MADE = ("genai-made", "genai-made genai-hollow")  # the second lies on the first
RINGS = (1, 2)  # standard deviations
# The curve: its sides in percent of the width, its top and bottom in em.
LEFT, ACROSS, TOP, DOWN = 12, 86, 1, 10
APART = 0.14  # of the width, between two labels


def _short(length: float) -> str:
    return f"{length:.1f}".removesuffix(".0")


def dots(places: Iterable[Position]) -> str:
    """Return a path with a dot at each place."""
    return "".join(f"M{_short(x)} {_short(y)}h.01" for x, y in places)


def scatter(start: Start, accent: str, form: Form, clouds: Sequence[Gaussian] = ()) -> Element:
    """Return the picture of the points, of the border, and of the clouds if there are any.

    What is empty here is for the script: the points that the reader makes.
    """
    plane = start.plane
    signs = list(zip(CLASSES, start.accents, strict=True))
    places = [[plane.place(d.x, d.y) for d in start.fits.dots if d.kind == kind] for kind in (0, 1)]
    left, high = plane.place(*spot(start.world.probe))
    name = accented("genai-plane", accent)
    return h(
        "svg",
        {**_UNSAID, "viewBox": f"0 0 {WIDTH} {HEIGHT}", "class": name},
        (_rings(plane, *sign, cloud) for sign, cloud in zip(signs, clouds, strict=False)),
        (_path("genai-seen", *sign, dots(own)) for sign, own in zip(signs, places, strict=True)),
        (_path(made, *sign) for sign in signs for made in _MADE if clouds),
        h("path", {"class": "genai-border", "d": border(plane, form)}),
        _probe(f"translate({_short(left)} {_short(high)})"),
    )


def _probe(transform: str) -> Element:
    return h("path", {"class": "genai-probe", "d": "M-7 0h14M0-7v14", "transform": transform})


def _path(name: str, sign: str, accent: str, drawn: str = "") -> Element:
    return h("path", {"class": accented(f"{name} genai-{sign}", accent), "d": drawn})


def border(plane: Plane, form: Form) -> str:
    """Return a path along which the form is 0."""
    lines = plane.border(form)
    return "".join(f"M{_short(a)} {_short(b)}L{_short(c)} {_short(d)}" for (a, b), (c, d) in lines)


def _rings(plane: Plane, sign: str, accent: str, cloud: Gaussian) -> Element:
    """Return a cloud's rings: circles of e and f, as Cholesky's root turns and stretches them."""
    rings = (h("circle", {"r": str(radius)}) for radius in RINGS)
    name = accented(f"genai-cloud genai-{sign}", accent)
    return h("g", {"class": name, "transform": turned(plane, cloud)}, rings)


def turned(plane: Plane, cloud: Gaussian) -> str:
    """Return the transform that makes a circle a ring of the cloud."""
    first, below, second = (length * plane.scale for length in cloud.root)
    x, y = plane.place(cloud.x, cloud.y)
    numbers = " ".join(f"{part:.4g}" for part in (first, -below, 0, -second, x, y))
    return f"matrix({numbers})"


def symbol(sign: str) -> Element:
    """Return the sign of a kind of points, of new ones, of the probe or of a line of errors."""
    attributes = {**_UNSAID, "class": "genai-symbol", "viewBox": "-10 -10 20 20"}
    if sign == "probe":
        return h("svg", attributes, _probe(""))
    if sign == "new":
        ring = (_path(name, "a", "", dots([(0, 0)])) for name in ("genai-new", "genai-hollow"))
        return h("svg", attributes, ring)
    if sign in CLASSES:
        return h("svg", attributes, _path("genai-seen", sign, "", dots([(0, 0)])))
    line = _path("genai-line", sign, "", "M-10 0H10")
    return h("svg", attributes, line, _path("genai-marks", sign, "", dots([(0, 0)])))


def top(errors: Sequence[Errors]) -> int:
    """Return the upper end of the axis of errors, in percent."""
    most = max(max(one.gaussian, one.logistic) for one in errors)
    return max(10, 10 * math.ceil(10 * most))


def error_curve(title: str, start: Start, numbers: Numbers) -> Element:
    """Return both errors over the number of points, which is on a logarithmic axis.

    ``title`` is the id of what names the curve.
    """
    attributes = {
        "role": "img",
        "aria-labelledby": title,
        "width": "100%",
        "height": f"{TOP + DOWN + 2}em",
    }
    return h(
        "svg",
        {**attributes, "class": "genai-curve", "direction": "ltr", **UNSEARCHED},
        _ticks(top(start.errors), numbers),
        _labels(start.sizes, numbers),
        _lines_of_errors(start),
    )


def along(sizes: Sequence[int], size: int) -> float:
    """Return the share of the axis that lies before a size."""
    return math.log(size / sizes[0]) / math.log(sizes[-1] / sizes[0])


def _ticks(highest: int, numbers: Numbers) -> Iterator[Element]:
    for number in range(3):
        y = TOP + DOWN * (2 - number) / 2
        yield h(
            "line", {"x1": f"{LEFT}%", "x2": f"{LEFT + ACROSS}%", "y1": f"{y}em", "y2": f"{y}em"}
        )
        place = {"x": f"{LEFT}%", "y": f"{y}em", "dx": "-.5em", "dy": ".35em"}
        text = {"class": "genai-tick", "text-anchor": "end", **place}
        yield h("text", text, numbers.percent(highest * number / 200, 0))


def _labels(sizes: Sequence[int], numbers: Numbers) -> Iterator[Element]:
    last = -1.0
    for size in sizes:
        place = along(sizes, size)
        # The greatest size has its label in any case.
        if place - last >= APART and (size == sizes[-1] or 1 - place >= APART):
            last = place
            x, anchor = f"{LEFT + ACROSS * place:.4g}%", "end" if place == 1 else "middle"
            attributes = {"x": x, "y": f"{TOP + DOWN + 1.2}em", "text-anchor": anchor}
            placed = attributes if place else {**attributes, "text-anchor": "start"}
            yield h("text", placed, numbers.whole(size))


def _lines_of_errors(start: Start) -> Element:
    x = _short(100 * along(start.sizes, start.points))
    box = {"x": f"{LEFT}%", "y": f"{TOP}em", "width": f"{ACROSS}%", "height": f"{DOWN}em"}
    learners = (("gaussian", start.item.gaussian), ("logistic", start.item.logistic))
    return h(
        "svg",
        {
            **_UNSAID,
            **box,
            "viewBox": "0 0 100 100",
            "preserveAspectRatio": "none",
            "overflow": "visible",
        },
        h("path", {"class": "genai-now", "d": f"M{x} 0V100"}),
        (_error_lines(start, name, learner.accent) for name, learner in learners if learner),
    )


def _error_lines(start: Start, name: str, accent: str) -> Element:
    highest = top(start.errors)
    places = [
        (100 * along(start.sizes, one.points), 100 - 10_000 * getattr(one, name) / highest)
        for one in start.errors
    ]
    line = "L".join(f"{_short(x)} {_short(y)}" for x, y in places)
    return h(
        "g",
        {},
        _path("genai-line", name, accent, f"M{line}"),
        _path("genai-marks", name, accent, dots(places)),
    )
