"""What the blocks of every page share: the pack, the theme, and what went wrong."""

from __future__ import annotations

import logging
from collections import OrderedDict
from collections.abc import Callable, Collection, Hashable, Mapping, Sequence
from copy import deepcopy
from dataclasses import dataclass, field, replace
from functools import cache, lru_cache, partial
from pathlib import Path
from typing import Any
from xml.etree.ElementTree import Element

from mkdocs_genai_plugin.data.folders import Folder, bundled
from mkdocs_genai_plugin.data.images.files import Image
from mkdocs_genai_plugin.data.load import load, pictures
from mkdocs_genai_plugin.data.own_words import OwnWords, words_in
from mkdocs_genai_plugin.data.pack import Pack
from mkdocs_genai_plugin.data.problems import Place, Problem, report
from mkdocs_genai_plugin.data.recovery import recovered
from mkdocs_genai_plugin.data.rules import Rule
from mkdocs_genai_plugin.data.stamps import Stamps, stamps
from mkdocs_genai_plugin.data.text import Name
from mkdocs_genai_plugin.data.words import ENGLISH, Words
from mkdocs_genai_plugin.kinds import KINDS
from mkdocs_genai_plugin.render.block import Request
from mkdocs_genai_plugin.render.direction import isolate
from mkdocs_genai_plugin.render.icons import Icons
from mkdocs_genai_plugin.render.theme import Theme

from .blocks import BLOCKS
from .hosts import Project, icon_folders, icon_names
from .item_pages import item_pages, unmade
from .mistakes import Mistakes

# So many components are kept for the next pages; each may have thousands of nodes.
_KEPT = 32
# A process builds one site, or a few in turn.
SITES = 4
# In ``data_dir``: the place of the language.
EACH_LANGUAGE = "{language}"
# Measured: 10,000 cards on one page are 50,000 elements and take seconds to open.
_MANY = 1000
LONG_PAGE = (
    "a page with %s shows %d entries and will be slow to open; "
    "spread them over several pages with the option  only"
)

# Where a plugin puts the pictures of the data, among the files of the docs.
_PICTURES = "assets/genai/pictures"


def shipped_path(image: Image) -> str:
    """Return the path among the docs to which a plugin brings a picture of the data."""
    return f"{_PICTURES}/{image.address}"


# What tells one component from another: a block's name, argument and options.
Key = tuple[str | tuple[str, str], ...]

_log = logging.getLogger("mkdocs.plugins.genai")


@dataclass
class Site:
    """One site.

    ``item_pages`` maps a folder, or one item, to the path of its page.
    ``mistakes`` are those that its pages show. ``late`` collects what
    only rendering could find, ``cited`` the keys of the sources that pages cite,
    ``boxed`` the paths of pages that show mistakes, ``dead`` the addresses in data
    that lead to no page. ``unread`` tells that no plugin has read the pages' sources.
    ``kept`` are the components that were used last. ``picture`` returns the path that a picture
    has among the docs, or nothing.
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
    picture: Callable[[Image], str] = shipped_path

    def component(self, request: Request) -> Element:
        """Return a fresh copy of the nodes that a block shows; the latest are kept."""
        drawn = ((name, str(value)) for name, value in request.options.items() if name != "id")
        key: Key = (request.name, request.argument, *sorted(drawn))
        if key not in self.kept:
            element = BLOCKS[request.name].element(self.theme, self.pack, request)
            isolate(element, self.theme.rtl)
            self.kept[key] = element
            self._advise(request)
        self.kept.move_to_end(key)
        if len(self.kept) > _KEPT:
            self.kept.popitem(last=False)
        return deepcopy(self.kept[key])

    def _advise(self, request: Request) -> None:
        parts = BLOCKS[request.name].parts
        number = len(request.only or parts.ids(self.pack, request.argument) or ()) if parts else 0
        if number > _MANY:
            _log.info(LONG_PAGE, request.name, number)


@dataclass
class _Alone:
    """The site of some options without a plugin: its state when it was read, and the site."""

    seen: Stamps | None = None
    site: Site = field(default_factory=lambda: Site(Pack()))


@lru_cache(maxsize=SITES)
def _alone(*_: Hashable) -> _Alone:
    return _Alone()


def alone(options: dict[str, Any], project: Project) -> Site:
    """Load the data without a plugin; it is read again when a file has changed."""
    found = data_folders(options, project.root, icon_names(project.theme), [project.language])
    named = tuple((folder.root, folder.shown) for folder in found)
    chosen = repr([options["language"], options["pages"], options["accents"], options["ignore"]])
    known = _alone(named, chosen, project)
    now = stamps(found)
    if now != known.seen:
        site = _read(found, options, project, known.site.pack)
        known.site = _in_docs(site, project.docs)
        known.seen = now
    return known.site


def _read(
    found: Sequence[Folder], options: Mapping[str, Any], project: Project, last: Pack
) -> Site:
    pages = options["pages"]
    pack = load(found, KINDS)
    shown = recovered(found, pack, last) if pack.errors else pack
    if pack.errors:
        _log.error(report(pack.problems, pack.tried))
    elif pack.problems:
        _log.warning(report(pack.problems, pack.tried))
    for advice in unmade(shown, pages):
        _log.warning(advice)
    names = [folder.shown for folder in found]
    mistakes = Mistakes(pack.errors, folders=names, everywhere=shown is last)
    words = language(options, project.language, shown.words)
    theme = Theme(words, Icons(icon_folders(project.theme)), language=project.language)
    return Site(shown, theme, item_pages(shown, pages), mistakes, unread=True)


def _in_docs(site: Site, docs: Path) -> Site:
    """Return a site whose pictures nobody brings to the docs: it shows those that lie there."""
    site.picture = partial(_path_in, docs.resolve())
    named = pictures(item for item in site.pack.items.values() if not item.bundled)
    shown = ((file, site.pack.images.of(file)) for file in named)
    wrong = [_unreachable(file, docs) for file, image in shown if image and not site.picture(image)]
    if wrong:
        _log.error(report(wrong, len(wrong)))
    known = site.mistakes
    site.mistakes = replace(known, of_data=[*known.of_data, *wrong])
    return site


def _path_in(docs: Path, image: Image) -> str:
    path = image.path.resolve()
    if path.is_relative_to(bundled().root.resolve()):
        path = docs / shipped_path(image)  # where the command assets writes it
    return path.relative_to(docs).as_posix() if path.is_relative_to(docs) and path.exists() else ""


def _unreachable(file: Name, docs: Path) -> Problem:
    message = f'no page can load "{file}": nothing brings pictures into {docs.name}/ here'
    fix = f"List the plugin genai, or move the data:  data_dir: {docs.name}/data"
    return Problem(file.place, message, Rule.PICTURE_PLACE, fix)


def of_config(name: str, message: str) -> Problem:
    """Return a mistake in the options as a problem of the configuration of that name."""
    fix = "The manual's page Options says what each takes."
    return Problem(Place(name, 0, 0), message, Rule.OPTION, fix)


@cache
def refused(problem: Problem) -> Site:
    """Return a site whose pages show why its options cannot be followed, and no data."""
    _log.error(str(problem))
    return Site(Pack(), mistakes=Mistakes([problem]), unread=True)


def data_folders(
    options: Mapping[str, Any],
    root: Path,
    icons: Collection[str] | None = None,
    languages: Sequence[str] = (),
) -> Sequence[Folder]:
    """Return the folders that the options name; ``data_dir`` is relative to ``root``.

    A ``data_dir`` with a place for the language is one folder for each of ``languages``, the
    first of which has all data, and each of the others what it says instead.

    ``icons`` are the names that the site's own items can have. The pack's are not
    judged by them: an older set may lack one, and the site cannot mend that.
    """
    own = options.get("data_dir") or ""
    folders = [
        *([seen_from(root, bundled())] if options.get("pack") is not False else []),
        *(
            Folder(root / one, Path(one).as_posix(), icons=icons, optional=number > 0)
            for number, one in enumerate(in_languages(own, languages))
        ),
    ]
    if EACH_LANGUAGE in own:
        words_in = {Path(own.replace(EACH_LANGUAGE, one)).as_posix(): one for one in languages}
        folders = [replace(one, language=words_in.get(one.shown, one.language)) for one in folders]
    declared = options.get("accents") or {}
    accents = {name: (one["light"], one["dark"]) for name, one in declared.items()}
    ignore = options.get("ignore") or {}
    return [replace(folder, accents=accents, ignore=ignore) for folder in folders]


def in_languages(data_dir: str, languages: Sequence[str]) -> Sequence[str]:
    """Return the folders of a ``data_dir``, which may have a place for the language, or none."""
    named = [data_dir.replace(EACH_LANGUAGE, one) for one in languages] or [data_dir]
    return [*dict.fromkeys(named)] if data_dir else []


def seen_from(root: Path, pack: Folder) -> Folder:
    """Name the pack by its path from ``root`` if it is edited there, and not installed."""
    above = root.resolve()
    if not pack.root.is_relative_to(above) or "site-packages" in pack.root.parts:
        return pack
    return replace(pack, shown=pack.root.relative_to(above).as_posix())


def language(options: Mapping[str, Any], of_theme: str, own: OwnWords | None = None) -> Words:
    """Return the words of the option ``language``, else of the theme's; ``own`` are a site's."""
    return words_in(options.get("language") or of_theme or ENGLISH, own or {})
