"""What the blocks of every page share: the pack, the theme, and what went wrong."""

from __future__ import annotations

import logging
from collections import OrderedDict
from collections.abc import Collection, Mapping, Sequence
from copy import deepcopy
from dataclasses import dataclass, field, replace
from functools import cache
from pathlib import Path
from typing import Any
from xml.etree.ElementTree import Element

from .blocks import BLOCKS, Request
from .data.pack import Folder, Pack, bundled, load
from .data.problems import Place, Problem, report
from .data.recovery import recovered
from .data.words import Words, closest_language, words
from .hosts import icon_folders, icon_names
from .mistakes import Mistakes
from .render.icons import Icons
from .render.theme import Theme
from .watch import Stamps, stamps

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
    ``mistakes`` are those that its pages show. ``late`` collects what
    only rendering could find, ``cited`` the keys of the sources that pages cite,
    ``boxed`` the paths of pages that show mistakes, ``dead`` the addresses in data
    that lead to no page. ``unread`` tells that no plugin has read the pages' sources.
    ``kept`` are the components that were used last.
    """

    pack: Pack
    theme: Theme = field(default_factory=Theme)
    item_pages: Mapping[str, str] = field(default_factory=dict)
    mistakes: Mistakes = field(default_factory=Mistakes)
    late: list[Problem] = field(default_factory=list)
    cited: set[str] = field(default_factory=set)
    boxed: set[str] = field(default_factory=set)
    dead: set[str] = field(default_factory=set)
    unread: bool = False
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
        number = len(request.only or parts.ids(self.pack, request.argument) or ()) if parts else 0
        if number > MANY:
            log.info(LONG_PAGE, request.name, number)


# By what names the data: its state when it was read, and the site.
_loaded: dict[tuple[Any, ...], tuple[Stamps | None, Site]] = {}


def alone(options: dict[str, Any], root: Path = Path(), of_theme: str = "en") -> Site:
    """Load the data without a plugin; it is read again when a file has changed.

    ``data_dir`` is relative to ``root``; ``of_theme`` is the theme's language.
    """
    found = folders(options, root, icon_names())
    named = tuple((folder.root, folder.shown) for folder in found)
    key = (named, options["language"], of_theme, tuple(sorted(options["pages"].items())))
    now = stamps(found)
    before, last = _loaded.get(key, (None, Site(Pack())))
    if now != before:
        spoken = language(options, of_theme)
        _loaded[key] = now, _read(found, spoken, options["pages"], last.pack)
    return _loaded[key][1]


def _read(found: Sequence[Folder], spoken: Words, pages: Mapping[str, str], last: Pack) -> Site:
    pack = load(found)
    shown = recovered(found, pack, last) if pack.problems else pack
    if pack.problems:
        log.error(report(pack.problems, pack.tried))
    names = [folder.shown for folder in found]
    mistakes = Mistakes(pack.problems, folders=names, everywhere=shown is last)
    theme = Theme(spoken, Icons(icon_folders()))
    return Site(shown, theme, pages, mistakes, unread=True)


def of_config(name: str, message: str) -> Problem:
    """Give a mistake in the options as a problem of the configuration of that name."""
    fix = "The manual's page Options says what each takes."
    return Problem(Place(name, 0, 0), message, "option", fix)


@cache
def refused(problem: Problem) -> Site:
    """Give a site whose pages show why its options cannot be followed, and no data."""
    log.error(str(problem))
    return Site(Pack(), mistakes=Mistakes([problem]), unread=True)


def folders(
    options: dict[str, Any], root: Path, icons: Collection[str] | None = None
) -> Sequence[Folder]:
    """Give the folders that the options name; ``data_dir`` is relative to ``root``.

    ``icons`` are the names that the site's own items can have. The pack's are not
    judged by them: an older set may lack one, and the site cannot mend that.
    """
    own = options.get("data_dir") or ""
    return [
        *([seen_from(root, bundled())] if options.get("pack") is not False else []),
        *([Folder(root / own, Path(own).as_posix(), icons=icons)] if own else []),
    ]


def seen_from(root: Path, pack: Folder) -> Folder:
    """Name the pack by its path from ``root`` if it is edited there, and not installed."""
    above = root.resolve()
    if not pack.root.is_relative_to(above) or "site-packages" in pack.root.parts:
        return pack
    return replace(pack, shown=pack.root.relative_to(above).as_posix())


def language(options: dict[str, Any], of_theme: str) -> Words:
    """Give the words of the option ``language``, else of the theme's language."""
    return words(options.get("language") or closest_language(of_theme))
