"""What a model of a certain order sings, and how well every order foretells the sound."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from ..beforehand import beforehand
from ..chance import generator
from .sound import HEARD, learnt, pitch

ORDERS = (0, 1, 2, 4, 8, 16, 32, 48, 56, 64, 128)
SOUND = 1  # the seed of the sound that is learnt from
PERIODS = 228  # values: four periods
_DIGITS = 4  # behind the point, of a value that is drawn


@dataclass(frozen=True)
class Song:
    """Four periods of a song; ``bits`` are by order."""

    order: int
    seed: int
    sung: tuple[float, ...]
    pitch: float
    bits: tuple[float, ...]

    @property
    def heard(self) -> tuple[float, ...]:
        """Four periods of the sound that it was learnt from."""
        return learnt(SOUND, HEARD).known[-PERIODS:]


@beforehand(lambda found: Song(**found))
def song(order: int, seed: int) -> Song:
    """Return what an order sings with a seed."""
    model = learnt(SOUND, HEARD)
    sound = model.sing(order, HEARD, generator(seed))
    shown = tuple(round(value, _DIGITS) for value in sound[:PERIODS])
    return Song(order, seed, shown, pitch(sound), foretold(HEARD))


@lru_cache(maxsize=4)
def foretold(heard: int) -> tuple[float, ...]:
    """Return the bits of every order that has heard so many values."""
    return tuple(learnt(SOUND, heard).bits(order) for order in ORDERS)
