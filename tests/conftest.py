"""What tests of every part share."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import settings

# Property tests try the same examples each time.
settings.register_profile("same-each-time", derandomize=True, deadline=None, database=None)
settings.load_profile("same-each-time")

# The lesson's site takes its addresses from there; tests that want some name them.
for name in ("GITHUB_REPOSITORY", "SITE_URL"):
    os.environ.pop(name, None)

Golden = Callable[[Path, str], None]


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--update-golden", action="store_true", help="rewrite the expected files in tests/golden"
    )


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Golden:
    """Give a function that holds a text against the file that it should be in."""

    def check(path: Path, text: str) -> None:
        if request.config.getoption("--update-golden"):
            path.write_text(text, encoding="utf-8")
        assert path.exists(), f"{path.name} is missing; write it with --update-golden"
        assert text == path.read_text(encoding="utf-8")

    return check
