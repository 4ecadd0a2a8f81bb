"""Each rule has a golden pair of files, and a heading on the manual's page "Problems".

``tests/golden/rules/<rule>`` holds what is ``wrong`` and ``right`` and the report that is
``expected.txt``: data in ``data``, the bundled pack's in ``content``, pages in ``docs``, what data
translate in ``original``.
"""

from __future__ import annotations

import ast
import os
import re
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import yaml

import mkdocs_genai_plugin
from mkdocs_genai_plugin.data.checks import dead_links
from mkdocs_genai_plugin.data.files import DataFile
from mkdocs_genai_plugin.data.folders import Folder
from mkdocs_genai_plugin.data.load import load
from mkdocs_genai_plugin.data.problems import Problem, report
from mkdocs_genai_plugin.data.rules import Rule
from mkdocs_genai_plugin.data.staleness import outdated
from mkdocs_genai_plugin.kinds import KINDS
from mkdocs_genai_plugin.page import lint
from mkdocs_genai_plugin.page.context import of_config
from mkdocs_genai_plugin.page.extension import wrong_option
from tests import problems_page
from tests.conftest import Golden

PACKAGE = Path(mkdocs_genai_plugin.__file__).parent
FOLDER = problems_page.RULES
RULES = sorted(path.name for path in FOLDER.iterdir())
ICONS = ("sword", "star")
AURORA = Path("data/families/aurora.yml")


def many_groups(root: Path) -> None:
    groups = "".join(f"  group-{number}: A\n" for number in range(1_001))
    (root / AURORA).with_name("_collection.yml").write_text(f"title: Many\ngroups:\n{groups}")


# What git does not keep, or not on each system.
MADE: dict[str, Callable[[Path], object]] = {
    "file-kind": lambda root: (root / AURORA).mkdir(),
    "file-outside": lambda root: (root / AURORA).symlink_to(__file__),
    "file-size": lambda root: (root / AURORA).write_bytes(b"#" * 2_000_001),
    "file-unreadable": lambda root: (root / AURORA).symlink_to("nowhere.yml"),
    "no-folder": lambda root: shutil.rmtree(root / "data"),
    "too-many": many_groups,
}


def found(root: Path) -> tuple[list[Problem], int]:
    """Return the problems of a folder, and how many files were read."""
    folders = [Folder(root / "data", "data", icons=ICONS)]
    if (root / "content").exists():
        folders = [Folder(root / "content", "content", bundled=True)]
    pack = load(folders, KINDS)
    sources = sorted((root / "docs").rglob("*.md"))
    docs = {path.relative_to(root / "docs").as_posix(): ("first",) for path in sources}
    problems = [*pack.problems, *(problem for _, problem in dead_links(pack, docs))]
    problems += of_options(root)
    problems += outdated(pack, [Folder(root / "original", "original"), *folders])
    for path in sources:
        page = DataFile(path.relative_to(root).as_posix(), path.read_text("utf-8"))
        problems += lint.judged(page, pack)
    return problems, pack.tried + len(sources)


def of_options(root: Path) -> list[Problem]:
    """Return the problem of the options in a configuration, if there is one."""
    path = root / "mkdocs.yml"
    options = (
        yaml.safe_load(path.read_text("utf-8"))["markdown_extensions"][0] if path.exists() else {}
    )
    wrong = wrong_option(options.get("genai", {}))
    return [of_config(path.name, wrong)] if wrong else []


def folder_of(rule: str, side: str, spare: Path) -> Path:
    """Return the folder with what is wrong or right; git cannot keep all of it."""
    if side == "right" or rule not in MADE:
        return FOLDER / rule / side
    (spare / AURORA).parent.mkdir(parents=True)
    MADE[rule](spare)
    return spare


@pytest.mark.skipif(os.name == "nt", reason="not everybody can make links there")
@pytest.mark.parametrize("rule", RULES)
def test_what_is_wrong_breaks_this_rule_alone_and_what_is_right_none(
    rule: str, tmp_path: Path, golden: Golden
) -> None:
    problems, files = found(folder_of(rule, "wrong", tmp_path))
    assert [problem.rule for problem in problems] == [rule]
    golden(FOLDER / rule / "expected.txt", f"{report(problems, files)}\n")
    assert found(folder_of(rule, "right", tmp_path))[0] == []


def test_each_rule_is_used_and_has_a_golden_pair_and_a_heading() -> None:
    used = {rule for source in PACKAGE.rglob("*.py") for rule in named_in(source)}
    assert used == {rule.name for rule in Rule}
    assert set(RULES) == set(Rule)
    assert sorted(problems_page.headings()) == sorted(Rule)


def named_in(source: Path) -> Iterator[str]:
    """Yield the names of the rules that a module mentions."""
    for node in ast.walk(ast.parse(source.read_text("utf-8"))):
        if isinstance(node, ast.Attribute) and ast.unparse(node.value) == "Rule":
            yield node.attr


@pytest.mark.parametrize("rule", Rule)
def test_each_rule_says_in_a_sentence_what_is_wrong(rule: Rule) -> None:
    assert re.fullmatch(r"[A-Z][^.]+\.", rule.says)
    assert rule.name.lower().replace("_", "-") == rule
