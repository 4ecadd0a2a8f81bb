"""What data a page uses: what its blocks, citations and links lead to.

Data is named as in a folder of it: ``folder/id`` for an item, ``folder/`` for all of
a folder, also what is not there yet, and ``*`` for everything.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Set

from .blocks import BLOCKS, EVERYTHING, SOURCES, Request
from .data.checks import references
from .data.model import Item
from .data.pack import COLLECTION, Pack


def covers(uses: Set[str], path: str) -> bool:
    """Tell whether what is used includes an item."""
    return not uses.isdisjoint((path, f"{path.partition('/')[0]}/", EVERYTHING))


def shown(request: Request) -> list[str]:
    """Give the data that a block shows; one without an argument lists a page's own sources."""
    if request.name not in BLOCKS or request == Request(SOURCES):
        return []
    return BLOCKS[request.name].reads(request.argument)


def uses(
    pack: Pack, requests: Iterable[Request], items: Iterable[str], keys: Iterable[str]
) -> set[str]:
    """Give what a page uses that has these blocks, links to these items and cites these keys.

    What an item shows of others is included: their names, relations and sources.
    """
    direct = {path for request in requests for path in shown(request)} | {*items}
    met = named(pack, direct)
    cited = {*keys, *(key for item in met for key in item.mentions.sources)}
    declaring = {pack.declaring[key] for key in cited if key in pack.declaring}
    return direct | declaring | {path for item in met for path in _beside(pack, item)}


def named(pack: Pack, paths: Iterable[str]) -> list[Item]:
    """Give the items that paths name, each once."""
    found = (item for path in paths for item in _named(pack, path))
    return list({item.path: item for item in found}.values())


def _named(pack: Pack, path: str) -> Iterable[Item]:
    if path == EVERYTHING:
        return pack.items.values()
    if path.endswith("/"):
        return pack.folders.get(path[:-1], ())
    item = pack.find(path)
    return (item,) if item else ()


def _beside(pack: Pack, item: Item) -> Iterator[str]:
    """Give the item itself and what it shows of others."""
    yield item.path
    yield f"{item.folder}/{COLLECTION}"
    for name in references(item):
        if other := pack.find(name, item.folder):
            yield other.path
    for card, _ in pack.relations.get(item.path, ()):
        yield card.path
