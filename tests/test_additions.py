"""What the manual says of additions is all that they take: a copy gets one of each."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from .additions import ADDITIONS, ROOT, Copy, copy

PAGE = (ROOT / "docs/manual/contribute.md").read_text("utf-8")
# What writes files anew, and what then has to pass in the copy.
GENERATORS = (
    "pytest -n 0 -q --update-golden tests/render/test_golden.py tests/data/test_rules.py"
    " --deselect tests/data/test_rules.py::test_page_shows_the_golden_pairs",
    "tests.generated",
)
CHECKS = (
    "tests/test_architecture.py tests/test_reference.py tests/test_manual.py"
    " tests/test_github.py::test_form_offers_every_kind_of_item tests/schema/test_files.py"
    " tests/data/test_rules.py tests/data/test_words.py tests/render tests/kinds"
    " tests/site/test_hostile_text.py tests/commands/test_count.py"
).split()


def listed(heading: str) -> list[str]:
    """Return the files that the manual lists under a heading."""
    section = PAGE.partition(f"\n### {heading}\n")[2].partition("\n### ")[0].partition("\n## ")[0]
    return re.findall(r"^\d+\. `([^`]+)`", section, re.M)


def run(to: Copy, module: str) -> str:
    """Run a module in the copy; it has to succeed."""
    done = subprocess.run(
        [sys.executable, "-m", *module.split()],
        cwd=to.root,
        env={**os.environ, "PYTHONPATH": str(to.root), "NO_MKDOCS_2_WARNING": "1"},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout
    return done.stdout


@pytest.fixture(scope="module")
def added(tmp_path_factory: pytest.TempPathFactory) -> Copy:
    """Return a copy of the repository with one addition of each sort, and all generated anew."""
    to = copy(tmp_path_factory.mktemp("copy"))
    for add, _ in ADDITIONS.values():
        add(to)
    for generator in GENERATORS:
        run(to, generator)
    return to


@pytest.mark.parametrize("heading", ADDITIONS)
def test_each_takes_the_files_that_the_manual_lists(heading: str, tmp_path: Path) -> None:
    add, stands_for = ADDITIONS[heading]
    files = listed(heading)
    assert files
    to = copy(tmp_path)
    add(to)
    for word, meant in stands_for.items():
        files = [re.sub(rf"\b{word}\b|(?<=_){word}\b", meant, file) for file in files]
    touched = {next((one for one in files if path.startswith(one)), path) for path in to.touched}
    assert touched == {*files}


@pytest.mark.timeout(1800)  # a run of its own
def test_every_general_check_passes_with_all_of_them(added: Copy) -> None:
    run(added, f"pytest -n 0 -q {' '.join(CHECKS)}")


def test_site_builds_with_all_of_them(added: Copy) -> None:
    run(added, "mkdocs build --strict --quiet")
    said = (added.root / "site/manual/reference/index.html").read_text("utf-8")
    for anchor in ("takeaways-last", "faq", "doubt-proof"):
        assert f'id="{anchor}"' in said


def test_what_is_generated_has_all_of_them(added: Copy) -> None:
    golden = added.root / "tests/golden/render"
    assert "never" in (golden / "takeaways.html").read_text("utf-8")
    assert 'id="faqs-start-then"' in (golden / "faqs.html").read_text("utf-8")
    assert "a point stands twice" in (added.root / "docs/manual/problems.md").read_text("utf-8")
