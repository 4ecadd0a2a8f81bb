"""The manual's page of every kind and field, made from their declarations."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from mkdocs_genai_plugin.commands.advice import block_line
from mkdocs_genai_plugin.commands.draft import summary
from mkdocs_genai_plugin.commands.target import Target
from mkdocs_genai_plugin.data.describe import in_words, noun, sentence
from mkdocs_genai_plugin.data.fields import Declaration, Items, Keyed, Type, declarations
from mkdocs_genai_plugin.data.item import Item
from mkdocs_genai_plugin.data.kind import COLLECTION, records_of, variants_of
from mkdocs_genai_plugin.data.schema import schema_name
from mkdocs_genai_plugin.data.structure import CELLS, Record
from mkdocs_genai_plugin.kinds import KINDS
from mkdocs_genai_plugin.kinds.cards.collection import Collection
from mkdocs_genai_plugin.kinds.cards.record import Card

ROOT = Path(__file__).parents[1]
PAGE = ROOT / "docs/manual/reference.md"
MAKE = "make generated"
OPENING = f"""\
---
# Written by `{MAKE}` from `mkdocs_genai_plugin/kinds`; changes here would be lost.
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
Parts = dict[type[Any], list[type[Any]]]
COMMON = "## Every item { #item }\n\nFields that a file of any kind may have."
SHARED = "## Parts of several kinds { #parts }"


def page() -> str:
    """Return the whole page."""
    records = (Item, *records_of(KINDS), *variants())
    parts = {record: list(dict.fromkeys(nested(record))) for record in records}
    shared = list(dict.fromkeys(part for found in parts.values() for part in found))
    shared = [part for part in shared if is_shared(part, parts)]
    blocks = [OPENING, COMMON, *entries(Item)]
    for title, place, kind in kinds():
        said = f"{about(kind)} {place} Its schema is `{schema_name(kind)}`."
        blocks += [f"## {title} {{ #{noun(kind)} }}", said, *entries(kind)]
        own = [part for part in parts[kind] if part not in shared]
        blocks += [block for part in own for block in section(part)]
        blocks += of_variants(kind, [*own, *shared], parts)
    blocks += [SHARED, *(block for part in shared for block in section(part))]
    return "\n\n".join(block.rstrip("\n") for block in blocks) + "\n"


def variants() -> Iterator[type[Any]]:
    """Return the records that a key of their files chooses in the place of a kind's usual one."""
    for kind in KINDS:
        yield from (one for one in variants_of(kind).values() if one is not kind.record)


def of_variants(usual: type[Any], told: list[type[Any]], parts: Parts) -> Iterator[str]:
    """Return the blocks about the records that stand in the place of a kind's ``usual`` one."""
    for kind in (one for one in KINDS if one.record is usual and one.variants):
        for name, record in variants_of(kind).items():
            if record is not usual:
                yield f"### `{kind.variants.key}: {name}` {{ #{noun(record)}-{name} }}"
                yield about(record)
                yield from entries(record, f"{noun(record)}-{name}", inherited=False)
                own = [part for part in parts[record] if part not in told]
                yield from (block for part in own for block in section(part))


def is_shared(part: type[Any], parts: Parts) -> bool:
    """Tell whether a record stands in more than one kind; every kind has the common ones."""
    return part in parts[Item] or sum(part in found for found in parts.values()) > 1


def kinds() -> Iterator[tuple[str, str, type[Any]]]:
    """Yield each kind with its title and where its files stand."""
    cards = f"{shown('FOLDER')} The folder may have any name that is not another kind's."
    yield "Cards", f"Each stands in `FOLDER/ID.yml`. {cards}", Card
    yield "Collection", f"It stands in `FOLDER/{COLLECTION}.yml`, beside the cards.", Collection
    for kind in KINDS:
        if folder := kind.folder:
            place = f"Each stands in `{folder}/ID.yml`. {shown(folder)}"
            yield folder.capitalize(), place, kind.record


def shown(folder: str) -> str:
    """Name the block that shows what a folder holds."""
    block = block_line(Target(folder, "ID"))
    return f"Shown by `{block}`." if block else "Cited with `[@key]`."


def section(part: type[Any]) -> Iterator[str]:
    """Yield the blocks about a record inside others."""
    yield f"### {noun(part).capitalize()} {{ #{noun(part)} }}"
    yield about(part)
    yield from entries(part)


def about(record: type[Any]) -> str:
    """Return what a record is."""
    return with_code(summary(record))


def with_code(text: str) -> str:
    """Return a text with the name of the collection's file as code."""
    return text.replace(f"{COLLECTION}.yml", f"`{COLLECTION}.yml`")


def entries(record: type[Any], prefix: str = "", *, inherited: bool = True) -> Iterator[str]:
    """Return the entry of each field that a record does not share with every item."""
    common = declarations(Item) if record is not Item else {}
    for name, declared in declarations(record).items():
        own = name in record.__annotations__
        if own or (inherited and not (issubclass(record, Item) and name in common)):
            yield entry(prefix or noun(record), name, declared)


def entry(prefix: str, name: str, declared: Declaration) -> str:
    """Return the definition of one field: what it is, what it takes, an example."""
    term = "*the id of a column*" if name == CELLS else f"`{name}`"
    said = in_words(declared.type, lambda part: f"[{noun(part)}](#{noun(part)})")
    words = LITERAL.sub(r"`\g<0>`", said)
    example = f"    For example: `{declared.example}`" if declared.example else ""
    lines = [
        f"{term} {{ #{prefix}-{name.replace('_', '-')} }}",
        f":   {'**Required.** ' if declared.required else ''}{with_code(declared.help)}",
        f"    {sentence(words)}",
        example,
    ]
    return "\n".join(filter(None, lines))


def nested(record: type[Any]) -> Iterator[type[Any]]:
    """Yield the records that fields of a record hold, and those inside them."""
    for declared in declarations(record).values():
        if part := held(declared.type):
            yield part
            yield from nested(part)


def held(type_: Type) -> type[Any] | None:
    """Return the record that a type holds, or holds a list or a table of."""
    if isinstance(type_, (Items, Keyed)):
        return held(type_.of)
    return type_.of if isinstance(type_, Record) else getattr(type_, "record", None)
