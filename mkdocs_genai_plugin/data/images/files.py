"""The pictures of data folders: found, read, and told why one cannot be shown."""

from __future__ import annotations

import hashlib
import os
import stat
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from mkdocs_genai_plugin.data.fields.picture import candidates
from mkdocs_genai_plugin.data.folders import Folder, picture_files
from mkdocs_genai_plugin.data.problems import Edit, Place, Problem
from mkdocs_genai_plugin.data.rules import Rule
from mkdocs_genai_plugin.data.suggest import MOST_HINTS, closest, is_sure, suggest
from mkdocs_genai_plugin.data.text import Name

from . import raster, svg
from .refusal import RefusedError

PICTURE_BYTES = 1_000_000


@dataclass(frozen=True)
class Image:
    """A file that can be shown: its path below the data folder, its size in pixels, its digest."""

    path: Path
    address: str
    width: int
    height: int
    digest: str


@dataclass(frozen=True)
class Images:
    """The pictures that items name, by their paths below the data folder.

    ``there`` are the files of all folders by these paths; those of a later folder take the place
    of those before. ``wrong`` are the problems of what items name.
    """

    there: Mapping[str, tuple[Folder, Path]] = field(default_factory=dict)
    shown: Mapping[str, Image] = field(default_factory=dict)
    wrong: tuple[Problem, ...] = ()

    def of(self, file: Name) -> Image | None:
        """Return the picture that a file's name in data means, if it can be shown."""
        return next((self.shown[one] for one in candidates(file) if one in self.shown), None)

    def unused(self, named: Iterable[Name]) -> Iterator[Problem]:
        """Yield the problems of files that nothing names."""
        used = {self._meant(file) for file in named}
        for address in sorted(self.there.keys() - used):
            folder, path = self.there[address]
            fix = "Name it in a  picture:  of an item, or move it out of the data."
            place = Place(folder.show(path), 0, 0)
            yield Problem(place, "no item shows this picture", Rule.PICTURE_UNUSED, fix)

    def _meant(self, file: Name) -> str:
        return next((one for one in candidates(file) if one in self.there), "")


def read_images(folders: Sequence[Folder], named: Iterable[Name]) -> Images:
    """Return the pictures that items name, and what is wrong with those that cannot be shown."""
    there = {
        path.relative_to(folder.root).as_posix(): (folder, path)
        for folder in folders
        for path in picture_files(folder.root, shallow=folder.shallow)
    }
    shown: dict[str, Image | RefusedError] = {}
    wrong: list[Problem] = []
    for file in named:
        address = next((one for one in candidates(file) if one in there), "")
        if not address:
            wrong.append(_missing(file, there if len(wrong) < MOST_HINTS else ()))
            continue
        if address not in shown:
            shown[address] = _judged(address, *there[address])
        if isinstance(found := shown[address], RefusedError):
            message = f"{Path(address).name} {found.says}"
            wrong.append(Problem(file.place, message, found.rule, found.fix))
    images = {key: one for key, one in shown.items() if isinstance(one, Image)}
    return Images(there, images, tuple(wrong))


def _missing(file: Name, known: Iterable[str]) -> Problem:
    """Return the problem of a file that is not there, with what may be meant."""
    folder = f"{candidates(file)[0].partition('/')[0]}/"
    beside = [one.removeprefix(folder) for one in known if one.startswith(folder)]
    near = closest(file, beside) or closest(file, [*known]) if known else ""
    message = f'there is no picture "{file}"{suggest(near)}'
    fix = "Put it beside this file, or write its path from the data folder on."
    edits: tuple[Edit, ...] = file.place.instead(file, near) if is_sure(file, near) else ()
    return Problem(file.place, message, Rule.PICTURE_PLACE, fix, edits)


def _judged(address: str, folder: Folder, path: Path) -> Image | RefusedError:
    try:
        raw = read_picture(folder, path)
        width, height = _size(path.name, raw)
    except RefusedError as refused:
        return refused
    return Image(path, address, width, height, digest(raw))


def digest(raw: bytes) -> str:
    """Return sixteen digits that change with the bytes of a file."""
    return hashlib.sha256(raw).hexdigest()[:16]


def read_picture(folder: Folder, path: Path) -> bytes:
    """Return the bytes of a picture, a regular file inside its folder. Raises RefusedError."""
    try:
        real = path.resolve()
        if not real.is_relative_to(folder.root.resolve()):
            fix = "Put the picture itself there, not a link to it."
            raise RefusedError("links to a place outside the data folder", Rule.PICTURE_PLACE, fix)
        handle = os.open(real, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0))
    except (OSError, RuntimeError) as error:  # before Python 3.13 a loop is a RuntimeError
        fix = "Put a picture there that you may read."
        raise RefusedError("cannot be read", Rule.PICTURE_PLACE, fix) from error
    with os.fdopen(handle, "rb") as stream:
        found = os.fstat(handle)
        if not stat.S_ISREG(found.st_mode):
            raise RefusedError("is no ordinary file", Rule.PICTURE_PLACE, "Put a picture there.")
        raw = stream.read(PICTURE_BYTES + 1)
    if len(raw) > PICTURE_BYTES:
        says = f"has {found.st_size / 1e6:,.1f} MB, and 1 MB is the limit"
        raise RefusedError(says, Rule.PICTURE_SIZE, "Make it smaller, or save it as WebP.")
    return raw


def _size(name: str, raw: bytes) -> tuple[int, int]:
    """Return the size of a picture that is what its name says. Raises RefusedError."""
    ending = name.rpartition(".")[2].lower().replace("jpeg", "jpg")
    kind = raster.format_of(raw) or ("svg" if _is_xml(raw, ending) else "")
    if ending == kind:
        return svg.size_of(raw) if kind == "svg" else raster.size_of(raw, kind)
    if not kind:
        fix = "Export it again as SVG, PNG, WebP, JPEG, GIF or AVIF."
        raise RefusedError(f"is no picture of the kind {ending}", Rule.PICTURE_KIND, fix)
    better = f"{name.rpartition('.')[0]}.{kind}"
    fix = f"Rename it to {better}, and write:  file: {better}"
    raise RefusedError(f"is {kind.upper()} by what is in it", Rule.PICTURE_KIND, fix)


def _is_xml(raw: bytes, ending: str) -> bool:
    """Tell whether a file may be SVG; what is called so is judged by its first element."""
    is_markup = raw.removeprefix(b"\xef\xbb\xbf").lstrip()[:1] == b"<"
    return is_markup and (ending == "svg" or b"<svg" in raw)
