"""Mistakes in the blocks, citations and references of a page's source.

A Markdown parser drops a block with a wrong option, and swallows the page
behind a block that is never closed; so sources are read before they are parsed.
What looks like a mistake is one only if the parser reads it (reading.py).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from difflib import get_close_matches
from functools import lru_cache

from mkdocs_genai_plugin.data import tree
from mkdocs_genai_plugin.data.checks import nearest_item
from mkdocs_genai_plugin.data.files import DataFile, decode
from mkdocs_genai_plugin.data.pack import EVERYTHING, Pack
from mkdocs_genai_plugin.data.problems import Place, Problem
from mkdocs_genai_plugin.data.rules import Rule
from mkdocs_genai_plugin.data.suggest import MOST_HINTS, closest, is_sure, suggest
from mkdocs_genai_plugin.data.text import CITATION
from mkdocs_genai_plugin.render.block import Request
from mkdocs_genai_plugin.render.element import PREFIX

from .blocks import BLOCK_NAMES, BLOCKS, Complaint, complaint, lacks_prefix
from .dependencies import uses
from .reading import PLAIN_DIALECT, Dialect, Span

# Each is linear in the length of a line: what a part has taken it does not give back.
ARGUMENT = r" *+(?:\| *+(?P<argument>(?:[^ ]++| ++(?!$))*+) *+)?$"
# pymdownx.blocks: three slashes or more, a name, perhaps an argument.
_START = re.compile(r" *+(?P<slashes>/{3,}+) *+(?P<name>[\w-]++)" + ARGUMENT)
# The same in a quotation, too.
BLOCK = re.compile(rf"(?<!/)/{{3,}}+ *+(?P<name>{PREFIX}[\w-]++)" + ARGUMENT, re.I)
LIKE_START = re.compile(rf" *+(?P<all>/{{2,}}+ *+(?P<name>{PREFIX}[\w-]*)\b *+\|? *+(?P<rest>.*))")
OPTION = re.compile(r" {4,}\S")
_KEY = re.compile(r"@([a-z0-9-]+)")
_FENCE = re.compile(r"\s*+(?:(?:[>*+-]|\d++[.)]) ++)*+(`{3,}+(?!.*`)|~{3,}+)")
# The address of a link, or of a definition that links refer to.
_ITEM = re.compile(r"\](?:\(|:) *<?item:(?P<path>[^\s()<>?]*)")
# What other extensions and plugins put into a page: snippets, macros.
INCLUDE = re.compile(r"-8<-|\{[{%]")
BACKTICKS = re.compile(r"`++")
_COMMENT = re.compile(r"<!--.*?(?:-->|$)")
# What the lines below it may be indented for: a list, a note, a tab, a definition, a footnote.
CONTAINER = re.compile(r"\s*(?:[*+-] |\d+[.)] |!!!|\?\?\?|===|/{3}|: |\[\^|>)")


def read_page(raw: bytes, shown: str) -> DataFile | Problem:
    """Return a page's text; what MkDocs accepts in a page is accepted here."""
    try:
        return DataFile(shown, raw.decode("utf-8-sig"))
    except UnicodeDecodeError:
        return decode(raw, shown)


@dataclass(frozen=True)
class Finding:
    """What looks like a mistake; ``span`` is the block's first line, the citation or the path."""

    span: Span
    problem: Problem


def judged(
    source: DataFile | Problem, pack: Pack, dialect: Dialect = PLAIN_DIALECT
) -> list[Problem]:
    """Return every problem of a page's source, or the one for which it could not be read."""
    if isinstance(source, Problem):
        return [source]
    page = _Page(source, pack)
    found = list(page.findings(citations=dialect.citations))
    spans = list(dict.fromkeys(one.span for one in found))
    read = dict(zip(spans, dialect.read(page.file.lines, spans), strict=True)) if spans else {}
    return [one.problem for one in found if read[one.span]]


def findings(source: DataFile, pack: Pack) -> Iterator[Finding]:
    """Yield what looks like a mistake in a page's source, whether a parser reads it or not."""
    yield from _Page(source, pack).findings()


def cited_keys(file: DataFile) -> Iterator[str]:
    """Yield the key of every source that a page's source cites."""
    for _, line in _outside_code(file.lines):
        for found in CITATION.finditer(line):
            yield from _KEY.findall(found[0])


def used(file: DataFile, pack: Pack) -> set[str]:
    """Return the data that a page's source uses; everything where it brings in what is not seen."""
    lines = [line for _, line in _outside_code(file.lines)]
    if any(INCLUDE.search(line) for line in lines):
        return {EVERYTHING}
    blocks = [found for line in lines if (found := BLOCK.search(line))]
    requests = [_request(found) for found in blocks]
    items = (found["path"] for line in lines for found in _ITEM.finditer(line))
    return uses(pack, requests, items, cited_keys(file))


class _Page:
    """A page's source: its lines outside code and comments, by number from 0."""

    def __init__(self, file: DataFile, pack: Pack) -> None:
        # Line breaks in YAML, not in Markdown.
        self.file = DataFile(file.path, re.sub("[\x85\u2028\u2029]", " ", file.text))
        self.pack = pack
        self.lines = dict(_outside_code(self.file.lines))
        self.behind = max(self.lines, default=0) + 1
        self.hints = MOST_HINTS

    def findings(self, *, citations: bool = True) -> Iterator[Finding]:
        for number, line in self.lines.items():
            for problem in self.block(number, line):
                start = len(line) - len(line.lstrip())
                yield Finding(Span(number, start, len(line)), problem)
            yield from self.citations(number, line) if citations else ()
            yield from self.references(number, line)

    def block(self, start: int, line: str) -> Iterator[Problem]:
        found = _START.match(line)
        if found and (_is_ours(found["name"].lower()) or lacks_prefix(self.pack, _request(found))):
            yield from self.own_block(start, found)
        elif not found and (like := LIKE_START.match(line.rstrip())):
            place = self.file.place(start, like.start("all"), len(like["all"]))
            better = f"/// {like['name']} | {like['rest'] or 'name'}"
            edits = place.instead(like["all"], better) if like["rest"] else ()
            message = "this line does not start a block"
            yield Problem(place, message, Rule.BLOCK_START, f"Write:  {better}", edits)

    def own_block(self, start: int, found: re.Match[str]) -> Iterator[Problem]:
        end = self.end(start, found["slashes"])
        if end is None:
            message = f"this {found['name']} is never closed"
            fix = f"Write  {found['slashes']}  on a line of its own below it."
            place = self.file.place(start, found.start("slashes"), len(found[0].strip()))
            yield Problem(place, message, Rule.BLOCK_END, fix)
        elif stray := self.stray(start, end, found):
            yield stray
        else:
            unread: list[Problem] = []
            name = found["name"].lower()
            options = self.options(name, start, end, unread)
            request = replace(_request(found), options=options)
            wrong = None if unread else complaint(self.pack, request)
            yield from unread
            if wrong:
                place = self.place(start, end, found, wrong)
                edits = place.instead(wrong.word, wrong.better)
                yield Problem(place, wrong.message, wrong.rule, wrong.fix, edits)

    def end(self, start: int, slashes: str) -> int | None:
        """Return the line that closes the block, unless another block starts before."""
        closing = re.compile(rf" *{slashes} *$")
        for number in range(start + 1, self.behind):
            line = self.lines.get(number, "")
            if closing.match(line):
                return number
            if _START.match(line):
                return None
        return None

    def stray(self, start: int, end: int, found: re.Match[str]) -> Problem | None:
        """Find a line in the block that is no option, or would not be read as one."""
        indent = found.start("slashes") // 4 * 4
        blank = False
        for number in range(start + 1, end):
            line = self.file.lines[number].rstrip()
            first = len(line) - len(line.lstrip())
            place = self.file.place(number, first, len(line) - first)
            if line and not OPTION.match(line[indent:]):
                fix = "Indent options by four spaces; put other text below the closing slashes."
                return Problem(place, f"{found['name']} takes no text", Rule.BLOCK_TEXT, fix)
            if line and blank:
                message = "an option behind an empty line is not read"
                return Problem(place, message, Rule.BLOCK_OPTION, "Delete the empty line above it.")
            blank = blank or not line
        return None

    def options(self, name: str, start: int, end: int, unread: list[Problem]) -> dict[str, object]:
        """Read a block's options as data is read, so that they keep their places."""
        body = self.file.lines[start + 1 : end]
        if not any(line.strip() for line in body):
            return {}
        read = tree.parse(DataFile(self.file.path, "\n".join(body), above=start + 1), unread)
        if read:
            return {key: _plain(value) for key, (_, value) in read.entries.items()}
        if unread[0].rule == Rule.EMPTY:  # comments only
            unread.clear()
        elif unread[0].rule == Rule.TYPE:
            allowed = BLOCKS[name].options if name in BLOCKS else ()
            fix = f"Write  option: value  on each line. Allowed: {', '.join(allowed) or 'none'}."
            unread[0] = Problem(unread[0].place, "this is no option", Rule.BLOCK_OPTION, fix)
        return {}

    def place(self, start: int, end: int, found: re.Match[str], wrong: Complaint) -> Place:
        """Return the place of the complaint's word: the block's name, its argument or an option."""
        if wrong.rule == Rule.BLOCK_OPTION:
            for number in range(start + 1, end):
                column = self.file.lines[number].find(wrong.word)
                if column >= 0:
                    return self.file.place(number, column, len(wrong.word))
        group = "argument" if wrong.rule == Rule.BLOCK_ARGUMENT and found["argument"] else "name"
        return self.file.place(start, found.start(group), len(found[group]))

    def citations(self, number: int, line: str) -> Iterator[Finding]:
        for found in CITATION.finditer(line):
            for key in _KEY.finditer(found[0]):
                if key[1] not in self.pack.sources:
                    place = self.file.place(number, found.start() + key.start(1), len(key[1]))
                    span = Span(number, found.start(), found.end())
                    yield Finding(span, self.unknown_source(key[1], place))

    def hinted(self) -> bool:
        """Tell whether to compare one more word with all others, which takes time."""
        self.hints -= 1
        return self.hints >= 0

    def unknown_source(self, key: str, place: Place) -> Problem:
        near = closest(key, self.pack.sources) if self.hinted() else ""
        hint = suggest(near)
        message = f'"{key}" is not the key of a source{hint}'
        fix = "Declare it in a file of  sources/,  or mend the key."
        edits = place.instead(key, near) if is_sure(key, near) else ()
        return Problem(place, message, Rule.UNKNOWN_SOURCE, fix, edits)

    def references(self, number: int, line: str) -> Iterator[Finding]:
        for found in _ITEM.finditer(line):
            path = found["path"]
            if not self.pack.find(path):
                span = Span(number, found.start("path"), found.end("path"), "{}")
                yield Finding(span, self.unknown_item(path, span))

    def unknown_item(self, path: str, span: Span) -> Problem:
        near = nearest_item(self.pack, path) if self.hinted() else ""
        hint = suggest(near)
        place = self.file.place(span.line, span.start, len(path))
        example = next(iter(self.pack.items), "folder/id")
        fix = f"Name an item by its folder and id, like  {example}."
        edits = place.instead(path, near) if is_sure(path, near) else ()
        return Problem(place, f'"{path}" is not an item{hint}', Rule.REFERENCE, fix, edits)


def _request(found: re.Match[str]) -> Request:
    return Request(found["name"].lower(), found["argument"] or "")


@lru_cache(maxsize=1024)
def _is_ours(name: str) -> bool:
    return name.startswith("genai") or bool(get_close_matches(name, BLOCK_NAMES, n=1, cutoff=0.85))


def _plain(node: tree.Node) -> object:
    if isinstance(node, tree.Scalar):
        return node.text
    if isinstance(node, tree.Sequence):
        return [str(_plain(item)) for item in node.items]
    return node.kind


def _outside_code(source: list[str]) -> Iterator[tuple[int, str]]:
    """Yield the lines that are Markdown; inline code and comments in them are blanked."""
    fence, comment, code = "", False, _IndentedCode()
    for number, line in enumerate(source):
        mark = _FENCE.match(line)
        if fence:
            if mark and mark[1].startswith(fence) and not line[mark.end() :].strip():
                fence = ""
        elif mark and not comment:
            fence = mark[1]
        elif not code.holds(line):
            line, comment = _without_comments(line.rstrip(), comment)
            yield number, line


def _without_comments(line: str, inside: bool) -> tuple[str, bool]:
    """Blank inline code and comments; tell whether a comment goes on in the next line."""
    if inside:
        before, closing, behind = line.partition("-->")
        line, inside = " " * len(before + closing) + behind, not closing
    if inside:
        return line, True
    line = _without_code(line)
    comments = [found[0] for found in _COMMENT.finditer(line)]
    return _COMMENT.sub(_blank, line), bool(comments) and not comments[-1].endswith("-->")


def _without_code(line: str) -> str:
    """Blank inline code: from backticks that are not escaped to the next that are as many."""
    runs = [found.span() for found in BACKTICKS.finditer(line)]
    ahead: dict[int, list[int]] = {}
    for start, end in reversed(runs):
        ahead.setdefault(end - start, []).append(start)
    parts, done = [], 0
    for start, end in runs:
        same = ahead[end - start]
        same.pop()
        if start >= done and same and line[start - 1 : start] != "\\":
            parts += [line[done:start], " " * (same[-1] + end - 2 * start)]
            done = same[-1] + end - start
    return "".join([*parts, line[done:]])


def _blank(found: re.Match[str]) -> str:
    return " " * len(found[0])


class _IndentedCode:
    """Tells which lines are code by their indent alone, not the inside of a list or a note."""

    def __init__(self) -> None:
        self.inside_container = False
        self.after_blank = True

    def holds(self, line: str) -> bool:
        """Tell it of the next line."""
        if not line.strip():
            self.after_blank = True
        elif line.startswith("    "):
            return self.after_blank and not self.inside_container
        else:
            self.inside_container = bool(CONTAINER.match(line))
            self.after_blank = False
        return False
