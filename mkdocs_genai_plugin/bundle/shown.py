"""How a theme shows a page: what stands around the page's own content."""

from __future__ import annotations

from dataclasses import dataclass, field
from html.parser import HTMLParser


@dataclass
class Head:
    """The language of a page, and what its head brings, in its order.

    ``styles`` are addresses of style sheets, and the text of those in the page.
    """

    root: dict[str, str] = field(default_factory=dict)
    body: dict[str, str] = field(default_factory=dict)
    styles: list[tuple[str, str]] = field(default_factory=list)

    @property
    def language(self) -> dict[str, str]:
        """The attributes that tell the language, and the way its script runs."""
        found = {**self.body, **self.root}
        return {name: found[name] for name in ("lang", "dir") if found.get(name)}


def head_of(html: str) -> Head:
    """Read a page as a theme has written it."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    return reader.shown


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.shown = Head()
        self.open = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        attributes = {name: value or "" for name, value in attrs}
        self.open = "body" if tag == "body" or self.open == "body" else tag
        if tag == "html":
            self.shown.root = attributes
        elif tag == "body":
            self.shown.body = attributes
        elif self.open == "link" and "stylesheet" in attributes.get("rel", "").split():
            self.shown.styles.append(("address", attributes.get("href", "")))

    def handle_data(self, data: str) -> None:
        if self.open == "style" and data.strip():
            self.shown.styles.append(("text", data))
