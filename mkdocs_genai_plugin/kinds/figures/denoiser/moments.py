"""What the machine draws from one seed through each window: the figure's first frame and stills."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from mkdocs_genai_plugin.kinds.figures import grey
from mkdocs_genai_plugin.kinds.figures.beforehand import beforehand

from .engine import DenoisingStep, mixtures
from .maths import Pictures, level, likeliest, nearest, sampled, votes
from .record import WHOLE, WINDOWS, Denoiser, known_pictures

SHOWN, VOTERS, LOOKED_AT = 8, 5, 5


@dataclass(frozen=True)
class Moment:
    """What comes out of a window: the steps that are shown, and what is nearest to the result.

    ``pictures`` and ``guesses`` are levels of grey as they are written, the last guess the result,
    ``pieces`` the number of the picture that each of its pixels comes from. ``voters`` are the
    pictures with the largest shares in the middle pixel at the step ``LOOKED_AT``.
    """

    steps: Sequence[int]
    pictures: Sequence[str]
    guesses: Sequence[str]
    nearest: int
    distance: float
    pieces: Sequence[int]
    voters: Sequence[Sequence[float]]

    @property
    def result(self) -> str:
        """What was drawn."""
        return self.guesses[-1]


def moments(item: Denoiser) -> dict[str, Moment]:
    """Return the moment of each window, for the seed and the steps that the figure starts with."""
    return drawn_moments(tuple(item.written), int(item.seed or 1), int(item.steps or 20))


@beforehand(lambda found: {window: Moment(**one) for window, one in found.items()})
def drawn_moments(written: tuple[str, ...], seed: int, steps: int) -> dict[str, Moment]:
    """Return the moments of pictures."""
    known = known_pictures(written)
    return {window: _moment(known, seed, steps, reach_of(known, window)) for window in WINDOWS}


def reach_of(known: Pictures, window: str) -> int:
    """Return how far a window reaches from its middle: the whole picture from any pixel."""
    return len(known.cells) if window == WHOLE else int(window) // 2


def middle(known: Pictures) -> tuple[int, int]:
    """Return the column and the row of the pixel whose votes are shown first."""
    return known.width // 2, len(known.cells) // known.width // 2


def _moment(known: Pictures, seed: int, steps: int, reach: int) -> Moment:
    stages, passed = sampled(known, seed, steps, reach), mixtures(steps)
    number, distance = nearest(known, stages[-1].guess)
    return Moment(
        [step + 1 for step in _shown(steps)],
        [_written(stages[step].picture) for step in _shown(steps)],
        [_written(stages[step].guess) for step in _shown(steps)],
        number,
        round(distance, 3),
        likeliest(known, stages[-1].picture, passed[-1], reach),
        _voters(known, stages, steps, reach),
    )


def _voters(
    known: Pictures, stages: list[DenoisingStep], steps: int, reach: int
) -> list[list[float]]:
    """Return the numbers of those with the largest shares in the middle pixel, and the shares."""
    step, (x, y) = looked_at(steps), middle(known)
    pixel = y * known.width + x
    found = votes(known, stages[step].picture, mixtures(steps)[step], reach, pixel)
    return [[number, round(share, 3)] for number, share in found[:VOTERS]]


def looked_at(steps: int) -> int:
    """Return the step whose votes are shown first."""
    places = _shown(steps)
    return places[min(LOOKED_AT, len(places)) - 1]


def _shown(steps: int) -> list[int]:
    """Return the steps that are shown: the first, the last, and some at even distances."""
    return sorted({place * (steps - 1) // (SHOWN - 1) for place in range(SHOWN)})


def _written(picture: Sequence[float]) -> str:
    return grey.text([level(value) for value in picture])
