"""What a field declares, and what every type says of a value that is none."""

from __future__ import annotations

import dataclasses
import re
from dataclasses import dataclass, replace
from functools import cache
from keyword import iskeyword
from typing import Any, Protocol, TypeAlias

from mkdocs_genai_plugin.data.lines import BRACKETED, quoted
from mkdocs_genai_plugin.data.problems import Place, Problem
from mkdocs_genai_plugin.data.rules import Rule
from mkdocs_genai_plugin.data.tree import Mapping, Node, Scalar, is_empty, is_nothing

COMMENT = re.compile(r"\s++(?P<sign>#(?=\S))")
# In a text one space before the sign is that between two words; a comment has two or more, or
# stands behind a sentence.
COMMENT_INSIDE = re.compile(r"(?<![.!?…]) (?P<sign>#(?=\s+\S))")


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
        """Return the value of ``node``, or ``blank`` after adding to ``problems``."""

    def blank(self) -> Any:
        """Return the value of a field that is not set."""

    def schema(self) -> Schema:
        """Return the JSON Schema of the value; its description says in words what it takes."""


@dataclass(frozen=True)
class Declaration:
    """All that is known of one field; ``heading`` is the word of the interface that heads it."""

    type: Type
    help: str
    example: str = ""
    required: bool = False
    heading: str = ""

    def read(self, node: Node, name: str, problems: list[Problem]) -> Any:
        """Return the value of the field; what is required is never to be deleted."""
        before = len(problems)
        value = self.type.read(node, name, problems)
        if self.required and len(problems) > before:
            problems[before:] = (_needed(one, node.place) for one in problems[before:])
        return value


def _needed(problem: Problem, place: Place) -> Problem:
    """Return the problem of a value that stands at a place, and is never to be deleted."""
    if problem.place != place:
        return problem
    return replace(problem, fix=problem.fix.replace(DELETE, ""))


def declare(
    type_: Type, help_: str, example: str = "", *, required: bool = False, heading: str = ""
) -> Any:
    """Declare a field of a record: a dataclass field that carries its declaration."""
    declaration = Declaration(type_, help_, example, required, heading)
    return declared(declaration)


def declared(declaration: Declaration, key: str = "") -> Any:
    """Return the dataclass field of a declaration; ``key`` is its key, if not the field's name."""
    metadata = {"declaration": declaration, "key": key}
    return dataclasses.field(default_factory=declaration.type.blank, metadata=metadata)


def declarations(record: type[Any]) -> dict[str, Declaration]:
    """Return the fields of a record by name, in order; those that every item has come last."""
    return _declarations(record)  # type: ignore[arg-type]  # a class is hashable


@cache
def _declarations(record: type[Any]) -> dict[str, Declaration]:
    fields = [field for field in dataclasses.fields(record) if "declaration" in field.metadata]
    root = next(one for one in reversed(record.__mro__) if dataclasses.is_dataclass(one))
    own = list(record.__annotations__)

    def rank(name: str) -> tuple[int, int]:
        if name in own:
            return 1, own.index(name)
        return (2 if name in root.__annotations__ else 0), 0

    fields.sort(key=lambda field: rank(field.name))
    return {_key(field): field.metadata["declaration"] for field in fields}


def attributes(record: type[Any]) -> dict[str, str]:
    """Return the attributes of a record by the keys of its fields: ``try_`` for ``try``."""
    return _attributes(record)  # type: ignore[arg-type]  # a class is hashable


@cache
def _attributes(record: type[Any]) -> dict[str, str]:
    fields = [field for field in dataclasses.fields(record) if "declaration" in field.metadata]
    return {_key(field): field.name for field in fields}


def _key(field: dataclasses.Field[Any]) -> str:
    bare = field.name.removesuffix("_")
    return field.metadata["key"] or (bare if iskeyword(bare) else field.name)


def scalar(node: Node, name: str, problems: list[Problem]) -> Scalar | None:
    """Return the node when it is text with something in it."""
    if not isinstance(node, Scalar):
        if node.sign and not _has_values(node):
            line = node.file.lines[node.start[0]]
            found = BRACKETED.match(line, node.start[1])
            rest = found[0] if found else line[node.start[1] :].rstrip()
            fix = f"If it is one text, put it in quotes:  {node.rewritten(quoted(rest))}"
        else:
            fix = f"Write one text after  {name}:  without keys or dashes of its own."
        problems.append(node.problem(f'"{name}" must be text, this is {node.kind}', Rule.TYPE, fix))
        return None
    is_text = bool(node.text.strip())
    if problem := eaten_by_comment(node):
        problems.append(problem)
    elif not is_text:
        problems.append(empty(node, name, f"Write text {_behind(node)}{DELETE}."))
    return node if is_text else None


def _has_values(node: Node) -> bool:
    """Tell a mapping in braces from a text in braces, which has no value for any key."""
    braces = node.file.lines[node.start[0]].startswith("{", node.start[1])
    entries = node.entries.values() if isinstance(node, Mapping) else ()
    return braces and any(not is_empty(value) for _, value in entries)


def _behind(node: Scalar) -> str:
    """Say where the text of an empty scalar has its place."""
    if node.file.lines[node.start[0]].startswith((">", "|"), node.start[1]):  # a block of text
        return "on the next line, indented"
    return "after the dash" if node.sign == "-" else "after the colon"


def empty(node: Node, name: str, fix: str) -> Problem:
    """Return the problem of a key without a value."""
    return node.problem(f'"{name}" has no value', Rule.EMPTY_VALUE, fix)


def eaten_by_comment(node: Scalar, sign: re.Pattern[str] = COMMENT) -> Problem | None:
    """Return the problem of a text behind which a sign starts what looks like more of it."""
    (line, column), lines = node.end, node.file.lines
    written = lines[line] if node.plain and line < len(lines) else ""
    found = sign.match(written, column) if len(written) > column else None
    if not found:
        return None
    end = len(written.rstrip())
    start = found.end() - len(found["sign"])
    place = node.file.place(line, start, end - start)
    message = "everything from this # on is a comment and will not be shown"
    fix = "If it is text, put all of it in quotes."
    edits = []
    if line == node.start[0]:
        first = node.start[1] if node.text else start
        better = quoted(written[first:].strip())
        fix = f"If it is text:  {node.rewritten(better)}  "
        edits = [node.file.edit((line, first), (line, end), better)]
    fix = f"{fix} If it is a comment, put it on a line of its own."
    return Problem(place, message, Rule.COMMENT, fix, tuple(edits))


def _is_text(found: Scalar, name: str, problems: list[Problem]) -> bool:
    """Tell whether every YAML reader takes the value for text."""
    if not found.plain or not RETYPED.fullmatch(found.text):
        return True
    message = f'"{name}" must be text, but YAML reads unquoted {found.text} as another type'
    better = quoted(found.text)
    written = found.rewritten(better)
    if is_nothing(found):
        fix = f"Write a text{DELETE}. If that very word is meant:  {written}"
        problems.append(found.problem(message, Rule.NOT_TEXT, fix))
    else:
        fix = f"Put it in quotes:  {written}"
        problems.append(found.problem(message, Rule.NOT_TEXT, fix, found.edit(better)))
    return False


def _shown(found: Scalar) -> str:
    """Return a value that is no text as it stands in the file."""
    return f"'{found.text}'" if found.plain else f"'{found.text}' in quotes"


def _pattern(says: str, pattern: str) -> Schema:
    """Return the schema of a text that the pattern matches whole."""
    return {
        "type": "string",
        "description": says,
        "pattern": f"^(?:{pattern})$",
        "patternErrorMessage": says,
        "errorMessage": f"{says} A number, or a word like true, needs quotes.",
    }
