"""What a page or a style sheet loads by itself, and what of it lies elsewhere."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from html.parser import HTMLParser
from pathlib import Path

from .rewrite import Attributes

# HTML Living Standard: the attributes whose addresses a browser fetches unasked.
_LOADING = {
    "audio": ("src",),
    "embed": ("src",),
    "feimage": ("href", "xlink:href"),
    "iframe": ("src",),
    "image": ("href", "xlink:href"),
    "img": ("src", "srcset"),
    "input": ("src",),
    "link": ("href",),
    "object": ("data",),
    "script": ("src",),
    "source": ("src", "srcset"),
    "track": ("src",),
    "use": ("href", "xlink:href"),
    "video": ("src", "poster"),
}
# The relations of <link> that fetch, or open a connection.
FETCHING = frozenset(
    "apple-touch-icon dns-prefetch icon manifest mask-icon modulepreload preconnect prefetch"
    " preload stylesheet".split()
)
ELSEWHERE = re.compile(r"(?:https?:)?//", re.I)
ABSOLUTE = re.compile(r"//|[a-z][a-z\d+.-]*:", re.I)
URL = re.compile(r"""url\(\s*(?:"([^"]*)"|'([^']*)'|([^"')\s]+))\s*\)""", re.I)
IMPORT = re.compile(
    r"""@import\s+(?:url\(\s*)?["']?(?P<address>[^"')\s;]+)["']?\s*\)?(?P<media>[^;]*);""", re.I
)


@dataclass(frozen=True, order=True)
class Load:
    """What a file asks another place for."""

    address: str
    file: str


def loads(tag: str, attributes: Attributes) -> Iterator[tuple[str, str]]:
    """Yield the attributes of a start tag that load something, and the addresses."""
    relations = (attributes.get("rel") or "").lower().split()
    if tag == "link" and not FETCHING & {*relations}:
        return
    for name in _LOADING.get(tag, ()):
        value = attributes.get(name)
        if value and name == "srcset":
            yield from ((name, each.split()[0]) for each in value.split(",") if each.strip())
        elif value:
            yield name, value.strip()


def style_loads(css: str) -> Iterator[str]:
    """Yield the addresses that a style sheet loads."""
    for found in URL.finditer(css):
        yield address_in(found)
    for found in IMPORT.finditer(css):
        yield found["address"]


def address_in(url: re.Match[str]) -> str:
    """Return the address in what ``URL`` has found."""
    return next(filter(None, url.groups()), "")


def leads_elsewhere(address: str) -> bool:
    """Tell whether an address leads to another place."""
    return ELSEWHERE.match(address) is not None


def absolute(address: str) -> bool:
    """Tell whether an address means the same on every page."""
    return ABSOLUTE.match(address) is not None


def requests(folder: Path) -> list[Load]:
    """Return what the pages and style sheets of a built site ask other places for."""
    found: set[Load] = set()
    for path in folder.rglob("*"):
        reader = {".html": page_loads, ".css": style_loads}.get(path.suffix)
        if reader and path.is_file():
            name = path.relative_to(folder).as_posix()
            text = path.read_text(encoding="utf-8", errors="replace")
            found |= {Load(address, name) for address in reader(text) if leads_elsewhere(address)}
    return sorted(found)


def page_loads(html: str) -> Iterator[str]:
    """Yield the addresses that a page loads, its own styles included."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    yield from reader.addresses


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.addresses: list[str] = []
        self.in_style = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        attributes = dict(attrs)
        self.addresses += [address for _, address in loads(tag, attributes)]
        self.addresses += style_loads(attributes.get("style") or "")
        self.in_style = tag == "style"

    def handle_data(self, data: str) -> None:
        if self.in_style:
            self.addresses += style_loads(data)
