"""A comparison: a table in a region that scrolls."""

from __future__ import annotations

from xml.etree.ElementTree import Element

from mkdocs_genai_plugin.data.model import Cell, Column, Comparison, Row
from mkdocs_genai_plugin.data.words import Words

from . import parts, tabs
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
        _table(theme.words, item),
        parts.colophon(theme, item),
        tabs.end(),
    )


def _table(words: Words, item: Comparison) -> Element:
    caption = f"{item.anchor}-caption"
    corner = h("span", {"class": "genai-hidden"}, words.compared_by)
    region = {"class": "genai-scroll", "role": "region", "aria-labelledby": caption}
    head = [h("th", {"scope": "col"}, corner), *map(_column, item.columns)]
    table = h(
        "table",
        {"class": "genai-table"},
        h("caption", {"id": caption}, h("span", {}, item.title)),
        h("thead", {}, h("tr", {}, head)),
        h("tbody", {}, (_row(words, item, row) for row in item.rows)),
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
