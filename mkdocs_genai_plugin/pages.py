"""Mistakes in the blocks, citations and references of a page's source.

A Markdown parser drops a block with a wrong option, and swallows the page
behind a block that is never closed; so sources are read before they are parsed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from difflib import get_close_matches

from .blocks import BLOCKS, EVERYTHING, NAMES, PREFIX, Complaint, Request, complaint
from .data import tree
from .data.checks import nearest_item
from .data.files import DataFile, decode
from .data.pack import Pack
from .data.problems import Place, Problem, closest
from .data.text import CITATION
from .uses import uses

# pymdownx.blocks: three slashes or more, a name, perhaps an argument.
START = re.compile(r" *(?P<slashes>/{3,}) *(?P<name>[\w-]+) *(?:\| *(?P<argument>.*?) *)?$")
# The same in a quotation, too.
BLOCK = re.compile(rf"/{{3,}} *(?P<name>{PREFIX}[\w-]+) *(?:\| *(?P<argument>.*?) *)?$", re.I)
LIKE_START = re.compile(rf" *(?P<all>/{{2,}} *(?P<name>{PREFIX}[\w-]*)\b *\|? *(?P<rest>.*?)) *$")
OPTION = re.compile(r" {4,}\S")
FENCE = re.compile(r"\s*(?:(?:[>*+-]|\d+[.)]) +)*(`{3,}(?!.*`)|~{3,})")
# The address of a link, or of a definition that links refer to.
ITEM = re.compile(r"\](?:\(|:) *<?item:(?P<path>[^\s()<>]*)")
# What other extensions and plugins put into a page: snippets, macros.
INCLUDE = re.compile(r"-8<-|\{[{%]")
CODE = re.compile(r"(?<![\\`])(`+)(?!`).*?(?<!`)\1(?!`)")
COMMENT = re.compile(r"<!--.*?(?:-->|$)")
# What the lines below it may be indented for: a list, a note, a tab, a definition, a footnote.
CONTAINER = re.compile(r"\s*(?:[*+-] |\d+[.)] |!!!|\?\?\?|===|/{3}|: |\[\^|>)")


def read(raw: bytes, shown: str) -> DataFile | Problem:
    """Give a page's text; what MkDocs accepts in a page is accepted here."""
    try:
        return DataFile(shown, raw.decode("utf-8-sig"))
    except UnicodeDecodeError:
        return decode(raw, shown)


def judged(source: DataFile | Problem, pack: Pack) -> list[Problem]:
    """Give every problem of a page's source, or the one for which it could not be read."""
    return [source] if isinstance(source, Problem) else list(problems(source, pack))


def problems(file: DataFile, pack: Pack) -> Iterator[Problem]:
    """Give every problem of the blocks, citations and references in a page's source."""
    text = re.sub("[\x85\u2028\u2029]", " ", file.text)  # line breaks in YAML, not in Markdown
    page = _Page(DataFile(file.path, text), pack)
    for number, line in page.lines.items():
        yield from page.block(number, line)
        yield from page.citations(number, line)
        yield from page.references(number, line)


def cited(file: DataFile) -> Iterator[str]:
    """Give the key of every source that a page's source cites."""
    for _, line in _outside_code(file.lines):
        for found in CITATION.finditer(line):
            yield from re.findall(r"@([a-z0-9-]+)", found[0])


def used(file: DataFile, pack: Pack) -> set[str]:
    """Give the data that a page's source uses; everything where it brings in what is not seen."""
    lines = [line for _, line in _outside_code(file.lines)]
    if any(INCLUDE.search(line) for line in lines):
        return {EVERYTHING}
    blocks = [found for line in lines if (found := BLOCK.search(line))]
    requests = [Request(found["name"].lower(), found["argument"] or "") for found in blocks]
    items = (found["path"] for line in lines for found in ITEM.finditer(line))
    return uses(pack, requests, items, cited(file))


class _Page:
    """A page's source: its lines outside code and comments, by number from 0."""

    def __init__(self, file: DataFile, pack: Pack) -> None:
        self.file = file
        self.pack = pack
        self.lines = dict(_outside_code(file.lines))

    def block(self, start: int, line: str) -> Iterator[Problem]:
        found = START.match(line)
        if found and _is_ours(found["name"].lower()):
            yield from self.own_block(start, found)
        elif not found and (like := LIKE_START.match(line)):
            place = self.file.place(start, like.start("all"), len(like["all"]))
            fix = f"Write:  /// {like['name']} | {like['rest'] or 'name'}"
            yield Problem(place, "this line does not start a block", "block-start", fix)

    def own_block(self, start: int, found: re.Match[str]) -> Iterator[Problem]:
        end = self.end(start, found["slashes"])
        if end is None:
            message = f"this {found['name']} is never closed"
            fix = f"Write  {found['slashes']}  on a line of its own below it."
            place = self.file.place(start, found.start("slashes"), len(found[0].strip()))
            yield Problem(place, message, "block-end", fix)
        elif stray := self.stray(start, end, found):
            yield stray
        else:
            unread: list[Problem] = []
            name = found["name"].lower()
            options = self.options(name, start, end, unread)
            request = Request(name, found["argument"] or "", options)
            wrong = None if unread else complaint(self.pack, request)
            yield from unread
            if wrong:
                place = self.place(start, end, found, wrong)
                yield Problem(place, wrong.message, wrong.rule, wrong.fix)

    def end(self, start: int, slashes: str) -> int | None:
        """Give the line that closes the block, unless another block starts before."""
        closing = re.compile(rf" *{slashes} *$")
        for number in range(start + 1, max(self.lines) + 1):
            line = self.lines.get(number, "")
            if closing.match(line):
                return number
            if START.match(line):
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
                return Problem(place, f"{found['name']} takes no text", "block-text", fix)
            if line and blank:
                message = "an option behind an empty line is not read"
                return Problem(place, message, "block-option", "Delete the empty line above it.")
            blank = blank or not line
        return None

    def options(self, name: str, start: int, end: int, unread: list[Problem]) -> dict[str, object]:
        """Read a block's options as data is read, so that they keep their places."""
        body = self.file.lines[start + 1 : end]
        if not any(line.strip() for line in body):
            return {}
        text = "\n" * (start + 1) + "\n".join(body)
        read = tree.parse(DataFile(self.file.path, text), unread)
        if read:
            return {key: _plain(value) for key, (_, value) in read.entries.items()}
        if unread[0].rule == "empty":  # comments only
            unread.clear()
        elif unread[0].rule == "type":
            allowed = BLOCKS[name].options if name in BLOCKS else ()
            fix = f"Write  option: value  on each line. Allowed: {', '.join(allowed) or 'none'}."
            unread[0] = Problem(unread[0].place, "this is no option", "block-option", fix)
        return {}

    def place(self, start: int, end: int, found: re.Match[str], wrong: Complaint) -> Place:
        """Give the place of the complaint's word: the block's name, its argument or an option."""
        if wrong.rule == "block-option":
            for number in range(start + 1, end):
                column = self.file.lines[number].find(wrong.word)
                if column >= 0:
                    return self.file.place(number, column, len(wrong.word))
        group = "argument" if wrong.rule == "block-argument" and found["argument"] else "name"
        return self.file.place(start, found.start(group), len(found[group]))

    def citations(self, number: int, line: str) -> Iterator[Problem]:
        for found in CITATION.finditer(line):
            escaped = line[: found.start()].endswith("\\")
            for key in () if escaped else re.finditer(r"@([a-z0-9-]+)", found[0]):
                if key[1] not in self.pack.sources:
                    near = closest(key[1], self.pack.sources)
                    hint = f'; did you mean "{near}"?' if near else ""
                    message = f'"{key[1]}" is not the key of a source{hint}'
                    place = self.file.place(number, found.start() + key.start(1), len(key[1]))
                    fix = "Declare it in a file of  sources/,  or mend the key."
                    yield Problem(place, message, "unknown-source", fix)

    def references(self, number: int, line: str) -> Iterator[Problem]:
        for found in ITEM.finditer(line):
            path = found["path"]
            if not self.pack.find(path):
                near = nearest_item(self.pack, path)
                hint = f'; did you mean "{near}"?' if near else ""
                place = self.file.place(number, found.start("path"), len(path))
                example = next(iter(self.pack.items), "folder/id")
                fix = f"Name an item by its folder and id, like  {example}."
                yield Problem(place, f'"{path}" is not an item{hint}', "reference", fix)


def _is_ours(name: str) -> bool:
    return name.startswith("genai") or bool(get_close_matches(name, NAMES, n=1, cutoff=0.85))


def _plain(node: tree.Node) -> object:
    if isinstance(node, tree.Scalar):
        return node.text
    if isinstance(node, tree.Sequence):
        return [str(_plain(item)) for item in node.items]
    return node.kind


def _outside_code(source: list[str]) -> Iterator[tuple[int, str]]:
    """Give the lines that are Markdown; inline code and comments in them are blanked."""
    fence, comment, code = "", False, _IndentedCode()
    for number, line in enumerate(source):
        mark = FENCE.match(line)
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
    line = CODE.sub(_blank, line)
    comments = [found[0] for found in COMMENT.finditer(line)]
    return COMMENT.sub(_blank, line), bool(comments) and not comments[-1].endswith("-->")


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
