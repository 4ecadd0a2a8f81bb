"""Rules that need more than one value: references, order, things declared twice.

A rule is a function that takes the pack and gives its problems; RULES lists them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from collections.abc import Collection as Some
from itertools import islice, pairwise
from posixpath import normpath, splitext
from typing import TYPE_CHECKING

from .model import (
    LOG,
    Card,
    Comparison,
    Figure,
    Item,
    Plot,
    Quiz,
    Source,
    Systems,
    Term,
    Timeline,
)
from .problems import MOST, Problem, closest
from .text import Name

if TYPE_CHECKING:
    from .pack import Pack

MOST_HINTS = 100


def check(pack: Pack) -> list[Problem]:
    """Give the problems that the rules find."""
    return [problem for rule in RULES for problem in _beginning(rule(pack))]


def _beginning(found: Iterator[Problem]) -> Iterator[Problem]:
    """Give the problems of one rule, and of a flood the beginning: a file can hold millions."""
    yield from islice(found, MOST)
    for problem in islice(found, 1):
        message = "there are more problems like those above"
        yield Problem(problem.place, message, "too-many", "Mend the others, and check again.")


def unknown(name: Name, near: str, what: str, rule: str, fix: str) -> Problem:
    """Give the problem of a name that is declared nowhere; ``near`` is one that is."""
    hint = f'; did you mean "{near}"?' if near else ""
    return Problem(name.place, f'"{name}" is not {what}{hint}', rule, fix)


def undeclared(
    uses: Iterable[Name], declared: Iterable[Name], what: str, rule: str, fix: str
) -> Iterator[Problem]:
    """Give the problems of names that are used and not declared, one for each slip.

    A name that is used in several places, and is like one that nothing uses, was misspelt where
    that one is declared. One that is like no other lacks its declaration: its first use is told.
    """
    known = {str(name): name for name in declared}
    places: dict[str, list[Name]] = {}
    for use in uses:
        places.setdefault(str(use), []).append(use)
    strange = [name for name in places if name not in known]
    # To compare a word with all others takes time: a hostile file has thousands.
    hinted = set(strange[:MOST_HINTS])
    for name in strange:
        near = closest(name, known) if name in hinted else ""
        if near and near not in places and len(places[name]) > 1:
            message = f'nothing uses "{near}"; did you mean "{name}"?'
            where = f'Mend it here: "{name}" stands in {len(places[name])} places.'
            yield Problem(known[near].place, message, rule, where)
        elif near or len(places[name]) == 1:
            yield from (unknown(use, near, what, rule, fix) for use in places[name])
        else:
            more = f" It stands in {len(places[name])} places."
            yield unknown(places[name][0], near, what, rule, fix + more)


def unknown_source(pack: Pack) -> Iterator[Problem]:
    """Give citations of a key that no file declares, unless some key could not be read."""
    items = pack.items.values()
    if all(source.key for item in items for source in item.sources):
        uses = (key for item in items for key in item.mentions.sources)
        declared = (source.key for source in pack.sources.values())
        fix = "Declare it under  sources:  at the end of this file, or mend the key."
        yield from undeclared(uses, declared, "the key of a source", "unknown-source", fix)


def unknown_item(pack: Pack) -> Iterator[Problem]:
    """Give references to an item that does not exist."""
    hints = 0
    for item in pack.items.values():
        for target in references(item):
            if not pack.find(target, item.folder):
                hints += 1
                near = nearest_item(pack, target, item.folder) if hints <= MOST_HINTS else ""
                example = next(iter(pack.items))
                fix = f"Name an item of this folder by its id, any other like  {example}."
                yield unknown(target, near, "an item", "reference", fix)
        for target in item.mentions.docs:
            if pack.find(target, item.folder):
                message = f'"{target}" is an item, and the link to it lacks its  item:'
                yield Problem(target.place, message, "reference", f"Write:  item:{target}")


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
    for target in item.mentions.items:
        yield Name(target.removeprefix("item:"), target.place)
    if isinstance(item, Card):
        yield from (relation.to for relation in item.related if relation.to)
    if isinstance(item, Systems):
        stages = (stage for system in item.systems for stage in system.stages)
        yield from (name for stage in stages for name in stage.items)
    if isinstance(item, Term):
        yield from item.see


def missing_icon(pack: Pack) -> Iterator[Problem]:
    """Give icons that are not among those that an item can have, where those are known."""
    hints = 0
    for path, known in pack.icons.items():
        for name in icons(pack.items[path]):
            if name not in known:
                hints += 1
                near = closest(name, known) if hints <= MOST_HINTS else ""
                fix = "Choose another, or delete the line: then the emoji is shown."
                yield unknown(name, near, "an icon of the theme's set", "icon", fix)


def icons(item: Item) -> Iterator[Name]:
    """Give the names of the icons that an item has."""
    if isinstance(item, (Card, Timeline)):
        parts = item.steps if isinstance(item, Timeline) else (item,)
        yield from (part.icon for part in parts if part.icon)


def dead_links(pack: Pack, docs: Mapping[str, Some[str] | None]) -> Iterator[tuple[Name, Problem]]:
    """Give addresses in a site's own data that lead nowhere, each with its problem.

    ``docs`` holds the path of every file of the docs, and where they are known the
    ids on its page. A path without an ending may be served by somebody else: it is
    left alone unless it lacks just that ending.
    """
    for item in pack.items.values():
        for target in item.mentions.docs if not item.bundled else ():
            path, _, heading = target.partition("#")
            path = normpath(path)
            ids = docs.get(path)
            full = [f"{path}{end}" for end in (".md", "/index.md") if f"{path}{end}" in docs]
            if ids is not None and heading and heading not in ids:
                near = closest(heading, ids)
                yield target, _dead(target, near and f"{path}#{near}")
            elif path not in docs and path != "." and (full or splitext(path)[1]):
                yield target, _dead(target, full[0] if full else closest(path, docs))


def _dead(target: Name, near: str) -> Problem:
    hint = f'; did you mean "{near}"?' if near else ""
    fix = (
        "Write the path from the docs folder on, such as  guide/start.md  or  guide/start.md#first"
    )
    return Problem(target.place, f'"{target}" leads nowhere{hint}', "docs-link", fix)


def wrong_order(pack: Pack) -> Iterator[Problem]:
    """Give ids in a collection's order that no file declares, or that stand there twice."""
    for collection in pack.collections.values():
        ids = {card.id for card in collection.cards}
        seen: set[str] = set()
        for name in filter(None, collection.order):
            if name in seen:
                message = f'"{name}" stands in this list already'
                yield Problem(name.place, message, "order", "Delete one of the two.")
            elif name not in ids:
                near = closest(name, ids) if len(seen) < MOST_HINTS else ""
                fix = f"Add {collection.id}/{name}.yml, or take the id off the list."
                yield unknown(name, near, "a card of this folder", "order", fix)
            seen.add(name)


def unknown_group_or_fact(pack: Pack) -> Iterator[Problem]:
    """Give groups and fact keys that a collection does not declare, if all of it could be read."""
    for collection in pack.collections.values():
        if collection.whole:
            groups = (card.group for card in collection.cards if card.group)
            yield from _undeclared(groups, collection.groups, "group", collection.id)
            facts = (key for card in collection.cards for key in card.facts)
            yield from _undeclared(facts, collection.facts, "fact", collection.id)


def _undeclared(
    uses: Iterable[Name], known: Iterable[Name], noun: str, folder: str
) -> Iterator[Problem]:
    use = f"Use {' or '.join(known)}, or declare it" if known else f"Declare the {noun}s of cards"
    fix = f"{use} under  {noun}s:  in {folder}/_collection.yml."
    # Where nothing is declared, one problem stands for all names.
    found = undeclared(uses, known, f"a {noun} of this collection", noun, fix)
    yield from found if known else islice(found, 1)


def cells_match_columns(pack: Pack) -> Iterator[Problem]:
    """Give cells under no column, and rows that lack a cell."""
    for item in pack.items.values():
        if isinstance(item, Comparison) and all(column.id for column in item.columns):
            columns = {str(column.id): column.id for column in item.columns}
            yield from _strange_cells(item, columns) if columns else ()


def _strange_cells(item: Comparison, columns: dict[str, Name]) -> Iterator[Problem]:
    keys = [key for row in item.rows for key in row.cells]
    fix = f"Allowed: name, {', '.join(columns)}."
    yield from undeclared(keys, columns.values(), "a column's id", "cell", fix)
    for row in item.rows:
        # A cell under no column may be meant for the one that lacks a cell.
        strange = any(key not in columns for key in row.cells)
        for column in columns if row.name and not strange else ():
            if column not in row.cells:
                message = f'row "{row.name}" has no cell for the column "{column}"'
                fix = f"Add a line to this row:  {column}: ..."
                yield Problem(row.name.place, message, "cell", fix)


def declared_twice(pack: Pack) -> Iterator[Problem]:
    """Give ids of steps, columns, questions and worlds that an item has twice; former ids count."""
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
        if isinstance(item, Figure):
            yield from _repeated((world.id for world in item.worlds), "world")


def one_right_option(pack: Pack) -> Iterator[Problem]:
    """Give questions of which not exactly one option is right."""
    for item in pack.items.values():
        for question in item.questions if isinstance(item, Quiz) else ():
            right = sum(option.right for option in question.options)
            if question.id and question.whole and right != 1:
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
                yield Problem(newer.name.place, message, "landmark-order", "Put the oldest first.")


def off_the_scale(pack: Pack) -> Iterator[Problem]:
    """Give values that have no place on a logarithmic axis."""
    for item in pack.items.values():
        for point in item.points if isinstance(item, Plot) and item.scale == LOG else ():
            if point.value is not None and point.value <= 0:
                message = f'"{point.name}" has no place on a logarithmic axis'
                fix = "Give a value above 0, or write  scale: linear."
                yield Problem(point.value.place, message, "scale", fix)


def sizes_of_a_figure(pack: Pack) -> Iterator[Problem]:
    """Give sizes out of order, else numbers of points that are none of the sizes, each once."""
    for item in figures(pack):
        unsorted = [more for less, more in pairwise(item.sizes) if more <= less]
        for size in unsorted:
            message = f"the size {size:g} stands behind one that is not less"
            yield Problem(size.place, message, "order", "Put the least first.")
        used = (item.points, *(trial.points for trial in item.trials))
        first = {points: points for points in reversed(used) if points is not None}
        sizes = ", ".join(f"{size:g}" for size in item.sizes)
        for points in first.values() if not unsorted else ():
            if points not in item.sizes:
                message = f"{points:g} is none of the sizes"
                yield Problem(points.place, message, "size", f"Allowed: {sizes}.")


def worlds_of_a_figure(pack: Pack) -> Iterator[Problem]:
    """Give worlds that a figure's questions name and that it does not have."""
    for item in figures(pack):
        worlds = [world.id for world in item.worlds]
        uses = (trial.world for trial in item.trials if trial.world)
        fix = f"Allowed: {', '.join(worlds)}."
        yield from undeclared(uses, worlds, "a world's id", "world", fix)


def figures(pack: Pack) -> Iterator[Figure]:
    """Give the figures of which every value could be read."""
    return (item for item in pack.items.values() if isinstance(item, Figure) and item.whole)


def local_link_in_pack(pack: Pack) -> Iterator[Problem]:
    """Give links to a site's own pages in the pack, which every site uses."""
    for item in pack.items.values():
        for target in item.mentions.docs if item.bundled else ():
            if not pack.find(target, item.folder):
                fix = "Link to  item:folder/id  or to an https address."
                message = f"the pack cannot link to a page of one site: {target}"
                yield Problem(target.place, message, "pack-link", fix)


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
    items = [*pack.items.values(), *pack.replaced]
    return {key for item in items for key in item.mentions.sources}


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
    missing_icon,
    wrong_order,
    unknown_group_or_fact,
    cells_match_columns,
    declared_twice,
    one_right_option,
    former_id_in_use,
    source_declared_twice,
    landmark_out_of_order,
    off_the_scale,
    sizes_of_a_figure,
    worlds_of_a_figure,
    local_link_in_pack,
)
