"""One item in full, on a page of its own."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import partial
from xml.etree.ElementTree import Element

from mkdocs_genai_plugin.data.address import source_address
from mkdocs_genai_plugin.data.item import Cell, Item, Source
from mkdocs_genai_plugin.data.pack import Pack
from mkdocs_genai_plugin.data.words import Words
from mkdocs_genai_plugin.kinds.figures.draw import shown
from mkdocs_genai_plugin.render import parts
from mkdocs_genai_plugin.render.block import View
from mkdocs_genai_plugin.render.blocks import blocks, passage
from mkdocs_genai_plugin.render.element import ROOT, Child, h, heading
from mkdocs_genai_plugin.render.inline import cited, prose
from mkdocs_genai_plugin.render.picture import depicted
from mkdocs_genai_plugin.render.theme import Theme, accented

from .collection import Collection
from .labels import heading_of
from .own import PAGE
from .record import Card, Landmark, Metric, Reading
from .shown import Own

# The end of a section's address, where it is not the field's key.
_PLACES = {"common_mistake": "mistake"}


def card(view: View[Card]) -> Element:
    """Return one item in full, for a page of its own; the page itself has the title."""
    item = view.item
    collection: Collection = view.pack.collections[item.folder]
    theme = collection.themed(view.theme)
    icon = theme.icons.icon(item.icon, item.emoji)
    return h(
        "article",
        {"class": accented(f"{ROOT} genai-item", item.accent), "id": item.anchor},
        _head(icon, _kind(view, item)),
        parts.lead(item.lead),
        shown(theme, view.pack, item.try_) if view.request.figure else None,
        depicted(item.picture),
        _sections(theme, view.pack, item),
        parts.colophon(theme, item),
    )


def _head(*children: Element | None) -> Element | None:
    there = [child for child in children if child is not None]
    return h("div", {"class": "genai-head"}, there) if there else None


def _kind(view: View[Card], card: Card) -> Element | None:
    """Return the item's group and note; its full name is the title of a page that has its own."""
    collection: Collection = view.pack.collections[card.folder]
    group = collection.groups.get(card.group) if card.group else None
    full_name = card.full_name if view.request.title else ""
    said = " · ".join(filter(None, (full_name, group, card.note)))
    return h("p", {"class": "genai-kind"}, said) if said else None


def _sections(theme: Theme, pack: Pack, card: Card) -> Iterator[Child]:
    words = theme.words
    section = partial(_section, words, card)
    collection: Collection = pack.collections[card.folder]
    own = Own(theme, pack, collection)
    facts = ((label, _answer(card.facts.get(key))) for key, label in collection.facts.items())
    yield from section("steps", parts.flow(card.steps))
    yield from (part for text in card.about for part in blocks(words, text))
    yield parts.term_list(ends(words, card))
    yield from section("formula", *parts.objective(words, card.formula))
    yield from section("sampling", passage(words, card.sampling))
    yield from section("facts", parts.term_list([*facts, *own.short(card, PAGE)], "genai-facts"))
    for key, title, body in own.sections(card):
        yield heading(1, title, f"{card.anchor}-{key}")
        yield body
    for field in ("outputs", "uses", "strengths", "limits"):
        yield from section(field, parts.bullets(f"genai-{field}", getattr(card, field)))
    yield from section("metrics", _metrics(card.metrics))
    yield from section("landmarks", _landmarks(card.landmarks))
    yield from section("common_mistake", parts.common_mistake(words, card.common_mistake))
    yield from section("related", _related(pack, card))
    yield from section("reading", _readings(pack, card.reading))


def _answer(fact: Cell | None) -> list[Child]:
    """Return what a fact says at length, or in a word."""
    return (prose(fact.text) or [fact.short or None]) if fact else []


def ends(words: Words, card: Card) -> Iterator[tuple[str, list[Child]]]:
    """Yield what a card does best, and where it fails, each with its heading."""
    for field in ("best_at", "watch_out"):
        yield heading_of(words, field), prose(getattr(card, field))


def _section(words: Words, card: Card, field: str, *children: Child) -> Iterator[Child]:
    if any(child is not None for child in children):
        place = _PLACES.get(field, field)
        yield heading(1, heading_of(words, field), f"{card.anchor}-{place}")
        yield from children


def _metrics(metrics: Iterable[Metric]) -> Element | None:
    groups = [
        h("div", {}, h("dt", {}, metric.name), h("dd", {}, cited(metric.text, metric.cite)))
        for metric in metrics
    ]
    return h("dl", {"class": "genai-facts"}, groups) if groups else None


def _landmarks(landmarks: Iterable[Landmark]) -> Element | None:
    items = [
        h(
            "li",
            {},
            h("span", {"class": "genai-year"}, str(landmark.year)),
            " ",
            h("span", {"class": "genai-label"}, landmark.name),
            " ",
            h("span", {"class": "genai-why"}, cited(landmark.why, landmark.cite)),
        )
        for landmark in landmarks
    ]
    return h("ol", {"class": "genai-landmarks"}, items) if items else None


def _related(pack: Pack, card: Card) -> Element | None:
    """Return the card's relations, and those of others to it where it declares none to them."""
    own = [(pack.find(relation.to, card.folder), relation) for relation in card.related]
    named = {card.path, *(other.path for other, _ in own if other)}
    theirs = [pair for pair in pack.relations.get(card.path, ()) if pair[0].path not in named]
    items = [
        h("li", {}, _link(other), ": ", prose(relation.text)) for other, relation in [*own, *theirs]
    ]
    return h("ul", {"class": "genai-list genai-related"}, items) if items else None


def _link(other: Item | None) -> Child:
    if not isinstance(other, Card):
        return None
    return h("a", {"href": f"item:{other.path}"}, other.name)


def _readings(pack: Pack, readings: Iterable[Reading]) -> Element | None:
    items = [_reading(pack, reading) for reading in readings]
    return h("ul", {"class": "genai-list genai-reading"}, items) if items else None


def _reading(pack: Pack, reading: Reading) -> Element:
    """Return the titles of the sources, what is found there, and their numbers in the list."""
    titles: list[Child] = []
    for source in (pack.sources[key] for key in reading.cite if key in pack.sources):
        titles += [", " if titles else None, _title(source)]
    return h("li", {}, titles, ": ", cited(reading.text, reading.cite))


def _title(source: Source) -> Element:
    address = source_address(source.link)
    title = h("cite", {}, source.title)
    return h("a", {"href": address}, title) if address else title
