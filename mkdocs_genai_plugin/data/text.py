"""Inline Markdown of a closed kind: strong, emphasis, code, links, breaks, formulas, citations.

The text is parsed by markdown-it-py; its tokens become the small values below.
No HTML string is made on the way, and what is refused is a problem with a place.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING
from xml.etree.ElementTree import Element

from .address import Kind, kind_of, lacks_scheme
from .formula import FormulaError, mathml
from .problems import Place, Problem
from .tree import Scalar

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.rules_inline import StateInline
    from markdown_it.token import Token


class Name(str):
    """A word that names something declared elsewhere; ``place`` is where it stands."""

    __slots__ = ("place",)
    place: Place

    def __new__(cls, text: str, place: Place) -> Name:
        """Give the word with its place."""
        name = super().__new__(cls, text)
        name.place = place
        return name

    def __getnewargs__(self) -> tuple[str, Place]:  # type: ignore[override]
        """Give what a copy is made from."""
        return str(self), self.place


@dataclass(frozen=True, slots=True)
class Strong:
    """Strong importance."""

    parts: Prose


@dataclass(frozen=True, slots=True)
class Emphasis:
    """Stress emphasis."""

    parts: Prose


@dataclass(frozen=True, slots=True)
class Code:
    """Computer code, shown as it is."""

    text: str


@dataclass(frozen=True, slots=True)
class Link:
    """A link; ``target`` is an address of the given kind."""

    parts: Prose
    target: Name
    kind: Kind


@dataclass(frozen=True, slots=True)
class Formula:
    """A formula as MathML."""

    math: Element


@dataclass(frozen=True, slots=True)
class Cite:
    """A reference to one or several sources."""

    keys: tuple[Name, ...]


@dataclass(frozen=True, slots=True)
class Break:
    """A line break."""


Inline = str | Strong | Emphasis | Code | Link | Formula | Cite | Break
Prose = tuple[Inline, ...]

SPECIAL = re.compile(r"[\\`*_\[\]<&$\n]")
# Not before a bracket: [@name](https://…) is a link.
CITATION = re.compile(r"\[@([a-z0-9][a-z0-9-]*(?:; ?@[a-z0-9][a-z0-9-]*)*)\](?!\()")
LIKE_CITATION = re.compile(r"\[@[^\[\]\n]*\](?!\()")
RULES = (
    "newline escape backticks emphasis link image autolink html_inline entity "
    "balance_pairs fragments_join"
).split()
# What is left in text where markup was meant holds one of these.
LEFT_OVER_SIGN = re.compile(r"[\[\]$*`]")
# It is told by the pattern, what is wrong, the rule, the fix.
BACKSLASH = "or put a backslash before it."
LEFT_OVER = tuple(
    (re.compile(pattern), message, rule, fix)
    for pattern, message, rule, fix in (
        (
            r"\]\(|\] \((?:item:|https?:)|\[[^\[\](]{0,60}(?<=\S)\((?:item:|https?:)",
            "this is not a link",
            "link",
            "Write:  [text](address)  without spaces in the address, or links in the text",
        ),
        (r"\[@", "this citation is never closed", "citation", "Write:  [@key]"),
        (r"@[a-z0-9-]+\]", "this citation is never opened", "citation", "Write:  [@key]"),
        (
            r"\$[^$]*\\[A-Za-z]+",
            "this formula is never closed",
            "formula",
            f"Add the closing $ behind it, {BACKSLASH}",
        ),
        (
            r"\S{0,20}\*\*\S{0,20}",
            "this ** has no partner",
            "markup",
            f"Write:  **strong**  {BACKSLASH}",
        ),
        (r"\S{0,20}`\S{0,20}", "this ` has no partner", "markup", f"Write:  `code`  {BACKSLASH}"),
    )
)
ALLOWED = "Use **strong**, *emphasis*, `code`, $formula$, [@key] and [text](https://...) only."


def prose(scalar: Scalar, problems: list[Problem]) -> Prose:
    """Turn a scalar's text into inline values; add what is refused to ``problems``."""
    if not SPECIAL.search(scalar.text):
        return (scalar.text,) if scalar.text else ()
    inline = _parser().parseInline(scalar.text)[0]
    return _Reader(scalar, problems).parts(iter(inline.children or ()))


def words(parts: Prose) -> str:
    """Give the plain text of ``parts``: formulas and citations are left out."""
    said = ""
    for part in parts:
        said = said.rstrip() if isinstance(part, Cite) else said + _words(part)
    return said


def _words(part: Inline) -> str:
    if isinstance(part, str):
        return part
    if isinstance(part, Code):
        return part.text
    if isinstance(part, (Strong, Emphasis, Link)):
        return words(part.parts)
    return " " if isinstance(part, Break) else ""


def inside(parts: Prose) -> Iterator[Inline]:
    """Give every inline value, the nested ones too."""
    for part in parts:
        yield part
        if isinstance(part, (Strong, Emphasis, Link)):
            yield from inside(part.parts)


@cache
def _parser() -> MarkdownIt:
    from markdown_it import MarkdownIt
    from mdit_py_plugins.dollarmath import dollarmath_plugin

    parser = MarkdownIt("zero", {"html": True})
    parser.use(dollarmath_plugin, allow_space=False, allow_digits=False, double_inline=True)
    parser.enable([*RULES, "math_inline"])
    parser.disable("math_block")
    parser.inline.ruler.before("link", "citation", _citation)
    # Addresses are judged by address.kind_of, as they were typed.
    parser.validateLink = lambda _: True  # type: ignore[assignment,method-assign]
    parser.normalizeLink = lambda url: url  # type: ignore[method-assign]
    return parser


def _citation(state: StateInline, silent: bool) -> bool:
    found = LIKE_CITATION.match(state.src, state.pos)
    if not found:
        return False
    if not silent:
        right = CITATION.fullmatch(found[0])
        token = state.push("citation" if right else "no_citation", "", 0)
        token.content = right[1] if right else found[0]
    state.pos = found.end()
    return True


class _Reader:
    """Turns the tokens of one scalar into inline values."""

    def __init__(self, scalar: Scalar, problems: list[Problem]) -> None:
        self.scalar = scalar
        self.problems = problems
        self.cursor = scalar.start

    def parts(self, tokens: Iterator[Token]) -> Prose:
        """Give the values up to the token that closes the present one."""
        parts: list[Inline] = []
        for token in tokens:
            if token.nesting < 0:
                break
            parts.append(self.part(token, tokens))
        return tuple(part for part in parts if part != "")

    def part(self, token: Token, tokens: Iterator[Token]) -> Inline:
        match token.type:
            case "text" | "text_special":
                return self.text(token.content)
            case "softbreak":
                return " "
            case "hardbreak":
                return Break()
            case "strong_open":
                return Strong(self.parts(tokens))
            case "em_open":
                return Emphasis(self.parts(tokens))
            case "code_inline":
                self.place(f"{token.markup}{token.content}{token.markup}")
                return Code(token.content)
            case "link_open":
                return self.link(token, self.parts(tokens))
            case "citation":
                keys = (key.strip(" @") for key in token.content.split(";"))
                return Cite(tuple(self.name(key, "@") for key in keys))
            case "math_inline" | "math_inline_double":
                return self.formula(token.content)
        return self.refused(token)

    def text(self, content: str) -> str:
        """Give text as it is; what was meant for markup shows by its signs."""
        for pattern, message, rule, fix in LEFT_OVER if LEFT_OVER_SIGN.search(content) else ():
            if found := pattern.search(content):
                place = self.place(found[0])
                if not place.excerpt[: place.column - 1].endswith("\\"):
                    self.problems.append(Problem(place, message, rule, fix))
                break
        return content

    def link(self, token: Token, parts: Prose) -> Inline:
        address = str(token.attrs["href"])
        before = "<" if token.info == "auto" else "]("
        if any(isinstance(part, (Link, Cite)) for part in inside(parts)) or not parts:
            message = "a link needs a text without other links or citations in it"
            self.problem(address, message, "link", "Write:  [text](https://example.org)", before)
            return words(parts)
        if kind := kind_of(address):
            return Link(parts, self.name(address, before), kind)
        message = f"this address is not allowed: {address or '(empty)'}"
        fix = "For example:  [text](https://example.org/page)"
        if lacks_scheme(address):
            fix = f"Write:  https://{address}"
        self.problem(address, message, "address", fix, before)
        return words(parts)

    def formula(self, latex: str) -> Inline:
        try:
            return Formula(mathml(latex))
        except FormulaError as error:
            fix = "Mend the formula, or write \\$ for a dollar sign."
            self.problem(latex, f"this formula cannot be shown: {error}", "formula", fix, "$")
            return latex

    def refused(self, token: Token) -> str:
        if token.type == "image":
            source = str(token.attrs.get("src", ""))
            message = f"images are not shown in text: {source}"
            self.problem(source, message, "image", ALLOWED, "](")
        elif token.type == "no_citation":
            fix = "Name sources by their keys alone:  [@key]  or  [@one; @two]"
            message = f"this is not a citation: {token.content}"
            self.problem(token.content, message, "citation", fix)
        else:
            message = f"HTML is not used in text: {token.content}"
            self.problem(token.content, message, "html", ALLOWED)
        return token.content

    def name(self, text: str, before: str) -> Name:
        return Name(text, self.place(text, before))

    def problem(self, snippet: str, message: str, rule: str, fix: str, before: str = "") -> None:
        self.problems.append(Problem(self.place(snippet, before), message, rule, fix))

    def place(self, snippet: str, before: str = "") -> Place:
        """Find the snippet behind the last one found, or give the start of the value.

        ``before`` stands right before it, and tells it from the same text elsewhere.
        """
        file, end = self.scalar.file, self.scalar.end
        found = file.find(before + snippet, self.cursor, end)
        if found:
            found = file.place(found.line - 1, found.column - 1 + len(before), len(snippet))
        elif before and snippet:
            found = file.find(snippet, self.cursor, end)
        if not found:
            return self.scalar.place
        self.cursor = (found.line - 1, found.column - 1 + len(snippet))
        return found
