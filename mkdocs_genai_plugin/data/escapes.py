r"""Escapes in double quotes that make of a text what nobody meant: ``"\theta"`` holds a tab."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from .characters import BLANK, CONTROL, HIDDEN, name_of
from .files import DataFile
from .lines import key_of, single_quoted
from .problems import Edit, Problem
from .rules import Rule

ESCAPE = re.compile(
    r"\\(?:u(?P<high>[dD][89abAB][0-9a-fA-F]{2})\\u(?P<low>[dD][c-fC-F][0-9a-fA-F]{2})"
    r"|x(?P<x>[0-9a-fA-F]{2})|u(?P<u>[0-9a-fA-F]{4})|U(?P<U>[0-9a-fA-F]{8})|(?P<sign>.))",
    re.S,
)
_WHOLE = re.compile(r'"(?:[^"\\]|\\.)*+"', re.S)
# YAML 1.1, section 5.7; those of one sign that are more than that sign.
_MADE = {
    "0": "the character U+0000", "a": "a bell", "b": "a backspace", "e": "the character U+001B",
    "f": "a form feed", "n": "a line break", "r": "a carriage return", "t": "a tab",
    "v": "a vertical tab", "N": "a line break", "_": "a no-break space", "L": "a line break",
    "P": "a paragraph break",
}  # fmt: skip
HARMLESS = '"\\/ \n\r\t'
SPACES = "tnr"
# Commands of TeX that begin with a letter of SPACES.
COMMANDS = re.compile(
    r"(?:n(?:abla|atural|e|earrow|eg|eq|ewline|exists|geq|gtr|i|leq|less|mid|olimits|onumber|ot"
    r"|otin|parallel|prec|sim|subseteq|u|warrow)|r(?:angle|brace|brack|ceil|floor|ho|ight"
    r"|ight[a-z]+|m|oot|times|[vV]ert)|t(?:ag|anh?|au|binom|ext[a-z]*|frac|herefore|heta"
    r"|hick[a-z]+|ilde|imes|iny|o|op|riangle[a-z]*))(?![a-z])"
)
UNMEANT = re.compile(rf"{CONTROL.pattern}|{HIDDEN.pattern}|[\ud800-\udfff]")
UNMEANT_BLANK = re.compile(rf"{BLANK.pattern}|[\t\r\x85\xa0]")
# Of these, those that are a word where a line begins.
WORDS = re.compile(r"n(?:e|exists|i|less|mid|parallel)(?![a-z])")
BEFORE_PATH = re.compile(r"(?:\b[A-Za-z]:|\\\\)[\w.\\-]{0,60}\Z")


@dataclass
class _Text:
    """What stands between double quotes, as it is written; ``start`` is its offset in the file."""

    file: DataFile
    start: int
    raw: str

    def problem(self) -> Problem | None:
        """Return the problem of its first escape that was not meant as one."""
        odd = [found for found in ESCAPE.finditer(self.raw) if self._is_odd(found)]
        if not odd:
            return None
        if any(self._is_backslash(found) for found in odd):
            text = single_quoted("".join(self._as_backslashes()))
            how = "Put it in single quotes, where a backslash is just that"
        else:
            text, how = f'"{ESCAPE.sub(_as_meant, self.raw)}"', "Write"
        return self._told(odd[0], text, how)

    def _told(self, first: re.Match[str], text: str, how: str) -> Problem:
        place = self.file.at(self.start + first.start(), len(first[0]))
        known = first["sign"] is None or first["sign"] in _MADE
        message = "unknown backslash escape inside double quotes"
        if known:
            message = f"{first[0]} inside double quotes is {_made(first)}"
        key = key_of(place.excerpt[: place.column])
        shown = " ".join(line.strip() for line in text.split("\n"))
        behind_key = self.file.text[max(self.start - 9, 0) : self.start - 1].rstrip().endswith(":")
        fix = f"{how}:  {key}: {shown}" if key and behind_key else f"{how}:  {shown}"
        edit = self.file.edit_at(self.start - 1, self.start + len(self.raw) + 1, text)
        edits = (edit,) if text.strip("\"' ") else ()
        return Problem(place, message, Rule.CONTROL_CHAR if known else Rule.YAML, fix, edits)

    def _is_odd(self, found: re.Match[str]) -> bool:
        """Tell whether an escape makes what no text has; programs write line breaks by theirs."""
        return self._is_backslash(found) if found["sign"] == "n" else _is_odd(found)

    def _is_backslash(self, found: re.Match[str]) -> bool:
        """Tell whether a backslash and a letter were meant, as in a formula or a path."""
        sign = found["sign"]
        if sign is None:
            return False
        before = self.raw[max(found.start() - 100, 0) : found.start()]
        at = found.start() + 1
        command = COMMANDS.match(self.raw, at) and not WORDS.match(self.raw, at)
        known = command or self._in_formula(found.start()) or BEFORE_PATH.search(before)
        return sign not in SPACES or bool(known)

    @cached_property
    def _dollars(self) -> list[int]:
        return [found.start() for found in re.finditer(r"\$", self.raw)]

    def _in_formula(self, at: int) -> bool:
        """Tell whether a dollar sign before opens a formula that another one closes behind."""
        before = bisect_left(self._dollars, at)
        return before % 2 == 1 and before < len(self._dollars)

    def _as_backslashes(self) -> Iterator[str]:
        """Yield the pieces of the text in which each backslash stands for itself."""
        done = 0
        for found in ESCAPE.finditer(self.raw):
            yield self.raw[done : found.start()]
            yield self._backslash(found)
            done = found.end()
        yield self.raw[done:]

    def _backslash(self, found: re.Match[str]) -> str:
        sign = found["sign"]
        if sign == '"':
            return '"'
        if sign == "\n":  # the line goes on
            return "\n"
        letter = self.raw[found.end() : found.end() + 1].isalpha()
        if sign == "\\" and letter and self._in_formula(found.start()):
            return "\\"
        return found[0]


def problem_of(file: DataFile, start: int) -> Problem | None:
    """Return the problem of the escapes in a text in double quotes, which starts at an offset."""
    found = _WHOLE.match(file.text, start)
    return _Text(file, start + 1, found[0][1:-1]).problem() if found else None


def meant(text: str, problem: Problem) -> str:
    """Return what a text says that has this problem of escapes, as its fix would have it."""
    written = next((edit.text for edit in problem.edits if isinstance(edit, Edit)), "")
    if written.startswith("'") and "\n" not in written:
        return written[1:-1].replace("''", "'")
    return UNMEANT.sub("", UNMEANT_BLANK.sub(" ", text))


def _is_odd(found: re.Match[str]) -> bool:
    if found["sign"] is not None:
        return found["sign"] not in HARMLESS
    sign = _character(found)
    half = found["high"] is not None or "\ud800" <= sign <= "\udfff"
    return half or sign in "\r\n\t\x85" or bool(CONTROL.match(sign) or HIDDEN.match(sign))


def _character(found: re.Match[str]) -> str:
    """Return the character that an escape gives by its number."""
    if found["high"]:
        high, low = int(found["high"], 16), int(found["low"], 16)
        return chr(0x10000 + ((high - 0xD800) << 10) + low - 0xDC00)
    number = int(found["x"] or found["u"] or found["U"], 16)
    return chr(number) if number <= 0x10FFFF else "\0"


def _made(found: re.Match[str]) -> str:
    if found["high"]:
        return "two halves of a character"
    sign = found["sign"]
    return f"the character {name_of(_character(found))}" if sign is None else _MADE[sign]


def _as_meant(found: re.Match[str]) -> str:
    """Return what was meant by an escape; a tab and the like are a space."""
    if found["sign"] == "n" or not _is_odd(found):
        return found[0]
    if found["sign"] is not None or BLANK.match(_character(found)):
        return " "
    return _character(found) if found["high"] else ""
