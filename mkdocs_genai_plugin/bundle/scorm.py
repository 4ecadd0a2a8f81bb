"""One page of a site as a package of SCORM 1.2, which reports answers to a learning platform."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from markupsafe import Markup
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import event_priority
from mkdocs.structure.pages import Page

from mkdocs_genai_plugin.data.fields import slug

from . import status_line, templates
from .build import Build, seconds, site_of
from .outcome import BundleError, Made
from .single import Built, SinglePagePlugin, file_name, path_in_docs, single_document
from .whole import whole_bundle
from .zipped import pack

_ASKS = 'class="genai-question"'
_MANIFEST, _PAGE = "imsmanifest.xml", "index.html"


class QuizPagePlugin(SinglePagePlugin):
    """Keeps one page of a build, and notes which pages have questions."""

    def __init__(self, wanted: str, built: Callable[[int, int], None]) -> None:
        """Start without a site."""
        super().__init__(wanted, built)
        self.asking: list[str] = []

    @event_priority(-100)
    def on_post_page(self, output: str, *, page: Page, config: MkDocsConfig) -> str:
        """Note whether the page asks something."""
        if _ASKS in (page.content or ""):
            self.asking.append(page.file.src_uri)
        return super().on_post_page(output, page=page, config=config)

    @property
    def asked(self) -> Built:
        """The wanted page; raises BundleError if there is none of its name, or nothing is asked."""
        page = self.kept
        if self.wanted not in self.asking:
            others = f" Name one that has: {', '.join(self.asking)}." if self.asking else ""
            raise BundleError(f"the page {self.wanted} has no quiz to report.{others}", 2)
        return page


def make_scorm(page: str, config: str, output: Path | None, folder: Path) -> Made:
    """Build a site and write a package of one page; raises BundleError.

    ``page`` is its path in the docs folder, or empty for the site's first page, ``output`` the path
    of the package, which is named for site and page and stands in ``folder`` if none is given.
    """
    status_line.show("Reading the site")
    with site_of(config) as build:
        wanted = path_in_docs(page, Path(build.config.docs_dir).name)
        target = output or folder / f"{file_name(build, wanted)}-scorm.zip"
        with whole_bundle(target) as stream:
            plugin = QuizPagePlugin(wanted, status_line.counting("Building page {} of {}"))
            build.run(plugin)
            html, left_out = single_document(build, plugin.asked, templates.parts("scorm.js"))
            files = {_PAGE: html, _MANIFEST: _manifest(build, plugin.asked.page)}
            contents = {name: text.encode("utf-8") for name, text in files.items()}
            sizes = pack(stream, contents, seconds(), status_line.counting("Packing {} of {}"))
        lost = [f"warning: left out: {address}" for address in sorted({*left_out})]
        return Made(target, len(files), sizes, [*build.messages, *lost])


def _manifest(build: Build, page: Page) -> str:
    return templates.filled(
        _MANIFEST,
        config=build.config,
        identifier=f"genai-{slug(build.config.site_name)}-{slug(page.file.src_uri)}",
        title=Markup(page.title or build.config.site_name).striptags(),
    )
