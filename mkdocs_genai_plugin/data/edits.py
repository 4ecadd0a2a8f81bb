"""Applies the edits of problems to texts."""

from __future__ import annotations

from bisect import bisect_right, insort
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from .files import DataFile
from .problems import Edit, Problem, Rename


def edited(file: DataFile, edits: Iterable[Edit]) -> str:
    """Return the text of a file with the edits applied that do not touch one another."""
    parts, done = [], 0
    for start, end, text in sorted((*_span(file, edit), edit.text) for edit in edits):
        if start >= done or (start == end == done == 0):
            parts += [file.text[done:start], text]
            done = end
    return "".join([*parts, file.text[done:]])


def _span(file: DataFile, edit: Edit) -> tuple[int, int]:
    """Return where an edit starts and ends, counted in characters from the start of the text."""
    return file.offset(edit.start), file.offset(edit.end)


def mended(files: Mapping[str, DataFile], problems: Iterable[Problem]) -> dict[str, DataFile]:
    """Return the files that the problems' edits change, by path; an edit of no file is left out.

    A problem's edits are taken all together, or not at all where one of them touches
    that of a problem before it.
    """
    taken: dict[str, list[Edit]] = {}
    for problem in problems:
        edits = [edit for edit in problem.edits if isinstance(edit, Edit)]
        if all(edit.path in files and _fits(edit, taken.get(edit.path, [])) for edit in edits):
            for edit in edits:
                insort(taken.setdefault(edit.path, []), edit, key=_start)
    return {
        path: replace(files[path], text=edited(files[path], own)) for path, own in taken.items()
    }


def _start(edit: Edit) -> tuple[int, int]:
    return edit.start


def _fits(edit: Edit, others: Sequence[Edit]) -> bool:
    """Tell whether an edit touches none of the others, which are in order and apart."""
    after = bisect_right(others, edit.start, key=_start)
    before = others[max(after - 1, 0) : after]
    return all(one.end < edit.start for one in before) and all(
        edit.end < one.start for one in others[after : after + 1]
    )


def renames(problems: Iterable[Problem]) -> list[Rename]:
    """Return the new names that problems ask for, each once."""
    edits = (edit for problem in problems for edit in problem.edits)
    return list(dict.fromkeys(edit for edit in edits if isinstance(edit, Rename)))
