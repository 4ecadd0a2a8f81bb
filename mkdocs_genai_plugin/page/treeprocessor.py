"""The tree processor that puts components where blocks stood.

It runs behind the processors that rewrite text (attr_list 8, abbr 7, smarty 6) and
before those that must see the result: ``toc`` and MkDocs' anchors (5), MkDocs'
links (0). These see its elements and none of its texts, see stash.py.
"""

from __future__ import annotations

import logging
import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from itertools import islice
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.treeprocessors import Treeprocessor

from mkdocs_genai_plugin.data.problems import Place, Problem, report
from mkdocs_genai_plugin.data.rules import Rule
from mkdocs_genai_plugin.render.block import Request
from mkdocs_genai_plugin.render.direction import isolate
from mkdocs_genai_plugin.render.element import PREFIX, Parents, h, parents_of
from mkdocs_genai_plugin.render.page import (
    Anchors,
    level_above,
    number_citations,
    resolve_links,
    say_formulas,
    set_levels,
    take_days,
)
from mkdocs_genai_plugin.render.parts import checked
from mkdocs_genai_plugin.render.picture import fill_pictures
from mkdocs_genai_plugin.render.problem import mistakes, problem
from mkdocs_genai_plugin.render.sources import anchor, sources
from mkdocs_genai_plugin.render.terms import mark_terms

from .blocks import BLOCKS, SOURCES, Complaint, complaint
from .context import Site
from .dependencies import shown_data, uses
from .hosts import dialect_of, page_of, source_of
from .lint import judged
from .mistakes import Mistakes
from .stash import Stash

PRIORITY = 5.5
PLACEHOLDER = f"{PREFIX}placeholder"
# At the start of a line: in a sentence it is a word about a block.
_LEFT_OVER = re.compile(rf"^ *+/{{3,}}+ *+({PREFIX}[\w-]*)", re.M)

_log = logging.getLogger("mkdocs.plugins.genai")


class Swap(Treeprocessor):
    """Puts components where the placeholders stand, and fits them into the page.

    ``site`` gives the site when a page asks for it; ``requests`` are the page's
    blocks, in the order of the placeholders' numbers; ``stash`` takes their texts.
    """

    def __init__(
        self, md: Markdown, site: Callable[[], Site], requests: Sequence[Request], stash: Stash
    ) -> None:
        """Keep what the pages share and what this page asks for."""
        super().__init__(md)
        self.load = site
        self.requests = requests
        self.stash = stash
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
        titles = self._titles()
        root[:0] = titles
        anchors = Anchors({part.get("id", "") for part in root.iter()})
        finished = [*titles, *self._components(root, page.path, anchors)]
        parents, pack = parents_of(root), self.site.pack
        resolve_links(root, parents, page, pack, anchors, self.site.dead)
        fill_pictures(root, parents, pack.images, lambda one: page.relative(self.site.picture(one)))
        keys = number_citations(root, pack, self.site.theme.words)
        self.site.cited.update(keys)
        listed = self._sources(root, parents, keys, anchors.written)
        beside = [*listed, *mark_terms(root, parents, pack)]
        for element in beside:
            isolate(element, self.site.theme.rtl)
        if wrong:
            self.site.boxed.add(page.path)
            box = mistakes(self.site.theme.words, wrong)
            # Below the title: MkDocs takes it from the page's first element only.
            root.insert(int([part.tag for part in root[:1]] == ["h1"]), box)
            finished.append(box)
        for element in [*finished, *beside]:
            say_formulas(element, self.site.theme.words.language)
            self.stash.take(element)

    def _mistakes(self, path: str) -> Mistakes:
        """Return what is wrong with the site; a page that no plugin has read is read here."""
        known = self.site.mistakes
        source = source_of(self.md) if self.site.unread and not known.of_data else None
        if source is None:
            return known
        found = judged(source, self.site.pack, dialect_of(self.md))
        if found:
            _log.error(report(found, 1))
        return replace(known, of_pages={path: found} if found else {})

    def _wrong(self, root: Element, path: str) -> list[Problem]:
        """Return what the page has to show as wrong: in its data, its blocks, its text."""
        known = self.known
        found = known.on(path, self._uses(root)) if known.every else []
        return found if path in known.of_pages else [*found, *self._left_over(root, path)]

    def _uses(self, root: Element) -> set[str]:
        """Return the data that the page uses; what blocks show is not in it yet."""
        links = (link.get("href", "") for link in root.iter("a"))
        items = (link[5:].partition("?")[0] for link in links if link.startswith("item:"))
        keys = (key for mark in root.iter("sup") for key in mark.get("data-keys", "").split())
        return uses(self.site.pack, self.requests, items, keys)

    def _left_over(self, root: Element, path: str) -> list[Problem]:
        """Note blocks that the parser took for text."""
        texts = (part.text or "" for part in root.iter("p"))
        names = [found[1] for text in texts if (found := _LEFT_OVER.search(text))]
        fix = "Check its options and its closing slashes."
        return [
            self._note(path, f"the block {name} was not understood", Rule.BLOCK_NAME, fix)
            for name in names
        ]

    def _note(self, path: str, message: str, rule: Rule, fix: str) -> Problem:
        """Note what the scan of page sources has missed; without a plugin say it at once."""
        found = Problem(Place(path or "page", 0, 0), message, rule, fix)
        self.site.late.append(found)
        if self.site.unread:
            _log.error(str(found))
        return found

    def _titles(self) -> list[Element]:
        """Return the title that a block asks for: the name of what it shows."""
        asking = (one for one in self.requests if one.title and one.name in BLOCKS)
        shown = ((BLOCKS[one.name], one.argument) for one in islice(asking, 1))
        named = (
            (block.anchor(to), self.site.pack.label(block.reads(to)[0])) for block, to in shown
        )
        return [
            h("h1", {"id": f"{anchor}-title", "data-toc-label": name}, name)
            for anchor, name in named
            if name
        ]

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
        """Return what stands in the place of a block, which data that is wrong may explain."""
        data = {*shown_data(request, self.site.pack)}
        if data and self.known.in_data(data):
            return problem(self.site.theme.words.waiting)
        if path not in self.known.of_pages:
            self._note(path, wrong.message, wrong.rule, wrong.fix)
        return problem(wrong.message, wrong.fix)

    def _sources(
        self, root: Element, parents: Parents, keys: list[str], written: set[str]
    ) -> list[Element]:
        """List the page's sources where a block asks for them, else at the page's end.

        A source that the list of all has on this page keeps its address there.
        """
        listed = [self.site.pack.sources[key] for key in keys]
        asked = list(root.iter(PLACEHOLDER))
        if not asked and all(anchor(key) in written for key in keys):
            return []
        heading = self.site.theme.words.sources
        section = sources(listed, heading, written, self._checked(root, parents, keys))
        if asked:
            rest = (_replace(one, sources([], heading)) for one in asked[1:])
            return [_replace(asked[0], section), *rest]
        title = {"id": "genai-sources", "class": "genai-title"}
        root.extend([h("h2", title, heading), section])
        return list(root[-2:])

    def _checked(self, root: Element, parents: Parents, keys: list[str]) -> Element | None:
        """Say once on which day all that the page shows and cites was checked, if it was one."""
        read = (path for request in self.requests for path in shown_data(request, self.site.pack))
        items = self.site.pack.named(read)
        cited = {key for item in items for key in item.mentions.sources}
        days = {item.checked for item in items}
        day = days.pop() if len(days) == 1 else None
        if not day or len(items) < 2 or not cited.issuperset(keys):
            return None
        take_days(root, parents)
        return checked(self.site.theme, "checked_all", day)


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
