"""What can be shown while files are wrong."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from .pack import Folder, Instead, Pack, load

# A file that is left out makes those wrong that refer to it, and so on.
ROUNDS = 10


def recovered(folders: Sequence[Folder], wrong: Pack, last: Pack) -> Pack:
    """Give a pack without problems for folders that have some.

    Each file with a problem is taken as it was in ``last``, the pack that was shown
    before, or left out if it was not there. Where that does not go together, all
    is shown as it was in ``last``. If that is empty, what is left without the wrong
    files is shown.
    """
    earlier = {file.path: file for file in last.files}
    instead: Instead = {path: earlier.get(path) for path in _places(wrong)}
    pack = load(folders, instead)
    if not pack.problems:
        return pack
    return last if last.files else _without(folders, pack, instead)


def _without(folders: Sequence[Folder], pack: Pack, left_out: Instead) -> Pack:
    for _ in range(ROUNDS):
        found = _places(pack) - left_out.keys()
        if not found:  # what stays wrong is no file: a folder that is not there
            return replace(pack, problems=())
        left_out = {**left_out, **dict.fromkeys(found)}
        pack = load(folders, left_out)
    return Pack()


def _places(pack: Pack) -> set[str]:
    return {problem.place.path for problem in pack.problems}
