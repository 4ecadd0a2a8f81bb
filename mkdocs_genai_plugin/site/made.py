"""The files that are made of data: written before a site is touched, and shipped from there."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import ExitStack, suppress
from dataclasses import replace
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError

from mkdocs_genai_plugin.data.images.files import Image, digest
from mkdocs_genai_plugin.data.published import published
from mkdocs_genai_plugin.data.schema import schemas
from mkdocs_genai_plugin.data.whole import temporary_folder, write_whole
from mkdocs_genai_plugin.kinds import KINDS
from mkdocs_genai_plugin.page.context import EACH_LANGUAGE, Site

from .edit_links import edit_path
from .languages import read_languages
from .pages import MadePage, made_pages
from .state import SCHEMAS, PageSource, State

_DATA = "data"


class UnwritableError(PluginError):
    """A file that is made of data cannot be written; its cause is the OSError."""


def with_files(state: State, site: Site, config: MkDocsConfig) -> State:
    """Return the state with the files and pages of a site by their addresses.

    They lie in a folder outside the docs, which other plugins can read, until ``end`` is
    called. Raises UnwritableError where they cannot be written.
    """
    texts = _texts(state, site, _own_language(state, config))
    contents: dict[str, str | bytes] = {**texts, **_pictures(state, site)}
    pages = made_pages(site.pack, site.item_pages)
    if not contents and not pages:
        return replace(state, made={}, pages={})
    with ExitStack() as place:
        sources = {path: page.text for path, page in pages.items()}
        folder = _written({**contents, **sources}, place)
        state.place.close()
        made = {one: folder / one for one in contents}
        ours = {
            path: PageSource(folder / path, _edited(page, config)) for path, page in pages.items()
        }
        return replace(state, made=made, pages=ours, place=place.pop_all())


def _edited(page: MadePage, config: MkDocsConfig) -> str:
    return edit_path(config, page.edited, bundled=page.bundled)


def _written(contents: Mapping[str, str | bytes], place: ExitStack) -> Path:
    """Return a folder with files of these contents, which goes away with ``place``."""
    try:
        folder = place.enter_context(temporary_folder())
        for address, content in contents.items():
            write_whole(folder / address, content)
    except OSError as error:
        said = f"genai cannot write {error.filename} ({error.strerror})."
        raise UnwritableError(said) from error
    return folder


def _pictures(state: State, site: Site) -> Mapping[str, bytes]:
    """Return the pictures of the data, of which each is still what was found to be harmless."""
    images = site.pack.images.shown.values()
    found = ((site.picture(image), image) for image in images)
    read = ((address, _as_checked(image, state.made.get(address))) for address, image in found)
    return {address: raw for address, raw in read if raw}


def _as_checked(image: Image, earlier: Path | None) -> bytes:
    """Return a picture as it was when it was checked, from before if it has changed since."""
    for path in filter(None, (image.path, earlier)):
        with suppress(OSError):
            raw = path.read_bytes()
            if digest(raw) == image.digest:
                return raw
    return b""


def _offered(site: Site, licence: str, up: str) -> Mapping[str, str]:
    """Return the published data; ``up`` leads from their folder to that of the site."""
    return published(site.pack, licence, f"{up}{SCHEMAS}", lambda one: f"{up}{site.picture(one)}")


def _own_language(state: State, config: MkDocsConfig) -> str:
    """Return the language that is built now, if it has data other than the default's, else none."""
    there = read_languages(config)
    return (
        there.current if EACH_LANGUAGE in state.data_dir and there.current != there.default else ""
    )


def _texts(state: State, site: Site, language: str) -> Mapping[str, str]:
    """Return the published data, and the schemas for those who write data elsewhere.

    Those of a ``language`` stand in a folder of its own.
    """
    licence = state.options.get("publish")
    if not licence and not state.data_dir:
        return {}
    described = schemas(KINDS, site.pack.collections, examples=state.options.get("pack", True))
    home, up = (f"{language}/", "../../") if language else ("", "../")
    offered = _offered(site, licence, up) if licence else {}
    return {
        **{f"{SCHEMAS}/{name}": text for name, text in described.items()},
        **{f"{home}{_DATA}/{name}": text for name, text in offered.items()},
    }
