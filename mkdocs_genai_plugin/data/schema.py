"""JSON Schemas of all kinds of content, from the declarations of ``model.py``: help in an editor.

They are of draft 7, which every version of the YAML language server and JetBrains' editors know.
``errorMessage`` and ``patternErrorMessage`` are words of that server.
"""

from __future__ import annotations

import inspect
import json
from pathlib import PurePosixPath
from typing import Any

from .describe import noun
from .fields import Schema
from .kind import (
    COLLECTION,
    NONE,
    Collections,
    Kind,
    Kinds,
    own_records,
    record_of,
    variants_of,
)
from .structure import record_schema

DRAFT = "http://json-schema.org/draft-07/schema#"
GENERATED = "Written by mkdocs-genai schema; what is changed here is lost."


def schemas(
    kinds: Kinds, collections: Collections = NONE, *, examples: bool = True
) -> dict[str, str]:
    """Return the text of every schema by the name of its file.

    Of ``collections``, by folder, those that declare fields have one of their own. Examples are of
    the bundled pack's subject; data of another does without them.
    """
    shapes = [(kind.record, _shape(kind)) for kind in kinds]
    declaring = [kind.collection for kind in kinds if kind.collection]
    shapes += [(record, record_schema(record)) for record in declaring]
    usual = {schema_name(record): _text(record, shape, examples) for record, shape in shapes}
    own = own_records(kinds, collections).items()
    return usual | {
        schema_name(record, folder): _text(record, record_schema(record), examples)
        for folder, record in own
    }


def schema_name(record: type[Any], folder: str = "") -> str:
    """Return the name of the file that holds the record's schema: ``card.json``.

    ``folder`` is the one to which the record belongs alone: ``card-sorting.json``.
    """
    return f"{noun(record)}-{folder}.json" if folder else f"{noun(record)}.json"


def schema_for(kinds: Kinds, file: PurePosixPath, collections: Collections = NONE) -> str:
    """Return the name of the schema for a data file, whose path starts at its kind's folder."""
    folder = file.parts[0]
    record = record_of(kinds, folder, file.stem, collections)
    is_own = record is own_records(kinds, collections).get(folder)
    return schema_name(record, folder if is_own else "")


def schema_globs(kinds: Kinds, root: str, collections: Collections = NONE) -> dict[str, list[str]]:
    """Return globs of the data files below ``root`` for each schema; ``!`` starts an exception."""
    declared = f"{root}/*/{COLLECTION}.*"
    own_folders = own_records(kinds, collections)
    folders = [*(kind.folder for kind in kinds if kind.folder), *own_folders]
    other = [declared, *(f"{root}/{folder}/*" for folder in folders)]
    found: dict[str, list[str]] = {}
    for kind in kinds:
        own = [f"{root}/{kind.folder}/*"]
        every = [f"{root}/*/*", *(f"!{glob}" for glob in other)]
        found[schema_name(kind.record)] = own if kind.folder else every
        if kind.collection:
            found[schema_name(kind.collection)] = [declared]
    for folder, record in own_folders.items():
        found[schema_name(record, folder)] = [f"{root}/{folder}/*", f"!{declared}"]
    return found


def modeline(address: str) -> str:
    """Return the comment that names a data file's schema, by a path relative to that file.

    It must stand before the data: https://github.com/redhat-developer/yaml-language-server
    """
    return f"# yaml-language-server: $schema={address}"


def _shape(kind: Kind[Any]) -> Schema:
    """Return the schema of a kind's items; a key may choose another than the usual one."""
    shape = usual = record_schema(kind.record)
    for name, record in variants_of(kind).items():
        if kind.variants and record is not kind.record:
            key = kind.variants.key
            chosen = {"required": [key], "properties": {key: {"const": name}}}
            shape = {"if": chosen, "then": record_schema(record), "else": shape}
    return shape if shape is usual else {"title": usual["title"], "type": "object", **shape}


def _text(record: type[Any], shape: Schema, examples: bool) -> str:
    schema: Any = {
        "$comment": GENERATED,
        "$schema": DRAFT,
        "description": (inspect.getdoc(record) or "").replace("``", "`"),
        **shape,
    }
    shown = schema if examples else _without_examples(schema)
    return json.dumps(shown, indent=2, ensure_ascii=False) + "\n"


def _without_examples(part: Any) -> Any:
    """Return the schema without examples, which are lists; a field of that name is a mapping."""
    if isinstance(part, list):
        return [_without_examples(value) for value in part]
    if not isinstance(part, dict):
        return part
    kept = {key: value for key, value in part.items() if (key, type(value)) != ("examples", list)}
    return {key: _without_examples(value) for key, value in kept.items()}
