"""A built page as a tree, read with the standard library's HTML parser."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from html.parser import HTMLParser

# HTML Living Standard, 13.1.2: elements without an end tag.
VOID = frozenset("area base br col embed hr img input link meta source track wbr".split())


@dataclass
class Node:
    """An element; ``children`` are elements and texts."""

    tag: str
    attributes: dict[str, str] = field(default_factory=dict)
    children: list[Node | str] = field(default_factory=list)

    def __iter__(self) -> Iterator[Node]:
        """Yield this element and every element inside it, in the order of the page."""
        yield self
        for child in self.children:
            if isinstance(child, Node):
                yield from child

    @property
    def text(self) -> str:
        """All text inside, white space as it is."""
        return "".join(child.text if isinstance(child, Node) else child for child in self.children)

    @property
    def words(self) -> str:
        """All text inside, white space folded."""
        return " ".join(self.text.split())

    @property
    def id(self) -> str:
        return self.attributes.get("id", "")

    @property
    def href(self) -> str:
        return self.attributes.get("href", "")

    @property
    def classes(self) -> list[str]:
        return self.attributes.get("class", "").split()

    @property
    def ids(self) -> list[str]:
        """Every id on the page, in its order."""
        return [node.id for node in self if node.id]

    def all(self, tag: str = "", name: str = "") -> list[Node]:
        """Return the elements with this tag and this class."""
        return [
            node
            for node in self
            if (not tag or node.tag == tag) and (not name or name in node.classes)
        ]

    def one(self, anchor: str) -> Node:
        """Return the element with this id; there must be exactly one."""
        found = [node for node in self if node.id == anchor]
        assert len(found) == 1, f"{len(found)} elements have the id {anchor}"
        return found[0]


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.open = [Node("")]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        node = Node(tag, {name: value or "" for name, value in attrs})
        self.open[-1].children.append(node)
        if tag not in VOID:
            self.open.append(node)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        self.handle_endtag(tag)

    def handle_endtag(self, tag: str) -> None:
        if any(node.tag == tag for node in self.open[1:]):
            while self.open.pop().tag != tag:
                pass

    def handle_data(self, data: str) -> None:
        self.open[-1].children.append(data)


@cache
def parse(html: str) -> Node:
    """Return the page as a tree below a nameless root; do not change it."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    return reader.open[0]


def languages(top: Node, language: str = "") -> dict[str, str]:
    """Return the language of each text, as a browser finds it; ``language`` is that around it."""
    language = top.attributes.get("lang", language)
    found: dict[str, str] = {}
    for child in top.children:
        if isinstance(child, Node):
            found |= languages(child, language)
        elif child.strip():
            found[" ".join(child.split())] = language
    return found
