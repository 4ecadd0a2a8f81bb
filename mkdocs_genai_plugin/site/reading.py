"""Reads and checks all data and all pages of a site, before anything of it is written."""

from __future__ import annotations

import gc
import logging
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.structure.files import File

from mkdocs_genai_plugin.data.files import DataFile
from mkdocs_genai_plugin.data.folders import Folder
from mkdocs_genai_plugin.data.kept import Kept
from mkdocs_genai_plugin.data.load import load
from mkdocs_genai_plugin.data.pack import Pack
from mkdocs_genai_plugin.data.problems import Problem, report
from mkdocs_genai_plugin.data.published import INDEX
from mkdocs_genai_plugin.data.recovery import recovered
from mkdocs_genai_plugin.data.rules import Rule
from mkdocs_genai_plugin.data.stamps import stamps
from mkdocs_genai_plugin.data.words import Words, is_near
from mkdocs_genai_plugin.kinds import KINDS
from mkdocs_genai_plugin.page import context, lint
from mkdocs_genai_plugin.page.context import EACH_LANGUAGE, Site, of_config
from mkdocs_genai_plugin.page.hosts import icon_names, language_of
from mkdocs_genai_plugin.page.item_pages import item_pages
from mkdocs_genai_plugin.page.mistakes import Mistakes
from mkdocs_genai_plugin.page.reading import dialect

from . import head
from .configuration import root
from .dropped import dropped
from .languages import read_languages
from .made import with_files
from .pages import wrong_place
from .signs import Pages
from .stale import Changes, outdated_pages
from .state import Later, State
from .telling import log, tell
from .theme import theme

# By the path of a page in the docs folder: the page and its text.
_Sources = Mapping[str, tuple[File, DataFile | Problem]]


@dataclass(frozen=True)
class _Reading:
    """What has been read: the folders, the pack, the pages, and what is wrong with them.

    ``elsewhere`` is what is wrong with the data of languages that are built later.
    """

    folders: Sequence[Folder]
    pack: Pack
    sources: _Sources
    mistakes: Mistakes
    elsewhere: Sequence[Problem] = ()


def read_site(state: State, config: MkDocsConfig, pages: Pages) -> State:
    """Return the state of a site that has been read. Raises PluginError if it cannot be built."""
    if state.serving or EACH_LANGUAGE in state.data_dir:
        state = replace(state, kept=state.kept or Kept())
    found = configured_folders(state, config)
    watched = every_folder(state, config)
    now = stamps(watched)
    if state.watch:
        state.watch.read(watched, now)
    reading = _reading(state, config, found, pages)
    _stop_or_tell(state, config, reading)
    site = _site(state, config, reading)
    _tell_words(state, config, site.theme.words)
    changes = Changes(watched, state.stamps, now)
    boxed = state.site.boxed if state.site else frozenset()
    old = boxed | outdated_pages(reading.sources, site, changes) if state.dirty else ()
    later = Later(lambda: site, site)
    _stays(state)
    return with_files(
        replace(state, stamps=now, later=later, outdated=frozenset(old)), site, config
    )


def _stays(state: State) -> None:
    """Keep what a build has read from the search for cycles, which would go through it for pages.

    A server reads again, and must be rid of what it had.
    """
    if not state.serving:
        gc.freeze()
        state.place.callback(gc.unfreeze)


def pack_only(state: State, config: MkDocsConfig) -> Site:
    """Return the site of a page that asks though none seemed to: it has the bundled pack."""
    pack = load(configured_folders(state, config), KINDS)
    return Site(pack, theme(config, state.options, pack.words))


def configured_folders(state: State, config: MkDocsConfig, language: str = "") -> Sequence[Folder]:
    """Return the folders of the site's data, in a language or the one that is built now."""
    there = read_languages(config)
    spoken = [there.default, language or there.current]
    icons = icon_names(config.theme.dirs)
    return context.data_folders(state.options, root(config), icons, spoken)


def every_folder(state: State, config: MkDocsConfig) -> Sequence[Folder]:
    """Return the folders of the site's data in all languages."""
    several = (configured_folders(state, config, one) for one in read_languages(config).built)
    found = {folder.root: folder for folders in several for folder in folders}
    return list(found.values())


def _reading(state: State, config: MkDocsConfig, found: Sequence[Folder], pages: Pages) -> _Reading:
    packs = _packs(state, config, found)
    pack = packs[read_languages(config).current]
    name = Path(config.docs_dir).name
    sources = {
        path: (file, lint.read_page(raw, f"{name}/{path}")) for path, (file, raw) in pages.items()
    }
    of_data = [*_of_options(state, config, pack), *pack.errors]
    # A page's blocks can only be judged by data that is right.
    same = () if EACH_LANGUAGE in state.data_dir else read_languages(config).built
    of_pages = {} if pack.errors else _of_pages(config, sources, packs, same)
    for path in dropped([sources[path][0] for path in of_pages], state, config):
        del of_pages[path]
    mistakes = Mistakes(of_data, of_pages, [folder.shown for folder in found])
    known = {str(problem) for problem in pack.errors}
    others = {str(one): one for other in packs.values() for one in other.errors}
    elsewhere = [one for said, one in others.items() if said not in known]
    return _Reading(found, pack, sources, mistakes, elsewhere)


def _packs(state: State, config: MkDocsConfig, found: Sequence[Folder]) -> dict[str, Pack]:
    """Return the data of the language that is built now; before anything is built, of each.

    So a mistake in any language leaves the site before whole. A server shows each its own.
    """
    there = read_languages(config)
    packs = {there.current: load(found, KINDS, kept=state.kept)}
    if EACH_LANGUAGE not in state.data_dir or state.serving or there.current != there.default:
        return packs
    others = (one for one in there.built if one != there.current)
    return packs | {
        one: load(configured_folders(state, config, one), KINDS, kept=state.kept) for one in others
    }


def _of_options(state: State, config: MkDocsConfig, pack: Pack) -> list[Problem]:
    looks = (_unknown_folder, _index_folder, _page_place)
    of_data = "" if pack.errors else next(filter(None, (look(state, pack) for look in looks)), "")
    file = Path(config.config_file_path or "mkdocs.yml").name
    return [of_config(file, wrong) for wrong in (state.wrong, of_data) if wrong]


def _unknown_folder(state: State, pack: Pack) -> str:
    """Return what the option ``pages`` names and the data does not have, or nothing."""
    item_pages: Collection[str] = state.options.get("pages") or {}
    known = {item.folder for item in pack.items.values()} | pack.collections.keys()
    unknown = next((name for name in item_pages if name not in known | pack.items.keys()), "")
    there = ", ".join(sorted(known))
    return f"genai: pages names no folder or item: {unknown}. There is: {there}" if unknown else ""


def _index_folder(state: State, pack: Pack) -> str:
    """Return that a folder, published, would have the index's name, or nothing."""
    there = any(item.folder == INDEX for item in pack.items.values())
    taken = state.options.get("publish") and there
    return f"genai: publish needs the name {INDEX} itself; rename {INDEX}/" if taken else ""


def _page_place(state: State, pack: Pack) -> str:
    """Return which page cannot be made where it should stand, or nothing."""
    return wrong_place(pack, item_pages(pack, state.options.get("pages") or {}))


def _of_pages(
    config: MkDocsConfig, sources: _Sources, packs: Mapping[str, Pack], same: Sequence[str]
) -> dict[str, list[Problem]]:
    """Return the problems of each page that has some, by its path.

    Pages of a language whose data are not read are judged when that is built.
    """
    markdown = dialect(config.markdown_extensions, config.mdx_configs)
    there = read_languages(config)
    every = dict.fromkeys((there.default, *same), packs[there.current]) | dict(packs)
    own = {path: every.get(there.of_page(path)) for path in sources}
    found = {
        path: lint.judged(source, pack, markdown)
        for path, (_, source) in sources.items()
        if (pack := own[path])
    }
    return {path: problems for path, problems in found.items() if problems}


def _stop_or_tell(state: State, config: MkDocsConfig, reading: _Reading) -> None:
    """Warn of what stops no build, and stop over the rest, or tell it if pages can show it."""
    pack, tried = reading.pack, reading.pack.tried
    if warnings := [problem for problem in pack.problems if not problem.is_error]:
        tell(logging.WARNING, report(warnings, tried), state, config)
    if not (wrong := [*reading.mistakes.every, *reading.elsewhere]):
        return _see_assets()
    text = report(wrong, tried + len(reading.sources)) + _where(config, wrong)
    if not state.serving:
        raise PluginError(f"genai found mistakes; the site was not built.\n\n{text}")
    tell(logging.ERROR, f"genai found mistakes; the pages show them.\n\n{text}", state, config)
    return None


def _where(config: MkDocsConfig, wrong: Sequence[Problem]) -> str:
    """Return where the data folder was looked for, if it is not there."""
    if not any(problem.rule == Rule.NO_FOLDER for problem in wrong):
        return ""
    file = Path(config.config_file_path or "mkdocs.yml").name
    folder = root(config).resolve()
    return f"\n\ndata_dir is looked for beside {file}, in {folder}, wherever INHERIT has it from."


def _see_assets() -> None:
    """Raise PluginError where a script or style cannot be read, which is copied later."""
    try:
        head.version()
    except OSError as error:
        raise PluginError(f"genai cannot read {error.filename} ({error.strerror}).") from error


def _tell_words(state: State, config: MkDocsConfig, words: Words) -> None:
    """Say once that the interface lacks words in the language of the site."""
    wanted = state.options.get("language") or language_of(config.theme)
    if words.borrowed or not is_near(words.language, wanted):
        log.info(
            "genai: words of the interface are missing in %r and stay English; "
            "a file _words.yml in the folder of data can bring them",
            wanted,
        )


def _site(state: State, config: MkDocsConfig, reading: _Reading) -> Site:
    last = state.site.pack if state.site else Pack()
    wrong = reading.pack.errors
    shown = recovered(reading.folders, reading.pack, last) if wrong else reading.pack
    read = [source for _, source in reading.sources.values() if isinstance(source, DataFile)]
    return Site(
        pack=shown,
        theme=theme(config, state.options, shown.words),
        item_pages=item_pages(shown, state.options.get("pages") or {}),
        mistakes=replace(reading.mistakes, everywhere=shown is last),
        cited={key for page in read for key in lint.cited_keys(page)},
    )
