"""What the figure draws: the pile, two buttons, and what each machine did last."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Iterator
from xml.etree.ElementTree import Element

from mkdocs_genai_plugin.render import parts
from mkdocs_genai_plugin.render.element import UNSEARCHED, Child, h
from mkdocs_genai_plugin.render.inline import prose

from ..controls import button
from ..machine import Scene
from ..stills import Still
from .record import Pile, Side, heaps
from .shown import Shown

REASONS = 3
# A still: its width, characters a line, and the height of a line.
WIDTH, COLUMNS, LINE = 320, 34, 22


def view(scene: Scene[Pile], now: Shown) -> Iterator[Child]:
    """Return the figure's nodes; the script changes their texts."""
    item, numbers = scene.item, scene.numbers
    place = scene.say("top", len(now.texts), place=numbers.whole(1))
    refused = [scene.say("refused", line=now.refused)] if now.refused else []
    said = " ".join([scene.say("beside"), *refused])
    left, right = item.sorter or Side(), item.writer or Side()
    yield h(
        "div",
        {"class": "genai-pile", "role": "group", "aria-label": item.title},
        h(
            "p",
            {"class": "genai-pile-heap"},
            h("span", {"class": "genai-note genai-pile-place"}, place),
            " ",
            h("span", {"class": "genai-pile-top", "dir": "auto"}, now.top),
        ),
        _buttons(scene),
        _machine("blue", left, [now.top], *_stamp(scene, *now.judged[0])),
        _machine("rust", right, _typed(now), scene.say("new", name=heaps(item)[1].name), said),
    )


def _buttons(scene: Scene[Pile]) -> Element:
    sort, write = button("sort", scene.say("sort")), button("write", scene.say("write"))
    return h("p", {"class": "genai-pile-buttons", **UNSEARCHED}, sort, " ", write)


def _machine(accent: str, side: Side, line: Iterable[Child], stamp: str, why: str) -> Element:
    result = h(
        "div",
        {"class": "genai-pile-result"},
        h("p", {"class": "genai-pile-line", "dir": "auto"}, line),
        h("p", {"class": "genai-pile-stamp"}, stamp),
        h("p", {"class": "genai-note"}, why),
    )
    head = h("p", {}, h("strong", {}, side.name), " ", h("span", {}, prose(side.question)))
    return h("div", {"class": f"genai-pile-machine genai-accent-{accent}"}, head, result)


def _stamp(scene: Scene[Pile], chance: float, reasons: list[str]) -> tuple[str, str]:
    """Return the stamp with its share, and the words that decided."""
    if not reasons:
        return "?", scene.say("nothing_known")
    name = heaps(scene.item)[chance > 0.5].name
    share = scene.numbers.percent(max(chance, 1 - chance), 0)
    because = scene.say("because", words=", ".join(reasons[:REASONS]))
    return scene.say("stamp", name=name, share=share), because


def _typed(now: Shown) -> Iterator[Element]:
    for word, other in now.written:
        yield h("span", {"class": "genai-pile-word"}, f"{word} ", h("small", {}, other))


def behind(scene: Scene[Pile]) -> Iterator[Child]:
    """Return how each machine is made, and all lines of the pile."""
    item = scene.item
    sides = [side for side in (item.sorter, item.writer) if side]
    yield parts.points((side.name, side.method) for side in sides)
    yield h(
        "details",
        {},
        h("summary", {}, scene.say("whole_pile")),
        h(
            "dl",
            {"class": "genai-points genai-pile-kinds"},
            (_heap(heap.name, heap.lines) for heap in heaps(item)),
        ),
    )


def _heap(name: str, lines: Iterable[str]) -> Element:
    return h("div", {}, h("dt", {}, name), (h("dd", {"dir": "auto"}, line) for line in lines))


def stills(scene: Scene[Pile], now: Shown) -> Iterator[Still]:
    """Return sorting, writing, the refusal, and writing without order."""
    item = scene.item
    name = heaps(item)[1].name
    sorts, _ = _stamp(scene, *now.judged[0])
    yield _still(scene, "sorts", [(now.top, sorts)], "does=sort&top=1")
    yield _still(scene, "writes", [(now.text, scene.say("new", name=name))], "does=write")
    salad = [(" ".join(now.salad), scene.say("forgotten"))]
    yield _still(scene, "forgets", salad, "does=write&order=forgotten")


def _still(scene: Scene[Pile], key: str, drawn: list[tuple[str, str]], state: str) -> Still:
    says = scene.say(f"still_{key}_says")
    return Still(key, scene.say(f"still_{key}"), says, _picture(drawn), state)


def _picture(drawn: list[tuple[str, str]]) -> Element:
    """Return lines, each with its stamp below."""
    rows: list[Element] = []
    for text, stamp in drawn:
        for part in textwrap.wrap(text, COLUMNS):
            rows.append(_row(len(rows), "genai-word", part))
        rows.append(_row(len(rows), "genai-word", stamp))
    return h("svg", {"viewBox": f"0 0 {WIDTH} {LINE * len(rows) + 8}"}, rows)


def _row(place: int, name: str, text: str) -> Element:
    return h("text", {"x": "0", "y": str(LINE * (place + 1)), "class": name}, text)
