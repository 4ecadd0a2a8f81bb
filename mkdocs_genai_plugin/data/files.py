"""Bytes to text: what may be read, and which characters may stand in it."""

from __future__ import annotations

import errno
import os
import re
import stat
import unicodedata
from bisect import bisect_right
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from .problems import Place, Problem

MEGABYTES = 2
LINE_BREAK = re.compile("\r\n|[\r\n\x85\u2028\u2029]")  # YAML 1.1, section 5.4
CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ufffe\uffff]")
# Bidirectional controls (Trojan Source, CVE-2021-42574), zero width, soft hyphen.
# ZWNJ and ZWJ stay: Persian and emoji need them.
HIDDEN = re.compile("[\u00ad\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff]")
WIDE = re.compile("[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]")
WIDE_INDENT = re.compile(rf"^[ \t]*({WIDE.pattern})", re.M)
# YAML's two readers for Python disagree about tabs; only a line of comment may hold one.
TAB = re.compile(r"^(?! *#)[^\n\t]*(\t)", re.M)
CONFLICT = re.compile(r"^(?:<{7} |={7}$|>{7} )", re.M)
# What no data file may hold has one of these in it; most files have none.
SUSPECT = re.compile(rf"{CONTROL.pattern}|{HIDDEN.pattern}|{WIDE.pattern}|[\t<=>]")


@dataclass(frozen=True)
class DataFile:
    """One YAML file as text.

    ``path`` is what messages show; ``bundled`` tells the pack's own files.
    """

    path: str
    text: str = field(repr=False)
    bundled: bool = False

    @cached_property
    def lines(self) -> list[str]:
        """The text's lines, split where YAML splits them."""
        return LINE_BREAK.split(self.text)

    @cached_property
    def _starts(self) -> list[int]:
        return [0, *(found.end() for found in LINE_BREAK.finditer(self.text))]

    def place(self, line: int, column: int, width: int = 1) -> Place:
        """Give the place of ``width`` characters; line and column count from 0."""
        line = min(line, len(self.lines) - 1)
        excerpt = self.lines[line]
        return Place(self.path, line + 1, column + 1, max(1, width), excerpt)

    def find(self, snippet: str, first: tuple[int, int], last: tuple[int, int]) -> Place | None:
        """Give the place of ``snippet`` between two (line, column) marks, if it stands there."""
        found = self.text.find(snippet, self._offset(first), self._offset(last))
        return self.at(found, len(snippet)) if found >= 0 else None

    def at(self, offset: int, width: int = 1) -> Place:
        """Give the place of ``width`` characters from one on, counted from the text's start."""
        line = bisect_right(self._starts, offset) - 1
        return self.place(line, offset - self._starts[line], width)

    def _offset(self, mark: tuple[int, int]) -> int:
        return self._starts[min(mark[0], len(self._starts) - 1)] + mark[1]


def state(path: Path) -> os.stat_result | None:
    """Give what the file system says of a file or folder, or None where it says nothing."""
    try:
        return path.stat()
    except OSError:
        return None


def is_folder(path: Path) -> bool:
    """Tell whether there is a folder; one that cannot be reached is none."""
    found = state(path)
    return found is not None and stat.S_ISDIR(found.st_mode)


def read(path: Path, root: Path, shown: str, *, bundled: bool = False) -> DataFile | Problem:
    """Read one file, which must be a regular file inside ``root``.

    Links out of the folder, pipes, devices and files over 2 MB are refused
    before a byte is read.
    """
    try:
        real = path.resolve()
        if not real.is_relative_to(root.resolve()):
            return _refusal(shown, "file links to a place outside the data folder", "file-outside")
        handle = os.open(real, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0))
    except (OSError, RuntimeError) as error:  # before Python 3.13 a loop is a RuntimeError
        loop = not isinstance(error, OSError) or error.errno == errno.ELOOP
        reason = "it links to itself" if loop else getattr(error, "strerror", "")
        return _refusal(shown, f"file cannot be read ({reason})", "file-unreadable")
    state = os.fstat(handle)
    if not stat.S_ISREG(state.st_mode):
        os.close(handle)
        return _refusal(shown, "this is not an ordinary file", "file-kind")
    with os.fdopen(handle, "rb") as stream:
        if state.st_size > MEGABYTES * 1_000_000:
            message, fix = f"file has over {MEGABYTES} MB", "Split it, or remove it."
            return _refusal(shown, message, "file-size", fix)
        raw = stream.read()
    return decode(raw, shown, bundled=bundled)


def _refusal(
    shown: str, message: str, rule: str, fix: str = "Put a plain YAML file there, or remove it."
) -> Problem:
    return Problem(Place(shown, 0, 0), message, rule, fix)


def decode(raw: bytes, shown: str, *, bundled: bool = False) -> DataFile | Problem:
    """Turn bytes into text, or say at which character that is not possible."""
    if raw.startswith((b"\xff\xfe", b"\xfe\xff")):
        return Problem(
            DataFile(shown, raw.decode("utf-16", errors="replace")).place(0, 0),
            "file is UTF-16, not UTF-8",
            "encoding",
            'In the editor choose "Save with encoding: UTF-8".',
        )
    try:
        file = DataFile(shown, raw.decode("utf-8-sig"), bundled)
    except UnicodeDecodeError as error:
        return _not_utf8(raw, error, shown)
    return first_refusal(file) or file


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
        "encoding",
        'In the editor choose "Save with encoding: UTF-8".',
    )


def first_refusal(file: DataFile) -> Problem | None:
    """Give the problem of the first character or line that no data file may hold."""
    if not file.text.strip():
        fix = "Start from a file of the same folder, or delete this one."
        return Problem(file.place(0, 0), "file is empty", "empty", fix)
    return _character_refusal(file) if SUSPECT.search(file.text) else None


def _character_refusal(file: DataFile) -> Problem | None:
    if found := CONTROL.search(file.text):
        message, rule = f"control character U+{ord(found[0]):04X}", "control-char"
        return _at(file, found.start(), 1, message, rule, "Delete it and type the text again.")
    if found := HIDDEN.search(file.text):
        name = unicodedata.name(found[0], "UNNAMED")
        message = f"invisible character U+{ord(found[0]):04X} ({name})"
        fix = "Delete it and type the text again."
        return _at(file, found.start(), 1, message, "hidden-char", fix)
    if found := CONFLICT.search(file.text):
        fix = "Keep one side and delete the <<<<<<<, ======= and >>>>>>> lines."
        return _at(file, found.start(), 7, "unresolved merge conflict", "conflict", fix)
    if found := WIDE_INDENT.search(file.text):
        space = ord(found[1])
        message = f"this line is indented with a character that is no plain space (U+{space:04X})"
        return _at(file, found.start(1), 1, message, "yaml-space", "Replace it with plain spaces.")
    if found := TAB.search(file.text):
        indent = not found[0].strip()
        message = "this line is indented with a tab" if indent else "a tab stands in this line"
        fix = "Use spaces: two per level." if indent else "Use a space."
        return _at(file, found.start(1), 1, message, "yaml-tab", fix)
    return None


def _at(file: DataFile, offset: int, width: int, message: str, rule: str, fix: str) -> Problem:
    return Problem(file.at(offset, width), message, rule, fix)
