"""Hooks of MkDocs and ProperDocs.

Everything is read and checked in ``on_pre_build``: MkDocs empties the site's folder right
after it, so an error raised there leaves the previous site whole. Later hooks raise none.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from mkdocs.config.base import Config, ConfigErrors, ConfigWarnings, ValidationError
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import BasePlugin, CombinedEvent, event_priority
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page

from mkdocs_genai_plugin.page.extension import EXTENSION

from . import asked
from .configuration import configured
from .files import add_pages, fill_pages, ship
from .state import State

if TYPE_CHECKING:
    from mkdocs.livereload import LiveReloadServer
    from mkdocs.utils.templates import TemplateContext


class NoOptions(Config):
    """The plugin has none: options stand under the extension, where every host sees them."""


class GenaiPlugin(BasePlugin[NoOptions]):
    """Adds the extension ``genai``, its data, script and style to a site."""

    def __init__(self) -> None:
        """Start without a site."""
        self.state = State()

    def load_config(
        self, options: dict[str, Any], config_file_path: str | None = None
    ) -> tuple[ConfigErrors, ConfigWarnings]:
        """Refuse options here and say where they stand."""
        if not options:
            return super().load_config(options, config_file_path)
        names = ", ".join(map(str, options))
        wrong = f"the options of genai ({names}) stand under  markdown_extensions:  - genai:"
        return [(EXTENSION, ValidationError(wrong))], []

    def on_startup(self, *, command: str, dirty: bool) -> None:
        """Note the command; that this hook exists keeps the plugin across rebuilds."""
        self.state = State(serving=command == "serve", dirty=dirty)

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """List the extension, and take its options."""
        self.state = configured(self.state, config)
        return config

    @event_priority(-200)  # behind plugins that prepare, or write pages
    def on_pre_build(self, *, config: MkDocsConfig) -> None:
        """Read and check all data and all pages; stop before anything is written."""
        self.state = asked.read_pages(self.state, config)

    def _on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Ship what is made of data, and no data; have pages built anew whose data has changed."""
        return add_pages(self.state, ship(self.state, files, config), config)

    @event_priority(-200)  # behind mkdocs-static-i18n, at -100
    def _on_files_of_languages(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Fill the pages that are made of data, now that they are there for a language."""
        return fill_pages(self.state, files, config)

    on_files = CombinedEvent(_on_files, _on_files_of_languages)

    def on_nav(self, nav: Navigation, *, config: MkDocsConfig, files: Files) -> Navigation:
        """Report links of the data to pages that do not exist; every plugin has added its own."""
        asked.tell_missing_pages(self.state, files, config)
        return nav

    def on_env(self, env: Any, *, config: MkDocsConfig, files: Files) -> Any:
        """Report what only rendering could find, and ship what pages need."""
        asked.finish(self.state, files, config)
        return env

    @event_priority(-200)  # behind the search, which reads the list of contents
    def on_page_context(
        self, context: TemplateContext, *, page: Page, config: MkDocsConfig, nav: Navigation
    ) -> TemplateContext:
        """Shorten the contents of a page with many cards."""
        asked.shorten_contents(self.state, page)
        return context

    def on_serve(
        self, server: LiveReloadServer, *, config: MkDocsConfig, builder: Callable[..., None]
    ) -> LiveReloadServer:
        """Watch the data; with ``serve --clean``, too, no mistake ends the server from now on."""
        self.state = asked.watch(self.state, server, config)
        return server

    def on_shutdown(self) -> None:
        """Stop watching, and remove what was made."""
        self.state.end()

    def on_post_page(self, output: str, *, page: Page, config: MkDocsConfig) -> str:
        """Load the script in the head of every page, and what else the page uses."""
        return asked.with_page(self.state, output, page)

    def on_post_template(
        self, output_content: str, *, template_name: str, config: MkDocsConfig
    ) -> str:
        """Load the script in the page for addresses that do not exist."""
        return asked.with_template(self.state, output_content, template_name, config)

    @event_priority(-200)  # behind plugins that write pages of their own
    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Load the script in pages that others have written, too."""
        asked.mend_others(self.state, config)
