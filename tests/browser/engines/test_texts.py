"""Lines of text: none starts with a citation, in each engine."""

from __future__ import annotations

import pytest

from ..test_texts import FIRST, UNHELD
from .engine import Engine

pytestmark = pytest.mark.engines

UNHOLD = "document.head.appendChild(document.createElement('style')).textContent = arguments[0]"
WIDTHS = (1280, 1000, 760, 600)


def first(engine: Engine) -> list[str]:
    """Return what stands at the start of a line and should not, in windows of several widths."""
    found: list[str] = []
    for width in WIDTHS:
        engine.resize(width, 900)
        found += engine.run(f"return ({FIRST})()")
    return found


def test_no_line_starts_with_a_citation(engine: Engine, address: str) -> None:
    loose = 0
    for page in ("families/gan/", "families/diffusion/", "families/vae/"):
        engine.open(address + page)
        assert first(engine) == []
        engine.run(UNHOLD, UNHELD)
        loose += len(first(engine))
    assert loose
