"""What changes when a server starts."""

from __future__ import annotations

from dataclasses import replace

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.livereload import LiveReloadServer

from .reading import every_folder
from .state import State
from .telling import log
from .watch import Watch


def watched(state: State, server: LiveReloadServer, config: MkDocsConfig) -> State:
    """Watch the data of a site from now on, and return its state, in which no mistake stops."""
    found = every_folder(state, config)
    watch = Watch()
    watch.read(found, state.stamps)
    watch.start()
    server.watch(str(watch.bell))
    log.info("genai watches its data: %s", ", ".join(folder.shown for folder in found))
    return replace(state, serving=True, watch=watch)
