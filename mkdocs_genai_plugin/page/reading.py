"""What Python-Markdown reads of a page's source as Markdown, found by parsing it.

A scan of the source finds what looks like a block, a citation or a link to an item. Only
the parser knows which of them stand in code, in HTML or in an attribute, or are something
else, such as a link with a definition.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from importlib.metadata import entry_points
from itertools import takewhile
from typing import Any
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.extensions import Extension
from markdown.inlinepatterns import InlineProcessor
from markdown.treeprocessors import Treeprocessor
from mkdocs.utils.meta import get_data

from mkdocs_genai_plugin.data.text import CITATION

# Below references (170 to 125), automail (110) and html (90), above magiclink's mentions (79.9).
CITATION_PRIORITY = 86
_MARK = "genai-read-{}"
# What may define a link's label; where it stands is not looked at.
LINK_DEFINITION = re.compile(r"\[@([^\[\]\n]+)\]:")
_BLOCK = re.compile(r"[ >]*+/{3,}+ *+\w")
_OPTION = re.compile(r"[ >]* {4}")
PARSERS = ("markdown.extensions.", "pymdownx.")
# These read files, or names that matter to no block.
_LEFT_OUT = {f"pymdownx.{name}" for name in ("b64", "emoji", "pathconverter", "snippets")}
# Options of fences and of inline code that name functions to call.
CALLING = {"custom_fences", "custom_inline"}


@dataclass(frozen=True)
class Span:
    """A part of a line, and what can stand in its place; numbers count from 0."""

    line: int
    start: int
    end: int
    form: str = "[@{}]"


@dataclass(frozen=True)
class Dialect:
    """The Markdown of a site: what it lists under ``markdown_extensions``, and their options.

    What is listed are names, and extensions that plugins have made. ``citations`` tells
    whether ``[@key]`` is one.
    """

    listed: Sequence[str | Extension] = ()
    options: Mapping[str, Any] = field(default_factory=dict)
    citations: bool = True

    def read(self, lines: Sequence[str], spans: Sequence[Span]) -> list[bool]:
        """Return for each part of a page's source whether it is read as Markdown.

        Each gets a mark, a citation or the address of a link, and is read if that comes out.
        """
        marks = _marks(lines, spans)
        written = _without_options(lines, spans)
        text = "\n".join(_marked(written, marks)[_front_matter(lines) :])
        seen: set[str] = set()
        self._parser(seen.add).convert(text)
        return [mark in seen for mark in marks.values()]

    def _parser(self, note: Callable[[str], None]) -> Markdown:
        """Return a parser that notes what it reads; extensions of others would run twice."""
        own = [one for one in self.listed if _is_parser(one)]
        options = {name: _without_calls(given or {}) for name, given in self.options.items()}
        return Markdown(extensions=[*own, _Notes(note)], extension_configs=options)


PLAIN_DIALECT = Dialect()


def dialect(listed: Sequence[str | Extension], options: Mapping[str, Any]) -> Dialect:
    """Return the Markdown of a configuration: what it lists, and the options of each name."""
    ours = options.get("genai") or {}
    return Dialect(listed, options, citations=ours.get("citations") is not False)


def _without_options(lines: Sequence[str], spans: Sequence[Span]) -> list[str]:
    """Return the lines with those emptied that hold the options of our blocks.

    They are YAML, which the parser of Markdown would take a paragraph's time for, or far more:
    it looks for the partner of each bracket to the paragraph's end.
    """
    kept = list(lines)
    for start in {one.line for one in spans if _BLOCK.match(lines[one.line])}:
        for number in takewhile(lambda at: _OPTION.match(lines[at]), range(start + 1, len(lines))):
            kept[number] = ""
    return kept


def _marks(lines: Sequence[str], spans: Sequence[Span]) -> dict[Span, str]:
    """Return the mark of each part: a word of its own, or its key if a link may define that."""
    defined = {found[1].lower() for line in lines for found in LINK_DEFINITION.finditer(line)}
    keys = {one: lines[one.line][one.start : one.end].strip("[@]") for one in spans}
    return {
        one: key if key.lower() in defined else _MARK.format(number)
        for number, (one, key) in enumerate(keys.items())
    }


def _marked(lines: Sequence[str], marks: Mapping[Span, str]) -> list[str]:
    """Return the lines with the marks in place of the parts; of two that overlap, the first."""
    of_line: dict[int, list[Span]] = {}
    for one in sorted(marks, key=lambda span: span.start):
        of_line.setdefault(one.line, []).append(one)
    return [
        "".join(_pieces(line, of_line.get(number, ()), marks)) for number, line in enumerate(lines)
    ]


def _pieces(line: str, spans: Sequence[Span], marks: Mapping[Span, str]) -> Iterator[str]:
    done = 0
    for one in spans:
        if one.start >= done:
            yield line[done : one.start] + one.form.format(marks[one])
            done = one.end
    yield line[done:]


def _front_matter(lines: Sequence[str]) -> int:
    """Return how many lines a page's front matter has."""
    body, _ = get_data("\n".join(lines))
    return len(lines) - 1 - body.count("\n")


def _is_parser(listed: str | Extension) -> bool:
    """Tell whether an extension only parses: it comes with the parser, or with PyMdown's."""
    module = _modules().get(listed, listed) if isinstance(listed, str) else type(listed).__module__
    name = module.partition(":")[0]
    return name.startswith(PARSERS) and name not in _LEFT_OUT


@cache
def _modules() -> dict[str, str]:
    """Return the module of each extension that has a short name."""
    return {one.name: one.value for one in entry_points(group="markdown.extensions")}


def _without_calls(options: Any) -> Any:
    """Return options without those that name functions, at any depth."""
    if not isinstance(options, dict):
        return options
    return {name: _without_calls(one) for name, one in options.items() if name not in CALLING}


class _Notes(Extension):
    """Notes the citations and the addresses of links that a page has."""

    def __init__(self, note: Callable[[str], None]) -> None:
        super().__init__()
        self.note = note

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802  (the name is Markdown's)
        md.inlinePatterns.register(_Citation(self.note, md), "genai_read", CITATION_PRIORITY)
        md.treeprocessors.register(_Links(self.note, md), "genai_read", 0)


class _Citation(InlineProcessor):
    def __init__(self, note: Callable[[str], None], md: Markdown) -> None:
        super().__init__(CITATION.pattern, md)
        self.note = note

    def handleMatch(  # type: ignore[override]  # noqa: N802  (the name is Markdown's)
        self, m: re.Match[str], data: str
    ) -> tuple[Element, int, int]:
        self.note(m[1])
        return Element("sup"), m.start(0), m.end(0)


class _Links(Treeprocessor):
    def __init__(self, note: Callable[[str], None], md: Markdown) -> None:
        super().__init__(md)
        self.note = note

    def run(self, root: Element) -> None:
        for part in root.iter():
            for address in (part.get("href", ""), part.get("src", "")):
                self.note(address.removeprefix("item:").partition("?")[0])
