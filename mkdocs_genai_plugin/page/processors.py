"""What reads the blocks and citations in a page's source.

A block leaves a placeholder while the page is parsed; treeprocessor.py puts the
component in its place.
"""

from __future__ import annotations

import re
from functools import cached_property
from typing import Any, ClassVar
from xml.etree.ElementTree import Element, SubElement

from markdown import Markdown
from markdown.inlinepatterns import InlineProcessor
from pymdownx.blocks import BlocksExtension, BlocksProcessor
from pymdownx.blocks.block import Block as PymdownBlock
from pymdownx.blocks.block import type_any

from mkdocs_genai_plugin.data.text import CITATION
from mkdocs_genai_plugin.render.block import SWITCHES, Request
from mkdocs_genai_plugin.render.inline import cite

from .blocks import BLOCK_NAMES
from .context import Site, alone, of_config, refused
from .hosts import project_of
from .reading import CITATION_PRIORITY
from .stash import LAST, GiveBack, Stash
from .treeprocessor import PLACEHOLDER, PRIORITY, Swap


class Processors(BlocksExtension):
    """What reads the blocks and citations of one page."""

    def __init__(self, options: dict[str, Any], mistake: str) -> None:
        """Take the options of the extension, and what is wrong with them."""
        super().__init__()
        self.options = options
        self.mistake = mistake
        self.requests: list[Request] = []
        self.stash = Stash()

    def extendMarkdownBlocks(  # noqa: N802  (the name is pymdownx's)
        self, md: Markdown, block_mgr: BlocksProcessor
    ) -> None:
        """Register the blocks, the citations and the swap."""
        self.md = md
        for kind in _BLOCKS:
            block_mgr.register(kind, {"requests": self.requests})
        for name in BLOCK_NAMES:  # older ones do it for the next page alone, and ours is being read
            block_mgr.trackers.setdefault(name, {})
        if self.options["citations"]:
            pattern = _Citation(rf"\s*{CITATION.pattern}", md)
            md.inlinePatterns.register(pattern, "genai_citation", CITATION_PRIORITY)
        swap = Swap(md, lambda: self.site, self.requests, self.stash)
        md.treeprocessors.register(swap, "genai", PRIORITY)
        md.postprocessors.register(GiveBack(self.stash), "genai_texts", LAST)
        md.registerExtension(self)

    @cached_property
    def site(self) -> Site:
        """What a plugin has loaded, or what the options name.

        Not read before a page asks: MkDocs makes an extension only to try its options.
        """
        if self.mistake:
            return refused(of_config("mkdocs.yml", self.mistake))
        load = self.options["site"]
        return load() if load else alone(self.options, project_of(self.md))

    def reset(self) -> None:
        """Forget the page before."""
        self.requests.clear()
        self.stash.clear()


class _Block(PymdownBlock):
    """Leaves a placeholder; what the block says is kept beside the tree."""

    ARGUMENT = None
    OPTIONS: ClassVar = dict.fromkeys(("id", "only", *SWITCHES), ("", type_any))

    def on_create(self, parent: Element) -> Element:
        requests: list[Request] = self.config["requests"]
        options = {name: value for name, value in self.options.items() if value}
        requests.append(Request(self.NAME, self.argument or "", options))
        return SubElement(parent, PLACEHOLDER, {"data-index": str(len(requests) - 1)})

    def on_markdown(self) -> str:
        return "raw"


_BLOCKS = [type(name, (_Block,), {"NAME": name}) for name in BLOCK_NAMES]


class _Citation(InlineProcessor):
    """``[@key]`` in a page; it stands close to its text."""

    def handleMatch(  # type: ignore[override]  # noqa: N802  (the name is Markdown's)
        self, m: re.Match[str], data: str
    ) -> tuple[Element | None, int, int]:
        return cite(re.findall(r"[a-z0-9-]+", m[1])), m.start(0), m.end(0)
