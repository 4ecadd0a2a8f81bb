"""The decoders that ship are as good and as bad as was measured before; none is trained here."""

from __future__ import annotations

import gzip
import json
from functools import cache
from typing import Any

import numpy as np
import pytest
from sklearn.datasets import load_digits

from mkdocs_genai_plugin.kinds.figures.chance import generator, normals
from mkdocs_genai_plugin.kinds.figures.map import maths
from tests.figures.script import answer

from .measuring import Shipped, nearest, numbers
from .shipping import CODES, SHIPPED, SHOWN
from .training import digits

FOUND = json.loads(SHIPPED.read_text("utf-8"))
MODELS = {model["id"]: model for model in FOUND["models"]}
NAMES = ("vae", "plain", "strict")
# From ten trainings (five of the strict one): the range of each number.
MEASURED: dict[str, dict[str, tuple[float, float]]] = {
    "vae": {
        "rebuild": (21.1, 21.9),
        "kl": (2.4, 3.0),
        "spread": (0.93, 1.04),
        "junk": (0, 0.01),
        "variety": (0.135, 0.16),
        "class": (0.72, 0.84),
        "circle": (0.97, 1),
    },
    "plain": {
        "rebuild": (19.1, 20.0),
        "kl": (0, 0),
        "spread": (3, 5.5),
        "junk": (0.03, 0.45),
        "variety": (0.14, 0.30),
        "class": (0.80, 0.92),
        "circle": (0.07, 0.22),
    },
    "strict": {
        "rebuild": (27.05, 27.2),
        "kl": (0, 0.01),
        "spread": (0, 0.1),
        "variety": (0, 0.02),
        "circle": (1, 1),
    },
}


@cache
def codes(name: str) -> Any:
    """Return the means and spreads of the codes of all digits."""
    return np.load(CODES)[NAMES.index(name)].astype(float)


@pytest.mark.parametrize("name", NAMES)
def test_numbers_are_those_of_the_shipped_decoder(name: str) -> None:
    again = numbers(Shipped.read(MODELS[name]), codes(name))
    # Another order of summation may tip the last digit.
    for key, value in MODELS[name]["numbers"].items():
        assert again[key] == pytest.approx(value, abs=0.011)


@pytest.mark.parametrize("name", NAMES)
def test_numbers_are_in_the_ranges_measured(name: str) -> None:
    for key, (low, high) in MEASURED[name].items():
        found = np.atleast_1d(MODELS[name]["numbers"][key])
        assert (low <= found).all(), key
        assert (found <= high).all(), key


def test_the_plain_one_has_its_centre_far_from_the_origin() -> None:
    centre = codes("plain")[:, :2].mean(0)
    assert 3.5 <= float(np.abs(centre).max()) <= 7.5


def test_real_digits_would_count_as_junk_as_seldom_as_the_text_says() -> None:
    pictures, _ = digits()
    lengths = (pictures**2).sum(1)
    squares = lengths[:, None] + lengths - 2 * pictures @ pictures.T
    np.fill_diagonal(squares, np.inf)
    assert (np.sqrt(squares.min(1) / 64) > 0.2).mean() == pytest.approx(0.013, abs=0.0006)


def test_what_the_text_says_of_grey_and_of_the_best_that_can_be() -> None:
    pictures, _ = digits()
    grey = pictures.mean(0)
    assert nearest(grey[None], pictures)[0] == pytest.approx(0.19, abs=0.005)
    safe = np.clip(pictures, 1e-12, 1 - 1e-12)
    best = -(pictures * np.log(safe) + (1 - pictures) * np.log(1 - safe)).sum(1).mean()
    mean = -(pictures * np.log(grey + 1e-12) + (1 - pictures) * np.log(1 - grey + 1e-12)).sum(1)
    assert best == pytest.approx(13.7, abs=0.05)
    assert mean.mean() == pytest.approx(27.1, abs=0.05)
    assert pictures.std(0).mean() == pytest.approx(0.23, abs=0.01)


@pytest.mark.parametrize("name", NAMES)
def test_codes_are_those_of_the_digits(name: str) -> None:
    some = np.arange(SHOWN) * 1797 // SHOWN
    assert FOUND["labels"] == "".join(map(str, load_digits().target[some]))
    shown = np.array(maths.Model(**MODELS[name]).points)
    x, y, half = MODELS[name]["frame"]
    means = np.clip(codes(name)[some, :2], [x - half, y - half], [x + half, y + half])
    assert np.abs(shown - means).max() <= half / 255 + 0.02  # half a step, and what 16 bits leave


@pytest.mark.parametrize("name", NAMES)
def test_python_script_and_numpy_agree(name: str) -> None:
    x, y, half = MODELS[name]["frame"]
    points = [[x, y], [0, 0], [x - half, y + half], [1.5, -0.25]]
    program = """
    const decode = maths.decoder(input.model);
    return [input.points.map((point) => [...decode(point)]), maths.points(input.model)];
    """
    pictures, shown = answer("map", program, model=MODELS[name], points=points)
    model = maths.Model(**MODELS[name])
    assert shown == [pytest.approx(one, abs=1e-9) for one in model.points]
    for point, theirs in zip(points, pictures, strict=True):
        ours = model.decode((point[0], point[1]))
        assert theirs == pytest.approx(ours, rel=1e-9, abs=1e-9)
        defined = Shipped.read(MODELS[name])(np.array([point]))[0]
        assert theirs == pytest.approx(defined.tolist(), rel=1e-9, abs=1e-9)


def test_draws_and_paths_agree_with_python() -> None:
    program = "return [maths.draws(generator(7), 12), maths.path([0, 1], [7, -2.5], 8)];"
    drawn, path = answer("map", program)
    assert drawn == [pytest.approx(one, abs=1e-9) for one in maths.draws(7, 12)]
    assert path == [pytest.approx(one, abs=1e-9) for one in maths.path((0, 1), (7, -2.5), 8)]
    random = generator(7)
    assert maths.draws(7, 2) == [normals(random), normals(random)]


def test_the_family_says_how_many_random_points_fail() -> None:
    file = SHIPPED.parents[3] / "content/families/vae.yml"
    said = " ".join(file.read_text("utf-8").split())
    assert f"{100 * MODELS['plain']['numbers']['junk']:.0f} in 100 random points" in said
    assert MODELS["vae"]["numbers"]["junk"] == 0


def test_data_is_small_enough() -> None:
    written = json.dumps(FOUND, separators=(",", ":")).encode()
    assert len(gzip.compress(written, 9)) <= 14 * 1024
