"""The headings of cards, each of which a collection may call otherwise."""

from __future__ import annotations

from dataclasses import make_dataclass, replace
from typing import Any

from mkdocs_genai_plugin.data.fields import Word, declarations, declare
from mkdocs_genai_plugin.data.words import Words, words_of

from .record import Card

# What cards say in the interface's words and that heads no field.
_OTHERS = ("compared_by", "instead", "mistaken", "more", "others")
# The word of the interface by the key of its label: a field's own, where it heads one.
LABELS = {
    **{key: one.heading for key, one in declarations(Card).items() if one.heading},
    **{word: word for word in _OTHERS},
}


def _label(word: str) -> Any:
    return declare(Word(80), declarations(Words)[word].help, getattr(words_of("en"), word))


Labelling = make_dataclass(
    "Labelling",
    [(key, str, _label(word)) for key, word in LABELS.items()],
    frozen=True,
    kw_only=True,
    namespace={"__doc__": "Headings of a collection's own."},
)


def renamed(words: Words, labels: Any) -> Words:
    """Return the words of the interface, with what a collection's labels call otherwise."""
    own = {word: getattr(labels, key, "") for key, word in LABELS.items()}
    said: dict[str, Any] = {word: text for word, text in own.items() if text}
    return replace(words, **said, borrowed=words.borrowed.difference(said))


def heading_of(words: Words, field: str) -> str:
    """Return the heading of a card's field. Raises KeyError where it declares none."""
    return str(getattr(words, LABELS[field]))
