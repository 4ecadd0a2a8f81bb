"""What every item has, and the records that kinds share."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import Generic, TypeVar
from xml.etree.ElementTree import Element

from .accents import Accent
from .fields import (
    AccentName,
    Address,
    Choice,
    Cites,
    Day,
    Former,
    Icon,
    Items,
    Markdown,
    Maths,
    Slug,
    Word,
    declare,
)
from .picture import Picture, picture
from .references import Mentions, mentions
from .structure import Record
from .text import Name, Prose

MARKS = ("full", "part", "none")
ACCENTS = ("blue", "teal", "violet", "rust", "rose", "olive", "amber", "slate")

accent = AccentName(ACCENTS)
icon = Icon()
emoji = Word(8)


@dataclass(frozen=True, kw_only=True)
class Source:
    """A publication that a fact is taken from."""

    key: Name = declare(Slug(), "The name it is cited by.", "hinton2006", required=True)
    title: str = declare(
        Word(200),
        "The publication's title.",
        "Reducing the Dimensionality of Data with Neural Networks",
        required=True,
    )
    by: str = declare(
        Word(120),
        "Authors, venue and year.",
        "Hinton and Salakhutdinov, Science 313, 2006",
        required=True,
    )
    link: str = declare(Address(200), "Where to read it.", "doi:10.1126/science.1127647")


@dataclass(frozen=True, kw_only=True)
class Item:
    """What every item has: where it is declared, its language, its former ids, its sources."""

    id: str = ""
    folder: str = ""
    file: str = ""
    bundled: bool = False
    language: str = ""
    checked: date | None = declare(
        Day(), "The day somebody last held this file against its sources.", "2026-11-22"
    )
    of: Name | None = declare(
        Slug(), "Eight digits of the file that this one translates.", "1f4b90c2"
    )
    was: tuple[Name, ...] = declare(
        Items(Former()), "Former ids; their addresses keep working.", "[former-name]"
    )
    sources: tuple[Source, ...] = declare(
        Items(Record(Source)), "Sources that this file introduces; any file may cite them."
    )

    @property
    def path(self) -> str:
        """The item's address among all items: its folder and id."""
        return f"{self.folder}/{self.id}"

    @property
    def anchor(self) -> str:
        """The item's anchor on a page."""
        return f"{self.folder}-{self.id}"

    @property
    def label(self) -> str:
        """What the item is called: its name, title or term."""
        called = (getattr(self, field, "") for field in ("name", "title", "term"))
        return next(filter(None, called), self.id)

    @property
    def meaning(self) -> Prose:
        """What explains the item where a text names it, if a few words do."""
        return ()

    @cached_property
    def mentions(self) -> Mentions:
        """What the item names; it is looked through once."""
        return mentions(self)


_T = TypeVar("_T", bound=Item)


@dataclass(frozen=True, kw_only=True)
class Ordered(Generic[_T]):
    """What the file ``_collection.yml`` of a folder declares, with the folder's items in order.

    ``whole`` tells whether all of the file could be read, ``bundled`` whether it is the pack's.
    """

    id: str = ""
    items: tuple[_T, ...] = ()
    whole: bool = True
    bundled: bool = False
    title: str = ""
    order: tuple[Name, ...] = ()
    language: str = ""
    accents: Mapping[Name, Accent | None] = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True)
class Stage:
    """One stage of how an item works."""

    name: str = declare(Word(40), "The stage in one or two words.", "Generator", required=True)
    text: Prose = declare(
        Markdown(160), "What happens.", "Turn noise into an image.", required=True
    )
    picture: Picture | None = declare(picture, "A picture of it.")


@dataclass(frozen=True, kw_only=True)
class Cell:
    """What a cell of a table says; its text can stand alone in the place of the whole cell."""

    mark: str = declare(Choice(MARKS), "Whether it holds: full, part or none.", "part")
    short: str = declare(Word(24), "A word or two, from which its text opens.", "A bound")
    text: Prose = declare(Markdown(400), "What is to be said of it.", "With a classification head.")


@dataclass(frozen=True, kw_only=True)
class Objective:
    """A formula and what it says."""

    math: Element | None = declare(
        Maths(1000), "The formula, in LaTeX.", r"\min_G \max_D V(D, G)", required=True
    )
    says: Prose = declare(
        Markdown(600),
        "The formula in words.",
        "One side makes the number small, the other makes it large.",
        required=True,
    )
    cite: tuple[Name, ...] = declare(Items(Cites()), "Keys of its sources.", "[hinton2006]")


@dataclass(frozen=True, kw_only=True)
class Mistake:
    """A common belief and what is true instead."""

    belief: Prose = declare(
        Markdown(240), "What many people think.", "A GAN is purely generative.", required=True
    )
    answer: Prose = declare(
        Markdown(500),
        "What is true.",
        "Half of it is a classifier, which only ever decides.",
        required=True,
    )


@dataclass(frozen=True, kw_only=True)
class Point:
    """A short remark with a name."""

    name: str = declare(
        Word(60), "The remark in a few words.", "Explicit or implicit", required=True
    )
    text: Prose = declare(
        Markdown(500),
        "The remark.",
        "Some models say how probable an example is, others only make examples.",
        required=True,
    )
