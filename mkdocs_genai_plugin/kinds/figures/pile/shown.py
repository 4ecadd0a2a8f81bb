"""What both machines have done in the first frame."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from ..chance import generator
from .learnt import (
    Habits,
    Line,
    classify,
    copies,
    fresh,
    generate,
    habits,
    logistic,
    naive,
    salad,
    tokens,
)

TRIED = 1_000  # lines of each kind, to say how many are copies


@dataclass(frozen=True)
class Shown:
    """The pile, what both say of its top, and a new line of kind 1, with and without order.

    ``judged`` is the chance of kind 1 and the words that decided, by either machine. Each word
    ``written`` has what could have stood there instead. ``refused`` is the first line drawn
    before it that stands in the pile, ``copies`` the share of such lines.
    """

    seed: int
    texts: tuple[str, ...]
    pile: tuple[Line, ...]
    judged: tuple[tuple[float, list[str]], ...]
    written: tuple[tuple[str, str], ...]
    salad: tuple[str, ...]
    refused: str
    copies: float
    tried: int = 2 * TRIED

    @property
    def top(self) -> str:
        """The line on top."""
        return self.texts[0]

    @property
    def text(self) -> str:
        """The new line."""
        return " ".join(word for word, _ in self.written)


@lru_cache(maxsize=4)
def shown(none: tuple[str, ...], one: tuple[str, ...], seed: int) -> Shown:
    """Return what both machines make of a pile."""
    texts, pile = mixed(none, one)
    learnt = habits(pile, 1)
    random = generator(seed)
    line, refused = fresh(pile, lambda: generate(learnt, random))
    judges = (logistic(pile), naive(pile))
    counts = [copies(pile, kind, TRIED, generator(1)) for kind in (0, 1)]
    return Shown(
        seed,
        texts,
        pile,
        tuple(classify(weights, pile[0].words) for weights in judges),
        tuple(beside(learnt, line)),
        salad(pile, 1, generator(seed)),
        next((" ".join(one) for one in refused if Line(one, 1) in pile), ""),
        sum(counts) / (2 * TRIED),
    )


def mixed(none: Sequence[str], one: Sequence[str]) -> tuple[tuple[str, ...], tuple[Line, ...]]:
    """Return the pile, a line of each kind in turn as long as there are both, kind 1 first."""
    found: list[tuple[str, Line]] = []
    for place in range(max(len(none), len(one))):
        for kind, own in ((1, one), (0, none)):
            found += [(text, Line(tokens(text), kind)) for text in own[place : place + 1]]
    return tuple(text for text, _ in found), tuple(line for _, line in found)


def beside(learnt: Habits, line: Sequence[str]) -> list[tuple[str, str]]:
    """Return each word of a line with the likeliest other word in its place, or nothing."""
    found, before, last = [], "", ""
    for word in line:
        could = [one for one in learnt.following(before, last) if one[0] not in (word, "")]
        found.append((word, max(could, key=lambda one: one[1])[0] if could else ""))
        before, last = last, word
    return found
