"""Fields that narrow down and order what stands beside them; without a script they are not seen."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from xml.etree.ElementTree import Element

from mkdocs_genai_plugin.data.words import Words

from .count import count
from .element import UNSEARCHED, h

# Of each thing that is narrowed down, and of each group that holds some.
ENTRY, GATHERED = "genai-entry", "genai-gathered"


@dataclass(frozen=True)
class Facet:
    """A question that narrows entries down: its key, its label, and what can be answered.

    An entry has its own answer in ``data-KEY``.
    """

    key: str
    label: str
    choices: Sequence[str]


@dataclass(frozen=True)
class Measure:
    """A number that entries can be ordered by; an entry has its own in ``data-KEY``."""

    key: str
    label: str


def narrowing(
    words: Words,
    name: str,
    title: str,
    facets: Iterable[Facet] = (),
    measures: Sequence[Measure] = (),
) -> Element:
    """Return the fields; ``name`` tells them from others in an address."""
    return h(
        "genai-filter",
        {"role": "group", "aria-label": title, "data-name": name, **UNSEARCHED},
        _field(words.filter, h("input", {"type": "search", "data-key": "q"})),
        (_facet(words, one) for one in facets),
        _order(words, measures) if measures else None,
        h("p", {"class": "genai-status", "role": "status"}, count(text=words.found)),
    )


def _facet(words: Words, facet: Facet) -> Element:
    return _choice(facet.label, facet.key, words.all, ((one, one) for one in facet.choices))


def _order(words: Words, measures: Iterable[Measure]) -> Element:
    return _choice(words.order, "order", words.as_listed, _orders(words, measures))


def _orders(words: Words, measures: Iterable[Measure]) -> Iterator[tuple[str, str]]:
    for one in measures:
        yield one.key, words.least_first.replace("{name}", one.label)
        yield f"{one.key}-down", words.most_first.replace("{name}", one.label)


def _choice(label: str, key: str, none: str, choices: Iterable[tuple[str, str]]) -> Element:
    whole = h("option", {}, none)
    whole.set("value", "")  # not its text, as with the others
    options = [whole, *(h("option", {"value": value}, said) for value, said in choices)]
    return _field(label, h("select", {"data-key": key}, options))


def _field(label: str, control: Element) -> Element:
    return h("label", {"class": "genai-field"}, h("span", {}, label), " ", control)
