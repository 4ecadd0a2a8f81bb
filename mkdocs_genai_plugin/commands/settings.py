"""What a site's configuration says of its data; nothing in it is run."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import yaml

from mkdocs_genai_plugin.data.pack import Folder
from mkdocs_genai_plugin.hosts import icon_names

NAMES = ("mkdocs.yml", "mkdocs.yaml", "properdocs.yml")
EXTENSIONS = ("genai", "mkdocs_genai_plugin.extension")
DEPTH = 100
BYTES = 500_000


class SettingsError(ValueError):
    """The configuration does not tell the site's data; the message says why."""


class Tagged(str):
    """Stands for a value that a tag would make, such as ``!ENV`` or ``!!python/name:``."""


class _Loader(yaml.SafeLoader):
    """Reads a configuration without what its tags would do, and without what has no end."""

    depth = 0

    def compose_node(self, parent: Any, index: Any) -> Any:
        """Refuse what is nested so deeply that it takes minutes."""
        self.depth += 1
        if self.depth > DEPTH:
            raise yaml.YAMLError("it is nested too deeply")
        node = super().compose_node(parent, index)
        self.depth -= 1
        return node

    def flatten_mapping(self, node: Any) -> None:
        """Leave merge keys as they are: each can double the mapping before it."""


_Loader.add_multi_constructor("", lambda _loader, tag, _node: Tagged(tag))


def configuration(path: Path) -> Path | None:
    """Give the configuration of a site: the path itself, or what stands in that folder."""
    if path.name in NAMES and path.is_file():
        return path
    return next((path / name for name in NAMES if (path / name).is_file()), None)


def site_options(file: Path) -> dict[str, Any]:
    """Give the options of our extension in a site's configuration.

    Raises SettingsError for a file that cannot be read and for options that are wrong.
    """
    return _checked(_readable(file))


def site_folders(file: Path) -> Sequence[Folder]:
    """Give the folders whose data the site of a configuration shows. Raises SettingsError."""
    from mkdocs_genai_plugin.site import folders

    settings = _readable(file)
    overrides = [str(file.parent / folder) for folder in _custom_dir(settings.get("theme"))]
    return folders(_checked(settings), file.parent, icon_names(overrides))


def _readable(file: Path) -> dict[str, Any]:
    try:
        return _settings(file)
    except (OSError, TypeError, ValueError, RecursionError, yaml.YAMLError) as error:
        raise SettingsError(f"it cannot be read ({_first_line(error)})") from None


def _checked(settings: dict[str, Any]) -> dict[str, Any]:
    """Give the options without those whose values a tag would make."""
    from mkdocs_genai_plugin.extension import mistake

    options = _options(settings.get("markdown_extensions"))
    tagged = {name: tag for name, tag in options.items() if isinstance(tag, Tagged)}
    if name := next(filter(tagged.get, ("pack", "data_dir")), None):
        raise SettingsError(f"{name} is set by a tag ({tagged[name]}), which is not followed here")
    options = {name: value for name, value in options.items() if name not in tagged}
    if wrong := mistake(options):
        raise SettingsError(wrong)
    return options


def _custom_dir(theme: Any) -> list[str]:
    """Give the folder that a site lays over its theme, if there is one."""
    found = theme.get("custom_dir") if isinstance(theme, dict) else None
    return [found] if isinstance(found, str) and not isinstance(found, Tagged) else []


def _first_line(error: Exception) -> str:
    return str(error).partition("\n")[0]


def _settings(file: Path) -> dict[str, Any]:
    """Give the settings of a file, over those of the file that it inherits from."""
    with file.open("rb") as stream:
        raw = stream.read(BYTES + 1)
    if len(raw) > BYTES:
        raise ValueError(f"it has over {BYTES:,} bytes")
    found = yaml.load(raw, Loader=_Loader)
    if not isinstance(found, dict):
        raise ValueError("no settings stand in it")
    parent = _settings(file.parent / found["INHERIT"]) if "INHERIT" in found else {}
    return _merged(parent, found)


def _merged(parent: dict[str, Any], own: dict[str, Any]) -> dict[str, Any]:
    """Lay settings over others as MkDocs does: mappings are joined, all else replaces."""
    joined = {
        name: _merged(parent[name], value)
        for name, value in own.items()
        if isinstance(value, dict) and isinstance(parent.get(name), dict)
    }
    return parent | own | joined


def _options(extensions: Any) -> dict[str, Any]:
    """Give the options of our extension: extensions are a mapping or a list with mappings."""
    listed = extensions if isinstance(extensions, list) else [extensions]
    named = [pair for one in listed if isinstance(one, dict) for pair in one.items()]
    found = [options for name, options in named if str(name).partition(":")[0] in EXTENSIONS]
    last = found[-1] if found and isinstance(found[-1], dict) else {}
    return {str(name): value for name, value in last.items()}
