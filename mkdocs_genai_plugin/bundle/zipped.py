"""Files in a zip that only their names and bytes decide."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Callable, Mapping
from pathlib import PurePosixPath
from typing import BinaryIO
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

_Moment = tuple[int, int, int, int, int, int]
# The first and the last moment that a zip can hold.
FIRST: _Moment = (1980, 1, 1, 0, 0, 0)
_LAST: _Moment = (2107, 12, 31, 23, 59, 58)
_KINDS = {
    "pages": "html xhtml",
    "styles": "css",
    "scripts": "js mjs",
    "pictures": "avif gif ico jpeg jpg png svg webp",
    "sounds and films": "m4a mp3 mp4 ogg wav webm",
    "fonts": "eot otf ttf woff woff2",
}
UNIX = 3
READABLE = 0o100644


def pack(
    stream: BinaryIO,
    files: Mapping[str, bytes],
    seconds: int,
    packed: Callable[[int, int], None],
    first: str = "",
) -> Counter[str]:
    """Write a zip; return the bytes that each kind of file takes in it.

    ``seconds`` since 1970, in UTC, is the time that every file gets; ``packed`` is
    told how many files are done, and of how many. The file ``first`` stands first and as it is.
    """
    sizes: Counter[str] = Counter()
    moment = zip_time(seconds)
    with ZipFile(stream, "w", ZIP_DEFLATED, compresslevel=9) as archive:
        for number, name in enumerate(sorted(files, key=lambda name: (name != first, name)), 1):
            entry = ZipInfo(name, moment)
            entry.compress_type = ZIP_STORED if name == first else ZIP_DEFLATED
            entry.create_system = UNIX
            entry.external_attr = READABLE << 16
            archive.writestr(entry, files[name])
            sizes[kind(name)] += entry.compress_size
            packed(number, len(files))
    return sizes


def zip_time(seconds: int) -> _Moment:
    """Return a time as a zip holds it, the nearest that it can hold."""
    year, month, day, hour, minute, second = time.gmtime(seconds)[:6]
    return min(max((year, month, day, hour, minute, second), FIRST), _LAST)


def kind(name: str) -> str:
    """Return what a file is, in a word for people."""
    path = PurePosixPath(name)
    if "search" in path.parts:
        return "search"
    found = (word for word, ends in _KINDS.items() if path.suffix[1:].lower() in ends.split())
    return next(found, "other files")
