"""Builds a site as its author has configured it, with one plugin more."""

from __future__ import annotations

import logging
import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort, ConfigurationError
from mkdocs.plugins import BasePlugin

from mkdocs_genai_plugin.data.whole import file_name, temporary_folder
from mkdocs_genai_plugin.data.words import Words
from mkdocs_genai_plugin.page.extension import EXTENSION
from mkdocs_genai_plugin.site.made import UnwritableError
from mkdocs_genai_plugin.site.theme import interface_words

from .outcome import BundleError, disk_explained

# 1 January 1980, the first moment that a zip can hold.
EPOCH = 315_532_800


@dataclass(frozen=True)
class Build:
    """One build into a temporary folder; ``messages`` are warnings and errors on the way."""

    config: MkDocsConfig
    folder: Path
    messages: list[str]

    @property
    def name(self) -> str:
        """The site's name as the name of a file."""
        return file_name(self.config.site_name)

    @property
    def words(self) -> Words:
        """The words of the interface, in the site's language."""
        return interface_words(self.config, self.config.mdx_configs.get(EXTENSION) or {})

    def run(self, plugin: BasePlugin[Any]) -> None:
        """Build the site with a plugin that its configuration does not name; raises BundleError."""
        seconds()
        plugins = self.config.plugins
        plugins[type(plugin).__name__] = plugin
        where = f"the temporary folder {self.folder}"
        with heard(self.messages), disk_explained(where), explained(self.messages, 1):
            plugins.on_startup(command="build", dirty=False)
            try:
                build(self.config)
            finally:
                plugins.on_shutdown()


@contextmanager
def site_of(file: str | None) -> Iterator[Build]:
    """Read a configuration; yield a build that has not begun, and that goes away at the end."""
    messages: list[str] = []
    with temporary_folder() as folder:
        with heard(messages), explained(messages, 2), disk_explained(file):
            config = load_config(file, site_dir=str(folder))
        yield Build(config, folder, messages)


def seconds() -> int:
    """Return the moment of the build, since 1970, by which themes date pages.

    It is that of ``SOURCE_DATE_EPOCH``, else a fixed one: the same input gives
    the same bytes. https://reproducible-builds.org/specs/source-date-epoch/
    """
    given = os.environ.setdefault("SOURCE_DATE_EPOCH", str(EPOCH))
    if not given.isdecimal():
        raise BundleError(f"SOURCE_DATE_EPOCH must be a number of seconds: {given}", 2)
    return int(given)


@contextmanager
def explained(messages: list[str], code: int) -> Iterator[None]:
    """Turn what stops a build into a BundleError; what was logged on the way comes first."""
    try:
        yield
    except Abort as error:
        # MkDocs raises it while it handles what a plugin raised.
        if isinstance(error.__context__, UnwritableError) and error.__context__.__cause__:
            raise error.__context__.__cause__ from error
        said = "the site cannot be built; nothing was written."
        raise BundleError(said, code, messages) from error
    except ConfigurationError as error:
        raise BundleError(error.format_message(), 2, messages) from error


@contextmanager
def heard(messages: list[str]) -> Iterator[None]:
    """Collect the warnings and errors that MkDocs and its plugins log."""
    ear = _Ear(messages)
    log = logging.getLogger("mkdocs")
    log.addHandler(ear)
    try:
        yield
    finally:
        log.removeHandler(ear)


class _Ear(logging.Handler):
    def __init__(self, messages: list[str]) -> None:
        super().__init__(logging.WARNING)
        self.messages = messages

    def emit(self, record: logging.LogRecord) -> None:
        self.messages.append(f"{record.levelname.lower()}: {record.getMessage()}")
