"""A book: its chapters, its contents, its files."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from uuid import NAMESPACE_URL, uuid5
from xml.etree.ElementTree import Element

from markupsafe import Markup
from mkdocs.structure import StructureItem
from mkdocs.structure.nav import Navigation, Section
from mkdocs.structure.pages import Page

from mkdocs_genai_plugin.bundle import templates
from mkdocs_genai_plugin.bundle.build import Build
from mkdocs_genai_plugin.bundle.inline import TYPES

from .answers import put_last
from .links import Linker
from .reading import readable
from .stills import fill, known_stills
from .tree import parsed, words, xhtml

MIMETYPE = "mimetype"  # stands first in the archive, and as it is: EPUB 3.3, 4.2.2
_BOOK = "EPUB"
_PROPERTIES = {"math": "mathml", "svg": "svg"}
_LINE = 18  # letters of the title in a line of the cover


@dataclass(frozen=True)
class ContentsEntry:
    """An entry of the contents: a chapter, a heading in it, or a section of the navigation."""

    title: str
    href: str = ""
    inside: Sequence[ContentsEntry] = ()


@dataclass
class Chapter:
    """A page as a chapter; ``parts`` are its headings below the title, with their ids."""

    page: Page
    file: str
    body: Element

    @property
    def title(self) -> str:
        """The chapter's title."""
        first = self.body.find(".//h1")
        return words(first) if first is not None else Markup(self.page.title or "").striptags()

    @property
    def parts(self) -> list[ContentsEntry]:
        """The headings below the title."""
        found = (one for one in self.body.iter("h2") if one.get("id"))
        return [ContentsEntry(words(one), f"{self.file}#{one.get('id')}") for one in found]

    @property
    def ids(self) -> set[str]:
        """What can be led to."""
        return {one.get("id", "") for one in self.body.iter()} - {""}

    @property
    def properties(self) -> str:
        """What the manifest says of its content: EPUB 3.3, D.6.2."""
        tags = {one.tag for one in self.body.iter()}
        return " ".join(said for tag, said in _PROPERTIES.items() if tag in tags)


class Book:
    """A book of some pages of a site.

    ``nav`` is the site's navigation, ``language`` has the attributes that tell its language.
    """

    def __init__(
        self, build: Build, pages: Sequence[Page], nav: Navigation, language: Mapping[str, str]
    ) -> None:
        """Make chapters of the pages of a site that has been built."""
        self.build = build
        self.nav = nav
        self.language = language
        trees = {page.url: parsed(page.content or "") for page in nav.pages}
        stills = known_stills(trees.values())
        for page in pages:
            fill(trees[page.url], stills)
            put_last(trees[page.url], build.words)
        self.chapters = [
            Chapter(page, _file(number, page), readable(trees[page.url]))
            for number, page in enumerate(pages, 1)
        ]
        online = build.config.site_url or ""
        self.linker = Linker(
            build.folder,
            {_address(one.page): one.file for one in self.chapters},
            {one.file: one.ids for one in self.chapters},
            f"{online.rstrip('/')}/" if online else "",
        )
        for chapter in self.chapters:
            self.linker.settle(chapter.body, chapter.page.url)

    @property
    def checked(self) -> int:
        """The newest day on which something in it was checked, in seconds since 1970."""
        times = (one.get("datetime", "") for it in self.chapters for one in it.body.iter("time"))
        days = [day for day in times if re.fullmatch(r"\d{4}-\d\d-\d\d", day)]
        newest = max(days, default="1980-01-01")
        return int(datetime.fromisoformat(newest).replace(tzinfo=UTC).timestamp())

    def files(self, moment: int) -> dict[str, bytes]:
        """Return the files of the book by their names."""
        texts = {
            MIMETYPE: "application/epub+zip",
            "META-INF/container.xml": self.filled("container.xml"),
            f"{_BOOK}/package.opf": self.filled("package.opf", modified=_moment(moment)),
            f"{_BOOK}/nav.xhtml": self.filled("nav.xhtml", entries=self.contents()),
            f"{_BOOK}/cover.xhtml": self.filled("cover.xhtml"),
            f"{_BOOK}/cover.svg": self.filled("cover.svg", lines=self.cover_lines()),
            f"{_BOOK}/book.css": templates.parts("epub/book.css"),
            **{f"{_BOOK}/{one.file}": self._written(one) for one in self.chapters},
        }
        media = {f"{_BOOK}/{name}": file.read_bytes() for name, file in self.linker.media.items()}
        return {**{name: text.encode("utf-8") for name, text in texts.items()}, **media}

    def filled(self, template: str, **values: Any) -> str:
        """Fill a template of the book in."""
        config = self.build.config
        return templates.filled(
            f"epub/{template}",
            config=config,
            words=self.build.words,
            chapters=self.chapters,
            media={name: TYPES.guess_type(name)[0] for name in sorted(self.linker.media)},
            language=self.language.get("lang", "en"),
            direction=self.language.get("dir", "ltr"),
            identifier=uuid5(NAMESPACE_URL, config.site_url or config.site_name).urn,
            **values,
        )

    def _written(self, chapter: Chapter) -> str:
        return self.filled("chapter.xhtml", chapter=chapter, body=Markup(xhtml([chapter.body])))

    def cover_lines(self) -> list[str]:
        """Return the title in lines as the cover shows it."""
        return textwrap.wrap(self.build.config.site_name, _LINE, break_on_hyphens=False)

    def contents(self) -> list[ContentsEntry]:
        """Return the navigation: sections with their entries, and chapters."""
        by_page = {one.page.file.src_uri: one for one in self.chapters}
        return [*_entries(self.nav.items, by_page)]


def _entries(
    items: Sequence[StructureItem], chapters: Mapping[str, Chapter]
) -> Iterator[ContentsEntry]:
    for item in items:
        if isinstance(item, Section):
            if inside := [*_entries(item.children, chapters)]:
                yield ContentsEntry(item.title, inside=inside)
        elif isinstance(item, Page) and item.file.src_uri in chapters:
            chapter = chapters[item.file.src_uri]
            yield ContentsEntry(chapter.title, chapter.file, chapter.parts)


def _file(number: int, page: Page) -> str:
    stem = Path(page.file.src_uri).with_suffix("").as_posix().replace("/", "-")
    return f"{number:02}-{stem}.xhtml"


def _address(page: Page) -> str:
    return page.url.removesuffix("index.html")


def _moment(seconds: int) -> str:
    return datetime.fromtimestamp(seconds, UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
