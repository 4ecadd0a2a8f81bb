"""The manual's page of every kind and field, made from their declarations: ``make reference``."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from mkdocs_genai_plugin.commands.advice import block_line
from mkdocs_genai_plugin.commands.draft import summary
from mkdocs_genai_plugin.commands.target import Target
from mkdocs_genai_plugin.data.describe import in_words, noun, sentence
from mkdocs_genai_plugin.data.fields import Declaration, Items, Table, Type, declarations
from mkdocs_genai_plugin.data.model import KINDS, Card, Collection, Item
from mkdocs_genai_plugin.data.pack import COLLECTION
from mkdocs_genai_plugin.data.structure import CELLS, Record

ROOT = Path(__file__).parents[1]
PAGE = ROOT / "docs/manual/reference.md"
MAKE = "make reference"
OPENING = f"""\
---
# Written by `{MAKE}` from `mkdocs_genai_plugin/data/model.py`; changes here would be lost.
description: >-
  Every kind of YAML file of mkdocs-genai-plugin with all of its fields: what each takes, what is
  required, and an example.
---

# Reference of fields

Every kind of file with all of its fields, as they are checked. [Data](data.md) shows them at work,
and [`mkdocs-genai new`](new.md) writes a file of any kind with every field in it.

A field takes text, if nothing else is said; [Text and links](text.md) says which little Markdown.
What is not marked as required may be left out. Examples stand as one writes them behind the field's
name and a colon.
"""
LITERAL = re.compile(r"YYYY-MM-DD|arXiv:…|doi:…|https://…|https://")
COMMON = "## Every item { #item }\n\nFields that a file of any kind may have."
SHARED = "## Parts of several kinds { #parts }"


def page() -> str:
    """Give the whole page."""
    records = (Item, Card, Collection, *KINDS.values())
    parts = {record: list(dict.fromkeys(nested(record))) for record in records}
    shared = list(dict.fromkeys(part for found in parts.values() for part in found))
    shared = [part for part in shared if is_shared(part, parts)]
    blocks = [OPENING, COMMON, *entries(Item)]
    for title, place, kind in kinds():
        blocks += [f"## {title} {{ #{noun(kind)} }}", f"{about(kind)} {place}", *entries(kind)]
        own = [part for part in parts[kind] if part not in shared]
        blocks += [block for part in own for block in section(part)]
    blocks += [SHARED, *(block for part in shared for block in section(part))]
    return "\n\n".join(block.rstrip("\n") for block in blocks) + "\n"


def is_shared(part: type[Any], parts: dict[type[Any], list[type[Any]]]) -> bool:
    """Tell whether a record stands in more than one kind; every kind has the common ones."""
    return part in parts[Item] or sum(part in found for found in parts.values()) > 1


def kinds() -> Iterator[tuple[str, str, type[Any]]]:
    """Give each kind with its title and where its files stand."""
    cards = f"{shown('FOLDER')} The folder may have any name that is not another kind's."
    yield "Cards", f"Each stands in `FOLDER/ID.yml`. {cards}", Card
    yield "Collection", f"It stands in `FOLDER/{COLLECTION}.yml`, beside the cards.", Collection
    for folder, kind in KINDS.items():
        yield folder.capitalize(), f"Each stands in `{folder}/ID.yml`. {shown(folder)}", kind


def shown(folder: str) -> str:
    """Name the block that shows what a folder holds."""
    block = block_line(Target(folder, "ID"))
    return f"Shown by `{block}`." if block else "Cited with `[@key]`."


def section(part: type[Any]) -> Iterator[str]:
    """Give the blocks about a record inside others."""
    yield f"### {noun(part).capitalize()} {{ #{noun(part)} }}"
    yield about(part)
    yield from entries(part)


def about(record: type[Any]) -> str:
    """Give what a record is."""
    return with_code(summary(record))


def with_code(text: str) -> str:
    """Give a text with the name of the collection's file as code."""
    return text.replace(f"{COLLECTION}.yml", f"`{COLLECTION}.yml`")


def entries(record: type[Any]) -> Iterator[str]:
    """Give the entry of each field that a record does not share with every item."""
    for name, declared in declarations(record).items():
        if record is Item or name in record.__annotations__ or not issubclass(record, Item):
            yield entry(record, name, declared)


def entry(record: type[Any], name: str, declared: Declaration) -> str:
    """Give the definition of one field: what it is, what it takes, an example."""
    term = "*the id of a column*" if name == CELLS else f"`{name}`"
    said = in_words(declared.type, lambda part: f"[{noun(part)}](#{noun(part)})")
    words = LITERAL.sub(r"`\g<0>`", said)
    example = f"    For example: `{declared.example}`" if declared.example else ""
    lines = [
        f"{term} {{ #{noun(record)}-{name.replace('_', '-')} }}",
        f":   {'**Required.** ' if declared.required else ''}{with_code(declared.help)}",
        f"    {sentence(words)}",
        example,
    ]
    return "\n".join(filter(None, lines))


def nested(record: type[Any]) -> Iterator[type[Any]]:
    """Give the records that fields of a record hold, and those inside them."""
    for declared in declarations(record).values():
        if part := held(declared.type):
            yield part
            yield from nested(part)


def held(type_: Type) -> type[Any] | None:
    """Give the record that a type holds, or holds a list or a table of."""
    if isinstance(type_, (Items, Table)):
        return held(type_.of)
    return type_.of if isinstance(type_, Record) else getattr(type_, "record", None)


def main() -> int:
    """Write the page anew; with ``--check`` only tell whether it is what it should be."""
    if "--check" in sys.argv:
        fresh = PAGE.read_text("utf-8") == page()
        print("It is up to date." if fresh else f"Take the changes over with:  {MAKE}")
        return int(not fresh)
    PAGE.write_text(page(), "utf-8", newline="\n")
    print(f"{PAGE.relative_to(ROOT)} says what the declarations say")
    return 0


if __name__ == "__main__":
    sys.exit(main())
