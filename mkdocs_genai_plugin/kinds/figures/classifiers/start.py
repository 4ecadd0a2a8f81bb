"""The points and both classifiers as they are first seen, and what the script starts from."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Any

from mkdocs_genai_plugin.kinds.figures.chance import generator
from mkdocs_genai_plugin.kinds.figures.machine import Scene

from .curve import Errors, Fits, curve, fits
from .plane import Plane
from .points import Mixture as Sources
from .points import NormalCloud as Source
from .points import draw
from .record import Classifiers, Cloud, Learner, Sort, Spot, World

FRESH, MADE = 20_000, 50


@dataclass(frozen=True)
class Start:
    """What there is before anybody touches a figure.

    While a server shows a page although the data is broken, other numbers stand
    in for those that are missing.
    """

    item: Classifiers

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
        return curve(clouds(self.world), (self.points,), self.seed, FRESH)[0]

    @property
    def data(self) -> dict[str, Any]:
        """What the script starts from."""
        x, y = spot(self.world.probe)
        return {
            "state": {"x": x, "y": y},
            "worlds": {str(world.id): _numbers(world) for world in self.item.worlds},
            "sizes": self.sizes,
            "errors": [(one.gaussian, one.logistic) for one in self.errors],
            "fresh": FRESH,
            "make": MADE,
            "kinds": self.kinds,
            "names": self.names,
        }


def start(scene: Scene[Classifiers]) -> dict[str, Any]:
    """Return what the script starts from."""
    return Start(scene.item).data


def spot(place: Spot | None) -> tuple[float, float]:
    """Return the coordinates of a place."""
    return (float(place.x or 0), float(place.y or 0)) if place else (0.0, 0.0)


def _name(one: Sort | Learner | None) -> str:
    return one.name if one else ""


def _accent(one: Sort | None) -> str:
    return one.accent if one else ""


def clouds(world: World) -> Sources:
    """Return where the points of either kind come from."""
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
