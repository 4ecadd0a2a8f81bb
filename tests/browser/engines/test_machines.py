"""A copied address opens the same figure in every engine, to the digits shown."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.figures.machines import FIGURES, MACHINES

from .engine import Engine, until
from .find import ENGINES, start

pytestmark = [pytest.mark.engines, pytest.mark.xdist_group("chromium")]

COMPLETE = """
const figure = document.querySelector("genai-figure");
return Boolean(figure?.hasAttribute("data-ready") && figure.complete !== false);
"""
SHOWN = """
const parts = "genai-figure :is(.genai-view, .genai-reading, [role=status])";
return [...document.querySelectorAll(parts)].map((part) => part.textContent.trim());
"""
DRAW = """
const button = document.querySelector("genai-figure [data-do=draw]");
button?.click();
return Boolean(button);
"""
HERE = "return location.href"
# A state to which a question of the page leads.
ASKED = "return document.querySelector('genai-figure > span[id*=\"?\"]').id"


@pytest.fixture(scope="module")
def engines() -> Iterator[list[Engine]]:
    """Start every engine at once."""
    started = [start(name) for name in ENGINES]
    yield started
    for engine in started:
        engine.close()


def shown(engine: Engine, address: str) -> list[str]:
    """Return all that a figure says at an address, once it has come to rest."""
    engine.fresh()
    engine.open(address)
    return settled(engine)


def settled(engine: Engine) -> list[str]:
    """Return what a figure says when it says the same twice, and is not at work."""
    before: list[str] = []

    def rests() -> bool:
        said = engine.run(SHOWN) if engine.run(COMPLETE) else []
        same = bool(said) and said == before
        before[:] = said
        return same

    until(rests, True)
    return before


def copied(engine: Engine, page: str) -> str:
    """Return the address that a figure writes after a new draw from a state."""
    shown(engine, page)
    asked = f"{page}#{engine.run(ASKED)}"
    shown(engine, asked)
    if engine.run(DRAW):
        until(lambda: engine.run(HERE) == asked, False)
    settled(engine)
    return str(engine.run(HERE))


@pytest.mark.parametrize("machine", MACHINES)
def test_a_copied_address_shows_the_same_digits(
    engines: list[Engine], address: str, built: Path, machine: str
) -> None:
    figure = FIGURES[machine]
    assert (built / figure / "index.html").exists()
    copy = copied(engines[0], f"{address}{figure}/")
    first, *others = (shown(engine, copy) for engine in engines)
    assert any(character.isdigit() for text in first for character in text)
    assert others == [first, first]
