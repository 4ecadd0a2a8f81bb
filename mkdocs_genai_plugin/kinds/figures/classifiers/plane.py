"""Places in a picture of points, and the line in it where a form is 0."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from .form import Form, value

WIDTH, HEIGHT, CELL = 200, 160, 4

Position = tuple[float, float]


@dataclass(frozen=True)
class Plane:
    """A picture ``WIDTH`` units wide and ``HEIGHT`` high, of the points around a middle.

    ``width`` is what the picture's width stands for; both directions have one scale.
    """

    x: float
    y: float
    width: float

    @property
    def scale(self) -> float:
        """The units of the picture in one of the points'."""
        return WIDTH / self.width

    def place(self, x: float, y: float) -> Position:
        """Return the place of a point, from the picture's upper left corner."""
        return (x - self.x) * self.scale + WIDTH / 2, HEIGHT / 2 - (y - self.y) * self.scale

    def point(self, left: float, top: float) -> Position:
        """Return the point at a place."""
        return self.x + (left - WIDTH / 2) / self.scale, self.y + (HEIGHT / 2 - top) / self.scale

    def border(self, form: Form) -> Iterator[tuple[Position, Position]]:
        """Return short lines along which the form is 0: marching squares."""
        grid = [
            [value(form, *self.point(left, top)) for left in range(0, WIDTH + 1, CELL)]
            for top in range(0, HEIGHT + 1, CELL)
        ]
        for row in range(HEIGHT // CELL):
            for column in range(WIDTH // CELL):
                ends = list(_ends(grid, row, column))
                yield from zip(ends[::2], ends[1::2], strict=True)


def _ends(grid: list[list[float]], row: int, column: int) -> Iterator[Position]:
    """Return the places on a cell's edges where the sign changes: none, two or four."""
    corners = [(0, 0), (1, 0), (1, 1), (0, 1)]
    for (x, y), (next_x, next_y) in zip(corners, [*corners[1:], corners[0]], strict=True):
        here, there = grid[row + y][column + x], grid[row + next_y][column + next_x]
        if (here > 0) != (there > 0):
            part = here / (here - there)
            yield (
                CELL * (column + x + part * (next_x - x)),
                CELL * (row + y + part * (next_y - y)),
            )
