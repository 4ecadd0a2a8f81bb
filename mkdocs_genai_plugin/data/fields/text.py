"""Types of text: words, Markdown, formulas, addresses."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from mkdocs_genai_plugin.data import foreign, text
from mkdocs_genai_plugin.data.address import (
    SOURCE,
    Destination,
    address_meant,
    destination_of,
    source_address,
)
from mkdocs_genai_plugin.data.blocks import parse_blocks
from mkdocs_genai_plugin.data.formula import FormulaError, mathml
from mkdocs_genai_plugin.data.lines import quoted
from mkdocs_genai_plugin.data.problems import Place, Problem
from mkdocs_genai_plugin.data.rules import Rule
from mkdocs_genai_plugin.data.text import Link, Name
from mkdocs_genai_plugin.data.tree import LONGEST_TEXT, Node, Scalar

from .declaration import (
    COMMENT_INSIDE,
    DELETE,
    Schema,
    _is_text,
    _pattern,
    eaten_by_comment,
    scalar,
)

CURLY = re.compile("[“”„‘’«»][^“”„‘’«»]*[“”‘’«»]")


@dataclass(frozen=True)
class Word:
    """Plain text without markup, at most ``limit`` characters."""

    limit: int

    def blank(self) -> str:
        """Return the empty text."""
        return ""

    def read(self, node: Node, name: str, problems: list[Problem]) -> str:
        """Return the text as written."""
        found = self.checked(node, name, problems)
        return found.text if found else ""

    def checked(self, node: Node, name: str, problems: list[Problem]) -> Scalar | None:
        """Return the scalar when it is text that every YAML reader sees alike."""
        found = scalar(node, name, problems)
        if not found or not _is_text(found, name, problems):
            return None
        if problem := self._eaten(found) or self._odd_quotes(found) or self._blocks(found):
            problems.append(problem)
        return found if self._fits(found, name, problems) else None

    def _eaten(self, found: Scalar) -> Problem | None:
        """Return the problem of a # that was meant as text."""
        return eaten_by_comment(found, COMMENT_INSIDE)

    def _blocks(self, found: Scalar) -> Problem | None:
        """Return the problem of a list, a table or a second paragraph where words are meant."""
        return foreign.block(found) if type(self) in (Word, Label) else None

    def _odd_quotes(self, found: Scalar) -> Problem | None:
        """Return the problem of quotes that are none of YAML's."""
        if found.plain and type(self) in (Word, Label) and CURLY.fullmatch(found.text):
            message = "these quotes are a part of the text, and would be shown"
            better = quoted(found.text[1:-1])
            written = found.rewritten(better)
            fix = f"Write:  {written}   or, to show them, put straight quotes around them."
            return found.problem(message, Rule.CURLY_QUOTES, fix, found.edit(better))
        if found.plain and found.text.find('"') == len(found.text) - 1 and found.text[1:]:
            line, column = found.end
            better = quoted(found.text[:-1])
            fix = f"Write:  {found.rewritten(better)}"
            place = found.file.place(line, column - 1)
            message = 'this quote (") is never opened'
            return Problem(place, message, Rule.YAML_QUOTE, fix, (found.edit(better),))
        return None

    def _fits(self, found: Scalar, name: str, problems: list[Problem]) -> bool:
        count = len(found.text)
        if count <= self.limit:
            return True
        if count > max(self.limit, LONGEST_TEXT):
            message = f'"{name}" has {count:,} characters; no text has more than {LONGEST_TEXT:,}'
            problems.append(found.problem(message, Rule.TOO_MANY, "Part it."))
        else:
            message = f'"{name}" has {count:,} characters; the limit is {self.limit:,}'
            problems.append(found.problem(message, Rule.TOO_LONG, "Shorten it."))
        return count <= LONGEST_TEXT

    def schema(self) -> Schema:
        """Return text that is not blank."""
        return {
            "type": "string",
            "description": f"At most {self.limit:,} characters.",
            "maxLength": max(self.limit, LONGEST_TEXT),
            "pattern": r"\S",
            "patternErrorMessage": f"Write text here{DELETE}.",
            "errorMessage": "Write text here; a number, or a word like true, needs quotes.",
        }


@dataclass(frozen=True)
class Label(Word):
    """Plain text that names its record, so that a later problem can point at it."""

    def blank(self) -> Name:
        """Return the empty name."""
        return Name("", Place("", 0, 0))

    def read(self, node: Node, name: str, problems: list[Problem]) -> Name:
        """Return the text with its place."""
        found = self.checked(node, name, problems)
        return Name(found.text, found.place) if found else self.blank()


@dataclass(frozen=True)
class Markdown(Word):
    """Text with inline Markdown, at most ``limit`` characters."""

    def blank(self) -> Any:
        """Return the empty prose."""
        return ()

    def read(self, node: Node, name: str, problems: list[Problem]) -> Any:
        """Return the inline values."""
        found = self.checked(node, name, problems)
        return text.parse_prose(found, problems) if found else ()

    def schema(self) -> Schema:
        """Return text, whose Markdown no schema can judge."""
        takes = f"At most {self.limit:,} characters, with a little Markdown."
        return super().schema() | {"description": takes}


@dataclass(frozen=True)
class LongText(Markdown):
    """Text of paragraphs, lists, code, quotations and tables, at most ``limit`` characters."""

    def read(self, node: Node, name: str, problems: list[Problem]) -> Any:
        """Return the blocks."""
        found = self.checked(node, name, problems)
        return parse_blocks(found, problems) if found else ()

    def schema(self) -> Schema:
        """Return text, whose Markdown no schema can judge."""
        takes = "with paragraphs, lists, code, quotations and tables of Markdown"
        return super().schema() | {"description": f"At most {self.limit:,} characters, {takes}."}


@dataclass(frozen=True)
class Placed(Markdown):
    """Text with inline Markdown that knows its place."""

    def blank(self) -> Any:
        """Return the empty passage."""
        return text.Passage((), Place("", 0, 0))

    def read(self, node: Node, name: str, problems: list[Problem]) -> Any:
        """Return the inline values with their place."""
        return text.Passage(super().read(node, name, problems), node.place)


@dataclass(frozen=True)
class Hyperlink(Markdown):
    """A link by itself: an address, or ``[text](address)``; at most ``limit`` characters."""

    def read(self, node: Node, name: str, problems: list[Problem]) -> Any:
        """Return the link as inline values; one without a text has no parts."""
        found = self.checked(node, name, problems)
        if not found:
            return ()
        if link := _bare_link(found):
            return (link,)
        wrong: list[Problem] = []
        parts = text.parse_prose(found, wrong)
        problems += wrong
        if wrong or (len(parts) == 1 and isinstance(parts[0], Link)):
            return parts
        problems.append(self._no_link(found, name))
        return ()

    def _no_link(self, found: Scalar, name: str) -> Problem:
        message = f"\"{name}\" must be one link, not '{found.text}'"
        if better := address_meant(found.text):
            return found.problem(
                message, Rule.ADDRESS, f"Write:  {name}: {better}", found.edit(better)
            )
        fix = f'For example:  {name}: https://example.org   or  {name}: "[text](page.md)"'
        return found.problem(message, Rule.ADDRESS, fix)

    def schema(self) -> Schema:
        """Return text, whose address no schema can judge."""
        return super().schema() | {"description": "An address, or [text](address)."}


def _bare_link(found: Scalar) -> Link | None:
    """Return the link of an address that stands by itself; a path needs a sign of being one."""
    address = source_address(found.text) or found.text
    kind = destination_of(address)
    if not kind or (kind is Destination.DOCS and not re.search(r"[./#]", address)):
        return None
    return Link((), Name(address, found.place), kind)


@dataclass(frozen=True)
class Address(Word):
    """Where a source can be read: ``arXiv:…``, ``doi:…`` or ``https://…``."""

    def read(self, node: Node, name: str, problems: list[Problem]) -> str:
        """Return the text as written, once it is known to lead to a web address."""
        found = self._whole(node, name, problems)
        if not found or source_address(found.text):
            return found.text if found else ""
        if better := address_meant(found.text):
            message = f"'{found.text}' is no whole address"
            fix = f"Write:  {name}: {better}"
            problems.append(found.problem(message, Rule.URL, fix, found.edit(better)))
            return better
        message = (
            f'"{name}" must be arXiv:…, doi:… or a link that starts with https://, '
            f"not '{found.text}'"
        )
        fix = f"For example:  {name}: arXiv:1706.03762   or  {name}: https://example.org/page"
        problems.append(found.problem(message, Rule.URL, fix))
        return ""

    def _eaten(self, found: Scalar) -> Problem | None:
        """Return nothing: no address has a # behind a space."""
        return None

    def _whole(self, node: Node, name: str, problems: list[Problem]) -> Scalar | None:
        """Return the text; one that YAML reads as a number can be half an address."""
        if isinstance(node, Scalar) and address_meant(node.text):
            return node
        return self.checked(node, name, problems)

    def schema(self) -> Schema:
        """Return the three forms of an address."""
        says = "arXiv:…, doi:… or a link that starts with https://."
        return super().schema() | _pattern(says, SOURCE)


@dataclass(frozen=True)
class Maths(Word):
    """A formula in LaTeX, at most ``limit`` characters."""

    def blank(self) -> Any:
        """Return no formula."""
        return None

    def read(self, node: Node, name: str, problems: list[Problem]) -> Any:
        """Return the ``<math>`` element for a block of its own."""
        found = self.checked(node, name, problems)
        try:
            return mathml(found.text, "block") if found else None
        except FormulaError as error:
            message = f"this formula cannot be shown: {error}"
            fix = "Mend the formula, or describe it in words."
            problems.append(node.problem(message, Rule.FORMULA, fix))
            return None
