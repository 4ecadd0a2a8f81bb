"""Which pages show data that has changed since they were built."""

from __future__ import annotations

from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from mkdocs.structure.files import File

from mkdocs_genai_plugin.data.files import DataFile, state
from mkdocs_genai_plugin.data.folders import Folder
from mkdocs_genai_plugin.data.problems import Problem
from mkdocs_genai_plugin.data.stamps import Stamps
from mkdocs_genai_plugin.page import lint
from mkdocs_genai_plugin.page.context import Site
from mkdocs_genai_plugin.page.dependencies import covers


@dataclass(frozen=True)
class Changes:
    """What has changed in ``folders``: from ``before``, when they were last read, to ``now``.

    Without a reading before, times have to tell; they know nothing of a file that is
    gone but that its folder has changed.
    """

    folders: Sequence[Folder]
    before: Stamps
    now: Stamps

    def concern(self, uses: Set[str], built: float) -> bool:
        """Tell whether data that a page uses has changed since it was built, in seconds."""
        if not uses:
            return False
        if not self.before:
            newer = (path for path, time in self._times.items() if time > built)
            return self._folders_changed > built or any(covers(uses, path) for path in newer)
        # Nothing tells any more what a file that is gone had to do with others.
        gone = self.before.keys() - self.now.keys()
        return bool(gone) or any(covers(uses, path) for path in self._changed)

    @cached_property
    def _changed(self) -> list[str]:
        return [path for path, stamp in self.now.items() if self.before.get(path) != stamp]

    @cached_property
    def _times(self) -> dict[str, float]:
        nanoseconds = {
            path: max((time for stamp in stamped for time in stamp[:2]), default=0)
            for path, stamped in self.now.items()
        }
        return {path: time / 1e9 for path, time in nanoseconds.items()}

    @cached_property
    def _folders_changed(self) -> float:
        roots = [folder.root for folder in self.folders]
        places = [place for root in roots for place in (root, *root.glob("*/"))]
        return max((found.st_mtime for place in places if (found := state(place))), default=0.0)


def outdated_pages(
    sources: Mapping[str, tuple[File, DataFile | Problem]], site: Site, changes: Changes
) -> set[str]:
    """Return the paths of pages whose data has changed since they were built."""
    return {
        file.src_uri
        for file, source in sources.values()
        if isinstance(source, DataFile)
        and _is_outdated(file, lint.used(source, site.pack), site, changes)
    }


def _is_outdated(file: File, uses: set[str], site: Site, changes: Changes) -> bool:
    built = state(Path(file.abs_dest_path))
    shows_mistakes = site.mistakes.on(file.src_uri, uses)
    return bool(shows_mistakes) or changes.concern(uses, built.st_mtime if built else 0)
