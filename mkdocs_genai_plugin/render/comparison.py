"""A comparison: a table in a region that scrolls."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from xml.etree.ElementTree import Element

from mkdocs_genai_plugin.data.model import Card, Cell, Collection, Column, Comparison, Row
from mkdocs_genai_plugin.data.text import Name
from mkdocs_genai_plugin.data.words import Words

from . import cards, parts, tabs
from .element import ROOT, h
from .icons import drawn
from .inline import prose
from .theme import Theme, accented


def comparison(theme: Theme, item: Comparison) -> Element:
    """Give the table, and when it was checked."""
    return h(
        "genai-comparison",
        {"class": ROOT, "id": item.anchor},
        parts.former(item.was, item.folder),
        parts.lead(item.lead),
        _table(
            theme.words,
            item.anchor,
            item.title,
            map(_column, item.columns),
            (_row(theme.words, item, row) for row in item.rows),
        ),
        parts.colophon(theme, item),
        tabs.end(),
    )


def side_by_side(theme: Theme, collection: Collection, only: Sequence[str] = ()) -> Element:
    """Give the facts of a collection's cards as a table: a row for each card."""
    chosen = cards.chosen(collection, only)
    asked = [key for key in collection.facts if any(key in card.facts for card in chosen)]
    anchor = f"comparisons-{collection.id}"
    head = (h("th", {"scope": "col"}, collection.facts[key]) for key in asked)
    rows = (_card_row(card, asked) for card in chosen)
    table = _table(theme.words, anchor, collection.title, head, rows)
    return h("genai-comparison", {"class": ROOT, "id": anchor}, table, tabs.end())


def _card_row(card: Card, asked: Iterable[Name]) -> Element:
    link = h("a", {"href": f"item:{card.path}"}, card.name)
    cells = (h("td", {}, prose(card.facts.get(key, ()))) for key in asked)
    return h("tr", {}, h("th", {"scope": "row"}, link), cells)


def _table(
    words: Words, anchor: str, title: str, columns: Iterable[Element], rows: Iterable[Element]
) -> Element:
    caption = f"{anchor}-caption"
    corner = h("span", {"class": "genai-hidden"}, words.compared_by)
    region = {"class": "genai-scroll", "role": "region", "aria-labelledby": caption}
    head = [h("th", {"scope": "col"}, corner), *columns]
    table = h(
        "table",
        {"class": "genai-table"},
        h("caption", {"id": caption}, h("span", {}, title)),
        h("thead", {}, h("tr", {}, head)),
        h("tbody", {}, rows),
    )
    return h("div", {**region, "tabindex": "0"}, table)


def _column(column: Column) -> Element:
    label = h("span", {"class": "genai-label"}, column.name)
    note = h("span", {"class": "genai-note"}, column.note) if column.note else None
    attributes = {"scope": "col", "class": accented("genai-column", column.accent)}
    return h("th", attributes, label, " ", note)


def _row(words: Words, item: Comparison, row: Row) -> Element:
    cells = [_cell(words, row.cells.get(column.id, Cell())) for column in item.columns]
    return h("tr", {}, h("th", {"scope": "row"}, row.name), cells)


def _cell(words: Words, cell: Cell) -> Element:
    said = prose(cell.text)
    if not cell.mark:
        return h("td", {}, said)
    word = {"full": words.mark_full, "part": words.mark_part, "none": words.mark_none}[cell.mark]
    mark = h("span", {"class": f"genai-mark genai-{cell.mark}"}, drawn(cell.mark), word)
    return h("td", {}, mark, " " if said else None, said)
