"""What a line of a data file is made of, and how text is written so that YAML takes it for text."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass, field

from .characters import WIDE
from .files import DataFile

_Mark = tuple[int, int]

# No pattern here looks at a character more than a few times, whatever the line is: repetitions
# do not give back (`*+`, `++`) what they took.
DASHES = r"\s*+(?:-\s++)*+"
VALUE = re.compile(DASHES + r"(?P<key>[^\s:#]++:\s++)?+(?P<value>\S.*+)")
NO_SPACE = re.compile(DASHES + r"(?P<key>[A-Za-z][\w-]*+):(?P<value>[^\s/:].*+)")
KEY = re.compile(DASHES + r"(?P<key>[\w-]++)\s*+:(?:\s|$)")
NO_COLON = re.compile(
    DASHES + r"(?P<key>[A-Za-z][\w-]*+)(?P<sign>\s*+[=;,])?+\s++(?P<value>[^\s:].*+)"
)
NO_DASH_SPACE = re.compile(r"\s*+-(?P<rest>[A-Za-z][\w-]*+:(?:\s.*+|$))")
BULLET = re.compile(
    r"(?P<indent>\s*+)(?P<sign>[*+•–—·▪◦\uff0d\u2212\u2010\u2011])\s++(?P<rest>\S.*+)"
)
SIGN_THEN_SPACE = re.compile(r"[-?]\s")
QUOTED = r"""(?:"(?:[^"\\]|\\.)*+"|'(?:[^']|'')*+')"""
QUOTED_THEN_TEXT = re.compile(rf"{QUOTED}\s*+[^\s#]")
QUOTED_WHOLE = re.compile(rf"{QUOTED}\s*+(?:#.*+)?")
BRACKETED = re.compile(r"\[[^\[\]]*+\]|\{[^{}]*+\}")
BRACKETED_THEN_TEXT = re.compile(r"\[[^\[\]]*+\]\s*+[^\s#]|\{[^{}]*+\}\s*+[^\s#]")
REMARK = re.compile(r"(?<=\s)#(?=\s).*+")
# What looks like a colon: Unicode's confusables.txt (https://www.unicode.org/reports/tr39/).
COLONS = (
    "\u02d0\u02d1\u02f8\u0589\u05c3\u0703\u0704\u0903\u0a83\u1361\u1362\u16ec\u1803\u1809\u205a\u205d"
    "\u2236\ua4fd\ua789\ufe13\ufe30\ufe55\uff1a"
)
LIKE_COLON = re.compile(
    DASHES + rf"(?P<key>(?:(?![{COLONS}])[\w-])++)"
    rf"[ \t]*+(?:(?P<colon>[{COLONS}])|:[ \t]*+(?P<space>{WIDE.pattern}))\s*+"
)
# Words that begin with an apostrophe: English, and what it shares with Dutch.
ELISION = re.compile(
    r"'(?:tis|twas|twere|twill|twould|til|till|em|cause|bout|round|neath|gainst|cept|fraid|kay|n"
    r"|[st]|\d0s)\b(?!')",
    re.I,
)


@dataclass(frozen=True, eq=False)
class Vocabulary:
    """The keys of a kind of file: all, those of plain text, of lists and of names."""

    keys: Collection[str] = field(default=frozenset())
    plain: Collection[str] = field(default=frozenset())
    lists: Collection[str] = field(default=frozenset())
    names: Collection[str] = field(default=frozenset())


NO_VOCABULARY = Vocabulary()


def indent_of(line: str) -> int:
    """Return how many characters stand before the first that shows."""
    return len(line) - len(line.lstrip())


def key_column(line: str) -> int:
    """Return where a line's text starts behind its dashes."""
    return len(line) - len(line.lstrip(" -"))


def key_of(line: str) -> str:
    """Return the key that a line sets, or an empty string."""
    found = KEY.match(line)
    return found["key"] if found else ""


def quoted(text: str) -> str:
    """Return the text in quotes, single ones where it has backslashes; its own are taken off."""
    if len(text) > 1 and text[0] == text[-1] and text[0] in "\"'":
        text = text[1:-1].replace("''", "'") if text[0] == "'" else text[1:-1].replace('\\"', '"')
    if "\\" in text:
        return single_quoted(text)
    escaped = text.replace('"', '\\"')
    return f'"{escaped}"'


def single_quoted(text: str) -> str:
    """Return the text in single quotes, in which only they themselves are escaped."""
    doubled = text.replace("'", "''")
    return f"'{doubled}'"


def end_of_value(file: DataFile, mark: _Mark) -> _Mark:
    """Return where a text ends that starts at ``mark``: behind its last line that is indented."""
    line, column = mark
    written = file.lines[line]
    before = written[:column]
    key = before.lstrip(" -")
    depth = column - len(key) if key else indent_of(written)
    last = line
    for number in range(line + 1, len(file.lines)):
        text = file.lines[number]
        if not text.strip() or indent_of(text) <= depth or key_of(text):
            break
        last = number
    return last, len(_without_remark(file.lines[last], column if last == line else 0))


def _without_remark(line: str, start: int) -> str:
    """Return the line up to its comment; ``# 5`` is a number, not one."""
    found = REMARK.search(line, start)
    if found and not re.match(r"#\s*+\d", found[0]):
        line = line[: found.start()]
    return line.rstrip()


def text_between(file: DataFile, start: _Mark, end: _Mark) -> str:
    """Return what stands between two marks, on one line."""
    lines = file.lines[start[0] : end[0] + 1]
    lines[-1] = lines[-1][: end[1]]
    lines[0] = lines[0][start[1] :]
    return " ".join(line.strip() for line in lines)
