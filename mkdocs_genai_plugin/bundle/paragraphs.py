"""Takes paragraphs out of HTML that hold nothing but one link."""

from __future__ import annotations

from collections.abc import Callable

from .rewrite import Attributes, PositionedParser

# What may stand around the words of a link, or in it; all else shows something of its own.
_WORDS = frozenset({"p", "a", "b", "code", "em", "i", "span", "strong"})

# Of these, one that held a paragraph alone would stay empty.
_KEPT = frozenset({"blockquote", "dd", "li", "td"})


def without(html: str, lost: Callable[[Attributes], bool]) -> str:
    """Return the HTML without the paragraphs of one link alone, where ``lost`` holds for that.

    ``lost`` takes the attributes of the link. What has an id stays: it may be led to.
    """
    finder = _Finder(html, lost)
    finder.feed(html)
    finder.close()
    edges = [0, *finder.edges, len(html)]
    return "".join(html[start:end] for start, end in zip(edges[::2], edges[1::2], strict=True))


class _Finder(PositionedParser):
    """Collects where the paragraphs to take out start and end, one after the other."""

    def __init__(self, html: str, lost: Callable[[Attributes], bool]) -> None:
        super().__init__(html)
        self.lost = lost
        self.edges: list[int] = []
        self.start: int | None = None  # of the paragraph that is open, if it may go
        self.links: list[Attributes] = []
        self.in_link = False
        self.before = ""  # the tag before

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        attributes = dict(reversed(attrs))  # of two, browsers take the first
        if tag == "p":
            self.start, self.links = (None if self.before in _KEPT else self.place), []
        self.before = tag
        if tag == "a":
            self.links.append(attributes)
        self.in_link = tag == "a" or (self.in_link and tag != "p")
        if tag not in _WORDS or "id" in attributes:
            self.start = None

    def handle_data(self, data: str) -> None:
        if data.strip() and not self.in_link:
            self.start = None

    def handle_endtag(self, tag: str) -> None:
        self.in_link = self.in_link and tag != "a"
        if tag == "p" and self.start is not None:
            if len(self.links) == 1 and self.lost(self.links[0]):
                self.edges += [self.start, self.html.index(">", self.place) + 1]
            self.start = None
