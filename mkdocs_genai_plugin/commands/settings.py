"""What a site's configuration says of its data; nothing in it is run."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import yaml

from mkdocs_genai_plugin.data.folders import Folder
from mkdocs_genai_plugin.data.words import Words
from mkdocs_genai_plugin.page.hosts import icon_names

_NAMES = ("mkdocs.yml", "mkdocs.yaml", "properdocs.yml")
EXTENSIONS = ("genai", "mkdocs_genai_plugin.extension")
_DEPTH = 100
MOST_BYTES = 500_000


class SettingsError(ValueError):
    """The configuration does not tell the site's data; the message says why."""


class Tagged(str):
    """Stands for a value that a tag would make, such as ``!ENV`` or ``!!python/name:``."""


class Loader(yaml.SafeLoader):
    """Reads a configuration without what its tags would do, and without what has no end."""

    depth = 0

    def compose_node(self, parent: Any, index: Any) -> Any:
        """Refuse what is nested so deeply that it takes minutes."""
        self.depth += 1
        if self.depth > _DEPTH:
            raise yaml.YAMLError("it is nested too deeply")
        node = super().compose_node(parent, index)
        self.depth -= 1
        return node

    def flatten_mapping(self, node: Any) -> None:
        """Leave merge keys as they are: each can double the mapping before it."""


Loader.add_multi_constructor("", lambda _loader, tag, _node: Tagged(tag))


def configuration(path: Path) -> Path | None:
    """Return the configuration of a site: the path itself, or what stands in that folder."""
    if path.name in _NAMES and path.is_file():
        return path
    return next((path / name for name in _NAMES if (path / name).is_file()), None)


def configuration_above(folder: Path) -> Path | None:
    """Return the configuration in a folder, else in the nearest above it, as seen from it."""
    whole = folder.absolute()
    found = next(filter(None, map(configuration, (whole, *whole.parents))), None)
    return Path(os.path.relpath(found, whole)) if found else None


def site_options(file: Path) -> dict[str, Any]:
    """Return the options of our extension in a site's configuration.

    Raises SettingsError for a file that cannot be read and for options that are wrong.
    """
    return _checked(_readable(file))


def site_folders(file: Path) -> Sequence[Sequence[Folder]]:
    """Return the folders whose data the site of a configuration shows, for each of its languages.

    A site whose data are the same in all has one. Raises SettingsError.
    """
    from mkdocs_genai_plugin.page.context import data_folders

    settings = _readable(file)
    overrides = [str(file.parent / folder) for folder in _custom_dir(settings.get("theme"))]
    default, *others = languages_of(settings)
    options, icons = _checked(settings), icon_names(overrides)
    spoken = ([default, one] for one in (default, *others))
    each = (data_folders(options, file.parent, icons, one) for one in spoken)
    return list({tuple(folder.root for folder in one): one for one in each}.values())


def site_languages(file: Path) -> Sequence[str]:
    """Return the languages of a site, the default first. Raises SettingsError."""
    return languages_of(_readable(file))


def languages_of(settings: dict[str, Any]) -> Sequence[str]:
    """Return the languages that the plugin i18n builds, the default first, else the theme's."""
    named = [one for one in _i18n(settings.get("plugins")) if "locale" in one]
    ranked = sorted(named, key=lambda one: one.get("default") is not True)
    theme = settings.get("theme")
    said = theme if isinstance(theme, dict) else {}
    own = said.get("language") or said.get("locale") or "en"
    return [str(one["locale"]) for one in ranked] or [str(own)]


def _i18n(plugins: Any) -> list[dict[str, Any]]:
    """Return what is said of each language under the plugin i18n."""
    listed = plugins if isinstance(plugins, list) else [plugins]
    options = (one.get("i18n") for one in listed if isinstance(one, dict))
    found = next((one.get("languages") for one in options if isinstance(one, dict)), None)
    return [one for one in found or () if isinstance(one, dict)]


def site_name(file: Path) -> str:
    """Return the name of a site, or its folder's where a tag gives the name.

    Raises SettingsError.
    """
    name = _readable(file).get("site_name")
    said = "" if isinstance(name, Tagged) else " ".join(str(name or "").split())
    return said or file.absolute().parent.name


def site_words(file: Path) -> Words:
    """Return the words of the interface in a site's language. Raises SettingsError."""
    from mkdocs_genai_plugin.page.context import language

    settings = _readable(file)
    theme = settings.get("theme")
    spoken = theme.get("language") if isinstance(theme, dict) else None
    return language({"language": "", **_checked(settings)}, str(spoken or ""))


def _readable(file: Path) -> dict[str, Any]:
    try:
        return _settings(file)
    except (OSError, TypeError, ValueError, RecursionError, yaml.YAMLError) as error:
        raise SettingsError(f"it cannot be read ({_first_line(error)})") from None


def _checked(settings: dict[str, Any]) -> dict[str, Any]:
    """Return the options without those whose values a tag would make."""
    from mkdocs_genai_plugin.page.extension import wrong_option

    options = _options(settings.get("markdown_extensions"))
    tagged = {name: tag for name, tag in options.items() if isinstance(tag, Tagged)}
    if name := next(filter(tagged.get, ("pack", "data_dir")), None):
        raise SettingsError(f"{name} is set by a tag ({tagged[name]}), which is not followed here")
    options = {name: value for name, value in options.items() if name not in tagged}
    if wrong := wrong_option(options):
        raise SettingsError(wrong)
    return options


def _custom_dir(theme: Any) -> list[str]:
    """Return the folder that a site lays over its theme, if there is one."""
    found = theme.get("custom_dir") if isinstance(theme, dict) else None
    return [found] if isinstance(found, str) and not isinstance(found, Tagged) else []


def _first_line(error: Exception) -> str:
    if isinstance(error, OSError):
        return error.strerror or type(error).__name__
    if isinstance(error, yaml.MarkedYAMLError) and (mark := error.problem_mark):
        return f"{error.problem}, in line {mark.line + 1}, column {mark.column + 1}"
    return str(error).partition("\n")[0]


def _settings(file: Path) -> dict[str, Any]:
    """Return the settings of a file, over those of the file that it inherits from."""
    with file.open("rb") as stream:
        raw = stream.read(MOST_BYTES + 1)
    if len(raw) > MOST_BYTES:
        raise ValueError(f"it has over {MOST_BYTES:,} bytes")
    found = yaml.load(raw, Loader=Loader)
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
    """Return the options of our extension: extensions are a mapping or a list with mappings."""
    listed = extensions if isinstance(extensions, list) else [extensions]
    named = [pair for one in listed if isinstance(one, dict) for pair in one.items()]
    found = [options for name, options in named if str(name).partition(":")[0] in EXTENSIONS]
    last = found[-1] if found and isinstance(found[-1], dict) else {}
    return {str(name): value for name, value in last.items()}
