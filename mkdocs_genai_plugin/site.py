"""What the blocks of every page share: the pack, the theme, and what went wrong."""

from __future__ import annotations

import logging
from collections import OrderedDict
from collections.abc import Collection, Mapping, Sequence
from copy import deepcopy
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from xml.etree.ElementTree import Element

from .blocks import BLOCKS, Request
from .data.pack import Folder, Pack, bundled, load
from .data.problems import Problem, report
from .data.recovery import recovered
from .data.words import Words, closest_language, words
from .hosts import icon_folders, icon_names
from .mistakes import Mistakes
from .render.icons import Icons
from .render.theme import Theme
from .watch import stamps

# So many components are kept for the next pages; each may have thousands of nodes.
KEPT = 32
# Measured: 10,000 cards on one page are 50,000 elements and take seconds to open.
MANY = 1000
LONG_PAGE = (
    "a page with %s shows %d entries and will be slow to open; "
    "spread them over several pages with the option  only"
)

# What tells one component from another: a block's name, argument and options.
Key = tuple[str, str, tuple[str, ...], bool]

log = logging.getLogger("mkdocs.plugins.genai")


@dataclass
class Site:
    """One site.

    ``item_pages`` maps a folder, or one item, to the path of its page.
    ``mistakes`` are those that a server shows on its pages. ``late`` collects what
    only rendering could find, ``cited`` the keys of the sources that pages cite,
    ``boxed`` the paths of pages that show mistakes, ``dead`` the addresses in data
    that lead to no page, ``kept`` the components that were used last.
    """

    pack: Pack
    theme: Theme = field(default_factory=Theme)
    item_pages: Mapping[str, str] = field(default_factory=dict)
    mistakes: Mistakes = field(default_factory=Mistakes)
    late: list[Problem] = field(default_factory=list)
    cited: set[str] = field(default_factory=set)
    boxed: set[str] = field(default_factory=set)
    dead: set[str] = field(default_factory=set)
    kept: OrderedDict[Key, Element] = field(default_factory=OrderedDict)

    def component(self, request: Request) -> Element:
        """Give a fresh copy of the nodes that a block shows; the latest are kept."""
        key = (request.name, request.argument, request.only, request.open)
        if key not in self.kept:
            self.kept[key] = BLOCKS[request.name].render(self.theme, self.pack, request)
            self._advise(request)
        self.kept.move_to_end(key)
        if len(self.kept) > KEPT:
            self.kept.popitem(last=False)
        return deepcopy(self.kept[key])

    def _advise(self, request: Request) -> None:
        parts = BLOCKS[request.name].parts
        number = len(request.only or parts.ids(self.pack, request.argument)) if parts else 0
        if number > MANY:
            log.info(LONG_PAGE, request.name, number)


_loaded: dict[tuple[Any, ...], Site] = {}


def alone(options: dict[str, Any]) -> Site:
    """Load the data without a plugin; it is read again when a file has changed."""
    found = folders(options, Path(), icon_names())
    state = tuple(stamps(found).items())
    key = (state, options["language"], tuple(sorted(options["pages"].items())))
    if key not in _loaded:
        pack = load(found)
        mistakes = Mistakes(pack.problems, folders=[folder.shown for folder in found])
        if pack.problems:
            log.error(report(pack.problems, pack.tried))
            pack = recovered(found, pack, last=Pack())
        theme = Theme(language(options, "en"), Icons(icon_folders()))
        _loaded[key] = Site(pack, theme, options["pages"], mistakes)
    return _loaded[key]


def folders(
    options: dict[str, Any], root: Path, icons: Collection[str] | None = None
) -> Sequence[Folder]:
    """Give the folders that the options name; ``data_dir`` is relative to ``root``.

    ``icons`` are the names that the site's own items can have. The pack's are not
    judged by them: an older set may lack one, and the site cannot mend that.
    """
    own = options.get("data_dir") or ""
    return [
        *([bundled()] if options.get("pack") is not False else []),
        *([Folder(root / own, Path(own).as_posix(), icons=icons)] if own else []),
    ]


def language(options: dict[str, Any], of_theme: str) -> Words:
    """Give the words of the option ``language``, else of the theme's language."""
    return words(options.get("language") or closest_language(of_theme))
