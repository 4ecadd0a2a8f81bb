"""What tests of every part share."""

from __future__ import annotations

import os
from collections.abc import Callable, Generator
from pathlib import Path

import pytest
from hypothesis import settings

from tests.conformance.report import named

# Property tests try the same examples each time.
settings.register_profile("same-each-time", derandomize=True, deadline=None, database=None)
settings.load_profile("same-each-time")

# The lesson's site takes its addresses from there; tests that want some name them.
for name in ("GITHUB_REPOSITORY", "SITE_URL"):
    os.environ.pop(name, None)

Golden = Callable[[Path, str], None]


# Modules that build a site for each test or start many processes; make quick leaves them out.
SLOW = """
    benchmarks/ frozen/ commands/test_cli commands/test_new_terminal commands/test_progress
    data/test_any_input data/test_limits data/test_whole schema/test_agreement schema/test_editor
    site/ test_additions
""".split()
# These start first, so that all workers end together.
LONG = [*SLOW, "browser/", "hosts/"]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if _is_of(item, SLOW):
            item.add_marker(pytest.mark.slow)
    items.sort(key=lambda item: not _is_of(item, LONG))


def _is_of(item: pytest.Item, parts: list[str]) -> bool:
    return any(f"/tests/{part}" in item.path.as_posix() for part in parts)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(
    item: pytest.Item,
) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Let no test be left out, by whatever means, that the accessibility report names."""
    report = yield
    if report.skipped and item.nodeid.partition("[")[0] in named():
        report.outcome, report.longrepr = "failed", "the accessibility report counts on this test"
        vars(report).pop("wasxfail", None)
    return report


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--update-golden", action="store_true", help="rewrite the expected files in tests/golden"
    )


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Golden:
    """Return a function that holds a text against the file that it should be in."""

    def check(path: Path, text: str) -> None:
        if request.config.getoption("--update-golden"):
            path.write_text(text, encoding="utf-8")
        assert path.exists(), f"{path.name} is missing; write it with --update-golden"
        assert text == path.read_text(encoding="utf-8")

    return check
