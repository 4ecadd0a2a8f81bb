"""The files that the plugin adds to a site, and those that it takes out."""

from __future__ import annotations

import logging
import os
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files

from .configuration import root
from .state import State
from .telling import tell


def add_pages(state: State, files: Files, config: MkDocsConfig) -> Files:
    """Add the pages that are made of data, and return the files; a page of the site comes first.

    The plugin for several languages takes pages of the docs folder alone, so there they seem
    to be some, until ``fill_pages`` says where each is (mkdocs_static_i18n, reconfigure_files).
    """
    if not state.pages:
        return files
    from .languages import read_languages

    there = read_languages(config)
    for path, page in state.pages.items():
        made = File.generated(config, there.home(path), abs_src_path=str(page.source))
        taken = {file.dest_uri for file in files} if path not in files.src_uris else {made.dest_uri}
        if made.dest_uri in taken or not there.taken_by(path).isdisjoint(files.src_uris):
            continue
        if there.several:
            made.abs_src_path = str(Path(config.docs_dir, path))
        made.edit_uri = page.edited or None
        files.append(made)
    return files


def fill_pages(state: State, files: Files, config: MkDocsConfig) -> Files:
    """Say where the source of each page lies that is made, and return the files."""
    if not state.pages:
        return files
    from .languages import read_languages

    there = read_languages(config)
    for path, page in state.pages.items():
        file = files.src_uris.get(there.home(path))
        if file and file.abs_src_path and not Path(file.abs_src_path).exists():
            file.abs_src_path = str(page.source)
            file.edit_uri = page.edited or None
    return files


def ship(state: State, files: Files, config: MkDocsConfig) -> Files:
    """Add what is made of data, take out the data, age what is to be built anew; return the files.

    What the site's author has put at an address comes first.
    """
    for address, path in state.made.items():
        if files.get_file_from_path(address):
            where = f"genai: {address} is a file of the site, so the data are not there"
            tell(logging.WARNING, where, state, config)
        else:
            files.append(File.generated(config, address, abs_src_path=str(path)))
    for file in list(_data(state, files, config)):
        files.remove(file)
    for file in files:
        if file.src_uri in state.outdated:
            _age(Path(file.abs_dest_path))
    return files


def _data(state: State, files: Files, config: MkDocsConfig) -> Iterator[File]:
    """Return the files of data, which may lie among the pages."""
    if not state.data_dir:
        return
    from mkdocs_genai_plugin.data.folders import SUFFIXES
    from mkdocs_genai_plugin.page.context import EACH_LANGUAGE

    own = [one.resolve() for one in root(config).glob(state.data_dir.replace(EACH_LANGUAGE, "*"))]
    for file in files:
        path = Path(file.abs_src_path or "")
        if path.suffix in SUFFIXES and any(path.resolve().is_relative_to(one) for one in own):
            yield file


def _age(page: Path) -> None:
    """Make a built page older than its source: a dirty build compares these (mkdocs, files.py)."""
    with suppress(OSError):
        os.utime(page, (0, 0))
