"""The shipped script counts as Python, numpy and the measured prototype do."""

from __future__ import annotations

from pathlib import Path
from statistics import median
from typing import Any

import pytest

from mkdocs_genai_plugin.data.folders import bundled
from mkdocs_genai_plugin.data.load import load
from mkdocs_genai_plugin.kinds import KINDS
from mkdocs_genai_plugin.kinds.figures.chance import generator
from mkdocs_genai_plugin.kinds.figures.counting import Counting
from mkdocs_genai_plugin.kinds.figures.counting.counts import (
    bits,
    count,
    following,
    generate,
    longest_copy,
)

from ..script import answer
from . import reference

WHOLE = (Path(__file__).parent / "alice.txt").read_text("utf-8").rstrip("\n")
SEEN, SHIPPED, FAR = WHOLE[:30_000], WHOLE[110_001:115_001], WHOLE[110_000:120_000]
ROOT = Path(__file__).parents[3]
PAGE = (ROOT / "docs/counting.md").read_text("utf-8")
FIGURE = load([bundled()], KINDS).items["figures/counting"]
assert isinstance(FIGURE, Counting)
FILE = ROOT / "mkdocs_genai_plugin/content/figures/counting.yml"
TOLD = " ".join(FILE.read_text("utf-8").split())
# n, which is one more than the characters looked back: bits measured on a prototype.
OWN = {1: 4.25, 2: 3.36, 3: 2.48, 4: 1.74, 5: 1.23, 6: 0.89, 8: 0.42}
UNSEEN = {1: 4.36, 2: 3.51, 3: 2.95, 4: 2.75, 5: 2.83, 6: 2.98, 8: 3.22}
ON_SHIPPED = {3: 2.87, 4: 2.70, 5: 2.81}
# Characters counted: the best n and its bits.
BEST = {2_000: (3, 3.87), 10_000: (4, 3.22), 30_000: (4, 2.75), 100_000: (5, 2.48)}
COPIED = {2: 8, 4: 12, 6: 21, 8: 33, 12: 88}

RUN = "const run = (work) => { let now; while (!(now = work.next()).done); return now.value; };"
BITS = (
    RUN
    + """
const model = run(maths.counting(input.text));
return input.others.map((other) => run(maths.bits(model, other)));
"""
)
WRITE = (
    RUN
    + """
const model = run(maths.counting(input.text));
return input.asked.map(([memory, temperature, seed, length]) => {
  const random = generator(seed);
  let text = "";
  for (let i = 0; i < length; i++) {
    text += maths.written(model, input.past + text, memory, temperature, random);
  }
  const { counts, chances } = maths.following(model, input.past + text, memory);
  const next = [...counts].map((count, i) => [model.signs[i], count, chances[i]]);
  return { text, copied: run(maths.copied(input.text, text)), next };
});
"""
)


@pytest.fixture(scope="module")
def measured() -> list[list[float]]:
    """Return the script's bits on its own first 5,000 characters and on both unseen pieces."""
    found: list[list[float]] = answer(
        "counting", BITS, text=SEEN, others=[SEEN[:5_000], FAR, SHIPPED]
    )
    return found


@pytest.mark.parametrize(("place", "table"), [(0, OWN), (1, UNSEEN), (2, ON_SHIPPED)])
def test_bits_are_those_measured(
    measured: list[list[float]], place: int, table: dict[int, float]
) -> None:
    found = {n: measured[place][n - 1] for n in table}
    assert found == pytest.approx(table, abs=0.02)


def test_python_and_numpy_give_the_same_bits(measured: list[list[float]]) -> None:
    for place, other in ((0, SEEN[:5_000]), (2, SHIPPED)):
        assert measured[place] == pytest.approx(bits(count(SEEN), other), abs=1e-9)
        assert measured[place] == pytest.approx(reference.bits(SEEN, other), abs=1e-9)


@pytest.mark.parametrize("size", BEST)
def test_more_text_bears_a_longer_memory(size: int) -> None:
    [found] = answer("counting", BITS, text=WHOLE[:size], others=[FAR])
    best, least = BEST[size]
    assert found.index(min(found)) + 1 == best
    assert min(found) == pytest.approx(least, abs=0.03)


def written(asked: list[tuple[int, float, int, int]], past: str = "") -> Any:
    """Return what the script writes: memory, temperature, seed and length of each text."""
    return answer("counting", WRITE, text=SEEN, past=past, asked=asked)


def test_python_writes_the_same_text() -> None:
    asked = [(memory, heat, memory + 1, 120) for memory in (0, 1, 3, 6, 11) for heat in (1, 0.5)]
    counts = count(SEEN)
    for (memory, heat, seed, length), found in zip(asked, written(asked, "alice "), strict=True):
        text = generate(counts, "alice ", memory, length, generator(seed), heat)
        assert found["text"] == text
        assert tuple(found["copied"]) == longest_copy(SEEN, text)
        for one, (sign, times, chance) in zip(
            following(counts, "alice " + text, memory), found["next"], strict=True
        ):
            assert one[:2] == (sign, times)
            assert one[2] == pytest.approx(chance, abs=1e-9)


def test_a_longer_memory_copies_longer_pieces() -> None:
    """The medians of twenty samples; ten, as in the prototype, spread by a third."""
    asked = [(n - 1, 1, seed, 300) for n in COPIED for seed in range(1, 21)]
    lengths = [to - start for start, to in (one["copied"] for one in written(asked))]
    found = [median(lengths[20 * i : 20 * (i + 1)]) for i in range(len(COPIED))]
    assert found == pytest.approx([*COPIED.values()], rel=0.3)


def test_what_the_figure_says_is_what_is_counted(measured: list[list[float]]) -> None:
    """Every number of bits in its words, its page and its questions; of the text that it ships."""
    own, unseen = measured[0], measured[2]
    said = {
        "3.44 bits a character": unseen[11],
        "2.70": unseen[3],
        "falls to 0.09": own[11],
        "2.81 with four": unseen[4],
        "2.98 with five": unseen[5],
    }
    smaller = {2_000: ("3.88", 2), 10_000: ("3.18", 3), 30_000: ("2.70", 3), 100_000: ("2.46", 4)}
    for size, (words, memory) in smaller.items():
        [found] = answer("counting", BITS, text=WHOLE[:size], others=[SHIPPED])
        assert found.index(min(found)) == memory
        said[words] = min(found)
        assert f"| {size:,} | {memory} | {words} |" in PAGE
    for words, value in said.items():
        assert f"{value:.2f}" in words
        assert words in TOLD


def test_the_text_that_is_shipped() -> None:
    assert (FIGURE.corpus, FIGURE.held_out) == (SEEN, SHIPPED)
    assert (len(SEEN), len(SHIPPED)) == (30_000, 5_000)


def test_a_low_temperature_loops() -> None:
    [cold] = written([(3, 0.2, 1, 400)])
    words = cold["text"].split()
    assert len(set(words)) < len(words) / 4


@pytest.mark.parametrize("text", ["", "a", "aa", "ab", "😀😀 é"])
def test_any_text_can_be_counted(text: str) -> None:
    [found] = answer("counting", BITS, text=text, others=["ab 😀"])
    assert all(one >= 0 for one in found)
    assert found == pytest.approx(bits(count(text), "ab 😀"), abs=1e-9)
