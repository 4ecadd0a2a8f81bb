"""A problem is a value: where it is, what is wrong, and how to mend it."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from difflib import get_close_matches

CONTROL = re.compile(
    "[\x00-\x1f\x7f-\x9f\u00ad\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff\ud800-\udfff]"
)
LONGEST_LINE = 160
LONGEST_SENTENCE = 600


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

    @property
    def parts(self) -> tuple[str, str, str]:
        """The line before, in and behind the span; a very long line is cut on both sides."""
        start, end = self.column - 1, self.column - 1 + self.width
        before, span, behind = self.excerpt[:start], self.excerpt[start:end], self.excerpt[end:]
        if len(self.excerpt) <= LONGEST_LINE:
            return before, span, behind
        third = LONGEST_LINE // 3
        before = f"…{before[-third:]}" if len(before) > third else before
        span, behind = span[:third], span[third:] + behind
        return before, span, f"{behind[:third]}…" if len(behind) > third else behind


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One mistake.

    ``rule`` is the stable id that the manual's page "Problems" explains.
    """

    place: Place
    message: str
    rule: str
    fix: str

    @property
    def headline(self) -> str:
        """Where it is and what is wrong, in one line."""
        place = self.place
        where = visible(place.path) + (f":{place.line}:{place.column}" if place.line else "")
        return f"{where}: error: {shortened(visible(self.message))} [{self.rule}]"

    def __str__(self) -> str:
        """Give the text that a person reads: position, excerpt, caret, fix."""
        place, lines = self.place, [self.headline]
        if place.line:
            before, span, behind = (visible(part) for part in place.parts)
            gutter = f"{place.line:>5} | "
            lines.append(gutter + before + span + behind)
            lines.append(f"{'| ':>{len(gutter)}}{' ' * len(before)}{'^' * max(1, len(span))}")
        return "\n".join([*lines, f"        fix: {shortened(visible(self.fix))}"])


def report(problems: Iterable[Problem], files: int) -> str:
    """Give all problems in order of place, and a closing line that counts them.

    ``files`` is the number of files that were read.
    """
    ordered = sorted(set(problems))
    touched = len({problem.place.path for problem in ordered})
    of = counted(max(files, touched), "file")
    closing = f"{counted(len(ordered), 'problem')} in {touched} of {of}"
    return "\n\n".join([*map(str, ordered), closing])


def counted(number: int, noun: str) -> str:
    """Give ``1 file`` or ``2 files``."""
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def visible(text: str) -> str:
    """Spell out characters that a terminal would obey instead of show.

    ``##[`` is broken up because GitHub's runner takes it for a command anywhere
    in a line (actions/runner, ``ActionCommand.cs``).
    """
    spelled = CONTROL.sub(lambda found: f"\\x{ord(found[0]):02x}", text.replace("\t", " "))
    return spelled.replace("##[", "# #[")


def shortened(text: str) -> str:
    """Cut a sentence that quotes too much; the caret shows where the rest stands."""
    return text if len(text) <= LONGEST_SENTENCE else f"{text[:LONGEST_SENTENCE]}…"


def closest(word: str, known: Collection[str], likeness: float = 0.66) -> str:
    """Give the known word most like ``word``, or an empty string."""
    found = get_close_matches(word.lower(), known, n=1, cutoff=likeness)
    return found[0] if found else ""
