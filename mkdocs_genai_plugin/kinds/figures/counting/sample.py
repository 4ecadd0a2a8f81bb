"""What a model with a certain memory writes at first, and how well it foretells."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from ..beforehand import beforehand
from ..chance import generator
from .counts import LONGEST, bits, count, following, generate, longest_copy

OWN = 5_000  # characters of its own text that the model is tested on
LIKELIEST = 10


@dataclass(frozen=True)
class Sample:
    """A text written from counts; ``copied`` is its longest piece that stands in what was counted.

    Bits are means a character for memories of 0, 1, … 11 characters.
    """

    memory: int
    past: str
    before: str
    copied: str
    behind: str
    following: tuple[tuple[str, int, float], ...]
    bits_own: tuple[float, ...]
    bits_unseen: tuple[float, ...]

    @property
    def written(self) -> str:
        """All that was written behind the past."""
        return self.before + self.copied + self.behind


@beforehand(lambda found: Sample(**found))
def sample(text: str, unseen: str, past: str, memory: int, length: int, seed: int) -> Sample:
    """Return so many characters written with a memory, a past and a seed."""
    counts = count(text)
    output = generate(counts, past, memory, length, generator(seed))
    start, end = longest_copy(text, output)
    could = following(counts, (past + output)[-LONGEST:], memory)
    return Sample(
        memory,
        past,
        output[:start],
        output[start:end],
        output[end:],
        tuple(sorted(could, key=lambda one: -one[2])[:LIKELIEST]),
        *_foretold(text, unseen),
    )


@lru_cache(maxsize=4)
def _foretold(text: str, unseen: str) -> tuple[tuple[float, ...], tuple[float, ...]]:
    counts = count(text)
    return tuple(bits(counts, text[:OWN])), tuple(bits(counts, unseen))
