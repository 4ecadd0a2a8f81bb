"""What the plugin finds in a site's configuration, and puts there."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

from markdown.extensions import Extension
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import ConfigurationError

from mkdocs_genai_plugin.page.extension import EXTENSION, OPTIONS, wrong_option

from .state import State

MODULES = ("mkdocs_genai_plugin.extension", "mkdocs_genai_plugin.page.extension")


def configured(state: State, config: MkDocsConfig) -> State:
    """List the extension, and return what is known of its options.

    Raises ConfigurationError for options that are wrong, unless a server can show it.
    """
    options = _options(config)
    wrong = wrong_option(options)
    if wrong and not state.serving:
        raise ConfigurationError(wrong)
    if wrong:
        options = config.mdx_configs[EXTENSION] = dict(state.options)
    kept = {name: value for name, value in options.items() if name != "site"}
    return replace(state, options=kept, wrong=wrong)


def completed(state: State, config: MkDocsConfig) -> State:
    """Return the state once more when all plugins have had their turn at the configuration."""
    again = configured(state, config)
    return replace(again, wrong=state.wrong or again.wrong)


def connect(state: State, config: MkDocsConfig) -> State:
    """Let the extension load the site of the state; return the state."""
    config.mdx_configs[EXTENSION]["site"] = state.later
    for one in filter(_is_ours, config.markdown_extensions):
        if isinstance(one, Extension):
            one.setConfig("site", state.later)
    return state


def root(config: MkDocsConfig) -> Path:
    """Return the folder of a configuration."""
    return Path(config.config_file_path or "mkdocs.yml").parent


def _options(config: MkDocsConfig) -> dict[str, Any]:
    """List the extension once, and return its options: a block cannot be registered twice.

    Others may have put anything into the list that Python-Markdown takes, and more.
    """
    listed, configs = config.markdown_extensions, config.mdx_configs
    made: list[Any] = [one for one in listed if _is_ours(one) and isinstance(one, Extension)]
    for name in [one for one in listed if _is_ours(one) and isinstance(one, str)]:
        listed.remove(name)
        configs.setdefault(EXTENSION, configs.pop(name, {}))
    if not made:
        listed.append(EXTENSION)
    of_object = {name: made[0].getConfig(name) for name in OPTIONS} if made else {}
    configs[EXTENSION] = configs.get(EXTENSION) or {}
    return {**of_object, **configs[EXTENSION]}


def _is_ours(listed: Any) -> bool:
    """Tell whether what is listed is our extension: its name, its module, or one that is made."""
    if isinstance(listed, str):
        return listed.partition(":")[0] in (EXTENSION, *MODULES)
    return type(listed).__module__ in MODULES
