"""A problem is a value: where it is, what is wrong, and how to mend it."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field

from .characters import INVISIBLE
from .rules import Rule, Severity

# Joiners and selectors of variants are left to the letters and pictures that need them.
UNSEEN = re.compile(f"(?![\u200c\u200d\ufe0e\ufe0f])[\x00-\x1f\x7f-\x9f\ud800-\udfff{INVISIBLE}]")
# Runners of GitHub, Azure and TeamCity take these for a command anywhere in a line:
# https://github.com/actions/runner/blob/main/src/Runner.Common/ActionCommand.cs
COMMAND = re.compile(r"##(?=[a-z]*\[)", re.I)
LONGEST_LINE = 160
LONGEST_SENTENCE = 600
MOST = 1_000


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

    def instead(self, word: str, better: str) -> tuple[Edit, ...]:
        """Return the edit of a word in this span, none where it is written in another way."""
        start = self.column - 1
        written = self.excerpt[start : start + self.width]
        if not better or written not in {word, f'"{word}"', f"'{word}'"}:
            return ()
        return (
            Edit(self.path, (self.line, start + 1), (self.line, start + 1 + self.width), better),
        )

    @property
    def parts(self) -> tuple[str, str, str]:
        """The line before, in and behind the span; a very long line is cut on both sides."""
        line, start = self.excerpt, self.column - 1
        end = start + self.width
        if len(line) <= LONGEST_LINE:
            return line[:start], line[start:end], line[end:]
        third = LONGEST_LINE // 3
        first, end = max(start - third, 0), min(end, start + third)
        before = ("…" if first else "") + line[first:start]
        return before, line[start:end], line[end : end + third] + "…" * (len(line) > end + third)


@dataclass(frozen=True, slots=True)
class Edit:
    """Text that takes the place of a span: a fix as a program applies it.

    Lines and columns count characters from 1; the end is the first place behind the span.
    """

    path: str
    start: tuple[int, int]
    end: tuple[int, int]
    text: str


@dataclass(frozen=True, slots=True)
class Rename:
    """Another name for a file or folder: a fix as a program applies it."""

    path: str
    to: str


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One mistake; ``edits`` do, all together, what ``fix`` says, where a program can do it.

    ``other`` is the same mistake told at its other place, where two are as much to blame.
    """

    place: Place
    message: str
    rule: Rule
    fix: str
    edits: tuple[Edit | Rename, ...] = field(default=(), compare=False)
    other: Problem | None = field(default=None, compare=False, repr=False)

    @property
    def is_error(self) -> bool:
        """Whether it fails a check that is not strict."""
        return self.rule.severity is Severity.ERROR

    @property
    def headline(self) -> str:
        """Where it is and what is wrong, in one line."""
        place = self.place
        where = _at_start(place.path) + (f":{place.line}:{place.column}" if place.line else "")
        said = visible(shortened(self.message))
        return f"{where}: {self.rule.severity}: {said} [{self.rule}]"

    def __str__(self) -> str:
        """Return the text that a person reads: position, excerpt, caret, fix."""
        excerpt = _excerpt(self.place) if self.place.line else []
        return "\n".join([self.headline, *excerpt, f"        fix: {visible(shortened(self.fix))}"])


def _excerpt(place: Place) -> list[str]:
    before, span, behind = (_spelled(part) for part in place.parts)
    line, start, end = before + span + behind, len(before), len(before + span)
    broken = [found.start() + 1 for found in COMMAND.finditer(line)]
    start, end = start + sum(at <= start for at in broken), end + sum(at < end for at in broken)
    gutter = f"{place.line:>5} | "
    caret = "^" * max(1, end - start)
    return [gutter + visible(line), f"{'| ':>{len(gutter)}}{' ' * start}{caret}"]


def ordered(problems: Iterable[Problem]) -> list[Problem]:
    """Return each problem once, in order of place."""
    return sorted(dict.fromkeys(problems), key=_order)


def _order(problem: Problem) -> tuple[str | int, ...]:
    """Return what sorts as the problem does, but faster: no dataclass compares itself."""
    place = problem.place
    where = (place.path, place.line, place.column, place.width)
    return (*where, problem.message, problem.rule, problem.fix)


def report(problems: Iterable[Problem], files: int) -> str:
    """Return the problems in order of place, and a closing line that counts them.

    ``files`` is the number of files that were read.
    """
    return listed(ordered(problems), files)


def listed(problems: Sequence[Problem], files: int, most: int = MOST) -> str:
    """Return the report of problems that are in order; no more than ``most`` are shown."""
    parts = [str(problem) for problem in problems[:most]]
    if more := len(problems) - len(parts):
        parts.append(f"… and {counted(more, 'more problem')}")
    return "\n\n".join([*parts, closing_line(problems, files)])


def closing_line(problems: Collection[Problem], files: int) -> str:
    """Return ``3 problems (1 warning) in 1 of 3 files``."""
    touched = len({problem.place.path for problem in problems})
    of = counted(max(files, touched), "file")
    warnings = sum(not problem.is_error for problem in problems)
    told = f" ({counted(warnings, 'warning')})" if warnings else ""
    return f"{counted(len(problems), 'problem')}{told} in {touched:,} of {of}"


def counted(number: int, noun: str) -> str:
    """Return ``1 file`` or ``2 files``."""
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"


def visible(text: str) -> str:
    """Spell out what a terminal would obey, break up what a runner would obey."""
    return COMMAND.sub("# #", _spelled(text))


def _spelled(text: str) -> str:
    return UNSEEN.sub(lambda found: f"\\x{ord(found[0]):02x}", text.replace("\t", " "))


def _at_start(path: str) -> str:
    """Return a path that can start a line: a runner takes ``::`` there for a command."""
    return visible(path if re.match(r"[\w./~]", path) else f"./{path}")


def shortened(text: str) -> str:
    """Cut a sentence that quotes too much; the caret shows where the rest stands."""
    return text if len(text) <= LONGEST_SENTENCE else f"{text[:LONGEST_SENTENCE]}…"
