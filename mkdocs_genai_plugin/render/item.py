"""One item in full, on a page of its own."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from xml.etree.ElementTree import Element

from mkdocs_genai_plugin.data.address import source_address
from mkdocs_genai_plugin.data.model import Card, Collection, Item, Landmark, Metric, Reading, Source
from mkdocs_genai_plugin.data.pack import Pack
from mkdocs_genai_plugin.data.text import Prose

from . import parts
from .element import ROOT, Child, h, heading
from .inline import cited, prose
from .theme import Theme, accented


def item(theme: Theme, pack: Pack, card: Card) -> Element:
    """Give everything that the card's file holds; the page itself has the title."""
    collection = pack.collections[card.folder]
    attributes = {"class": accented(f"{ROOT} genai-item", card.accent), "id": card.anchor}
    icon = theme.icons.icon(card.icon, card.emoji)
    return h(
        "article",
        attributes,
        parts.former(card.was, card.folder),
        _head(icon, _kind(collection, card)),
        parts.lead(card.lead),
        (h("p", {}, prose(paragraph)) for paragraph in card.about),
        _sections(theme, pack, card),
        parts.colophon(theme, card),
    )


def _head(*children: Element | None) -> Element | None:
    there = [child for child in children if child is not None]
    return h("div", {"class": "genai-head"}, there) if there else None


def _kind(collection: Collection, card: Card) -> Element | None:
    """Give the item's group and note; its full name is the title of the page."""
    group = collection.groups.get(card.group) if card.group else None
    said = " · ".join(filter(None, (group, card.note)))
    return h("p", {"class": "genai-kind"}, said) if said else None


def _sections(theme: Theme, pack: Pack, card: Card) -> Iterator[Child]:
    words = theme.words
    questions = pack.collections[card.folder].facts.items()
    ends = [(words.best_at, card.best_at), (words.watch_out, card.watch_out)]
    facts = ((label, card.facts.get(key, ())) for key, label in questions)
    yield from _section(card, "steps", words.how_it_works, parts.flow(card.steps))
    yield parts.points(ends)
    yield from _section(card, "formula", words.in_a_formula, *parts.objective(words, card.formula))
    yield from _section(card, "sampling", words.how_it_samples, _paragraph(card.sampling))
    yield from _section(card, "facts", words.at_a_glance, parts.points(facts, "genai-facts"))
    for name, title, texts in (
        ("outputs", words.outputs, card.outputs),
        ("uses", words.uses, card.uses),
        ("strengths", words.strengths, card.strengths),
        ("limits", words.limits, card.limits),
    ):
        yield from _section(card, name, title, parts.bullets(f"genai-{name}", texts))
    yield from _section(card, "metrics", words.measured, _metrics(card.metrics))
    yield from _section(card, "landmarks", words.landmarks, _landmarks(card.landmarks))
    mistake = parts.mistake(words, card.common_mistake)
    yield from _section(card, "mistake", words.common_mistake, mistake)
    yield from _section(card, "related", words.related, _related(pack, card))
    yield from _section(card, "reading", words.further_reading, _readings(pack, card.reading))


def _section(card: Card, name: str, title: str, *children: Child) -> Iterator[Child]:
    if any(child is not None for child in children):
        yield heading(1, title, f"{card.anchor}-{name}")
        yield from children


def _paragraph(said: Prose) -> Element | None:
    return h("p", {}, prose(said)) if said else None


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
    """Give the card's relations, and those of others to it where it declares none to them."""
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
    """Give the titles of the sources, what is found there, and their numbers in the list."""
    titles: list[Child] = []
    for source in (pack.sources[key] for key in reading.cite if key in pack.sources):
        titles += [", " if titles else None, _title(source)]
    return h("li", {}, titles, ": ", cited(reading.text, reading.cite))


def _title(source: Source) -> Element:
    address = source_address(source.link)
    title = h("cite", {}, source.title)
    return h("a", {"href": address}, title) if address else title
