"""The lesson in each engine."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from .engine import Engine, until
from .find import ENGINES, each, start
from .widget import Widget


@pytest.fixture(scope="session", params=each(*ENGINES))
def started(request: pytest.FixtureRequest) -> Iterator[Engine]:
    """Start each engine in turn."""
    engine = start(request.param)
    yield engine
    engine.close()


@pytest.fixture
def engine(started: Engine) -> Engine:
    """Return an engine with an empty tab."""
    started.fresh()
    started.resize(1280, 900)
    return started


@pytest.fixture
def heard(engine: Engine) -> Engine:
    """Listen to what goes wrong; the listening itself must work."""
    engine.listen()
    engine.open("data:text/html,<script>throw Error()</script><img src='http://localhost:1234/'>")
    until(lambda: len(engine.heard()), 2)
    engine.listen()
    return engine


@pytest.fixture
def cards(engine: Engine, address: str) -> Widget:
    """Open the lesson; give its cards."""
    engine.open(address)
    return Widget(engine, "genai-cards")


@pytest.fixture
def timeline(engine: Engine, address: str) -> Widget:
    """Open the lesson; give its timeline."""
    engine.open(address)
    return Widget(engine, "genai-timeline")


@pytest.fixture(scope="session")
def mirrored(built: Path, address: str) -> str:
    """Return the address of the lesson as it runs from right to left."""
    page = (built / "index.html").read_text(encoding="utf-8")
    turned = page.replace('dir="ltr"', 'dir="rtl"')
    assert turned != page
    (built / "mirrored.html").write_text(turned, encoding="utf-8")
    return f"{address}mirrored.html"
