"""Links and pictures of chapters: to other chapters, to the site online, into the book."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import unquote, urldefrag, urljoin, urlsplit
from xml.etree.ElementTree import Element

from mkdocs_genai_plugin.bundle.inline import TYPES
from mkdocs_genai_plugin.bundle.loads import absolute

from .tree import remove, with_parents

# Core media types, which every reading system shows: EPUB 3.3, 3.2.
CORE_IMAGES = frozenset({"image/gif", "image/jpeg", "image/png", "image/svg+xml", "image/webp"})
_MEDIA = "media"


@dataclass
class Linker:
    """Sets the addresses of a book's chapters.

    ``folder`` is the built site, ``chapters`` the file of each page by the page's address below the
    site, ``ids`` what can be led to in each file, ``online`` where the site is published, if that
    is known. ``media`` collects pictures by their files in the book, ``left_out`` what could not be
    put in.
    """

    folder: Path
    chapters: Mapping[str, str]
    ids: Mapping[str, Iterable[str]]
    online: str = ""
    media: dict[str, Path] = field(default_factory=dict)
    left_out: list[str] = field(default_factory=list)

    def settle(self, chapter: Element, page: str) -> None:
        """Set every address in the chapter that was made of a page."""
        for parent, element in [*with_parents(chapter)]:
            if element.tag == "a" and "href" in element.attrib:
                self._link(parent, element, page)
            elif element.tag == "img":
                self._picture(parent, element, page)

    def _link(self, parent: Element, link: Element, page: str) -> None:
        if target := self.target(link.attrib["href"], page):
            link.set("href", target)
        elif parent.tag == "figcaption":  # it leads to the moment of a figure that is shown
            remove(parent, link)
        else:
            del link.attrib["href"]
            link.tag = "span"

    def target(self, href: str, page: str) -> str:
        """Return where a link of a page leads in the book, or nowhere."""
        if absolute(href):
            return href
        address, fragment = urldefrag(urljoin(f"/{page}", href))
        file = self.chapters.get(unquote(address).removeprefix("/").removesuffix("index.html"))
        if file and "?" not in fragment:
            known = unquote(fragment) in self.ids[file]
            return f"{file}#{fragment}" if known else file
        return urljoin(self.online, f"{address}#{fragment}".rstrip("#")[1:]) if self.online else ""

    def _picture(self, parent: Element, picture: Element, page: str) -> None:
        source = picture.get("src", "")
        if file := self._file(source, page):
            name = f"{_MEDIA}/{file.relative_to(self.folder).as_posix().replace('/', '-')}"
            self.media[name] = file
            picture.set("src", name)
            picture.attrib.setdefault("alt", "")
            return
        if not source.endswith("#only-dark"):
            self.left_out.append(source)
        picture.tag, text = "span", picture.get("alt", "")
        picture.attrib.clear()
        picture.text = text

    def _file(self, source: str, page: str) -> Path | None:
        """Return the picture at an address, if it can be in the book."""
        path = unquote(urlsplit(urljoin(f"/{page}", source)).path).lstrip("/")
        file = self.folder / path
        shown = TYPES.guess_type(file.name)[0] in CORE_IMAGES and not source.endswith("#only-dark")
        inside = file.resolve().is_relative_to(self.folder.resolve())
        return file if shown and inside and not absolute(source) and file.is_file() else None
