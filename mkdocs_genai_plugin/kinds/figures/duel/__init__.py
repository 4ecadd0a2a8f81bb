"""Two players: a maker of numbers and its judge learn against each other, in one dimension."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from mkdocs_genai_plugin.render.element import Child

from ..controls import Buttons, Control, Radios, Seed
from ..machine import Machine, Scene, Table
from ..record import Figure
from ..stills import Still
from . import drawing
from .measured import RUNS, Moment, moments, tallies

JUDGES = {"0.05": "1/20", "0.25": "1/4", "1": "1", "10": "10"}
MAKERS = ("1", "10")


@dataclass(frozen=True, kw_only=True)
class Duel(Figure):
    """Two players; what they learn and how is always the same, the words are the author's."""


def first() -> Moment:
    """Return the moment of the first frame: the maker covers one hill of two."""
    return next(one for one in moments() if one.key == "1 0.05")


def controls(scene: Scene[Duel]) -> Iterator[Control]:
    """Return both paces, the buttons that run, and the draw."""
    shown = first()
    judges = list(JUDGES.items())
    yield Radios("judge", scene.say("judge"), judges, f"{shown.judge:g}")
    yield Radios("maker", scene.say("maker"), [(one, one) for one in MAKERS], f"{shown.maker:g}")
    runs = [("run", scene.say("run")), ("step", scene.say("step"))]
    yield Buttons("run", scene.say("steps"), runs)
    yield Seed(scene.say("draw"), scene.say("new_draw"), scene.say("old_draw"), shown.seed)


def _view(scene: Scene[Duel]) -> Iterable[Child]:
    """Return what the maker makes, what the judge says, and how that came."""
    return drawing.view(scene, first())


def table(scene: Scene[Duel]) -> Table:
    """Return how 40 runs end at each pace."""
    numbers = scene.numbers
    heads = ("maker", "judge", "both", "one", "none", "jumps")
    rows = []
    for key, tally in tallies().items():
        maker, judge = key.split()
        ends = (numbers.whole(count) for count in tally.ends)
        rows.append((maker, JUDGES[judge], *ends, numbers.decimal(tally.jumps, 1)))
    caption = scene.say("table", RUNS)
    return Table(caption, [scene.say(f"head_{key}") for key in heads], rows)


def start(scene: Scene[Duel]) -> dict[str, Any]:
    """Return how far it has run, and what 40 runs at each pace lead to."""
    return {
        "state": {"steps": first().steps},
        "runs": {key: tally.ends for key, tally in tallies().items()},
    }


def _stills(scene: Scene[Duel]) -> Iterator[Still]:
    """Return how runs at three paces end."""
    for moment in moments():
        name = moment.name
        says = scene.say(f"still_{name}_says", moment.jumps)
        state = f"maker={moment.maker:g}&judge={moment.judge:g}&seed={moment.seed}"
        yield Still(
            id=name,
            name=scene.say(f"still_{name}"),
            says=says,
            picture=drawing.still(moment),
            state=f"{state}&steps={moment.steps}",
        )


MACHINE = Machine(
    record=Duel,
    controls=controls,
    view=_view,
    table=table,
    stills=_stills,
    start=start,
    says="reading runs",
)
