"""What a site's theme gives to components: language, icons, and where files can be edited."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import Any

from mkdocs.config.defaults import MkDocsConfig

from mkdocs_genai_plugin.data.own_words import OwnWords
from mkdocs_genai_plugin.data.words import Words
from mkdocs_genai_plugin.page.context import language
from mkdocs_genai_plugin.page.hosts import icon_folders, language_of
from mkdocs_genai_plugin.render.icons import Icons
from mkdocs_genai_plugin.render.theme import Theme

from .edit_links import edit_address


def theme(config: MkDocsConfig, options: Mapping[str, Any], own: OwnWords) -> Theme:
    """Return the theme of a site, with words of its own."""
    icons = Icons(icon_folders(config.theme.dirs))
    edit = partial(edit_address, config)
    return Theme(interface_words(config, options, own), icons, edit, language_of(config.theme))


def interface_words(
    config: MkDocsConfig, options: Mapping[str, Any], own: OwnWords | None = None
) -> Words:
    """Return the words of the interface, in the language of the options or the theme."""
    return language(options, language_of(config.theme), own)
