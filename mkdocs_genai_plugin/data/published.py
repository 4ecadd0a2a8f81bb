"""A pack as JSON, for tools of others: what its authors wrote, with licences and schemas.

Each folder becomes one file, ``families.json``, which is described by ``schemas/families.json``;
``index.json`` lists them. A text stays the Markdown that its author wrote.
"""

from __future__ import annotations

import json
from pathlib import PurePosixPath
from typing import Any

from .. import __version__
from .fields import NUMBER, Schema
from .files import DataFile
from .model import Collection
from .pack import COLLECTION, LICENCE, Pack
from .schema import DRAFT, schema_for, schema_name
from .tree import Mapping, Node, Scalar, Sequence, parse

INDEX = "index"
PACK = {"name": "mkdocs-genai-plugin", "version": __version__, "license": LICENCE}
TEXTS: Schema = {"type": "object", "additionalProperties": {"type": "string"}}

Folder = dict[str, DataFile]


def published(pack: Pack, licence: str, schemas: str) -> dict[str, str]:
    """Give the text of every file by its path.

    ``licence`` is the address of the licence of a site's own data, and ``schemas`` leads from
    the folder of these files to the schemas of single items.
    """
    found = folders(pack)
    files: dict[str, Any] = {f"{INDEX}.json": _index(found, licence)}
    for name, folder in found.items():
        files[f"{name}.json"] = _folder(name, folder, licence)
        files[f"schemas/{name}.json"] = _folder_schema(name, f"../{schemas}")
    files[f"schemas/{INDEX}.json"] = _index_schema()
    return {path: json.dumps(value, ensure_ascii=False) + "\n" for path, value in files.items()}


def folders(pack: Pack) -> dict[str, Folder]:
    """Give the files of each folder by the name before their suffix."""
    found: dict[str, Folder] = {}
    for file in pack.files:
        folder, name = PurePosixPath(file.path).with_suffix("").parts[-2:]
        found.setdefault(folder, {})[name] = file
    return found


def value(node: Node | None) -> Any:
    """Give a value as a reader of YAML 1.2 sees it, which is what the schemas describe."""
    if isinstance(node, Mapping):
        return {key: value(child) for key, (_, child) in node.entries.items()}
    if isinstance(node, Sequence):
        return [value(child) for child in node.items]
    return _scalar(node) if isinstance(node, Scalar) else None


def _scalar(node: Scalar) -> str | bool | int | float:
    # The check has seen to it that no text is written like these.
    if node.plain and node.text in ("true", "false"):
        return node.text == "true"
    if node.plain and NUMBER.fullmatch(node.text):
        return int(node.text) if node.text.lstrip("+-").isdigit() else float(node.text)
    return node.text


def _folder(name: str, folder: Folder, licence: str) -> dict[str, Any]:
    values = {item: value(parse(file, [])) for item, file in folder.items()}
    collection = values.pop(COLLECTION, None)
    return {
        "$schema": f"schemas/{name}.json",
        **({"collection": collection} if collection else {}),
        "items": values,
        "licenses": {item: LICENCE if folder[item].bundled else licence for item in values},
    }


def _index(found: dict[str, Folder], licence: str) -> dict[str, Any]:
    bundled = any(file.bundled for folder in found.values() for file in folder.values())
    return {
        "$schema": f"schemas/{INDEX}.json",
        "license": licence,
        **({"pack": PACK} if bundled else {}),
        "folders": {name: f"{name}.json" for name in found},
    }


def _folder_schema(name: str, schemas: str) -> Schema:
    record = schema_for(PurePosixPath(name, "item"))
    item = {"$ref": f"{schemas}/{record}"}
    return _schema(
        f"The items of {name} by their id, and the address of each one's licence.",
        {
            "collection": {"$ref": f"{schemas}/{schema_name(Collection)}"},
            "items": {"type": "object", "additionalProperties": item},
            "licenses": TEXTS,
        },
        ["items", "licenses"],
    )


def _index_schema() -> Schema:
    return _schema(
        "The file of each folder, the licence of the site's own data, and the pack it brings.",
        {"license": {"type": "string"}, "pack": TEXTS, "folders": TEXTS},
        ["license", "folders"],
    )


def _schema(description: str, properties: Schema, required: list[str]) -> Schema:
    return {
        "$schema": DRAFT,
        "description": description,
        "type": "object",
        "properties": {"$schema": {"type": "string"}, **properties},
        "required": ["$schema", *required],
        "additionalProperties": False,
    }
