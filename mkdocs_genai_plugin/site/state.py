"""What the plugin knows of a site from one hook to the next."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from contextlib import ExitStack
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from mkdocs_genai_plugin.page.extension import EXTENSION

if TYPE_CHECKING:
    from mkdocs_genai_plugin.data.kept import Kept
    from mkdocs_genai_plugin.data.stamps import Stamps
    from mkdocs_genai_plugin.page.context import Site

    from .watch import Watch

FOLDER = "assets/genai"
SCHEMAS = f"{FOLDER}/schemas"
STYLE = f"{EXTENSION}.css"


class Later:
    """A site that is loaded when the first page asks for it; ``site`` is None until then."""

    def __init__(self, load: Callable[[], Site], site: Site | None = None) -> None:
        """Keep what loads it, or the site itself."""
        self.load = load
        self.site = site

    def __call__(self) -> Site:
        """Return the site."""
        self.site = self.site or self.load()
        return self.site


@dataclass(frozen=True)
class PageSource:
    """A page that is made of data: its source, and the way from the docs to what is edited."""

    source: Path
    edited: str = ""


def _nothing() -> Site:
    raise LookupError("no site has been read")


@dataclass(frozen=True)
class State:
    """A site between two hooks.

    ``options`` are those of the extension and ``wrong`` what is wrong with them. ``stamps``
    is the state of the data when it was read. ``outdated`` are the paths of pages to be built
    anew; ``made`` are the files that are made of data, by their address, and ``pages`` the pages
    by their path. ``place`` holds the folder in which they lie until the end.
    ``kept`` is what was read of files, where they will be read again.
    """

    serving: bool = False
    dirty: bool = False
    options: Mapping[str, Any] = field(default_factory=dict)
    wrong: str = ""
    stamps: Stamps = field(default_factory=dict)
    later: Later = field(default_factory=lambda: Later(_nothing))
    outdated: frozenset[str] = frozenset()
    made: Mapping[str, Path] = field(default_factory=dict)
    pages: Mapping[str, PageSource] = field(default_factory=dict)
    place: ExitStack = field(default_factory=ExitStack)
    kept: Kept | None = None
    watch: Watch | None = None

    @property
    def site(self) -> Site | None:
        """The site, if anything has asked for it."""
        return self.later.site

    @property
    def data_dir(self) -> str:
        """The folder of the site's own data, or an empty string."""
        return str(self.options.get("data_dir") or "")

    def unread(self, load: Callable[[], Site]) -> State:
        """Return the state of a site that seems to use nothing of ours; a page may still ask."""
        return replace(self, stamps={}, later=Later(load), outdated=frozenset(), made={}, pages={})

    def end(self) -> None:
        """Stop watching, and remove what was made."""
        if self.watch:
            self.watch.end()
        self.place.close()
