"""Puts into a page what it would load: pictures, fonts and styles as ``data:`` addresses."""

from __future__ import annotations

import base64
import re
from dataclasses import dataclass, field
from mimetypes import MimeTypes
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

from .loads import IMPORT, URL, absolute, address_in, loads
from .paragraphs import without
from .rewrite import Attributes, rewritten

# Documents and scripts of their own, which cannot stand in an address.
DOCUMENTS = frozenset({"embed", "iframe", "link", "object", "script"})
HERE = re.compile(r"#|data:", re.I)
# Those that Python knows: a machine's own may differ.
TYPES = MimeTypes()
# What ends an element of text where it stands in a style or a script.
ENDS = re.compile(r"<(?=/(?:script|style)|!--)", re.I)


@dataclass
class Inliner:
    """Puts files of a built site into a page of it.

    ``page`` is the page's address below the site, ``online`` the one where the page
    is published, if that is known. ``left_out`` collects what could not be put in.
    """

    folder: Path
    page: str
    online: str = ""
    left_out: list[str] = field(default_factory=list)

    @property
    def place(self) -> str:
        """The page's address if the site were all there is."""
        return urljoin("/", self.page)

    def content(self, html: str) -> str:
        """Return the page's content with everything in it, but paragraphs of a lost link alone."""
        return rewritten(without(html, self.is_lost), self.attributes)

    def is_lost(self, attributes: Attributes) -> bool:
        """Tell whether a link leads nowhere any more, and shows nothing with the focus."""
        href = attributes.get("href")
        return href is not None and self.link(href, attributes) == {"href": ""}

    def attributes(self, tag: str, attributes: Attributes) -> Attributes:
        """Return the attributes of one element as they are in a page that stands alone."""
        changed = dict(attributes)
        for name, address in loads(tag, attributes):
            changed.pop(name, None)
            if name != "srcset" and (data := self.loaded(tag, address)):
                changed[name] = data
        if style := attributes.get("style"):
            changed["style"] = self.style(style, self.place)
        if tag in {"a", "area"} and (href := attributes.get("href")) is not None:
            changed.update(self.link(href, changed))
            changed = {name: value for name, value in changed.items() if value != ""}
        return changed

    def loaded(self, tag: str, address: str) -> str:
        """Return what an element loads, or nothing where it has to be left out."""
        if tag in DOCUMENTS:
            self.left_out.append(address)
            return ""
        return self.data(address, self.place)

    def link(self, href: str, attributes: Attributes) -> Attributes:
        """Return the attributes of a link; one that leads nowhere any more becomes text."""
        if href.startswith("#") or absolute(href):
            return {}
        wanted = urlsplit(urljoin(self.place, href))
        if _page(wanted.path) == _page(self.place):
            return {"href": f"#{wanted.fragment}"}
        if self.online:
            return {"href": urljoin(self.online, href)}
        # What only shows with the focus must still be reached by keyboard.
        return {
            "href": "",
            **({"tabindex": "0", "role": "button"} if "aria-describedby" in attributes else {}),
        }

    def style(self, css: str, base: str) -> str:
        """Return a style sheet with everything that it loads in it; ``base`` is its own address."""
        css = IMPORT.sub(lambda found: self.imported(found, base), css)
        return URL.sub(lambda found: self.url(found, base), css)

    def imported(self, found: re.Match[str], base: str) -> str:
        """Return the style sheet that another one imports."""
        sheet, media = self.sheet(found["address"], base), found["media"].strip()
        return f"@media {media} {{{sheet}}}" if media else sheet

    def url(self, found: re.Match[str], base: str) -> str:
        """Return an address in a style sheet as one that holds its file."""
        address = address_in(found)
        return found[0] if HERE.match(address) else f'url("{self.data(address, base)}")'

    def sheet(self, address: str, base: str) -> str:
        """Return a style sheet of the site, or nothing where it lies elsewhere."""
        path = self.file(address, base)
        text = path.read_text(encoding="utf-8", errors="replace") if path else ""
        return self.style(text, urljoin(base, address)) if text else ""

    def data(self, address: str, base: str) -> str:
        """Return a file of the site as an address that holds it, or an empty one."""
        if HERE.match(address):
            return address
        path = self.file(address, base)
        if path is None:
            return ""
        kind = TYPES.guess_type(path.name, strict=False)[0] or "application/octet-stream"
        held = base64.b64encode(path.read_bytes()).decode("ascii")
        # Material shows "a.png#only-dark" in one of its schemes only.
        _, mark, fragment = address.partition("#")
        return f"data:{kind};base64,{held}{mark}{fragment}"

    def file(self, address: str, base: str) -> Path | None:
        """Return the file at an address, or nothing and a note if there is none."""
        if not absolute(address):
            path = self.folder / unquote(urlsplit(urljoin(base, address)).path).lstrip("/")
            if path.is_file() and path.resolve().is_relative_to(self.folder.resolve()):
                return path
        self.left_out.append(address)
        return None


def _page(path: str) -> str:
    return path.removesuffix("index.html")


def embedded(text: str) -> str:
    r"""Return a style or a script as it can stand in a page.

    ``<\/`` is the same in strings and comments of both; HTML Living Standard, 4.12.1.3.
    """
    return ENDS.sub(r"<\\", text)
