"""What data a page uses: what its blocks, citations and links lead to.

Data is named as in a folder of it: ``folder/id`` for an item, ``folder/`` for all of
a folder, also what is not there yet, and ``*`` for everything.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Set

from mkdocs_genai_plugin.data.fields.picture import candidates
from mkdocs_genai_plugin.data.item import Item
from mkdocs_genai_plugin.data.kind import COLLECTION
from mkdocs_genai_plugin.data.pack import EVERYTHING, Pack
from mkdocs_genai_plugin.kinds.cards.record import Card
from mkdocs_genai_plugin.render.block import Request

from .blocks import BLOCKS, SOURCES


def covers(uses: Set[str], path: str) -> bool:
    """Tell whether what is used includes an item."""
    return not uses.isdisjoint((path, f"{path.partition('/')[0]}/", EVERYTHING))


def shown_data(request: Request, pack: Pack) -> list[str]:
    """Return the data that a block shows; one without an argument lists a page's own sources."""
    if request.name not in BLOCKS or request == Request(SOURCES):
        return []
    shown = BLOCKS[request.name].reads(request.argument)
    cards = (item for item in pack.named(shown) if request.figure and isinstance(item, Card))
    return [*shown, *(card.try_ for card in cards if card.try_)]


def uses(
    pack: Pack, requests: Iterable[Request], items: Iterable[str], keys: Iterable[str]
) -> set[str]:
    """Return what a page uses that has these blocks, links to these items and cites these keys.

    What an item shows of others is included: their names, relations and sources.
    """
    direct = {path for request in requests for path in shown_data(request, pack)} | {*items}
    met = pack.named(direct)
    cited = {*keys, *(key for item in met for key in item.mentions.sources)}
    declaring = {pack.declaring[key] for key in cited if key in pack.declaring}
    return direct | declaring | {path for item in met for path in _beside(pack, item)}


def _beside(pack: Pack, item: Item) -> Iterator[str]:
    """Yield the item itself and what it shows of others."""
    yield item.path
    yield f"{item.folder}/{COLLECTION}"
    for name in item.mentions.items:
        if other := pack.find(name, item.folder):
            yield other.path
    for file in item.mentions.pictures:
        yield from candidates(file)
    for card, _ in pack.relations.get(item.path, ()):
        yield card.path
