"""The files of ``template/`` make a site, with the commands of the workflow that publishes it."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml
from packaging.requirements import Requirement

from tests.processes import QUIET

from .conftest import Result

TEMPLATE = Path(__file__).parents[2] / "template"
ACTION = yaml.safe_load((TEMPLATE.parent / "action.yml").read_text("utf-8"))
HOOKS = yaml.safe_load((TEMPLATE.parent / ".pre-commit-hooks.yaml").read_text("utf-8"))
INSTALL = "pip install --quiet --requirement requirements.txt"
GIVEN = {  # what GitHub puts into the workflow
    "${{ steps.pages.outputs.base_url }}": "https://somebody.github.io/course",
    "${{ github.server_url }}/${{ github.repository }}": "https://github.com/somebody/course",
}


def steps(workflow: str = "pages", job: str = "build") -> list[dict[str, Any]]:
    """Return the steps of a job that run a command."""
    text = (TEMPLATE / f".github/workflows/{workflow}.yml").read_text("utf-8")
    return [step for step in yaml.safe_load(text)["jobs"][job]["steps"] if "run" in step]


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory) -> Result:
    """Copy the template, and run what the workflow runs when all is installed."""
    root = tmp_path_factory.mktemp("template") / "course"
    shutil.copytree(TEMPLATE, root)
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    for step in steps():
        if step["run"] == INSTALL:
            continue
        given = {name: GIVEN.get(text, text) for name, text in step.get("env", {}).items()}
        done = subprocess.run(
            step["run"],
            shell=True,
            cwd=root,
            env={**os.environ, **QUIET, "PATH": path, **given},
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 0, done.stdout + done.stderr
    return Result(0, "", root / "site")


def test_site_shows_its_own_card_beside_those_of_the_pack(published: Result) -> None:
    cards = published.page().all("genai-cards")[0]
    names = [node.words for node in cards.all(name="genai-label")]
    assert len(names) == 7
    assert "Flow" in names
    assert published.page().one("source-rezende2015")


def test_site_knows_its_address_and_its_repository(published: Result) -> None:
    page = published.page()
    (canonical,) = (node for node in page.all("link") if node.attributes.get("rel") == "canonical")
    assert canonical.href == "https://somebody.github.io/course/"
    edits = [node.href for node in page.all("a", "genai-edit")]
    assert edits == ["https://github.com/somebody/course/edit/main/data/families/flow.yml"]
    assert (TEMPLATE / edits[0].partition("/main/")[2]).is_file()


def test_proposal_is_checked_with_what_publishes_it() -> None:
    published = [step["run"] for step in steps()]
    assert [step["run"] for step in steps("check", "check")] == published


@pytest.mark.parametrize("workflow", ["check", "pages"])
def test_action_of_the_plugin_checks_the_data(workflow: str) -> None:
    text = (TEMPLATE / f".github/workflows/{workflow}.yml").read_text("utf-8")
    (job,) = (one for one in yaml.safe_load(text)["jobs"].values() if one["name"] != "Deploy")
    used = [step for step in job["steps"] if step.get("uses", "").startswith("OWNER/")]
    assert [step.get("with", {}).keys() - ACTION["inputs"].keys() for step in used] == [set()]


def test_hook_of_the_plugin_is_there() -> None:
    config = yaml.safe_load((TEMPLATE / ".pre-commit-config.yaml").read_text("utf-8"))
    used = {hook["id"] for repo in config["repos"] for hook in repo["hooks"]}
    assert used == {hook["id"] for hook in HOOKS}


def test_everything_is_installed_that_the_site_needs() -> None:
    """The tests run with these packages, so the site has been built with them."""
    assert steps()[0]["run"] == INSTALL
    known = (TEMPLATE.parent / "constraints.txt").read_text("utf-8").splitlines()
    lines = (TEMPLATE / "requirements.txt").read_text("utf-8").splitlines()
    assert lines[1] == "--constraint constraints.txt"
    needed = [Requirement(line) for line in lines[2:]]
    assert [one.name for one in needed] == ["mkdocs-genai-plugin", "mkdocs-material"]
    assert str(needed[1]) in known, "what is not ours is pinned to what the tests pass with"


def test_published_site_has_what_its_page_for_teachers_names(published: Result) -> None:
    page = (TEMPLATE / "docs/course.md").read_text("utf-8")
    named = re.findall(r"`(downloads/.+?)`", page)
    assert len(named) == 5
    assert {name for name in published.files if name.startswith("downloads/")} == {*named}


def test_readme_lists_every_file() -> None:
    listed = re.findall(r"^\| `(.+?)` \|", (TEMPLATE / "README.md").read_text("utf-8"), re.M)
    there = {path.relative_to(TEMPLATE).as_posix() for path in TEMPLATE.rglob("*")}
    files = {path for path in there if (TEMPLATE / path).is_file()}
    assert sorted(listed) == sorted(files | {"constraints.txt"}), "the archive brings the versions"
