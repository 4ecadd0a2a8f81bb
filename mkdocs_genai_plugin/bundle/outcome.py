"""What comes of a bundle: a file, or why there is none."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path


@dataclass(frozen=True)
class Made:
    """A file that has been written; ``sizes`` are the bytes that each kind of content takes.

    ``files`` is how many files it holds, ``messages`` what its author should know.
    """

    path: Path
    files: int = 1
    sizes: Counter[str] = field(default_factory=Counter)
    messages: list[str] = field(default_factory=list)


class BundleError(Exception):
    """Why there is no file; ``code`` is 1 for mistakes in the site, 2 for all else.

    ``messages`` are what was heard before.
    """

    def __init__(self, message: str, code: int, messages: Sequence[str] = ()) -> None:
        """Take a message for people."""
        super().__init__(message)
        self.code = code
        self.messages = [*messages]


@contextmanager
def disk_explained(path: object, unknown: object = None) -> Iterator[None]:
    """Turn an OSError into a BundleError that names its file.

    It names ``path`` instead where there is no file, or one that nobody knows by its name.
    """
    try:
        yield
    except OSError as error:
        file = error.filename2 or error.filename
        place = path if file is None or str(file) == str(unknown) else file
        raise BundleError(f"{place}: {error.strerror or type(error).__name__}", 2) from error
