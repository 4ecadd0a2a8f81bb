"""The examples of the README and the manual are input that passes."""

import json
import re
from itertools import takewhile
from pathlib import Path

import pytest
import yaml

from mkdocs_genai_plugin import __version__
from mkdocs_genai_plugin.bundle.build import site_of
from mkdocs_genai_plugin.cli import main, tools
from mkdocs_genai_plugin.data.files import MEGABYTES, DataFile
from mkdocs_genai_plugin.data.folders import Folder, bundled
from mkdocs_genai_plugin.data.kind import folders_of
from mkdocs_genai_plugin.data.load import load
from mkdocs_genai_plugin.data.problems import report
from mkdocs_genai_plugin.data.tree import DEPTH, MARKUP, VALUES
from mkdocs_genai_plugin.kinds import KINDS
from mkdocs_genai_plugin.page.blocks import BLOCKS
from mkdocs_genai_plugin.page.lint import judged
from tests.data.hostile_pictures import svg

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
    for name in ("rye", "rye-at-night"):
        (tmp_path / f"breads/{name}.svg").write_bytes(svg(""))
    pack = load([Folder(tmp_path, "data")], KINDS)
    assert not pack.problems, report(pack.problems, pack.tried)


def test_the_excerpts_about_sorting_stand_in_its_files() -> None:
    """Three dots stand for what an excerpt leaves out."""
    page = (ROOT / "docs/manual/your-own-subject.md").read_text("utf-8")
    excerpts = list(EXAMPLE.finditer(page))
    assert excerpts
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


def rows(page: str, start: str) -> set[str]:
    """Return the first cells of a page's table that starts with a heading."""
    text = (ROOT / "docs/manual" / page).read_text("utf-8").partition(f"| {start} |")[2]
    return set(re.findall(r"^\| `([^`]+)` \|", text.partition("\n\n")[0], re.M))


def test_the_data_page_lists_every_kind() -> None:
    missing = {f"{folder}/" for folder in folders_of(KINDS)} ^ rows("data.md", "Folder")
    assert not missing, f"docs/manual/data.md: make generated  writes the rows of {missing}"


def test_the_blocks_page_lists_every_block_and_option() -> None:
    missing = BLOCKS.keys() ^ rows("blocks.md", "Block")
    assert not missing, f"docs/manual/blocks.md: make generated  writes the rows of {missing}"
    table = (ROOT / "docs/manual/blocks.md").read_text("utf-8").partition("| Option |")[2]
    explained = re.findall(r"^\| `(\w+)` \| (.*?) \|", table.partition("\n\n")[0], re.M)
    for block in BLOCKS.values():
        for option in block.options:
            told = [names for name, names in explained if name == option]
            named = [names for names in told if block.name in names or names.startswith("all")]
            assert named, f"docs/manual/blocks.md: {block.name} under the option `{option}`"


def test_the_options_page_lists_every_command_and_its_options() -> None:
    page = (ROOT / "docs/manual/options.md").read_text("utf-8").partition("| Command |")[2]
    told = re.findall(r"^\| (?:\[(\w+)\]\(\w+\.md\)|.*?) \| `?(.*?)`? \|", page, re.M)
    for name, command in tools.commands.items():
        assert name in [one for one, _ in told]
        flags = {flag for one in command.params for flag in one.opts if flag.startswith("--")}
        first = [one for one, _ in told].index(name)
        own = [*takewhile(lambda row: not row[0], told[first + 1 :])]
        assert {flag for _, names in own for flag in re.findall(r"--[\w-]+", names)} == flags


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
    pack = load([bundled(), Folder(tmp_path, "data")], KINDS)
    assert not pack.problems, report(pack.problems, pack.tried)


def test_the_readme_opens_with_a_picture_in_both_schemes() -> None:
    """Then come the file and its card, and what it is in words of a newcomer."""
    text = (ROOT / "README.md").read_text("utf-8")
    picture = text[: text.index("</picture>")]
    files = re.findall(r'(?:srcset|src)="([^"]+)"', picture)
    assert len(files) == 2
    assert [file for file in files if not (ROOT / file).is_file()] == []
    assert "prefers-color-scheme: dark" in picture
    assert picture.splitlines()[0].startswith("# ")
    assert len(picture.split()) < 60  # nothing but the title stands before it
    assert text.index("</picture>") < text.index("```yaml") < text.index("## ")


@pytest.mark.parametrize("page", sorted(ROOT.glob("docs/manual/*.md")), ids=lambda page: page.stem)
def test_the_blocks_of_the_manual_pass(page: Path) -> None:
    """Every block is read, those in fences too, but for the page about problems."""
    if page.stem == "problems":
        return
    text = re.sub(r"^ {0,4}```.*", "", page.read_text("utf-8"), flags=re.M).replace("`", "")
    pack = load([bundled(), Folder(ROOT / "data", "data")], KINDS)
    found = judged(DataFile(page.name, text), pack)
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


def test_the_export_page_shows_what_the_command_prints(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Its lines are broken for the page."""
    page = " ".join((ROOT / "docs/manual/export.md").read_text("utf-8").split())
    monkeypatch.chdir(ROOT)
    assert main(["export", "moodle", "-o", str(tmp_path / "moodle.xml")]) == 0
    printed = capsys.readouterr().out.replace(f"{tmp_path}/", "").split()
    assert " ".join(printed).removeprefix("moodle.xml") in page


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


def test_what_a_teacher_has_comes_with_a_picture_of_its_own() -> None:
    page = (ROOT / "docs/course.md").read_text("utf-8")
    sections = re.findall(r"^### .*?(?=^##)", page, re.M | re.S)
    assert len(sections) == 6
    shown = [re.findall(r"!\[.{20,}?\]\((assets/course/\w+\.png)\)", one) for one in sections]
    assert all(len(one) == 1 and (ROOT / "docs" / one[0]).is_file() for one in shown)
    files = {
        path.relative_to(ROOT / "docs").as_posix() for path in ROOT.glob("docs/assets/course/*")
    }
    assert {one[0] for one in shown} == files
