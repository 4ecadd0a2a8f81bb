"""What YAML's own errors mean, in a contributor's words."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

import yaml

from .files import DataFile
from .problems import Problem, counted

DASHES = r"^\s*(?:-\s+)*"
VALUE = re.compile(DASHES + r"(?P<key>[^\s:#]+:\s+)?(?P<value>\S.*?)\s*$")
NO_SPACE = re.compile(DASHES + r"(?P<key>[A-Za-z][\w-]*):(?P<value>[^\s/:].*?)\s*$")
QUOTED = r"""(?:"(?:[^"\\]|\\.)*"|'(?:[^']|'')*')"""
QUOTED_THEN_TEXT = re.compile(rf"{QUOTED}\s*[^\s#]")
QUOTED_WHOLE = re.compile(rf"{QUOTED}\s*(?:#.*)?")
BRACKETED_THEN_TEXT = re.compile(r"\[[^\[\]]*\]\s*[^\s#]|\{[^{}]*\}\s*[^\s#]")
NO_DASH_SPACE = re.compile(r"^\s*-(?P<rest>[A-Za-z][\w-]*:(?:\s.*|))$")
NO_COLON = re.compile(DASHES + r"(?P<key>[A-Za-z][\w-]*)(?P<sign>\s*=)?\s+(?P<value>[^\s:].*?)\s*$")
KEY = re.compile(DASHES + r"[\w-]+\s*:(?:\s|$)")
SIGN_THEN_SPACE = re.compile(r"[-?]\s")


def explain(file: DataFile, error: yaml.YAMLError) -> Problem:
    """Turn an error of the YAML reader into one problem with a fix.

    The reader often notices a mistake late; a quote or bracket that is never
    closed is reported where it opens.
    """
    return _Error(file, error).problem()


class _Error:
    """An error of one of the two YAML readers, whose words differ."""

    def __init__(self, file: DataFile, error: Any) -> None:
        self.file = file
        self.says = str(getattr(error, "problem", "") or error)
        self.while_ = str(getattr(error, "context", "") or "")
        mark = getattr(error, "problem_mark", None)
        self.line = min(mark.line, len(file.lines) - 1) if mark else 0
        self.column = min(mark.column, len(file.lines[self.line])) if mark else 0
        context = getattr(error, "context_mark", None)
        # libyaml may count a line behind the last.
        self.context_mark = context if context and context.line < len(file.lines) else None

    def problem(self) -> Problem:
        """Give what the first explanation that fits has to say."""
        return (
            self.open_quote()
            or self.escape()
            or self.folded_on_same_line()
            or self.colon()
            or self.value()
            or self.sign()
            or self.open_bracket()
            or self.no_key()
            or self.quote_open_above()
            or self.no_dash()
            or self.indent()
            or self.broken()
        )

    def at(self, line: int, column: int, message: str, rule: str, fix: str) -> Problem:
        return Problem(self.file.place(line, column), message, rule, fix)

    def open_quote(self) -> Problem | None:
        mark = self.context_mark
        if not mark or "quoted scalar" not in self.while_ or "end of stream" not in self.says:
            return None
        return self.never_closed(mark.line, mark.column)

    def never_closed(self, line: int, column: int) -> Problem:
        quote = self.file.lines[line][column]
        message = f"this quote ({quote}) is never closed"
        fix = f"Add the closing {quote} at the end of the text."
        return self.at(line, column, message, "yaml-quote", fix)

    def escape(self) -> Problem | None:
        if "escape" not in self.says:
            return None
        mark = self.context_mark
        between = self.file.lines[mark.line + 1 : self.line + 1] if mark else []
        if mark and any(KEY.match(line) for line in between):
            return self.never_closed(mark.line, mark.column)
        # libyaml points behind the backslash, the pure Python reader too.
        column = self.file.lines[self.line].rfind("\\", 0, self.column + 1)
        message = "unknown backslash escape inside double quotes"
        fix = "Use single quotes, where a backslash is just a backslash."
        return self.at(self.line, max(column, 0), message, "yaml", fix)

    def folded_on_same_line(self) -> Problem | None:
        if "line break" not in self.says or "block scalar" not in self.while_:
            return None
        message = "text cannot start on the line of its > or |"
        fix = "Start it on the line below, indented by two spaces."
        return self.at(self.line, self.column, message, "yaml", fix)

    def colon(self) -> Problem | None:
        if "mapping values are not allowed" not in self.says:
            return None
        before = self.file.lines[self.line][: self.column]
        message = "a colon followed by a space inside unquoted text"
        if re.search(r":\s|^\s*-\s", before):
            fix = f"Put the text in quotes:  {_quoted_line(self.file.lines[self.line])}"
            return self.at(self.line, self.column, message, "yaml-colon", fix)
        above = self.above()
        message += ", which the line above began"
        fix = (
            "If this is a key, indent it like the key above, or put a dash before that one. "
            "If it is text, start it with  >-"
        )
        return (
            self.no_space(above)
            or self.no_dash_space(above)
            or self.odd_indent(above)
            or self.no_colon(above)
            or self.at(self.line, self.column, message, "yaml-colon", fix)
        )

    def above(self) -> int:
        """Give the line with something in it above the error."""
        lines = range(self.line - 1, -1, -1)
        return next((number for number in lines if self.file.lines[number].strip()), 0)

    def indent_of(self, number: int) -> int:
        line = self.file.lines[number]
        return len(line) - len(line.lstrip())

    def no_colon(self, number: int) -> Problem | None:
        """Find a line that should have set a key: the key below it stands as deep as its text."""
        line = self.file.lines[number]
        found = None if KEY.match(line) else NO_COLON.match(line)
        if not found or found.start("key") != self.indent_of(self.line):
            return None
        return self.keyless(number, found.start("key"))

    def keyless(self, number: int, column: int) -> Problem:
        found = NO_COLON.match(self.file.lines[number])
        fix = "Write  key: text  with a colon, or indent the line if it belongs to the text above."
        if found and found["sign"]:
            fix = f"Write:  {found['key']}: {found['value']}"
        return self.at(number, column, "this line has no key", "yaml-key", fix)

    def odd_indent(self, number: int) -> Problem | None:
        """Find a line that is a space off: its indent is odd, that of the error's line even."""
        indent = self.indent_of(number)
        if indent % 2 == 0 or self.indent_of(self.line) % 2:
            return None
        fix = f"It has {counted(indent, 'space')}; write two for each level, like its neighbours."
        message = "the indent of this line does not fit its neighbours"
        return self.at(number, indent, message, "yaml-indent", fix)

    def no_dash_space(self, number: int) -> Problem | None:
        found = NO_DASH_SPACE.match(self.file.lines[number])
        if not found:
            return None
        column = found.start("rest") - 1
        fix = f"Write:  - {found['rest']}"
        return self.at(number, column, "no space after this dash", "yaml-dash", fix)

    def no_dash(self) -> Problem | None:
        """Find an entry of a list without its dash: it stands in the column of the dashes."""
        if found := self.no_dash_space(self.line):
            return found
        mark, line = self.context_mark, self.file.lines[self.line]
        inside = "block collection" in self.while_
        if not mark or not inside or mark.column != self.column:
            return None
        if self.column != self.indent_of(self.line) or not KEY.match(line):
            return None
        message, fix = self._out_of_list(self.file.lines[mark.line : self.line], line.strip())
        return self.at(self.line, self.column, message, "yaml-dash", fix)

    def _out_of_list(self, entries: Sequence[str], line: str) -> tuple[str, str]:
        """Give what to say of a key in the column of dashes, by the entries above it."""
        dashed = {_key(entry.strip()[1:]) for entry in entries if self._has_dash(entry)}
        if _key(line) in dashed or not self.column:
            return "a dash is missing before this line", f"Start an entry of the list:  - {line}"
        if _key(line) in {_key(entry) for entry in entries}:
            fix = "Indent it by two more spaces, like the keys of the entry above."
            return "this line is not indented far enough", fix
        if not any(dashed):
            message = "this line is indented too far, or a dash is missing before it"
            fix = f"Indent it like the key of the list above, or start an entry:  - {line}"
            return message, fix
        message = "this line is indented too far or too little"
        return message, "Indent it like the keys of the entry above, or like the key of the list."

    def _has_dash(self, line: str) -> bool:
        return line[self.column : self.column + 2].rstrip() == "-"

    def no_space(self, line: int) -> Problem | None:
        found = NO_SPACE.match(self.file.lines[line])
        if not found:
            return None
        fix = f"Write:  {found['key']}: {found['value']}"
        message = "no space after this colon"
        return self.at(line, found.end("key"), message, "yaml-colon", fix)

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
        fix = f"Put the text in quotes:  {_quoted_line(self.file.lines[self.line])}"
        return self.at(self.line, found.start("value"), message, "yaml", fix)

    def sign(self) -> Problem | None:
        sign = self.file.lines[self.line][self.column : self.column + 1]
        if "cannot start any token" not in self.says or not sign:
            return None
        message = f'unquoted text cannot start with "{sign}"'
        fix = "Take it away, or put the text in quotes."
        return self.at(self.line, self.column, message, "yaml", fix)

    def open_bracket(self) -> Problem | None:
        if "flow" not in self.while_ or not self.context_mark:
            return None
        line, column = self.context_mark.line, self.context_mark.column
        bracket = self.file.lines[line][column : column + 1]
        closing = {"[": "]", "{": "}"}.get(bracket)
        if not closing:
            return None
        message = f"this bracket ({bracket}) is never closed"
        fix = f"Add the closing {closing} ; if this is text, put it in quotes."
        return self.at(line, column, message, "yaml-bracket", fix)

    def no_key(self) -> Problem | None:
        if "could not find expected ':'" not in self.says or not self.context_mark:
            return None
        line, column = self.context_mark.line, self.context_mark.column
        return self.no_space(line) or self.keyless(line, column)

    def quote_open_above(self) -> Problem | None:
        """Find a quote that a later line's quote seems to close."""
        for number in range(self.line - 1, -1, -1):
            found = VALUE.match(self.file.lines[number])
            quoted = found and found["value"][0] in "\"'"
            if found and quoted and not QUOTED_WHOLE.fullmatch(found["value"]):
                return self.never_closed(number, found.start("value"))
        return None

    def indent(self) -> Problem | None:
        line = self.file.lines[self.line]
        if not line.strip() or self.column != self.indent_of(self.line):
            return None
        keys = (number for number, text in enumerate(self.file.lines) if KEY.match(text))
        if "document start" in self.says and (first := next(keys, None)) is not None:
            message = "the first line of data is indented and this file's other lines are not"
            fix = "Take the spaces before it away."
            return self.at(first, self.indent_of(first), message, "yaml-indent", fix)
        fix = "Indent it like its neighbours, two spaces a level; see also the line above."
        message = "the indent of this line fits no line above"
        return self.odd_indent(self.above()) or self.at(
            self.line, self.column, message, "yaml-indent", fix
        )

    def broken(self) -> Problem:
        fix = "Check that this line is indented like its neighbours and the line above is complete."
        return self.at(self.line, self.column, "YAML structure is broken here", "yaml", fix)


def _key(line: str) -> str:
    """Give the key that a line sets, or nothing."""
    return line.partition(":")[0].strip(" -") if KEY.match(line) else ""


def _quoted_line(line: str) -> str:
    found = VALUE.match(line)
    return f"{found['key'] or ''}{quoted(found['value'])}" if found else '"..."'


def quoted(text: str) -> str:
    """Give the text in double quotes; quotes around it already are taken for meant."""
    if len(text) > 1 and text[0] == text[-1] and text[0] in "\"'":
        text = text[1:-1].replace("''", "'") if text[0] == "'" else text[1:-1]
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'
