"""One page of a site as one file."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path
from typing import Any
from urllib.parse import urljoin

from markupsafe import Markup
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import BasePlugin, event_priority
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import AnchorLink

from mkdocs_genai_plugin.render.assets import needed
from mkdocs_genai_plugin.site.head import SCRIPT
from mkdocs_genai_plugin.site.plugin import NoOptions

from . import status_line, templates
from .build import Build, site_of
from .inline import Inliner, embedded
from .offline import keep_at_home
from .outcome import BundleError, Made
from .shown import Head, head_of
from .whole import whole_bundle

OURS = "assets/genai/"
# Material chooses its colours by these; its partials/palette.html.
PALETTE = {"scheme": "default", "primary": "indigo", "accent": "indigo"}
DARK = "slate"


@dataclass(frozen=True)
class Built:
    """A page that has been built, and how the theme shows it."""

    page: Page
    output: str


class SinglePagePlugin(BasePlugin[NoOptions]):
    """Keeps one page of a build; ``wanted`` is its path in the docs folder, or empty for the first.

    ``built`` is told how many pages are done, and of how many.
    """

    def __init__(self, wanted: str, built: Callable[[int, int], None]) -> None:
        """Start without a site."""
        self.wanted = wanted
        self.built = built
        self.pages: list[str] = []
        self.total = 0
        self.found: Built | None = None

    @event_priority(100)
    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Switch off what themes ask other places for."""
        keep_at_home(config)
        return config

    def on_nav(self, nav: Navigation, *, config: MkDocsConfig, files: Files) -> Navigation:
        """Choose the site's first page if none is wanted by name."""
        self.total = len(files.documentation_pages())
        first = nav.homepage or next(iter(nav.pages), None)
        self.wanted = self.wanted or (first.file.src_uri if first else "")
        return nav

    @event_priority(-100)
    def on_post_page(self, output: str, *, page: Page, config: MkDocsConfig) -> str:
        """Keep the wanted page."""
        self.pages.append(page.file.src_uri)
        self.built(len(self.pages), self.total)
        if page.file.src_uri == self.wanted:
            self.found = Built(page, output)
        return output

    @property
    def kept(self) -> Built:
        """The wanted page; raises BundleError if the site has none of its name."""
        if self.found is None:
            near = get_close_matches(self.wanted, self.pages, 1, 0.3) or self.pages[:1]
            hint = f" Did you mean {near[0]}?" if near else ""
            raise BundleError(f"the site has no page {self.wanted or 'at all'}.{hint}", 2)
        return self.found


def make_single(page: str, config: str, output: Path | None, folder: Path) -> Made:
    """Build a site and write one page of it; raises BundleError.

    ``page`` is its path in the docs folder, or empty for the site's first page,
    ``output`` the path of the file, which is named for site and page and stands in ``folder``
    if none is given.
    """
    status_line.show("Reading the site")
    with site_of(config) as build:
        wanted = path_in_docs(page, Path(build.config.docs_dir).name)
        target = output or folder / f"{file_name(build, wanted)}.html"
        with whole_bundle(target) as stream:
            single = SinglePagePlugin(wanted, status_line.counting("Building page {} of {}"))
            build.run(single)
            html, left_out = single_document(build, single.kept)
            stream.write(html.encode("utf-8"))
        lost = [f"warning: left out: {address}" for address in sorted({*left_out})]
        return Made(target, messages=[*build.messages, *lost])


def path_in_docs(page: str, docs: str) -> str:
    """Return a page's path in the folder ``docs``, which may be named too; the ending need not."""
    path = page.replace("\\", "/").removeprefix("./").removeprefix(f"{docs}/")
    return path if not path or path.endswith((".md", ".markdown")) else f"{path}.md"


def file_name(build: Build, page: str) -> str:
    """Return the name of a file for a site's page."""
    return "-".join([build.name, *_names(page)])


def _names(page: str) -> tuple[str, ...]:
    """Return what tells a page's file from that of the first."""
    parts = Path(page).with_suffix("").parts if page else ()
    return parts if parts != ("index",) else ()


def single_document(build: Build, built: Built, more: str = "") -> tuple[str, list[str]]:
    """Return the page as one file, and what could not be put into it.

    ``more`` is a script that comes along.
    """
    page, theme = built.page, head_of(built.output)
    inliner = Inliner(build.folder, page.url, page.canonical_url or "")
    palettes = colours(build.config)
    first = next(iter(palettes.values()), {})
    html = templates.filled(
        "single.html",
        config=build.config,
        page=page,
        words=build.words,
        content=Markup(inliner.content(page.content or "")),
        contents=contents(page),
        root=theme.language,
        body={f"data-md-color-{name}": value for name, value in first.items()},
        palettes=json.dumps(palettes) if len(palettes) > 1 else "",
        style=Markup(embedded("\n".join(styles(build.config, theme, inliner)))),
        script=Markup(embedded("\n".join([*scripts(build, built.output), more]))),
    )
    return html, inliner.left_out


def contents(page: Page) -> list[AnchorLink]:
    """Return the headings below the page's title."""
    top = list(page.toc)
    return top[0].children if len(top) == 1 else top


def colours(config: MkDocsConfig) -> dict[str, dict[str, str]]:
    """Return the colours for light and dark: Material's as the site has them, else ours."""
    if not is_material(config):
        return {"light": PALETTE, "dark": {**PALETTE, "scheme": DARK}}
    given: Any = config.theme.get("palette") or []
    found: dict[str, dict[str, str]] = {}
    for palette in [given] if isinstance(given, dict) else given:
        named = {key: str(palette.get(key) or default) for key, default in PALETTE.items()}
        found.setdefault("dark" if named["scheme"] == DARK else "light", named)
    return found


def is_material(config: MkDocsConfig) -> bool:
    """Tell whether the theme's style is made for a page's content and its dark colours."""
    return "material" in (config.theme.name or "")


def styles(config: MkDocsConfig, theme: Head, inliner: Inliner) -> Iterator[str]:
    """Yield the theme's style, or ours where the theme's is of a piece with its frame.

    Then the site's, and that of the frame.
    """
    own = {urljoin("/", str(path)) for path in config.extra_css}
    if not is_material(config):
        yield templates.parts("base.css")
    for kind, value in theme.styles:
        address = urljoin(inliner.place, value)
        if kind == "text":
            yield inliner.style(value, inliner.place)
        elif is_material(config) or address in own or address.startswith(f"/{OURS}"):
            yield inliner.sheet(value, inliner.place)
    yield templates.parts("frame.css")


def scripts(build: Build, html: str) -> Iterator[str]:
    """Yield the scripts of our widgets; a theme's belong to its frame, which is not there.

    A host without plugins has them all in the first.
    """
    for name in (SCRIPT, *needed(html)):
        path = build.folder / OURS / name
        if path.suffix == ".js" and path.exists():
            yield path.read_text(encoding="utf-8")
