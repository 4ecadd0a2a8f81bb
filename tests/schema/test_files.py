"""The schemas that are kept, the lines that name them, and the command that writes them."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path, PurePosixPath

import pytest

from mkdocs_genai_plugin.cli import main
from mkdocs_genai_plugin.data.schema import (
    GENERATED,
    modeline,
    schema_for,
    schemas,
)
from mkdocs_genai_plugin.kinds import KINDS
from tests.subject import SUBJECT

ROOT = Path(__file__).parents[2]
KEPT = ROOT / "mkdocs_genai_plugin/schemas"
DATA = [ROOT / "mkdocs_genai_plugin/content", ROOT / "data"]


def test_each_schema_is_one_by_its_own_schema() -> None:
    """The second opinion of another language: ajv has its own in test_agreement.py."""
    command = [sys.executable, "-m", "check_jsonschema", "--check-metaschema"]
    done = subprocess.run([*command, *KEPT.iterdir()], capture_output=True, encoding="utf-8")
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.parametrize("root", DATA, ids=lambda root: root.name)
def test_each_data_file_names_its_schema_in_line_1(root: Path) -> None:
    files = sorted(root.rglob("*.y*ml"))
    wanted = {
        file: KEPT / schema_for(KINDS, PurePosixPath(file.relative_to(root))) for file in files
    }
    lines = {
        file: modeline(os.path.relpath(schema, file.parent)) for file, schema in wanted.items()
    }
    wrong = {
        str(file.relative_to(ROOT)): line
        for file, line in lines.items()
        if file.read_text("utf-8").splitlines()[0] != line.replace("\\", "/")
    }
    assert wrong == {}, "put these lines in front of the files"
    assert len(files) > 5


def test_this_repository_recommends_the_extension_for_yaml() -> None:
    recommended = json.loads((ROOT / ".vscode/extensions.json").read_text("utf-8"))
    assert recommended == {"recommendations": ["redhat.vscode-yaml"]}
    json.loads((ROOT / ".vscode/settings.json").read_text("utf-8"))


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the folder that the command writes to when it is run where a site's data lies."""
    monkeypatch.chdir(tmp_path)
    return tmp_path / "schemas"


def test_files_are_written_and_named(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["schema"]) == 0
    said = capsys.readouterr().out
    assert {path.name: path.read_text("utf-8") for path in folder.iterdir()} == schemas(KINDS)
    assert all(f"schemas/{name}\n" in said for name in schemas(KINDS))
    assert "\n# yaml-language-server: $schema=../../schemas/timeline.json\n" in said


def test_the_command_replaces_what_it_wrote(folder: Path) -> None:
    assert main(["schema"]) == 0
    older = json.dumps({"$comment": GENERATED, "type": "string"})
    (folder / "card.json").write_text(older, "utf-8")
    (folder / "mine.json").write_text("mine", "utf-8")
    assert main(["schema"]) == 0
    assert (folder / "card.json").read_text("utf-8") == schemas(KINDS)["card.json"]
    assert (folder / "mine.json").read_text("utf-8") == "mine"


def test_without_the_pack_there_are_no_examples_of_its_subject(folder: Path) -> None:
    assert main(["schema"]) == 0
    assert SUBJECT.search((folder / "card.json").read_text("utf-8"))
    assert main(["schema", "--no-pack"]) == 0
    # The machines of figures are of the pack's subject, and their names are values of a field.
    others = [path for path in folder.iterdir() if path.name != "figure.json"]
    assert [path.name for path in others if SUBJECT.search(path.read_text("utf-8"))] == []
    assert json.loads((folder / "card.json").read_text("utf-8"))["properties"]["facts"]
    assert main(["schema", "--no-pack", "--check"]) == 0
    assert main(["schema", "--check"]) == 1


def test_a_file_of_somebody_else_is_left_as_it_is(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder.mkdir()
    (folder / "quiz.json").write_bytes(b'{"mine": "\xff"}')
    assert main(["schema"]) == 2
    said = capsys.readouterr()
    assert said.out == ""
    assert "schemas/quiz.json was not written by this command" in said.err
    assert "mkdocs-genai schema FOLDER" in said.err
    assert [path.name for path in folder.iterdir()] == ["quiz.json"]


def test_a_folder_that_cannot_be_written_is_named(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder.write_text("no folder", "utf-8")
    assert main(["schema"]) == 2
    assert "error: schemas cannot be used (" in capsys.readouterr().err


def test_stale_and_missing_files_are_named(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["schema"]) == 0
    (folder / "card.json").write_text("{}", "utf-8")
    (folder / "quiz.json").unlink()
    capsys.readouterr()
    assert main(["schema", "--check"]) == 1
    assert capsys.readouterr().out.splitlines() == [
        "schemas/card.json is missing or stale",
        "schemas/quiz.json is missing or stale",
        "Write them with the same command, without  --check",
    ]
    assert (folder / "card.json").read_text("utf-8") == "{}"
