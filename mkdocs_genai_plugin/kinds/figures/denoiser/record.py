"""The figure of a denoiser: what an author writes, and what is wrong with it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from mkdocs_genai_plugin.data.fields import Amount, Choice, Items, Label, Number, Word, declare
from mkdocs_genai_plugin.data.problems import Place, Problem
from mkdocs_genai_plugin.data.rules import Rule
from mkdocs_genai_plugin.data.structure import Record
from mkdocs_genai_plugin.data.text import Name
from mkdocs_genai_plugin.kinds.figures import grey
from mkdocs_genai_plugin.kinds.figures.record import Figure

from .maths import Pictures, value

WHOLE = "whole"
WINDOWS = ("1", "3", "5", "7", WHOLE)
LEAST, MOST = 8, 16  # pixels along a side
_BLANK = Name(" ".join(["0" * LEAST] * LEAST), Place("", 0, 0))
_WRITTEN = re.compile(r"[0-9a-f]+(?: [0-9a-f]+)+")


@dataclass(frozen=True, kw_only=True)
class Class:
    """Pictures of one class."""

    name: str = declare(Word(20), "What they show.", "Three", required=True)
    pictures: tuple[Name, ...] = declare(
        Items(Label(300)),
        "The pictures: a hexadecimal digit a pixel, 0 for the page and f for ink, and a space "
        "behind each row.",
        '["003c0000 00f00000 …"]',
        required=True,
    )


@dataclass(frozen=True, kw_only=True)
class Denoiser(Figure):
    """A denoiser that knows pictures by heart and sees them through a window."""

    classes: tuple[Class, ...] = declare(
        Items(Record(Class)),
        "What it knows: some hundreds of pictures of one size, 8 to 16 pixels along a side.",
        required=True,
    )
    window: str = declare(Choice(WINDOWS), "How many pixels its window is wide at first.", "5")
    steps: Amount | None = declare(
        Number(1, 50, whole=True), "How many steps it takes at first.", "20"
    )
    seed: Amount | None = declare(Number(1, 9999, whole=True), "The first draw's number.", "9")

    @cached_property
    def written(self) -> Sequence[str]:
        """All pictures, as they are written.

        While a server shows a page although the data is broken, those of another size are left
        out, and an empty one stands in for all.
        """
        found = [one for group in self.shown for one in group.pictures]
        return found or [_BLANK]

    @cached_property
    def shown(self) -> list[Class]:
        """The classes, with the pictures of the first one's size."""
        sizes = [_size(one) for group in self.classes for one in group.pictures]
        size = next(filter(None, sizes), None)
        return [
            replace(group, pictures=tuple(one for one in group.pictures if _size(one) == size))
            for group in self.classes
            if size
        ]

    @property
    def width(self) -> int:
        """How many pixels a row has."""
        return self.written[0].index(" ")

    @property
    def height(self) -> int:
        """How many rows there are."""
        return self.written[0].count(" ") + 1

    def class_of(self, number: int) -> str:
        """Return the name of a picture's class."""
        names = [group.name for group in self.shown for _ in group.pictures]
        return names[number] if names else ""

    @cached_property
    def known(self) -> Pictures:
        """What it knows."""
        return known_pictures(tuple(self.written))


def known_pictures(written: tuple[str, ...]) -> Pictures:
    """Return pictures from how they are written."""
    all_levels = map(grey.levels, written)
    return Pictures(written[0].index(" "), tuple(tuple(map(value, one)) for one in all_levels))


def checks(item: Denoiser) -> Iterator[Problem]:
    """Return what is wrong with the pictures: each is written as the first one should be."""
    first = None
    for group in item.classes:
        for one in group.pictures:
            size = _size(one)
            first = first or size
            if message := _mistake(one, size, first):
                yield Problem(one.place, message, Rule.PIXELS, FIX)


FIX = (
    "Write each row of pixels as hexadecimal digits, 0 for the page to f for ink, and a space "
    f"between rows: {LEAST} to {MOST} rows of {LEAST} to {MOST} digits, in all pictures alike."
)


def _size(written: str) -> tuple[int, int] | None:
    """Return how many rows of how many digits there are; None where they are not alike."""
    rows = written.split(" ")
    alike = _WRITTEN.fullmatch(written) and len({len(row) for row in rows}) == 1
    return (len(rows), len(rows[0])) if alike else None


def _mistake(one: str, size: tuple[int, int] | None, first: tuple[int, int] | None) -> str:
    if size is None:
        return "this picture is not written as rows of as many hexadecimal digits"
    if any(not LEAST <= side <= MOST for side in size):
        return f"this picture has {size[0]} rows of {size[1]} pixels"
    if size == first or first is None:
        return ""
    sizes = " of ".join(map(str, size)), " of ".join(map(str, first))
    return "this picture has {} pixels, the first one {}".format(*(f"rows: {s}" for s in sizes))
