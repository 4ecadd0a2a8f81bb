"""Pages of the docs folder that other plugins take out of the site.

They do so in ``on_files``, when the site before is gone; so they are asked before, and only where
a mistake in a page would end the build.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Set

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files, get_files, set_exclusions

from .languages import Languages, read_languages
from .signs import level
from .state import State
from .telling import log

_OURS = __name__.rpartition(".")[0]
_OF_LANGUAGES = "mkdocs_static_i18n"
_Event = Callable[..., Files | None]


def dropped(wrong: Collection[File], state: State, config: MkDocsConfig) -> set[str]:
    """Return the paths of those pages that the site will not have.

    Whatever fails on the way, none is taken for dropped.
    """
    if not wrong:
        return set()
    try:
        kept, now = _kept(state, config)
    except Exception as error:
        log.debug("genai could not ask other plugins for their pages: %r", error)
        return set()
    there = read_languages(config)
    gone = [file for file in wrong if _names(file).isdisjoint(kept)]
    gone += [file for file in wrong if _names(file).isdisjoint(now) and _has_turn(file, there)]
    return {file.src_uri for file in gone}


def _has_turn(file: File, there: Languages) -> bool:
    """Tell whether a page is built now or never; the default language is built first."""
    return there.current != there.default or there.of_page(file.src_uri) == there.current


def _kept(state: State, config: MkDocsConfig) -> tuple[Set[str], Set[str]]:
    """Return the names of all pages of the site, and of those in the language that is built now."""
    events: list[_Event] = config.plugins.events["files"]
    of_languages = [event for event in events if _is_of(event, _OF_LANGUAGES)]
    others = [event for event in events if not _is_of(event, _OURS) and event not in of_languages]
    files = get_files(config)
    files.add_files_from_theme(config.theme.get_env(), config)
    files = _changed(files, others, config)
    every = _pages(files, state)
    return every, _pages(_changed(files, of_languages, config), state)


def _is_of(event: _Event, package: str) -> bool:
    return type(getattr(event, "__self__", None)).__module__.startswith(f"{package}.")


def _changed(files: Files, events: Iterable[_Event], config: MkDocsConfig) -> Files:
    for event in events:
        result = event(files, config=config)
        files = files if result is None else result
    set_exclusions(files, config)
    return files


def _pages(files: Files, state: State) -> Set[str]:
    return {
        name for file in files.documentation_pages(inclusion=level(state)) for name in _names(file)
    }


def _names(file: File) -> set[str]:
    return {file.src_uri, *([file.abs_src_path] if file.abs_src_path else ())}
