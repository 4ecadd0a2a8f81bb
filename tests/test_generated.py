"""What code writes is what the code says now."""

from __future__ import annotations

from pathlib import Path

import pytest

from .generated import MAKE, ROOT, files, is_stale, left_over

FILES = dict(files())


@pytest.mark.parametrize("file", FILES, ids=lambda file: str(file.relative_to(ROOT)))
def test_file_is_fresh(file: Path) -> None:
    assert not is_stale(file, FILES[file]), f"take the changes over with:  {MAKE}"


def test_nothing_is_left_of_what_was_written_before() -> None:
    assert left_over() == set()
