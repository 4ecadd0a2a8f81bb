"""What the blocks of every page share: the pack, the theme, and what went wrong."""

from __future__ import annotations

from collections.abc import Mapping
from copy import deepcopy
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element

from .blocks import BLOCKS, Request
from .data.pack import Pack
from .render.theme import Theme


@dataclass
class Site:
    """One site.

    ``item_pages`` maps a collection to the path of its items' pages.
    ``report`` is not empty while the data is broken; blocks then show it.
    ``late`` collects what only rendering could find.
    """

    pack: Pack
    theme: Theme = field(default_factory=Theme)
    item_pages: Mapping[str, str] = field(default_factory=dict)
    report: str = ""
    late: list[str] = field(default_factory=list)
    kept: dict[tuple[str, str, tuple[str, ...]], Element] = field(default_factory=dict)

    def component(self, request: Request) -> Element:
        """Give a fresh copy of the nodes that a block shows; each is rendered once."""
        key = (request.name, request.argument, request.only)
        if key not in self.kept:
            self.kept[key] = BLOCKS[request.name].render(self.theme, self.pack, request)
        return deepcopy(self.kept[key])
