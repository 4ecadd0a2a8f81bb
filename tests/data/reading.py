"""Reads one file as a site would, and applies the fixes that its problems carry."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

from mkdocs_genai_plugin.data.edits import mended
from mkdocs_genai_plugin.data.folders import Folder
from mkdocs_genai_plugin.data.load import load
from mkdocs_genai_plugin.data.pack import Pack
from mkdocs_genai_plugin.kinds import KINDS

CARD = "name: Aurora\nlead: {}\n"
ICONS = ("waves", "sword", "star")


def read(text: str, name: str = "families/aurora.yml") -> Pack:
    """Return what is read where the file is all there is."""
    with TemporaryDirectory() as root:
        path = Path(root) / name
        path.parent.mkdir()
        path.write_text(text, "utf-8", newline="")
        return load([Folder(Path(root), "data", icons=ICONS)], KINDS)


def fixed(text: str, name: str = "families/aurora.yml") -> str:
    """Return the file's text with all fixes applied, which leave no problem."""
    for _ in range(9):
        pack = read(text, name)
        if not pack.problems:
            return text
        files = {file.path: file for file in pack.files}
        changed = mended(files, pack.problems)
        assert changed, pack.problems[0]
        text = changed[f"data/{name}"].text
    raise AssertionError(text)
