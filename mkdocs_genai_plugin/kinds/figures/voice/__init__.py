"""A sound, value by value: linear models of a sung vowel, and what they sing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from mkdocs_genai_plugin.data.fields import Amount, Number, declare
from mkdocs_genai_plugin.render.element import Child

from ..controls import Buttons, Control, Radios, Seed, Slider
from ..machine import Machine, Scene, Table
from ..record import Figure
from ..stills import Still
from . import drawing
from .sound import HEARD, RATE
from .sung import ORDERS, Song, song

_PERIODS = (800, 1_200, 2_400, HEARD)  # values heard
MOMENTS = (0, 8, 56)
ROWS = (0, 1, 2, 4, 8, 16, 32, 56, 64, 128)


@dataclass(frozen=True, kw_only=True)
class Voice(Figure):
    """A sound by formula, always the same, and models of it with a longer and longer memory."""

    order: Amount | None = declare(
        Number(0, 128, whole=True), "How many values it looks back at first.", "8"
    )
    seed: Amount | None = declare(Number(1, 999, whole=True), "The first song.", "3")


def first(item: Voice, order: int | None = None) -> Song:
    """Return what is sung at first, or what another order sings then."""
    chosen = int(8 if item.order is None else item.order)
    nearest = min(ORDERS, key=lambda one: abs(one - chosen))
    return song(nearest if order is None else order, int(item.seed or 1))


def controls(scene: Scene[Voice]) -> Iterator[Control]:
    """Return the order, how much was heard, the song's draw, and what can be played."""
    shown, numbers = first(scene.item), scene.numbers
    times = [
        (f"{one}", scene.say("time", s=f"{numbers.decimal(one / RATE, 2)}")) for one in _PERIODS
    ]
    yield Slider("order", scene.say("order"), list(ORDERS), shown.order)
    yield Radios("heard", scene.say("heard"), times, f"{HEARD}")
    yield Seed(scene.say("seed"), scene.say("new_draw"), scene.say("old_draw"), shown.seed)
    plays = [("play-heard", scene.say("play_heard")), ("play-sung", scene.say("play_sung"))]
    yield Buttons("play", scene.say("play"), plays)


def _view(scene: Scene[Voice]) -> Iterable[Child]:
    """Return both sounds and how well each order foretells."""
    return drawing.view(scene, first(scene.item))


def table(scene: Scene[Voice]) -> Table:
    """Return bits a value and the strength of the pitch for a longer and longer memory."""
    numbers = scene.numbers
    songs = [first(scene.item, order) for order in ROWS]
    rows = [
        (
            numbers.whole(one.order),
            numbers.decimal(one.bits[ORDERS.index(one.order)], 2),
            numbers.decimal(one.pitch, 2),
        )
        for one in songs
    ]
    heads = [scene.say(f"head_{key}") for key in ("order", "bits", "pitch")]
    return Table(scene.say("table"), heads, rows)


def start(scene: Scene[Voice]) -> dict[str, Any]:
    """Return nothing: the sound is a formula."""
    return {}


def _stills(scene: Scene[Voice]) -> Iterator[Still]:
    """Return what models with three memories sing."""
    numbers = scene.numbers
    for order in MOMENTS:
        one = first(scene.item, order)
        pitch, bits = (
            numbers.decimal(one.pitch, 2),
            numbers.decimal(one.bits[ORDERS.index(order)], 2),
        )
        yield Still(
            id=f"order-{order}",
            name=numbers.whole(order),
            says=scene.say(f"still_{order}", pitch=pitch, bits=bits),
            picture=drawing.still(one),
            state=f"order={order}&seed={one.seed}",
        )


MACHINE = Machine(
    record=Voice,
    controls=controls,
    view=_view,
    table=table,
    stills=_stills,
    start=start,
    says="reading values silent",
)
