"""Hooks of MkDocs and ProperDocs.

Everything is read and checked in ``on_pre_build``: MkDocs empties the site's
folder right after it, so an error raised there leaves the previous site whole.
"""

from __future__ import annotations

import logging
import os
from collections.abc import Collection, Iterable, Iterator, Mapping
from functools import cache, partial
from pathlib import Path
from typing import Any
from urllib.parse import quote, urljoin, urlsplit

from mkdocs.config.base import Config, ConfigErrors, ConfigWarnings, ValidationError
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import ConfigurationError, PluginError
from mkdocs.plugins import BasePlugin
from mkdocs.structure.files import File, Files, get_files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from mkdocs.utils import get_relative_url

from . import pages
from .data.checks import cited, dead_links, uncited
from .data.files import DataFile, decode
from .data.model import Item
from .data.pack import Pack, bundled, load
from .data.problems import Problem, report
from .extension import mistake
from .hosts import icon_folders, icon_names
from .render.icons import Icons
from .render.theme import Theme
from .site import Site, folders, language

NAME = "genai"
ASSETS = Path(__file__).parent / "assets"
FOLDER = "assets/genai"
STYLE = f"{FOLDER}/genai.css"
LOADING = {
    ".js": '<script src="{}"></script>\n',
    ".css": '<link rel="stylesheet" href="{}">\n',
}

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
        """Add the extension and the style, and watch the site's own data."""
        if NAME not in config.markdown_extensions:
            config.markdown_extensions.append(NAME)
        options = config.mdx_configs.setdefault(NAME, {})
        if wrong := mistake(options):
            raise ConfigurationError(wrong)
        if STYLE not in config.extra_css:
            config.extra_css.insert(0, STYLE)
        own = _root(config) / (options.get("data_dir") or ".")
        if options.get("data_dir") and own.is_dir() and str(own) not in config.watch:
            config.watch.append(str(own))
        return config

    def on_pre_build(self, *, config: MkDocsConfig) -> None:
        """Read and check all data and all pages; stop before anything is written."""
        options: dict[str, Any] = config.mdx_configs[NAME]
        pack = load(folders(options, _root(config), icon_names(config.theme.dirs)))
        item_pages = options.get("pages") or {}
        _refuse_unknown(item_pages, pack)
        sources = list(_page_sources(config))
        pages_read = [source for source in sources if isinstance(source, DataFile)]
        # A page's blocks can only be judged by data that is right.
        problems = list(pack.problems) or list(_page_problems(sources, pack))
        text = report(problems, pack.tried + len(sources)) if problems else ""
        if text and not self.serving:
            raise PluginError(f"genai found mistakes; the site was not built.\n\n{text}")
        if text:
            log.error("genai found mistakes; the pages show them.\n\n%s", text)
        self.site = Site(
            pack=self.site.pack if pack.problems else pack,
            theme=_theme(config, options),
            item_pages=item_pages,
            report=text,
            cited={key for page in pages_read for key in pages.cited(page)},
        )
        options["site"] = self.site

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Ship scripts and styles."""
        for source in sorted(ASSETS.iterdir()):
            address = f"{FOLDER}/{source.name}"
            files.append(File.generated(config, address, abs_src_path=str(source)))
        return files

    def on_nav(self, nav: Navigation, *, config: MkDocsConfig, files: Files) -> Navigation:
        """Report links of the data to pages that do not exist; every plugin has added its own."""
        links = config.validation.links
        self._report_dead(dict.fromkeys(files.src_uris), links.not_found)
        return nav

    def _report_dead(self, docs: Mapping[str, Collection[str] | None], level: int) -> None:
        """Report links of the data that lead nowhere and were not reported; pages show none."""
        found = dict(dead_links(self.site.pack, docs))
        dead = {str(link): one for link, one in found.items() if link not in self.site.dead}
        if dead and level > logging.DEBUG:
            self.site.dead.update(dead)
            text = report(dead.values(), self.site.pack.tried)
            log.log(level, "genai: links that lead nowhere\n\n%s", text)

    def on_env(self, env: Any, *, config: MkDocsConfig, files: Files) -> Any:
        """Report what only rendering could find."""
        made = {file.src_uri: file.page for file in files.documentation_pages() if file.page}
        ids = {path: page.present_anchor_ids for path, page in made.items()}
        self._report_dead({**dict.fromkeys(files.src_uris), **ids}, config.validation.links.anchors)
        # A warning: the site is as right without the source as with it.
        if not self.dirty and (unused := list(self._unused_sources())):
            log.warning("genai: sources that nothing cites\n\n%s", report(unused, len(unused)))
        if self.site.late and not self.serving:
            raise PluginError("\n".join(self.site.late))
        for message in self.site.late:
            log.error(message)
        return env

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


def _refuse_unknown(item_pages: Collection[str], pack: Pack) -> None:
    """Raise PluginError if the option ``pages`` names what the data does not have."""
    folders = {item.folder for item in pack.items.values()} | pack.collections.keys()
    unknown = next((name for name in item_pages if name not in folders | pack.items.keys()), "")
    if unknown and not pack.problems:
        known = ", ".join(sorted(folders))
        raise PluginError(f"genai: pages names no folder or item: {unknown}. There is: {known}")


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
    elements upgrade while they are parsed, so nothing shifts.
    """
    head, end, body = html.partition("</head>")
    if not end or f'src="{base}/{NAME}.js"' in head:
        return html
    there = [file.name for name in names for file in sorted(ASSETS.glob(f"{name}.*"))]
    lines = "".join(
        LOADING[Path(file).suffix].format(f"{base}/{file}") for file in [f"{NAME}.js", *there]
    )
    return f"{head}{lines}{end}{body}"


def _theme(config: MkDocsConfig, options: dict[str, Any]) -> Theme:
    # Material has an option "language", MkDocs' own themes "locale".
    spoken = config.theme.get("language") or config.theme.get("locale") or "en"
    icons = Icons(icon_folders(config.theme.dirs))
    return Theme(language(options, str(spoken)), icons, partial(edit_address, config))


def edit_address(config: MkDocsConfig, item: Item) -> str:
    """Give the address at which an item's file can be edited, or an empty string.

    The file must lie in the site's repository, which is taken to be the folder
    of the configuration: what is installed, or hidden, does not.
    """
    base = urljoin(f"{config.repo_url or ''}/", config.edit_uri or "")
    root = _root(config).resolve()
    above = bundled().root.parent if item.bundled else root
    file = (above / item.file).resolve()
    if not (config.repo_url and config.edit_uri and file.is_relative_to(root)):
        return ""
    parts = file.relative_to(root).parts
    if "site-packages" in parts or any(part.startswith(".") for part in parts):
        return ""
    docs = Path(config.docs_dir).resolve()
    return urljoin(base, quote(Path(os.path.relpath(file, docs)).as_posix()))


def _root(config: MkDocsConfig) -> Path:
    return Path(config.config_file_path or "mkdocs.yml").parent


def _page_sources(config: MkDocsConfig) -> Iterator[DataFile | Problem]:
    for file in get_files(config).documentation_pages():
        if file.abs_src_path:
            shown = Path(config.docs_dir).name + "/" + file.src_uri
            yield decode_page(Path(file.abs_src_path).read_bytes(), shown)


def decode_page(raw: bytes, shown: str) -> DataFile | Problem:
    """Give a page's text; what MkDocs accepts in a page is accepted here."""
    try:
        return DataFile(shown, raw.decode("utf-8-sig"))
    except UnicodeDecodeError:
        return decode(raw, shown)


def _page_problems(sources: list[DataFile | Problem], pack: Pack) -> Iterator[Problem]:
    for source in sources:
        if isinstance(source, Problem):
            yield source
        else:
            yield from pages.problems(source, pack)
