"""Adds an entry to a list of a file that is there: as text, so that the rest stays as it is."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from mkdocs_genai_plugin.data.files import LINE_BREAK, DataFile, decode
from mkdocs_genai_plugin.data.tree import Mapping, Node, Scalar, parse
from mkdocs_genai_plugin.data.tree import Sequence as Listed

from .draft import indented

DASH = re.compile("( *)- +")
_COMMENT = "#"


def inserted(raw: bytes, tree: Mapping, name: str, entry: Sequence[str]) -> bytes | None:
    """Return a file with one more entry in its list ``name``, which is made if it is missing.

    ``tree`` is what ``raw`` holds; ``entry`` are lines that start with a dash at
    the left margin. None where the list is not written with one dash a line:
    then there is no place that leaves everything else as it was.
    """
    lines = _lines(tree, name, entry)
    if lines is None:
        return None
    place = _behind(tree, name) if name in tree.entries else _end(tree.file)
    after = _with(raw, place, lines)
    wanted = _values(tree) | {name: [*_values(tree).get(name, []), *_values(_listed(entry))]}
    return after if _values(_read(after)) == wanted else None


def _lines(tree: Mapping, name: str, entry: Sequence[str]) -> list[str] | None:
    """Return the lines to insert, as wide apart and as deep as the entries that are there."""
    if name not in tree.entries:
        return ["", f"{name}:", *indented(entry)]
    listed = tree.entries[name][1]
    dashes = {_dash(item) for item in listed.items} if isinstance(listed, Listed) else set()
    if len(dashes) != 1 or None in dashes or not isinstance(listed, Listed):
        return None
    lines = [f"{dashes.copy().pop()}{line}" for line in entry]
    return ["", *lines] if _is_spaced(listed) else lines


def _dash(item: Node) -> str | None:
    """Return the spaces before an entry's dash; None where the line does not start with one."""
    line, column = item.start
    found = DASH.fullmatch(item.file.lines[line][:column])
    return found[1] if found else None


def _is_spaced(listed: Listed) -> bool:
    """Tell whether a blank line, perhaps with comments behind it, parts the last two entries."""
    line = listed.items[-1].start[0] - 1
    while listed.file.lines[line].lstrip().startswith(_COMMENT):
        line -= 1
    return len(listed.items) > 1 and not listed.file.lines[line].strip()


def _behind(tree: Mapping, name: str) -> int:
    """Return the line behind a list; what stands before the next key belongs to that.

    A line of spaces is where somebody is to write.
    """
    own = tree.entries[name][0].start[0]
    later = [key.start[0] for key, _ in tree.entries.values() if key.start[0] > own]
    lines = tree.file.lines[: min(later, default=None)]
    return max(place for place, line in enumerate(lines, 1) if line and line[0] != _COMMENT)


def _end(file: DataFile) -> int:
    """Return the line behind the last that is not empty."""
    return max(place for place, line in enumerate(file.lines, 1) if line)


def _with(raw: bytes, place: int, lines: Sequence[str]) -> bytes:
    """Return the bytes with lines before the line ``place``, counted from 0."""
    text = raw.decode("utf-8")
    ends = [0, *(found.end() for found in LINE_BREAK.finditer(text)), len(text)]
    before, behind = text[: ends[place]], text[ends[place] :]
    end = "\r\n" if "\r\n" in text else "\n"
    glue = "" if LINE_BREAK.search(before[-1:]) else end
    return f"{before}{glue}{end.join([*lines, ''])}{behind}".encode()


def _listed(entry: Sequence[str]) -> Node | None:
    tree = _read("\n".join(["entry:", *indented(entry)]).encode())
    return tree.entries["entry"][1] if tree else None


def _read(raw: bytes) -> Mapping | None:
    file = decode(raw, "")
    return parse(file, []) if isinstance(file, DataFile) else None


def _values(node: Node | None) -> Any:
    """Return what a node holds, without places."""
    if isinstance(node, Mapping):
        return {key: _values(value) for key, (_, value) in node.entries.items()}
    if isinstance(node, Listed):
        return [_values(item) for item in node.items]
    return node.text if isinstance(node, Scalar) else None
