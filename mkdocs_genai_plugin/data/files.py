"""Bytes to text: what may be read, and which characters may stand in it."""

from __future__ import annotations

import errno
import os
import re
import stat
from bisect import bisect_right
from dataclasses import dataclass, field
from functools import cached_property
from itertools import islice
from pathlib import Path

from .characters import BLANK, CONTROL, WIDE, hidden, name_of
from .problems import Edit, Place, Problem
from .rules import Rule

MEGABYTES = 2
IRREGULAR = "this is not an ordinary file"
MOST_EDITS = 100  # of one problem
LINE_BREAK = re.compile("\r\n|[\r\n\x85\u2028\u2029]")  # YAML 1.1, section 5.4
INDENT = re.compile(rf"(?:[ \t]|{WIDE.pattern})++")
WIDE_INDENT = re.compile(rf"^[ \t]*({WIDE.pattern})", re.M)
# YAML's two readers for Python disagree about tabs; only a line of comment may hold one.
TAB = re.compile(r"^(?! *#)[^\n\t]*(\t)", re.M)
CONFLICT = re.compile(r"^(?:<{7} |={7}$|>{7} )", re.M)
# Letters from A to those of Europe, marks, arrows and signs of mathematics. Most files have nothing
# else in them, and so no character that is refused: they are looked through once.
HARMLESS = re.compile("[\\r\\n -~\xa1-\xac\xae-\u024f\u2010-\u2027\u2030-\u205e\u2190-\u22ff]*+")


@dataclass(frozen=True)
class DataFile:
    """One YAML file as text, or a part of a page that is read like one.

    ``path`` is what messages show; ``bundled`` tells the pack's own files. So many lines of
    the page stand ``above`` the text.
    """

    path: str
    text: str = field(repr=False)
    bundled: bool = False
    above: int = 0

    @cached_property
    def lines(self) -> list[str]:
        """The text's lines, split where YAML splits them."""
        return LINE_BREAK.split(self.text)

    @cached_property
    def _starts(self) -> list[int]:
        return [0, *(found.end() for found in LINE_BREAK.finditer(self.text))]

    def place(self, line: int, column: int, width: int = 1) -> Place:
        """Return the place of ``width`` characters; line and column count from 0."""
        line = min(line, len(self.lines) - 1)
        excerpt = self.lines[line]
        return Place(self.path, self.above + line + 1, column + 1, max(1, width), excerpt)

    def edit(self, start: tuple[int, int], end: tuple[int, int], text: str) -> Edit:
        """Return the edit that puts a text between two (line, column) marks, which count from 0."""
        first, last = ((self.above + line + 1, column + 1) for line, column in (start, end))
        return Edit(self.path, first, last, text)

    def edit_at(self, start: int, end: int, text: str) -> Edit:
        """Return the edit that puts a text between two offsets from the text's start."""
        return self.edit(self._mark(start), self._mark(end), text)

    def _mark(self, offset: int) -> tuple[int, int]:
        line = bisect_right(self._starts, offset) - 1
        return line, offset - self._starts[line]

    def find(
        self, snippet: str, first: tuple[int, int], last: tuple[int, int], before: str = ""
    ) -> Place | None:
        """Return the place of ``snippet`` between two (line, column) marks, if it stands there.

        ``before`` stands right before it.
        """
        found = self.text.find(before + snippet, self.offset_of(first), self.offset_of(last))
        return self.at(found + len(before), len(snippet)) if found >= 0 else None

    def at(self, offset: int, width: int = 1) -> Place:
        """Return the place of ``width`` characters from one on, counted from the text's start."""
        return self.place(*self._mark(offset), width)

    def offset(self, spot: tuple[int, int]) -> int:
        """Return how many characters stand before a line and column, which count from 1."""
        return self.offset_of((spot[0] - 1 - self.above, spot[1] - 1))

    def offset_of(self, mark: tuple[int, int]) -> int:
        """Return how many characters stand before a (line, column) mark, which counts from 0."""
        return min(self._starts[min(mark[0], len(self._starts) - 1)] + mark[1], len(self.text))


def state(path: Path) -> os.stat_result | None:
    """Return what the file system says of a file or folder, or None where it says nothing."""
    try:
        return path.stat()
    except OSError:
        return None


def is_folder(path: Path) -> bool:
    """Tell whether there is a folder; one that cannot be reached is none."""
    found = state(path)
    return found is not None and stat.S_ISDIR(found.st_mode)


def read(path: Path, root: Path, shown: str) -> DataFile | Problem:
    """Return one file as text that may be parsed, or why there is none."""
    file = read_text(path, root, shown)
    return file if isinstance(file, Problem) else first_refusal(file) or file


def read_text(path: Path, root: Path, shown: str, *, bundled: bool = False) -> DataFile | Problem:
    """Return one file, which must be a regular file inside ``root``, as text of any characters.

    Links out of the folder, pipes, devices and files over 2 MB are refused
    before a byte is read.
    """
    try:
        real = path.resolve()
        if not real.is_relative_to(root.resolve()):
            message = "file links to a place outside the data folder"
            return _refusal(shown, message, Rule.FILE_OUTSIDE)
        handle = os.open(real, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0))
    except (OSError, RuntimeError) as error:  # before Python 3.13 a loop is a RuntimeError
        if getattr(error, "errno", None) == errno.ENXIO:  # a socket, a terminal that is not there
            return _refusal(shown, IRREGULAR, Rule.FILE_KIND)
        return _refusal(shown, f"file cannot be read ({_reason(error)})", Rule.FILE_UNREADABLE)
    state = os.fstat(handle)
    if not stat.S_ISREG(state.st_mode):
        os.close(handle)
        return _refusal(shown, IRREGULAR, Rule.FILE_KIND)
    with os.fdopen(handle, "rb") as stream:
        if state.st_size > MEGABYTES * 1_000_000:
            message, fix = f"file has over {MEGABYTES} MB", "Split it, or remove it."
            return _refusal(shown, message, Rule.FILE_SIZE, fix)
        raw = stream.read()
    return _decoded(raw, shown, bundled=bundled)


def _reason(error: OSError | RuntimeError) -> str:
    """Return in our words why a file cannot be opened."""
    if isinstance(error, FileNotFoundError):
        return "it links to what is not there"
    if isinstance(error, PermissionError):
        return "you may not read it"
    if not isinstance(error, OSError) or error.errno == errno.ELOOP:
        return "it links to itself"
    return error.strerror or "the system says no more"


def _refusal(
    shown: str, message: str, rule: Rule, fix: str = "Put a plain YAML file there, or remove it."
) -> Problem:
    return Problem(Place(shown, 0, 0), message, rule, fix)


def decode(raw: bytes, shown: str) -> DataFile | Problem:
    """Return bytes as text that may be parsed, or say at which character that is not possible."""
    file = _decoded(raw, shown)
    return file if isinstance(file, Problem) else first_refusal(file) or file


def _decoded(raw: bytes, shown: str, *, bundled: bool = False) -> DataFile | Problem:
    if raw.startswith((b"\xff\xfe", b"\xfe\xff")):
        return Problem(
            DataFile(shown, raw.decode("utf-16", errors="replace")).place(0, 0),
            "file is UTF-16, not UTF-8",
            Rule.ENCODING,
            'In the editor choose "Save with encoding: UTF-8".',
        )
    try:
        return DataFile(shown, raw.decode("utf-8-sig"), bundled)
    except UnicodeDecodeError as error:
        return _not_utf8(raw, error, shown)


def _not_utf8(raw: bytes, error: UnicodeDecodeError, shown: str) -> Problem:
    # error.object lacks the byte order mark that utf-8-sig takes off.
    good = error.object[: error.start].decode("utf-8")
    byte = error.object[error.start]
    guess = bytes([byte]).decode("cp1252", errors="replace")
    before = LINE_BREAK.split(good)
    file = DataFile(shown, error.object.decode("utf-8", errors="replace"))
    return Problem(
        file.place(len(before) - 1, len(before[-1])),
        f"byte 0x{byte:02X} is not valid UTF-8 (looks like '{guess}' in Windows-1252)",
        Rule.ENCODING,
        'In the editor choose "Save with encoding: UTF-8".',
    )


def first_refusal(file: DataFile) -> Problem | None:
    """Return the problem of the first character or line that no data file may hold."""
    if not file.text.strip():
        fix = "Start from a file of the same folder, or delete this one."
        return Problem(file.place(0, 0), "file is empty", Rule.EMPTY, fix)
    return _conflict(file) if HARMLESS.fullmatch(file.text) else _character_refusal(file)


def _character_refusal(file: DataFile) -> Problem | None:
    return _control(file) or _hidden(file) or _conflict(file) or _wide_indent(file) or _tab(file)


def _control(file: DataFile) -> Problem | None:
    spots = [found.start() for found in islice(CONTROL.finditer(file.text), MOST_EDITS)]
    if not spots:
        return None
    message = f"control character U+{ord(file.text[spots[0]]):04X}"
    fix = "Delete it and type the text again."
    edits = [file.edit_at(at, at + 1, "") for at in spots]
    return Problem(file.at(spots[0]), message, Rule.CONTROL_CHAR, fix, tuple(edits))


def _hidden(file: DataFile) -> Problem | None:
    spots = list(islice(hidden(file.text), MOST_EDITS))
    if not spots:
        return None
    message = f"invisible character {name_of(file.text[spots[0]])}"
    edits = [file.edit_at(at, at + 1, _instead(file.text[at])) for at in spots]
    fix = "Delete it and type the text again."
    return Problem(file.at(spots[0]), message, Rule.HIDDEN_CHAR, fix, tuple(edits))


def _instead(sign: str) -> str:
    """Return what stands for a character that cannot be seen."""
    return " " if BLANK.match(sign) else ""


def _conflict(file: DataFile) -> Problem | None:
    found = CONFLICT.search(file.text)
    if not found:
        return None
    fix = "Keep one side and delete the <<<<<<<, ======= and >>>>>>> lines."
    return Problem(file.at(found.start(), 7), "unresolved merge conflict", Rule.CONFLICT, fix)


def _wide_indent(file: DataFile) -> Problem | None:
    spots = [found.start(1) for found in islice(WIDE_INDENT.finditer(file.text), MOST_EDITS)]
    if not spots:
        return None
    number = ord(file.text[spots[0]])
    message = f"this line is indented with a character that is no plain space (U+{number:04X})"
    edits = [_plain_indent(file, at) for at in spots]
    fix = "Replace it with plain spaces."
    return Problem(file.at(spots[0]), message, Rule.YAML_SPACE, fix, tuple(edits))


def _plain_indent(file: DataFile, at: int) -> Edit:
    """Return the edit that puts plain spaces for all that a line is still indented with."""
    run = INDENT.match(file.text, at)
    end = run.end() if run else at
    return file.edit_at(at, end, " " * (end - at))


def _tab(file: DataFile) -> Problem | None:
    lines = list(islice(TAB.finditer(file.text), MOST_EDITS))
    if not lines:
        return None
    indent = not lines[0][0].strip()
    message = "this line is indented with a tab" if indent else "a tab stands in this line"
    fix = "Use spaces: two per level." if indent else "Use a space."
    edits = [_without_tab(file, found) for found in lines]
    return Problem(file.at(lines[0].start(1)), message, Rule.YAML_TAB, fix, tuple(edits))


def _without_tab(file: DataFile, found: re.Match[str]) -> Edit:
    """Return the edit that puts two spaces in the place of a tab in an indent, else one."""
    at = found.start(1)
    return file.edit_at(at, at + 1, " " if found[0].strip() else "  ")
