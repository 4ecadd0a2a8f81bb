"""Builds a site and makes a book of its pages."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import BasePlugin, event_priority
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page

from mkdocs_genai_plugin.bundle import status_line
from mkdocs_genai_plugin.bundle.build import EPOCH, site_of
from mkdocs_genai_plugin.bundle.offline import keep_at_home
from mkdocs_genai_plugin.bundle.outcome import BundleError, Made
from mkdocs_genai_plugin.bundle.shown import head_of
from mkdocs_genai_plugin.bundle.whole import whole_bundle
from mkdocs_genai_plugin.bundle.zipped import pack
from mkdocs_genai_plugin.site.plugin import NoOptions

from .book import MIMETYPE, Book


class BookPlugin(BasePlugin[NoOptions]):
    """Keeps the pages of a build that belong into a book.

    ``wanted`` are their paths in the docs folder, or those of folders, or none for all that do not
    say ``epub: false``. ``built`` is told how many pages are done, and of how many.
    """

    def __init__(self, wanted: Sequence[str], built: Callable[[int, int], None]) -> None:
        """Start without a site."""
        self.wanted = wanted
        self.built = built
        self.nav = Navigation([], [])
        self.language: dict[str, str] = {}
        self.done = self.total = 0

    @event_priority(100)
    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Switch off what themes ask other places for."""
        keep_at_home(config)
        return config

    def on_nav(self, nav: Navigation, *, config: MkDocsConfig, files: Files) -> Navigation:
        """Note the navigation, whose order is that of the chapters."""
        self.nav, self.total = nav, len(files.documentation_pages())
        return nav

    @event_priority(-100)
    def on_post_page(self, output: str, *, page: Page, config: MkDocsConfig) -> str:
        """Count the page, and note the language of the first."""
        self.done += 1
        self.built(self.done, self.total)
        self.language = self.language or head_of(output).language
        return output

    @property
    def pages(self) -> list[Page]:
        """The pages of the book in their order; raises BundleError where there is none."""
        pages = [page for page in self.nav.pages if page.content is not None]
        for path in self.wanted:
            if not any(_is_in(page, path) for page in pages):
                raise BundleError(f"the site's navigation has no page or folder {path}.", 2)
        found = [page for page in pages if self._belongs(page)]
        if not found:
            raise BundleError("the site's navigation has no page for a book.", 2)
        return found

    def _belongs(self, page: Page) -> bool:
        if self.wanted:
            return any(_is_in(page, path) for path in self.wanted)
        return page.meta.get("epub") is not False


def _is_in(page: Page, path: str) -> bool:
    """Tell whether a page has a path in the docs folder, or stands in that folder."""
    own = page.file.src_uri
    return own in {path, f"{path}.md"} or own.startswith(f"{path.rstrip('/')}/")


def make_epub(pages: str, config: str, output: Path | None, folder: Path) -> Made:
    """Build a site and make a book of its pages; raises BundleError.

    ``pages`` are paths of pages or folders in the docs folder, with commas between, or empty for
    all; ``output`` is the path of the book, which is named for the site and stands in ``folder`` if
    none is given.
    """
    given = os.environ.get("SOURCE_DATE_EPOCH", str(EPOCH))
    status_line.show("Reading the site")
    wanted = [path.strip().removeprefix("./") for path in pages.split(",") if path.strip()]
    with site_of(config) as build:
        target = output or folder / f"{build.name}.epub"
        with whole_bundle(target) as stream:
            plugin = BookPlugin(wanted, status_line.counting("Building page {} of {}"))
            build.run(plugin)
            book = Book(build, plugin.pages, plugin.nav, plugin.language)
            moment = int(given) if given != str(EPOCH) else book.checked
            files = book.files(moment)
            packing = status_line.counting("Packing file {} of {}")
            sizes = pack(stream, files, moment, packing, first=MIMETYPE)
        lost = [f"warning: left out: {address}" for address in sorted({*book.linker.left_out})]
        return Made(target, len(files), sizes, [*build.messages, *lost])
