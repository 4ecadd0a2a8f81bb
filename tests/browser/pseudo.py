"""Data put into another language, so that a word of ours in English is told from all others.

Letters are replaced one for one, which is enough for that: no English word is left in an author's
text. Names by which items name each other, code, formulas and citations stay.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml

from mkdocs_genai_plugin.data.fields import Items, Keyed, Word, declarations
from mkdocs_genai_plugin.data.fields.number import NUMBER
from mkdocs_genai_plugin.data.fields.text import Address, Maths
from mkdocs_genai_plugin.data.structure import Record, TextOr
from mkdocs_genai_plugin.kinds import KINDS
from mkdocs_genai_plugin.kinds.cards.collection import Collection

# Of a text: what is no word of it.
KEPT = re.compile(
    r"(?s)(```.*?```|\[@[^\]]*\]|\]\([^)]*\)|\$[^$]*\$|`[^`]*`|<[^>]*>|\+\+.*?\+\+|&\w+;)"
)
LETTERS = {
    "ar": str.maketrans("abcdefghijklmnopqrstuvwxyz", "ابتثجحخدذرزسشصضطظعغفقكلمنه"),
    "de": str.maketrans("aeioubcdfg", "äöüßyßkzpq"),
}


def put_into(language: str, text: str) -> str:
    """Return a text of an author in a language."""
    parts = KEPT.split(text)
    parts[::2] = (part.lower().translate(LETTERS[language]) for part in parts[::2])
    return "".join(parts)


def others() -> frozenset[str]:
    """Return the keys whose values are no texts for readers."""
    records = [*(kind.record for kind in KINDS), *_variants(), Collection]
    texts: dict[str, bool] = {}
    for record in records:
        for key, is_text in _keys(record, set()):
            texts[key] = texts.get(key, False) or is_text
    return frozenset(key for key, is_text in texts.items() if not is_text)


def _variants() -> Iterator[type[Any]]:
    for kind in KINDS:
        if kind.variants:
            yield from (kind.variants.record(name) for name in kind.variants.names())


def _keys(record: type[Any], seen: set[type[Any]]) -> Iterator[tuple[str, bool]]:
    """Yield every key of a record, and whether a reader sees its value as text."""
    if record in seen:
        return
    seen.add(record)
    for key, declaration in declarations(record).items():
        one = declaration.type
        while isinstance(one, (Items, Keyed)):
            one = one.of
        if isinstance(one, Record):
            yield from _keys(one.of, seen)
        elif isinstance(one, TextOr):
            yield from _keys(one.record, seen)
        yield key, isinstance(one, Word) and not isinstance(one, (Address, Maths))


def names(data: Path) -> frozenset[str]:
    """Return the names in data by which something is meant elsewhere: ids and keys."""

    def look(value: Any) -> Iterator[str]:
        for name, inside in value.items() if isinstance(value, dict) else ():
            yield from (str(name), f"{inside}" if name in ("id", "key") else "", *look(inside))
        for inside in value if isinstance(value, list) else ():
            yield from look(inside)

    files = data.rglob("*.yml")
    return frozenset(
        name for file in files for name in (file.stem, *look(yaml.safe_load(file.read_text())))
    )


def translate(folder: Path, language: str) -> None:
    """Put every text in a folder of data into a language, where readers see it."""
    kept, named = others(), names(folder)

    def look(value: Any, key: str = "") -> Any:
        if isinstance(value, dict):
            return {name: look(inside, name) for name, inside in value.items()}
        if isinstance(value, list):
            return [look(inside, key) for inside in value]
        is_text = isinstance(value, str) and not NUMBER.fullmatch(value)
        is_text = is_text and key not in kept and value not in named
        return put_into(language, value) if is_text else value

    for file in folder.rglob("*.yml"):
        data = look(yaml.safe_load(file.read_text("utf-8")))
        written = yaml.dump(data, Dumper=_Lines, allow_unicode=True, sort_keys=False, width=10_000)
        file.write_text(written, "utf-8")


class _Lines(yaml.SafeDumper):
    """Writes texts of several lines as such."""


_Lines.add_representer(
    str,
    lambda dumper, text: dumper.represent_scalar(
        "tag:yaml.org,2002:str", text, style="|" if "\n" in text else None
    ),
)
