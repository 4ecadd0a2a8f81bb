"""What the tests ask of a browser, whichever engine it has."""

from __future__ import annotations

import time
from abc import ABC, abstractmethod
from collections.abc import Callable
from typing import Any

PATIENCE = 30  # seconds; a busy machine is slow, not wrong
# The keys' codes in WebDriver.
CODES = {
    "Tab": "\ue004",
    "Enter": "\ue007",
    "Shift": "\ue008",
    "Control": "\ue009",
    "Alt": "\ue00a",
    "Space": " ",
    "End": "\ue010",
    "Home": "\ue011",
    "ArrowLeft": "\ue012",
    "ArrowUp": "\ue013",
    "ArrowRight": "\ue014",
    "ArrowDown": "\ue015",
}


class Engine(ABC):
    """A browser with one tab."""

    name: str

    @abstractmethod
    def fresh(self) -> None:
        """Open a new tab, without a history, and close the one before."""

    @abstractmethod
    def open(self, address: str) -> None:
        """Go to an address, as if it were typed."""

    @abstractmethod
    def run(self, script: str, *arguments: Any) -> Any:
        """Run the body of a function in the page; give what it returns."""

    @abstractmethod
    def press(self, *keys: str) -> None:
        """Press keys one after the other; ``Alt+Home`` is two at once."""

    @abstractmethod
    def click(self, selector: str) -> None:
        """Click the middle of an element."""

    @abstractmethod
    def resize(self, width: int, height: int) -> None:
        """Return the window a size."""

    @abstractmethod
    def back(self) -> None:
        """Press the browser's Back."""

    @abstractmethod
    def forward(self) -> None:
        """Press the browser's Forward."""

    @abstractmethod
    def reload(self) -> None:
        """Load the page again."""

    @abstractmethod
    def close(self) -> None:
        """End the browser."""

    def find(self, text: str) -> None:
        """Let the browser find a text in the page, where a test can make it."""
        raise NotImplementedError

    def listen(self) -> None:
        """Begin to note what goes wrong, where a test can hear it."""
        raise NotImplementedError

    def heard(self) -> list[str]:
        """Return errors of pages and what they asked servers for, since ``listen``."""
        raise NotImplementedError

    def print_text(self) -> str:
        """Print the page to a PDF, where a test can make it; give the text in it."""
        raise NotImplementedError


def chord(keys: str) -> list[str]:
    """Return the codes of keys that are pressed at once."""
    return [CODES[key] for key in keys.split("+")]


def until(ask: Callable[[], object], wanted: object) -> None:
    """Ask until the answer is the wanted one."""
    deadline = time.monotonic() + PATIENCE
    while (got := ask()) != wanted:
        assert time.monotonic() < deadline, f"{got!r} did not become {wanted!r}"
        time.sleep(0.05)
