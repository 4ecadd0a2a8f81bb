"""Our schemas at work in the server that Visual Studio Code and other editors use for YAML."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from mkdocs_genai_plugin.cli import main

from .node import run

ROOT = Path(__file__).parents[2]
Opened = list[dict[str, Any]]


def opened(root: Path, files: dict[str, tuple[str, dict[str, int] | None]], schemas: Any) -> Opened:
    """Open files in an editor whose folder is ``root``: a text for each, and a place in it."""
    listed = [{"file": name, "text": text, "at": at} for name, (text, at) in files.items()]
    given = {"root": str(root), "schemas": schemas, "files": listed}
    found: Opened = run("editor.mjs", given, "yaml-language-server")
    return found


def test_the_line_in_a_file_of_the_pack_brings_its_schema() -> None:
    folder = "mkdocs_genai_plugin/content"
    line, text = (ROOT / folder / "families/gan.yml").read_text("utf-8").split("\n", 1)
    broken = f"{line}\nname: 2013\nnmae: Flow\naccent: Bleu\nlandmarks:\n  - year: '2014'\n"
    started = f"{line}\nname: Flow\nlead: A chain.\nchecked: 2026-11-22\n"
    files = {
        f"{folder}/families/gan.yml": (f"{line}\n{text}", None),
        f"{folder}/families/flow.yml": (broken, {"line": 3, "character": 10}),
        f"{folder}/families/other.yml": (started, {"line": 3, "character": 2}),
        f"{folder}/families/new.yml": (f"{line}\n", {"line": 1, "character": 0}),
    }
    right, wrong, other, new = opened(ROOT, files, {})
    assert right["diagnostics"] == []
    assert sorted(wrong["diagnostics"]) == [
        [2, 'Missing property "lead".'],
        [2, "Write text here; a number, or a word like true, needs quotes."],
        [3, "Property nmae is not allowed."],
        [4, 'Value is not accepted. Valid values: "blue", "teal", "violet", "rust", "rose", '
            '"olive", "amber", "slate".'],
        [6, "A year of four digits, without quotes."],
        [6, 'Missing property "name".'],
        [6, 'Missing property "why".'],
    ]  # fmt: skip
    assert "teal" in wrong["offered"]
    assert "The day somebody last held this file against its sources." in other["explained"]
    assert {"Card", "name", "lead", "steps", "sources"} <= set(new["offered"])


def test_the_printed_settings_bring_a_schema_to_every_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    assert main(["schema"]) == 0
    said = capsys.readouterr().out
    settings = json.loads(said[said.index("{") :])
    wrong = "name: A\ntitle: A\n"
    names = ["sorting/quick.yml", "sorting/_collection.yml", "timelines/past.yaml", "sources/a.yml"]
    files = {f"data/{name}": (wrong, None) for name in names}
    found = opened(tmp_path, {**files, "mkdocs.yml": (wrong, None)}, settings["yaml.schemas"])
    assert [sorted(message for _, message in one["diagnostics"]) for one in found] == [
        ['Missing property "lead".', "Property title is not allowed."],
        ["Property name is not allowed."],
        ['Missing property "steps".', "Property name is not allowed."],
        [
            'Missing property "sources".',
            "Property name is not allowed.",
            "Property title is not allowed.",
        ],
        [],
    ]
