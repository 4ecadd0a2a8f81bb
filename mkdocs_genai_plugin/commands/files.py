"""Writes files, and says in a sentence why one could not be written."""

from __future__ import annotations

from pathlib import Path


def write_new(file: Path, text: str) -> str:
    """Write a file that is not there yet, and its folders; give why that was not possible."""
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        with file.open("x", encoding="utf-8", newline="\n") as stream:
            stream.write(text)
    except FileExistsError as error:
        return f"{Path(error.filename).as_posix()} exists already and is left as it is."
    except OSError as error:
        return f"{file.as_posix()} cannot be written ({error.strerror})."
    return ""


def write_over(file: Path, raw: bytes) -> str:
    """Write a file anew; give why that was not possible."""
    try:
        file.write_bytes(raw)
    except OSError as error:
        return f"{file.as_posix()} cannot be written ({error.strerror})."
    return ""
