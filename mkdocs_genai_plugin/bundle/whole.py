"""A file is written whole or not at all."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO

from .outcome import BundleError, disk_explained


@contextmanager
def whole_file(target: Path) -> Iterator[BinaryIO]:
    """Give a stream whose bytes become the file ``target`` when all of them are on the disk.

    Until then a file that is there stays as it is; if anything goes wrong it stays
    for good, and nothing new is left. Raises BundleError.
    """
    missing = [folder for folder in target.parents if not folder.exists()]
    there = target.parents[len(missing)]
    if target.is_dir():
        raise BundleError(f"{target} is a folder; name a file in it.", 2)
    if target.exists() and not target.is_file():  # a device, which would be replaced
        raise BundleError(f"{target} is no ordinary file; name another one.", 2)
    if not there.is_dir():
        raise BundleError(f"{there} is a file; name a folder.", 2)
    part = target.with_name(f".{os.getpid()}.part")
    try:
        with disk_explained(target, part):
            target.parent.mkdir(parents=True, exist_ok=True)
            with part.open("wb") as stream:
                yield stream
                stream.flush()
                os.fsync(stream.fileno())
            part.replace(target)
    except BaseException:
        _remove(part, missing)
        raise


def _remove(part: Path, folders: list[Path]) -> None:
    """Remove the file and the folders that were made for it."""
    with suppress(OSError):
        part.unlink(missing_ok=True)
        for folder in folders:
            folder.rmdir()
