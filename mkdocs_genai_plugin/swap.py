"""The tree processor that puts components where blocks stood.

It runs behind every processor that rewrites text (attr_list 8, abbr 7, smarty
6) and before those that must see the result: ``toc`` and MkDocs' anchors (5),
MkDocs' links (0).
"""

from __future__ import annotations

import logging
import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.treeprocessors import Treeprocessor
from markdown.util import AtomicString

from .blocks import BLOCKS, PREFIX, SOURCES, Complaint, Request, complaint
from .data.problems import Place, Problem, report
from .hosts import page_of, source_of
from .mistakes import Mistakes
from .pages import judged
from .render.element import h
from .render.page import (
    Anchors,
    level_above,
    number_citations,
    resolve_links,
    set_levels,
    take_days,
)
from .render.parts import checked
from .render.problem import mistakes, problem
from .render.sources import anchor, sources
from .render.terms import mark_terms
from .site import Site
from .uses import named, shown, uses

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
        self.known = Mistakes()

    @property
    def site(self) -> Site:
        """The site that the page belongs to."""
        return self.load()

    def run(self, root: Element) -> None:
        """Swap, then settle what only the whole page can say."""
        page = page_of(self.md, self.site.item_pages)
        self.known = self._mistakes(page.path)
        wrong = self._wrong(root, page.path)
        anchors = Anchors({part.get("id", "") for part in root.iter()})
        finished = self._components(root, page.path, anchors)
        resolve_links(root, page, self.site.pack, anchors, self.site.dead)
        keys = number_citations(root, self.site.pack, self.site.theme.words)
        self.site.cited.update(keys)
        finished += self._sources(root, keys, anchors.written)
        if wrong:
            self.site.boxed.add(page.path)
            box = mistakes(self.site.theme.words, wrong)
            # Below the title: MkDocs takes it from the page's first element only.
            root.insert(int([part.tag for part in root[:1]] == ["h1"]), box)
            finished.append(box)
        for element in finished:
            _protect(element)
        for hint in mark_terms(root, self.site.pack):
            _protect(hint)

    def _mistakes(self, path: str) -> Mistakes:
        """Give what is wrong with the site; a page that no plugin has read is read here."""
        known = self.site.mistakes
        source = source_of(self.md) if self.site.unread and not known.of_data else None
        if source is None:
            return known
        found = judged(source, self.site.pack)
        if found:
            log.error(report(found, 1))
        return replace(known, of_pages={path: found} if found else {})

    def _wrong(self, root: Element, path: str) -> list[Problem]:
        """Give what the page has to show as wrong: in its data, its blocks, its text."""
        known = self.known
        found = known.on(path, self._uses(root)) if known.every else []
        return found if path in known.of_pages else [*found, *self._left_over(root, path)]

    def _uses(self, root: Element) -> set[str]:
        """Give the data that the page uses; what blocks show is not in it yet."""
        links = (link.get("href", "") for link in root.iter("a"))
        items = (link.removeprefix("item:") for link in links if link.startswith("item:"))
        keys = (key for mark in root.iter("sup") for key in mark.get("data-keys", "").split())
        return uses(self.site.pack, self.requests, items, keys)

    def _left_over(self, root: Element, path: str) -> list[Problem]:
        """Note blocks that the parser took for text."""
        texts = (part.text or "" for part in root.iter("p"))
        names = [found[1] for text in texts if (found := LEFT_OVER.search(text))]
        fix = "Check its options and its closing slashes."
        return [
            self._note(path, f"the block {name} was not understood", "block-name", fix)
            for name in names
        ]

    def _note(self, path: str, message: str, rule: str, fix: str) -> Problem:
        """Note what the scan of page sources has missed; without a plugin say it at once."""
        found = Problem(Place(path or "page", 0, 0), message, rule, fix)
        self.site.late.append(found)
        if self.site.unread:
            log.error(str(found))
        return found

    def _components(self, root: Element, path: str, anchors: Anchors) -> list[Element]:
        finished = []
        for placeholder, level in list(level_above(root)):
            if placeholder.tag != PLACEHOLDER:
                continue
            request = self.requests[int(placeholder.get("data-index", "0"))]
            if wrong := complaint(self.site.pack, request):
                finished.append(_replace(placeholder, self._complaint(request, wrong, path)))
            elif request.name != SOURCES or request.argument:
                element = self.site.component(request)
                prefix = BLOCKS[request.name].anchor(request.argument)
                anchors.settle(element, prefix, request.id)
                set_levels(element, level)
                finished.append(_replace(placeholder, element))
        return finished

    def _complaint(self, request: Request, wrong: Complaint, path: str) -> Element:
        """Give what stands in the place of a block, which data that is wrong may explain."""
        data = {*shown(request)}
        if data and self.known.in_data(data):
            return problem(self.site.theme.words.waiting)
        if path not in self.known.of_pages:
            self._note(path, wrong.message, wrong.rule, wrong.fix)
        return problem(wrong.message, wrong.fix)

    def _sources(self, root: Element, keys: list[str], written: set[str]) -> list[Element]:
        """List the page's sources where a block asks for them, else at the page's end.

        A source that the list of all has on this page keeps its address there.
        """
        listed = [self.site.pack.sources[key] for key in keys]
        asked = list(root.iter(PLACEHOLDER))
        if not asked and all(anchor(key) in written for key in keys):
            return []
        section = sources(listed, written, self._checked(root, keys))
        if asked:
            rest = (_replace(one, sources([], written)) for one in asked[1:])
            return [_replace(asked[0], section), *rest]
        title = {"id": "genai-sources", "class": "genai-title"}
        root.extend([h("h2", title, self.site.theme.words.sources), section])
        return list(root[-2:])

    def _checked(self, root: Element, keys: list[str]) -> Element | None:
        """Say once on which day all that the page shows and cites was checked, if it was one."""
        read = (path for request in self.requests for path in shown(request))
        items = named(self.site.pack, read)
        cited = {key for item in items for key in item.mentions.sources}
        days = {item.checked for item in items}
        day = days.pop() if len(days) == 1 else None
        if not day or len(items) < 2 or not cited.issuperset(keys):
            return None
        take_days(root)
        return checked(self.site.theme.words.checked_all, day)


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
    return ENTITY.sub("&amp;", text) if "&" in text else text
