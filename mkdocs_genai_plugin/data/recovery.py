"""What can be shown while files are wrong."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from mkdocs_genai_plugin.data.folders import Folder
from mkdocs_genai_plugin.data.load import Instead, load

from .pack import Pack

# A file that is left out makes those wrong that refer to it, and so on.
_ROUNDS = 10


def recovered(folders: Sequence[Folder], wrong: Pack, last: Pack) -> Pack:
    """Return a pack without problems for folders that have some.

    Each file with a problem is taken as it was in ``last``, the pack that was shown
    before, or left out if it was not there. Where that does not go together, all
    is shown as it was in ``last``. If that is empty, what is left without the wrong
    files is shown.
    """
    earlier = {file.path: file for file in last.files}
    instead: Instead = {path: earlier.get(path) for path in _places(wrong)}
    pack = load(folders, wrong.kinds, instead)
    if not pack.errors:
        return pack
    return last if last.files else _without(folders, pack, instead)


def _without(folders: Sequence[Folder], pack: Pack, left_out: Instead) -> Pack:
    for _ in range(_ROUNDS):
        found = _places(pack) - left_out.keys()
        if not found:  # what stays wrong is no file: a folder that is not there
            return replace(pack, problems=())
        left_out = {**left_out, **dict.fromkeys(found)}
        pack = load(folders, pack.kinds, left_out)
    return Pack()


def _places(pack: Pack) -> set[str]:
    return {problem.place.path for problem in pack.errors}
