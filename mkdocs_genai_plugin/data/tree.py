"""Text to a tree with positions, from YAML's own events.

Events are read one at a time, so a hostile file is refused before anything is
built from it: `yaml.compose` overflows the C stack on deep nesting, and
`yaml.safe_load` loses positions, duplicate keys and what the author wrote.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import yaml

from .files import DataFile
from .problems import Place, Problem
from .syntax import explain

DEPTH = 32
KEYS = 1_000
VALUES = 40_000
MARKUP = 30_000
LONGEST_TEXT = 20_000
LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
MARKUP_SIGN = re.compile(r"[\\`*_\[<&$\n]")
SIGN = re.compile(r"(?:^|[\s{\[,])(-|[^\s{\[,]+:)\s*$")

Mark = tuple[int, int]
Event = Any  # types-PyYAML knows neither that marks are set nor what each event holds


@dataclass(slots=True)
class Node:
    """A value and where it stands; ``start`` and ``end`` are (line, column) from 0."""

    file: DataFile
    start: Mark
    end: Mark

    kind = "a value"

    @property
    def place(self) -> Place:
        """The span of the value, or of its first line when it has several."""
        line, column = self.start
        one_line = self.end[0] == line
        last = self.end[1] if one_line else len(self.file.lines[line])
        return self.file.place(line, column, last - column)

    @property
    def sign(self) -> str:
        """What stands before the value on its line: ``-``, ``key:`` or nothing."""
        found = SIGN.search(self.file.lines[self.start[0]][: self.start[1]])
        return found[1] if found else ""

    def rewritten(self, value: str) -> str:
        """Give the end of the line with another value in place of this one."""
        return f"{self.sign} {value}".lstrip()

    def problem(self, message: str, rule: str, fix: str) -> Problem:
        """Give the problem that stands at this value."""
        return Problem(self.place, message, rule, fix)


@dataclass(slots=True)
class Scalar(Node):
    """Text as the author wrote it; ``plain`` when it stands without quotes."""

    text: str
    plain: bool

    kind = "text"


@dataclass(slots=True)
class Sequence(Node):
    """A list."""

    items: list[Node]

    kind = "a list"


@dataclass(slots=True)
class Mapping(Node):
    """Keys with their values, in the author's order."""

    entries: dict[str, tuple[Scalar, Node]]

    kind = "a mapping"


class RefusalError(Exception):
    """Ends the reading of a file; carries the problem."""

    def __init__(self, problem: Problem) -> None:
        """Keep the problem."""
        self.problem = problem


def parse(file: DataFile, problems: list[Problem]) -> Mapping | None:
    """Give the file's mapping, or add to ``problems`` why there is none."""
    try:
        reader = _Reader(file, problems)
        return reader.document()
    except RefusalError as refusal:
        problems.append(refusal.problem)
    except yaml.YAMLError as error:
        problems.append(explain(file, error))
    return None


def _markup(text: str) -> int:
    """Give how much there is to read in a text: signs of Markdown, and all between dollars.

    A text so long that it is refused unread does not count.
    """
    if len(text) > LONGEST_TEXT:
        return 0
    return len(MARKUP_SIGN.findall(text)) + text.rfind("$") - text.find("$")


class _Reader:
    """Builds the tree of one file."""

    def __init__(self, file: DataFile, problems: list[Problem]) -> None:
        self.file = file
        self.problems = problems
        self.events: Iterator[Event] = yaml.parse(file.text, Loader=LOADER)
        self.values = 0
        self.markup = 0
        # Most files have so few signs that it is enough to count them all at once.
        between_dollars = len(file.text) if "$" in file.text else 0
        most = len(MARKUP_SIGN.findall(file.text)) + between_dollars
        self.counts_markup = most > MARKUP

    def document(self) -> Mapping:
        next(self.events)  # the stream's start
        start = next(self.events)
        if isinstance(start, yaml.StreamEndEvent):
            raise RefusalError(self._empty())
        top = self.node(next(self.events), 0)
        next(self.events)  # the document's end
        self._only_document(next(self.events))
        if isinstance(top, Scalar) and not top.text:
            raise RefusalError(self._empty())
        if not isinstance(top, Mapping):
            message = f"the file must be a mapping, this is {top.kind}"
            raise RefusalError(
                top.problem(message, "type", "Start it with a line like:  title: ...")
            )
        return top

    def _empty(self) -> Problem:
        fix = "Start from a file of the same folder, or delete this one."
        return Problem(self.file.place(0, 0), "file holds no data", "empty", fix)

    def _only_document(self, event: Event) -> None:
        if isinstance(event, yaml.StreamEndEvent):
            return
        fix = 'Remove the "---" line or move what follows to a file of its own.'
        place = self.file.place(event.start_mark.line, event.start_mark.column, 3)
        message = 'a second document starts here ("---")'
        raise RefusalError(Problem(place, message, "yaml-documents", fix))

    def node(self, event: Event, depth: int) -> Node:
        start = (event.start_mark.line, event.start_mark.column)
        end = (event.end_mark.line, event.end_mark.column)
        if isinstance(event, yaml.AliasEvent) or event.anchor or event.tag:
            self._refuse_property(event, start, end)
        self._count(event, start)
        if isinstance(event, yaml.ScalarEvent):
            return Scalar(self.file, start, end, event.value, event.implicit[0])
        if depth >= DEPTH:
            place = self.file.place(*start)
            message = f"more than {DEPTH} levels of nesting"
            raise RefusalError(Problem(place, message, "too-deep", "Flatten the data."))
        if isinstance(event, yaml.SequenceStartEvent):
            return Sequence(self.file, start, end, list(self._items(depth + 1)))
        return Mapping(self.file, start, end, self._entries(depth + 1))

    def _count(self, event: Event, start: Mark) -> None:
        self.values += 1
        if self.values > VALUES:
            raise RefusalError(self._too_many(f"{VALUES:,} values", start))
        if self.counts_markup and isinstance(event, yaml.ScalarEvent):
            self.markup += _markup(event.value)
            if self.markup > MARKUP:
                raise RefusalError(self._too_many(f"{MARKUP:,} signs of markup", start))

    def _too_many(self, what: str, start: Mark) -> Problem:
        message = f"more than {what} in one file"
        return Problem(self.file.place(*start), message, "too-many", "Split the file.")

    def _items(self, depth: int) -> Iterator[Node]:
        while not isinstance(event := next(self.events), yaml.SequenceEndEvent):
            yield self.node(event, depth)

    def _entries(self, depth: int) -> dict[str, tuple[Scalar, Node]]:
        entries: dict[str, tuple[Scalar, Node]] = {}
        repeated = 0
        while not isinstance(event := next(self.events), yaml.MappingEndEvent):
            key = self.node(event, depth)
            if len(entries) + repeated >= KEYS:
                message = f"more than {KEYS:,} keys in one mapping"
                raise RefusalError(key.problem(message, "too-many", "Split the data."))
            if not isinstance(key, Scalar):
                fix = "Remove the ? or the brackets; in text, put the whole value in quotes."
                message = f"a key must be plain text, not {key.kind}"
                raise RefusalError(key.problem(message, "key", fix))
            value = self.node(next(self.events), depth)
            if key.text in entries:
                repeated += 1
                self._duplicate(key, entries[key.text][0])
            else:
                entries[key.text] = (key, value)
        return entries

    def _duplicate(self, key: Scalar, first: Scalar) -> None:
        message = f'key "{key.text}" is already set on line {first.start[0] + 1}'
        fix = "Delete one of the two, or start a new list item with a dash."
        self.problems.append(key.problem(message, "duplicate-key", fix))

    def _refuse_property(self, event: Event, start: Mark, end: Mark) -> None:
        line, column = start
        if isinstance(event, yaml.AliasEvent) or event.anchor:
            sign = "*" if isinstance(event, yaml.AliasEvent) else "&"
            message = f"anchors and aliases are not used here ({sign}{event.anchor})"
            fix = "Write the value out in full; if it is text, put it in quotes."
            place = self.file.place(line, column, len(event.anchor) + 1)
            raise RefusalError(Problem(place, message, "anchor", fix))
        written = self.file.lines[line][column:].split(" ")[0]
        message = f"YAML tags are not used here ({written})"
        fix = "Delete the tag; if it is text, put it in quotes."
        raise RefusalError(
            Problem(self.file.place(line, column, len(written)), message, "tag", fix)
        )
