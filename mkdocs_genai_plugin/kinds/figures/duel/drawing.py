"""What the figure draws: what is made, what the judge says of it, and how that came."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any
from xml.etree.ElementTree import Element

from mkdocs_genai_plugin.render.element import Child, h

from ..machine import Scene
from .measured import RUNS, Moment, tallies
from .players import BINS, EDGE, MIDDLES, SAMPLES, best, binned, density, made, near, verdicts

_UNSAID = {"aria-hidden": "true", "focusable": "false"}
LEFT, ACROSS, BOTTOM, UP = 10, 300, 140, 130
HIGHEST = 0.7  # density
STEPS, HIGH = 3_000, 56  # of a run; of its strip
LINES = ("data", "made", "judge", "best")


def view(scene: Scene[Any], now: Moment) -> Iterator[Child]:
    """Return the figure's nodes; the script changes their texts and attributes."""
    picture = {**_UNSAID, "class": "genai-duel-plot", "viewBox": "0 0 320 160"}
    strip = {**_UNSAID, "class": "genai-duel-strip", "viewBox": f"0 0 320 {HIGH}"}
    yield h(
        "figure",
        {"class": "genai-duel"},
        h("svg", picture, _paths(_plot(now)), _ticks(scene)),
        h("div", {"class": "genai-legend"}, (_key(scene, name) for name in LINES)),
        h("p", {"class": "genai-duel-reading"}, _reading(scene, now)),
        h("svg", strip, _paths(ribbons(now.shares, now.steps))),
        h("p", {"class": "genai-note"}, scene.say("strip")),
        h("p", {"class": "genai-duel-runs"}, _runs(scene, now)),
    )


def _reading(scene: Scene[Any], now: Moment) -> str:
    numbers = scene.numbers
    left, right = (numbers.percent(share, 0) for share in near(made(now.players["maker"])))
    steps = numbers.whole(now.steps)
    return scene.say("reading", now.jumps, steps=steps, left=left, right=right)


def _runs(scene: Scene[Any], now: Moment) -> str:
    both, one, none = (scene.numbers.whole(count) for count in tallies()[now.key].ends)
    return scene.say("runs", RUNS, both=both, one=one, none=none)


def _key(scene: Scene[Any], name: str) -> Element:
    symbol = {**_UNSAID, "viewBox": "0 0 24 10", "class": "genai-duel-key"}
    area = "M0 10V3h24v7z" if name in LINES[:2] else "M0 5h24"
    drawn = h("path", {"class": f"genai-duel-key-{name}", "d": area})
    return h("span", {"class": "genai-key"}, h("svg", symbol, drawn), scene.say(f"key_{name}"))


def _x(value: float) -> str:
    return f"{LEFT + ACROSS * (value + EDGE) / (2 * EDGE):.1f}"


def _y(share: float) -> str:
    return f"{BOTTOM - UP * min(1, share):.1f}"


def _line(values: Iterable[float]) -> str:
    return "M" + "L".join(f"{_x(x)} {_y(value)}" for x, value in zip(MIDDLES, values, strict=True))


def _bars(bins: Sequence[int]) -> str:
    """Return a bar for each bin that holds something."""
    width = ACROSS / BINS
    shares = (count / SAMPLES * BINS / (2 * EDGE) / HIGHEST for count in bins)
    return "".join(
        f"M{LEFT + width * place:.1f} {BOTTOM}V{_y(share)}h{width:.1f}V{BOTTOM}z"
        for place, share in enumerate(shares)
        if share
    )


def _plot(now: Moment) -> dict[str, str]:
    """Return the paths of the data's density, of what is made, and of what both judges say."""
    bins = binned(made(now.players["maker"]))
    ends = f"L{_x(MIDDLES[-1])} {BOTTOM}L{_x(MIDDLES[0])} {BOTTOM}z"
    return {
        "data": _line(density(x) / HIGHEST for x in MIDDLES) + ends,
        "made": _bars(bins),
        "best": _line(best(bins)),
        "judge": _line(verdicts(now.players["judge"])),
    }


def _ticks(scene: Scene[Any]) -> Iterator[Element]:
    yield h("path", {"class": "genai-duel-axis", "d": f"M{LEFT} {BOTTOM}h{ACROSS}"})
    for value in range(-EDGE, EDGE + 1, 2):
        place = {"x": _x(value), "y": str(BOTTOM + 15), "text-anchor": "middle"}
        yield h("text", place, scene.numbers.whole(value))


def ribbons(shares: Sequence[Sequence[float]], steps: int) -> dict[str, str]:
    """Return the share near the left hill from below and near the right one from above."""
    end, last = ACROSS * steps / STEPS, max(1, len(shares) - 1)
    across = [LEFT + end * place / last for place in range(len(shares))]
    left = [HIGH * (1 - share[0]) for share in shares]
    right = [HIGH * share[1] for share in shares]
    return {"left": _ribbon(across, left, HIGH), "right": _ribbon(across, right, 0)}


def _ribbon(across: Sequence[float], heights: Sequence[float], base: int) -> str:
    edge = "L".join(f"{x:.0f} {y:.0f}" for x, y in zip(across, heights, strict=True))
    return f"M{LEFT} {base}L{edge}L{across[-1]:.0f} {base}z"


def _paths(drawn: Mapping[str, str]) -> Iterator[Element]:
    for name, path in drawn.items():
        yield h("path", {"class": f"genai-duel-{name}", "d": path})


# A still: the bins of a bar, the measures of a step, what bars and steps are high.
WIDE, STRIDE, BAR, LEVEL = 2, 2, 13, 14
REAL = {"class": "genai-word", "fill-opacity": ".3"}
JUDGE = {"fill": "none", "stroke": "currentColor", "stroke-width": "2"}


def still(now: Moment) -> Element:
    """Return what is made and what the judge says, above the way there; in few bytes.

    Below, what rises is the share near the left hill; the rest lies near the right one or nowhere.
    """
    strip = h("path", {"class": "genai-fill", "d": _steps([share[0] for share in now.shares])})
    drawn = (
        (REAL, _curve([density(x) / HIGHEST for x in MIDDLES], 2) + "z"),
        ({"class": "genai-fill"}, _wide(binned(made(now.players["maker"])))),
        (JUDGE, _curve(verdicts(now.players["judge"]), 4)),
    )
    paths = (h("path", {**style, "d": path}) for style, path in drawn)
    moved = h("g", {"transform": f"translate(0 {BOTTOM + 8})"}, strip)
    return h("svg", {"viewBox": f"0 0 320 {BOTTOM + 16 + HIGH}"}, paths, moved)


def _curve(values: Sequence[float], apart: int) -> str:
    """Return a line through a few points, so many bins apart."""
    heights = [round(UP * value) for value in (*values[::apart], values[-1])]
    across = ACROSS * apart / BINS
    steps = (f"{across:g} {sooner - later}" for sooner, later in itertools.pairwise(heights))
    return f"M{LEFT} {BOTTOM - heights[0]}l{' '.join(steps)}"


def _wide(bins: Sequence[int]) -> str:
    """Return bars of several bins, of few heights."""
    scale = BINS / (2 * EDGE * HIGHEST * SAMPLES * WIDE) * UP / BAR
    sums = [sum(bins[place : place + WIDE]) for place in range(0, BINS, WIDE)]
    heights = [min(UP, BAR * round(scale * count)) for count in sums]
    return _stairs(heights, ACROSS * WIDE / BINS, BOTTOM)


def _steps(shares: Sequence[float]) -> str:
    """Return the share near a hill over a run, in a few heights."""
    heights = [LEVEL * round(share * HIGH / LEVEL) for share in shares[::STRIDE]]
    return _stairs(heights, round(ACROSS / len(heights), 1), HIGH)


def _stairs(heights: Sequence[int], wide: float, bottom: int) -> str:
    """Return columns that stand side by side, those of one height in one stride."""
    strides = ((height, len(list(same)) * wide) for height, same in itertools.groupby(heights))
    columns = "".join(f"V{bottom - height}h{along:.4g}" for height, along in strides)
    return f"M{LEFT} {bottom}{columns}V{bottom}z"
