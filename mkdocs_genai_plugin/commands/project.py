"""What ``mkdocs.yml`` says of a site's data, read without running what it names."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

CONFIG = "mkdocs.yml"
NAME = "genai"


@dataclass(frozen=True)
class Project:
    """A site's data: its own folder, none where it has none, and whether the pack is there."""

    data_dir: str = ""
    pack: bool = True


class _Loader(yaml.SafeLoader):
    """Takes no notice of tags: ``!ENV`` and ``!!python/name`` give nothing."""


_Loader.add_multi_constructor("", lambda loader, suffix, node: None)
_Loader.add_multi_constructor("!", lambda loader, suffix, node: None)


def project(folder: Path) -> Project:
    """Give what the ``mkdocs.yml`` in a folder says; without one that can be read, nothing."""
    try:
        text = (folder / CONFIG).read_text(encoding="utf-8")
        found = _options(yaml.load(text, Loader=_Loader))
    except (OSError, UnicodeDecodeError, yaml.YAMLError):
        found = {}
    data_dir = found.get("data_dir")
    return Project(data_dir if isinstance(data_dir, str) else "", found.get("pack") is not False)


def _options(config: Any) -> dict[str, Any]:
    """Give the extension's options, which may stand in a list or in a mapping."""
    extensions = config.get("markdown_extensions") if isinstance(config, dict) else None
    for one in extensions if isinstance(extensions, list) else [extensions]:
        if isinstance(one, dict) and isinstance(one.get(NAME), dict):
            return dict(one[NAME])
    return {}
