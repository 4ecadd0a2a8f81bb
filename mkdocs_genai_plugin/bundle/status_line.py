"""How far the work is: one line, on a terminal only."""

from __future__ import annotations

import sys
from collections.abc import Callable

CLEAR = "\r\x1b[2K"


def show(text: str) -> None:
    """Put a text in the place of the one before; an empty one takes it away."""
    if sys.stderr.isatty():
        print(f"{CLEAR}{text}", end="", file=sys.stderr, flush=True)


def counting(text: str) -> Callable[[int, int], None]:
    """Return a function that fills two numbers into the text and shows it."""
    return lambda done, of: show(text.format(done, of))
