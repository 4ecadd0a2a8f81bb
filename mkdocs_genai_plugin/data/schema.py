"""JSON Schemas of all kinds of content, from the declarations of ``model.py``: help in an editor.

They are of draft 7, which every version of the YAML language server and JetBrains' editors know.
``errorMessage`` and ``patternErrorMessage`` are words of that server.
"""

from __future__ import annotations

import inspect
import json
from pathlib import PurePosixPath
from typing import Any

from .model import KINDS, Card, Collection
from .pack import COLLECTION
from .structure import record_schema

DRAFT = "http://json-schema.org/draft-07/schema#"
GENERATED = "Written by mkdocs-genai schema; what is changed here is lost."
RECORDS = (Card, Collection, *KINDS.values())


def schemas(*, examples: bool = True) -> dict[str, str]:
    """Give the text of every schema by the name of its file.

    Examples are of the bundled pack's subject; data of another does without them.
    """
    return {schema_name(record): _text(record, examples) for record in RECORDS}


def schema_name(record: type[Any]) -> str:
    """Give the name of the file that holds the record's schema: ``card.json``."""
    return f"{record.__name__.lower()}.json"


def schema_for(file: PurePosixPath) -> str:
    """Give the name of the schema for a data file, whose path starts at its kind's folder."""
    is_collection = file.stem == COLLECTION
    return schema_name(Collection if is_collection else KINDS.get(file.parts[0], Card))


def places(root: str) -> dict[str, list[str]]:
    """Give globs of the data files below ``root`` for each schema; ``!`` starts an exception."""
    own = {schema_name(record): [f"{root}/{folder}/*"] for folder, record in KINDS.items()}
    collections = f"{root}/*/{COLLECTION}.*"
    other = [collections, *(f"{root}/{folder}/*" for folder in KINDS)]
    return {
        schema_name(Card): [f"{root}/*/*", *(f"!{glob}" for glob in other)],
        schema_name(Collection): [collections],
        **own,
    }


def modeline(address: str) -> str:
    """Give the comment that names a data file's schema, by a path relative to that file.

    It must stand before the data: https://github.com/redhat-developer/yaml-language-server
    """
    return f"# yaml-language-server: $schema={address}"


def _text(record: type[Any], examples: bool) -> str:
    schema: Any = {
        "$comment": GENERATED,
        "$schema": DRAFT,
        "description": (inspect.getdoc(record) or "").replace("``", "`"),
        **record_schema(record),
    }
    shown = schema if examples else _without_examples(schema)
    return json.dumps(shown, indent=2, ensure_ascii=False) + "\n"


def _without_examples(part: Any) -> Any:
    """Give the schema without examples, which are lists; a field of that name is a mapping."""
    if isinstance(part, list):
        return [_without_examples(value) for value in part]
    if not isinstance(part, dict):
        return part
    kept = {key: value for key, value in part.items() if (key, type(value)) != ("examples", list)}
    return {key: _without_examples(value) for key, value in kept.items()}
