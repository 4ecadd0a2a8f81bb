"""The tree processor that puts components where blocks stood.

It runs behind every processor that rewrites text (attr_list 8, abbr 7, smarty
6) and before those that must see the result: ``toc`` and MkDocs' anchors (5),
MkDocs' links (0).
"""

from __future__ import annotations

import logging
import re
from collections.abc import Callable, Sequence
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.treeprocessors import Treeprocessor
from markdown.util import AtomicString

from .blocks import BLOCKS, PREFIX, SOURCES, Request, complaint
from .hosts import page_of
from .render.element import h
from .render.page import Anchors, level_above, number_citations, resolve_links, set_levels
from .render.problem import problem
from .render.sources import anchor, sources
from .render.terms import mark_terms
from .site import Site

PRIORITY = 5.5
PLACEHOLDER = f"{PREFIX}placeholder"
# Python-Markdown writes what looks like an entity as it is (serializers.py, RE_AMP).
ENTITY = re.compile(r"&(?=(?:#[0-9]+|#x[0-9a-f]+|[0-9a-z]+);)", re.I)
LEFT_OVER = re.compile(rf"/{{3,}} *({PREFIX}[\w-]*)")

log = logging.getLogger("mkdocs.plugins.genai")


class Swap(Treeprocessor):
    """Puts components where the placeholders stand, and fits them into the page.

    ``site`` gives the site when a page asks for it; ``requests`` are the page's
    blocks, in the order of the placeholders' numbers.
    """

    def __init__(self, md: Markdown, site: Callable[[], Site], requests: Sequence[Request]) -> None:
        """Keep what the pages share and what this page asks for."""
        super().__init__(md)
        self.load = site
        self.requests = requests

    @property
    def site(self) -> Site:
        """The site that the page belongs to."""
        return self.load()

    def run(self, root: Element) -> None:
        """Swap, then settle what only the whole page can say."""
        page = page_of(self.md, self.site.item_pages)
        self._guard(root, page.path)
        anchors = Anchors({part.get("id", "") for part in root.iter()})
        finished = self._components(root, page.path, anchors)
        resolve_links(root, page, self.site.pack, anchors, self.site.dead)
        keys = number_citations(root, self.site.pack, self.site.theme.words)
        self.site.cited.update(keys)
        finished += self._sources(root, keys, anchors.written)
        if self.site.report and self.requests:
            box = problem(self.site.theme.words.broken, self.site.report)
            # Below the title: MkDocs takes it from the page's first element only.
            root.insert(1 if root[0].tag == "h1" else 0, box)
            finished.append(box)
        for element in finished:
            _protect(element)
        for hint in mark_terms(root, self.site.pack):
            _protect(hint)

    def _guard(self, root: Element, path: str) -> None:
        """Note blocks that the parser took for text."""
        for part in root.iter("p"):
            if found := LEFT_OVER.search(part.text or ""):
                message = f"the block {found[1]} was not understood"
                self._note(path, f"{message}; check its options and its closing slashes")

    def _note(self, path: str, message: str) -> None:
        """Note what the scan of page sources has missed; without a host say it at once."""
        self.site.late.append(f"{path or 'page'}: error: {message}")
        if not path:
            log.error(self.site.late[-1])

    def _components(self, root: Element, path: str, anchors: Anchors) -> list[Element]:
        finished = []
        for placeholder, level in list(level_above(root)):
            if placeholder.tag != PLACEHOLDER:
                continue
            request = self.requests[int(placeholder.get("data-index", "0"))]
            if request.name != SOURCES or request.argument:
                element = self._component(request, path)
                if request.name in BLOCKS and element.tag != "aside":
                    prefix = BLOCKS[request.name].anchor(request.argument)
                    anchors.settle(element, prefix, request.id)
                set_levels(element, level)
                finished.append(_replace(placeholder, element))
        return finished

    def _component(self, request: Request, path: str) -> Element:
        if wrong := complaint(self.site.pack, request):
            if not self.site.report:
                self._note(path, wrong.message)
            return problem(wrong.message, wrong.fix)
        return self.site.component(request)

    def _sources(self, root: Element, keys: list[str], written: set[str]) -> list[Element]:
        """List the page's sources where a block asks for them, else at the page's end.

        A source that the list of all has on this page keeps its address there.
        """
        listed = [self.site.pack.sources[key] for key in keys]
        asked = list(root.iter(PLACEHOLDER))
        finished = [
            _replace(one, sources(listed if one is asked[0] else [], written)) for one in asked
        ]
        if not asked and any(anchor(key) not in written for key in keys):
            title = {"id": "genai-sources", "class": "genai-title"}
            finished = [h("h2", title, self.site.theme.words.sources), sources(listed, written)]
            root.extend(finished)
        return finished


def _replace(placeholder: Element, element: Element) -> Element:
    """Turn the placeholder itself into ``element``: its parent need not be known."""
    tail = placeholder.tail
    placeholder.clear()
    placeholder.tag = element.tag
    placeholder.text = element.text
    placeholder.attrib.update(element.attrib)
    placeholder.extend(element)
    placeholder.tail = tail or "\n"
    return placeholder


def _protect(element: Element) -> None:
    """Keep other processors off our text, and text that looks like an entity as it is."""
    for part in element.iter():
        if part.text:
            part.text = AtomicString(_exact(part.text))
        if part.tail and part is not element:
            part.tail = AtomicString(_exact(part.tail))
        for name, value in part.items():
            if "&" in value:
                part.set(name, _exact(value))


def _exact(text: str) -> str:
    return ENTITY.sub("&amp;", text)
