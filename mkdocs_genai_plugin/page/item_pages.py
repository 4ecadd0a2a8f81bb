"""Which page of the docs an item has: where the site says, or where its collection has one made."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import PurePosixPath
from typing import Any

from mkdocs_genai_plugin.data.files import DataFile
from mkdocs_genai_plugin.data.kind import COLLECTION
from mkdocs_genai_plugin.data.pack import Pack

# The path of an item's page, by its folder or by its own path.
Places = Mapping[str, str]
ID = "{id}"
PAGES_MADE = "made"


def asking(pack: Pack) -> Iterator[Any]:
    """Yield the collections whose pages are made."""
    every = pack.collections.values()
    return (one for one in every if getattr(one, "pages", "") == PAGES_MADE)


def item_pages(pack: Pack, given: Places) -> Places:
    """Return where pages of items stand: what is ``given``, else in a folder of the collection."""
    made = {collection.id: f"{collection.id}/{ID}.md" for collection in asking(pack)}
    return {**made, **given}


def declaration(pack: Pack, collection: Any) -> DataFile | None:
    """Return the file that declares a collection, if one does."""
    declared = (file for file in pack.files if _place(file) == (collection.id, COLLECTION))
    return next(declared, None)


def unmade(pack: Pack, given: Places) -> Iterator[str]:
    """Yield what to do for each collection where no plugin makes its pages."""
    for one in asking(pack):
        if one.id not in given and (file := declaration(pack, one)):
            yield (
                f"genai: {file.path} asks for  pages: made, which needs a host with plugins. "
                f"Write a page {one.id}/{ID}.md for each item, with  /// genai-card | {one.id}/{ID}"
            )


def _place(file: DataFile) -> tuple[str, ...]:
    return PurePosixPath(file.path).with_suffix("").parts[-2:]
