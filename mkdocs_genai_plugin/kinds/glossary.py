"""The glossary: terms and their meanings, by the alphabet."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from xml.etree.ElementTree import Element

from mkdocs_genai_plugin.data.fields import Items, Markdown, Ref, Word, declare
from mkdocs_genai_plugin.data.item import Item
from mkdocs_genai_plugin.data.kind import Kind
from mkdocs_genai_plugin.data.picture import Picture, picture
from mkdocs_genai_plugin.data.text import Name, Prose
from mkdocs_genai_plugin.render import parts
from mkdocs_genai_plugin.render.block import View, of_folder
from mkdocs_genai_plugin.render.element import ROOT, UNSEARCHED, Child, h, heading
from mkdocs_genai_plugin.render.filter import ENTRY, GATHERED, narrowing
from mkdocs_genai_plugin.render.inline import prose
from mkdocs_genai_plugin.render.picture import depicted
from mkdocs_genai_plugin.render.terms import LISTED
from mkdocs_genai_plugin.render.theme import Theme

MOST_UNPARTED = 24


@dataclass(frozen=True, kw_only=True)
class Term(Item):
    """A term that a page explains where it first uses it."""

    term: str = declare(Word(60), "The term.", "Token", required=True)
    text: Prose = declare(
        Markdown(300),
        "Its meaning; the first sentence says it all.",
        "The unit in which a language model reads and writes.",
        required=True,
    )
    picture: Picture | None = declare(picture, "A picture of it.")
    see: tuple[Name, ...] = declare(
        Items(Ref()), "Other terms by their ids, other items by their paths.", "[embedding]"
    )

    @property
    def meaning(self) -> Prose:
        """What explains the term where a text names it."""
        return self.text


def glossary(view: View[Term]) -> Element:
    """Return every term with its meaning, by the alphabet; the option ``only`` picks some.

    Many of them stand under their letters, behind a row of these and a filter.
    """
    only = view.request.only
    chosen = sorted(
        (term for term in view.items if not only or term.id in only),
        key=lambda term: (initial(term), term.term.casefold(), term.id),
    )
    letters = [(letter, list(terms)) for letter, terms in groupby(chosen, initial)]
    many = len(chosen) > MOST_UNPARTED
    return h(
        "genai-glossary",
        {"class": ROOT, LISTED: "true"},
        _ways(view, [letter for letter, _ in letters]) if many else None,
        (_part(view, *part) for part in letters) if many else _list(view, chosen),
        _checked(view.theme, chosen),
    )


def initial(term: Term) -> str:
    """Return the letter that a term is looked up under, without marks; # for what is none."""
    first = unicodedata.normalize("NFKD", term.term)[:1].upper()
    return first if first.isalpha() else "#"


def _anchor(letter: str) -> str:
    # No id of a term has two hyphens in a row.
    return f"glossary--{letter.lower() if letter.isalpha() else 'others'}"


def _ways(view: View[Term], letters: Sequence[str]) -> Iterator[Element]:
    """Yield the row of letters, and the filter."""
    words = view.theme.words
    links = (h("li", {}, h("a", {"href": f"#{_anchor(one)}"}, one)) for one in letters)
    yield h("ul", {"class": "genai-letters", **UNSEARCHED}, links)
    yield narrowing(words, view.request.id or "glossary", words.filter)


def _part(view: View[Term], letter: str, terms: Sequence[Term]) -> Element:
    title = heading(1, letter, _anchor(letter))
    return h("section", {"class": GATHERED}, title, _list(view, terms))


def _list(view: View[Term], terms: Sequence[Term]) -> Element:
    return h("dl", {"class": "genai-facts"}, (_entry(view, term) for term in terms))


def _entry(view: View[Term], term: Term) -> Element:
    return h(
        "div",
        {"id": term.anchor, "class": ENTRY},
        h("dt", {}, term.term),
        h("dd", {}, h("p", {}, prose(term.text)), depicted(term.picture), _more(view, term)),
    )


def _more(view: View[Term], term: Term) -> Element | None:
    """Return what else to see, and the link to the term's file."""
    said = [*_see(view, term)]
    if edit := parts.edit(view.theme, term):
        said += [" · ", *edit] if said else edit
    return h("p", {"class": "genai-kind"}, said) if said else None


def _see(view: View[Term], term: Term) -> Iterator[Child]:
    before = f"{view.theme.words.see} "
    for name in term.see:
        if other := view.pack.find(name, term.folder):
            yield before
            yield h("a", {"href": f"item:{other.path}"}, other.label)
            before = ", "


def _checked(theme: Theme, terms: Sequence[Term]) -> Element | None:
    """Return the day since when every term that has one was checked."""
    days = [term.checked for term in terms if term.checked]
    said = parts.checked(theme, "checked", min(days)) if days else None
    return h("p", {"class": parts.CHECKED}, said) if said is not None else None


BLOCK = of_folder("genai-glossary", "glossary", "the glossary", glossary, "a term of the glossary")
KIND = Kind("glossary", Term, (BLOCK,))
