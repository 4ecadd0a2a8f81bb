"""HTML is copied letter by letter, but for the attributes that change."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from html import escape
from html.parser import HTMLParser
from itertools import accumulate

Attributes = Mapping[str, str | None]
Change = Callable[[str, Attributes], Attributes]


def rewritten(html: str, change: Change) -> str:
    """Return the HTML with the attributes that ``change`` gives for each start tag.

    ``change`` takes the name of the element and its attributes; a value is
    ``None`` for an attribute without one.
    """
    rewriter = _Rewriter(html, change)
    rewriter.feed(html)
    rewriter.close()
    return "".join([*rewriter.parts, html[rewriter.copied :]])


def start_tag(name: str, attributes: Attributes, end: str = "") -> str:
    """Write a start tag."""
    written = (
        f" {key}" if value is None else f' {key}="{escape(value)}"'
        for key, value in attributes.items()
    )
    return f"<{name}{''.join(written)}{end}>"


class PositionedParser(HTMLParser):
    """Reads HTML and knows where it stands in that."""

    def __init__(self, html: str) -> None:
        """Keep the HTML, which is still to be fed."""
        super().__init__(convert_charrefs=True)
        self.html = html
        self.starts = [0, *accumulate(len(line) + 1 for line in html.split("\n"))]

    @property
    def place(self) -> int:
        """Where the tag or text starts that is being read."""
        line, column = self.getpos()
        return self.starts[line - 1] + column


class _Rewriter(PositionedParser):
    def __init__(self, html: str, change: Change) -> None:
        super().__init__(html)
        self.change = change
        self.parts: list[str] = []
        self.copied = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.replace(tag, attrs, "")

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.replace(tag, attrs, " /")

    def replace(self, tag: str, attrs: list[tuple[str, str | None]], end: str) -> None:
        attributes: dict[str, str | None] = {}
        for key, value in attrs:
            attributes.setdefault(key, value)  # of two, browsers take the first
        changed = self.change(tag, attributes)
        if changed == attributes:
            return
        self.parts += [self.html[self.copied : self.place], start_tag(tag, changed, end)]
        self.copied = self.place + len(self.get_starttag_text() or "")
