"""The languages of a site that is built once for each, by the plugin mkdocs-static-i18n."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import PurePosixPath

from mkdocs.config.defaults import MkDocsConfig

from mkdocs_genai_plugin.page.hosts import language_of

_PLUGIN = "i18n"


@dataclass(frozen=True)
class Languages:
    """The language that is built now, the one that is there for all, and every one that is built.

    ``several`` tells that there is the plugin; the pages of each language have ``folders`` of
    their own, or suffixes (mkdocs_static_i18n, folder.py and suffix.py).
    """

    current: str
    default: str
    built: Sequence[str]
    several: bool = False
    folders: bool = False

    def of_page(self, path: str) -> str:
        """Return the language of a page of the docs."""
        first, suffixes = path.partition("/")[0], PurePosixPath(path).suffixes
        named = first if self.folders else "".join(suffixes[-2:-1]).removeprefix(".")
        return named if named in self.built else self.default

    def home(self, page: str) -> str:
        """Return where a page stands that is there for all languages, by its path without one."""
        return f"{self.default}/{page}" if self.folders else page

    def taken_by(self, page: str) -> set[str]:
        """Return the paths of files that are that page in the default language."""
        path = PurePosixPath(page)
        named = path.with_suffix(f".{self.default}{path.suffix}").as_posix()
        return {page, f"{self.default}/{page}" if self.folders else named}


def read_languages(config: MkDocsConfig) -> Languages:
    """Return the languages of a site; one without the plugin has that of its theme."""
    plugin = config.plugins.get(_PLUGIN)
    own = language_of(config.theme)
    default = getattr(plugin, "default_language", None) or own
    if plugin is None:
        return Languages(own, own, [own])
    current = getattr(plugin, "current_language", None) or default
    folders = plugin.config.get("docs_structure") == "folder"
    return Languages(current, default, list(plugin.build_languages), True, folders)
