"""The Markdown extension ``genai``: blocks and citations in a page's source.

A block leaves a placeholder while the page is parsed; swap.py puts the
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

from .blocks import NAMES, Request
from .data.pack import LICENCE
from .data.text import CITATION
from .data.words import languages
from .hosts import project_of
from .render.inline import cite
from .site import Site, alone, of_config, refused
from .swap import PLACEHOLDER, PRIORITY, Swap

OPTIONS = ("pack", "data_dir", "pages", "language", "publish")


class GenaiExtension(BlocksExtension):
    """Python-Markdown extension; see the manual, "Options"."""

    def __init__(self, **options: Any) -> None:
        """Take the options; a mistake among them is told when the first page asks for data.

        Hosts print what an extension raises with a traceback, and the server of
        Zensical ends. The plugin says it in one line, and without one pages show it.
        """
        self.config = {
            "pack": [True, "Whether the bundled content is there."],
            "data_dir": ["", "A folder of the site's own data, laid out like the pack."],
            "pages": [{}, "Folder of items to the path of their pages, with {id}, or of one page."],
            "language": ["", "The interface's language; the theme's, if it is not set."],
            "publish": ["", "The address of the licence under which a plugin publishes the data."],
            "site": ["", "What a plugin has loaded already; not for configuration files."],
        }
        self.mistake = mistake(options)
        known = {name: value for name, value in options.items() if name in self.config}
        good = {name: value for name, value in known.items() if value is not None}
        super().__init__(**({} if self.mistake else good))
        self.requests: list[Request] = []

    def extendMarkdownBlocks(  # noqa: N802  (the name is pymdownx's)
        self, md: Markdown, block_mgr: BlocksProcessor
    ) -> None:
        """Register the blocks, the citations and the swap."""
        self.md = md
        for name in NAMES:
            kind = type(name, (_Block,), {"NAME": name})
            block_mgr.register(kind, {"requests": self.requests})
        md.inlinePatterns.register(_Citation(rf"\s*{CITATION.pattern}", md), "genai_citation", 175)
        md.treeprocessors.register(Swap(md, lambda: self.site, self.requests), "genai", PRIORITY)
        md.registerExtension(self)

    @cached_property
    def site(self) -> Site:
        """What a plugin has loaded, or what the options name.

        Not read before a page asks: MkDocs makes an extension only to try its options.
        """
        if self.mistake:
            return refused(of_config("mkdocs.yml", self.mistake))
        return self.getConfig("site") or alone(self.getConfigs(), *project_of(self.md))

    def reset(self) -> None:
        """Forget the page before."""
        self.requests.clear()


def mistake(options: dict[str, Any]) -> str:
    """Say which option is unknown or has a wrong value, or nothing."""
    if unknown := sorted(options.keys() - {*OPTIONS, "site"}):
        return f"genai has no option {', '.join(unknown)}; it has: {', '.join(OPTIONS)}"
    pages = options.get("pages") or {}
    if not isinstance(options.get("pack") or False, bool):
        return "genai: pack must be true or false"
    if not isinstance(options.get("data_dir") or "", str):
        return "genai: data_dir must be a folder, for example  data_dir: data"
    if (options.get("language") or "en") not in languages():
        return f"genai: language must be one of {', '.join(languages())}"
    if not str(options.get("publish") or "https://").startswith(("https://", "http://")):
        return f"genai: publish must be the address of a licence, for example  publish: {LICENCE}"
    if not isinstance(pages, dict) or not all(isinstance(path, str) for path in pages.values()):
        return "genai: pages must be lines like  families: families/{id}.md"
    return ""


def makeExtension(**options: Any) -> GenaiExtension:  # noqa: N802  (the name is Markdown's)
    """Give the extension to Python-Markdown."""
    return GenaiExtension(**options)


class _Block(PymdownBlock):
    """Leaves a placeholder; what the block says is kept beside the tree."""

    ARGUMENT = None
    OPTIONS: ClassVar = dict.fromkeys(("id", "only", "open"), ("", type_any))

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
