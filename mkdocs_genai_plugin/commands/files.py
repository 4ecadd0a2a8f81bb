"""Writes files, and says in a sentence why one could not be written."""

from __future__ import annotations

import errno
import os
from collections.abc import Mapping
from contextlib import ExitStack
from pathlib import Path

from mkdocs_genai_plugin.data.whole import whole_file, write_whole


def write_new(texts: Mapping[Path, str]) -> str:
    """Write files that are not there yet, all or none; return why that was not possible."""
    try:
        with ExitStack() as stack:
            for file, text in texts.items():
                _refuse_present(file)
                stack.enter_context(whole_file(file)).write(text.encode("utf-8"))
    except FileExistsError as error:
        return f"{Path(error.filename).as_posix()} exists already and is left as it is."
    except OSError as error:
        return _cannot(error)
    return ""


def write_over(file: Path, raw: bytes) -> str:
    """Write a file anew; return why that was not possible."""
    try:
        write_whole(file, raw)
    except OSError as error:
        return _cannot(error)
    return ""


def _refuse_present(file: Path) -> None:
    if os.path.lexists(file):
        raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), str(file))


def _cannot(error: OSError) -> str:
    return f"{Path(error.filename).as_posix()} cannot be written ({error.strerror})."
