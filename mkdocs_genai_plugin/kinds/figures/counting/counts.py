"""Which character follows which, counted; and a text written from the counts.

The mathematics of ``figure.js`` in the same order of random numbers: Witten and Bell, 1991,
doi:10.1109/18.87000, method C, over all shorter contexts.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache

LONGEST = 12  # characters: the longest context counted, and what follows it


@dataclass(frozen=True)
class Counts:
    """How often each piece of 1 to 12 characters stands in a text.

    ``kinds[k]`` says of each context of k characters how many different ones follow it.
    """

    text: str
    signs: str
    pieces: tuple[Counter[str], ...]
    kinds: tuple[Counter[str], ...]

    def after(self, context: str) -> int:
        """Return how often a character follows the context."""
        if not context:
            return len(self.text)
        return self.pieces[len(context) - 1][context] - self.text.endswith(context)

    def chance(self, context: str, sign: str, shorter: float) -> float:
        """Return the chance of a sign, mixed with its chance after the context one shorter."""
        kinds = self.kinds[len(context)][context]
        seen = self.pieces[len(context)][context + sign]
        return (seen + kinds * shorter) / (self.after(context) + kinds)

    def contexts(self, past: str) -> list[str]:
        """Return the last 0, 1, 2, … characters of a past, as long as something follows them."""
        found = []
        for length in range(min(LONGEST - 1, len(past)) + 1):
            context = past[len(past) - length :]
            if not self.after(context):
                break
            found.append(context)
        return found


@lru_cache(maxsize=4)
def count(text: str) -> Counts:
    """Return the counts of a text."""
    pieces = tuple(
        Counter(text[start : start + size] for start in range(len(text) - size + 1))
        for size in range(1, LONGEST + 1)
    )
    kinds = tuple(Counter(piece[:-1] for piece in of_size) for of_size in pieces)
    return Counts(text, "".join(sorted(pieces[0])), pieces, kinds)


def bits(counts: Counts, text: str) -> list[float]:
    """Return the mean bits a character of a text, for a memory of 0, 1, … 11 characters."""
    sums = [0.0] * LONGEST
    for at, sign in enumerate(text):
        chance = 1 / (len(counts.signs) + 1)
        contexts = counts.contexts(text[max(0, at - LONGEST + 1) : at])
        for length in range(LONGEST):
            if length < len(contexts):
                chance = counts.chance(contexts[length], sign, chance)
            sums[length] -= math.log2(chance)
    return [one / len(text) for one in sums]


def following(counts: Counts, past: str, memory: int) -> list[tuple[str, int, float]]:
    """Return each sign, how often it followed the longest context found, and its chance."""
    contexts = counts.contexts(past[-memory:] if memory else "")
    chances = [1 / (len(counts.signs) + 1)] * len(counts.signs)
    seen: list[int] = []
    for context in contexts:
        # Once for all signs: this is most of what a still costs.
        pieces, kinds = counts.pieces[len(context)], counts.kinds[len(context)][context]
        total = counts.after(context) + kinds
        seen = [pieces.get(context + sign, 0) for sign in counts.signs]
        chances = [
            (times + kinds * shorter) / total for times, shorter in zip(seen, chances, strict=True)
        ]
    return list(zip(counts.signs, seen, chances, strict=True))


def generate(
    counts: Counts,
    past: str,
    memory: int,
    length: int,
    random: Callable[[], float],
    temperature: float = 1,
) -> str:
    """Return so many characters that go on from a past."""
    written = ""
    for _ in range(length):
        chances = [chance for _, _, chance in following(counts, past + written, memory)]
        written += counts.signs[_drawn(_tempered(chances, temperature), random())]
    return written


def _tempered(chances: list[float], temperature: float) -> list[float]:
    raised = [chance ** (1 / temperature) for chance in chances]
    total = sum(raised)
    return [one / total for one in raised]


def _drawn(chances: list[float], part: float) -> int:
    for place, chance in enumerate(chances):
        part -= chance
        if part < 0:
            return place
    return len(chances) - 1


def longest_copy(text: str, written: str) -> tuple[int, int]:
    """Return where the longest piece lies that stands in the text word for word: from, to."""
    longest, start = (0, 0), 0
    for end in range(1, len(written) + 1):
        while written[start:end] not in text:
            start += 1
        longest = max(longest, (start, end), key=lambda one: one[1] - one[0])
    return longest
