"""Questions and terms as a table, for spreadsheets and for programs."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator

from mkdocs_genai_plugin.data.text import Prose

from .material import Asked, Defined, Material
from .prose import lines, plain

# Spreadsheets take such a cell for a formula; an apostrophe makes it text.
# https://owasp.org/www-community/attacks/CSV_Injection
_FORMULA = re.compile(r"[=+\-@\t\r\n＝＋－＠](?!\d[\d.,]*\Z)")
# What parts cells or rows elsewhere could begin one in the middle of a text; a space keeps it text.
_INSIDE = re.compile(r"(?<=[;\t\r\n|])(?=[=+\-@＝＋－＠])")
_Row = dict[str, str]
TAB = "\t"


def written(material: Material) -> bytes:
    """Return a row for each question and each term; formulas are TeX between dollar signs."""
    # Excel reads UTF-8 only where the file begins with this mark.
    return _table(material, ",").encode("utf-8-sig")


def for_spreadsheets(material: Material) -> bytes:
    """Return the same with tabs and in UTF-16, which no country parts in its own way.

    A comma parts cells only where it is no decimal sign.
    """
    return f"\ufeff{_table(material, TAB)}".encode("utf-16-le")


def _table(material: Material, delimiter: str) -> str:
    rows = [*map(_question, material.questions), *map(_term, material.terms)]
    # The row with the most options has all columns; sources stand last.
    names = [*max(rows, key=len, default={}), "sources"]
    stream = io.StringIO(newline="")
    table = csv.DictWriter(stream, list(dict.fromkeys(_ordered(names))), delimiter=delimiter)
    table.writeheader()
    table.writerows({name: _text(cell) for name, cell in row.items()} for row in rows)
    return stream.getvalue()


def _ordered(names: list[str]) -> Iterator[str]:
    yield from (name for name in names if name != "sources")
    yield "sources"


def _question(asked: Asked) -> _Row:
    def said(text: Prose) -> str:
        return plain(text, asked.sources)

    one = asked.question
    row = {
        "kind": "typed" if one.typed else "several" if one.several else "choice",
        "id": asked.id,
        "name": one.name,
        "text": said(one.text),
        "answer": "\n".join(said(option.text) for option in asked.right),
        "tolerance": "" if one.tolerance is None else f"{one.tolerance:g}",
        "hint": said(one.hint),
        "explanation": said(one.explanation),
        "sources": lines(asked.sources),
    }
    for number, option in enumerate(one.options, 1):
        row[f"option {number}"] = "\n".join([said(option.text), *option.also])
        row[f"feedback {number}"] = said(option.feedback)
    return row


def _term(defined: Defined) -> _Row:
    return {
        "kind": "term",
        "id": defined.term.path,
        "name": defined.term.term,
        "text": plain(defined.term.text, defined.sources),
        "sources": lines(defined.sources),
    }


def _text(cell: str) -> str:
    inside = _INSIDE.sub(" ", cell)
    return f"'{inside}" if _FORMULA.match(cell) else inside
