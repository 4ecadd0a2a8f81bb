"""Rules that need more than one value: references, order, things declared twice.

A rule is a function that takes the pack and gives its problems; RULES lists them.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from .address import Kind
from .model import (
    LOG,
    Card,
    Collection,
    Comparison,
    Item,
    Plot,
    Quiz,
    Source,
    Systems,
    Term,
    Timeline,
)
from .problems import Problem, closest
from .text import Cite, Link, Name

if TYPE_CHECKING:
    from .pack import Pack


# The types of most values, which hold no record.
LEAVES = {str, Name, bool, int, type(None)}


def check(pack: Pack) -> Iterator[Problem]:
    """Give every problem that any rule finds."""
    for rule in RULES:
        yield from rule(pack)


def values(record: object) -> Iterator[Any]:
    """Give the record and every record and inline value inside it."""
    ahead = [record]
    while ahead:
        one = ahead.pop()
        if isinstance(one, (tuple, list)):
            ahead += reversed(one)
        elif isinstance(one, dict):
            ahead += reversed(one.values())
        elif (names := _field_names(type(one))) is not None:  # type: ignore[arg-type]
            yield one
            parts = [getattr(one, name) for name in names]
            ahead += [part for part in parts if type(part) not in LEAVES]


@cache
def _field_names(kind: Any) -> tuple[str, ...] | None:
    """Give the names of a record's fields, last to first, or None for what is no record."""
    if not dataclasses.is_dataclass(kind):
        return None
    return tuple(field.name for field in reversed(dataclasses.fields(kind)))


def citations(record: object) -> Iterator[Name]:
    """Give every source key that the record cites, in order."""
    for value in values(record):
        if isinstance(value, Cite):
            yield from value.keys
        else:
            yield from filter(None, getattr(value, "cite", ()))


def unknown(name: Name, near: str, what: str, rule: str, fix: str) -> Problem:
    """Give the problem of a name that is declared nowhere; ``near`` is one that is."""
    hint = f'; did you mean "{near}"?' if near else ""
    return Problem(name.place, f'"{name}" is not {what}{hint}', rule, fix)


def unknown_source(pack: Pack) -> Iterator[Problem]:
    """Give citations of a key that no file declares."""
    for item in pack.items.values():
        for key in citations(item):
            if key not in pack.sources:
                near = closest(key, pack.sources)
                fix = "Declare it under  sources:  at the end of this file, or mend the key."
                yield unknown(key, near, "the key of a source", "unknown-source", fix)


def unknown_item(pack: Pack) -> Iterator[Problem]:
    """Give references to an item that does not exist."""
    for item in pack.items.values():
        for target in references(item):
            if not pack.find(target, item.folder):
                near = nearest_item(pack, target, item.folder)
                example = next(iter(pack.items))
                fix = f"Name an item of this folder by its id, any other like  {example}."
                yield unknown(target, near, "an item", "reference", fix)


def nearest_item(pack: Pack, target: str, folder: str = "") -> str:
    """Give the reference to the item whose id is most like the target's."""
    asked, _, word = target.rpartition("/")
    paths = {path.rpartition("/")[2]: path for path in [*pack.former, *pack.items]}
    in_folder = [path.rpartition("/")[2] for path in pack.items if path.startswith(f"{folder}/")]
    if not asked and (near := closest(word, in_folder)):
        return near
    return paths.get(closest(word, paths), "")


def references(item: Item) -> Iterator[Name]:
    """Give every reference from the item to another."""
    for value in values(item):
        if isinstance(value, Link) and value.kind is Kind.ITEM:
            yield Name(value.target.removeprefix("item:"), value.target.place)
    if isinstance(item, Card):
        yield from (relation.to for relation in item.related if relation.to)
    if isinstance(item, Systems):
        stages = (stage for system in item.systems for stage in system.stages)
        yield from (name for stage in stages for name in stage.items)
    if isinstance(item, Term):
        yield from item.see


def missing_from_order(pack: Pack) -> Iterator[Problem]:
    """Give ids that a collection's order names and no file declares."""
    for collection in pack.collections.values():
        ids = [card.id for card in collection.cards]
        for name in filter(None, collection.order):
            if name not in ids:
                fix = f"Add {collection.id}/{name}.yml, or take the id off the list."
                yield unknown(name, closest(name, ids), "a card of this folder", "order", fix)


def unknown_group_or_fact(pack: Pack) -> Iterator[Problem]:
    """Give groups and fact keys that the collection does not declare."""
    for collection in pack.collections.values():
        for card in collection.cards:
            if card.group:
                yield from _undeclared([card.group], collection, "group")
            yield from _undeclared(card.facts, collection, "fact")


def _undeclared(names: Iterable[Name], collection: Collection, noun: str) -> Iterator[Problem]:
    known = collection.groups if noun == "group" else collection.facts
    use = f"Use {' or '.join(known)}, or declare" if known else "Declare"
    fix = f"{use} it under  {noun}s:  in {collection.id}/_collection.yml."
    for name in names:
        if name not in known:
            yield unknown(name, closest(name, known), f"a {noun} of this collection", noun, fix)


def cells_match_columns(pack: Pack) -> Iterator[Problem]:
    """Give cells under no column, and rows that lack a cell."""
    for item in pack.items.values():
        if isinstance(item, Comparison):
            yield from _cells(item)


def _cells(item: Comparison) -> Iterator[Problem]:
    columns = [column.id for column in item.columns if column.id]
    for row in item.rows:
        strange = {key: closest(key, columns) for key in row.cells if key not in columns}
        for key, near in strange.items():
            fix = f"Allowed: name, {', '.join(columns)}."
            yield unknown(key, near, "a column's id", "cell", fix)
        for column in columns:
            if row.name and column not in row.cells and column not in strange.values():
                message = f'row "{row.name}" has no cell for the column "{column}"'
                fix = f"Add a line to this row:  {column}: ..."
                yield Problem(row.name.place, message, "cell", fix)


def declared_twice(pack: Pack) -> Iterator[Problem]:
    """Give ids of steps, columns and questions that an item has twice; former ids count."""
    for item in pack.items.values():
        if isinstance(item, Timeline):
            names = (name for step in item.steps for name in (step.id, *step.was))
            yield from _repeated(names, "step")
        if isinstance(item, Comparison):
            yield from _repeated((column.id for column in item.columns), "column")
        if isinstance(item, Systems):
            yield from _repeated((system.id for system in item.systems), "system")
        if isinstance(item, Quiz):
            names = (name for question in item.questions for name in (question.id, *question.was))
            yield from _repeated(names, "question")


def one_right_option(pack: Pack) -> Iterator[Problem]:
    """Give questions of which not exactly one option is right."""
    for item in pack.items.values():
        for question in item.questions if isinstance(item, Quiz) else ():
            right = sum(option.right for option in question.options)
            if question.id and question.options and right != 1:
                message = f'question "{question.id}" has {right or "no"} right options'
                fix = "Write  right: true  in exactly one of them."
                yield Problem(question.id.place, message, "right-option", fix)


def former_id_in_use(pack: Pack) -> Iterator[Problem]:
    """Give former ids that another item has, now or formerly."""
    for item in pack.items.values():
        for old in item.was:
            path = f"{item.folder}/{old}"
            user = pack.items.get(path) or pack.former[path]
            if user is not item or old == item.id:
                message = f'id "{old}" is already used by {user.file}'
                yield Problem(old.place, message, "duplicate-id", "Take it off the list  was:")


def _repeated(names: Iterable[Name], noun: str) -> Iterator[Problem]:
    first: dict[str, Name] = {}
    for name in filter(None, names):
        if name in first:
            message = f'id "{name}" is already used on line {first[name].place.line}'
            fix = f"Give this {noun} another id."
            yield Problem(name.place, message, "duplicate-id", fix)
        first.setdefault(name, name)


def landmark_out_of_order(pack: Pack) -> Iterator[Problem]:
    """Give landmarks that are older than the one before."""
    for item in pack.items.values():
        for older, newer in pairwise(item.landmarks if isinstance(item, Card) else ()):
            if newer.name and newer.year and newer.year < older.year:
                message = f'landmark "{newer.name}" ({newer.year}) is older than the one above it'
                yield Problem(newer.name.place, message, "order", "Put the oldest first.")


def off_the_scale(pack: Pack) -> Iterator[Problem]:
    """Give values that have no place on a logarithmic axis."""
    for item in pack.items.values():
        for point in item.points if isinstance(item, Plot) and item.scale == LOG else ():
            if point.value is not None and point.value <= 0:
                message = f'"{point.name}" has no place on a logarithmic axis'
                fix = "Give a value above 0, or write  scale: linear."
                yield Problem(point.value.place, message, "scale", fix)


def local_link_in_pack(pack: Pack) -> Iterator[Problem]:
    """Give links to a site's own pages in the pack, which every site uses."""
    for item in pack.items.values():
        for value in values(item) if item.bundled else ():
            if isinstance(value, Link) and value.kind is Kind.DOCS:
                fix = "Link to  item:folder/id  or to an https address."
                message = f"the pack cannot link to a page of one site: {value.target}"
                yield Problem(value.target.place, message, "pack-link", fix)


def source_declared_twice(pack: Pack) -> Iterator[Problem]:
    """Give source keys that two declarations use."""
    for source in pack.declared:
        first = pack.sources[source.key]
        if first is not source:
            message = f'source "{source.key}" is already declared in {_where(first)}'
            fix = "Delete this one, or give it another key; a key is known in every file."
            yield Problem(source.key.place, message, "duplicate-source", fix)


def unused_source(pack: Pack) -> Iterator[Problem]:
    """Give sources of the pack that no item cites, but for those that a site has replaced.

    A site's own may be cited by its pages alone, which are not known here.
    """
    yield from uncited((item for item in pack.items.values() if item.bundled), cited(pack))


def cited(pack: Pack) -> set[str]:
    """Give the key of every source that an item cites, or one that a site has replaced."""
    return {*citations(tuple(pack.items.values())), *citations(pack.replaced)}


def uncited(items: Iterable[Item], cited: set[str]) -> Iterator[Problem]:
    """Give the sources of the items that nothing cites."""
    for source in (source for item in items for source in item.sources):
        if source.key and source.key not in cited:
            fix = f"Cite it with  [@{source.key}]  or delete it."
            message = f'source "{source.key}" is not cited'
            yield Problem(source.key.place, message, "unused-source", fix)


def _where(source: Source) -> str:
    return f"{source.key.place.path}:{source.key.place.line}"


RULES: tuple[Callable[[Pack], Iterator[Problem]], ...] = (
    unknown_source,
    unknown_item,
    missing_from_order,
    unknown_group_or_fact,
    cells_match_columns,
    declared_twice,
    one_right_option,
    former_id_in_use,
    source_declared_twice,
    unused_source,
    landmark_out_of_order,
    off_the_scale,
    local_link_in_pack,
)
