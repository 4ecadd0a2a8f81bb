"""The glossary: terms and their meanings, by the alphabet."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from xml.etree.ElementTree import Element

from mkdocs_genai_plugin.data.model import Term
from mkdocs_genai_plugin.data.pack import Pack

from . import parts
from .element import ROOT, Child, h
from .inline import prose
from .theme import Theme

GLOSSARY = "genai-glossary"


def glossary(theme: Theme, pack: Pack, only: Sequence[str] = ()) -> Element:
    """Give the terms; ``only`` picks some by id."""
    terms = [item for item in pack.items.values() if isinstance(item, Term)]
    chosen = sorted(
        (term for term in terms if not only or term.id in only),
        key=lambda term: (term.term.casefold(), term.id),
    )
    return h(
        GLOSSARY,
        {"class": ROOT},
        h("dl", {"class": "genai-facts"}, (_entry(theme, pack, term) for term in chosen)),
        _checked(theme, chosen),
    )


def _entry(theme: Theme, pack: Pack, term: Term) -> Element:
    return h(
        "div",
        {"id": term.anchor},
        h("dt", {}, parts.former(term.was, term.folder), term.term),
        h("dd", {}, h("p", {}, prose(term.text)), _more(theme, pack, term)),
    )


def _more(theme: Theme, pack: Pack, term: Term) -> Element | None:
    """Give what else to see, and the link to the term's file."""
    said = [*_see(theme, pack, term)]
    if edit := parts.edit(theme, term):
        said += [" · ", *edit] if said else edit
    return h("p", {"class": "genai-kind"}, said) if said else None


def _see(theme: Theme, pack: Pack, term: Term) -> Iterator[Child]:
    before = f"{theme.words.see} "
    for name in term.see:
        if other := pack.find(name, term.folder):
            yield before
            yield h("a", {"href": f"item:{other.path}"}, other.label)
            before = ", "


def _checked(theme: Theme, terms: Sequence[Term]) -> Element | None:
    """Give the day since when every term that has one was checked."""
    days = [term.checked for term in terms if term.checked]
    said = parts.checked(theme.words.checked, min(days)) if days else None
    return h("p", {"class": parts.CHECKED}, said) if said is not None else None
