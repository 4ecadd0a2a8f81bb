"""The shipped script learns, decides and writes as Python, numpy and the prototype do."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

from mkdocs_genai_plugin.data.folders import bundled
from mkdocs_genai_plugin.data.load import load
from mkdocs_genai_plugin.kinds import KINDS
from mkdocs_genai_plugin.kinds.figures.chance import generator
from mkdocs_genai_plugin.kinds.figures.pile.learnt import (
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
from mkdocs_genai_plugin.kinds.figures.pile.record import Pile, heaps
from mkdocs_genai_plugin.kinds.figures.pile.shown import mixed

from ..script import answer
from . import reference

CONTENT = Path(__file__).parents[3] / "mkdocs_genai_plugin/content/figures/pile.yml"
FOUND = load([bundled()], KINDS).items["figures/pile"]
assert isinstance(FOUND, Pile)
_, PILE = mixed(*(heap.lines for heap in heaps(FOUND)))
SENT = [{"words": line.words, "kind": line.kind} for line in PILE]
PLAIN = [(line.words, line.kind) for line in PILE]
# What naive Bayes and logistic regression say of lines that stand in no pile, on a prototype.
UNSEEN = {
    "claim your free book": (0.86, 0.74),
    "meeting moved to friday": (0.11, 0.28),
    "zebra quartz": (0.5, 0.5),
}
MODELS = "const models = [maths.naive(input.pile), maths.logistic(input.pile)];"
JUDGE = (
    MODELS
    + "return input.asked.map((line) => models.map((one) => maths.judged(one, maths.words(line))));"
)
LEFT_OUT = """
return [maths.naive, maths.logistic].map((fit) => input.pile.filter((line, place) => {
  const rest = input.pile.filter((_, other) => other !== place);
  return maths.judged(fit(rest), line.words).chance > 0.5 === (line.kind === 1);
}).length);
"""
WRITE = """
const text = (line) => line.map(({ word }) => word).join(" ");
return [0, 1].map((kind) => {
  const learnt = maths.habits(input.pile, kind), random = generator(input.seed);
  const draw = () => maths.written(learnt, random);
  const raw = Array.from({ length: input.count }, () => text(draw()));
  const kept = Array.from({ length: 20 }, () => text(maths.fresh(input.pile, draw).line));
  return { raw, kept, salad: text(maths.salad(input.pile, kind, random)) };
});
"""


def say(line: Sequence[str]) -> str:
    """Return the words of a line as it is read."""
    return " ".join(line)


def test_the_pile_is_balanced_and_short() -> None:
    assert len(PILE) >= 24
    assert sum(line.kind for line in PILE) * 2 == len(PILE)
    assert max(len(line.words) for line in PILE) <= 10


def test_lines_left_out_one_by_one() -> None:
    assert answer("pile", LEFT_OUT, pile=SENT) == [23, 22]


def test_what_the_figure_says_of_itself_is_so() -> None:
    """The numbers in its words, which its author types."""
    told = " ".join(CONTENT.read_text("utf-8").split())
    right = answer("pile", LEFT_OUT, pile=SENT)
    every = len({word for line in PILE for word in line.words})
    said = [
        f"learned from the same {len(PILE)} subject lines",
        f"judged by the other {len(PILE) - 1}, naive Bayes is right on {right[0]} of the",
        f"and logistic regression on {right[1]}",
        f"{len(PILE)} lines and {every} words",
    ]
    assert [one for one in said if one not in told] == []


def test_unseen_lines_get_the_chances_measured() -> None:
    found = answer("pile", JUDGE, pile=SENT, asked=[*UNSEEN])
    for pair, (line, measured) in zip(found, UNSEEN.items(), strict=True):
        chances = [one["chance"] for one in pair]
        assert chances == pytest.approx(measured, abs=0.01)
        apart = [reference.naive(PLAIN, tokens(line)), reference.logistic(PLAIN, tokens(line))]
        assert chances == pytest.approx(apart, abs=1e-9)


def test_python_judges_alike() -> None:
    asked = [*UNSEEN, "WIN: the 'free' cat!", "the the the", "", *(say(one.words) for one in PILE)]
    for line, pair in zip(asked, answer("pile", JUDGE, pile=SENT, asked=asked), strict=True):
        for weights, found in zip((naive(PILE), logistic(PILE)), pair, strict=True):
            chance, reasons = classify(weights, tokens(line))
            assert found["chance"] == pytest.approx(chance, abs=1e-9)
            assert [one["word"] for one in found["reasons"]] == reasons


def test_the_words_of_a_line_are_the_same_in_both() -> None:
    asked = ["Don't — stop!", "  ÉTÉ,Straße 24/7 ", "«naïve»", "مرحبا، بكم", "…"]
    assert answer("pile", "return input.asked.map(maths.words)", asked=asked) == [
        [*tokens(one)] for one in asked
    ]


@pytest.fixture(scope="module")
def texts() -> Any:
    return answer("pile", WRITE, pile=SENT, seed=7, count=4_000)


@pytest.mark.parametrize("kind", [0, 1])
def test_python_writes_the_same_lines(texts: Any, kind: int) -> None:
    random, learnt = generator(7), habits(PILE, kind)
    found = texts[kind]
    assert [say(generate(learnt, random)) for _ in range(4_000)] == found["raw"]
    kept = [say(fresh(PILE, lambda: generate(learnt, random))[0]) for _ in range(20)]
    assert kept == found["kept"]
    assert say(salad(PILE, kind, random)) == found["salad"]


def test_the_share_of_copies(texts: Any) -> None:
    known = {say(line.words) for line in PILE}
    shares = [sum(line in known for line in one["raw"]) / 4_000 for one in texts]
    assert 0.15 <= sum(shares) / 2 <= 0.21
    assert all(0.14 < share < 0.23 for share in shares)
    found = [copies(PILE, kind, 4_000, generator(7)) / 4_000 for kind in (0, 1)]
    assert found == shares


def test_what_is_kept_is_new_and_long_enough(texts: Any) -> None:
    known = {say(line.words) for line in PILE}
    for one in texts:
        assert not known & {*one["kept"]}
        assert all(len(line.split()) >= 3 for line in one["kept"])


def test_a_pile_of_one_line_writes_nothing_new() -> None:
    """What can only copy is refused fifty times, and then nothing is shown."""
    lone = [{"words": ["a", "b", "c"], "kind": kind} for kind in (0, 1)]
    program = """
    const learnt = maths.habits(input.pile, 1);
    const { line, refused } = maths.fresh(input.pile, () => maths.written(learnt, generator(1)));
    return [line.length, refused.length];
    """
    assert answer("pile", program, pile=lone) == [0, 50]
    line, refused = fresh([Line(("a", "b", "c"), 1)], lambda: ("a", "b", "c"))
    assert (line, len(refused)) == ((), 50)
