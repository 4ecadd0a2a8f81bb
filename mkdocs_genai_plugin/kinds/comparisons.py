"""A comparison: a table in a region that scrolls."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from xml.etree.ElementTree import Element

from mkdocs_genai_plugin.data.checks import undeclared
from mkdocs_genai_plugin.data.fields import Id, Items, Keyed, Label, Markdown, Word, declare
from mkdocs_genai_plugin.data.fields.number import Amount
from mkdocs_genai_plugin.data.item import Cell, Item, accent
from mkdocs_genai_plugin.data.kind import Choices, Given, Kind
from mkdocs_genai_plugin.data.pack import Pack
from mkdocs_genai_plugin.data.picture import Picture, picture
from mkdocs_genai_plugin.data.problems import Problem
from mkdocs_genai_plugin.data.rules import Rule
from mkdocs_genai_plugin.data.structure import Record, TextOr
from mkdocs_genai_plugin.data.text import Name, Prose
from mkdocs_genai_plugin.data.words import Words
from mkdocs_genai_plugin.render import parts, tabs
from mkdocs_genai_plugin.render.block import Block, View, ids_in
from mkdocs_genai_plugin.render.element import ROOT, Child, h
from mkdocs_genai_plugin.render.icons import drawn
from mkdocs_genai_plugin.render.inline import prose
from mkdocs_genai_plugin.render.picture import depicted
from mkdocs_genai_plugin.render.theme import accented

from .cards.collection import CARDS, Collection, chosen
from .cards.own import TABLE
from .cards.record import Card
from .cards.shown import Own

# A table with more rows is not seen at once: its heads stay in sight, and sort it.
_AT_ONCE = 8
# On a cell: the heading of its column, which it shows where its row is a card.
ASKED = "data-asked"


@dataclass(frozen=True, kw_only=True)
class Column:
    """What is compared."""

    id: Name = declare(Id(), "The key of its cells in each row.", "generative", required=True)
    name: str = declare(Word(40), "The column's heading.", "Generative", required=True)
    note: str = declare(Word(40), "A few words under it.", "makes")
    accent: str = declare(accent, "The column's colour.", "rust")
    picture: Picture | None = declare(picture, "A picture over its heading.")


@dataclass(frozen=True, kw_only=True)
class Row:
    """One aspect, with a cell under each column's id."""

    name: Name = declare(Label(60), "The aspect.", "Output", required=True)
    cells: dict[Name, Cell] = declare(
        Keyed(TextOr(Markdown(400), Cell)),
        "The cell of each column, under the column's id.",
        "{discriminative: A class, generative: A new image}",
    )


@dataclass(frozen=True, kw_only=True)
class Comparison(Item):
    """A table that holds two or more things against each other."""

    title: str = declare(
        Word(100), "The table's caption.", "Discriminative and generative models", required=True
    )
    lead: Prose = declare(
        Markdown(400),
        "What the table shows.",
        "One kind of model tells a cat from a dog, the other makes one up.",
    )
    columns: tuple[Column, ...] = declare(Items(Record(Column)), "What is compared.", required=True)
    rows: tuple[Row, ...] = declare(Items(Record(Row)), "What it is compared by.", required=True)


def cells_match_columns(pack: Pack) -> Iterator[Problem]:
    """Yield cells under no column, and rows that lack a cell."""
    for item in pack.of(Comparison):
        if all(column.id for column in item.columns):
            columns = {str(column.id): column.id for column in item.columns}
            yield from _strange_cells(item, columns) if columns else ()


def _strange_cells(item: Comparison, columns: dict[str, Name]) -> Iterator[Problem]:
    keys = [key for row in item.rows for key in row.cells]
    fix = f"Allowed: name, {', '.join(columns)}."
    yield from undeclared(keys, columns.values(), "a column's id", Rule.CELL, fix)
    for row in item.rows:
        # A cell under no column may be meant for the one that lacks a cell.
        strange = any(key not in columns for key in row.cells)
        for column in columns if row.name and not strange else ():
            if column not in row.cells:
                message = f'row "{row.name}" has no cell for the column "{column}"'
                fix = f"Give this row  {column}: ..."
                yield Problem(row.name.place, message, Rule.CELL, fix)


def comparison(view: View[Comparison]) -> Element:
    """Return a table, or the facts of a collection's cards side by side; then the date."""
    if collection := view.pack.collections.get(view.request.argument):
        return _side_by_side(view, collection, view.request.only)
    item, words = view.item, view.theme.words
    columns, rows = map(_column, item.columns), (_row(words, item, row) for row in item.rows)
    return h(
        "genai-comparison",
        {"class": ROOT, "id": item.anchor},
        parts.lead(item.lead),
        _table(words, item.anchor, item.title, columns, rows),
        h("genai-sort", {}) if _is_long(item.rows) else None,
        parts.colophon(view.theme, item),
        tabs.end(),
    )


def _side_by_side(view: View[Comparison], collection: Collection, only: Sequence[str]) -> Element:
    """Return facts and own fields of a collection's cards as a table: a row for each card."""
    picked = parts.picked(collection.cards, only) if only else chosen(collection, only)
    asked = [key for key in collection.facts if any(key in card.facts for card in picked)]
    theme = collection.themed(view.theme)
    own = Own(theme, view.pack, collection)
    anchor = f"comparisons-{collection.id}"
    facts = {key: collection.facts[key] for key in asked}
    headings = [*facts.values(), *(field.heading for field in own.on(TABLE).values())]
    head = (h("th", {"scope": "col"}, heading) for heading in headings)
    rows = (_card_row(theme.words, card, facts, own) for card in picked)
    table = _table(theme.words, anchor, collection.title, head, rows)
    more = h("genai-sort" if _is_long(picked) else "genai-stack", {})
    name = f"{ROOT} genai-wide"
    return h("genai-comparison", {"class": name, "id": anchor}, table, more, tabs.end())


def _is_long(rows: Sequence[object]) -> bool:
    """Tell whether a table is too long to be taken in at once."""
    return len(rows) > _AT_ONCE


def _card_row(words: Words, card: Card, facts: Mapping[Name, str], own: Own) -> Element:
    """Return what a card answers; each answer has its heading, for where it stands alone."""
    link = h("a", {"href": f"item:{card.path}"}, card.name)
    values = card.own
    answers = (
        h("td", {ASKED: asked}, _said(words, card.facts.get(key, Cell())))
        for key, asked in facts.items()
    )
    others = (
        h(
            "td",
            {ASKED: field.heading, **_measured(values.get(key))},
            own.value(card, field, values.get(key)),
        )
        for key, field in own.on(TABLE).items()
    )
    return h("tr", {}, h("th", {"scope": "row"}, link), answers, others)


def _measured(value: object) -> dict[str, str]:
    """Return the attribute by which rows are put in the order of their numbers."""
    return {"data-value": repr(float(value))} if isinstance(value, Amount) else {}


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
    return h("genai-scroll", {**region, "tabindex": "0"}, table)


def _drawing(picture: Picture | None) -> Element | None:
    """Return the picture over a column; tables mostly stand below what is seen first."""
    drawing = depicted(picture, inline=True)
    for image in drawing.iter("img") if drawing is not None else ():
        image.set("loading", "lazy")
    return drawing


def _column(column: Column) -> Element:
    label = h("span", {"class": "genai-label"}, column.name)
    note = h("span", {"class": "genai-note"}, column.note) if column.note else None
    # A screen reader says the name with each cell, and what the picture shows only here.
    short = {"abbr": column.name if column.picture else ""}
    attributes = {"scope": "col", **short, "class": accented("genai-column", column.accent)}
    return h("th", attributes, _drawing(column.picture), label, " ", note)


def _row(words: Words, item: Comparison, row: Row) -> Element:
    cells = [row.cells.get(column.id, Cell()) for column in item.columns]
    said = (h("td", {}, _said(words, cell)) for cell in cells)
    return h("tr", {}, h("th", {"scope": "row"}, row.name), said)


def _said(words: Words, cell: Cell) -> list[Child]:
    """Return what a cell says: its mark and word, from which its text opens if it is short."""
    text, mark = prose(cell.text), _mark(words, cell)
    if cell.short and text:
        return [h("details", {}, h("summary", {}, mark), h("p", {}, text))]
    return [mark, " " if mark is not None and text else None, *text]


def _mark(words: Words, cell: Cell) -> Element | None:
    if not cell.mark:
        return h("strong", {}, cell.short) if cell.short else None
    word = {"full": words.mark_full, "part": words.mark_part, "none": words.mark_none}[cell.mark]
    name = f"genai-mark genai-{cell.mark}"
    return h("span", {"class": name}, drawn(cell.mark), cell.short or word)


def _known(pack: Pack) -> list[str]:
    collections = [name for name, one in pack.collections.items() if _has_table(one)]
    return list(dict.fromkeys([*ids_in("comparisons")(pack), *collections]))


def _has_table(collection: Collection) -> bool:
    """Tell whether a collection declares what can be held side by side."""
    return bool(collection.facts) or any(one.is_on(TABLE) for one in collection.fields.values())


def _choices(pack: Pack, folder: str, name: str, given: Given) -> Choices:
    found = (column.id for one in pack.of(Comparison) if one.id == name for column in one.columns)
    columns = given.get("columns") or list(filter(None, found))
    return {"cells": dict.fromkeys(columns, "")} if columns else {}


BLOCK = Block(
    "genai-comparison",
    "a comparison or a collection with facts",
    comparison,
    _known,
    ("comparisons/{}", "{}/"),
    ("id", "only"),
    CARDS,
)
KIND = Kind(
    "comparisons",
    Comparison,
    (BLOCK,),
    (cells_match_columns,),
    choices=_choices,
    filled={"columns": ("first", "second")},
)
