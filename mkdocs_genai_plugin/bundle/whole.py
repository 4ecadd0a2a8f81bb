"""A bundle is a file where people want it: whole, or not at all."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from mkdocs_genai_plugin.data.whole import whole_file

from .outcome import BundleError, disk_explained


@contextmanager
def whole_bundle(target: Path) -> Iterator[BinaryIO]:
    """Yield a stream whose bytes become the file ``target``. Raises BundleError."""
    if target.is_dir():
        raise BundleError(f"{target} is a folder; name a file in it.", 2)
    if target.exists() and not target.is_file():  # a device, which would be replaced
        raise BundleError(f"{target} is no ordinary file; name another one.", 2)
    there = next(folder for folder in target.parents if folder.exists())
    if not there.is_dir():
        raise BundleError(f"{there} is a file; name a folder.", 2)
    with disk_explained(target), whole_file(target) as stream:
        yield stream
