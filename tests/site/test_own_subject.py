"""A site about another subject: the same blocks, and not a word about the bundled pack's."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from mkdocs_genai_plugin.cli import main
from tests.subject import SUBJECT

from .conftest import Result, Site

ROOT = Path(__file__).parents[2]
DATA = ROOT / "data"
CONFIG = """\
theme: {theme}
repo_url: https://github.com/somebody/course
edit_uri: edit/main/docs/
plugins: [search, genai]
markdown_extensions:
  - genai: {{pack: false, data_dir: data}}
"""
PAGE = """\
# Sorting

/// genai-definition | stable-sort
///

/// genai-cards | sorting
///

/// genai-comparison | sorting-side-by-side
///

/// genai-timeline | sorting-history
///

/// genai-takeaways | sorting
///

/// genai-card | sorting/heapsort
    id: in-full
///

/// genai-sources
///
"""
TEXTS = (".html", ".json", ".js", ".css", ".xml", ".txt")
EDIT = "https://github.com/somebody/course/edit/main/data"


@pytest.fixture(scope="module", params=["mkdocs", "material"])
def theme(request: pytest.FixtureRequest) -> str:
    """Return the name of a theme."""
    name: str = request.param
    return name


@pytest.fixture(scope="module")
def sorting(theme: str, tmp_path_factory: pytest.TempPathFactory) -> Result:
    """Build a bare site whose only data are those about sorting."""
    site = Site(tmp_path_factory.mktemp(theme))
    shutil.copytree(DATA, site.root / "data")
    return site.write(CONFIG.format(theme=theme), {"docs/index.md": PAGE}).built()


@pytest.fixture(scope="module")
def plain(theme: str, tmp_path_factory: pytest.TempPathFactory) -> Result:
    """Build a site without the plugin."""
    site = Site(tmp_path_factory.mktemp(f"plain-{theme}"))
    return site.write(f"theme: {theme}\nplugins: [search]\n", {"docs/index.md": "# Page"}).built()


@pytest.fixture(scope="module")
def lesson(tmp_path_factory: pytest.TempPathFactory) -> Result:
    """Build the site of this repository."""
    folder = tmp_path_factory.mktemp("lesson")
    result = Site(ROOT).built("--site-dir", str(folder))
    return Result(result.code, result.output, folder)


def test_every_block_shows_the_other_subject(sorting: Result) -> None:
    page = sorting.page()
    names = [node.words for node in page.all("genai-cards")[0].all(name="genai-label")]
    assert names == ["Insertion sort", "Merge sort", "Quicksort", "Heapsort", "Radix sort"]
    assert len(page.all("genai-comparison")[0].all("tr")) == 6
    assert len(page.all("genai-timeline")[0].all(name="genai-panel")) == 5
    assert page.one("definitions-stable-sort")
    assert page.one("takeaways-sorting")
    assert page.one("in-full")
    assert page.one("source-hoare1962")


def test_formulas_and_marks_are_there(sorting: Result) -> None:
    page = sorting.page()
    assert page.all("math")
    for mark in ("full", "part", "none"):
        assert page.all("genai-comparison")[0].all(name=f"genai-{mark}")


def test_cards_lead_to_their_files(sorting: Result) -> None:
    links = [node.href for node in sorting.page().all("a", "genai-edit")]
    assert f"{EDIT}/sorting/heapsort.yml" in links
    assert all((DATA / link.removeprefix(f"{EDIT}/")).is_file() for link in links)


def test_nothing_in_the_site_is_about_the_bundled_subject(sorting: Result, plain: Result) -> None:
    """Files that the theme brings to every site are its own matter.

    The schema of figures names the machines, which are there for any subject.
    """
    machines = "assets/genai/schemas/figure.json"
    ours = {path: raw for path, raw in sorting.files.items() if plain.files.get(path) != raw}
    assert machines in ours
    said = {
        f"{path}: {found[0]}"
        for path, raw in ours.items()
        if path.endswith(TEXTS) and path != machines
        for found in SUBJECT.finditer(raw.decode("utf-8"))
    }
    assert {"index.html", "assets/genai/genai.js", "assets/genai/genai.css"} <= ours.keys()
    assert said == set()


def test_data_stand_without_the_pack(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", str(DATA), "--no-pack"]) == 0
    assert "0 problems in 0 of" in capsys.readouterr().out


def test_other_subject_stands_on_its_pages_of_the_manual_only(lesson: Result) -> None:
    pages = [path for path in lesson.files if path.endswith(".html")]
    found = [path for path in pages if 'id="sorting-' in lesson.read(path)]
    made = [path for path in pages if path.startswith("manual/sorting/")]
    assert len(made) == 1 + len([*DATA.glob("sorting/[!_]*.yml")])
    assert found == [*made, "manual/your-own-subject/index.html"]
    sources = re.compile("source-(?:hoare|knuth|williams)")
    cited = {path for path in pages if sources.search(lesson.read(path))}
    assert found[-1] in cited
    assert cited - {*found} == {"sources/index.html"}  # lists all that the site cites
