"""Broken data and the exact report it deserves: ``tests/golden/problems``.

A folder holds ``data``, perhaps a ``pack`` that is loaded before it, and ``expected.txt``.

Rewrite the reports with ``pytest tests/data --update-golden``, and read them.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest
import yaml

from mkdocs_genai_plugin.data import tree
from mkdocs_genai_plugin.data.folders import Folder
from mkdocs_genai_plugin.data.load import load
from mkdocs_genai_plugin.data.problems import report
from mkdocs_genai_plugin.kinds import KINDS
from tests.conftest import Golden

ROOT = Path(__file__).parents[1]
FOLDER = ROOT / "golden" / "problems"
NAMES = [*sorted(path.parent.name for path in FOLDER.glob("*/data")), "no-folder"]
LOADERS = [getattr(yaml, "CSafeLoader", yaml.SafeLoader), yaml.SafeLoader]


def many_megabytes(families: Path) -> None:
    (families / "aurora.yml").write_bytes(b"#" * 2_000_001)


def many_keys(families: Path) -> None:
    keys = "".join(f"key-{number}: a\n" for number in range(1_001))
    (families / "aurora.yml").write_text(keys)


# What git does not keep, or not on each system.
MADE: dict[str, Callable[[Path], None]] = {
    "link-out-of-folder": lambda families: (families / "aurora.yml").symlink_to(__file__),
    "dangling-link": lambda families: (families / "aurora.yml").symlink_to("nowhere.yml"),
    "link-to-itself": lambda families: (families / "aurora.yml").symlink_to("aurora.yml"),
    "named-pipe": lambda families: os.mkfifo(families / "aurora.yml"),
    "folder-named-as-file": lambda families: (families / "aurora.yml").mkdir(),
    "over-two-megabytes": many_megabytes,
    "too-many-keys": many_keys,
    "name-that-cannot-be-shown": lambda families: (families / "a\u202eb\n.yml").touch(),
}


def reported(*folders: Folder) -> str:
    pack = load(folders, KINDS)
    return f"{report(pack.problems, pack.tried)}\n"


@pytest.mark.parametrize("loader", LOADERS, ids=["c", "python"])
@pytest.mark.parametrize("name", NAMES)
def test_report(name: str, loader: type, golden: Golden, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tree, "LOADER", loader)
    pack = Folder(FOLDER / name / "pack", "content", bundled=True)
    folders = [pack] if pack.root.exists() else []
    text = reported(*folders, Folder(FOLDER / name / "data", "data"))
    golden(FOLDER / name / "expected.txt", text)


@pytest.mark.skipif(os.name == "nt", reason="has neither pipes nor links for all")
@pytest.mark.parametrize("name", MADE)
def test_report_of_what_is_no_file(name: str, tmp_path: Path, golden: Golden) -> None:
    families = tmp_path / "data" / "families"
    families.mkdir(parents=True)
    MADE[name](families)
    (FOLDER / name).mkdir(exist_ok=True)
    golden(FOLDER / name / "expected.txt", reported(Folder(tmp_path / "data", "data")))
