"""Terms of the glossary where a page uses them: the first use is marked and explained."""

from __future__ import annotations

from collections.abc import Iterator
from xml.etree.ElementTree import Element

from mkdocs_genai_plugin.data.model import Term
from mkdocs_genai_plugin.data.pack import Pack
from mkdocs_genai_plugin.data.text import words

from .element import NO_MATHJAX, h
from .glossary import GLOSSARY

# On a reference to a term: the term's path.
TERM = "data-term"
# A mark has a link and a box in it, which do not belong in these.
UNMARKED = frozenset("a button h1 h2 h3 h4 h5 h6 label summary".split())


def mark_terms(root: Element, pack: Pack) -> list[Element]:
    """Mark the first use of each term, make later ones plain text; give the meanings."""
    met: set[str] = set()
    hints = []
    for use, markable in list(_uses(root)):
        term = pack.items[use.attrib.pop(TERM)]
        if markable and term.path not in met and isinstance(term, Term):
            met.add(term.path)
            hints.append(_mark(use, term))
        else:
            use.tag = "span"
            use.attrib.pop("href", None)
    return hints


def _uses(parent: Element, markable: bool = True) -> Iterator[tuple[Element, bool]]:
    """Give the references in the order of the page, and whether each may be marked."""
    for child in parent:
        classes = child.get("class", "").split()
        if child.tag == GLOSSARY or "genai-sources" in classes:  # lists, whose links stay links
            for link in child.iter():
                link.attrib.pop(TERM, None)
            continue
        if TERM in child.attrib:
            yield child, markable
        fit = child.tag not in UNMARKED and "genai-tabs" not in classes
        yield from _uses(child, markable and fit)


def _mark(use: Element, term: Term) -> Element:
    """Turn the reference itself into a marked one; give the element with the meaning."""
    name = f"hint-{term.anchor}"
    word = Element(use.tag, {**use.attrib, "aria-describedby": name})
    word.text = use.text
    word.extend(use)
    if use.tag != "a":
        word.set("tabindex", "0")  # leads nowhere, but must be reached by keyboard
    attributes = {"id": name, "class": NO_MATHJAX, "role": "tooltip"}
    meaning = _meaning(term, "".join(use.itertext()))
    hint = h("span", {**attributes, "hidden": "", "data-search-exclude": ""}, meaning)
    tail = use.tail
    use.clear()
    use.tag, use.tail = "genai-term", tail
    use.extend([word, hint])
    return hint


def _meaning(term: Term, said: str) -> str:
    """Give the meaning, and the term before it where the page says other words."""
    known = term.term.casefold() in said.casefold()
    # The space parts the words in a search index.
    return f" {words(term.text)}" if known else f" {term.term}: {words(term.text)}"
