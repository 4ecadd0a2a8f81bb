"""The shipped script gives what Python gives, and what was measured before it was written."""

from __future__ import annotations

import math
import random
import re
from pathlib import Path
from typing import Any

import pytest

from mkdocs_genai_plugin.data.folders import bundled
from mkdocs_genai_plugin.data.load import load
from mkdocs_genai_plugin.kinds import KINDS
from mkdocs_genai_plugin.kinds.figures.chance import generator, normals
from mkdocs_genai_plugin.kinds.figures.classifiers import gaussian, logistic
from mkdocs_genai_plugin.kinds.figures.classifiers.curve import FRESH_SEED, Fits, fits
from mkdocs_genai_plugin.kinds.figures.classifiers.form import probability, value, wrong
from mkdocs_genai_plugin.kinds.figures.classifiers.points import LabelledPoint, Mixture, draw
from mkdocs_genai_plugin.kinds.figures.classifiers.record import Classifiers
from mkdocs_genai_plugin.kinds.figures.classifiers.start import clouds
from tests.figures import script

ROOT = Path(__file__).parents[3]
FOUND = load([bundled()], KINDS).items["figures/same-dots"]
assert isinstance(FOUND, Classifiers)
WORLDS: dict[str, Mixture] = {str(world.id): clouds(world) for world in FOUND.worlds}
SENT = {
    name: [[list(vars(cloud).values()) for cloud in kind] for kind in world]
    for name, world in WORLDS.items()
}
# Error rates in percent of the Gaussian and the logistic model, from a prototype.
MEASURED = {
    "clean": {
        6: (18.5, 15.0),
        16: (11.2, 12.7),
        30: (9.9, 11.3),
        60: (9.4, 10.4),
        300: (8.85, 9.03),
        4000: (8.67, 8.68),
    },
    "outliers": {
        6: (23.7, 17.6),
        16: (14.5, 15.0),
        30: (11.9, 12.0),
        60: (11.5, 10.6),
        300: (10.8, 8.7),
        4000: (10.8, 8.05),
    },
    "lobes": {
        6: (19.6, 8.5),
        16: (9.2, 3.2),
        30: (6.8, 2.3),
        60: (6.1, 2.0),
        300: (5.5, 1.25),
        4000: (5.4, 0.95),
    },
}
DRAWS = {6: 400, 16: 300, 30: 200, 60: 150, 300: 40, 4000: 8}
FRESH = 20_000
TABLE = """
const rates = {};
for (const [name, world] of Object.entries(input.worlds)) {
  const fresh = maths.draw(world, input.fresh, generator(maths.FRESH_SEED));
  rates[name] = {};
  for (const [size, draws] of Object.entries(input.draws)) {
    rates[name][size] = Array.from({ length: draws }, (_, seed) => {
      const dots = maths.draw(world, +size, generator(seed + 1));
      const forms = [maths.logOdds(maths.gaussians(dots)), maths.logistic(dots)];
      return forms.map((form) => 100 * maths.wrong(form, fresh));
    });
  }
}
return rates;
"""
FITS = """
const fitted = (dots) => {
  const pair = maths.gaussians(dots);
  const density = maths.logDensity(pair);
  return {
    pair: pair.map(Object.values), roots: pair.map(maths.root), gaussian: maths.logOdds(pair),
    logistic: maths.logistic(dots), densities: dots.map(({ x, y }) => density(x, y)),
  };
};
return input.sets.map((dots) => fitted(dots.map(([x, y, kind]) => ({ x, y, kind }))));
"""


def answer(program: str, **data: Any) -> Any:
    """Return what a program returns that has the worlds as ``input.worlds``, too."""
    return script.answer("classifiers", program, worlds=SENT, **data)


@pytest.fixture(scope="module")
def rates() -> Any:
    """Return the error rates of many draws: world, size, draw, model."""
    return answer(TABLE, draws=DRAWS, fresh=FRESH)


def deviation(values: list[float]) -> float:
    """Return the standard deviation."""
    middle = sum(values) / len(values)
    return math.sqrt(sum((one - middle) ** 2 for one in values) / (len(values) - 1))


def error_of_mean(values: list[float]) -> float:
    """Return the standard error of a mean over draws and on one set of fresh points, in percent."""
    share = sum(values) / len(values) / 100
    of_set = 100**2 * share * (1 - share) / FRESH
    return math.sqrt(deviation(values) ** 2 / len(values) + of_set)


def error_of_difference(values: list[float]) -> float:
    """Return the standard error of the difference of two such means."""
    return math.sqrt(2) * error_of_mean(values)


@pytest.mark.parametrize("model", [0, 1], ids=["gaussian", "logistic"])
@pytest.mark.parametrize("size", DRAWS)
@pytest.mark.parametrize("world", MEASURED)
def test_errors_are_those_measured(rates: Any, world: str, size: int, model: int) -> None:
    values = [draw[model] for draw in rates[world][str(size)]]
    mean = sum(values) / len(values)
    assert abs(mean - MEASURED[world][size][model]) < 3 * error_of_difference(values)


def test_other_errors_would_be_seen(rates: Any) -> None:
    """The test above tells one model from the other where it matters."""
    for world, size in (("clean", 30), ("outliers", 4000), ("lobes", 300)):
        values = [draw[0] for draw in rates[world][str(size)]]
        gap = abs(sum(values) / len(values) - MEASURED[world][size][1])
        assert gap > 3 * error_of_difference(values)


def test_the_page_prints_the_errors_that_there_are(rates: Any) -> None:
    page = (ROOT / "docs/same-dots.md").read_text("utf-8")
    rows = re.findall(r"^\| ([\d,]+) \| (.*) \|$", page, re.M)
    assert [int(size.replace(",", "")) for size, _ in rows] == list(DRAWS)
    for size, row in rows:
        for world, cell in zip(WORLDS, row.split(" | "), strict=True):
            draws = rates[world][size.replace(",", "")]
            for printed, values in zip(cell.split(" / "), zip(*draws, strict=True), strict=True):
                mean = sum(values) / len(values)
                assert abs(mean - float(printed)) < 3 * error_of_mean(list(values)) + 0.05


def sets() -> list[list[LabelledPoint]]:
    """Give sets of points: from each world, at random, far apart, on a line, all alike but one."""
    chance = random.Random(1)
    scattered = [
        [
            LabelledPoint(chance.uniform(-20, 20), chance.uniform(-20, 20), n % 2)
            for n in range(size)
        ]
        for size in (6, 11, 40)
    ]
    apart = [LabelledPoint(n % 2 * 10 + chance.random(), chance.random(), n % 2) for n in range(20)]
    line = [LabelledPoint(n, 2 * n, n % 2) for n in range(10)]
    alike = [
        *(LabelledPoint(1, 1, 0) for _ in range(5)),
        LabelledPoint(1, 1, 1),
        LabelledPoint(1.5, 1, 1),
    ]
    drawn = [
        draw(world, size, generator(seed))
        for world in WORLDS.values()
        for size in (6, 60, 1000)
        for seed in (1, 7)
    ]
    return [*drawn, *scattered, apart, line, alike]


def test_fits_agree_with_python() -> None:
    given = sets()
    found = answer(FITS, sets=[[list(vars(dot).values()) for dot in dots] for dots in given])
    for dots, theirs in zip(given, found, strict=True):
        ours = fits(dots)
        assert theirs["pair"] == [close(list(vars(one).values())) for one in ours.pair]
        assert theirs["roots"] == [close(one.root) for one in ours.pair]
        assert theirs["gaussian"] == close(ours.gaussian)
        assert theirs["logistic"] == close(ours.logistic)
        assert theirs["densities"] == close([ours.log_density(dot.x, dot.y) for dot in dots])


def close(values: Any) -> Any:
    """Return what equals the values to 1e-9, of each or where it is small of 1."""
    return pytest.approx(values, rel=1e-9, abs=1e-9)


def test_draws_and_errors_agree_with_python() -> None:
    program = """
    return Object.values(input.worlds).map((world) => {
      const dots = maths.draw(world, 300, generator(7));
      const fresh = maths.draw(world, 2000, generator(maths.FRESH_SEED));
      const forms = [maths.logOdds(maths.gaussians(dots)), maths.logistic(dots)];
      return [dots.map(Object.values), forms.map((form) => maths.wrong(form, fresh))];
    });
    """
    for world, (theirs, errors) in zip(WORLDS.values(), answer(program), strict=True):
        dots = draw(world, 300, generator(7))
        assert theirs == [close(list(vars(dot).values())) for dot in dots]
        unseen, ours = draw(world, 2000, generator(FRESH_SEED)), fits(dots)
        assert errors == [wrong(ours.gaussian, unseen), wrong(ours.logistic, unseen)]


def test_numbers_of_the_generator_are_the_same() -> None:
    program = """
    return input.seeds.map((seed) => {
      const random = generator(seed);
      return Array.from({ length: 1000 }, random);
    });
    """
    seeds = [0, 1, 7, 9999, -1, -1_010_007, 2**31 - 1]
    for seed, theirs in zip(seeds, answer(program, seeds=seeds), strict=True):
        following = generator(seed)
        assert theirs == [following() for _ in range(1000)]


def test_made_points_have_the_fitted_shares_means_and_covariances() -> None:
    """In 200,000 points each differs from what was fitted by at most four standard errors."""
    program = """
    const dots = maths.draw(input.worlds.outliers, 60, generator(7));
    const pair = maths.gaussians(dots);
    const made = maths.make(pair, 200000, generator(3));
    return [pair, maths.gaussians(made), made.length];
    """
    fitted, made, count = answer(program)
    assert count == 200_000
    for one, two in zip(fitted, made, strict=True):
        number = count * one["share"]
        sd_x, sd_y = math.sqrt(one["xx"]), math.sqrt(one["yy"])
        assert two["share"] == pytest.approx(one["share"], abs=4 * 0.5 / math.sqrt(count))
        assert two["x"] == pytest.approx(one["x"], abs=4 * sd_x / math.sqrt(number))
        assert two["y"] == pytest.approx(one["y"], abs=4 * sd_y / math.sqrt(number))
        # The fit adds its floor to the variances of what was made, too.
        for name, product in (("xx", sd_x**2), ("xy", sd_x * sd_y), ("yy", sd_y**2)):
            floor = gaussian.FLOOR if name != "xy" else 0
            error = 4 * product * math.sqrt(2 / number)
            assert two[name] - floor == pytest.approx(one[name], abs=error)


@pytest.fixture(scope="module")
def fitted() -> list[Fits]:
    """Return fits to every set of points."""
    return [fits(dots) for dots in sets()]


def test_log_odds_of_the_gaussians_are_the_quadratic_form(fitted: list[Fits]) -> None:
    for one in fitted:
        for dot in one.dots:
            less, more = (log_joint(cloud, dot.x, dot.y) for cloud in one.pair)
            assert value(one.gaussian, dot.x, dot.y) == close(more - less)


def log_joint(cloud: gaussian.Gaussian, x: float, y: float) -> float:
    """Return the logarithm of share times density from the definition, by Cholesky's root."""
    first, below, second = cloud.root
    e = (x - cloud.x) / first
    f = (y - cloud.y - below * e) / second
    return math.log(cloud.share / (2 * math.pi * first * second)) - (e * e + f * f) / 2


def test_probabilities_sum_to_one(fitted: list[Fits]) -> None:
    for one in fitted:
        for form in (one.gaussian, one.logistic):
            for dot in one.dots:
                odds = value(form, dot.x, dot.y)
                assert 0 <= probability(odds) <= 1
                assert probability(odds) + probability(-odds) == pytest.approx(1, abs=1e-12)


def test_logistic_fit_is_at_the_minimum(fitted: list[Fits]) -> None:
    """The slope is 0: what the ridge pulls, the points push."""
    for one in fitted:
        slope = [logistic.RIDGE * weight for weight in one.logistic]
        size = [abs(weight) for weight in slope]
        for dot in one.dots:
            features = (1, dot.x, dot.y, dot.x**2, dot.x * dot.y, dot.y**2)
            error = probability(value(one.logistic, dot.x, dot.y)) - dot.kind
            slope = [a + error * b for a, b in zip(slope, features, strict=True)]
            size = [a + abs(error * b) for a, b in zip(size, features, strict=True)]
        assert all(abs(a) <= 1e-6 * (1 + b) for a, b in zip(slope, size, strict=True))


def test_normal_numbers_are_normal() -> None:
    following = generator(5)
    numbers = [one for _ in range(50_000) for one in normals(following)]
    count = len(numbers)
    assert sum(numbers) / count == pytest.approx(0, abs=4 / math.sqrt(count))
    assert sum(n * n for n in numbers) / count == pytest.approx(1, abs=4 * math.sqrt(2 / count))
    within = sum(abs(n) < 1 for n in numbers) / count
    assert within == pytest.approx(math.erf(1 / math.sqrt(2)), abs=4 * 0.5 / math.sqrt(count))
