"""Rules that need more than one value and hold for every kind: references, things declared twice.

A rule is a function that takes the pack and yields its problems; RULES lists them.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from collections.abc import Collection as Some
from dataclasses import replace
from itertools import islice
from posixpath import normpath, splitext
from typing import Any

from mkdocs_genai_plugin.data.item import ACCENTS, Item, Source

from .describe import noun
from .pack import Pack
from .problems import MOST, Edit, Problem
from .references import names, siblings
from .rules import Rule
from .suggest import MOST_HINTS, closest, is_sure, suggest
from .text import Name

SETS = re.compile(r"(?:material|mdi|md)-")


def check(pack: Pack) -> list[Problem]:
    """Return the problems that the rules find: those of all kinds, and each kind's own."""
    rules = (*_RULES, *(rule for kind in pack.kinds for rule in kind.checks))
    return [problem for rule in rules for problem in _beginning(rule(pack))]


def _beginning(found: Iterator[Problem]) -> Iterator[Problem]:
    """Yield the problems of one rule, and of a flood the beginning: a file can hold millions."""
    yield from islice(found, MOST)
    for problem in islice(found, 1):
        message = "there are more problems like those above"
        yield Problem(problem.place, message, Rule.TOO_MANY, "Mend the others, and check again.")


def unknown(name: Name, near: str, what: str, rule: Rule, fix: str, bare: str = "") -> Problem:
    """Return the problem of a name that is declared nowhere; ``near`` is one that is.

    ``bare`` is the part of the name that is like the near one, if not all of it.
    """
    hint = suggest(near)
    edits = _instead(name, near) if is_sure(bare or name, near) else ()
    return Problem(name.place, f'"{name}" is not {what}{hint}', rule, fix, edits)


def _instead(name: Name, near: str) -> tuple[Edit, ...]:
    """Return the edit of a name, which stands in a text behind ``item:``."""
    place = name.place
    return place.instead(name, near) or place.instead(f"item:{name}", f"item:{near}")


def undeclared(
    uses: Iterable[Name], declared: Iterable[Name], what: str, rule: Rule, fix: str
) -> Iterator[Problem]:
    """Yield the problems of names that are used and not declared, one for each slip.

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
            message = f'nothing uses "{near}"{suggest(name)}'
            where = f'Mend it here: "{name}" stands in {len(places[name])} places.'
            edits = known[near].place.instead(near, name)
            yield Problem(known[near].place, message, rule, where, edits)
        elif near or len(places[name]) == 1:
            yield from (unknown(use, near, what, rule, fix) for use in places[name])
        else:
            more = f" It stands in {len(places[name])} places."
            yield unknown(places[name][0], near, what, rule, fix + more)


def unknown_source(pack: Pack) -> Iterator[Problem]:
    """Yield citations of a key that no file declares, unless some key could not be read."""
    items = pack.items.values()
    if all(source.key for item in items for source in item.sources):
        uses = (key for item in items for key in item.mentions.sources)
        declared = (source.key for source in pack.sources.values())
        fix = "Declare it under  sources:  at the end of this file, or mend the key."
        yield from undeclared(uses, declared, "the key of a source", Rule.UNKNOWN_SOURCE, fix)


def unknown_item(pack: Pack) -> Iterator[Problem]:
    """Yield references to an item that does not exist."""
    hints = 0
    for item in pack.items.values():
        for target in item.mentions.items:
            if not pack.find(target, item.folder):
                hints += 1
                near = nearest_item(pack, target, item.folder) if hints <= MOST_HINTS else ""
                example = next(iter(pack.items))
                fix = f"Name an item of this folder by its id, any other like  {example}."
                yield unknown(target, near, "an item", Rule.REFERENCE, fix)
        for target in item.mentions.docs:
            if pack.find(target, item.folder):
                message = f'"{target}" is an item, and the link to it lacks its  item:'
                edits = target.place.instead(target, f"item:{target}")
                yield Problem(
                    target.place, message, Rule.REFERENCE, f"Write:  item:{target}", edits
                )


def nearest_item(pack: Pack, target: str, folder: str = "") -> str:
    """Return the reference to the item whose id is most like the target's."""
    asked, _, word = target.rpartition("/")
    paths = {path.rpartition("/")[2]: path for path in [*pack.former, *pack.items]}
    in_folder = [path.rpartition("/")[2] for path in pack.items if path.startswith(f"{folder}/")]
    if not asked and (near := closest(word, in_folder)):
        return near
    return paths.get(closest(word, paths), "")


def unknown_accent(pack: Pack) -> Iterator[Problem]:
    """Yield accents that are neither always there nor declared by the site or a collection."""
    known = {**dict.fromkeys(ACCENTS), **pack.accents}
    hints = 0
    for item in pack.items.values():
        for name in item.mentions.accents:
            if name not in known:
                hints += 1
                near = closest(name, known) if hints <= MOST_HINTS else ""
                fix = f"Allowed: {', '.join(known)}."
                yield unknown(name, near, "an accent", Rule.CHOICE, fix)


def accent_declared_twice(pack: Pack) -> Iterator[Problem]:
    """Yield accents that two collections declare in other colours."""
    first: dict[str, Any] = {}
    for collection in pack.collections.values():
        for name, accent in collection.accents.items():
            other = first.setdefault(name, (name, accent))
            if other[1] != accent:
                message = f'accent "{name}" has other colours in {other[0].place.path}'
                fix = "Give one of the two another name; a name is known in every file."
                yield Problem(name.place, message, Rule.DUPLICATE_ID, fix)


def missing_icon(pack: Pack) -> Iterator[Problem]:
    """Yield icons that are not among those that an item can have, where those are known."""
    hints = 0
    for path, known in pack.icons.items():
        for name in pack.items[path].mentions.icons:
            if name not in known:
                hints += 1
                bare = SETS.sub("", name)  # sites and fonts write the name of the set before it
                near = _near_icon(bare, known) if hints <= MOST_HINTS else ""
                fix = "Choose another, or delete the line: then the emoji is shown."
                yield unknown(name, near, "an icon of the theme's set", Rule.ICON, fix, bare)


def _near_icon(bare: str, known: Some[str]) -> str:
    return bare if bare in known else closest(bare, known)


def dead_links(pack: Pack, docs: Mapping[str, Some[str] | None]) -> Iterator[tuple[Name, Problem]]:
    """Yield addresses in a site's own data that lead nowhere, each with its problem.

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
    hint = suggest(near)
    fix = (
        "Write the path from the docs folder on, such as  guide/start.md  or  guide/start.md#first"
    )
    edits = target.place.instead(target, near)
    return Problem(target.place, f'"{target}" leads nowhere{hint}', Rule.DOCS_LINK, fix, edits)


def declared_twice(pack: Pack) -> Iterator[Problem]:
    """Yield ids that parts in one list have twice; former ids count."""
    for item in pack.items.values():
        for parts in siblings(item):
            called = (name for part in parts for name in names(part))
            yield from _repeated(called, noun(type(parts[0])))


def _repeated(called: Iterable[Name], noun: str) -> Iterator[Problem]:
    first: dict[str, Name] = {}
    for name in called:
        if name in first:
            message = f'id "{name}" is already used on line {first[name].place.line}'
            fix = f"Give this {noun} another id."
            yield Problem(name.place, message, Rule.DUPLICATE_ID, fix)
        first.setdefault(name, name)


def former_id_in_use(pack: Pack) -> Iterator[Problem]:
    """Yield former ids that another item has, now or formerly."""
    for item in pack.items.values():
        for old in item.was:
            path = f"{item.folder}/{old}"
            user = pack.items.get(path) or pack.former[path]
            if user is not item or old == item.id:
                message = f'id "{old}" is already used by {user.file}'
                yield Problem(old.place, message, Rule.DUPLICATE_ID, "Take it off the list  was:")


def local_link_in_pack(pack: Pack) -> Iterator[Problem]:
    """Yield links to a site's own pages in the pack, which every site uses."""
    for item in pack.items.values():
        for target in item.mentions.docs if item.bundled else ():
            if not pack.find(target, item.folder):
                fix = "Link to  item:folder/id  or to an https address."
                message = f"the pack cannot link to a page of one site: {target}"
                yield Problem(target.place, message, Rule.PACK_LINK, fix)


def source_declared_twice(pack: Pack) -> Iterator[Problem]:
    """Yield source keys that two declarations use."""
    items = (item for item in pack.items.values() if item.bundled)
    bundled = {source.key for item in items for source in item.sources}
    for source in pack.declared:
        first = pack.sources[source.key]
        if first is not source:
            one = "this one" if first.key in bundled else "one of the two"
            yield replace(_declared(source, first, one), other=_declared(first, source, one))


def _declared(source: Source, elsewhere: Source, one: str) -> Problem:
    """Return the problem of a source whose key another one has: neither is known to be wrong."""
    message = f'source "{source.key}" is also declared in {_where(elsewhere)}'
    fix = f"Delete {one}, or give it another key; a key is known in every file."
    return Problem(source.key.place, message, Rule.DUPLICATE_SOURCE, fix)


def unused_source(pack: Pack) -> Iterator[Problem]:
    """Yield sources of the pack that no item cites, but for those that a site has replaced.

    A site's own may be cited by its pages alone, which are not known here.
    """
    yield from uncited((item for item in pack.items.values() if item.bundled), cited_sources(pack))


def cited_sources(pack: Pack) -> set[str]:
    """Return the key of every source that an item cites, or one that a site has replaced."""
    items = [*pack.items.values(), *pack.replaced]
    return {key for item in items for key in item.mentions.sources}


def uncited(items: Iterable[Item], cited: set[str]) -> Iterator[Problem]:
    """Yield the sources of the items that nothing cites."""
    for source in (source for item in items for source in item.sources):
        if source.key and source.key not in cited:
            fix = f"Cite it with  [@{source.key}]  or delete it."
            message = f'source "{source.key}" is not cited'
            yield Problem(source.key.place, message, Rule.UNUSED_SOURCE, fix)


def _where(source: Source) -> str:
    return f"{source.key.place.path}:{source.key.place.line}"


_RULES: tuple[Callable[[Pack], Iterator[Problem]], ...] = (
    unknown_source,
    unknown_item,
    unknown_accent,
    accent_declared_twice,
    missing_icon,
    declared_twice,
    former_id_in_use,
    source_declared_twice,
    local_link_in_pack,
)
