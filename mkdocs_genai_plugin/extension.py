"""The Markdown extension ``genai``: blocks in a page become components in its tree.

A block leaves a placeholder while the page is parsed. A tree processor swaps
it for finished nodes behind every processor that rewrites text (attr_list 8,
abbr 7, smarty 6) and before those that must see it: ``toc`` and MkDocs' anchors
(5), MkDocs' links (0).
"""

from __future__ import annotations

import logging
import re
from collections.abc import Sequence
from functools import cached_property
from pathlib import Path
from typing import Any, ClassVar
from xml.etree.ElementTree import Element, SubElement

from markdown import Markdown
from markdown.inlinepatterns import InlineProcessor
from markdown.treeprocessors import Treeprocessor
from markdown.util import AtomicString
from pymdownx.blocks import BlocksExtension, BlocksProcessor
from pymdownx.blocks.block import Block as PymdownBlock
from pymdownx.blocks.block import type_any

from .blocks import BLOCKS, NAMES, PREFIX, SOURCES, Request, complaint
from .data.pack import Folder, bundled, load
from .data.problems import report
from .data.text import CITATION
from .hosts import icon_folders, page_of
from .render.element import h
from .render.icons import Icons
from .render.inline import cite
from .render.page import Anchors, level_above, number_citations, resolve_links, set_levels
from .render.problem import problem
from .render.sources import sources
from .render.theme import Theme
from .site import Site

PRIORITY = 5.5
PLACEHOLDER = f"{PREFIX}placeholder"
# Python-Markdown writes what looks like an entity as it is (serializers.py, RE_AMP).
ENTITY = re.compile(r"&(?=(?:#[0-9]+|#x[0-9a-f]+|[0-9a-z]+);)", re.I)
LEFT_OVER = re.compile(rf"/{{3,}} *({PREFIX}[\w-]*)")

log = logging.getLogger("mkdocs.plugins.genai")


class GenaiExtension(BlocksExtension):
    """Python-Markdown extension; see the manual, "Options"."""

    def __init__(self, **options: Any) -> None:
        """Take the options, and name the allowed ones if another is given."""
        self.config = {
            "pack": [True, "Whether the bundled content is there."],
            "data_dir": ["", "A folder of the site's own data, laid out like the pack."],
            "pages": [{}, "Collection to the path of its items' pages, with {id}."],
            "site": ["", "What a plugin has loaded already; not for configuration files."],
        }
        if unknown := options.keys() - self.config.keys():
            allowed = ", ".join(key for key in self.config if key != "site")
            raise ValueError(f"genai has no option {', '.join(sorted(unknown))}; it has: {allowed}")
        if wrong := _mistyped(options):
            raise ValueError(wrong)
        super().__init__(**{name: value for name, value in options.items() if value is not None})
        self.requests: list[Request] = []

    def extendMarkdownBlocks(  # noqa: N802  (the name is pymdownx's)
        self, md: Markdown, block_mgr: BlocksProcessor
    ) -> None:
        """Register the blocks, the citations and the swap."""
        for name in NAMES:
            kind = type(name, (_Block,), {"NAME": name})
            block_mgr.register(kind, {"requests": self.requests})
        md.inlinePatterns.register(_Citation(f" *{CITATION.pattern}", md), "genai_citation", 175)
        md.treeprocessors.register(_Swap(md, self), "genai", PRIORITY)
        md.registerExtension(self)

    @cached_property
    def site(self) -> Site:
        """What a plugin has loaded, or what the options name.

        Not read before a page asks: MkDocs makes an extension only to try its options.
        """
        return self.getConfig("site") or alone(self.getConfigs())

    def reset(self) -> None:
        """Forget the page before."""
        self.requests.clear()


def _mistyped(options: dict[str, Any]) -> str:
    """Say which option has a value of the wrong type, or nothing."""
    pages = options.get("pages") or {}
    if not isinstance(options.get("pack") or False, bool):
        return "genai: pack must be true or false"
    if not isinstance(options.get("data_dir") or "", str):
        return "genai: data_dir must be a folder, for example  data_dir: data"
    if not isinstance(pages, dict) or not all(isinstance(path, str) for path in pages.values()):
        return "genai: pages must be lines like  families: families/{id}.md"
    return ""


def makeExtension(**options: Any) -> GenaiExtension:  # noqa: N802  (the name is Markdown's)
    """Give the extension to Python-Markdown."""
    return GenaiExtension(**options)


_loaded: dict[tuple[Any, ...], Site] = {}


def alone(options: dict[str, Any]) -> Site:
    """Load the data without a plugin; it is read again when a file has changed."""
    found = folders(options, Path())
    state = tuple(
        (str(path), path.stat().st_mtime_ns, path.stat().st_size)
        for folder in found
        for path in sorted(folder.root.rglob("*.y*ml"))
    )
    key = (state, tuple(sorted(options["pages"].items())))
    if key not in _loaded:
        pack = load(found)
        text = report(pack.problems, pack.tried) if pack.problems else ""
        if text:
            log.error(text)
        theme = Theme(icons=Icons(icon_folders()))
        _loaded[key] = Site(pack, theme, options["pages"], text)
    return _loaded[key]


def folders(options: dict[str, Any], root: Path) -> Sequence[Folder]:
    """Give the folders that the options name; ``data_dir`` is relative to ``root``."""
    own = options.get("data_dir") or ""
    return [
        *([bundled()] if options.get("pack") is not False else []),
        *([Folder(root / own, Path(own).as_posix())] if own else []),
    ]


class _Block(PymdownBlock):
    """Leaves a placeholder; what the block says is kept beside the tree."""

    ARGUMENT = None
    OPTIONS: ClassVar = {"id": ("", type_any), "only": ("", type_any)}

    def on_create(self, parent: Element) -> Element:
        requests: list[Request] = self.config["requests"]
        options = {name: value for name, value in self.options.items() if value}
        requests.append(Request(self.NAME, self.argument or "", options))
        return SubElement(parent, PLACEHOLDER, {"data-index": str(len(requests) - 1)})

    def on_markdown(self) -> str:
        return "raw"


class _Citation(InlineProcessor):
    """``[@key]`` in a page; it stands close to its text."""

    def handleMatch(  # type: ignore[override]  # noqa: N802  (the name is Markdown's)
        self, m: re.Match[str], data: str
    ) -> tuple[Element | None, int, int]:
        return cite(re.findall(r"[a-z0-9-]+", m[1])), m.start(0), m.end(0)


class _Swap(Treeprocessor):
    """Puts components where the placeholders stand, and fits them into the page."""

    def __init__(self, md: Markdown, extension: GenaiExtension) -> None:
        super().__init__(md)
        self.extension = extension

    @property
    def site(self) -> Site:
        return self.extension.site

    def run(self, root: Element) -> None:
        page = page_of(self.md, self.site.item_pages)
        self._guard(root, page.path)
        anchors = Anchors({part.get("id", "") for part in root.iter()})
        finished = self._components(root, page.path, anchors)
        resolve_links(root, page, self.site.pack, anchors)
        keys = number_citations(root, self.site.pack, self.site.theme.words)
        finished += self._sources(root, keys)
        if self.site.report and self.extension.requests:
            box = problem(self.site.theme.words.broken, self.site.report)
            # Below the title: MkDocs takes it from the page's first element only.
            root.insert(1 if root[0].tag == "h1" else 0, box)
            finished.append(box)
        for element in finished:
            _protect(element)

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
            request = self.extension.requests[int(placeholder.get("data-index", "0"))]
            if request.name != SOURCES:
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

    def _sources(self, root: Element, keys: list[str]) -> list[Element]:
        """List the page's sources where a block asks for them, else at the page's end."""
        listed = [self.site.pack.sources[key] for key in keys]
        asked = list(root.iter(PLACEHOLDER))
        finished = [_replace(one, sources(listed if one is asked[0] else [])) for one in asked]
        if listed and not asked:
            title = {"id": "genai-sources", "class": "genai-title"}
            finished = [h("h2", title, self.site.theme.words.sources), sources(listed)]
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
