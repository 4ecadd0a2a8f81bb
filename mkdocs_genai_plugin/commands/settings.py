"""What a site's configuration says of its data; nothing in it is run."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import yaml

from mkdocs_genai_plugin.data.pack import Folder

NAMES = ("mkdocs.yml", "mkdocs.yaml", "properdocs.yml")
EXTENSION = "genai"


class SettingsError(ValueError):
    """The configuration does not tell the site's data; the message says why."""


class Tagged(str):
    """Stands for a value that a tag would make, such as ``!ENV`` or ``!!python/name:``."""


class _Loader(yaml.SafeLoader):
    """Reads a configuration without what its tags would do."""


_Loader.add_multi_constructor("", lambda _loader, tag, _node: Tagged(tag))


def configuration(path: Path) -> Path | None:
    """Give the configuration of a site: the path itself, or what stands in that folder."""
    if path.name in NAMES and path.is_file():
        return path
    return next((path / name for name in NAMES if (path / name).is_file()), None)


def site_folders(file: Path) -> Sequence[Folder]:
    """Give the folders whose data the site of a configuration shows.

    Raises SettingsError for a file that cannot be read and for options that are wrong.
    """
    from mkdocs_genai_plugin.extension import mistake
    from mkdocs_genai_plugin.site import folders

    try:
        options = _options(_settings(file).get("markdown_extensions"))
    except (OSError, TypeError, ValueError, RecursionError, yaml.YAMLError) as error:
        raise SettingsError(f"it cannot be read ({_first_line(error)})") from None
    tagged = {name: tag for name, tag in options.items() if isinstance(tag, Tagged)}
    if name := next(filter(tagged.get, ("pack", "data_dir")), None):
        raise SettingsError(f"{name} is set by a tag ({tagged[name]}), which is not followed here")
    options = {name: value for name, value in options.items() if name not in tagged}
    if wrong := mistake(options):
        raise SettingsError(wrong)
    return folders(options, file.parent)


def _first_line(error: Exception) -> str:
    return str(error).partition("\n")[0]


def _settings(file: Path) -> dict[str, Any]:
    """Give the settings of a file, over those of the file that it inherits from."""
    found = yaml.load(file.read_bytes(), Loader=_Loader)
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
    found = [one[EXTENSION] for one in listed if isinstance(one, dict) and EXTENSION in one]
    last = found[-1] if found and isinstance(found[-1], dict) else {}
    return {str(name): value for name, value in last.items()}
