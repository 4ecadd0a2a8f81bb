"""The examples of the README and the manual are input that passes."""

import json
import re
from pathlib import Path

import pytest
import yaml

from mkdocs_genai_plugin import __version__
from mkdocs_genai_plugin.bundle.build import site_of
from mkdocs_genai_plugin.cli import main
from mkdocs_genai_plugin.data.files import MEGABYTES, DataFile
from mkdocs_genai_plugin.data.pack import Folder, bundled, load
from mkdocs_genai_plugin.data.problems import report
from mkdocs_genai_plugin.data.tree import DEPTH, MARKUP, VALUES
from mkdocs_genai_plugin.pages import problems

ROOT = Path(__file__).parents[1]
EXAMPLE = re.compile(r"```yaml\n# data/(?P<path>\S+)\n(?P<text>.*?)```", re.S)


def test_the_examples_of_the_data_page_pass(tmp_path: Path) -> None:
    page = (ROOT / "docs/manual/data.md").read_text("utf-8")
    examples = list(EXAMPLE.finditer(page))
    assert len(examples) == page.count("\n# data/") > 6
    for example in examples:
        path = tmp_path / example["path"]
        path.parent.mkdir(exist_ok=True)
        path.write_text(example["text"], "utf-8")
    pack = load([Folder(tmp_path, "data")])
    assert not pack.problems, report(pack.problems, pack.tried)


def test_the_excerpts_about_sorting_stand_in_its_files() -> None:
    """Three dots stand for what an excerpt leaves out."""
    page = (ROOT / "docs/manual/your-own-subject.md").read_text("utf-8")
    excerpts = list(EXAMPLE.finditer(page))
    assert len(excerpts) == 4
    for excerpt in excerpts:
        file = (ROOT / "data" / excerpt["path"]).read_text("utf-8")
        for part in excerpt["text"].split("...\n"):
            assert part in file, excerpt["path"]


def test_each_promise_of_the_accessibility_page_has_a_test_of_its_name() -> None:
    page = (ROOT / "docs/manual/accessibility.md").read_text("utf-8")
    promised = {f"test_{id.replace('-', '_')}" for id in re.findall(r'<span id="([^"]+)"', page)}
    modules = [path.read_text("utf-8") for path in (ROOT / "tests/browser").rglob("test_*.py")]
    tests = {name for text in modules for name in re.findall(r"^def (test_\w+)\(", text, re.M)}
    assert len(promised) == 23
    assert promised - tests == set()


@pytest.mark.parametrize("page", ["README.md", "docs/manual/index.md"])
def test_the_card_of_the_first_pages_passes(page: str, tmp_path: Path) -> None:
    text = (ROOT / page).read_text("utf-8")
    yaml = re.search(r"```yaml\n((?: *# .*\n)? *name: .*?)```", text, re.S)
    assert yaml
    indent = re.match(" *", yaml[1])
    assert indent
    (tmp_path / "families").mkdir()
    lines = [line.removeprefix(indent[0]) for line in yaml[1].splitlines()]
    (tmp_path / "families/example.yml").write_text("\n".join(lines), "utf-8")
    pack = load([bundled(), Folder(tmp_path, "data")])
    assert not pack.problems, report(pack.problems, pack.tried)


@pytest.mark.parametrize("page", sorted(ROOT.glob("docs/manual/*.md")), ids=lambda page: page.stem)
def test_the_blocks_of_the_manual_pass(page: Path) -> None:
    """Every block is read, those in fences too, but for the page about problems."""
    if page.stem == "problems":
        return
    text = re.sub(r"^ {0,4}```.*", "", page.read_text("utf-8"), flags=re.M).replace("`", "")
    pack = load([bundled(), Folder(ROOT / "data", "data")])
    found = list(problems(DataFile(page.name, text), pack))
    assert not [problem for problem in found if problem.rule != "unknown-source"]


def test_the_check_page_shows_what_the_command_prints(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Three dots stand for the rest of the allowed keys, and for a second problem in JSON."""
    page = (ROOT / "docs/manual/check.md").read_text("utf-8")
    example = EXAMPLE.search(page)
    blocks = dict(re.findall(r"```(text|json)\n(.*?)```", page, re.S))
    assert example
    (tmp_path / "data/families").mkdir(parents=True)
    (tmp_path / "data" / example["path"]).write_text(example["text"], "utf-8")
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("GITHUB_ACTIONS", raising=False)
    assert main(["check", "data/families"]) == 1
    printed = re.sub(r"(Allowed: name, full_name), .*", r"\1, …", capsys.readouterr().out)
    assert printed == blocks["text"]
    assert main(["check", "data/families", "--format", "json"]) == 1
    said, shown = (json.loads(text) for text in (capsys.readouterr().out, blocks["json"]))
    for problem in said["problems"]:
        problem["fix"] = re.sub(r"(Allowed: name, full_name), .*", r"\1, …", problem["fix"])
    assert {**said, "problems": said["problems"][:1]} == shown


def test_the_check_page_names_the_limits() -> None:
    page = (ROOT / "docs/manual/check.md").read_text("utf-8")
    limits = (f"{MEGABYTES} MB", f"{DEPTH} levels", f"{VALUES:,} values", f"{MARKUP:,} signs")
    assert [limit for limit in limits if limit not in page] == []


def test_the_course_page_names_the_files_that_a_bundle_is() -> None:
    page = (ROOT / "docs/course.md").read_text("utf-8")
    with site_of(str(ROOT / "mkdocs.yml")) as build:
        assert [f"`{build.name}{end}`" in page for end in (".zip", ".html")] == [True, True]


def test_what_is_to_be_cited_is_this_version() -> None:
    cited = yaml.safe_load((ROOT / "CITATION.cff").read_text("utf-8"))
    assert cited["version"] == cited["preferred-citation"]["version"] == __version__
    assert cited["preferred-citation"]["authors"] == cited["authors"]
    (author,) = (one["name"] for one in cited["authors"])
    assert author in (ROOT / "LICENSE").read_text("utf-8")
    lesson = (ROOT / "docs/index.md").read_text("utf-8")
    assert f"\n# {cited['preferred-citation']['title']}\n" in lesson
    page = (ROOT / "docs/course.md").read_text("utf-8")
    bibtex = page[page.index("@misc{") : page.index("\n}\n")]
    for part in (f"{{{author}}}", cited["preferred-citation"]["title"], f"Version {__version__},"):
        assert part in bibtex
    assert f"{{{cited['preferred-citation']['year']}}}" in bibtex
