"""The types a field can have: each reads one value, and knows what to say when it cannot.

A field is declared once, in ``model.py``, as ``declare(Word(40), "help", "example")``. The
declaration gives the check and the JSON Schema; the dataclass attribute of the same name gets
the value. A schema speaks of the value that an editor sees, which reads YAML 1.2.
"""

from __future__ import annotations

import dataclasses
import math
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from typing import Any, Protocol, TypeAlias

from . import text
from .address import SOURCE, source_address
from .files import CONTROL, HIDDEN
from .formula import FormulaError, mathml
from .problems import Place, Problem, closest
from .syntax import quoted
from .text import Name
from .tree import LONGEST_TEXT, Mapping, Node, Scalar, Sequence, is_empty

SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
PATH = re.compile(rf"{SLUG.pattern}(?:/{SLUG.pattern})*")
# What an escape in double quotes may not bring in: controls, invisible and half characters.
ESCAPED = re.compile(rf"{CONTROL.pattern}|{HIDDEN.pattern}|[\r\x85\ud800-\udfff]")
YEAR = re.compile(r"[12][0-9]{3}")
NUMBER = re.compile(r"[-+]?[0-9]+(?:\.[0-9]+)?(?:[eE][-+]?[0-9]+)?")
MOMENT = re.compile(rf"({YEAR.pattern})(?:-([0-9]{{2}}))?(?:-([0-9]{{2}}))?")
BULLETS = "-–—•·▪◦*"
CURLY = re.compile("[“”„‘’«»][^“”„‘’«»]*[“”‘’«»]")
COMMENT = re.compile(r"\s+#(?=\S)")
# What YAML 1.1 or 1.2 readers turn into a boolean, null, number, time or date when unquoted:
# https://yaml.org/type/ and YAML 1.2.2, section 10.3.2.
RETYPED = re.compile(
    r"""(?xi) ~ | = | << | null | true | false | yes | no | on | off | y | n
    | [-+]? (?: \d[\d_]* (?:\.[\d_]*)? | \.\d[\d_]* ) (?: e [-+]? \d+ )?
    | [-+]? (?: 0x[\da-f_]+ | 0o[0-7]+ | 0b[01_]+ ) | [-+]? \.inf | \.nan
    | [-+]? \d[\d_]* (?: :[0-5]?\d )+ (?:\.[\d_]*)?
    | \d{4}-\d{1,2}-\d{1,2} (?: (?:t|[ \t]+) \d.* )?
    """
)

Schema: TypeAlias = dict[str, Any]  # JSON Schema, draft 7
DELETE = ", or delete the line"  # another way out of an empty field, if nobody needs it


class Type(Protocol):
    """Reads one value of a record."""

    def read(self, node: Node, name: str, problems: list[Problem]) -> Any:
        """Give the value of ``node``, or ``blank`` after adding to ``problems``."""

    def blank(self) -> Any:
        """Give the value of a field that is not set."""

    def schema(self) -> Schema:
        """Give the JSON Schema of the value; its description says in words what it takes."""


@dataclass(frozen=True)
class Declaration:
    """All that is known of one field."""

    type: Type
    help: str
    example: str
    required: bool

    def read(self, node: Node, name: str, problems: list[Problem]) -> Any:
        """Give the value of the field; what is required is never to be deleted."""
        found: list[Problem] = []
        value = self.type.read(node, name, found)
        problems.extend(self._needed(one) if one.place == node.place else one for one in found)
        return value

    def _needed(self, problem: Problem) -> Problem:
        return replace(problem, fix=problem.fix.replace(DELETE, "")) if self.required else problem


def declare(type_: Type, help_: str, example: str = "", *, required: bool = False) -> Any:
    """Declare a field of a record: a dataclass field that carries its declaration."""
    declaration = Declaration(type_, help_, example, required)
    return dataclasses.field(default_factory=type_.blank, metadata={"declaration": declaration})


def declarations(record: type[Any]) -> dict[str, Declaration]:
    """Give the fields of a record by name: its own in their order, then the inherited."""
    return _declarations(record)  # type: ignore[arg-type]  # a class is hashable


@cache
def _declarations(record: type[Any]) -> dict[str, Declaration]:
    fields = [field for field in dataclasses.fields(record) if "declaration" in field.metadata]
    fields.sort(key=lambda field: field.name not in record.__annotations__)
    return {field.name: field.metadata["declaration"] for field in fields}


def scalar(node: Node, name: str, problems: list[Problem]) -> Scalar | None:
    """Give the node when it is text with something in it."""
    if not isinstance(node, Scalar):
        if node.sign:
            rest = node.file.lines[node.start[0]][node.start[1] :].rstrip()
            fix = f"If it is one text, put it in quotes:  {node.rewritten(quoted(rest))}"
        else:
            fix = f"Write one text after  {name}:  without keys or dashes of its own."
        problems.append(node.problem(f'"{name}" must be text, this is {node.kind}', "type", fix))
        return None
    if problem := _eaten_by_comment(node):
        problems.append(problem)
    elif not node.text.strip():
        problems.append(empty(node, name, f"Write text {_behind(node)}{DELETE}."))
    return node if node.text.strip() else None


def _behind(node: Scalar) -> str:
    """Say where the text of an empty scalar has its place."""
    if node.file.lines[node.start[0]].startswith((">", "|"), node.start[1]):  # a block of text
        return "on the next line, indented"
    return "after the dash" if node.sign == "-" else "after the colon"


def empty(node: Node, name: str, fix: str) -> Problem:
    """Give the problem of a key without a value."""
    return node.problem(f'"{name}" has no value', "empty-value", fix)


def _eaten_by_comment(node: Scalar) -> Problem | None:
    line, column = node.end
    written = node.file.lines[line] if node.plain and line < len(node.file.lines) else ""
    if not (found := COMMENT.match(written, column)):
        return None
    place = node.file.place(line, found.end() - 1, len(written.rstrip()) - found.end() + 1)
    message = "everything from this # on is a comment and will not be shown"
    whole = written[node.start[1] :].strip()
    fix = "If it is text, put all of it in quotes."
    if line == node.start[0]:
        fix = f"If it is text:  {node.rewritten(quoted(whole))}  "
    fix = f"{fix} If it is a comment, put a space after the #."
    return Problem(place, message, "comment", fix)


def _is_text(found: Scalar, name: str, problems: list[Problem]) -> bool:
    """Tell whether every YAML reader takes the value for text."""
    if not found.plain or not RETYPED.fullmatch(found.text):
        return True
    message = f'"{name}" must be text, but YAML reads unquoted {found.text} as another type'
    fix = f"Put it in quotes:  {found.rewritten(quoted(found.text))}"
    problems.append(found.problem(message, "not-text", fix))
    return False


def _shown(found: Scalar) -> str:
    """Give a value that is no text as it stands in the file."""
    return f"'{found.text}'" if found.plain else f"'{found.text}' in quotes"


@dataclass(frozen=True)
class Word:
    """Plain text without markup, at most ``limit`` characters."""

    limit: int

    def blank(self) -> str:
        """Give the empty text."""
        return ""

    def read(self, node: Node, name: str, problems: list[Problem]) -> str:
        """Give the text as written."""
        found = self.checked(node, name, problems)
        return found.text if found else ""

    def checked(self, node: Node, name: str, problems: list[Problem]) -> Scalar | None:
        """Give the scalar when it is text that every YAML reader sees alike."""
        found = scalar(node, name, problems)
        if not found or not _is_text(found, name, problems):
            return None
        if problem := self._odd_quotes(found):
            problems.append(problem)
        return found if self._fits(found, name, problems) else None

    def _odd_quotes(self, found: Scalar) -> Problem | None:
        """Give the problem of quotes that are none of YAML's."""
        if found.plain and type(self) in (Word, Label) and CURLY.fullmatch(found.text):
            message = "these quotes are a part of the text, and would be shown"
            better = found.rewritten(quoted(found.text[1:-1]))
            fix = f"Write:  {better}   or, to show them, put straight quotes around them."
            return found.problem(message, "curly-quotes", fix)
        if found.plain and found.text.find('"') == len(found.text) - 1 and found.text[1:]:
            line, column = found.end
            fix = f"Write:  {found.rewritten(quoted(found.text[:-1]))}"
            place = found.file.place(line, column - 1)
            return Problem(place, 'this quote (") is never opened', "yaml-quote", fix)
        return None

    def _fits(self, found: Scalar, name: str, problems: list[Problem]) -> bool:
        if problem := _hidden_by_escape(found):
            problems.append(problem)
            return False
        count = len(found.text)
        if count > self.limit:
            message = f'"{name}" has {count:,} characters; the limit is {self.limit:,}'
            problems.append(found.problem(message, "too-long", "Shorten it."))
        return count <= max(self.limit, LONGEST_TEXT)

    def schema(self) -> Schema:
        """Give text that is not blank."""
        return {
            "type": "string",
            "description": f"At most {self.limit:,} characters.",
            "maxLength": self.limit,
            "pattern": r"\S",
            "patternErrorMessage": f"Write text here{DELETE}.",
            "errorMessage": "Write text here; a number, or a word like true, needs quotes.",
        }


def _hidden_by_escape(found: Scalar) -> Problem | None:
    hidden = None if found.plain else ESCAPED.search(found.text)
    if not hidden:
        return None
    message = f"text contains U+{ord(hidden[0]):04X} through an escape"
    return found.problem(message, "control-char", "Remove the escape.")


@dataclass(frozen=True)
class Label(Word):
    """Plain text that names its record, so that a later problem can point at it."""

    def blank(self) -> Name:
        """Give the empty name."""
        return Name("", Place("", 0, 0))

    def read(self, node: Node, name: str, problems: list[Problem]) -> Name:
        """Give the text with its place."""
        found = self.checked(node, name, problems)
        return Name(found.text, found.place) if found else self.blank()


@dataclass(frozen=True)
class Markdown(Word):
    """Text with inline Markdown, at most ``limit`` characters."""

    def blank(self) -> Any:
        """Give the empty prose."""
        return ()

    def read(self, node: Node, name: str, problems: list[Problem]) -> Any:
        """Give the inline values."""
        found = self.checked(node, name, problems)
        return text.prose(found, problems) if found else ()

    def schema(self) -> Schema:
        """Give text, whose Markdown no schema can judge."""
        takes = f"At most {self.limit:,} characters, with a little Markdown."
        return super().schema() | {"description": takes}


SLUG_RULE = "may only have lower-case letters, digits and hyphens"


def slug(text: str) -> str:
    """Give the name in lower-case letters, digits and hyphens that is most like ``text``."""
    return "-".join(re.findall(r"[a-z0-9]+", text.lower())) or "a-name"


def _pattern(says: str, pattern: str) -> Schema:
    """Give the schema of a text that the pattern matches whole."""
    return {
        "type": "string",
        "description": says,
        "pattern": f"^(?:{pattern})$",
        "patternErrorMessage": says,
        "errorMessage": f"{says} A number, or a word like true, needs quotes.",
    }


@dataclass(frozen=True)
class Slug:
    """A name in lower-case letters, digits and hyphens that refers to nothing else."""

    def blank(self) -> Name | None:
        """Give no name."""
        return None

    def read(self, node: Node, name: str, problems: list[Problem]) -> Name | None:
        """Give the name with its place."""
        found = scalar(node, name, problems)
        if not found:
            return None
        if SLUG.fullmatch(found.text):
            _is_text(found, name, problems)
            return Name(found.text, found.place)
        better = slug(found.text)
        written = quoted(better) if RETYPED.fullmatch(better) else better
        message = f"\"{name}\" {SLUG_RULE}, not '{found.text}'"
        problems.append(found.problem(message, "id", f"Write:  {found.rewritten(written)}"))
        return Name(better, found.place)  # so that what refers to it is not reported too

    def schema(self) -> Schema:
        """Give text of the permitted characters."""
        says = "Lower-case letters, digits and hyphens."
        return _pattern(says, SLUG.pattern)


@dataclass(frozen=True)
class Path(Slug):
    """A reference to an item: its id, or its folder and id (``folder/id``)."""

    def read(self, node: Node, name: str, problems: list[Problem]) -> Name | None:
        """Give the reference with its place."""
        found = scalar(node, name, problems)
        if found and PATH.fullmatch(found.text):
            _is_text(found, name, problems)
            return Name(found.text, found.place)
        if found:
            message = f"\"{name}\" must be an item's id, not '{found.text}'"
            fix = f"For example:  {name}: one-id   or, in another folder,  {name}: folder/one-id"
            problems.append(found.problem(message, "id", fix))
        return None

    def schema(self) -> Schema:
        """Give text of one or more slugs."""
        return _pattern("An item's id or, in another folder, folder/id.", PATH.pattern)


@dataclass(frozen=True)
class Choice:
    """One of a few words."""

    options: tuple[str, ...]

    def blank(self) -> str:
        """Give the empty text."""
        return ""

    def read(self, node: Node, name: str, problems: list[Problem]) -> str:
        """Give the chosen word."""
        found = scalar(node, name, problems)
        if not found or found.text in self.options:
            return found.text if found else ""
        near = closest(found.text, self.options)
        hint = f'; did you mean "{near}"?' if near else ""
        message = f"\"{name}\" cannot be '{found.text}'{hint}"
        problems.append(found.problem(message, "choice", f"Allowed: {', '.join(self.options)}."))
        return ""

    def schema(self) -> Schema:
        """Give the words."""
        return {"enum": list(self.options)}


@dataclass(frozen=True)
class Flag:
    """``true`` or ``false``."""

    def blank(self) -> bool:
        """Give false."""
        return False

    def read(self, node: Node, name: str, problems: list[Problem]) -> bool:
        """Give the truth value."""
        found = scalar(node, name, problems)
        if found and not (found.plain and found.text in {"true", "false"}):
            message = f'"{name}" must be true or false, not {_shown(found)}'
            better = "false" if found.text.lower() in {"no", "off", "n", "false"} else "true"
            problems.append(found.problem(message, "bool", f"Write:  {name}: {better}"))
        return found is not None and found.text == "true"

    def schema(self) -> Schema:
        """Give the truth values."""
        says = "true or false, without quotes."
        return {"type": "boolean", "description": says, "errorMessage": says.capitalize()}


@dataclass(frozen=True)
class Year:
    """A year from 1000 to 2999."""

    def blank(self) -> int:
        """Give no year."""
        return 0

    def read(self, node: Node, name: str, problems: list[Problem]) -> int:
        """Give the year as a number."""
        found = scalar(node, name, problems)
        years = re.findall(rf"(?<!\d){YEAR.pattern}(?!\d)", found.text) if found else []
        if found and found.plain and years == [found.text]:
            return int(found.text)
        if found:
            message = f'"{name}" must be a year of four digits, not {_shown(found)}'
            fix = f"Write:  {name}: {years[0]}" if years else f"For example:  {name}: 2014"
            problems.append(found.problem(message, "year", fix))
        return 0

    def schema(self) -> Schema:
        """Give the numbers of the years."""
        says = "A year of four digits, without quotes."
        span = {"minimum": 1000, "maximum": 2999}
        return {"type": "integer", "description": says, **span, "errorMessage": says}


@dataclass(frozen=True)
class Day:
    """A day of the calendar, ISO 8601 ``YYYY-MM-DD``."""

    def blank(self) -> date | None:
        """Give no day."""
        return None

    def read(self, node: Node, name: str, problems: list[Problem]) -> date | None:
        """Give the date."""
        found = scalar(node, name, problems)
        if not found:
            return None
        try:
            if not re.fullmatch(r"\d{4}-\d{2}-\d{2}", found.text):
                raise ValueError
            return date.fromisoformat(found.text)
        except ValueError:
            message = f"{found.text} is not a day in the calendar"
            fix = "Write a real date as YYYY-MM-DD."
            problems.append(found.problem(message, "date", fix))
            return None

    def schema(self) -> Schema:
        """Give the text of a date, which is no type of its own in YAML 1.2."""
        says = "A day as YYYY-MM-DD."
        return {
            "type": "string",
            "description": says,
            "format": "date",
            "patternErrorMessage": says,
            "errorMessage": says,
        }


@dataclass(frozen=True)
class Moment:
    """A year, a month or a day: ISO 8601 ``YYYY``, ``YYYY-MM`` or ``YYYY-MM-DD``."""

    def blank(self) -> str:
        """Give the empty text."""
        return ""

    def read(self, node: Node, name: str, problems: list[Problem]) -> str:
        """Give the moment as written; such texts sort by time."""
        found = scalar(node, name, problems)
        if not found:
            return ""
        try:
            year, month, day = MOMENT.fullmatch(found.text).groups("01")  # type: ignore[union-attr]
            date(int(year), int(month), int(day))
        except (AttributeError, ValueError):
            message = f"\"{name}\" must be a year, a month or a day, not '{found.text}'"
            fix = f"For example:  {name}: 2012   or  {name}: 2012-09-30"
            problems.append(found.problem(message, "date", fix))
            return ""
        return found.text

    def schema(self) -> Schema:
        """Give the three forms; a year without quotes is a number."""
        says = "A year, a month or a day: 2012, 2012-09 or 2012-09-30."
        told = {"patternErrorMessage": says, "errorMessage": says}
        month = rf"^{YEAR.pattern}(?:-(?:0[1-9]|1[0-2]))?$"
        forms: list[Schema] = [
            {"type": "integer", "minimum": 1000, "maximum": 2999, **told},
            {"type": "string", "pattern": month, **told},
            {"type": "string", "format": "date", "pattern": f"^{YEAR.pattern}-", **told},
        ]
        return {"description": says, "anyOf": forms}


class Amount(float):
    """A number; ``place`` is where it stands."""

    __slots__ = ("place",)
    place: Place

    def __new__(cls, number: float, place: Place) -> Amount:
        """Give the number with its place."""
        amount = super().__new__(cls, number)
        amount.place = place
        return amount

    def __getnewargs__(self) -> tuple[float, Place]:  # type: ignore[override]
        """Give what a copy is made from."""
        return float(self), self.place


@dataclass(frozen=True)
class Number:
    """A number such as ``250``, ``-1.5`` or ``4.7e17``, from ``least`` to ``most``.

    YAML readers disagree about the last (a text in YAML 1.1), so the text decides.
    """

    least: float = -math.inf
    most: float = math.inf
    whole: bool = False

    def blank(self) -> Amount | None:
        """Give no number."""
        return None

    def read(self, node: Node, name: str, problems: list[Problem]) -> Amount | None:
        """Give the number with its place."""
        found = scalar(node, name, problems)
        if not found:
            return None
        bare = found.plain and NUMBER.fullmatch(found.text)
        if bare and math.isfinite(float(found.text)):
            return self._within(Amount(float(found.text), found.place), name, problems)
        message = f'"{name}" must be a number, not {_shown(found)}'
        fix = f"Write the number alone, for example  {name}: 250   or  {name}: 4.7e17"
        problems.append(found.problem(message, "number", fix))
        return None

    def _within(self, number: Amount, name: str, problems: list[Problem]) -> Amount | None:
        """Give the number if it is one of those that may be."""
        if self.least <= number <= self.most and (number.is_integer() or not self.whole):
            return number
        message = f'"{name}" must be {self._kind().replace("A", "a", 1)}'
        problems.append(Problem(number.place, message, "number", "Give one of those."))
        return None

    def schema(self) -> Schema:
        """Give the numbers, and their limits."""
        kind = "integer" if self.whole else "number"
        limits = {"minimum": self.least, "maximum": self.most}
        known = {word: limit for word, limit in limits.items() if math.isfinite(limit)}
        says = f"{self._kind()}, without quotes."
        return {"type": kind, **known, "description": says, "errorMessage": says}

    def _kind(self) -> str:
        if math.isinf(self.least) and math.isinf(self.most) and not self.whole:
            return "A number such as 250, -1.5 or 4.7e17"
        return f"A {'whole ' if self.whole else ''}number from {self.least:g} to {self.most:g}"


@dataclass(frozen=True)
class Address(Word):
    """Where a source can be read: ``arXiv:…``, ``doi:…`` or ``https://…``."""

    def read(self, node: Node, name: str, problems: list[Problem]) -> str:
        """Give the text as written, once it is known to lead to a web address."""
        found = self.checked(node, name, problems)
        if not found or source_address(found.text):
            return found.text if found else ""
        message = (
            f'"{name}" must be arXiv:…, doi:… or a link that starts with https://, '
            f"not '{found.text}'"
        )
        fix = f"For example:  {name}: arXiv:1706.03762   or  {name}: https://example.org/page"
        problems.append(found.problem(message, "url", fix))
        return ""

    def schema(self) -> Schema:
        """Give the three forms of an address."""
        says = "arXiv:…, doi:… or a link that starts with https://."
        return super().schema() | _pattern(says, SOURCE)


@dataclass(frozen=True)
class Maths(Word):
    """A formula in LaTeX, at most ``limit`` characters."""

    def blank(self) -> Any:
        """Give no formula."""
        return None

    def read(self, node: Node, name: str, problems: list[Problem]) -> Any:
        """Give the ``<math>`` element for a block of its own."""
        found = self.checked(node, name, problems)
        try:
            return mathml(found.text, "block") if found else None
        except FormulaError as error:
            message = f"this formula cannot be shown: {error}"
            fix = "Mend the formula, or describe it in words."
            problems.append(node.problem(message, "formula", fix))
            return None


@dataclass(frozen=True)
class Items:
    """A list of values of one type; ``most`` is 0 where any number will do."""

    of: Type
    least: int = 0
    most: int = 0

    def blank(self) -> tuple[Any, ...]:
        """Give the empty list."""
        return ()

    def read(self, node: Node, name: str, problems: list[Problem]) -> tuple[Any, ...]:
        """Give the values in order."""
        if not isinstance(node, Sequence):
            problems.append(self._not_a_list(node, name))
            found: list[Problem] = []
            values = self._values(self._meant(node), name, found)
            problems.extend(one for one in found if one.place != problems[-1].place)
            return values
        if node.items and not self._fits(len(node.items)):
            message = f'"{name}" takes {self.least} to {self.most} entries, not {len(node.items)}'
            problems.append(node.problem(message, "count", "Add what is missing, or shorten it."))
        return self._values(node.items, name, problems)

    def _values(self, nodes: Iterable[Node], name: str, problems: list[Problem]) -> tuple[Any, ...]:
        values = (self.of.read(node, name, problems) for node in nodes)
        return tuple(value for value in values if value is not None)

    def schema(self) -> Schema:
        """Give the list and what each entry takes."""
        limits = {"minItems": self.least, "maxItems": self.most} if self.most else {}
        says = "Write each on a line of its own, after a dash and a space."
        return {"type": "array", "items": self.of.schema(), **limits, "errorMessage": says}

    def _meant(self, node: Node) -> Iterable[Node]:
        """Give the entries of what should have been a list, as far as they can be told."""
        if isinstance(node, Scalar):
            return self._parts(node) if node.text else ()
        return () if isinstance(self.of, (Word, Slug)) else (node,)

    def _parts(self, node: Scalar) -> Iterable[Scalar]:
        if isinstance(self.of, Slug) and node.plain:
            return _names(node)
        return (node,) if isinstance(self.of, Word) else ()

    def _fits(self, count: int) -> bool:
        return not self.most or self.least <= count <= self.most

    def _not_a_list(self, node: Node, name: str) -> Problem:
        fix = f"Write each on a line of its own under  {name}:  after a dash and a space."
        if is_empty(node):
            return empty(node, name, f"{fix[:-1]}{DELETE}.")
        if isinstance(node, Mapping):
            first = next(iter(node.entries), "...")
            fix = f"Put a dash and a space before its first key:  - {first}:"
        elif isinstance(node, Scalar) and isinstance(self.of, (Word, Slug)):
            one_line = node.start[0] == node.end[0] and len(node.text) < 60
            listed = ", ".join(part.text for part in self._parts(node))
            fix = f"Write:  {name}: [{listed}]" if one_line else fix
            sign = node.text[:1]
            if sign in BULLETS:
                first = re.split(rf"\s[{BULLETS}]", node.text[1:])[0].strip()
                fix = f"Start each with a dash and a space:  - {first}"
        return node.problem(f'"{name}" must be a list, this is {node.kind}', "type", fix)


def _names(node: Scalar) -> Iterator[Scalar]:
    """Give the names in a text that stands on one line."""
    line, column = node.start
    for found in re.finditer(r"[a-z0-9/-]+", node.text if node.end[0] == line else ""):
        start, end = (line, column + found.start()), (line, column + found.end())
        yield Scalar(node.file, start, end, found[0], True)


@dataclass(frozen=True)
class Table:
    """A mapping whose keys are the author's own: slug to a value of one type."""

    of: Type

    def blank(self) -> dict[Name, Any]:
        """Give the empty mapping."""
        return {}

    def read(self, node: Node, name: str, problems: list[Problem]) -> dict[Name, Any]:
        """Give the values by key, in the author's order."""
        if isinstance(node, Mapping):
            return self.entries(node.entries, problems)
        fix = f"Write lines like  key: text  under  {name}:  indented by two spaces."
        if is_empty(node):
            problems.append(empty(node, name, f"{fix[:-1]}{DELETE}."))
        else:
            message = f'"{name}" must be a mapping, this is {node.kind}'
            problems.append(node.problem(message, "type", fix))
        return {}

    def entries(
        self, entries: dict[str, tuple[Scalar, Node]], problems: list[Problem]
    ) -> dict[Name, Any]:
        """Read the entries of a mapping."""
        values = {}
        for key, value in entries.values():
            name = Name(slug(key.text), key.place)
            if name != key.text:
                message = f"a key {SLUG_RULE}, not '{key.text}'"
                problems.append(key.problem(message, "id", f"Write:  {name}: ..."))
            values[name] = self.of.read(value, name, problems)
        return values

    def schema(self) -> Schema:
        """Give the mapping and what each value takes."""
        names, values = Slug().schema(), self.of.schema()
        return {"type": "object", "propertyNames": names, "additionalProperties": values}
