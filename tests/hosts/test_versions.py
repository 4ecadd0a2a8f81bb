"""Data, rendering and a build with the oldest and the newest of Python and of libraries."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from .environments import ROOT, Environment, run
from .host import HOSTS, MKDOCS, Host, write
from .test_same_page import CONFIG, FILES, PAGES
from .versions import BOUNDS, PYTHONS, environment, lowest

# The icons of the pack are those of a theme, which is not there.
ICONS = "tests/data/test_content.py::test_each_icon_is_one_of_the_themes_set"
TESTS = ("tests/data", "tests/render", "--deselect", ICONS)
pytestmark = [pytest.mark.hosts, pytest.mark.timeout(1800)]  # hundreds of tests run inside one


@pytest.fixture(
    scope="module",
    params=[(version, bound) for version in PYTHONS for bound in BOUNDS],
    ids="-".join,
)
def made(request: pytest.FixtureRequest) -> Environment:
    """Return each environment in turn."""
    return environment(*request.param)


def test_every_library_has_a_lower_bound() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    assert len(lowest()) == len(project["dependencies"])


def test_oldest_python_is_the_one_that_the_project_names() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    assert project["requires-python"] == f">={PYTHONS[0]}"


def test_tests_of_data_and_of_rendering_pass(made: Environment) -> None:
    said = run(made.ready(), "-m", "pytest", "-n", "2", *TESTS, cwd=ROOT)
    assert " passed" in said


def test_strict_build_has_every_block(made: Environment, tmp_path: Path) -> None:
    host = Host(made.folder.name, made, MKDOCS, HOSTS["mkdocs"].theme)
    result = host.build(write(tmp_path, host, CONFIG, FILES))
    for path in PAGES.values():
        assert result.page(path).all(name="genai")
        assert not result.page(path).all("genai-problem")
