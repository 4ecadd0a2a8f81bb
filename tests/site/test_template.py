"""The files of ``template/`` make a site, with the commands of the workflow that publishes it."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from importlib.metadata import version
from pathlib import Path
from typing import Any

import pytest
import yaml
from packaging.requirements import Requirement

from .conftest import QUIET, Result

TEMPLATE = Path(__file__).parents[2] / "template"
WORKFLOW = TEMPLATE / ".github/workflows/pages.yml"
INSTALL = "pip install --quiet --requirement requirements.txt"
GIVEN = {  # what GitHub puts into the workflow
    "${{ steps.pages.outputs.base_url }}": "https://somebody.github.io/course",
    "${{ github.server_url }}/${{ github.repository }}": "https://github.com/somebody/course",
}


def steps() -> list[dict[str, Any]]:
    """Give the steps of the workflow that run a command."""
    build = yaml.safe_load(WORKFLOW.read_text("utf-8"))["jobs"]["build"]
    return [step for step in build["steps"] if "run" in step]


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


def test_everything_is_installed_that_the_site_needs() -> None:
    """The tests run with these packages, so the site has been built with them."""
    assert steps()[0]["run"] == INSTALL
    lines = (TEMPLATE / "requirements.txt").read_text("utf-8").splitlines()
    needed = [Requirement(line) for line in lines if not line.startswith("#")]
    assert [one.name for one in needed] == ["mkdocs-genai-plugin", "mkdocs-material"]
    for one in needed:
        assert one.specifier.contains(version(one.name), prereleases=True), one


def test_readme_lists_every_file() -> None:
    listed = re.findall(r"^\| `(.+?)` \|", (TEMPLATE / "README.md").read_text("utf-8"), re.M)
    there = {path.relative_to(TEMPLATE).as_posix() for path in TEMPLATE.rglob("*")}
    files = {path for path in there if (TEMPLATE / path).is_file()}
    assert sorted(listed) == sorted(files)
    assert len(files) == 6
