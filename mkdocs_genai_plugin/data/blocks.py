"""Text of several blocks: paragraphs, lists, code, quotations and tables.

The blocks are those of CommonMark (4 and 5) and the tables those of GitHub's extension of it;
what stands in them is inline text, under the rules of text.py.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import takewhile
from typing import TYPE_CHECKING

from . import foreign
from .plain import plain_forms
from .problems import Place, Problem
from .rules import Rule
from .text import Inline, Prose, Reader, inside, is_marked, parser
from .tree import Scalar

if TYPE_CHECKING:
    from markdown_it.token import Token


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Words in a row; ``tight`` in a list whose entries no empty line parts."""

    parts: Prose
    tight: bool = False


@dataclass(frozen=True, slots=True)
class Listing:
    """Entries in a row; ``start`` is the first one's number, None where they have none."""

    items: tuple[Blocks, ...]
    start: int | None = None


@dataclass(frozen=True, slots=True)
class CodeBlock:
    """Lines of code, shown as they are; ``language`` is what its author calls it."""

    text: str
    language: str = ""


@dataclass(frozen=True, slots=True)
class Quote:
    """What somebody else says."""

    blocks: Blocks


@dataclass(frozen=True, slots=True)
class TableBlock:
    """A head and rows of cells; ``sides`` tells to which side each column's cells keep."""

    head: tuple[Prose, ...]
    rows: tuple[tuple[Prose, ...], ...]
    sides: tuple[str, ...]


TextBlock = Paragraph | Listing | CodeBlock | Quote | TableBlock
Blocks = tuple[TextBlock, ...]

DEEPEST = 6  # lists and quotations in one another
# Signs that may start another block than a paragraph, or end one.
_SIGNS = re.compile(r"\n|\A\s*(?:[-+*>#|`~]|[0-9]{1,9}[.)])|\A {4}|\A\t")
# What the parser takes away around a paragraph, and signs of an extension's blocks.
_MORE_SIGNS = re.compile(r"\A[\s!?:/]|\s\Z")
_LANGUAGE = re.compile(r"[\w+#.-]*")
_BAR = re.compile(r"(?<!\\)\|")
_LAST_BAR = re.compile(r"(?<!\\)\|\Z")
_HEADING = "Write:  **{}**  on a line of its own; headings are made from the fields."
_ACROSS = "Delete it; an empty line parts two paragraphs."
_LIST = "Put an empty line before it."
_TABLE = "Write a line of dashes below its head:  |---|---|"
_FENCE = "Close it with a line of the same signs."


def parse_blocks(scalar: Scalar, problems: list[Problem]) -> Blocks:
    """Turn a scalar's text into blocks; add what is refused to ``problems``."""
    if problem := foreign.folded_blocks(scalar):
        problems.append(problem)
        return (Paragraph((scalar.text,)),)
    text = foreign.unfolded(scalar)
    if not _SIGNS.search(text):
        if not is_marked(text):
            return (Paragraph((text,)),) if text else ()
        if not _MORE_SIGNS.search(text) and (forms := plain_forms(text)):
            return (Paragraph(Reader(scalar, problems).plain(forms)),)
    tokens = parser().parse(text)
    return _Reader(Reader(scalar, problems), text.split("\n")).blocks(iter(tokens))


def inlines(blocks: Blocks) -> Iterator[Inline]:
    """Yield every inline value in blocks, the nested ones too."""
    for prose in _texts(blocks):
        yield from inside(prose)


def _texts(blocks: Blocks) -> Iterator[Prose]:
    for block in blocks:
        match block:
            case Paragraph():
                yield block.parts
            case Listing():
                for item in block.items:
                    yield from _texts(item)
            case Quote():
                yield from _texts(block.blocks)
            case TableBlock():
                yield from block.head
                for row in block.rows:
                    yield from row


class _Reader:
    """Turns the tokens of one text into blocks."""

    def __init__(self, inline: Reader, lines: list[str]) -> None:
        self.inline = inline
        self.lines = lines
        self.first = foreign.first_line(inline.scalar)
        self.depth = 0

    def blocks(self, tokens: Iterator[Token]) -> Blocks:
        """Return the blocks up to the token that closes the present one."""
        found: list[TextBlock] = []
        for token in tokens:
            if token.nesting < 0:
                break
            if block := self.block(token, tokens):
                found.append(block)
        return tuple(found)

    def block(self, token: Token, tokens: Iterator[Token]) -> TextBlock | None:
        match token.type:
            case "paragraph_open":
                return Paragraph(self.paragraph(tokens), token.hidden)
            case "bullet_list_open":
                return Listing(self.items(token, tokens))
            case "ordered_list_open":
                return Listing(self.items(token, tokens), int(token.attrs.get("start", 1)))
            case "fence" | "code_block":
                return self.code(token)
            case "blockquote_open":
                return Quote(self.deeper(token, tokens))
            case "table_open":
                return self.table(tokens)
            case "heading_open":
                return self.heading(token, tokens)
        self.problem(_first(token), "a line across a text", _ACROSS)
        return None

    def paragraph(self, tokens: Iterator[Token]) -> Prose:
        inline = next(tokens)
        self.not_garbled(inline)
        parts = self.prose(inline)
        next(tokens)
        return parts

    def prose(self, inline: Token) -> Prose:
        """Return the words of a paragraph, a heading or a cell."""
        self.inline.cursor = max(self.inline.cursor, self.mark(_first(inline)))
        return self.inline.parts(iter(inline.children or ()))

    def not_garbled(self, inline: Token) -> None:
        """Tell of lines in a paragraph that were meant for something else."""
        for number, line in enumerate(inline.content.split("\n")):
            what, fix = "", ""
            if foreign.ADMONITION.match(line) or foreign.DEFINITION.match(line):
                what, fix = "a block of an extension", foreign.TAKES_BLOCKS
            elif number and foreign.ENTRY.match(line):
                what, fix = "a list", _LIST
            elif line.startswith("|"):
                what, fix = "a table", _TABLE
            if what:
                self.problem(_first(inline) + number, f"{what} in a paragraph", fix)
                break

    def items(self, token: Token, tokens: Iterator[Token]) -> tuple[Blocks, ...]:
        items = []
        for item in tokens:
            if item.nesting < 0:
                break
            items.append(self.deeper(token, tokens))
        return tuple(items)

    def deeper(self, token: Token, tokens: Iterator[Token]) -> Blocks:
        """Return the blocks in a list's entry or in a quotation."""
        self.depth += 1
        if self.depth == DEEPEST + 1:
            message = f"more than {DEEPEST} lists or quotations in one another"
            self.problem(_first(token), message, "Flatten them, or put this on a page.")
        blocks = self.blocks(tokens)
        self.depth -= 1
        return blocks

    def code(self, token: Token) -> CodeBlock:
        info = token.info.strip()
        first, last = token.map or [0, 1]
        closing = self.lines[min(last, len(self.lines)) - 1].strip("> \t")
        if token.markup and (last - first < 2 or not closing.startswith(token.markup)):
            self.problem(first, "this block of code is never closed", _FENCE)
        if not _LANGUAGE.fullmatch(info):
            fix = f"Write:  {token.markup}{(_LANGUAGE.match(info.lstrip('{ .')) or [''])[0]}"
            self.problem(first, "a block of code takes the name of a language only", fix)
        self.inline.cursor = self.mark(last)
        return CodeBlock(token.content, info)

    def table(self, tokens: Iterator[Token]) -> TableBlock:
        inner = list(takewhile(lambda one: one.type != "table_close", tokens))
        heads = [one for one in inner if one.type == "th_open"]
        sides = (str(one.attrs.get("style", "")).removeprefix("text-align:") for one in heads)
        rows: list[list[Prose]] = []
        for token in inner:
            if token.type == "tr_open":
                self.not_too_many(token, len(heads) if rows else 0)
                rows.append([])
            elif token.type == "inline":
                rows[-1].append(self.prose(token))
        head, *body = (tuple(row) for row in rows)
        return TableBlock(head, tuple(body), tuple(sides))

    def not_too_many(self, row: Token, columns: int) -> None:
        """Tell of a row with more cells than the table has columns, if that is known."""
        line = self.lines[_first(row)].strip("> \t").removeprefix("|")
        written = len(_BAR.split(_LAST_BAR.sub("", line)))
        if columns and written > columns:
            message = f"this row has {written} cells, and the table's head {columns}"
            self.problem(_first(row), message, r"Write  \|  for a bar inside of a cell.")

    def heading(self, token: Token, tokens: Iterator[Token]) -> Paragraph:
        inline = next(tokens)
        self.problem(_first(token), "a heading in a text", _HEADING.format(inline.content))
        parts = self.prose(inline)
        next(tokens)
        return Paragraph(parts)

    def problem(self, line: int, message: str, fix: str) -> None:
        """Note what is wrong with a line of the text."""
        place = self.place(line)
        self.inline.problems.append(Problem(place, message, Rule.BLOCK_IN_TEXT, fix))

    def place(self, line: int) -> Place:
        """Return the place of a line of the text; the value's where lines are not kept."""
        scalar = self.inline.scalar
        if self.first is None:
            return scalar.place
        number = min(self.first + line, len(scalar.file.lines) - 1)
        written = scalar.file.lines[number]
        start = len(written) - len(written.lstrip())
        return scalar.file.place(number, start, len(written.rstrip()) - start)

    def mark(self, line: int) -> tuple[int, int]:
        return self.inline.cursor if self.first is None else (self.first + line, 0)


def _first(token: Token) -> int:
    return token.map[0] if token.map else 0
