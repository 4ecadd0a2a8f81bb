"""The pages that are made of data, for collections that ask for them."""

from __future__ import annotations

import json
import posixpath
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from html import escape
from pathlib import PurePosixPath
from typing import Any

from mkdocs_genai_plugin.data.item import Item
from mkdocs_genai_plugin.data.pack import Pack
from mkdocs_genai_plugin.data.text import plain_text
from mkdocs_genai_plugin.page.item_pages import ID, Places, asking, declaration

_PAGE = "---\n{}\n---\n\n/// {} | {}\n    {}\n///\n"


@dataclass(frozen=True)
class MadePage:
    """The text of a page; ``edited`` is the file of data behind it, as messages show it."""

    text: str
    edited: str = ""
    bundled: bool = False


def made_pages(pack: Pack, places: Places) -> Mapping[str, MadePage]:
    """Return the pages that are made by their paths in the docs, in the order of the items."""
    made: dict[str, MadePage] = {}
    for collection in asking(pack):
        items = {_path(item, places): item for item in collection.items}
        made.setdefault(_of_all(places[collection.id]), _collection_page(pack, collection))
        alone = {path: item for path, item in items.items() if path != places[collection.id]}
        made |= {path: _item_page(item) for path, item in alone.items()}
    return made


def wrong_place(pack: Pack, places: Places) -> str:
    """Return which page cannot be made where it should stand, or nothing."""
    paths = Counter(path for one in asking(pack) for path in _own(one, places))
    for path, number in paths.items():
        if number > 1:
            return f"genai: pages gives {number} items the same page, {path}"
        if not _is_in_docs(path):
            return f"genai: pages names no page of the docs folder: {path}"
    return ""


def _path(item: Item, places: Places) -> str:
    return places.get(item.path, places[item.folder]).replace(ID, item.id)


def _own(collection: Any, places: Places) -> list[str]:
    """Return the path of each item that has a page of its own, and that of the page of all."""
    paths = (_path(item, places) for item in collection.items)
    place = places[collection.id]
    return [*(path for path in paths if path != place), _of_all(place)]


def _of_all(place: str) -> str:
    """Return the path of the page of all items: beside theirs, or the one that holds them."""
    return posixpath.join(posixpath.dirname(place), "index.md") if ID in place else place


def _is_in_docs(path: str) -> bool:
    parts = PurePosixPath(path).parts
    return path.endswith(".md") and not {"..", "/"} & {*parts} and "\\" not in path


def _item_page(item: Item) -> MadePage:
    said = " ".join(plain_text(getattr(item, "lead", ())).split())
    text = _text(item.label, said, "genai-card", item.path, "title: true\n    figure: true")
    return MadePage(text, item.file, item.bundled)


def _collection_page(pack: Pack, collection: Any) -> MadePage:
    names = ", ".join(item.label for item in collection.items)
    text = _text(collection.title, names, "genai-cards", collection.id, "title: true")
    file = declaration(pack, collection)
    return MadePage(text, file.path, file.bundled) if file else MadePage(text)


def _text(title: str, description: str, *block: str) -> str:
    """Return a page: its front matter, whose values are written as YAML's and JSON's texts.

    Themes write them as HTML, and MkDocs gives them titles of which signs are escaped
    (pages.py, Page.title); a template language of another plugin may read them, too.
    """
    front = {"title": escape(title, quote=False), "description": escape(description)}
    said = {key: text.replace("{", "&#123;") for key, text in front.items() if text}
    lines = (f"{key}: {json.dumps(text, ensure_ascii=False)}" for key, text in said.items())
    return _PAGE.format("\n".join(lines), *block)
