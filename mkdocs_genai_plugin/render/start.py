"""A figure as it is first seen, and what its script starts from."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from mkdocs_genai_plugin.data.model import Cloud, Figure, Kind, Learner, Spot, World
from mkdocs_genai_plugin.data.words import Words
from mkdocs_genai_plugin.maths.curve import Errors, Fits, curve, fits
from mkdocs_genai_plugin.maths.dots import Cloud as Source
from mkdocs_genai_plugin.maths.dots import World as Sources
from mkdocs_genai_plugin.maths.dots import draw, generator
from mkdocs_genai_plugin.maths.plane import Plane

FRESH, MADE = 20_000, 50
# The texts that the script fills in.
SAID = "added at_probe count crossing density_low kept made no_crossing own removed wrong_now"


@dataclass(frozen=True)
class Start:
    """What there is before anybody touches a figure.

    While a server shows a page although the data is broken, other numbers stand
    in for those that are missing.
    """

    item: Figure
    words: Words

    @property
    def world(self) -> World:
        """The first world."""
        return next(iter(self.item.worlds), World())

    @property
    def names(self) -> tuple[str, str]:
        """What the classifiers are called."""
        return _name(self.item.gaussian), _name(self.item.logistic)

    @property
    def kinds(self) -> tuple[str, str]:
        """What the kinds of points are called."""
        return _name(self.item.a), _name(self.item.b)

    @property
    def accents(self) -> tuple[str, str]:
        """The colours of the kinds of points."""
        return _accent(self.item.a), _accent(self.item.b)

    @property
    def sizes(self) -> list[int]:
        """The numbers of training points to choose from."""
        return [int(size) for size in self.item.sizes] or [6, 60]

    @property
    def points(self) -> int:
        """The number of training points."""
        wanted = self.item.points or 60
        return min(self.sizes, key=lambda size: abs(size - wanted))

    @property
    def seed(self) -> int:
        """The number of the draw."""
        return int(self.item.seed or 1)

    @property
    def plane(self) -> Plane:
        """What of the world is seen."""
        return Plane(*spot(self.world.middle), float(self.world.width or 10))

    @cached_property
    def errors(self) -> tuple[Errors, ...]:
        """Both errors for each number of training points."""
        return curve(clouds(self.world), tuple(self.sizes), self.seed, FRESH)

    @cached_property
    def fits(self) -> Fits:
        """Both classifiers."""
        return fits(draw(clouds(self.world), self.points, generator(self.seed)))

    @property
    def now(self) -> Errors:
        """The errors for the number of training points."""
        return next(one for one in self.errors if one.points == self.points)

    @property
    def written(self) -> str:
        """What the script starts from, as JSON."""
        start: dict[str, Any] = {
            "id": self.item.id,
            "worlds": {str(world.id): _numbers(world) for world in self.item.worlds},
            "sizes": self.sizes,
            "points": self.points,
            "seed": self.seed,
            "fresh": FRESH,
            "make": MADE,
            "kinds": self.kinds,
            "names": self.names,
            "words": {name: getattr(self.words, name) for name in SAID.split()},
        }
        return json.dumps(start, separators=(",", ":"), ensure_ascii=False)


def spot(place: Spot | None) -> tuple[float, float]:
    """Give the coordinates of a place."""
    return (float(place.x or 0), float(place.y or 0)) if place else (0.0, 0.0)


def _name(one: Kind | Learner | None) -> str:
    return one.name if one else ""


def _accent(one: Kind | None) -> str:
    return one.accent if one else ""


def clouds(world: World) -> Sources:
    """Give where the points of either kind come from."""
    a, b = (tuple(Source(*_cloud(cloud)) for cloud in own) for own in (world.a, world.b))
    return a or (Source(1, -1, 0, 1, 1),), b or (Source(1, 1, 0, 1, 1),)


def _cloud(cloud: Cloud) -> list[float]:
    share, tilt = cloud.share or 1, cloud.tilt or 0
    spreads = (cloud.spread_x or 1, cloud.spread_y or 1)
    return [float(one) for one in (share, cloud.x or 0, cloud.y or 0, *spreads, tilt)]


def _numbers(world: World) -> dict[str, Any]:
    kinds = [[_cloud(cloud) for cloud in own] for own in (world.a, world.b)]
    seen = [*spot(world.middle), float(world.width or 10)]
    return {"name": world.name, "kinds": kinds, "seen": seen, "probe": spot(world.probe)}
