"""What YAML's own errors mean, in a contributor's words."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any

import yaml

from .characters import name_of
from .escapes import problem_of
from .files import DataFile
from .lines import (
    BRACKETED_THEN_TEXT,
    BULLET,
    ELISION,
    KEY,
    LIKE_COLON,
    NO_COLON,
    NO_DASH_SPACE,
    NO_SPACE,
    QUOTED_THEN_TEXT,
    QUOTED_WHOLE,
    SIGN_THEN_SPACE,
    VALUE,
    Vocabulary,
    end_of_value,
    indent_of,
    key_column,
    key_of,
    quoted,
    text_between,
)
from .problems import Edit, Problem, counted
from .rules import Rule

# An address that was parted behind its first word.
PARTED_ADDRESS = re.compile(r"(arxiv|doi|https?): ++(?=\S)", re.I)
EMPHASISED = re.compile(r"(\*{1,3}|_{1,3}|`)(?P<text>[^*_`]++)\1")
_DOTS = re.compile(r"\.{3}(?:\s|$)")
MOST_ABOVE = 20  # lines whose indents are tried for one that fits none
CLOSING = {"[": "]", "{": "}"}


def explain(file: DataFile, error: yaml.YAMLError, known: Vocabulary) -> Problem:
    """Return what an error of the YAML reader means, as one problem with a fix.

    The reader often notices a mistake late; a quote or bracket that is never
    closed is reported where it opens. ``known`` are the keys of the file's kind.
    """
    return _Error(file, error, known).problem()


def like_colon(file: DataFile, line: int) -> Problem | None:
    """Return the problem of a key behind which stands what only looks like a colon and a space."""
    found = LIKE_COLON.match(file.lines[line])
    if not found:
        return None
    kind = "colon" if found["colon"] else "space"
    what = "looks like a colon and is none" if found["colon"] else "is no plain space"
    edit = file.edit((line, found.end("key")), (line, found.end()), ": ")
    place = file.place(line, found.start(kind))
    message = f"{name_of(found[kind])} {what}"
    fix = f"Write:  {found['key']}: {file.lines[line][found.end() :]}"
    return Problem(place, message, Rule.YAML_COLON, fix, (edit,))


def other_indents(file: DataFile, problem: Problem) -> Iterator[tuple[Edit, ...]]:
    """Return the edits that indent a line like one above it, the nearest indent first."""
    if problem.rule is not Rule.YAML_INDENT:
        return
    line = problem.place.line - 1
    indent = indent_of(file.lines[line])
    above = file.lines[max(line - MOST_ABOVE, 0) : line]
    columns = {at for text in above if text.strip() for at in (indent_of(text), key_column(text))}
    for column in sorted(columns - {indent}, key=lambda column: abs(column - indent)):
        yield (file.edit((line, 0), (line, indent), " " * column),)


class _Error:
    """An error of one of the two YAML readers, whose words differ."""

    def __init__(self, file: DataFile, error: Any, known: Vocabulary) -> None:
        self.file = file
        self.known = known
        self.says = str(getattr(error, "problem", "") or error)
        self.while_ = str(getattr(error, "context", "") or "")
        mark = getattr(error, "problem_mark", None)
        self.line = min(mark.line, len(file.lines) - 1) if mark else 0
        self.column = min(mark.column, len(file.lines[self.line])) if mark else 0
        context = getattr(error, "context_mark", None)
        # libyaml may count a line behind the last.
        self.context_mark = context if context and context.line < len(file.lines) else None

    def problem(self) -> Problem:
        """Return what the first explanation that fits has to say."""
        return (
            self.like_colon()
            or self.open_quote()
            or self.escape()
            or self.folded_on_same_line()
            or self.colon()
            or self.bullet(self.line, self.column)
            or self.value()
            or self.sign()
            or self.open_bracket()
            or self.no_key()
            or self.quote_open_above()
            or self.no_dash()
            or self.indent()
            or self.broken()
        )

    def at(
        self, line: int, column: int, message: str, rule: Rule, fix: str, *edits: Edit
    ) -> Problem:
        return Problem(self.file.place(line, column), message, rule, fix, edits)

    def insert(self, line: int, column: int, text: str) -> Edit:
        return self.file.edit((line, column), (line, column), text)

    def rest(self, line: int, column: int, text: str) -> Edit:
        """Return the edit that puts a text in the place of what stands from a column on."""
        return self.file.edit((line, column), (line, len(self.file.lines[line])), text)

    def like_colon(self) -> Problem | None:
        """Find a sign that only looks like a colon, in the line of the error or near it."""
        lines = [self.line, self.above()]
        if self.context_mark:
            lines.append(self.context_mark.line)
        found = (like_colon(self.file, line) for line in dict.fromkeys(lines))
        return next(filter(None, found), None)

    def open_quote(self) -> Problem | None:
        mark = self.context_mark
        if not mark or "quoted scalar" not in self.while_ or "end of stream" not in self.says:
            return None
        return self.never_closed(mark.line, mark.column)

    def never_closed(self, line: int, column: int) -> Problem:
        written = self.file.lines[line]
        quote = written[column]
        message = f"this quote ({quote}) is never closed"
        end = end_of_value(self.file, (line, column))
        text = text_between(self.file, (line, column), end)
        if ELISION.match(text):
            return self.in_quotes(line, column, message, Rule.YAML_QUOTE)
        fix = f"Add the closing {quote} at the end of the text."
        if not self.starts_value(line, column):
            return self.at(line, column, message, Rule.YAML_QUOTE, fix)
        closed = text + quote
        if not QUOTED_WHOLE.fullmatch(closed) or (quote == '"' and "\\" in text):
            closed = quoted(text[1:])
            fix = f"Write:  {self.before(line, column)}{closed}"
        edit = self.file.edit((line, column), end, closed)
        return self.at(line, column, message, Rule.YAML_QUOTE, fix, edit)

    def starts_value(self, line: int, column: int) -> bool:
        """Tell whether a key's or an entry's value starts there, not one inside brackets."""
        found = VALUE.match(self.file.lines[line])
        return bool(found) and found.start("value") == column  # type: ignore[union-attr]

    def before(self, line: int, column: int) -> str:
        """Return the key that stands before a value on its line, as a fix shows it."""
        key = key_of(self.file.lines[line][:column])
        return f"{key}: " if key else ""

    def in_quotes(self, line: int, column: int, message: str, rule: Rule) -> Problem:
        """Return the problem of a text that needs quotes, all of it."""
        end = end_of_value(self.file, (line, column))
        text = text_between(self.file, (line, column), end)
        key = self.before(line, column)
        better, how = self.plain(key, text), "Write"
        if better is None:
            better, how = quoted(text), "Put the text in quotes"
        edit = self.file.edit((line, column), end, better)
        return self.at(line, column, message, rule, f"{how}:  {key}{better}", edit)

    def plain(self, key: str, text: str) -> str | None:
        """Return a text without the signs of Markdown that its field does not take."""
        found = EMPHASISED.fullmatch(text)
        return found["text"] if found and key[:-2] in self.known.plain else None

    def escape(self) -> Problem | None:
        if "escape" not in self.says and "hex" not in self.says:
            return None
        mark = self.context_mark
        between = self.file.lines[mark.line + 1 : self.line + 1] if mark else []
        if mark and any(KEY.match(line) for line in between):
            return self.never_closed(mark.line, mark.column)
        start = self.file.offset_of((mark.line, mark.column)) if mark else 0
        if problem := problem_of(self.file, start):
            return problem
        # libyaml points behind the backslash, the pure Python reader too.
        column = max(self.file.lines[self.line].rfind("\\", 0, self.column + 1), 0)
        message = "unknown backslash escape inside double quotes"
        fix = "Use single quotes, where a backslash is just a backslash."
        return self.at(self.line, column, message, Rule.YAML, fix)

    def folded_on_same_line(self) -> Problem | None:
        if "line break" not in self.says or "block scalar" not in self.while_:
            return None
        message = "text cannot start on the line of its > or |"
        fix = "Start it on the line below, indented by two spaces."
        line = self.file.lines[self.line]
        below = " " * (indent_of(line) + 2)
        text = line[self.column :].lstrip()
        edit = self.rest(self.line, len(line[: self.column].rstrip()), f"\n{below}{text}")
        return self.at(self.line, self.column, message, Rule.YAML, fix, edit)

    def colon(self) -> Problem | None:
        if "mapping values are not allowed" not in self.says:
            return None
        before = self.file.lines[self.line][: self.column]
        message = "a colon followed by a space inside unquoted text"
        found = VALUE.match(self.file.lines[self.line])
        if re.search(r":\s|^\s*+-\s", before) and found:
            return self.parted_address(found) or self.colon_in_text(found, message)
        above = self.above()
        message += ", which the line above began"
        fix = (
            "If this is a key, indent it like the key above, or put a dash before that one. "
            "If it is text, start it with  >-"
        )
        return (
            self.no_space(above)
            or self.bullet(above, indent_of(self.file.lines[above]))
            or self.no_dash_space(above)
            or self.odd_indent(above)
            or self.no_colon(above)
            or self.at(self.line, self.column, message, Rule.YAML_COLON, fix)
        )

    def colon_in_text(self, found: re.Match[str], message: str) -> Problem:
        problem = self.in_quotes(self.line, found.start("value"), message, Rule.YAML_COLON)
        return replace(problem, place=self.file.place(self.line, self.column))

    def parted_address(self, found: re.Match[str]) -> Problem | None:
        """Find an address such as ``arXiv: 1406.2661``, in which the colon is its own."""
        parted = PARTED_ADDRESS.match(found["value"])
        if not parted:
            return None
        start = found.start("value")
        better = f"{parted[1]}:{found['value'][parted.end() :]}"
        fix = f"Write:  {found['key'] or ''}{better}"
        edit = self.rest(self.line, start, better)
        message = "a space parts this address"
        return self.at(self.line, start + len(parted[1]), message, Rule.YAML_COLON, fix, edit)

    def above(self) -> int:
        """Return the line with something in it above the error."""
        lines = range(self.line - 1, -1, -1)
        return next((number for number in lines if self.file.lines[number].strip()), 0)

    def no_colon(self, number: int) -> Problem | None:
        """Find a line that should have set a key: the key below it stands as deep as its text."""
        line = self.file.lines[number]
        found = None if KEY.match(line) else NO_COLON.match(line)
        if not found or found.start("key") != indent_of(self.file.lines[self.line]):
            return None
        return self.keyless(number, found.start("key"))

    def keyless(self, number: int, column: int) -> Problem:
        found = NO_COLON.match(self.file.lines[number])
        fix = "Write  key: text  with a colon, or indent the line if it belongs to the text above."
        edits: tuple[Edit, ...] = ()
        if found and (found["sign"] or found["key"] in self.known.keys):
            fix = f"Write:  {found['key']}: {found['value'].rstrip()}"
            behind = (number, found.start("value"))
            edits = (self.file.edit((number, found.end("key")), behind, ": "),)
        return self.at(number, column, "this line has no key", Rule.YAML_KEY, fix, *edits)

    def odd_indent(self, number: int) -> Problem | None:
        """Find a line that is a space off: its indent is odd, that of the error's line even."""
        indent = indent_of(self.file.lines[number])
        if indent % 2 == 0 or indent_of(self.file.lines[self.line]) % 2:
            return None
        fix = f"It has {counted(indent, 'space')}; write two for each level, like its neighbours."
        message = "the indent of this line does not fit its neighbours"
        return self.at(number, indent, message, Rule.YAML_INDENT, fix)

    def no_dash_space(self, number: int) -> Problem | None:
        found = NO_DASH_SPACE.match(self.file.lines[number])
        if not found:
            return None
        column = found.start("rest") - 1
        fix = f"Write:  - {found['rest']}"
        edit = self.insert(number, found.start("rest"), " ")
        return self.at(number, column, "no space after this dash", Rule.YAML_DASH, fix, edit)

    def no_dash(self) -> Problem | None:
        """Find an entry of a list without its dash: it stands in the column of the dashes."""
        if found := self.no_dash_space(self.line):
            return found
        mark, line = self.context_mark, self.file.lines[self.line]
        inside = "block collection" in self.while_
        if not mark or not inside or mark.column != self.column:
            return None
        if self.column != indent_of(line) or not KEY.match(line):
            return None
        return self._out_of_list(self.file.lines[mark.line : self.line], line.strip())

    def _out_of_list(self, entries: Sequence[str], line: str) -> Problem:
        """Return what to say of a key in the column of dashes, by the entries above it."""
        message, fix = (
            "a dash is missing before this line",
            f"Start an entry of the list:  - {line}",
        )
        added = "- "
        dashed = {key_of(entry.strip()[1:]) for entry in entries if self._has_dash(entry)}
        if key_of(line) not in dashed and self.column:
            added = "  "
            if key_of(line) in {key_of(entry) for entry in entries}:
                message = "this line is not indented far enough"
                fix = "Indent it by two more spaces, like the keys of the entry above."
            elif not any(dashed):
                message = "this line is indented too far, or a dash is missing before it"
                fix = f"Indent it like the key of the list above, or start an entry:  - {line}"
            else:
                message = "this line is indented too far or too little"
                fix = "Indent it like the keys of the entry above, or like the key of the list."
        sure = added == "- " or message.endswith("enough")
        edits = [self.insert(self.line, self.column, added)] if sure else []
        return self.at(self.line, self.column, message, Rule.YAML_DASH, fix, *edits)

    def _has_dash(self, line: str) -> bool:
        return line[self.column : self.column + 2].rstrip() == "-"

    def no_space(self, line: int) -> Problem | None:
        found = NO_SPACE.match(self.file.lines[line])
        if not found:
            return None
        fix = f"Write:  {found['key']}: {found['value'].rstrip()}"
        message = "no space after this colon"
        edit = self.insert(line, found.start("value"), " ")
        return self.at(line, found.end("key"), message, Rule.YAML_COLON, fix, edit)

    def bullet(self, line: int, near: int) -> Problem | None:
        """Find an entry of a list that starts with the bullet of a word processor."""
        found = BULLET.match(self.file.lines[line])
        column = found.start("sign") if found else 0
        if not found or abs(column - near) > 2:
            return None
        fix = f"Start each entry of a list with a dash and a space:  - {found['rest'].rstrip()}"
        message = f'"{found["sign"]}" starts no entry of a list'
        edit = self.file.edit((line, column), (line, column + 1), "-")
        return self.at(line, column, message, Rule.YAML_DASH, fix, edit)

    def value(self) -> Problem | None:
        found = VALUE.match(self.file.lines[self.line])
        if not found:
            return None
        value = found["value"]
        bracketed = BRACKETED_THEN_TEXT.match(value)
        if value[0] in "`@%*&!" or SIGN_THEN_SPACE.match(value) or bracketed:
            message = f'unquoted text cannot start with "{value[0]}"'
        elif QUOTED_THEN_TEXT.match(value):
            message = "text after the closing quote"
        else:
            return None
        if found["key"] and found["key"].rstrip(" :") in self.known.lists and value[:2] == "- ":
            return self.list_on_line(found)
        return self.in_quotes(self.line, found.start("value"), message, Rule.YAML)

    def list_on_line(self, found: re.Match[str]) -> Problem:
        """Return the problem of a list whose first dash stands on the line of its key."""
        below = "\n" + " " * (found.start("key") + 2) + found["value"]
        edit = self.rest(self.line, len(found[0][: found.start("value")].rstrip()), below)
        fix = f"Put the dash on the line below  {found['key'].strip()}  indented by two spaces."
        message = "a list starts on the line below its key"
        return self.at(self.line, found.start("value"), message, Rule.YAML_DASH, fix, edit)

    def sign(self) -> Problem | None:
        line = self.file.lines[self.line]
        sign = line[self.column : self.column + 1]
        if "cannot start any token" not in self.says or not sign:
            return None
        message = f'unquoted text cannot start with "{sign}"'
        word = re.compile(r"[^,\[\]{}]++").match(line, self.column)
        written = word[0].strip() if word else ""
        named = key_of(line) in self.known.names
        text = written.lstrip("@") if named else quoted(written)
        fix = f"Write:  {text}" if named else f"Put the text in quotes:  {text}"
        end = self.column + (len(word[0].rstrip()) if word else 1)
        edit = self.file.edit((self.line, self.column), (self.line, end), text)
        return self.at(self.line, self.column, message, Rule.YAML, fix, edit)

    def open_bracket(self) -> Problem | None:
        if "flow" not in self.while_ or not self.context_mark:
            return None
        line, column = self.context_mark.line, self.context_mark.column
        bracket = self.file.lines[line][column : column + 1]
        closing = CLOSING.get(bracket)
        if not closing:
            return None
        message = f"this bracket ({bracket}) is never closed"
        fix = f"Add the closing {closing} ; if this is text, put it in quotes."
        end = end_of_value(self.file, (line, column))
        last = self.file.lines[end[0]][: end[1]]
        edit = self.insert(*end, closing)
        if last.endswith((")", "]", "}")):  # another one closes it
            edit = self.file.edit((end[0], end[1] - 1), end, closing)
        return self.at(line, column, message, Rule.YAML_BRACKET, fix, edit)

    def no_key(self) -> Problem | None:
        if "could not find expected ':'" not in self.says or not self.context_mark:
            return None
        line, column = self.context_mark.line, self.context_mark.column
        return self.no_space(line) or self.keyless(line, column)

    def quote_open_above(self) -> Problem | None:
        """Find a quote that a later line's quote seems to close."""
        for number in range(self.line - 1, -1, -1):
            found = VALUE.match(self.file.lines[number])
            if found and found["value"][0] in "\"'" and not QUOTED_WHOLE.fullmatch(found["value"]):
                return self.never_closed(number, found.start("value"))
        return None

    def indent(self) -> Problem | None:
        line = self.file.lines[self.line]
        if not line.strip() or self.column != indent_of(line):
            return None
        keys = (number for number, text in enumerate(self.file.lines) if KEY.match(text))
        if "document start" in self.says and (dots := self.dots()):
            return dots
        if "document start" in self.says and (first := next(keys, None)) is not None:
            message = "the first line of data is indented and this file's other lines are not"
            fix = "Take the spaces before it away."
            indent = indent_of(self.file.lines[first])
            edit = self.file.edit((first, 0), (first, indent), "")
            return self.at(first, indent, message, Rule.YAML_INDENT, fix, edit)
        fix = "Indent it like its neighbours, two spaces a level; see also the line above."
        message = "the indent of this line fits no line above"
        return self.odd_indent(self.above()) or self.at(
            self.line, self.column, message, Rule.YAML_INDENT, fix
        )

    def dots(self) -> Problem | None:
        """Find the three dots with which YAML ends the data above the error."""
        above = (number for number in range(self.line) if _DOTS.match(self.file.lines[number]))
        number = next(above, None)
        if number is None:
            return None
        message, fix = "three dots end the data here", 'Remove the "..." line.'
        edit = self.file.edit((number, 0), (number + 1, 0), "")
        return self.at(number, 0, message, Rule.YAML_DOCUMENTS, fix, edit)

    def broken(self) -> Problem:
        fix = "Check that this line is indented like its neighbours and the line above is complete."
        return self.at(self.line, self.column, "YAML structure is broken here", Rule.YAML, fix)
