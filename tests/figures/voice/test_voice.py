"""The shipped script hears and sings as Python, numpy and the measured prototype do."""

from __future__ import annotations

from pathlib import Path
from statistics import median
from typing import Any

import numpy as np
import pytest

from mkdocs_genai_plugin.kinds.figures.chance import generator
from mkdocs_genai_plugin.kinds.figures.voice.sound import learnt, pitch, sung

from ..script import answer
from . import reference

ROOT = Path(__file__).parents[3]
PAGE = (ROOT / "docs/voice.md").read_text("utf-8")
CONTENT = ROOT / "mkdocs_genai_plugin/content/figures/voice.yml"
TOLD = " ".join(CONTENT.read_text("utf-8").split())
ORDERS = [0, 1, 2, 4, 8, 16, 32, 64, 128]
# Bits a value: median, least and most of 40 draws, by order; from a prototype.
MEDIANS = [7.32, 6.69, 5.71, 5.58, 4.84, 4.83, 4.82, 4.33, 4.20]
LEAST = [7.24, 6.61, 5.64, 5.51, 4.76, 4.76, 4.75, 4.24, 4.12]
MOST = [7.39, 6.74, 5.77, 5.64, 4.88, 4.88, 4.87, 4.38, 4.25]
# Values heard: the median at order 128.
HEARD = {800: 4.86, 1_200: 4.45, 2_400: 4.22, 4_800: 4.20}
# Order: median, least and most of the pitch of 100 songs.
PITCH = {
    8: (0.21, 0.12, 0.30),
    32: (0.41, 0.28, 0.53),
    56: (0.87, 0.76, 0.96),
    64: (0.88, 0.79, 0.95),
    128: (0.89, 0.81, 0.94),
}
MIDDLES = {16: 0.24, 48: 0.69}
# Cosines kept of each 256: decibels over what was lost.
KEPT = {4: (4.4, 4.5), 8: (6.3, 6.5), 16: (9.0, 9.2), 32: (12.9, 13.2)}

BITS = """
return input.seeds.map((seed) => {
  const sound = maths.sung(generator(seed)), { bits, HEARD } = maths;
  const { orders, variance } = maths.learnt(sound, input.heard);
  return input.orders.map((order) => bits(sound, orders[order], variance(order), HEARD));
});
"""
SONGS = """
const sound = maths.sung(generator(1)), { orders, variance } = maths.learnt(sound, maths.HEARD);
const sings = (order, seed) =>
  maths.sing(orders[order], variance(order), maths.HEARD, generator(seed));
return {
  heard: maths.pitch(sound.slice(0, maths.HEARD)),
  pitches: input.orders.map((order) => input.seeds.map((seed) => maths.pitch(sings(order, seed)))),
};
"""
SEEDS = list(range(1, 41))


def table(heard: int, orders: list[int], seeds: list[int] = SEEDS) -> np.ndarray:
    """Return the script's bits: a row a draw, a column an order."""
    return np.array(answer("voice", BITS, heard=heard, orders=orders, seeds=seeds))


def test_bits_are_those_measured() -> None:
    found = table(4_800, ORDERS)
    assert np.median(found, 0) == pytest.approx(MEDIANS, abs=0.02)
    assert found.min(0) == pytest.approx(LEAST, abs=0.06)
    assert found.max(0) == pytest.approx(MOST, abs=0.06)


def test_a_long_memory_needs_to_have_heard_enough() -> None:
    found = {heard: table(heard, [8, 128]) for heard in HEARD}
    long = {heard: float(np.median(one[:, 1])) for heard, one in found.items()}
    assert long == pytest.approx(HEARD, abs=0.03)
    assert all(np.median(one[:, 0]) == pytest.approx(4.84, abs=0.03) for one in found.values())
    worse = found[800][:, 1] > found[800][:, 0]
    assert 24 <= worse.sum() <= 38  # 31 of 40 in the prototype


def test_python_and_numpy_give_the_same_bits() -> None:
    for heard in (800, 4_800):
        found = table(heard, ORDERS, [1, 2])
        for row, seed in zip(found, (1, 2), strict=True):
            sound = np.array(sung(seed))
            apart = [reference.bits(sound, heard, order) for order in ORDERS]
            own = [learnt(seed, heard).bits(order) for order in ORDERS]
            assert row == pytest.approx(own, abs=1e-9)
            assert row == pytest.approx(apart, abs=1e-6)  # 1e-9 of the first product is a ridge


def test_the_sound_is_one_of_8_bits_and_of_one_pitch() -> None:
    sound = np.array(sung(1))
    assert {*np.unique(sound * 128)} <= {*range(-128, 128)}
    [found] = answer("voice", "return [maths.sung(generator(1))]")
    assert np.abs(np.array(found) - sound).max() == 0
    assert pitch(sung(1)[:4_800]) == pytest.approx(0.88, abs=0.01)


def test_only_a_memory_of_a_period_sings() -> None:
    orders = [*PITCH, *MIDDLES]
    found: Any = answer("voice", SONGS, orders=orders, seeds=list(range(1, 101)))
    assert found["heard"] == pytest.approx(0.88, abs=0.01)
    songs = dict(zip(orders, found["pitches"], strict=True))
    for order, (middle, least, most) in PITCH.items():
        assert median(songs[order]) == pytest.approx(middle, abs=0.03)
        assert least - 0.06 < min(songs[order]) and max(songs[order]) < most + 0.06
    assert {order: median(songs[order]) for order in MIDDLES} == pytest.approx(MIDDLES, abs=0.03)


def test_python_sings_the_same() -> None:
    program = """
    const { orders, variance } = maths.learnt(maths.sung(generator(1)), 4800);
    const sings = (order) => maths.sing(orders[order], variance(order), 300, generator(3));
    return input.orders.map(sings);
    """
    for order, found in zip(ORDERS, answer("voice", program, orders=ORDERS), strict=True):
        own = learnt(1, 4_800).sing(order, 300, generator(3))
        assert found == pytest.approx(own, abs=1e-9)


def test_a_temperature_is_a_volume() -> None:
    """What the figure leaves out on purpose: a third of the noise is a third of the sound."""
    program = """
    const { orders, variance } = maths.learnt(maths.sung(generator(1)), 4800);
    const sings = (part) => maths.sing(orders[128], part * variance(128), 500, generator(3));
    return [1, 0.09].map(sings);
    """
    loud, soft = np.array(answer("voice", program))
    assert np.abs(soft - 0.3 * loud).max() < 1e-12


def test_shrinking_costs_what_was_measured() -> None:
    program = """
    const sounds = [1, 2, 3].map((seed) => maths.sung(generator(seed)));
    const lost = (kept) => (sound) => maths.decibels(sound, maths.shrunk(sound, kept));
    return input.kept.map((kept) => sounds.map(lost(kept)));
    """
    for kept, found in zip(KEPT, answer("voice", program, kept=[*KEPT]), strict=True):
        least, most = KEPT[kept]
        assert all(least - 0.06 < one < most + 0.06 for one in found)
        sound = np.array(sung(1))
        other = reference.shrunk(sound, kept)
        own = sound[: len(other)]
        apart = 10 * np.log10((own**2).mean() / ((own - other) ** 2).mean())
        assert found[0] == pytest.approx(apart, abs=1e-9)


def test_what_the_figure_says_is_what_is_measured() -> None:
    """The bits, pitches and decibels in its words, its questions and its page; of its own draws."""
    long = dict(zip(ORDERS, table(4_800, ORDERS, [1])[0], strict=True))
    short = table(800, [8, 128], [1])[0]
    songs = answer("voice", SONGS, orders=[8, 64], seeds=[3])["pitches"]
    said = [
        f"hiss: {long[0]:.2f} bits a value",
        f"it whispers: {long[8]:.2f}",
        f"it sings: {long[64]:.2f}",
        f"{long[8]:.2f} and {long[32]:.2f} bits",
        f"costs {short[1]:.2f} bits instead of {long[128]:.2f}",
        f"stays at {short[0]:.2f}",
        f"from {songs[0][0]:.2f} to {songs[1][0]:.2f}",
    ]
    program = """
    const sound = maths.sung(generator(1));
    return input.kept.map((kept) => maths.decibels(sound, maths.shrunk(sound, kept)));
    """
    lost = dict(zip(KEPT, answer("voice", program, kept=[*KEPT]), strict=True))
    said.append(f"{lost[8]:.1f} decibels above what was lost; keep 32, and it is {lost[32]:.1f}")
    assert [one for one in said if one not in TOLD] == []
    rows = [f"| {kept} | {kept * 125 // 4:,} | {value:.1f} |" for kept, value in lost.items()]
    assert [row for row in rows if row not in PAGE] == []
