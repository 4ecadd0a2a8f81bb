"""Which mistakes concern a page that shows them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass, field
from pathlib import PurePosixPath

from mkdocs_genai_plugin.data.problems import Problem

from .dependencies import covers


@dataclass(frozen=True)
class Mistakes:
    """What is wrong with a site.

    ``of_data`` are problems of data, in files below one of ``folders``; ``of_pages``
    those of each page by its path. ``everywhere`` tells that pages show data which is
    not of today, whatever file the problem is in.
    """

    of_data: Sequence[Problem] = ()
    of_pages: Mapping[str, Sequence[Problem]] = field(default_factory=dict)
    folders: Sequence[str] = ()
    everywhere: bool = False

    @property
    def every(self) -> list[Problem]:
        """All of them."""
        return [*self.of_data, *(one for page in self.of_pages.values() for one in page)]

    def on(self, path: str, uses: Set[str]) -> list[Problem]:
        """Return the problems that concern the page ``path``, which uses some data."""
        return [*self.of_pages.get(path, ()), *(self.in_data(uses) if uses else ())]

    def in_data(self, uses: Set[str]) -> list[Problem]:
        """Return the problems of data that is used, and those that are of no item."""
        if self.everywhere:
            return list(self.of_data)
        named = ((problem, self._item(problem.place.path)) for problem in self.of_data)
        return [problem for problem, item in named if not item or covers(uses, item)]

    def _item(self, path: str) -> str:
        """Return the folder and id of the item in a file, or an empty string."""
        file = PurePosixPath(path)
        for folder in self.folders:
            if file.is_relative_to(folder):
                inside = file.relative_to(folder)
                return inside.with_suffix("").as_posix() if len(inside.parts) == 2 else ""
        return ""
