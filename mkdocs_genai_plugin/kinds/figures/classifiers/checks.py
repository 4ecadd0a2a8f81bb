"""What can be wrong with a figure of two classifiers beside its single fields."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from mkdocs_genai_plugin.data.checks import undeclared
from mkdocs_genai_plugin.data.problems import Problem
from mkdocs_genai_plugin.data.rules import Rule

from .record import Classifiers


def sizes(item: Classifiers) -> Iterator[Problem]:
    """Return sizes out of order, else numbers of points that are none of the sizes, each once."""
    unsorted = [more for less, more in pairwise(item.sizes) if more <= less]
    for size in unsorted:
        message = f"the size {size:g} stands behind one that is not less"
        yield Problem(size.place, message, Rule.ORDER, "Put the least first.")
    used = (item.points, *(trial.points for trial in item.trials))
    first = {points: points for points in reversed(used) if points is not None}
    allowed = ", ".join(f"{size:g}" for size in item.sizes)
    for points in first.values() if not unsorted else ():
        if points not in item.sizes:
            message = f"{points:g} is none of the sizes"
            yield Problem(points.place, message, Rule.SIZE, f"Allowed: {allowed}.")


def worlds(item: Classifiers) -> Iterator[Problem]:
    """Return worlds that the questions name and that there are not."""
    known = [world.id for world in item.worlds]
    uses = (trial.world for trial in item.trials if trial.world)
    fix = f"Allowed: {', '.join(known)}."
    yield from undeclared(uses, known, "a world's id", Rule.WORLD, fix)
