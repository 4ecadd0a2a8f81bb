"""Why a command does nothing: what is wrong and how to write it instead."""

from __future__ import annotations


class RefusalError(Exception):
    """Ends a command before anything is written; ``code`` is what the process ends with."""

    def __init__(self, message: str, fix: str = "", code: int = 2) -> None:
        """Keep what is wrong, and what to do where the message does not say it."""
        super().__init__(message)
        self.fix = fix
        self.code = code
