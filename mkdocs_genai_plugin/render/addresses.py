"""The addresses of items and their parts: written for every kind, the former ones too."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from xml.etree.ElementTree import Element

from mkdocs_genai_plugin.data.item import Item
from mkdocs_genai_plugin.data.references import addresses

from .element import h

# What may hold no loose text or span.
NO_ROOM = frozenset("dl ol table tbody thead tr ul".split())


def write_addresses(root: Element, items: Iterable[Item], one: bool) -> None:
    """Write into a component the anchors of former ids, each where the present one stands.

    ``one`` tells that the component shows one item: then its root has the item's anchor, unless
    that stands elsewhere in it.
    """
    wanted = {anchor: old for item in items for anchor, old in _addresses(item) if one or old}
    if not wanted:
        return
    places = {part.get("id", ""): part for part in root.iter() if part.get("id")}
    own = next(iter(wanted))
    if one and own not in places:
        places[own] = _called(root, own)
    for anchor in wanted.keys() & places.keys():
        _write(places[anchor], wanted[anchor])


def _addresses(item: Item) -> Iterator[tuple[str, list[str]]]:
    """Yield the anchor of an item and of each of its parts, with the former ones of each."""
    yield item.anchor, [f"{item.folder}-{name}" for name in item.was if name]
    yield from addresses(item, item.anchor)


def _called(root: Element, anchor: str) -> Element:
    """Return what has an anchor from now on: the root, or a mark in a root with another id."""
    if not root.get("id"):
        root.set("id", anchor)
        return root
    _write(root, [anchor])
    return next(part for part in root.iter() if part.get("id") == anchor)


def _write(place: Element, anchors: list[str]) -> None:
    """Put marks with anchors before all that stands in a place."""
    room = _room(place)
    marks = [h("span", {"id": anchor}) for anchor in anchors]
    if marks:
        marks[-1].tail, room.text = room.text, None
        room[:0] = marks


def _room(place: Element) -> Element:
    """Return the first part of a place in which a mark may stand."""
    body = place.find("div[@class='genai-body']")
    if body is not None:
        return body
    while len(place) and (place.tag in NO_ROOM or place[0].tag == "dt"):
        place = place[0]
    return place
