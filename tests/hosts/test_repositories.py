"""Other repositories hold their data by our action and by our hook of pre-commit."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from pathlib import Path

import pytest
import yaml

from .environments import ROOT, Environment, apart, run

pytestmark = pytest.mark.hosts
SITE = "site_name: Flows\nmarkdown_extensions:\n  - genai:\n      data_dir: data\n"
RIGHT = "name: Flow\nlead: It turns noise into samples.\n"
WRONG = RIGHT.replace("name", "nmae")
IDENTITY = ("-c", "user.name=Somebody", "-c", "user.email=somebody@example.org")


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """Return a repository of somebody else, with a card that is right."""
    root = tmp_path / "course"
    (root / "data/families").mkdir(parents=True)
    (root / "mkdocs.yml").write_text(SITE, "utf-8")
    (root / "data/families/flow.yml").write_text(RIGHT, "utf-8")
    run("git", "init", "--quiet", root)
    run("git", "-C", root, "add", "--all")
    return root


def acted(repository: Path, **inputs: str) -> subprocess.CompletedProcess[str]:
    """Run the steps of the action as GitHub's runner does it."""
    action = yaml.safe_load((ROOT / "action.yml").read_text("utf-8"))
    values = {name: one["default"] for name, one in action["inputs"].items()} | inputs
    runner = {
        "RUNNER_TEMP": str(repository.parent),
        "GITHUB_ACTION_PATH": str(ROOT),
        "GITHUB_ACTIONS": "true",
        "GITHUB_WORKSPACE": str(repository),
    }
    for step in action["runs"]["steps"]:
        given = {
            name: values[text.removeprefix("${{ inputs.").removesuffix(" }}")]
            for name, text in step.get("env", {}).items()
        }
        done = subprocess.run(
            # https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-syntax
            ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", step["run"]],
            cwd=repository,
            env={**apart(), **runner, **given},
            capture_output=True,
            text=True,
            check=False,
        )
        if done.returncode:
            break
    return done


def test_action_marks_a_mistake_at_its_line_and_writes_sarif(repository: Path) -> None:
    done = acted(repository)
    assert done.returncode == 0, done.stdout + done.stderr
    (repository / "data/families/flow.yml").write_text(WRONG, "utf-8")
    done = acted(repository, paths="data/families\n\ndata", sarif="report.sarif")
    assert done.returncode == 1, done.stdout + done.stderr
    assert "::error file=data/families/flow.yml,line=1,col=1" in done.stdout
    (sarif,) = json.loads((repository / "report.sarif").read_text("utf-8"))["runs"]
    assert "unknown-key" in {one["ruleId"] for one in sarif["results"]}


def test_words_of_an_input_are_no_commands(repository: Path) -> None:
    done = acted(repository, paths="$(touch seen)`touch seen`; touch seen\n--fix")
    assert done.returncode == 2
    assert not (repository / "seen").exists()


def test_hook_of_pre_commit_stops_a_mistake(repository: Path, tmp_path: Path) -> None:
    pre_commit = Environment("pre-commit", ("pre-commit==4.6.0",)).ready().with_name("pre-commit")
    # What pre-commit installs is a commit, so what is not committed yet is one here.
    ours = tmp_path / "ours"
    files = run("git", "-C", ROOT, "ls-files", "--cached", "--others", "--exclude-standard")
    for name in files.splitlines():
        if (ROOT / name).is_file():
            (ours / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(ROOT / name, ours / name)
    run("git", "init", "--quiet", ours)
    run("git", "-C", ours, "add", "--all")
    run("git", "-C", ours, *IDENTITY, "commit", "--quiet", "--message", "All")
    command = [pre_commit, "try-repo", ours, "mkdocs-genai-check", "--all-files"]
    home = {**apart(), "PRE_COMMIT_HOME": str(tmp_path / "home"), "HOME": os.environ["HOME"]}

    def tried() -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            command, cwd=repository, env=home, capture_output=True, text=True, check=False
        )

    done = tried()
    assert done.returncode == 0, done.stdout + done.stderr
    (repository / "data/families/flow.yml").write_text(WRONG, "utf-8")
    done = tried()
    assert done.returncode == 1, done.stdout + done.stderr
    assert "data/families/flow.yml:1:1: error" in done.stdout
