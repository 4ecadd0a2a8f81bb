"""A pack as JSON, for tools of others: what its authors wrote, with licences and schemas.

Each folder becomes one file, ``families.json``, which is described by ``schemas/families.json``;
``index.json`` lists them. A text stays the Markdown that its author wrote.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from operator import attrgetter
from pathlib import PurePosixPath
from typing import Any
from urllib.parse import quote

from mkdocs_genai_plugin.data.folders import LICENCE

from .. import __version__
from .fields import NUMBER, Schema
from .files import DataFile
from .images.files import Image
from .kind import COLLECTION
from .own_words import WORDS
from .pack import Pack
from .schema import DRAFT, schema_for
from .tree import Mapping, Node, Scalar, Sequence, parse

INDEX = "index"
PACK = {"name": "mkdocs-genai-plugin", "version": __version__, "license": LICENCE}
TEXTS: Schema = {"type": "object", "additionalProperties": {"type": "string"}}

_Folder = dict[str, DataFile]


def published(
    pack: Pack,
    licence: str,
    schemas: str,
    address: Callable[[Image], str] = attrgetter("address"),
) -> dict[str, str]:
    """Return the text of every file by its path.

    ``licence`` is the address of the licence of a site's own data, and ``schemas`` leads from
    the folder of these files to the schemas of single items, ``address`` to a picture,
    which is else named by its path below the data folder.
    """
    found = folders(pack)
    files: dict[str, Any] = {f"{INDEX}.json": _index(found, licence)}
    for name, folder in found.items():
        files[f"{name}.json"] = _folder(name, folder, licence) | _pictures(pack, name, address)
        files[f"schemas/{name}.json"] = _folder_schema(pack, name, f"../{schemas}")
    files[f"schemas/{INDEX}.json"] = _index_schema()
    return {path: json.dumps(value, ensure_ascii=False) + "\n" for path, value in files.items()}


def folders(pack: Pack) -> dict[str, _Folder]:
    """Return the files of each folder by the name before their suffix."""
    found: dict[str, _Folder] = {}
    for file in pack.files:
        folder, name = PurePosixPath(file.path).with_suffix("").parts[-2:]
        if name == WORDS:
            continue
        found.setdefault(folder, {})[name] = file
    return found


def _value(node: Node | None) -> Any:
    """Return a value as a reader of YAML 1.2 sees it, which is what the schemas describe."""
    if isinstance(node, Mapping):
        return {key: _value(child) for key, (_, child) in node.entries.items()}
    if isinstance(node, Sequence):
        return [_value(child) for child in node.items]
    return _scalar(node) if isinstance(node, Scalar) else None


def _scalar(node: Scalar) -> str | bool | int | float:
    # The check has seen to it that no text is written like these.
    if node.plain and node.text in ("true", "false"):
        return node.text == "true"
    if node.plain and NUMBER.fullmatch(node.text):
        return int(node.text) if node.text.lstrip("+-").isdigit() else float(node.text)
    return node.text


def _folder(name: str, folder: _Folder, licence: str) -> dict[str, Any]:
    values = {item: _value(parse(file, [])) for item, file in folder.items()}
    collection = values.pop(COLLECTION, None)
    return {
        "$schema": f"schemas/{name}.json",
        **({"collection": collection} if collection else {}),
        "items": values,
        "licenses": {item: LICENCE if folder[item].bundled else licence for item in values},
    }


def _pictures(pack: Pack, folder: str, address: Callable[[Image], str]) -> dict[str, Any]:
    """Return by the name that a folder's items give to a picture where it is."""
    named = (file for item in pack.folders.get(folder, ()) for file in item.mentions.pictures)
    shown = ((str(file), pack.images.of(file)) for file in named)
    found = {file: quote(address(image)) for file, image in shown if image}
    return {"pictures": found} if found else {}


def _index(found: dict[str, _Folder], licence: str) -> dict[str, Any]:
    bundled = any(file.bundled for folder in found.values() for file in folder.values())
    return {
        "$schema": f"schemas/{INDEX}.json",
        "license": licence,
        **({"pack": PACK} if bundled else {}),
        "folders": {name: f"{name}.json" for name in found},
    }


def _folder_schema(pack: Pack, name: str, schemas: str) -> Schema:
    known = pack.collections
    item, collection = (
        {"$ref": f"{schemas}/{schema_for(pack.kinds, PurePosixPath(name, file), known)}"}
        for file in ("item", COLLECTION)
    )
    return _schema(
        f"The items of {name} by their id, and the address of each one's licence "
        "and of each picture by the name that items give it.",
        {
            "collection": collection,
            "items": {"type": "object", "additionalProperties": item},
            "licenses": TEXTS,
            "pictures": TEXTS,
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
