"""Makes a build one that is read from disk, whichever theme it has."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import BasePlugin, CombinedEvent, event_priority
from mkdocs.structure.files import File, Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page

from mkdocs_genai_plugin.data.whole import write_whole
from mkdocs_genai_plugin.site.plugin import NoOptions

from . import templates

VENDOR = Path(__file__).parents[1] / "vendor" / "iframe-worker"
SHIM = "assets/genai/iframe-worker.js"
_LICENCE = "assets/genai/iframe-worker.txt"
# The script of MkDocs' own search, which MkDocs' own themes use.
OWN_SEARCH = "search/main.js"
# Material fetches the numbers of stars and forks for this element (its partials/source.html).
COUNTED = 'data-md-component="source"'
_LANGUAGES = "assets/javascripts/lunr/"
# Only a server has a use for these templates.
SERVED = ("404.html", "sitemap.xml")
# MkDocs' copy of that template, and maps of scripts to their source.
UNREAD = ("sitemap.xml", ".js.map", ".css.map")


def keep_at_home(config: MkDocsConfig) -> None:
    """Switch off what themes are known to ask other places for: fonts, colours of code, counting.

    Material: setup/changing-the-fonts, setup/setting-up-site-analytics and
    setup/setting-up-versioning; MkDocs: user-guide/choosing-your-theme.
    """
    if plugin(config, "privacy") is None:  # which brings the fonts home
        config.theme["font"] = False
    config.theme["highlightjs"] = False
    config.theme["analytics"] = {"gtag": None}
    for name in ("analytics", "version"):
        config.extra.pop(name, None)


def plugin(config: MkDocsConfig, name: str) -> Any:
    """Return a plugin, whichever theme it belongs to, or nothing."""
    return next((own for key, own in config.plugins.items() if key.split("/")[-1] == name), None)


class OfflinePlugin(BasePlugin[NoOptions]):
    """Sets a site up for reading from disk.

    ``built`` is told how many pages are done, and of how many; ``leave_out`` is a file that no
    bundle shall hold: the bundle before.
    """

    def __init__(self, built: Callable[[int, int], None], leave_out: Path) -> None:
        """Start without a site."""
        self.built = built
        self.leave_out = leave_out.absolute()
        self.done = self.pages = 0
        self.nav = Navigation([], [])
        self.home = ""

    @event_priority(100)
    def _set_up(self, config: MkDocsConfig) -> MkDocsConfig:
        keep_at_home(config)
        config.use_directory_urls = False
        features = config.theme.get("features") or ()
        # Instant navigation fetches pages, which a page from disk may not.
        kept = [name for name in features if not name.startswith("navigation.instant")]
        config.theme["features"] = kept
        # Material loads these before its own script, and its plugin "offline" looks for this one.
        config.extra["polyfills"] = [SHIM, *config.extra.get("polyfills", ())]
        return config

    @event_priority(-100)
    def _load_shim(self, config: MkDocsConfig) -> MkDocsConfig:
        config.theme.static_templates.difference_update(SERVED)
        if OWN_SEARCH in config.extra_javascript:
            config.extra_javascript.insert(0, SHIM)
        return config

    on_config = CombinedEvent(_set_up, _load_shim)

    @event_priority(-100)
    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Add the shim; leave out what nobody reads."""
        search = plugin(config, "search")
        spoken = search.config.get("lang") if search else []
        for file in list(files):
            if self._is_unread(file, spoken or []):
                files.remove(file)
        for address, name in ((SHIM, "shim.js"), (_LICENCE, "LICENSE")):
            files.append(File.generated(config, address, abs_src_path=str(VENDOR / name)))
        return files

    def _is_unread(self, file: File, spoken: Iterable[str]) -> bool:
        # The parser of English is part of Material's search; the others are files of their own.
        language = file.src_uri.startswith(_LANGUAGES) and {*spoken} <= {"en"}
        source = file.abs_src_path and Path(file.abs_src_path).absolute() == self.leave_out
        return bool(language or source or file.src_uri.endswith(UNREAD))

    def on_nav(self, nav: Navigation, *, config: MkDocsConfig, files: Files) -> Navigation:
        """Note the navigation, for the page to start at."""
        self.nav, self.pages = nav, len(files.documentation_pages())
        return nav

    @event_priority(-100)
    def on_post_page(self, output: str, *, page: Page, config: MkDocsConfig) -> str:
        """Count the page, and keep it from counting stars."""
        self.done += 1
        self.built(self.done, self.pages)
        if page.is_homepage or not self.home:
            self.home = output
        return output.replace(COUNTED, "")

    @event_priority(-100)
    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Turn the index of the search into a script: from disk nothing else is loaded."""
        folder = Path(config.site_dir) / "search"
        index = folder / "search_index.json"
        if not index.exists():
            return
        script = f"var __index = {index.read_text(encoding='utf-8')}"
        # Material asks for this file when it is read from disk.
        write_whole(folder / "search_index.js", script)
        worker = folder / "worker.js"
        if worker.exists():
            write_whole(worker, whole_worker(folder, worker, script))

    @property
    def searchable(self) -> bool:
        """Tell whether the site's search has what it needs to work from disk."""
        return SHIM in self.home


def whole_worker(folder: Path, worker: Path, index: str) -> str:
    """Return the worker of MkDocs' own search with all that it would load, in its order."""
    first = [folder / f"{name}.js" for name in ("lunr", "lunr.stemmer.support", "lunr.multi")]
    rest = [path for path in sorted(folder.glob("lunr.*.js")) if path not in first]
    parts = [path for path in (*first, folder / "tinyseg.js", *rest, worker) if path.exists()]
    texts = [path.read_text(encoding="utf-8") for path in parts]
    return "\n".join([*texts, index, templates.parts("worker.js")])
