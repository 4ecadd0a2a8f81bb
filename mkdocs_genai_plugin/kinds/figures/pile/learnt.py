"""What two machines learn from one pile of lines, and what one of them writes.

The mathematics of ``figure.js`` in the same order of random numbers.
"""

from __future__ import annotations

import math
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

_Random = Callable[[], float]
Weights = Mapping[str, float]  # what each word adds to the log-odds of kind 1
RIDGE = 0.3
STILL = 1e-12  # a step this small ends the fit
TRIES = 50
FEWEST, MOST = 3, 30  # words of a line that is shown; of a line at all


@dataclass(frozen=True)
class Line:
    """The words of a line, and its kind: 0 or 1."""

    words: tuple[str, ...]
    kind: int


_Pile = Sequence[Line]


def tokens(text: str) -> tuple[str, ...]:
    """Return the words of a text in small letters, without punctuation."""
    bare = map(_bare, text.lower().split())
    return tuple(word for word in bare if word)


def _bare(word: str) -> str:
    kept = [i for i, sign in enumerate(word) if unicodedata.category(sign)[0] in "LMN"]
    return word[kept[0] : kept[-1] + 1] if kept else ""


def _vocabulary(pile: _Pile) -> list[str]:
    """Return each word once, in the order of the pile."""
    return list(dict.fromkeys(word for line in pile for word in line.words))


def shares(pile: _Pile, kind: int) -> dict[str, float]:
    """Return the chance of each word in a kind: one more than counted, after Laplace."""
    counts = dict.fromkeys(_vocabulary(pile), 1)
    for line in pile:
        for word in line.words if line.kind == kind else ():
            counts[word] += 1
    total = sum(counts.values())
    return {word: count / total for word, count in counts.items()}


def naive(pile: _Pile) -> Weights:
    """Return naive Bayes; both kinds are taken to be equally frequent."""
    none, one = shares(pile, 0), shares(pile, 1)
    return {word: math.log(share / none[word]) for word, share in one.items()}


def probability(odds: float) -> float:
    """Return the logistic function without overflow."""
    if odds < 0:
        return math.exp(odds) / (1 + math.exp(odds))
    return 1 / (1 + math.exp(-odds))


def logistic(pile: _Pile) -> Weights:
    """Return logistic regression with a ridge and without a bias, fitted a word at a time.

    Each step leads to the lowest point of a parabola that lies above the loss: Böhning and
    Lindsay, 1988, doi:10.1007/BF00049423.
    """
    odds = [0.0] * len(pile)
    weights = dict.fromkeys(_vocabulary(pile), 0.0)
    places = {word: [i for i, line in enumerate(pile) if word in line.words] for word in weights}
    for _ in range(5000):
        farthest = 0.0
        for word, own in places.items():
            down = sum(pile[i].kind - probability(odds[i]) for i in own) - RIDGE * weights[word]
            step = down / (len(own) / 4 + RIDGE)
            weights[word] += step
            for i in own:
                odds[i] += step
            farthest = max(farthest, abs(step))
        if farthest <= STILL:
            break
    return weights


def classify(weights: Weights, line: Iterable[str]) -> tuple[float, list[str]]:
    """Return the chance of kind 1 and the words that decided, the strongest first."""
    said = [word for word in line if word in weights]
    reasons = sorted(dict.fromkeys(said), key=lambda word: -abs(weights[word]))
    return probability(sum(weights[word] for word in said)), reasons


@dataclass(frozen=True)
class Habits:
    """How often each word follows one word, and two; "" starts and ends a line."""

    one: Mapping[str, Counter[str]]
    two: Mapping[tuple[str, str], Counter[str]]

    def following(self, before: str, last: str) -> list[tuple[str, float]]:
        """Return the chance of each next word: Witten and Bell's mixture of both counts."""
        wide, narrow = self.one[last], self.two[before, last]
        every, most = sum(wide.values()), sum(narrow.values()) + len(narrow)
        return [
            (word, (narrow[word] + len(narrow) * count / every) / most)
            for word, count in wide.items()
        ]


def habits(pile: _Pile, kind: int) -> Habits:
    """Return what follows what in the lines of a kind."""
    one: dict[str, Counter[str]] = {}
    two: dict[tuple[str, str], Counter[str]] = {}
    for line in pile:
        before = last = ""
        for word in (*line.words, "") if line.kind == kind else ():
            one.setdefault(last, Counter())[word] += 1
            two.setdefault((before, last), Counter())[word] += 1
            before, last = last, word
    return Habits(one, two)


def _drawn(chances: Sequence[tuple[str, float]], part: float) -> str:
    """Return the word that a number from 0 to below 1 falls on."""
    for word, chance in chances:
        part -= chance
        if part < 0:
            return word
    return chances[-1][0]


def generate(learnt: Habits, random: _Random) -> tuple[str, ...]:
    """Return a line, drawn word by word."""
    line: list[str] = []
    before = last = ""
    while len(line) < MOST:
        word = _drawn(learnt.following(before, last), random())
        if not word:
            break
        line.append(word)
        before, last = last, word
    return tuple(line)


def salad(pile: _Pile, kind: int, random: _Random) -> tuple[str, ...]:
    """Return as many words as a line of the kind has, each drawn by itself."""
    own = [line for line in pile if line.kind == kind]
    chances = list(shares(pile, kind).items())
    length = len(own[math.floor(random() * len(own))].words)
    return tuple(_drawn(chances, random()) for _ in range(length))


def fresh(
    pile: _Pile, draw: Callable[[], tuple[str, ...]]
) -> tuple[tuple[str, ...], list[tuple[str, ...]]]:
    """Return the first of fifty lines that is new and long enough, or none; and those before it."""
    known = {line.words for line in pile}
    refused: list[tuple[str, ...]] = []
    for _ in range(TRIES):
        line = draw()
        if line not in known and len(line) >= FEWEST:
            return line, refused
        refused.append(line)
    return (), refused


def copies(pile: _Pile, kind: int, count: int, random: _Random) -> int:
    """Return how many of so many written lines stand in the pile."""
    known, learnt = {line.words for line in pile}, habits(pile, kind)
    return sum(generate(learnt, random) in known for _ in range(count))
