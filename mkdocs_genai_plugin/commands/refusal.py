"""Why a command does nothing: what is wrong and how to write it instead."""

from __future__ import annotations


class RefusalError(Exception):
    """Ends a command before anything is written."""

    def __init__(self, message: str, fix: str) -> None:
        """Keep what is wrong, and what to do."""
        super().__init__(message)
        self.fix = fix
