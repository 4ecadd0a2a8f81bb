"""Text to a tree with positions, from YAML's own events.

Events are read one at a time, so a hostile file is refused before anything is
built from it: `yaml.compose` overflows the C stack on deep nesting, and
`yaml.safe_load` loses positions, duplicate keys and what the author wrote.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Any

import yaml
from yaml.events import MappingEndEvent, MappingStartEvent, ScalarEvent, SequenceEndEvent

from .edits import edited
from .escapes import meant, problem_of
from .files import DataFile
from .lines import NO_COLON, NO_DASH_SPACE, NO_VOCABULARY, Vocabulary
from .problems import Edit, Place, Problem, Rename
from .rules import Rule
from .syntax import explain, other_indents

DEPTH = 32
MOST_KEYS = 1_000
VALUES = 40_000
MARKUP = 30_000
LONGEST_TEXT = 20_000
LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
MARKUP_SIGNS = "\\`*_[]<&$\n"
# At these the reader of Markdown stops too, and most often goes on at once.
OTHER_SIGN = re.compile(r"[!#%+:=>@^{}~-]")
OTHERS = 8  # as many take the time of one sign
_SIGN = re.compile(r"(?:^|[\s{\[,])(-|[^\s{\[,]+:)\s*$")

_NO_SPACE = re.compile(r"[A-Za-z][\w-]*:(?=[^\s/])")
REPEATED = "Delete one of the two."
REPEATED_IN_LIST = "Delete one of the two, or start the next entry of the list with a dash."

_Mark = tuple[int, int]
Event = Any  # types-PyYAML knows neither that marks are set nor what each event holds


@dataclass(slots=True)
class Node:
    """A value and where it stands; ``start`` and ``end`` are (line, column) from 0."""

    file: DataFile
    start: _Mark
    end: _Mark

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
        found = _SIGN.search(self.file.lines[self.start[0]][: self.start[1]])
        return found[1] if found else ""

    def rewritten(self, value: str) -> str:
        """Return the end of the line with another value in place of this one."""
        return f"{self.sign} {value}".lstrip()

    def problem(self, message: str, rule: Rule, fix: str, *edits: Edit | Rename) -> Problem:
        """Return the problem that stands at this value."""
        return Problem(self.place, message, rule, fix, edits)

    def edit(self, text: str) -> Edit:
        """Return the edit that puts a text, as it stands in a file, in the place of this value."""
        return self.file.edit(self.start, self.end, text)


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
    """Keys with their values, in the author's order; ``repeated`` tells that one came twice."""

    entries: dict[str, tuple[Scalar, Node]]
    repeated: bool = False

    kind = "a mapping"

    def added(self, *entries: str) -> str:
        """Return how to add entries: on lines below, or in the braces that hold the others."""
        line, column = self.start
        if not self.file.lines[line].startswith("{", column):
            return f"Add {'a line' if len(entries) == 1 else 'lines'}:  {'   '.join(entries)}"
        values = [value for _, value in self.entries.values()]
        line, column = values[-1].end if values else self.start
        behind = self.file.lines[line][column:].lstrip()
        comma = "" if not values or behind.startswith(",") else ", "
        return f"Add before the closing brace:  {comma}{', '.join(entries)}"


_Pair = tuple[Scalar, Node]


def is_empty(node: Node) -> bool:
    """Tell whether nothing stands after a key or a dash."""
    return isinstance(node, Scalar) and node.plain and not node.text


def is_nothing(node: Node) -> bool:
    """Tell whether nothing stands after a key or a dash, or one of YAML's words for nothing."""
    return isinstance(node, Scalar) and node.plain and node.text.lower() in {"", "~", "null"}


def _first_line(node: Node, most: int = MOST_KEYS) -> tuple[str, str] | None:
    """Return the first key of a mapping and its text, if it has at most so many keys."""
    if not isinstance(node, Mapping) or not 0 < len(node.entries) <= most:
        return None
    key, value = next(iter(node.entries.values()))
    return (key.text, value.text) if isinstance(value, Scalar) else None


class _RefusalError(Exception):
    """Ends the reading of a file; carries the problem."""

    def __init__(self, problem: Problem) -> None:
        """Keep the problem."""
        self.problem = problem


def parse(
    file: DataFile, problems: list[Problem], known: Vocabulary = NO_VOCABULARY
) -> Mapping | None:
    """Return the file's mapping, or add to ``problems`` why there is none.

    ``known`` are the keys of the file's kind, which tell what was meant.
    """
    top = _read(file, problems, known)
    if top is None:
        problems[-1] = _proven(file, problems[-1], known)
    return top


def _read(file: DataFile, problems: list[Problem], known: Vocabulary) -> Mapping | None:
    try:
        return _Reader(file, problems, known).document()
    except _RefusalError as refusal:
        problems.append(refusal.problem)
    except yaml.YAMLError as error:
        problems.append(explain(file, error, known))
    return None


def _proven(file: DataFile, problem: Problem, known: Vocabulary) -> Problem:
    """Return a problem with the first edits of it with which more of the file can be read."""
    given = tuple(edit for edit in problem.edits if isinstance(edit, Edit))
    for edits in [given] if given else other_indents(file, problem):
        again: list[Problem] = []
        other = DataFile(file.path, edited(file, edits))
        if _read(other, again, known) or again[-1].place.line > problem.place.line:
            return replace(problem, edits=edits)
    return replace(problem, edits=())


def _signs(text: str) -> int:
    """Return how many signs of Markdown there are in a text."""
    return sum(text.count(sign) for sign in MARKUP_SIGNS)


def _markup(text: str) -> int:
    """Return how much there is to read in a text: signs of Markdown, and all between dollars.

    A text so long that it is refused unread does not count.
    """
    if len(text) > LONGEST_TEXT:
        return 0
    others = len(OTHER_SIGN.findall(text)) // OTHERS
    return _signs(text) + others + text.rfind("$") - text.find("$")


class _Reader:
    """Builds the tree of one file."""

    def __init__(
        self, file: DataFile, problems: list[Problem], known: Vocabulary = NO_VOCABULARY
    ) -> None:
        self.file = file
        self.known = known
        self.problems = problems
        self.next: Callable[[], Event] = LOADER(file.text).get_event
        self.values = 0
        self.markup = 0
        # Most files have so few signs that it is enough to count them all at once.
        size = len(file.text)
        most = _signs(file.text) + (size if "$" in file.text else size // OTHERS)
        self.counts_markup = most > MARKUP

    def document(self) -> Mapping:
        self.next()  # the stream's start
        start = self.next()
        if isinstance(start, yaml.StreamEndEvent):
            raise _RefusalError(self._empty())
        top = self.node(self.next(), 0)
        self.next()  # the document's end
        self._only_document(self.next())
        if isinstance(top, Scalar) and not top.text:
            raise _RefusalError(self._empty())
        if not isinstance(top, Mapping):
            raise _RefusalError(self._no_mapping(top))
        return top

    def _no_mapping(self, top: Node) -> Problem:
        """Return the problem of a file that is a list, or lines without a key."""
        found = NO_COLON.match(self.file.lines[top.start[0]])
        first = next(iter(self.known.keys), "title")
        fix = f"Start it with a line like:  {first}: ..."
        if isinstance(top, Sequence):
            fix = f"Each item is a file of its own, whose lines start with a key:  {first}: ..."
        elif found and found["sign"] and found["key"] in self.known.keys:
            fix = f"Write:  {found['key']}: {found['value']}"
        return top.problem(f"the file must be a mapping, this is {top.kind}", Rule.TYPE, fix)

    def _empty(self) -> Problem:
        fix = "Start from a file of the same folder, or delete this one."
        return Problem(self.file.place(0, 0), "file holds no data", Rule.EMPTY, fix)

    def _only_document(self, event: Event) -> None:
        if isinstance(event, yaml.StreamEndEvent):
            return
        fix = 'Remove the "---" line or move what follows to a file of its own.'
        place = self.file.place(event.start_mark.line, event.start_mark.column, 3)
        message = 'a second document starts here ("---")'
        raise _RefusalError(Problem(place, message, Rule.YAML_DOCUMENTS, fix))

    def node(self, event: Event, depth: int) -> Node:
        start, end = self._guarded(event, depth)
        if isinstance(event, ScalarEvent):
            return self._scalar(event, start, end)
        if isinstance(event, yaml.SequenceStartEvent):
            items = self._without_echo(list(self._items(depth + 1)))
            return Sequence(self.file, start, end, items)
        return self._mapping(start, end, self._pairs(depth + 1))

    def _scalar(self, event: Event, start: _Mark, end: _Mark) -> Scalar:
        text = event.value
        if event.style == '"' and (problem := self._escaped(start)):
            self.problems.append(problem)
            text = meant(text, problem)
        return Scalar(self.file, start, end, text, event.implicit[0])

    def _escaped(self, start: _Mark) -> Problem | None:
        """Return the problem of the escapes in a text in double quotes."""
        offset = self.file.offset_of(start)
        return problem_of(self.file, offset) if "\\" in self.file.text else None

    def _guarded(self, event: Event, depth: int) -> tuple[_Mark, _Mark]:
        """Return where the value starts and ends, if it may be read."""
        first, last = event.start_mark, event.end_mark
        start, end = (first.line, first.column), (last.line, last.column)
        if event.anchor or event.tag:  # an alias has an anchor
            self._refuse_property(event, start)
        self._count(event, start)
        if depth >= DEPTH and not isinstance(event, ScalarEvent):
            place = self.file.place(*start)
            message = f"more than {DEPTH} levels of nesting"
            raise _RefusalError(Problem(place, message, Rule.TOO_DEEP, "Flatten the data."))
        return start, end

    def _count(self, event: Event, start: _Mark) -> None:
        self.values += 1
        if self.values > VALUES:
            raise _RefusalError(self._too_many(f"{VALUES:,} values", start))
        if self.counts_markup and isinstance(event, ScalarEvent):
            self.markup += _markup(event.value)
            if self.markup > MARKUP:
                raise _RefusalError(self._too_many(f"{MARKUP:,} signs of markup", start))

    def _too_many(self, what: str, start: _Mark) -> Problem:
        message = f"more than {what} in one file"
        return Problem(self.file.place(*start), message, Rule.TOO_MANY, "Split the file.")

    def _items(self, depth: int) -> Iterator[Node]:
        while not isinstance(event := self.next(), SequenceEndEvent):
            if isinstance(event, MappingStartEvent):
                yield from self._mappings(event, depth)
            else:
                yield self.node(event, depth)

    def _without_echo(self, items: list[Node]) -> list[Node]:
        """Return the entries of a list without those whose only line stands again in the next."""
        echoes = set()
        for item, following in pairwise(items):
            line = _first_line(item, most=1)
            if line and line == _first_line(following):
                message = f"this line is the same as line {item.place.line}"
                fix = "Delete one of the two."
                self.problems.append(following.problem(message, Rule.DUPLICATE_KEY, fix))
                echoes.add(id(item))
        return [item for item in items if id(item) not in echoes]

    def _pairs(self, depth: int) -> list[_Pair]:
        pairs: list[_Pair] = []
        while not isinstance(event := self.next(), MappingEndEvent):
            key = self.node(event, depth)
            if len(pairs) >= MOST_KEYS:
                message = f"more than {MOST_KEYS:,} keys in one mapping"
                raise _RefusalError(key.problem(message, Rule.TOO_MANY, "Split the data."))
            if not isinstance(key, Scalar):
                fix = "Remove the ? or the brackets; in text, put the whole value in quotes."
                message = f"a key must be plain text, not {key.kind}"
                raise _RefusalError(key.problem(message, Rule.KEY, fix))
            if ":" in key.text:
                self._refuse_colon(key)
            elif key.text.startswith("-") and key.plain:
                self._refuse_dash(key)
            pairs.append((key, self.node(self.next(), depth)))
        return pairs

    def _mappings(self, event: Event, depth: int) -> Iterator[Mapping]:
        """Yield the mapping of a list's entry, or several where its first key comes again."""
        start, end = self._guarded(event, depth)
        pairs = self._pairs(depth + 1)
        again = [place for place, (key, _) in enumerate(pairs) if key.text == pairs[0][0].text]
        parts = [pairs[one:other] for one, other in pairwise([*again, len(pairs)])] or [[]]
        if min(map(len, parts)) < 2:
            parts = [pairs]
        yield self._mapping(start, end, parts[0], REPEATED_IN_LIST)
        for part in parts[1:]:
            key = part[0][0]
            fix = f"Start the next entry of the list with a dash:  - {key.text}: ..."
            self._duplicate(key, parts[0][0][0], fix)
            yield self._mapping(key.start, key.start, part, REPEATED_IN_LIST)

    def _mapping(
        self, start: _Mark, end: _Mark, pairs: list[_Pair], fix: str = REPEATED
    ) -> Mapping:
        """Return the pairs by key."""
        entries = {pair[0].text: pair for pair in pairs}
        if len(entries) == len(pairs):
            return Mapping(self.file, start, end, entries)
        return Mapping(self.file, start, end, self._merged(pairs, fix), True)

    def _merged(self, pairs: list[_Pair], fix: str) -> dict[str, _Pair]:
        """Return each key once; of those that repeat one below the other, the first is told."""
        entries: dict[str, _Pair] = {}
        told = False
        for key, value in pairs:
            first, before = entries.get(key.text, (key, value))
            if first is not key and not told:
                self._duplicate(key, first, fix)
            told = first is not key
            blank = isinstance(before, Scalar) and not before.text
            entries[key.text] = (first, value if blank else before)
        return entries

    def _duplicate(self, key: Scalar, first: Scalar, fix: str) -> None:
        message = f'key "{key.text}" is already set on line {first.place.line}'
        self.problems.append(key.problem(message, Rule.DUPLICATE_KEY, fix))

    def _refuse_colon(self, key: Scalar) -> None:
        found = _NO_SPACE.match(key.text) if key.plain else None
        if found:
            line, column = key.start
            place = self.file.place(line, column + found.end() - 1)
            fix = f"Write:  {found[0]} {key.text[found.end() :]}"
            raise _RefusalError(Problem(place, "no space after this colon", Rule.YAML_COLON, fix))

    def _refuse_dash(self, key: Scalar) -> None:
        line, column = key.start
        found = NO_DASH_SPACE.match(self.file.lines[line]) if len(key.text) > 1 else None
        if found and found.start("rest") == column + 1:
            edit = self.file.edit((line, column + 1), (line, column + 1), " ")
            fix, place = f"Write:  - {found['rest']}", self.file.place(line, column)
            message = "no space after this dash"
            raise _RefusalError(Problem(place, message, Rule.YAML_DASH, fix, (edit,)))

    def _refuse_property(self, event: Event, start: _Mark) -> None:
        line, column = start
        if isinstance(event, yaml.AliasEvent) or event.anchor:
            sign = "*" if isinstance(event, yaml.AliasEvent) else "&"
            message = f"anchors and aliases are not used here ({sign}{event.anchor})"
            fix = "Write the value out in full; if it is text, put it in quotes."
            place = self.file.place(line, column, len(event.anchor) + 1)
            raise _RefusalError(Problem(place, message, Rule.ANCHOR, fix))
        written = self.file.lines[line][column:].split(" ")[0]
        message = f"YAML tags are not used here ({written})"
        fix = "Delete the tag; if it is text, put it in quotes."
        raise _RefusalError(
            Problem(self.file.place(line, column, len(written)), message, Rule.TAG, fix)
        )
