"""What comes out of one seed for each number of frames seen together: first frame and stills."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from mkdocs_genai_plugin.kinds.figures import grey
from mkdocs_genai_plugin.kinds.figures.beforehand import beforehand
from mkdocs_genai_plugin.kinds.figures.denoiser.maths import level

from .maths import FAULTLESS, FRAMES, PICTURES, Shown, film, is_copied, is_false, recognize
from .record import ALL, TOGETHER, Frames

# What happens between two frames.
RIGHT, JUMPS, CHANGES = "right", "jumps", "changes"


@dataclass(frozen=True)
class Moment:
    """A film: its frames as levels of grey, the numbers of what they show, how many are right."""

    frames: Sequence[str]
    numbers: Sequence[int]
    faultless: int

    @property
    def shown(self) -> list[Shown]:
        """What the frames show."""
        return [PICTURES[number] for number in self.numbers]

    @property
    def steps(self) -> list[str]:
        """What happens between the frames."""
        return [_step(*pair) for pair in pairwise(self.shown)]

    @property
    def wrong(self) -> int:
        """How many steps are false."""
        return sum(step != RIGHT for step in self.steps)

    @property
    def copied(self) -> bool:
        """Whether the film is one of the data."""
        return is_copied(self.shown)


def _step(one: Shown, two: Shown) -> str:
    if one.shape != two.shape:
        return CHANGES
    return JUMPS if is_false(one, two) else RIGHT


def moments(item: Frames) -> dict[str, Moment]:
    """Return the film of the figure's first seed for each number of frames."""
    return films(seed_of(item))


def seed_of(item: Frames) -> int:
    """Return the number of the first draw."""
    return int(item.seed or 1)


@beforehand(lambda found: {together: Moment(**one) for together, one in found.items()})
def films(seed: int) -> dict[str, Moment]:
    """Return the films of a seed."""
    return {together: _moment(seed, together) for together in TOGETHER}


def _moment(seed: int, together: str) -> Moment:
    frames = film(seed, 2 * FRAMES if together == ALL else int(together))
    seen = [recognize(frame) for frame in frames]
    return Moment(
        [grey.text([level(value) for value in frame]) for frame in frames],
        [one.shown.number for one in seen],
        sum(one.distance < FAULTLESS for one in seen),
    )
