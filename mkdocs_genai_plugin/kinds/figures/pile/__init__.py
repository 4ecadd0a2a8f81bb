"""One pile, two machines: one tells its two kinds of lines apart, one writes more of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from mkdocs_genai_plugin.data.text import plain_text
from mkdocs_genai_plugin.render.element import Child

from ..controls import Control, OwnText, Radios
from ..machine import Machine, Scene, Table
from ..stills import Still
from . import drawing
from .record import Pile, heaps
from .shown import Shown, shown

OWN = 200  # characters of a reader's line


def first(item: Pile) -> Shown:
    """Return what stands in the first frame."""
    none, one = heaps(item)
    return shown(none.lines, one.lines, int(item.seed or 1))


def controls(scene: Scene[Pile]) -> Iterator[Control]:
    """Return the reader's own line, the kind to write, and the switch that forgets the order."""
    none, one = heaps(scene.item)
    yield OwnText("line", scene.say("own"), limit=OWN)
    yield Radios("kind", scene.say("kind"), [("1", one.name), ("0", none.name)], "1")
    orders = [("kept", scene.say("kept")), ("forgotten", scene.say("forgotten"))]
    yield Radios("order", scene.say("order"), orders, "kept")


def _view(scene: Scene[Pile]) -> Iterable[Child]:
    """Return the pile, two buttons and the two machines."""
    return drawing.view(scene, first(scene.item))


def _behind(scene: Scene[Pile]) -> Iterable[Child]:
    """Return how both are made, and all lines of the pile."""
    return drawing.behind(scene)


def table(scene: Scene[Pile]) -> Table:
    """Return what both machines say of the line on top, and what the second one writes."""
    item, now, numbers = scene.item, first(scene.item), scene.numbers
    sides = [side.name for side in (item.sorter, item.writer) if side]
    name = heaps(item)[1].name
    stamped = [numbers.percent(chance, 0) for chance, _ in now.judged]
    return Table(
        scene.say("table"),
        (scene.say("asked"), *sides),
        (
            (scene.say("chance_of", name=name, line=now.top), *stamped),
            (scene.say("writes", name=name), scene.say("nothing"), now.text),
            (scene.say("copies", now.tried), "–", numbers.percent(now.copies, 0)),
        ),
    )


def start(scene: Scene[Pile]) -> dict[str, Any]:
    """Return the first draw, and what the first machine says when it cannot.

    The pile itself stands in the page, behind the first frame.
    """
    now = first(scene.item)
    return {
        "state": {"top": 0, "seed": now.seed, "does": "both"},
        "cannot": plain_text(scene.item.cannot),
    }


def _stills(scene: Scene[Pile]) -> Iterator[Still]:
    """Return the moments: sorting, writing, and writing without order."""
    return drawing.stills(scene, first(scene.item))


MACHINE = Machine(
    record=Pile,
    controls=controls,
    view=_view,
    behind=_behind,
    table=table,
    stills=_stills,
    start=start,
    lead=lambda scene: (),
    says="new because beside nothing_known refused stamp told_sort told_write top",
)
