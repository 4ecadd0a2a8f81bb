"""Links of a built site that lead nowhere: to no file, or to no place in a page."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from urllib.parse import unquote, urldefrag, urljoin, urlsplit

from .dom import Node, parse

ADDRESSES = ("href", "src", "poster", "data")
IN_STYLE = re.compile(r"""url\(\s*["']?(?!data:)([^"')]+)|@import\s+["']([^"']+)""")
LOCATION = re.compile(r"<loc>(.*?)</loc>")
# Previews of a page; they hold whole addresses.
PREVIEW = ("og:url", "og:image")


@dataclass(frozen=True)
class Built:
    """A built site and the address at which it is served, with a slash at the end."""

    folder: Path
    address: str

    def dead(self) -> list[str]:
        """Return every link that leads nowhere, behind the file in which it stands."""
        return sorted(
            f"{file.relative_to(self.folder).as_posix()}: {link}"
            for file in self.folder.rglob("*")
            for link in links(file)
            if not self.leads(urljoin(self.home(file), link))
        )

    def home(self, file: Path) -> str:
        """Return the address at which a file is read."""
        path = file.relative_to(self.folder).as_posix()
        # The page for wrong addresses is sent for any of them.
        return self.address + ("no/such/page/" if path == "404.html" else path)

    def leads(self, target: str) -> bool:
        """Tell whether an address is that of a file and a place in it, or of another site."""
        if urlsplit(target)[:2] != urlsplit(self.address)[:2]:
            return True
        address, place = urldefrag(target)
        if not address.startswith(self.address):
            return False
        path = unquote(urlsplit(address).path.removeprefix(urlsplit(self.address).path))
        file = self.folder / path
        page = file / "index.html" if path.endswith("/") or not path else file
        return page.is_file() and (not place or unquote(place) in places(page))


def links(file: Path) -> Iterator[str]:
    """Yield every link of a page, a style sheet or a site map."""
    if file.suffix == ".css":
        found = IN_STYLE.findall(file.read_text("utf-8"))
        yield from (address or imported for address, imported in found)
    elif file.suffix == ".html":
        for node in parse(file.read_text("utf-8")):
            yield from of_node(node)
    elif file.name == "sitemap.xml":
        yield from LOCATION.findall(file.read_text("utf-8"))


def of_node(node: Node) -> Iterator[str]:
    """Yield the links of one element."""
    yield from (node.attributes[name] for name in ADDRESSES if node.attributes.get(name))
    for candidate in node.attributes.get("srcset", "").split(","):
        yield from candidate.split()[:1]
    if node.attributes.get("property") in PREVIEW:
        yield node.attributes["content"]
    yield from (a or b for a, b in IN_STYLE.findall(node.attributes.get("style", "")))


@cache
def places(page: Path) -> set[str]:
    """Return the places in a page that an address can name."""
    if page.suffix != ".html":
        return set()
    return {*parse(page.read_text("utf-8")).ids}
