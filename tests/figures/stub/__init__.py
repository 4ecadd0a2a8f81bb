"""A machine of twenty lines: it doubles a number."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from mkdocs_genai_plugin.data.fields import Amount, Number, declare
from mkdocs_genai_plugin.kinds.figures.controls import Slider
from mkdocs_genai_plugin.kinds.figures.machine import Machine, Scene, Table
from mkdocs_genai_plugin.kinds.figures.record import Figure
from mkdocs_genai_plugin.kinds.figures.stills import Still
from mkdocs_genai_plugin.render.element import Element, h


@dataclass(frozen=True, kw_only=True)
class Doubling(Figure):
    """A number and its double."""

    number: Amount | None = declare(Number(1, 9, whole=True), "The number.", "3", required=True)


def view(scene: Scene[Doubling]) -> Iterator[Element]:
    yield h("p", {"class": "genai-double"}, scene.say("double", 2 * int(scene.item.number or 1)))


def controls(scene: Scene[Doubling]) -> Iterator[Slider]:
    yield Slider("number", scene.words["number"], range(1, 10), int(scene.item.number or 1))


def stills(scene: Scene[Doubling]) -> Iterator[Still]:
    for n in (1, 9):
        bar = h("rect", {"class": "genai-fill", "width": str(2 * n), "height": "4"})
        picture = h("svg", {"viewBox": "0 0 20 4"}, bar)
        yield Still(f"n{n}", str(n), scene.say("double", 2 * n), picture, f"number={n}")


def table(scene: Scene[Doubling]) -> Table:
    rows = [(scene.numbers.whole(n), scene.numbers.whole(2 * n)) for n in range(1, 10)]
    return Table(scene.item.title, (scene.words["number"], "2 n"), rows)


MACHINE = Machine(
    record=Doubling, view=view, controls=controls, stills=stills, table=table, says="double"
)
