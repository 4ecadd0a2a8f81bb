"""Each rule has a golden pair of files, and a heading on the manual's page "Problems".

``tests/golden/rules/<rule>`` holds what is ``wrong`` and ``right`` and the report that is
``expected.txt``: data in ``data``, the bundled pack's in ``content``, pages in ``docs``.
"""

from __future__ import annotations

import ast
import os
import re
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from mkdocs_genai_plugin import pages
from mkdocs_genai_plugin.data.checks import dead_links
from mkdocs_genai_plugin.data.files import DataFile
from mkdocs_genai_plugin.data.pack import Folder, load
from mkdocs_genai_plugin.data.problems import Problem, report
from tests import problems_page
from tests.conftest import Golden

PACKAGE = Path(problems_page.ROOT) / "mkdocs_genai_plugin"
FOLDER = problems_page.RULES
RULES = sorted(path.name for path in FOLDER.iterdir())
ICONS = ("sword", "star")
AURORA = Path("data/families/aurora.yml")
REPORTERS = {
    "Complaint", "Problem", "_at", "_refusal", "_undeclared", "_unknown",
    "at", "problem", "refuse", "undeclared", "unknown",
}  # fmt: skip
RULE = re.compile(r"[a-z]+(?:-[a-z]+)*")


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
    """Give the problems of a folder, and how many files were read."""
    folders = [Folder(root / "data", "data", icons=ICONS)]
    if (root / "content").exists():
        folders = [Folder(root / "content", "content", bundled=True)]
    pack = load(folders)
    sources = sorted((root / "docs").rglob("*.md"))
    docs = {path.relative_to(root / "docs").as_posix(): ("first",) for path in sources}
    problems = [*pack.problems, *(problem for _, problem in dead_links(pack, docs))]
    for path in sources:
        page = DataFile(path.relative_to(root).as_posix(), path.read_text("utf-8"))
        problems += pages.problems(page, pack)
    return problems, pack.tried + len(sources)


def folder_of(rule: str, side: str, spare: Path) -> Path:
    """Give the folder with what is wrong or right; git cannot keep all of it."""
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


def rules_in(source: Path) -> Iterator[str]:
    """Give the words that the source hands to what makes a problem."""
    for node in ast.walk(ast.parse(source.read_text(encoding="utf-8"))):
        called = isinstance(node, ast.Call) and ast.unparse(node.func).rpartition(".")[2]
        given = node.args if isinstance(node, ast.Call) and called in REPORTERS else []
        if isinstance(node, ast.Return) and isinstance(node.value, ast.Tuple):
            given = node.value.elts
        if isinstance(node, ast.Tuple) and len(node.elts) == 4:
            given = node.elts
        for part in given:
            if isinstance(part, ast.Constant) and RULE.fullmatch(str(part.value)):
                yield str(part.value)


def test_code_golden_pairs_and_headings_name_the_same_rules() -> None:
    sources = [*(PACKAGE / "data").glob("*.py"), PACKAGE / "blocks.py", PACKAGE / "pages.py"]
    emitted = {rule for source in sources for rule in rules_in(source)}
    headings = problems_page.headings()
    assert emitted == set(RULES)
    assert headings == [heading for heading in dict.fromkeys(headings) if heading in RULES]
    assert set(headings) == set(RULES)


def test_page_shows_the_golden_pairs() -> None:
    fix = "write it anew with  make problems"
    assert problems_page.PAGE.read_text("utf-8") == problems_page.derived(), fix
