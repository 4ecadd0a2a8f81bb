"""Files are written beside their place and then put there: the old one or the new, nothing between.

A process holds what it writes by a lock, which the system takes away when the process ends,
however it ends. So what nobody holds any more can be told from what is being written.
"""

from __future__ import annotations

import errno
import os
import re
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from secrets import token_hex
from typing import IO, BinaryIO

try:
    import fcntl
except ImportError:  # Windows, where nothing tells what was left from what is being written
    fcntl = None  # type: ignore[assignment]

_PREFIX = "mkdocs-genai-"
PART = f".{_PREFIX}{{}}.part"
_MARK = f"{_PREFIX}{{}}.held"  # beside a temporary folder
_LONGEST_NAME = 80


def file_name(title: str) -> str:
    """Return a title as the name of a file, in the title's own script."""
    words = re.sub(r"[^\w\s-]", "", title.lower())
    return re.sub(r"[-\s]+", "-", words)[:_LONGEST_NAME].strip("-") or "site"


def write_whole(target: Path, content: str | bytes) -> None:
    """Write a file, UTF-8 with the line breaks that the text has. Raises OSError."""
    with whole_file(target) as stream:
        stream.write(content.encode("utf-8") if isinstance(content, str) else content)


@contextmanager
def whole_file(target: Path) -> Iterator[BinaryIO]:
    """Yield a stream whose bytes become the file ``target`` when all of them are on the disk.

    Until then a file that is there stays as it is; if anything goes wrong it stays for good,
    and neither a part of the new one nor a folder made for it is left. Links are followed,
    owner and permissions stay. Raises OSError with the file's name.
    """
    real = Path(os.path.realpath(target)) if target.is_symlink() else target
    missing = [folder for folder in real.parents if not folder.exists()]
    part = real.with_name(PART.format(token_hex(4)))
    try:
        with _named(target, part):
            _refuse_irregular(real)
            real.parent.mkdir(parents=True, exist_ok=True)
            _remove_leftovers(real.parent)
            yield from _written(real, part)
    except BaseException:
        with suppress(OSError):
            part.unlink(missing_ok=True)
            for folder in missing:
                folder.rmdir()
        raise


def _written(real: Path, part: Path) -> Iterator[BinaryIO]:
    with _held(part) as stream:
        _make_alike(part, real)
        yield stream
        stream.flush()
        os.fsync(stream.fileno())
        if fcntl:
            part.replace(real)  # while it is held
    if not fcntl:
        part.replace(real)


@contextmanager
def _named(target: Path, part: Path) -> Iterator[None]:
    """Let an error name the file that is asked for, where it names none or the part of it."""
    try:
        yield
    except OSError as error:
        if error.filename in {None, str(part)}:
            error.filename, error.filename2 = str(target), None
        raise


def _refuse_irregular(real: Path) -> None:
    """Raise OSError for a link in a circle, a device, and what may not be written."""
    there = next((folder for folder in real.parents if folder.exists()), real)
    if not there.is_dir():
        raise NotADirectoryError(errno.ENOTDIR, os.strerror(errno.ENOTDIR), str(there))
    if real.is_symlink():
        raise OSError(errno.ELOOP, os.strerror(errno.ELOOP))
    if real.exists() and not real.is_file():
        wrong = errno.EISDIR if real.is_dir() else errno.EEXIST
        raise OSError(wrong, os.strerror(wrong))
    if real.exists() and not os.access(real, os.W_OK):
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))


def _make_alike(part: Path, real: Path) -> None:
    """Return a file the owner and the permissions of another one, where that is there."""
    if not real.exists():
        return
    if hasattr(os, "chown"):
        with suppress(OSError):
            os.chown(part, real.stat().st_uid, real.stat().st_gid)
    shutil.copymode(real, part)


@contextmanager
def temporary_folder() -> Iterator[Path]:
    """Yield a new folder that goes away at the end, and with it those of dead processes."""
    place = Path(tempfile.gettempdir())
    for mark in place.glob(_MARK.format("*")):
        _remove_abandoned(mark, mark.with_suffix(""))
    mark = place / _MARK.format(token_hex(4))
    folder = mark.with_suffix("")
    try:
        with _held(mark):  # made before the folder, gone after it
            try:
                folder.mkdir(mode=0o700)
                yield folder
            finally:
                shutil.rmtree(folder, ignore_errors=True)
    finally:
        shutil.rmtree(folder, ignore_errors=True)  # a signal may have ended the first time
        mark.unlink(missing_ok=True)


def _remove_leftovers(folder: Path) -> None:
    """Remove the parts of files in a folder that no living process writes."""
    for part in folder.glob(PART.format("*")):
        _remove_abandoned(part)


def _remove_abandoned(file: Path, with_it: Path | None = None) -> None:
    """Remove a file that nobody holds, after a folder that goes with it."""
    if fcntl is None:
        return
    with suppress(OSError), file.open("rb") as stream:
        fcntl.flock(stream, fcntl.LOCK_EX | fcntl.LOCK_NB)
        if with_it:
            shutil.rmtree(with_it, ignore_errors=True)
        file.unlink()


def _held(file: Path) -> BinaryIO:
    """Return a new file, open and held by this process."""
    stream: IO[bytes] = file.open("xb")
    if fcntl:
        with suppress(OSError):  # not every file system has locks
            fcntl.flock(stream, fcntl.LOCK_EX)
    if os.fstat(stream.fileno()).st_nlink:
        return stream  # type: ignore[return-value]
    stream.close()  # another process took it for a leftover just before it was held
    return _held(file)
