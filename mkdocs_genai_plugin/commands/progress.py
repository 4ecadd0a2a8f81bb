"""How far a check is, for a person who waits at a terminal."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from threading import Event, Thread

PATIENCE = 1.0  # seconds before anything is shown
PAUSE = 0.1  # seconds between two lines


class Progress:
    """Shows on stderr how many files are read, and takes it away when all is done.

    Nothing is written where stderr is no terminal.
    """

    def __init__(self, patience: float = PATIENCE) -> None:
        """Take after how many seconds a person may want to know."""
        self.patience = patience
        self.line = ""
        self.done = Event()
        self.thread = Thread(target=self._show, daemon=True)

    def __call__(self, files: Sequence[str]) -> Iterator[str]:
        """Yield the files on and note how many are left."""
        for number, file in enumerate(files, 1):
            self.line = f"checking file {number:,} of {len(files):,}"
            yield file

    def __enter__(self) -> Progress:
        """Begin to wait."""
        if sys.stderr and sys.stderr.isatty():
            self.thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        """Take the line away."""
        self.done.set()
        if self.thread.is_alive():
            self.thread.join()

    def _show(self) -> None:
        if self.done.wait(self.patience):
            return
        while not self.done.wait(PAUSE):
            print(f"\r{self.line}", end="", file=sys.stderr, flush=True)
        print(f"\r{' ' * len(self.line)}\r", end="", file=sys.stderr, flush=True)
