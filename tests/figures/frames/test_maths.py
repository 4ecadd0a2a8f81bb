"""The script of the films gives what its definition, Python and a prototype give."""

from __future__ import annotations

from functools import cache
from typing import Any

import numpy as np
import pytest

from mkdocs_genai_plugin.kinds.figures.denoiser.engine import noise
from mkdocs_genai_plugin.kinds.figures.frames import maths
from tests.figures.script import answer

from . import reference

ALL = 15
TOGETHER = (1, 3, 5, 7, ALL)
SEEDS = 200
# What 200 clips may give: false steps a clip, mean jump, changes of shape a clip, share of
# faultless frames, share of copied clips.
MEASURED = {
    1: ((6.1, 6.45), (2.38, 2.62), (3.1, 3.8), (1, 1), (0, 0)),
    3: ((1.5, 2.1), (1.10, 1.30), (0.85, 1.4), (0.997, 1), (0, 0.02)),
    5: ((0.55, 1.05), (1.02, 1.12), (0.3, 0.7), (0.997, 1), (0, 0.09)),
    7: ((0.2, 0.5), (1.01, 1.08), (0.1, 0.35), (0.997, 1), (0.28, 0.55)),
    ALL: ((0, 0), (1, 1), (0, 0), (1, 1), (1, 1)),
}
FILM = """
const film = (seed, together) =>
  [...maths.film(machines.denoiser.maths, generator(seed), together)].pop();
"""
JUDGED = (
    FILM
    + """
return Array.from({ length: input.seeds }, (_, seed) =>
  maths.judged(film(seed + 1, input.together)));
"""
)


@cache
def judged(together: int) -> list[dict[str, Any]]:
    """Return what the script says of its films."""
    found: list[dict[str, Any]] = answer("frames", JUDGED, seeds=SEEDS, together=together)
    return found


@pytest.mark.parametrize("together", TOGETHER)
def test_films_fail_as_measured(together: int) -> None:
    clips = judged(together)
    steps = [step for clip in clips for step in clip["steps"]]
    found = (
        sum(step["wrong"] for step in steps) / len(clips),
        sum(step["jump"] for step in steps) / len(steps),
        sum(step["changed"] for step in steps) / len(clips),
        sum(clip["faultless"] for clip in clips) / len(clips) / 8,
        sum(clip["copied"] for clip in clips) / len(clips),
    )
    for value, (low, high) in zip(found, MEASURED[together], strict=True):
        assert low <= value <= high


@pytest.mark.parametrize("together", TOGETHER)
def test_copied_films_have_no_false_step(together: int) -> None:
    for clip in judged(together):
        assert not (clip["copied"] and any(step["wrong"] for step in clip["steps"]))


def test_pictures_and_films_are_those_defined() -> None:
    program = "return [maths.pictures.map(({ ink }) => ink), maths.clips];"
    pictures, clips = answer("frames", program)
    assert pictures == [one.ink for one in maths.PICTURES]
    assert clips == [list(clip) for clip in maths.clips()]
    drawn = np.full((len(pictures), 64), -1.0)
    for picture, ink in zip(drawn, pictures, strict=True):
        picture[ink] = 1
    known = reference.films()
    assert (drawn[np.array(clips)].reshape(known.shape) == known).all()
    assert len({one.tobytes() for one in known}) == 440


def test_independent_frames_jump_as_the_law_says() -> None:
    """The first row without a simulation: neighbours drawn apart from each other."""
    shown = np.array(maths.clips())
    jumps, changes = [], []
    for time in range(7):
        one, two = (np.bincount(shown[:, at], minlength=72) / 576 for at in (time, time + 1))
        pairs = [(a, b) for a in maths.PICTURES for b in maths.PICTURES]
        chance = np.outer(one, two).ravel()
        jumps.append(chance @ [maths.jump(a, b) for a, b in pairs])
        changes.append(chance @ [a.shape != b.shape for a, b in pairs])
    assert np.mean(jumps) == pytest.approx(2.498, abs=0.0005)
    assert np.sum(changes) == pytest.approx(3.5)


@pytest.mark.parametrize("together", TOGETHER)
def test_script_python_and_definition_agree(together: int) -> None:
    program = FILM + "return input.seeds.map((seed) => [...film(seed, input.together)]);"
    seeds, known = (1, 9999), reference.films()
    for seed, theirs in zip(
        seeds, answer("frames", program, seeds=seeds, together=together), strict=True
    ):
        ours = [value for frame in maths.film(seed, together) for value in frame]
        start = np.array(noise(seed, 512)).reshape(8, 8, 8)
        defined = reference.made(start, known, together).ravel().tolist()
        assert theirs == pytest.approx(ours, rel=1e-9, abs=1e-9)
        assert theirs == pytest.approx(defined, rel=1e-9, abs=1e-9)


@pytest.mark.parametrize("together", TOGETHER)
def test_python_reads_films_as_the_script_does(together: int) -> None:
    for seed in (1, 2, 3):
        shown = [maths.recognize(frame) for frame in maths.film(seed, together)]
        theirs = judged(together)[seed - 1]
        pictures = [one.shown for one in shown]
        assert [one.number for one in pictures] == theirs["shown"]
        assert maths.false_steps(pictures) == sum(step["wrong"] for step in theirs["steps"])
        assert maths.is_copied(pictures) == theirs["copied"]
        assert sum(one.distance < maths.FAULTLESS for one in shown) == theirs["faultless"]
