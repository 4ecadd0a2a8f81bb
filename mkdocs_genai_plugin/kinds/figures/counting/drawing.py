"""What the figure draws: the written text, what may follow it, and two curves."""

from __future__ import annotations

import math
import textwrap
from collections.abc import Iterable, Iterator, Sequence
from typing import Any
from xml.etree.ElementTree import Element

from mkdocs_genai_plugin.render.element import UNSEARCHED, Child, h

from ..controls import button
from ..machine import Scene
from .counts import LONGEST
from .sample import Sample

_NAMES = ("own", "unseen")
_UNSAID = {"aria-hidden": "true", "focusable": "false"}
SPACE = "␣"
# The curves: their place in the picture.
WIDTH, HEIGHT, LEFT, ACROSS, TOP, DOWN = 320, 144, 24, 288, 8, 112
# A still: characters a line, lines, the height of a line, and what it is set in.
COLUMNS, ROWS, LINE = 40, 3, 20
SIGN = 7.8  # what a character takes, in any font and with the reader's own spacing
TYPE = {"font-family": "monospace", "font-size": "13"}
UNDERLINED = {"text-decoration": "underline", "font-weight": "700"}


def view(scene: Scene[Any], shown: Sample) -> Iterator[Child]:
    """Return the figure's nodes; the script changes their texts and attributes."""
    yield h(
        "div",
        {"class": "genai-counting"},
        h("div", {"class": "genai-counting-output"}, _written(scene, shown), _buttons(scene)),
        _next(scene, shown),
        _curves(scene, shown),
    )


def _written(scene: Scene[Any], shown: Sample) -> list[Child]:
    parts = (
        ("span", "genai-counting-past", shown.past),
        ("span", "", shown.before),
        ("mark", "", shown.copied),
        ("span", "", shown.behind),
    )
    text = (h(tag, {"class": name}, part) for tag, name, part in parts)
    count = h("span", {"class": "genai-counting-longest"}, scene.numbers.whole(len(shown.copied)))
    return [
        h("p", {"class": "genai-counting-text", "dir": "auto"}, text),
        h("p", {"class": "genai-note"}, h("mark", {}, scene.say("marked")), " ", count),
    ]


def _buttons(scene: Scene[Any]) -> Element:
    does = (("step", "step"), ("more", "more"), ("draw", "again"))
    buttons = [button(name, scene.say(key)) for name, key in does]
    seed = h("span", {"class": "genai-counting-seed"}, "1")
    said = h("span", {"class": "genai-note"}, scene.say("seed"), " ", seed)
    inside = [child for one in (*buttons, said) for child in (one, " ")]
    return h("p", {"class": "genai-counting-buttons", **UNSEARCHED}, inside)


def _next(scene: Scene[Any], shown: Sample) -> Element:
    heads = (scene.say("next"), scene.say("seen_next"), scene.say("chance"))
    rows = (_follower(scene, *one) for one in shown.following)
    return h(
        "table",
        {"class": "genai-counting-next", **UNSEARCHED},
        h("thead", {}, h("tr", {}, (h("th", {"scope": "col"}, head) for head in heads))),
        h("tbody", {}, rows),
    )


def _follower(scene: Scene[Any], sign: str, count: int, chance: float) -> Element:
    bar = {**_UNSAID, "viewBox": "0 0 100 8", "preserveAspectRatio": "none"}
    width = f"{100 * chance:.1f}"
    return h(
        "tr",
        {},
        h("th", {"scope": "row"}, sign.replace(" ", SPACE)),
        h("td", {}, scene.numbers.whole(count)),
        h(
            "td",
            {},
            h("span", {}, scene.numbers.percent(chance, 0)),
            h("svg", bar, h("rect", {"width": width, "height": "8"})),
        ),
    )


def along(memory: int) -> float:
    """Return where a memory stands."""
    return LEFT + ACROSS * memory / (LONGEST - 1)


def up(value: float, top: float) -> float:
    """Return where so many bits stand."""
    return TOP + DOWN * (1 - value / top)


def highest(shown: Sample) -> int:
    """Return the most bits that the picture has room for."""
    return max(5, math.ceil(max(*shown.bits_own, *shown.bits_unseen)))


def curve(values: Sequence[float], top: float) -> str:
    """Return the path of a curve."""
    places = (f"{along(memory):.1f} {up(value, top):.1f}" for memory, value in enumerate(values))
    return "M" + "L".join(places)


def _curves(scene: Scene[Any], shown: Sample) -> Element:
    picture = {**_UNSAID, "viewBox": f"0 0 {WIDTH} {HEIGHT}", "class": "genai-counting-curves"}
    bits = (shown.bits_own[shown.memory], shown.bits_unseen[shown.memory])
    keys = [_key(scene, *one) for one in zip(_NAMES, bits, strict=True)]
    return h(
        "figure",
        {"class": "genai-counting-foretold"},
        h("figcaption", {}, h("strong", {}, scene.say("bits"))),
        h("svg", picture, _axes(scene, highest(shown)), _drawn(shown)),
        h("div", {"class": "genai-legend"}, keys),
        h("p", {"class": "genai-note"}, scene.say("bits_note")),
    )


def _key(scene: Scene[Any], name: str, value: float) -> Element:
    symbol = {**_UNSAID, "viewBox": "0 0 24 8", "class": "genai-counting-key"}
    number = h("strong", {"class": f"genai-counting-bits-{name}"}, scene.numbers.decimal(value, 2))
    sign = h("svg", symbol, h("path", {"class": f"genai-counting-{name}-key", "d": "M0 4h24"}))
    return h("span", {"class": "genai-key"}, sign, scene.say(f"curve_{name}"), " ", number)


def _axes(scene: Scene[Any], top: int) -> Iterator[Child]:
    for memory in range(LONGEST):
        place = {"x": f"{along(memory):.1f}", "y": str(TOP + DOWN + 16)}
        yield h("text", {**place, "text-anchor": "middle"}, str(memory))
    for name, bits in (("none", 0), ("top", top)):
        at = {"x": "4", "y": f"{up(bits, top) + 4:.0f}", "class": f"genai-counting-{name}"}
        yield h("text", at, scene.numbers.whole(bits))
    yield h("path", {"class": "genai-counting-axis", "d": f"M{LEFT} {TOP}v{DOWN}h{ACROSS}"})


def _drawn(shown: Sample) -> Iterable[Element]:
    top = highest(shown)
    for name, values in zip(_NAMES, (shown.bits_own, shown.bits_unseen), strict=True):
        yield h("path", {"class": f"genai-counting-{name}", "d": curve(values, top)})
        place = {"cx": f"{along(shown.memory):.1f}", "cy": f"{up(values[shown.memory], top):.1f}"}
        yield h("circle", {"class": f"genai-counting-at-{name}", "r": "4", **place})


def still(shown: Sample) -> Element:
    """Return the start of what was written, with its longest copied piece underlined."""
    lines = list(_lines(shown))[:ROWS]
    size = {"class": "genai-word", "viewBox": f"0 0 {WIDTH} {LINE * len(lines) + 8}", **TYPE}
    return h("svg", size, (_line(place, *one) for place, one in enumerate(lines)))


def _lines(shown: Sample) -> Iterator[tuple[str, int, int]]:
    """Return the lines of a still, each with where what is copied starts and ends in it."""
    begin, place = len(shown.past) + len(shown.before), 0
    end = begin + len(shown.copied)
    text = shown.past + shown.written
    for part in textwrap.wrap(text, COLUMNS, drop_whitespace=False, break_on_hyphens=False):
        first, last = (min(max(0, one - place), len(part)) for one in (begin, end))
        yield part, first, last
        place += len(part)


def _line(place: int, text: str, start: int, end: int) -> Element:
    """Return a line with what is copied underlined."""
    row = {"x": "0", "y": str(LINE * (place + 1)), "textLength": f"{SIGN * len(text.strip()):.1f}"}
    copied = h("tspan", UNDERLINED, text[start:end]) if end > start else ""
    return h("text", row, text[:start].lstrip(), copied, text[end:].rstrip())
