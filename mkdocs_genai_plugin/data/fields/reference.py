"""Types of names: what a name is of, which general rules and addresses follow from."""

from __future__ import annotations

import re
from dataclasses import dataclass

from mkdocs_genai_plugin.data.lines import quoted
from mkdocs_genai_plugin.data.problems import Problem
from mkdocs_genai_plugin.data.rules import Rule
from mkdocs_genai_plugin.data.text import Name
from mkdocs_genai_plugin.data.tree import Node

from .declaration import RETYPED, Schema, _is_text, _pattern, scalar

SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")


PATH = re.compile(rf"{SLUG.pattern}(?:/{SLUG.pattern})*")


# material/waves and :material-waves: are how Material names an icon; others stand in folders, too.
SET = re.compile(r"\A:?(?:(?:material|mdi)[/:-]|[a-z0-9/-]*/)")
SVG_ENDING = re.compile(r"\.svg:?\Z", re.I)
YAML_ENDING = re.compile(r"\.ya?ml\Z", re.I)
SLUG_RULE = "may only have lower-case letters, digits and hyphens"


def slug(text: str) -> str:
    """Return ``text`` in lower-case letters, digits and hyphens; empty where it has none."""
    if not text.isascii():
        from anyascii import anyascii

        text = anyascii(text)
    return "-".join(re.findall(r"[a-z0-9]+", text.lower()))


@dataclass(frozen=True)
class Slug:
    """A name in lower-case letters, digits and hyphens that refers to nothing else."""

    def blank(self) -> Name | None:
        """Return no name."""
        return None

    def read(self, node: Node, name: str, problems: list[Problem]) -> Name | None:
        """Return the name with its place."""
        found = scalar(node, name, problems)
        if not found:
            return None
        if SLUG.fullmatch(found.text):
            _is_text(found, name, problems)
            return Name(found.text, found.place)
        better = self.meant(found.text)
        message = f"\"{name}\" {SLUG_RULE}, not '{found.text}'"
        if not better:
            fix = f"Write a name of those, for example  {found.rewritten('a-name')}"
            problems.append(found.problem(message, Rule.ID, fix))
            return None
        written = quoted(better) if RETYPED.fullmatch(better) else better
        fix = f"Write:  {found.rewritten(written)}"
        problems.append(found.problem(message, Rule.ID, fix, found.edit(written)))
        return Name(better, found.place)  # so that what refers to it is not reported too

    def meant(self, text: str) -> str:
        """Return the name that a text was meant to be, or an empty string."""
        return slug(text)

    def schema(self) -> Schema:
        """Return text of the permitted characters."""
        says = "Lower-case letters, digits and hyphens."
        return _pattern(says, SLUG.pattern)


@dataclass(frozen=True)
class Id(Slug):
    """The id of a part, which no other in the same list has: the end of the part's address."""


@dataclass(frozen=True)
class Former(Slug):
    """An id that an item or a part had; its address keeps working."""


@dataclass(frozen=True)
class Cites(Slug):
    """The key of a source."""


@dataclass(frozen=True)
class Icon(Slug):
    """The name of an icon of the theme's set."""

    def meant(self, text: str) -> str:
        """Return the icon without its set, which sites and Markdown write before it."""
        # What anyascii says of an emoji is the name of no icon.
        return slug(SVG_ENDING.sub("", SET.sub("", text, count=1))) if text.isascii() else ""


@dataclass(frozen=True)
class Ref(Slug):
    """A reference to an item: its id, or its folder and id (``folder/id``).

    ``mutual`` tells that the other item shows the relation too. ``folder`` is the one of all items
    that can be meant, which go by their id.
    """

    mutual: bool = False
    folder: str = ""

    def meant(self, text: str) -> str:
        """Return the id of an item of the folder, which may be written as a path or a file."""
        return slug(YAML_ENDING.sub("", text.removeprefix("item:").removeprefix(f"{self.folder}/")))

    def read(self, node: Node, name: str, problems: list[Problem]) -> Name | None:
        """Return the reference with its place."""
        if self.folder:
            own = super().read(node, name, problems)
            return Name(f"{self.folder}/{own}", own.place) if own else None
        found = scalar(node, name, problems)
        if found and PATH.fullmatch(found.text):
            _is_text(found, name, problems)
            return Name(found.text, found.place)
        if found:
            message = f"\"{name}\" must be an item's id, not '{found.text}'"
            fix = f"For example:  {name}: one-id   or, in another folder,  {name}: folder/one-id"
            better = found.text.removeprefix("item:").strip("“”„\"‘’'/ ").lower()
            better = YAML_ENDING.sub("", better)
            sure = PATH.fullmatch(better) and not RETYPED.fullmatch(better)
            edits = [found.edit(better)] if sure else []
            fix = f"Write:  {better}" if edits else fix
            problems.append(found.problem(message, Rule.ID, fix, *edits))
        return None

    def schema(self) -> Schema:
        """Return text of one or more slugs."""
        if self.folder:
            return _pattern(f"The id of an item in {self.folder}/.", SLUG.pattern)
        return _pattern("An item's id or, in another folder, folder/id.", PATH.pattern)
