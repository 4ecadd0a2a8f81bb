"""Films of a ring or a plus, made by a denoiser that sees some frames at once."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import chain, pairwise, product

from mkdocs_genai_plugin.kinds.figures.denoiser.engine import (
    Floats,
    Mixture,
    Pixels,
    denoise,
    noise,
    shares,
    windows,
)

SIDE, FRAMES, STEPS = 8, 8, 12
PLACES = SIDE - 2  # of the upper left corner of a shape, three pixels wide, in each direction
SIZE = SIDE * SIDE
RING = ((0, 0), (0, 1), (0, 2), (1, 0), (1, 2), (2, 0), (2, 1), (2, 2))
PLUS = ((0, 1), (1, 0), (1, 1), (1, 2), (2, 1))
SHAPES = (RING, PLUS)
FAULTLESS = 0.02  # a frame that lies nearer to one of the pictures than this has no fault

Clip = tuple[int, ...]  # the number of a picture for each of its frames


@dataclass(frozen=True)
class Shown:
    """Which shape a picture shows, and where its upper left corner is."""

    shape: int
    y: int
    x: int

    @property
    def number(self) -> int:
        """The picture's number."""
        return (self.shape * PLACES + self.y) * PLACES + self.x

    @property
    def ink(self) -> list[int]:
        """The pixels that are 1; the others are -1."""
        return [(self.y + y) * SIDE + self.x + x for y, x in SHAPES[self.shape]]


PICTURES = tuple(Shown(*one) for one in product(range(2), range(PLACES), range(PLACES)))


@cache
def clips() -> tuple[Clip, ...]:
    """Return all films that the law allows: each shape from each place in eight directions."""
    directions = [way for way in product((-1, 0, 1), repeat=2) if any(way)]
    return tuple(_clip(start, *way) for start in PICTURES for way in directions)


def _clip(start: Shown, down: int, right: int) -> Clip:
    rows, columns = _path(start.y, down), _path(start.x, right)
    return tuple(Shown(start.shape, y, x).number for y, x in zip(rows, columns, strict=True))


def _path(place: int, step: int) -> Iterator[int]:
    """Return the places along one side: at a border the step turns before it is taken."""
    for _ in range(FRAMES):
        yield place
        step = step if 0 <= place + step < PLACES else -step
        place += step


def film(seed: int, together: int) -> list[Pixels]:
    """Return the frames that come out of noise when so many of them are seen together."""

    def guess(picture: Pixels, mixture: Mixture) -> Pixels:
        return best(picture, mixture, together // 2)

    result = denoise(noise(seed, FRAMES * SIZE), STEPS, guess)[-1].guess
    return [result[at : at + SIZE] for at in range(0, len(result), SIZE)]


def best(picture: Pixels, mixture: Mixture, reach: int) -> Pixels:
    """Return the best guess at the film behind a mixture."""
    frames = [picture[at : at + SIZE] for at in range(0, len(picture), SIZE)]
    gaps = [_gaps(frame, mixture.clean) for frame in frames]
    # Films share 72 pictures, so each frame is compared with these.
    squares = [[gap[clip[time]] for clip in clips()] for time, gap in enumerate(gaps)]
    votes = [shares(sums, mixture.noisy) for sums in windows(squares, FRAMES, reach)]
    return list(chain.from_iterable(_mean(time, vote) for time, vote in enumerate(votes)))


def _gaps(frame: Pixels, clean: float) -> Floats:
    """Return the squared distance from each picture, less what it is from one without ink.

    For ink ``(x - a)**2 - (x + a)**2 = -4 a x``; what is the same for all has no vote.
    """
    return [-4 * clean * sum(frame[pixel] for pixel in one.ink) for one in PICTURES]


def _mean(time: int, votes: Floats) -> Pixels:
    found, weights = [-1.0] * SIZE, [0.0] * len(PICTURES)
    for clip, vote in zip(clips(), votes, strict=True):
        weights[clip[time]] += vote
    for one, weight in zip(PICTURES, weights, strict=True):
        for pixel in one.ink:
            found[pixel] += 2 * weight
    return found


@dataclass(frozen=True)
class Read:
    """Which of the pictures a frame is nearest to, and how far from it."""

    shown: Shown
    distance: float


def recognize(frame: Sequence[float]) -> Read:
    """Return what a frame shows; the distance is the root of the mean square."""
    empty = sum((value + 1) ** 2 for value in frame)
    gaps = _gaps(list(frame), 1)
    least = min(gaps)
    distance = math.sqrt(max(0.0, empty + least) / SIZE)
    return Read(PICTURES[gaps.index(least)], distance)


def jump(one: Shown, two: Shown) -> int:
    """Return how many pixels the shape moves, in the direction in which it moves further."""
    return max(abs(one.y - two.y), abs(one.x - two.x))


def is_false(one: Shown, two: Shown) -> bool:
    """Return whether the shape changes, or does not move by one pixel."""
    return one.shape != two.shape or jump(one, two) != 1


def false_steps(shown: Sequence[Shown]) -> int:
    """Return how many of the steps between frames no film of the data has."""
    return sum(is_false(*pair) for pair in pairwise(shown))


def is_copied(shown: Sequence[Shown]) -> bool:
    """Return whether all frames are those of one film of the data."""
    return tuple(one.number for one in shown) in clips()
