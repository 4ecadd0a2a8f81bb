"""A problem is a value: where it is, what is wrong, and how to mend it."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from difflib import get_close_matches

CONTROL = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u00ad\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff]"
)


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """A span on one line of a file; line and column count characters from 1.

    Line 0 stands for the file as a whole.
    """

    path: str
    line: int
    column: int
    width: int = 1
    excerpt: str = ""


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One mistake.

    ``rule`` is the stable id that the manual's page "Problems" explains.
    """

    place: Place
    message: str
    rule: str
    fix: str

    def __str__(self) -> str:
        """Give the text that a person reads: position, excerpt, caret, fix."""
        place = self.place
        if not place.line:
            return f"{place.path}: error: {visible(self.message)} [{self.rule}]\n        fix: {visible(self.fix)}"
        gutter = f"{place.line:>5} | "
        before = visible(place.excerpt[: place.column - 1])
        caret = "^" * max(1, len(visible(place.excerpt[place.column - 1 :][: place.width])))
        return "\n".join(
            (
                f"{place.path}:{place.line}:{place.column}: "
                f"error: {visible(self.message)} [{self.rule}]",
                gutter + visible(place.excerpt),
                " " * (len(gutter) - 2) + "| " + " " * len(before) + caret,
                f"        fix: {visible(self.fix)}",
            )
        )


def report(problems: Iterable[Problem], files: int) -> str:
    """Give all problems in order of place, and a closing line that counts them.

    ``files`` is the number of files that were read.
    """
    ordered = sorted(set(problems))
    touched = len({problem.place.path for problem in ordered})
    closing = f"{counted(len(ordered), 'problem')} in {touched} of {counted(files, 'file')}"
    return "\n\n".join([*map(str, ordered), closing])


def counted(number: int, noun: str) -> str:
    """Give ``1 file`` or ``2 files``."""
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def visible(text: str) -> str:
    """Spell out characters that a terminal would obey instead of show.

    ``##[`` is broken up because GitHub's runner takes it for a command anywhere
    in a line (actions/runner, ``ActionCommand.cs``).
    """
    spelled = CONTROL.sub(lambda found: f"\\x{ord(found[0]):02x}", text)
    return spelled.replace("##[", "# #[")


def closest(word: str, known: Collection[str]) -> str:
    """Give the known word most like ``word``, or an empty string."""
    found = get_close_matches(word.lower(), known, n=1, cutoff=0.7)
    return found[0] if found else ""
