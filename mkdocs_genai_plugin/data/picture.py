"""A picture that an item, or a part of one, shows."""

from __future__ import annotations

from dataclasses import dataclass

from .fields import Cites, Flag, Items, Markdown, PictureFile, Schema, Word, declare
from .problems import Problem
from .rules import Rule
from .structure import Record
from .text import Name, Prose
from .tree import Mapping, Node


@dataclass(frozen=True, kw_only=True)
class Picture:
    """A picture, and in words what is to be seen on it."""

    file: Name | None = declare(
        PictureFile(),
        "The file: its name if it lies beside this one, else its path in the data folder.",
        "loaf.jpg",
        required=True,
    )
    alt: str = declare(
        Word(300),
        "What is to be seen, for those who cannot see it. It may be missing only if decorative.",
        "A dark loaf, cut in two.",
    )
    decorative: bool = declare(
        Flag(), "True where it says nothing at all; it has no alt then.", "false"
    )
    caption: Prose = declare(Markdown(300), "What to say of it.", "Rye, three days old.")
    credit: Prose = declare(
        Markdown(200), "Who made it, and under which licence.", "Photo: Ada Baker, CC BY 4.0"
    )
    cite: tuple[Name, ...] = declare(Items(Cites()), "Keys of its sources.", "[hinton2006]")
    dark: Name | None = declare(
        PictureFile(), "The file for pages in dark colours.", "loaf-dark.jpg"
    )

    @property
    def files(self) -> tuple[Name, ...]:
        """Its file, and that for dark colours if there is one."""
        return tuple(file for file in (self.file, self.dark) if file)


@dataclass(frozen=True)
class PictureRecord(Record[Picture]):
    """A field that holds a picture, of any record and any kind."""

    of: type[Picture] = Picture

    def read(self, node: Node, name: str, problems: list[Problem]) -> Picture | None:
        """Return the picture, which says what is to be seen or that nothing is."""
        picture = super().read(node, name, problems)
        if picture and isinstance(node, Mapping):
            problems.extend(_without_words(picture, node))
        return picture

    def schema(self) -> Schema:
        """Return the mapping, with one of the two ways to speak of what is to be seen."""
        decorative = {"required": ["decorative"], "properties": {"decorative": {"const": True}}}
        says = "Give it  alt: ...  or  decorative: true, and not both."
        either = [{"required": ["alt"], "properties": {"alt": {}}}, decorative]
        return {**super().schema(), "oneOf": either, "errorMessage": {"oneOf": says}}


def _without_words(picture: Picture, node: Mapping) -> list[Problem]:
    if "alt" in node.entries:
        if not picture.decorative:
            return []
        key, value = node.entries["decorative"]
        message = "a picture that has an alt is not decorative"
        fix = f"Write:  {key.text}: false   or delete its alt."
        return [value.problem(message, Rule.PICTURE_ALT, fix, value.edit("false"))]
    if picture.decorative:
        return []
    place = node.file.place(*node.start)
    message = "the picture does not say what is to be seen on it"
    fix = f"{node.added('alt: ...')}   or, where it says nothing at all,  decorative: true"
    return [Problem(place, message, Rule.PICTURE_ALT, fix)]


picture = PictureRecord()
