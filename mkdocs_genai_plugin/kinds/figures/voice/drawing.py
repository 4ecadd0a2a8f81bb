"""What the figure draws: two sounds, and how well each order foretells."""

from __future__ import annotations

import itertools
import math
from collections.abc import Iterable, Iterator, Sequence
from typing import Any
from xml.etree.ElementTree import Element

from mkdocs_genai_plugin.render.element import Child, h

from ..machine import Scene
from .sung import ORDERS, PERIODS, Song

_UNSAID = {"aria-hidden": "true", "focusable": "false"}
HIGH, LOUD = 80, 40  # of a wave: its height, and that of a value of 1
LEFT, ACROSS, TOP, DOWN = 24, 284, 8, 96
LEAST, MOST = 4, 8  # bits
SHORT, LEVELS = PERIODS // 2, 16  # values of a still, and its height


def wave(values: Sequence[float]) -> str:
    """Return the path of a sound: a unit of width a value."""
    heights = [max(0, min(HIGH, HIGH / 2 - LOUD * value)) for value in values]
    rounded = [math.floor(height + 0.5) for height in heights]
    steps = itertools.pairwise(rounded)
    return f"M0 {rounded[0]}l" + " ".join(f"1 {later - sooner}" for sooner, later in steps)


def view(scene: Scene[Any], now: Song) -> Iterator[Child]:
    """Return the figure's nodes; the script changes their texts and attributes."""
    yield h(
        "figure",
        {"class": "genai-voice"},
        (
            _sound(scene, name, values)
            for name, values in (("heard", now.heard), ("sung", now.sung))
        ),
        h("p", {"class": "genai-voice-reading"}, _reading(scene, now)),
        h("p", {}, h("strong", {}, scene.say("curve"))),
        h("svg", {**_UNSAID, "class": "genai-voice-curve", "viewBox": "0 0 320 128"}, _curve(now)),
        h("p", {"class": "genai-note"}, scene.say("curve_note")),
    )


def _sound(scene: Scene[Any], name: str, values: Sequence[float]) -> Element:
    size = {"viewBox": f"0 0 {PERIODS} {HIGH}", "preserveAspectRatio": "none"}
    path = h("path", {"class": f"genai-voice-{name}", "d": wave(values)})
    return h(
        "div",
        {"class": "genai-voice-sound"},
        h("p", {"class": "genai-note"}, scene.say(f"sound_{name}")),
        h("svg", {**_UNSAID, **size, "class": "genai-voice-wave"}, path),
    )


def _reading(scene: Scene[Any], now: Song) -> str:
    numbers = scene.numbers
    return scene.say(
        "reading",
        now.order,
        pitch=numbers.decimal(now.pitch, 2),
        bits=numbers.decimal(now.bits[ORDERS.index(now.order)], 2),
    )


def along(place: int) -> float:
    """Return where an order stands."""
    return LEFT + ACROSS * place / (len(ORDERS) - 1)


def up(bits: float) -> float:
    """Return where so many bits stand."""
    return TOP + DOWN * (MOST - bits) / (MOST - LEAST)


def _curve(now: Song) -> Iterable[Element]:
    yield h("path", {"class": "genai-voice-axis", "d": f"M{LEFT} {TOP}v{DOWN}h{ACROSS}"})
    for place, order in enumerate(ORDERS):
        at = {"x": f"{along(place):.1f}", "y": str(TOP + DOWN + 15), "text-anchor": "middle"}
        yield h("text", at, str(order))
    for bits in (LEAST, MOST):
        yield h("text", {"x": "4", "y": f"{up(bits) + 4:.0f}"}, str(bits))
    places = (f"{along(place):.1f} {up(bits):.1f}" for place, bits in enumerate(now.bits))
    yield h("path", {"class": "genai-voice-bits", "d": "M" + "L".join(places)})
    place = ORDERS.index(now.order)
    dot = {"cx": f"{along(place):.1f}", "cy": f"{up(now.bits[place]):.1f}", "r": "4"}
    yield h("circle", {"class": "genai-voice-now", **dot})


def still(now: Song) -> Element:
    """Return two periods of what is sung; its heights are few, which takes few bytes."""
    levels = [round(LEVELS / 2 * (1 - value)) for value in now.sung[:SHORT]]
    steps = (f"1 {later - sooner}" for sooner, later in itertools.pairwise(levels))
    path = h("path", {"class": "genai-stroke", "d": f"M0 {levels[0]}l{' '.join(steps)}"})
    return h("svg", {"viewBox": f"0 0 {SHORT} {LEVELS}"}, path)
