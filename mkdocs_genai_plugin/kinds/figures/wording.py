"""What figures say by themselves: what all say, and what a machine's own folder adds."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path

import yaml

from mkdocs_genai_plugin.data.forms import Forms
from mkdocs_genai_plugin.data.words import ENGLISH

_LOADER = getattr(yaml, "CBaseLoader", yaml.BaseLoader)


@cache
def wording(language: str, *folders: Path) -> Mapping[str, Forms]:
    """Return the texts of folders in a language by key, a later folder's over an earlier one's."""
    said: dict[str, Forms] = {}
    for folder in folders:
        said |= _read(folder / "words" / f"{language}.yml")
    return said


def spoken(language: str, *folders: Path) -> str:
    """Return the language that all folders speak: the one asked for, else English."""
    return language if all(language in languages_in(one) for one in folders) else ENGLISH


def languages_in(folder: Path) -> list[str]:
    """Return the languages that a folder speaks."""
    return sorted(file.stem for file in (folder / "words").glob("*.yml"))


def _read(file: Path) -> dict[str, Forms]:
    texts = yaml.load(file.read_text("utf-8"), _LOADER)
    return {key: Forms.of(text) for key, text in texts.items()}
