"""Blocks of long texts to elements."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from xml.etree.ElementTree import Element

from mkdocs_genai_plugin.data.blocks import (
    Blocks,
    CodeBlock,
    Listing,
    Paragraph,
    Quote,
    TableBlock,
    TextBlock,
)
from mkdocs_genai_plugin.data.text import Cite, Name, Prose
from mkdocs_genai_plugin.data.words import Words

from .element import SCROLL, Child, h
from .inline import prose


def passage(
    words: Words, said: Blocks, name: str = "", keys: Iterable[Name] = ()
) -> Element | None:
    """Return a long text as one element of the class ``name``: a paragraph where it is one.

    A citation of ``keys`` stands behind its last words.
    """
    match citing(said, keys):
        case ():
            return None
        case (Paragraph() as only,):
            return h("p", {"class": name}, prose(only.parts))
        case several:
            return h("div", {"class": name}, blocks(words, several))


def citing(said: Blocks, keys: Iterable[Name]) -> Blocks:
    """Return blocks with a citation of ``keys`` behind them."""
    cite = tuple(keys)
    if not cite or not said:
        return said
    *before, last = said
    if isinstance(last, Paragraph):
        return (*before, replace(last, parts=(*last.parts, Cite(cite))))
    return (*said, Paragraph((Cite(cite),)))


def blocks(words: Words, said: Blocks) -> list[Element]:
    """Return the elements of a long text, in the place of one."""
    return [_block(words, block) for block in said]


def _block(words: Words, block: TextBlock) -> Element:
    match block:
        case Paragraph():
            return h("p", {}, prose(block.parts))
        case Listing():
            return _listing(words, block)
        case CodeBlock():
            return _code(block)
        case Quote():
            return h("blockquote", {}, blocks(words, block.blocks))
        case TableBlock():
            return _table(words, block)


def _listing(words: Words, listing: Listing) -> Element:
    items = (h("li", {}, _entry(words, item)) for item in listing.items)
    if listing.start is None:
        return h("ul", {}, items)
    return h("ol", {"start": str(listing.start) if listing.start != 1 else ""}, items)


def _entry(words: Words, item: Blocks) -> Iterator[Child]:
    for block in item:
        if isinstance(block, Paragraph) and block.tight:
            yield from prose(block.parts)
        else:
            yield "\n"
            yield _block(words, block)


def _code(code: CodeBlock) -> Element:
    """Return code with the classes of Pygments, as the host writes it: themes have the style.

    Code runs from left to right in every language.
    """
    lines = h("code", {}, _tokens(code.text, code.language))
    return h("div", {"class": "highlight", "dir": "ltr"}, h("pre", {}, lines))


def _tokens(text: str, language: str) -> list[Child]:
    """Return the parts of code as Pygments tells them apart, or all of it where it cannot."""
    try:
        from pygments.lexers import get_lexer_by_name
        from pygments.token import STANDARD_TYPES
        from pygments.util import ClassNotFound
    except ImportError:  # themes bring it; the plugin does without
        return [text]
    try:
        lexer = get_lexer_by_name(language, stripnl=False, ensurenl=False)
    except ClassNotFound:
        return [text]
    found = [(STANDARD_TYPES.get(kind, ""), part) for kind, part in lexer.get_tokens(text)]
    if "".join(part for _, part in found) != text:
        return [text]
    return [h("span", {"class": name}, part) if name else part for name, part in found]


def _table(words: Words, table: TableBlock) -> Element:
    head = _row("th", {"scope": "col"}, table.head, table.sides)
    rows = [_row("td", {}, row, table.sides) for row in table.rows]
    inside = h("thead", {}, head), h("tbody", {}, rows) if rows else None
    region = {"class": SCROLL, "role": "group", "aria-label": words.table}
    return h(SCROLL, region, h("table", {"class": "genai-table"}, inside))


def _row(
    tag: str, attributes: dict[str, str], cells: Iterable[Prose], sides: Iterable[str]
) -> Element:
    both = zip(cells, sides, strict=True)
    return h("tr", {}, (h(tag, attributes | _kept(side), prose(cell)) for cell, side in both))


def _kept(side: str) -> dict[str, str]:
    return {"class": f"genai-keeps-{side}"} if side else {}
