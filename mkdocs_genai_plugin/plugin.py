"""Hooks of MkDocs and ProperDocs.

Everything is read and checked in ``on_pre_build``: MkDocs empties the site's
folder right after it, so an error raised there leaves the previous site whole.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import replace
from functools import cache, partial
from pathlib import Path, PurePath
from typing import TYPE_CHECKING, Any
from urllib.parse import quote, urljoin, urlsplit

from mkdocs.config.base import Config, ConfigErrors, ConfigWarnings, ValidationError
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import ConfigurationError, PluginError
from mkdocs.plugins import BasePlugin
from mkdocs.structure.files import File, Files, InclusionLevel, get_files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from mkdocs.utils import get_relative_url

from . import pages
from .changes import Changes
from .data.checks import cited, dead_links, uncited
from .data.files import DataFile, state
from .data.model import Item
from .data.pack import SUFFIXES, Pack, bundled, load
from .data.problems import Problem, report
from .data.published import INDEX, published
from .data.recovery import recovered
from .data.schema import schemas
from .data.words import Words
from .extension import mistake
from .hosts import icon_folders, icon_names, language_of
from .mistakes import Mistakes
from .render.icons import Icons
from .render.theme import Theme
from .site import Site, folders, language, of_config
from .watch import Stamps, Watch, stamps

if TYPE_CHECKING:
    from mkdocs.livereload import LiveReloadServer

NAME = "genai"
ASSETS = Path(__file__).parent / "assets"
FOLDER = "assets/genai"
SCHEMAS = f"{FOLDER}/schemas"
DATA = "data"
STYLE = f"{FOLDER}/genai.css"
LOADING = {
    ".js": '<script src="{}"></script>\n',
    ".css": '<link rel="stylesheet" href="{}">\n',
}

# By the path of a page in the docs folder: the page and its text.
Sources = dict[str, tuple[File, DataFile | Problem]]

log = logging.getLogger("mkdocs.plugins.genai")


class NoOptions(Config):
    """The plugin has none: options stand under the extension, where every host sees them."""


class GenaiPlugin(BasePlugin[NoOptions]):
    """Adds the extension ``genai``, its data, script and style to a site."""

    def __init__(self) -> None:
        """Start without a site."""
        self.serving = False
        self.dirty = False
        self.site = Site(Pack())
        self.options: dict[str, Any] = {}
        self.of_config: list[Problem] = []
        self.stamps: Stamps = {}
        self.outdated: set[str] = set()
        self.watch: Watch | None = None

    def load_config(
        self, options: dict[str, Any], config_file_path: str | None = None
    ) -> tuple[ConfigErrors, ConfigWarnings]:
        """Refuse options here and say where they stand."""
        if not options:
            return super().load_config(options, config_file_path)
        names = ", ".join(options)
        wrong = f"the options of genai ({names}) stand under  markdown_extensions:  - genai:"
        return [(NAME, ValidationError(wrong))], []

    def on_startup(self, *, command: str, dirty: bool) -> None:
        """Note the command; that this hook exists keeps the plugin across rebuilds."""
        self.serving = command == "serve"
        self.dirty = dirty

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Add the extension and the style."""
        _list_once(config)
        options = config.mdx_configs.setdefault(NAME, {})
        wrong = mistake(options)
        if wrong and not self.serving:
            raise ConfigurationError(wrong)
        self.of_config = [_of_config(config, wrong)] if wrong else []
        if wrong:
            options = config.mdx_configs[NAME] = dict(self.options)
        self.options = dict(options)
        if STYLE not in config.extra_css:
            config.extra_css.insert(0, STYLE)
        return config

    def on_pre_build(self, *, config: MkDocsConfig) -> None:
        """Read and check all data and all pages; stop before anything is written."""
        found = folders(self.options, _root(config), icon_names(config.theme.dirs))
        before, self.stamps = self.stamps, stamps(found)
        if self.watch:
            self.watch.read(found, self.stamps)
        pack, sources = load(found), _page_sources(config, self.serving)
        mistakes = self._mistakes(config, pack, sources)
        if wrong := mistakes.every:
            self._refuse(report(wrong, pack.tried + len(sources)), config)
        last = self.site
        shown = recovered(found, pack, last.pack) if pack.problems else pack
        mistakes = replace(mistakes, everywhere=shown is last.pack)
        self.site = self._site(config, shown, mistakes, sources)
        config.mdx_configs[NAME]["site"] = self.site
        changes = Changes(found, before, self.stamps)
        self.outdated = last.boxed | self._outdated(sources, changes) if self.dirty else set()

    def _mistakes(self, config: MkDocsConfig, pack: Pack, sources: Sources) -> Mistakes:
        item_pages = self.options.get("pages") or {}
        wrong = _unknown_folder(item_pages, pack) or _index_folder(self.options, pack)
        of_options = [_of_config(config, wrong)] if wrong and not pack.problems else []
        of_data = [*self.of_config, *of_options]
        # A page's blocks can only be judged by data that is right.
        of_pages = {} if pack.problems else _page_problems(sources, pack)
        shown = [folder.shown for folder in folders(self.options, _root(config))]
        return Mistakes([*of_data, *pack.problems], of_pages, shown)

    def _refuse(self, text: str, config: MkDocsConfig) -> None:
        """Stop the build, or tell what is wrong if pages can show it."""
        if not self.serving:
            raise PluginError(f"genai found mistakes; the site was not built.\n\n{text}")
        self._log(logging.ERROR, f"genai found mistakes; the pages show them.\n\n{text}", config)

    def _log(self, level: int, text: str, config: MkDocsConfig) -> None:
        """Log; a strict server would stop over more than information (build.py, CountHandler)."""
        log.log(logging.INFO if self.serving and config.strict else level, text)

    def _site(self, config: MkDocsConfig, pack: Pack, mistakes: Mistakes, sources: Sources) -> Site:
        read = [source for _, source in sources.values() if isinstance(source, DataFile)]
        return Site(
            pack=pack,
            theme=_theme(config, self.options),
            item_pages=self.options.get("pages") or {},
            mistakes=mistakes,
            cited={key for page in read for key in pages.cited(page)},
        )

    def _outdated(self, sources: Sources, changes: Changes) -> set[str]:
        """Give the paths of pages whose data has changed since they were built."""
        return {
            file.src_uri
            for file, source in sources.values()
            if isinstance(source, DataFile)
            and self._is_outdated(file, pages.used(source, self.site.pack), changes)
        }

    def _is_outdated(self, file: File, uses: set[str], changes: Changes) -> bool:
        built = state(Path(file.abs_dest_path))
        shows_mistakes = self.site.mistakes.on(file.src_uri, uses)
        return bool(shows_mistakes) or changes.concern(uses, built.st_mtime if built else 0)

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Ship our files and no data; have pages built anew whose data has changed."""
        for file in [*self._own_files(config), *self._published(config, files)]:
            files.append(file)
        if name := self.options.get("data_dir"):
            own = (_root(config) / name).resolve()
            for file in [file for file in files if _is_data(file, own)]:
                files.remove(file)
        for file in files:
            if file.src_uri in self.outdated:
                # What MkDocs asks of each page of a dirty build (build.py, _populate_page).
                file.is_modified = _always  # type: ignore[method-assign]
        return files

    def _own_files(self, config: MkDocsConfig) -> Iterator[File]:
        """Give scripts and styles, and schemas for those who write data elsewhere."""
        for source in sorted(ASSETS.iterdir()):
            address = f"{FOLDER}/{source.name}"
            yield File.generated(config, address, abs_src_path=str(source))
        for name, text in schemas(examples=self.options.get("pack", True)).items():
            yield File.generated(config, f"{SCHEMAS}/{name}", content=text)

    def _published(self, config: MkDocsConfig, files: Files) -> Iterator[File]:
        """Give the data as JSON; what the site's author has put there comes first."""
        licence = self.options.get("publish")
        texts = published(self.site.pack, licence, f"../{SCHEMAS}") if licence else {}
        for name, text in texts.items():
            address = f"{DATA}/{name}"
            if files.get_file_from_path(address):
                where = f"genai: {address} is a file of the site, so the data are not there"
                self._log(logging.WARNING, where, config)
            else:
                yield File.generated(config, address, content=text)

    def on_nav(self, nav: Navigation, *, config: MkDocsConfig, files: Files) -> Navigation:
        """Report links of the data to pages that do not exist; every plugin has added its own."""
        links = config.validation.links
        self._report_dead(config, dict.fromkeys(files.src_uris), links.not_found)
        return nav

    def _report_dead(
        self, config: MkDocsConfig, docs: Mapping[str, Collection[str] | None], level: int
    ) -> None:
        """Report links of the data that lead nowhere and were not reported; pages show none."""
        found = dict(dead_links(self.site.pack, docs))
        dead = {str(link): one for link, one in found.items() if link not in self.site.dead}
        if dead and level > logging.DEBUG:
            self.site.dead.update(dead)
            text = report(dead.values(), self.site.pack.tried)
            self._log(level, f"genai: links that lead nowhere\n\n{text}", config)

    def on_env(self, env: Any, *, config: MkDocsConfig, files: Files) -> Any:
        """Report what only rendering could find."""
        made = {file.src_uri: file.page for file in files.documentation_pages() if file.page}
        ids = {path: page.present_anchor_ids for path, page in made.items()}
        docs = {**dict.fromkeys(files.src_uris), **ids}
        self._report_dead(config, docs, config.validation.links.anchors)
        # A warning: the site is as right without the source as with it.
        if not self.dirty and (unused := list(self._unused_sources())):
            text = report(unused, len(unused))
            self._log(logging.WARNING, f"genai: sources that nothing cites\n\n{text}", config)
        if late := self.site.late:
            self._refuse(report(late, len(files.documentation_pages())), config)
        return env

    def on_serve(
        self, server: LiveReloadServer, *, config: MkDocsConfig, builder: Callable[..., None]
    ) -> LiveReloadServer:
        """Watch the data; with ``serve --clean``, too, no mistake ends the server from now on."""
        self.serving = True
        found = folders(self.options, _root(config))
        self.watch = Watch()
        self.watch.read(found, self.stamps)
        self.watch.start()
        server.watch(str(self.watch.bell))
        log.info("genai watches its data: %s", ", ".join(folder.shown for folder in found))
        return server

    def on_shutdown(self) -> None:
        """Stop watching."""
        if self.watch:
            self.watch.end()

    def _unused_sources(self) -> Iterator[Problem]:
        """Give the site's own sources that neither an item nor a page cites.

        The pages have been rendered: citations in what they include count.
        """
        pack = self.site.pack
        own = (item for item in pack.items.values() if not item.bundled)
        return uncited(own, cited(pack) | self.site.cited)

    def on_post_page(self, output: str, *, page: Page, config: MkDocsConfig) -> str:
        """Load the script in the head of every page, and what else the page uses."""
        # A script that instant navigation brings into the head does not run.
        everywhere = "navigation.instant" in (config.theme.get("features") or ())
        base = get_relative_url(FOLDER, page.url)
        return with_assets(output, base, extras() if everywhere else used(output))

    def on_post_template(
        self, output_content: str, *, template_name: str, config: MkDocsConfig
    ) -> str:
        """Load the script in the page for addresses that do not exist."""
        if template_name != "404.html":
            return output_content
        base = urlsplit(config.site_url or "/").path.rstrip("/")
        return with_assets(output_content, f"{base}/{FOLDER}", ())


def _list_once(config: MkDocsConfig) -> None:
    """List the extension under its one name: a block cannot be registered twice."""
    listed = config.markdown_extensions
    for name in [one for one in listed if one.partition(":")[0] == mistake.__module__]:
        listed.remove(name)
        config.mdx_configs.setdefault(NAME, config.mdx_configs.pop(name, {}))
    if NAME not in listed:
        listed.append(NAME)


def _unknown_folder(item_pages: Collection[str], pack: Pack) -> str:
    """Say what the option ``pages`` names and the data does not have, or nothing."""
    known = {item.folder for item in pack.items.values()} | pack.collections.keys()
    unknown = next((name for name in item_pages if name not in known | pack.items.keys()), "")
    there = ", ".join(sorted(known))
    return f"genai: pages names no folder or item: {unknown}. There is: {there}" if unknown else ""


def _index_folder(options: dict[str, Any], pack: Pack) -> str:
    """Say that a folder, published, would have the index's name, or nothing."""
    taken = options.get("publish") and any(item.folder == INDEX for item in pack.items.values())
    return f"genai: publish needs the name {INDEX} itself; rename {INDEX}/" if taken else ""


def _of_config(config: MkDocsConfig, message: str) -> Problem:
    return of_config(Path(config.config_file_path or "mkdocs.yml").name, message)


def _is_data(file: File, own: Path) -> bool:
    """Tell whether a file is data of the site, which lies among its pages."""
    path = Path(file.abs_src_path or "")
    return path.suffix in SUFFIXES and path.resolve().is_relative_to(own)


def _always() -> bool:
    return True


@cache
def extras() -> tuple[str, ...]:
    """Give the elements that bring files of their own: ``genai-quiz.js`` is for ``genai-quiz``."""
    return tuple(sorted({file.stem for file in ASSETS.iterdir()} - {NAME}))


def used(html: str) -> tuple[str, ...]:
    """Give the elements with files of their own that a page uses."""
    return tuple(name for name in extras() if f"<{name}" in html)


def with_assets(html: str, base: str, names: Iterable[str]) -> str:
    """Put the script, and the files of the elements ``names``, before the end of the head.

    Classic scripts: ``type=module`` does not load from disk. In the head: the
    elements upgrade while they are parsed, so nothing shifts. What a template loads
    already is left out.
    """
    head, end, body = html.partition("</head>")
    there = [file.name for name in names for file in sorted(ASSETS.glob(f"{name}.*"))]
    addresses = [f"{base}/{file}" for file in (f"{NAME}.js", *there)] if end else []
    missing = [address for address in addresses if f'"{address}"' not in head]
    lines = "".join(LOADING[Path(address).suffix].format(address) for address in missing)
    return f"{head}{lines}{end}{body}"


def _theme(config: MkDocsConfig, options: dict[str, Any]) -> Theme:
    icons = Icons(icon_folders(config.theme.dirs))
    return Theme(spoken(config, options), icons, partial(edit_address, config))


def spoken(config: MkDocsConfig, options: dict[str, Any]) -> Words:
    """Give the words of the interface, in the language of the options or the theme."""
    return language(options, language_of(config.theme))


def edit_address(config: MkDocsConfig, item: Item) -> str:
    """Give the address at which an item's file can be edited, or an empty string.

    The file must lie in the site's repository, which is taken to be the folder
    of the configuration: what is installed, or hidden, does not.
    """
    base = urljoin(f"{config.repo_url or ''}/", config.edit_uri or "")
    root = _root(config).resolve()
    file = (root / item.file).resolve()
    if not (config.repo_url and config.edit_uri and file.is_relative_to(root)):
        return ""
    installed = item.bundled and not file.is_relative_to(bundled().root.resolve())
    if installed or any(part.startswith(".") for part in file.relative_to(root).parts):
        return ""
    return urljoin(base, quote(way(file, Path(config.docs_dir).resolve())))


def way(file: PurePath, folder: PurePath) -> str:
    """Give the relative path from a folder to a file, or nothing where another drive is between."""
    for up, above in enumerate((folder, *folder.parents)):
        if file.is_relative_to(above):
            return "../" * up + file.relative_to(above).as_posix()
    return ""


def _root(config: MkDocsConfig) -> Path:
    return Path(config.config_file_path or "mkdocs.yml").parent


def _page_sources(config: MkDocsConfig, serving: bool) -> Sources:
    """Give the pages, drafts too where a server shows them; one that has just gone is left out."""
    level = InclusionLevel.is_in_serve if serving else InclusionLevel.is_included
    sources: Sources = {}
    for file in get_files(config).documentation_pages(inclusion=level):
        shown = Path(config.docs_dir).name + "/" + file.src_uri
        with suppress(OSError):
            sources[file.src_uri] = file, pages.read(file.content_bytes, shown)
    return sources


def _page_problems(sources: Sources, pack: Pack) -> dict[str, list[Problem]]:
    """Give the problems of each page that has some, by its path."""
    found = {path: pages.judged(source, pack) for path, (_, source) in sources.items()}
    return {path: problems for path, problems in found.items() if problems}
