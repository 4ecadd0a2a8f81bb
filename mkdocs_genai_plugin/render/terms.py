"""Items with a meaning where a page names them: the first use is marked and explained."""

from __future__ import annotations

from collections.abc import Iterator
from xml.etree.ElementTree import Element

from mkdocs_genai_plugin.data.item import Item
from mkdocs_genai_plugin.data.pack import Pack
from mkdocs_genai_plugin.data.text import plain_text

from .element import NO_MATHJAX, UNSEARCHED, Parents, dissolve, h

# On a link to an item with a meaning: the item's path.
TERM = "data-term"
# On a list of many items or sources, whose links stay links.
LISTED = "data-listed"
# A mark has a link and a box in it, which do not belong in these.
UNMARKED = frozenset("a button h1 h2 h3 h4 h5 h6 label summary".split())


def mark_terms(root: Element, parents: Parents, pack: Pack) -> list[Element]:
    """Mark the first use of each term, make later ones plain text; return the meanings."""
    met: set[str] = set()
    hints = []
    for use in _uses(root):
        term = pack.items[use.attrib.pop(TERM)]
        if term.path not in met and all(map(_is_markable, _around(use, parents))):
            met.add(term.path)
            hints.append(_mark(use, term))
        else:
            use.tag = "span"
            use.attrib.pop("href", None)
            dissolve(use, parents[use])
    return hints


def _uses(root: Element) -> list[Element]:
    """Return the references in the order of the page, but for those in lists, which stay."""
    for part in root.iter():
        if part.get(LISTED):
            del part.attrib[LISTED]
            for link in part.iter():
                if link.get(TERM):
                    del link.attrib[TERM]
    return [part for part in root.iter() if part.get(TERM)]


def _around(element: Element, parents: Parents) -> Iterator[Element]:
    """Yield what an element stands in, from the inside."""
    while element in parents:
        element = parents[element]
        yield element


def _is_markable(element: Element) -> bool:
    """Tell whether what stands in an element can be marked."""
    return element.tag not in UNMARKED and "genai-tabs" not in element.get("class", "").split()


def _mark(use: Element, term: Item) -> Element:
    """Turn the reference itself into a marked one; return the element with the meaning."""
    name = f"hint-{term.anchor}"
    leads = {} if use.tag == "a" else {"type": "button"}  # reached by keyboard all the same
    word = Element("button" if leads else "a", {**use.attrib, **leads, "aria-describedby": name})
    word.text = use.text
    word.extend(use)
    attributes = {"id": name, "class": NO_MATHJAX, "role": "tooltip"}
    meaning = _meaning(term, "".join(use.itertext()))
    hint = h("span", {**attributes, "hidden": "", **UNSEARCHED}, meaning)
    tail = use.tail
    use.clear()
    use.tag, use.tail = "genai-term", tail
    use.extend([word, hint])
    return hint


def _meaning(term: Item, said: str) -> str:
    """Return the meaning, and the term before it where the page says other words."""
    known = term.label.casefold() in said.casefold()
    # The space parts the words in a search index.
    return f" {plain_text(term.meaning)}" if known else f" {term.label}: {plain_text(term.meaning)}"
