"""Inline Markdown of a closed kind: strong, emphasis, code, links, breaks, formulas, citations.

The text is parsed by markdown-it-py; its tokens become the small values below.
No HTML string is made on the way, and what is refused is a problem with a place.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from html import unescape
from typing import TYPE_CHECKING
from xml.etree.ElementTree import Element

from . import foreign
from .address import Destination, destination_of, is_disguised, lacks_scheme, misleads
from .characters import hidden, name_of
from .formula import LABEL, FormulaError, mathml, parted
from .keys import KEYS, key_meant, keys_in
from .plain import plain_forms
from .problems import Place, Problem
from .rules import Rule
from .spoken import spoken
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
        """Return the word with its place."""
        name = super().__new__(cls, text)
        name.place = place
        return name

    def __getnewargs__(self) -> tuple[str, Place]:  # type: ignore[override]
        """Return what a copy is made from."""
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
    kind: Destination


@dataclass(frozen=True, slots=True)
class Formula:
    """A formula as MathML, and the LaTeX that it was written in."""

    math: Element
    latex: str


@dataclass(frozen=True, slots=True)
class Cite:
    """A reference to one or several sources."""

    keys: tuple[Name, ...]


@dataclass(frozen=True, slots=True)
class Keys:
    """Keys to press together, each with its name in the style and on the keyboard."""

    names: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Break:
    """A line break."""


Inline = str | Strong | Emphasis | Code | Link | Formula | Cite | Keys | Break
Prose = tuple[Inline, ...]
# The kinds of tokens that are text; what is escaped is one of its own, with how it is written.
_TEXTS = ("text", "text_special")
_ESCAPED = "\ufffc"  # stands where no sign is


class Passage(tuple[Inline, ...]):
    """Inline values; ``place`` is where they stand, so that a later problem can point at it."""

    place: Place

    def __new__(cls, parts: Prose, place: Place) -> Passage:
        """Return the values with their place."""
        passage = super().__new__(cls, parts)
        passage.place = place
        return passage

    def __getnewargs__(self) -> tuple[Prose, Place]:
        """Return what a copy is made from."""
        return tuple(self), self.place


# Most texts have none of these, which is told in a tenth of the time.
_SIGN = re.compile(r"[\\`*_\[\]<&$\n+~:^=]")
SPECIAL = re.compile(r"[\\`*_\[\]<&$\n]|\+\+")
# Not before a bracket: [@name](https://…) is a link.
CITATION = re.compile(r"\[@([a-z0-9][a-z0-9-]*(?:; ?@[a-z0-9][a-z0-9-]*)*)\](?!\()")
LIKE_CITATION = re.compile(r"\[@[^\[\]\n]*\](?!\()")
# What LaTeX takes for a formula, \\(x\\) and \\[x\\], where Markdown reads escaped brackets.
TEX = re.compile(
    r"(?<!\])\\(?:\((?P<inline>(?:[^\\]|\\[^()\[\]]){1,500})\\\)"
    r"|\[(?![@^!])(?P<display>(?:[^\\]|\\[^()\[\]]){1,500})\\\](?!\\?\())"
)
_TEX_SIGN = re.compile(r"\\[A-Za-z]+|[\^_=]")
_WORD = re.compile(r"[^\W\d_]{3}")
_LETTER = re.compile(r"[^\W\d_]")
ENTITY = re.compile(r"&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")
_RULES = (
    "newline escape backticks emphasis link image autolink html_inline entity "
    "balance_pairs fragments_join "
    # Blocks, in texts that take them; the last three are refused there.
    "fence code blockquote list table heading lheading hr"
).split()
# What is left in text where markup was meant holds one of these.
LEFT_OVER_SIGN = re.compile(r"[\[\]$*`\\]")
# It is told by the pattern, what is wrong, the rule, the fix.
BACKSLASH = "or put a backslash before it."
_LEFT_OVER = tuple(
    (re.compile(pattern), message, rule, fix)
    for pattern, message, rule, fix in (
        (
            r"\]\(|\] \((?:item:|https?:)|\[[^\[\](]{0,60}(?<=\S)\((?:item:|https?:)",
            "this is not a link",
            Rule.LINK,
            "Write:  [text](address)  without spaces in the address, or links in the text",
        ),
        (
            r"\[@(?:[a-z0-9][a-z0-9-]*)?",
            "this citation is never closed",
            Rule.CITATION,
            "Write:  [@key]",
        ),
        (
            rf"(?<!{_ESCAPED})@[a-z0-9-]+\]",
            "this citation is never opened",
            Rule.CITATION,
            "Write:  [@key]",
        ),
        (
            r"\$[^$]*\\[A-Za-z]+",
            "this formula is never closed",
            Rule.FORMULA,
            f"Add the closing $ behind it, {BACKSLASH}",
        ),
        (
            r"\\[A-Za-z]{2,30}\{",
            "this is LaTeX, which is shown as it stands",
            Rule.MARKUP,
            "Write:  $formula$, *emphasis*, **strong** or [@key]; between backticks it is text.",
        ),
        (
            r"\S{0,20}\*\*\S{0,20}",
            "this ** has no partner",
            Rule.MARKUP,
            f"Write:  **strong**  {BACKSLASH}",
        ),
        (
            r"\S{0,20}`\S{0,20}",
            "this ` has no partner",
            Rule.MARKUP,
            f"Write:  `code`  {BACKSLASH}",
        ),
    )
)
ALLOWED = "Use **strong**, *emphasis*, `code`, $formula$, [@key] and [text](https://...) only."


def parse_prose(scalar: Scalar, problems: list[Problem]) -> Prose:
    """Turn a scalar's text into inline values; add what is refused to ``problems``."""
    if problem := foreign.block(scalar):
        problems.append(problem)
        if problem.rule is Rule.BLOCK_IN_TEXT:
            return (scalar.text,)
    if not is_marked(scalar.text):
        return (scalar.text,) if scalar.text else ()
    reader = Reader(scalar, problems)
    forms = plain_forms(scalar.text)
    if forms is not None:
        return reader.plain(forms)
    return reader.parts(iter(parser().parseInline(scalar.text)[0].children or ()))


def is_marked(text: str) -> bool:
    """Tell whether a text has signs of Markdown, or of an extension of it."""
    signs = (SPECIAL, foreign.INLINE) if _SIGN.search(text) else ()
    return any(one.search(text) for one in signs)


def _whole(written: str) -> str:
    """Return a citation or a link whose missing or needless sign is clear, else nothing."""
    if re.fullmatch(r"\[@[a-z0-9-]+", written):
        return f"{written}]"
    if re.fullmatch(r"@[a-z0-9-]+\]", written):
        return f"[{written}"
    if written.startswith("] ("):
        return written.replace("] (", "](", 1)
    parted = re.fullmatch(r"(\[[^\[\](]*)(\((?:item:|https?:))", written)
    return f"{parted[1]}]{parted[2]}" if parted else ""


def plain_text(parts: Prose) -> str:
    """Return the plain text of ``parts``: formulas in a line, citations left out."""
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
        return plain_text(part.parts)
    if isinstance(part, Formula):
        return part.math.get(LABEL) or spoken(part.math)
    if isinstance(part, Keys):
        return "+".join(name for _, name in part.names)
    return " " if isinstance(part, Break) else ""


def inside(parts: Prose) -> Iterator[Inline]:
    """Yield every inline value, the nested ones too."""
    for part in parts:
        yield part
        if not isinstance(part, str) and isinstance(part, (Strong, Emphasis, Link)):
            yield from inside(part.parts)


@cache
def parser() -> MarkdownIt:
    """Return the parser of inline text and of blocks, which makes tokens and no HTML."""
    from markdown_it import MarkdownIt
    from mdit_py_plugins.dollarmath import dollarmath_plugin

    made = MarkdownIt("zero", {"html": True})
    made.use(dollarmath_plugin, allow_space=False, allow_digits=False, double_inline=True)
    made.enable([*_RULES, "math_inline"])
    made.disable(["math_block", "text_join"])
    made.inline.ruler.before("link", "citation", _citation)
    made.inline.ruler.before("link", "keys", _keys)
    made.inline.ruler.before("escape", "tex", _tex)
    # Addresses are judged by address.destination_of, as they were typed.
    made.validateLink = lambda _: True  # type: ignore[assignment,method-assign]
    made.normalizeLink = lambda url: url  # type: ignore[method-assign]
    return made


def _signs(token: Token) -> str:
    """Return what a token of text holds of Markdown's signs: an escaped one is none."""
    is_escaped = token.type == "text_special" and token.content != token.markup
    return _ESCAPED if is_escaped else token.content


def _keys(state: StateInline, silent: bool) -> bool:
    found = KEYS.match(state.src, state.pos)
    if not found:
        return False
    if not silent:
        state.push("keys", "", 0).content = found[0]
    state.pos = found.end()
    return True


def _tex(state: StateInline, silent: bool) -> bool:
    found = TEX.match(state.src, state.pos)
    if not found or not _is_formula(found["inline"] or found["display"]):
        return False
    if not silent:
        state.push("tex", "", 0).content = found[0]
    state.pos = found.end()
    return True


def _is_formula(text: str) -> bool:
    """Tell what was meant for a formula from words, or a number, in escaped brackets."""
    return bool(_TEX_SIGN.search(text) or (_LETTER.search(text) and not _WORD.search(text)))


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


class Reader:
    """Turns the tokens of one scalar into inline values."""

    def __init__(self, scalar: Scalar, problems: list[Problem]) -> None:
        """Start at the scalar's first character; ``cursor`` is where the next is looked for."""
        self.scalar = scalar
        self.problems = problems
        self.cursor = scalar.start
        self.saw = False

    def plain(self, forms: Iterable[re.Match[str]]) -> Prose:
        """Return the values of a text's plain forms."""
        return tuple(self._plain(found) for found in forms)

    def _plain(self, found: re.Match[str]) -> Inline:
        match found.lastgroup:
            case "text":
                return self._text(found[0])
            case "strong":
                return Strong((self._text(found["strong"]),))
            case "em":
                return Emphasis((self._text(found["em"]),))
            case "code":
                return self._code(found["code"], "`")
            case "citation":
                return self._cite(found["citation"])
            case "formula":
                return self._formula(found["formula"])
        return self._link(found["address"], (self._text(found["link"]),))

    def parts(self, tokens: Iterator[Token]) -> Prose:
        """Return the values up to the token that closes the present one."""
        parts: list[Inline] = []
        words: list[Token] = []
        for token in tokens:
            if token.type in _TEXTS:
                words.append(token)
                continue
            parts.append(self._joined(words))
            words.clear()
            if token.nesting < 0:
                break
            parts.append(self._part(token, tokens))
        parts.append(self._joined(words))
        return tuple(part for part in parts if part != "")

    def _joined(self, words: Sequence[Token]) -> str:
        """Return the text of tokens in a row; what is escaped in it is no sign of anything."""
        shown = "".join(token.content for token in words)
        return self._text(shown, "".join(map(_signs, words)))

    def _part(self, token: Token, tokens: Iterator[Token]) -> Inline:
        match token.type:
            case "softbreak":
                return " "
            case "hardbreak":
                return Break()
            case "strong_open":
                return Strong(self.parts(tokens))
            case "em_open":
                return Emphasis(self.parts(tokens))
            case "code_inline":
                return self._code(token.content, token.markup)
            case "link_open":
                before = "<" if token.info == "auto" else "]("
                return self._link(str(token.attrs["href"]), self.parts(tokens), before)
            case "citation":
                return self._cite(token.content)
            case "keys":
                return self._keys(token.content)
            case "math_inline" | "math_inline_double":
                return self._formula(token.content)
            case "tex":
                return self._tex(token.content)
        return self._refused(token)

    def _text(self, content: str, signs: str = "") -> str:
        """Return text as it is; what was meant for markup shows by its ``signs``."""
        if not content.isascii():
            self._see(content)
        self._tell_left_over(content, signs or content)
        return content

    def _tell_left_over(self, content: str, signs: str) -> None:
        sign = foreign.INLINE_SIGN.search(signs)
        if sign and (other := foreign.INLINE.search(signs)):
            self.problems.append(foreign.inline(other, self.place(content[slice(*other.span())])))
        for pattern, message, rule, fix in _LEFT_OVER if LEFT_OVER_SIGN.search(signs) else ():
            if found := pattern.search(signs):
                written = content[slice(*found.span())]
                place = self.place(written)
                edits = place.instead(written, _whole(written))
                self.problems.append(Problem(place, message, rule, fix, edits))
                break

    def _see(self, content: str) -> None:
        """Note the first entity of the scalar that gives a character which nobody can see."""
        at = None if self.saw else next(hidden(content), None)
        if at is None:
            return
        self.saw = True
        ends = map(self.scalar.file.offset_of, (self.cursor, self.scalar.end))
        entities = ENTITY.findall(self.scalar.file.text[slice(*ends)])
        written = next((one for one in entities if unescape(one) == content[at]), "")
        place = self.place(written)
        message = f"{written} is the invisible character {name_of(content[at])}"
        spot = (place.line - 1, place.column - 1)
        edit = self.scalar.file.edit(spot, (spot[0], spot[1] + len(written)), "")
        edits = (edit,) if written else ()
        self.problems.append(Problem(place, message, Rule.HIDDEN_CHAR, "Delete it.", edits))

    def _code(self, content: str, markup: str) -> Inline:
        self.place(f"{markup}{content}{markup}")
        return Code(content)

    def _cite(self, content: str) -> Inline:
        keys = (key.strip(" @") for key in content.split(";"))
        return Cite(tuple(self._name(key, "@") for key in keys))

    def _link(self, address: str, parts: Prose, before: str = "](") -> Inline:
        if any(isinstance(part, (Link, Cite)) for part in inside(parts)) or not parts:
            message = "a link needs a text without other links or citations in it"
            self._problem(
                address, message, Rule.LINK, "Write:  [text](https://example.org)", before
            )
            return plain_text(parts)
        kind = destination_of(address)
        if kind and (misleads(plain_text(parts), address) or is_disguised(address)):
            message = f"this link shows another address than it leads to: {address}"
            fix = "Write what is there, or the same address in both places."
            self._problem(address, message, Rule.LINK_TEXT, fix, before)
            return plain_text(parts)
        if kind:
            return Link(parts, self._name(address, before), kind)
        message = f"this address is not allowed: {address or '(empty)'}"
        fix = "For example:  [text](https://example.org/page)"
        if lacks_scheme(address):
            fix = f"Write:  https://{address}"
        better = f"https://{address}" if lacks_scheme(address) else ""
        self._problem(address, message, Rule.ADDRESS, fix, before, better)
        return plain_text(parts)

    def _keys(self, written: str) -> Inline:
        """Return keys; one that no keyboard has is told, with one like it."""
        names = keys_in(written)
        known = tuple((key, name) for key, name in names if name)
        if len(known) == len(names):
            self.place(written)
            return Keys(known)
        strange = next(key for key, name in names if not name)
        near = key_meant(strange)
        message = f"no key is called {strange}"
        better = written.replace(strange, near) if near else ""
        quoted = written.replace(strange, f'"{strange}"')
        fix = f"Write:  {better or quoted}"
        self._problem(written, message, Rule.KEYS, fix, better=better)
        return written

    def _formula(self, latex: str) -> Inline:
        try:
            return Formula(mathml(latex), parted(latex)[0])
        except FormulaError as error:
            fix = "Mend the formula, or write \\$ for a dollar sign."
            self._problem(latex, f"this formula cannot be shown: {error}", Rule.FORMULA, fix, "$")
            return latex

    def _tex(self, written: str) -> str:
        """Return what LaTeX takes for a formula as it is written; it is told."""
        formula = f"${' '.join(written[2:-2].split())}$"
        signs = written[:2] + written[-2:]
        brackets = signs.replace("\\", "")
        message = f"{signs} make no formula here, but the brackets {brackets}"
        fix = f"Write:  {formula}  or, for brackets, leave the backslashes out."
        self._problem(written, message, Rule.FORMULA, fix, better=formula)
        return written

    def _refused(self, token: Token) -> str:
        if token.type == "image":
            source = str(token.attrs.get("src", ""))
            message = f"images are not shown in text: {source}"
            self._problem(source, message, Rule.IMAGE, ALLOWED, "](")
        elif token.type == "no_citation":
            fix = "Name sources by their keys alone:  [@key]  or  [@one; @two]"
            message = f"this is not a citation: {token.content}"
            better = re.sub(r"[,;]\s*(?=@)", "; ", token.content.lower())
            better = better if CITATION.fullmatch(better) else ""
            self._problem(token.content, message, Rule.CITATION, fix, better=better)
        else:
            message = f"HTML is not used in text: {token.content}"
            self._problem(token.content, message, Rule.HTML, ALLOWED)
        return token.content

    def _name(self, text: str, before: str) -> Name:
        return Name(text, self.place(text, before))

    def _problem(
        self, snippet: str, message: str, rule: Rule, fix: str, before: str = "", better: str = ""
    ) -> None:
        place = self.place(snippet, before)
        edits = place.instead(snippet, better)
        self.problems.append(Problem(place, message, rule, fix, edits))

    def place(self, snippet: str, before: str = "") -> Place:
        """Find the snippet behind the last one found, or give the start of the value.

        ``before`` stands right before it, and tells it from the same text elsewhere.
        """
        file, end = self.scalar.file, self.scalar.end
        found = file.find(snippet, self.cursor, end, before)
        if not found and before and snippet:
            found = file.find(snippet, self.cursor, end)
        if not found:
            return self.scalar.place
        self.cursor = (found.line - 1, found.column - 1 + len(snippet))
        return found
